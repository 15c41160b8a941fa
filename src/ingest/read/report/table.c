/* A document as a table of text. Any thread. */
#include "ingest/read/report/table.h"

#include "base/buffer.h"
#include "base/calendar.h"
#include "ingest/read/report/columns.h"

#include <string.h>

enum { WIDTH = 100, HEADLINE_COLUMNS = 57, NOTE_INDENT = 23, LABEL_COLUMNS = 9, LINES_MAX_BYTES = 16384 };

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
    (void)buffer_append_format(line, "%11s", size);
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

/* A line under the headline: "photo    image", "missing  caption, credit". */
static void write_note(const char *label, const char *text, FILE *out)
{
    struct buffer note;
    buffer_init(&note, LINES_MAX_BYTES);
    (void)buffer_append_format(&note, "%*s%-*s", NOTE_INDENT, "", LABEL_COLUMNS, label);
    columns_wrap(&note, text, NOTE_INDENT + LABEL_COLUMNS, NOTE_INDENT + LABEL_COLUMNS, WIDTH);
    write_line(&note, out);
    buffer_finish(&note);
}

static void write_story(struct buffer *line, size_t number, const struct story *story, FILE *out)
{
    (void)buffer_append_format(line, "%3zu  ", number);
    put_date(line, story->published);
    columns_put(line, story->headline ? story->headline : "-", HEADLINE_COLUMNS);
    (void)buffer_append_format(line, "  %5zu  ", story_words(story));
    put_photo(line, story->photo);
    write_line(line, out);
    if (story->photo && story->photo->why)
        write_note("photo", story->photo->why, out);
    put_missing(line, story);
    if (line->length > 0)
        write_note("missing", line->bytes, out);
    buffer_clear(line);
}

/* What the publisher asks for, behind the number of stories. */
static void put_wishes(struct buffer *line, const struct feed_document *document)
{
    if (document->ttl > 0)
        (void)buffer_append_format(line, ", asks to wait %lld s between reads", (long long)document->ttl);
    if (document->ended)
        (void)buffer_append_text(line, ", has ended");
}

static void write_head(const struct feed_document *document, FILE *out)
{
    struct buffer line;
    buffer_init(&line, LINES_MAX_BYTES);
    (void)fprintf(out, "%s\n", document->title ? document->title : "(no title)");
    (void)buffer_append_format(&line, "%s, %s, %s, %zu %s", feed_format_name(document->format),
                               document->encoding ? document->encoding : "unknown encoding",
                               document->language ? document->language : "no language", document->story_count,
                               document->story_count == 1 ? "story" : "stories");
    put_wishes(&line, document);
    write_line(&line, out);
    if (document->home_url)
        (void)fprintf(out, "%s\n", document->home_url);
    buffer_finish(&line);
}

static void write_problems(const struct feed_document *document, FILE *out)
{
    enum { INDENT = 2, HANGING = 4 };
    struct buffer lines;
    buffer_init(&lines, LINES_MAX_BYTES);
    if (document->problem_count > 0)
        (void)fprintf(out, "\nrepaired, dropped or guessed:\n");
    for (size_t i = 0; i < document->problem_count; i++) {
        const struct feed_problem *problem = &document->problems[i];
        (void)buffer_append_format(&lines, "%*s", INDENT, "");
        struct buffer text;
        buffer_init(&text, LINES_MAX_BYTES / 2);
        (void)buffer_append_format(&text, "%s: %s", problem->where, problem->message);
        columns_wrap(&lines, text.bytes, INDENT, HANGING, WIDTH);
        buffer_finish(&text);
        write_line(&lines, out);
    }
    if (document->problems_unlisted > 0)
        (void)fprintf(out, "  and %zu more\n", document->problems_unlisted);
    buffer_finish(&lines);
}

void feed_document_table(const struct feed_document *document, FILE *out)
{
    struct buffer line;
    buffer_init(&line, LINES_MAX_BYTES);
    write_head(document, out);
    if (document->story_count > 0) {
        (void)buffer_append_format(&line, "\n  #  %-16s  ", "published (UTC)");
        columns_put(&line, "headline", HEADLINE_COLUMNS);
        (void)buffer_append_format(&line, "  %5s  %11s", "words", "photo");
        write_line(&line, out);
    }
    for (size_t i = 0; i < document->story_count; i++)
        write_story(&line, i + 1, document->stories[i], out);
    write_problems(document, out);
    buffer_finish(&line);
}
