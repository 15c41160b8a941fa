/* libFuzzer: any bytes as a document of any format, through reading and both ways of printing it.
 *
 * The first byte chooses the format, the second the charset that the transport declares; the rest is the
 * document. */
#include "base/limits.h"
#include "base/utf8.h"
#include "config/config.h"
#include "ingest/read/html/html.h"
#include "ingest/read/read.h"
#include "ingest/read/report/shape.h"
#include "ingest/read/report/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What every string of a story promises. */
static void check(const char *text)
{
    size_t length = text ? strlen(text) : 1;
    if (length == 0 || (text && !utf8_valid(text, length)))
        abort();
    for (size_t i = 0; text && i < length; i++)
        if ((unsigned char)text[i] < 0x20)
            abort();
}

static void check_story(const struct story *story)
{
    const char *const fields[] = {story->id,     story->url,      story->headline, story->section,
                                  story->byline, story->language, story->summary,  story->source};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        check(fields[i]);
    if (!story->id)
        abort();
    for (size_t i = 0; i < story->block_count; i++)
        check(story->blocks[i].text);
    if (story->photo) {
        check(story->photo->url);
        check(story->photo->caption);
        check(story->photo->credit);
        check(story->photo->alt);
    }
}

static void print(const struct feed_document *document)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return;
    feed_document_table(document, out);
    (void)fclose(out);
    free(text);
    free(feed_document_json(document));
}

/* An article by itself, without JSON's quoting in the way. */
static int read_html(const char *html, size_t length)
{
    struct html_content content;
    html_read(html, length, 1920, NULL, &content);
    size_t size = 0;
    for (size_t i = 0; i < content.block_count; i++) {
        check(content.blocks[i].text);
        size += strlen(content.blocks[i].text);
    }
    if (size > LIMIT_STORY_TEXT || content.photo_count > LIMIT_HTML_PHOTOS)
        abort();
    html_content_finish(&content);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const charsets[] = {NULL,         "utf-8",     "windows-1251", "koi8-r",
                                           "iso-8859-1", "shift_jis", "utf-16",       "x"};
    static char stories[] = "/items | /a[b=c]/0", title[] = "/title | /content_html",
                body[] = "/content_html", photo[] = "/image | /content_html";
    const struct config_map map = {.stories = stories, .headline = title, .body = body, .photo = photo};
    if (size < 2)
        return 0;
    if ((data[0] & 0x7F) == FEED_FORMATS)
        return read_html((const char *)data + 2, size - 2);
    struct read_request request = {.bytes = (const char *)data + 2,
                                   .length = size - 2,
                                   .base_url = data[0] & 0x80 ? "file:///srv/feed.json"
                                                              : "https://example.org/a/feed",
                                   .charset = charsets[data[1] % 8],
                                   .format = (enum feed_format)((data[0] & 0x7F) % FEED_FORMATS),
                                   .map = &map,
                                   .language = "ru",
                                   .now = 1577836800,
                                   .screen_width = 1920};
    struct feed_document document;
    struct error error = {0};
    bool read = read_feed(&request, &document, &error);
    if (read == error.set)
        abort();
    for (size_t i = 0; i < document.story_count; i++)
        check_story(document.stories[i]);
    if (read)
        print(&document);
    feed_document_finish(&document);
    return 0;
}
