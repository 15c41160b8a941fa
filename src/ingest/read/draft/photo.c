/* Which of the photos a story came with is shown, and its texts. Fetches nothing. Any thread. */
#include "ingest/read/draft/photo.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/draft/credit.h"
#include "ingest/read/html/image.h"
#include "ingest/read/text/text.h"
#include "ingest/url/url.h"

#include <stdlib.h>
#include <string.h>

enum { WHY_MAX = 200 };

/* The text behind the last slash, without a query: "IMG_1234.jpg". */
static bool is_file_name(const char *text)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".webp", ".gif"};
    size_t length = text ? strlen(text) : 0;
    if (!text || strchr(text, ' '))
        return false;
    char *folded = text_folded(text);
    bool found = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i]);
        found = found || (length > size && strlen(folded) == length &&
                          strcmp(folded + length - size, endings[i]) == 0);
    }
    free(folded);
    return found;
}

/* The credit of a figure, be it in its caption. */
static char *credit_of(const struct html_photo *figure)
{
    char *caption = memory_copy_text(figure->caption), *credit = memory_copy_text(figure->credit);
    credit_split(&caption, &credit);
    free(caption);
    return credit;
}

static void take_from_figure(struct photo *photo, const struct html_photo *figure)
{
    if (!photo->credit && photo->caption)
        photo->credit = credit_of(figure);
    if (!photo->caption) {
        photo->caption = memory_copy_text(figure->caption);
        if (!photo->credit)
            photo->credit = memory_copy_text(figure->credit);
    }
    if (!photo->alt)
        photo->alt = memory_copy_text(figure->alt);
}

/* What the photo lacks, from the figure that shows the same picture. */
static void borrow(struct photo *photo, const struct html_content *content, const char *base)
{
    for (size_t i = 0; i < content->photo_count; i++) {
        const char *why;
        char *url = url_resolve(base, content->photos[i].url, URL_PHOTO, &why);
        if (url_same_picture(url, photo->url))
            take_from_figure(photo, &content->photos[i]);
        free(url);
    }
}

static void tidy(struct photo *photo)
{
    if (is_file_name(photo->caption))
        story_take_text(&photo->caption, NULL);
    credit_split(&photo->caption, &photo->credit);
    const char *name = photo->credit ? credit_of_label(photo->credit) : NULL;
    if (name && name != photo->credit)
        story_take_text(&photo->credit, memory_copy_text(name));
    if (text_same(photo->caption, photo->alt) || is_file_name(photo->alt))
        story_take_text(&photo->alt, NULL);
}

/* Puts a picture into the story. False when it is no photo or its address is useless; `why` says it. */
static bool offer(const char *base, const char *address, int width, int height, struct story *story,
                  const char **why)
{
    *why = "no photo by its address or size";
    char *url = photo_worthy(address, width, height) ? url_resolve(base, address, URL_PHOTO, why) : NULL;
    if (!url)
        return false;
    struct photo *photo = story_add_photo(story);
    photo->url = url;
    photo->width = width;
    photo->height = height;
    return true;
}

/* "the first photo of the text, 1600 px of its srcset; 2 icons or counters before it were passed over" */
static char *why_of_figure(const struct html_photo *figure, size_t passed)
{
    struct buffer why;
    buffer_init(&why, WHY_MAX);
    (void)buffer_append_text(&why, "the first photo of the text");
    if (figure->of_set)
        (void)buffer_append_format(&why, ", %d px of its srcset", figure->width);
    if (passed > 0)
        (void)buffer_append_format(&why, "; %zu %s before it passed over", passed,
                                   passed == 1 ? "picture" : "pictures");
    char *text = buffer_take(&why);
    buffer_finish(&why);
    return text;
}

/* Pictures of an article are many and few of them are photos: what is passed over is no problem. */
static bool offer_figures(const char *base, const struct html_content *content, struct story *story)
{
    const char *why;
    size_t i = 0;
    while (i < content->photo_count && !offer(base, content->photos[i].url, content->photos[i].width,
                                              content->photos[i].height, story, &why))
        i++;
    if (i == content->photo_count)
        return false;
    const struct html_photo *figure = &content->photos[i];
    story->photo->caption = memory_copy_text(figure->caption);
    story->photo->credit = memory_copy_text(figure->credit);
    story->photo->alt = memory_copy_text(figure->alt);
    story->photo->why = why_of_figure(figure, i);
    return true;
}

/* ".image" → "image" */
static char *why_of(const struct draft_photo *candidate)
{
    const char *place = candidate->place ? candidate->place : "";
    return memory_copy_text(candidate->why ? candidate->why : place + (place[0] == '.'));
}

/* A candidate given as HTML: the first photo in it. */
static bool offer_markup(const struct reading *reading, const char *base, const char *html,
                         struct story *story, const char **why)
{
    struct html_content content;
    html_read(html, strlen(html), reading->request->screen_width, NULL, &content);
    bool taken = offer_figures(base, &content, story);
    *why = "no photo in the markup";
    html_content_finish(&content);
    return taken;
}

static bool offer_candidate(struct reading *reading, const struct draft *draft,
                            const struct draft_photo *candidate, struct story *story)
{
    const char *why;
    const char *base = draft->photo_base ? draft->photo_base : reading->request->base_url;
    bool taken = strchr(candidate->url, '<')
                     ? offer_markup(reading, base, candidate->url, story, &why)
                     : offer(base, candidate->url, candidate->width, candidate->height, story, &why);
    if (!taken) {
        if (candidate->place)
            draft_problem(reading, draft, candidate->place, why);
        return false;
    }
    char *caption = draft_line(reading, candidate->caption, LIMIT_CAPTION);
    char *credit = draft_line(reading, candidate->credit, LIMIT_FIELD);
    char *alt = draft_line(reading, candidate->alt, LIMIT_CAPTION);
    story_take_text(&story->photo->why, why_of(candidate));
    if (caption)
        story_take_text(&story->photo->caption, caption);
    if (credit)
        story_take_text(&story->photo->credit, credit);
    if (alt)
        story_take_text(&story->photo->alt, alt);
    return true;
}

static bool offer_candidates(struct reading *reading, const struct draft *draft, bool reserve,
                             struct story *story)
{
    bool taken = false;
    for (size_t i = 0; i < draft->photo_count && !taken; i++)
        taken =
            draft->photos[i].reserve == reserve && offer_candidate(reading, draft, &draft->photos[i], story);
    return taken;
}

void draft_choose_photo(struct reading *reading, const struct draft *draft,
                        const struct html_content *content, struct story *story)
{
    const char *base = draft->body_base ? draft->body_base : reading->request->base_url;
    bool taken = offer_candidates(reading, draft, false, story) || offer_figures(base, content, story);
    if (!taken && !offer_candidates(reading, draft, true, story))
        return;
    tidy(story->photo);
    borrow(story->photo, content, base);
    tidy(story->photo);
}
