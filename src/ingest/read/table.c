#include "ingest/read/table.h"

#include "base/buffer.h"
#include "base/calendar.h"
#include "base/utf8.h"

#include <string.h>
#include <uniwidth.h>

enum { HEADLINE_COLUMNS = 48, LINE_MAX_BYTES = 4096 };

/* How many bytes of the text fit into so many columns; `used` is what they take. */
static size_t fitting(const char *text, int columns, int *used)
{
    size_t length = strlen(text), at = 0;
    *used = 0;
    while (at < length) {
        uint32_t character;
        size_t step = utf8_decode(text + at, length - at, &character);
        int width = uc_width(character, "UTF-8");
        if (width > 0 && *used + width > columns)
            break;
        *used += width > 0 ? width : 0;
        at += step;
    }
    return at;
}

/* The text cut or padded to exactly so many columns. */
static void put_cell(struct buffer *line, const char *text, int columns)
{
    int used;
    size_t length = fitting(text, columns, &used);
    if (text[length]) {
        length = fitting(text, columns - 1, &used);
        (void)buffer_append(line, text, length);
        (void)buffer_append_text(line, "…");
        used++;
    } else {
        (void)buffer_append(line, text, length);
    }
    (void)buffer_append_format(line, "%*s", columns - used, "");
}

static size_t count_words(const char *text)
{
    size_t words = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        words++;
        text += strcspn(text, " ");
    }
    return words;
}

static size_t story_words(const struct story *story)
{
    size_t words = story->block_count == 0 && story->summary ? count_words(story->summary) : 0;
    for (size_t i = 0; i < story->block_count; i++)
        words += count_words(story->blocks[i].text);
    return words;
}

static void put_date(struct buffer *line, int64_t utc)
{
    char iso[CALENDAR_ISO_SIZE] = "-";
    if (utc) {
        calendar_iso(utc, iso);
        iso[10] = ' ';
        iso[16] = '\0';
    }
    (void)buffer_append_format(line, "%-16s  ", iso);
}

static void put_photo(struct buffer *line, const struct photo *photo)
{
    char size[32] = "-";
    if (photo && photo->width > 0 && photo->height > 0)
        (void)snprintf(size, sizeof size, "%dx%d", photo->width, photo->height);
    else if (photo && photo->width > 0)
        (void)snprintf(size, sizeof size, "%d wide", photo->width);
    else if (photo)
        (void)snprintf(size, sizeof size, "yes");
    (void)buffer_append_format(line, "%-11s  ", size);
}

static void put_missing(struct buffer *line, const struct story *story)
{
    const struct {
        bool missing;
        const char *name;
    } fields[] = {
        {!story->headline, "headline"},
        {story->block_count == 0 && !story->summary, "text"},
        {!story->published, "date"},
        {!story->url, "link"},
        {!story->language, "language"},
        {!story->photo, "photo"},
        {story->photo && !story->photo->caption, "caption"},
        {story->photo && !story->photo->credit, "credit"},
    };
    const char *before = "";
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].missing) {
            (void)buffer_append_format(line, "%s%s", before, fields[i].name);
            before = ", ";
        }
}

static void write_line(struct buffer *line, FILE *out)
{
    while (line->length > 0 && line->bytes[line->length - 1] == ' ')
        line->bytes[--line->length] = '\0';
    (void)fprintf(out, "%s\n", line->bytes);
    buffer_clear(line);
}

static void write_story(struct buffer *line, size_t number, const struct story *story, FILE *out)
{
    (void)buffer_append_format(line, "%3zu  ", number);
    put_date(line, story->published);
    put_cell(line, story->headline ? story->headline : "-", HEADLINE_COLUMNS);
    (void)buffer_append_format(line, "  %5zu  ", story_words(story));
    put_photo(line, story->photo);
    put_missing(line, story);
    write_line(line, out);
}

static void write_head(const struct feed_document *document, FILE *out)
{
    (void)fprintf(out, "%s\n", document->title ? document->title : "(no title)");
    (void)fprintf(out, "%s, %s, %s, %zu %s\n", feed_format_name(document->format),
                  document->encoding ? document->encoding : "unknown encoding",
                  document->language ? document->language : "no language", document->story_count,
                  document->story_count == 1 ? "story" : "stories");
    if (document->home_url)
        (void)fprintf(out, "%s\n", document->home_url);
}

static void write_problems(const struct feed_document *document, FILE *out)
{
    if (document->problem_count > 0)
        (void)fprintf(out, "\nproblems:\n");
    for (size_t i = 0; i < document->problem_count; i++)
        (void)fprintf(out, "  %s: %s\n", document->problems[i].where, document->problems[i].message);
    if (document->problems_unlisted > 0)
        (void)fprintf(out, "  and %zu more\n", document->problems_unlisted);
}

void feed_document_table(const struct feed_document *document, FILE *out)
{
    struct buffer line;
    buffer_init(&line, LINE_MAX_BYTES);
    write_head(document, out);
    if (document->story_count > 0) {
        (void)buffer_append_format(&line, "\n  #  %-16s  ", "published (UTC)");
        put_cell(&line, "headline", HEADLINE_COLUMNS);
        (void)buffer_append_format(&line, "  %5s  %-11s  missing", "words", "photo");
        write_line(&line, out);
    }
    for (size_t i = 0; i < document->story_count; i++)
        write_story(&line, i + 1, document->stories[i], out);
    write_problems(document, out);
    buffer_finish(&line);
}
