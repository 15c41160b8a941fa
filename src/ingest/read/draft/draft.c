/* What every story goes through, whatever the dialect: texts, dates, addresses, language. Knows no format.
 * Any thread. */
#include "ingest/read/draft/draft.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/dates/dates.h"
#include "ingest/read/draft/body.h"
#include "ingest/read/draft/credit.h"
#include "ingest/read/draft/id.h"
#include "ingest/read/draft/photo.h"
#include "ingest/read/html/html.h"
#include "ingest/read/text/junk.h"
#include "ingest/read/text/text.h"
#include "ingest/url/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct draft_photo *draft_add_photo(struct draft *draft, const char *url, const char *place)
{
    if (!url || !url[0] || draft->photo_count == DRAFT_PHOTOS_MAX)
        return NULL;
    struct draft_photo *photo = &draft->photos[draft->photo_count++];
    *photo = (struct draft_photo){.url = url, .place = place};
    return photo;
}

void draft_problem(struct reading *reading, const struct draft *draft, const char *place, const char *message)
{
    feed_document_add_problem(reading->document, message, "%s%s", draft->where, place);
}

void draft_report_rest(struct reading *reading, const char *where, size_t count)
{
    char message[96];
    if (count <= LIMIT_STORIES_PER_FEED)
        return;
    (void)snprintf(message, sizeof message, "%zu stories; only the first %d were read", count,
                   LIMIT_STORIES_PER_FEED);
    feed_document_add_problem(reading->document, message, "%s", where);
}

char *draft_line(const struct reading *reading, struct draft_text text, size_t maximum)
{
    if (!text.text || !text.text[0])
        return NULL;
    size_t length = strlen(text.text);
    bool html = text.kind == TEXT_HTML || (text.kind == TEXT_EITHER && text_is_markup(text.text, length));
    return html ? html_line(text.text, length, reading->request->junk_lines, maximum)
                : text_plain(text.text, length, maximum);
}

static bool is_tag_character(char c)
{
    return ascii_is_letter_or_digit(c) || c == '-';
}

char *draft_language(const char *tag)
{
    enum { TAG_MAX = 35 }; /* RFC 5646 section 4.4.1 */
    char *clean = tag ? text_clean(tag, strlen(tag), TAG_MAX) : NULL;
    bool good = clean && strlen(clean) >= 2 && clean[0] != '-' && clean[0] != '_';
    for (char *c = clean; good && *c; c++) {
        *c = *c == '_' ? '-' : *c;
        good = is_tag_character(*c);
    }
    if (good)
        return clean;
    free(clean);
    return NULL;
}

/* 0: no date, or none that can be. */
static int64_t take_date(struct reading *reading, const struct draft *draft, struct draft_date date)
{
    int64_t utc = 0;
    const char *remark = NULL;
    if (!date.text || !date.text[0])
        return 0;
    bool read = date_parse(date.text, &utc, &remark);
    if (read && !date_plausible(utc, reading->request->now)) {
        read = false;
        remark = utc > reading->request->now ? "the date is in the future and was left out"
                                             : "the date is before 1995 and was left out";
    }
    if (remark)
        draft_problem(reading, draft, date.place, remark);
    return read ? utc : 0;
}

static void take_dates(struct reading *reading, const struct draft *draft, struct story *story)
{
    story->published = take_date(reading, draft, draft->published);
    if (!story->published)
        story->published = take_date(reading, draft, draft->published_else);
    int64_t updated = take_date(reading, draft, draft->updated);
    story->updated = updated != story->published ? updated : 0;
}

static void take_url(struct reading *reading, const struct draft *draft, struct story *story)
{
    const char *why = NULL;
    if (!draft->url || !draft->url[0])
        return;
    story->url = url_resolve(reading->request->base_url, draft->url, URL_LINK, &why);
    if (why)
        draft_problem(reading, draft, ".url", why);
}

/* "Фото: Reuters" in the place of the author is a credit. */
static void take_byline(const struct reading *reading, const struct draft *draft, struct story *story)
{
    story->byline = draft_line(reading, draft->byline, LIMIT_FIELD);
    const char *credit = story->byline ? credit_of_label(story->byline) : NULL;
    if (!credit)
        return;
    if (story->photo && !story->photo->credit)
        story->photo->credit = memory_copy_text(credit);
    story_take_text(&story->byline, NULL);
}

static void take_language(struct reading *reading, const struct draft *draft, struct story *story)
{
    story->language = draft_language(draft->language);
    if (!story->language)
        story->language = memory_copy_text(reading->document->language);
    if (!story->language)
        story->language = draft_language(reading->request->language);
    story->direction = language_direction(story->language);
    bool told = story->language || text_direction(story->headline, &story->direction);
    for (size_t i = 0; i < story->block_count && !told; i++)
        told = text_direction(story->blocks[i].text, &story->direction);
}

/* A story without words stays in the document, so that probe tells of it, when it is anything at all; nobody
 * shows it (newest.h). */
static bool is_worth_telling(struct reading *reading, const struct draft *draft, const struct story *story)
{
    bool named = (draft->id && draft->id[0]) || story->url || story->photo || story->published;
    if (!story_has_text(story))
        draft_problem(reading, draft, "",
                      named ? "neither headline nor text; the story will not be shown"
                            : "there is nothing in it; it was left out");
    return named || story_has_text(story);
}

void draft_add(struct reading *reading, const struct draft *draft)
{
    struct story *story = story_create();
    struct html_content content = {0};
    story->headline = draft_line(reading, draft->headline, LIMIT_HEADLINE);
    story->summary = draft_line(reading, draft->summary, LIMIT_BLOCK);
    if (story->summary)
        junk_trim(story->summary);
    draft_read_body(reading, draft, &content);
    draft_choose_photo(reading, draft, &content, story);
    draft_take_blocks(&content, story);
    story->section = draft_line(reading, draft->section, LIMIT_FIELD);
    story->source = draft_line(reading, draft->source, LIMIT_FIELD);
    if (!story->source)
        story->source = memory_copy_text(reading->document->title);
    take_byline(reading, draft, story);
    take_dates(reading, draft, story);
    take_url(reading, draft, story);
    take_language(reading, draft, story);
    draft_take_id(draft, story);
    if (is_worth_telling(reading, draft, story) && draft_make_unique(reading, draft, story))
        feed_document_add_story(reading->document, story);
    else
        story_destroy(story);
    html_content_finish(&content);
}
