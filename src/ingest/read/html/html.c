/* HTML to content: prepares it, has libxml2 parse it, hands its events to blocks.h. Any thread. */
#include "ingest/read/html/html.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/html/blocks.h"
#include "ingest/read/html/prepare.h"
#include "ingest/read/text/text.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* libxml2 calls these while it parses: no tree is built, so nothing has to be walked and its memory does not
 * grow with the article. */
static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    html_blocks_start(data, (const char *)name, (const char *const *)attributes);
}

static void on_end(void *data, const xmlChar *name)
{
    (void)name;
    html_blocks_end(data);
}

static void on_text(void *data, const xmlChar *text, int length)
{
    html_blocks_text(data, (const char *)text, (size_t)length);
}

static void parse(const struct buffer *prepared, struct html_blocks *blocks)
{
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (!context)
        return;
    *context->sax = (htmlSAXHandler){.startElement = on_start,
                                     .endElement = on_end,
                                     .characters = on_text,
                                     .ignorableWhitespace = on_text};
    context->userData = blocks;
    /* without a charset it would guess at the first letter beyond ASCII, and a <meta> would change it */
    xmlFreeDoc(htmlCtxtReadMemory(context, prepared->bytes, (int)prepared->length, NULL, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC));
    htmlFreeParserCtxt(context);
}

void html_read(const char *html, size_t length, int screen_width, const struct junk_lines *junk,
               struct html_content *content)
{
    *content = (struct html_content){0};
    struct buffer prepared;
    buffer_init(&prepared, LIMIT_HTML_PREPARED);
    html_prepare(html, length, &prepared);
    struct html_blocks *blocks = html_blocks_create(screen_width, junk, content);
    if (prepared.length > 0)
        parse(&prepared, blocks);
    html_blocks_destroy(blocks);
    content->cut = content->cut || prepared.overflow;
    buffer_finish(&prepared);
}

void html_content_finish(struct html_content *content)
{
    if (!content)
        return;
    for (size_t i = 0; i < content->block_count; i++)
        free(content->blocks[i].text);
    free(content->blocks);
    for (size_t i = 0; i < content->photo_count; i++) {
        free(content->photos[i].url);
        free(content->photos[i].alt);
        free(content->photos[i].caption);
        free(content->photos[i].credit);
    }
    free(content->photos);
    *content = (struct html_content){0};
}

void html_content_add(struct html_content *content, enum block_kind kind, char *text)
{
    size_t length = strlen(text);
    if (content->block_count == LIMIT_BLOCKS_PER_STORY || length > LIMIT_STORY_TEXT - content->text_size) {
        content->cut = true;
        free(text);
        return;
    }
    content->blocks = memory_resize(content->blocks, content->block_count + 1, sizeof *content->blocks);
    content->blocks[content->block_count++] = (struct block){.kind = kind, .text = text};
    content->text_size += length;
}

char *html_line(const char *html, size_t length, const struct junk_lines *junk, size_t maximum)
{
    struct html_content content;
    html_read(html, length, 0, junk, &content);
    struct buffer line;
    buffer_init(&line, content.text_size + content.block_count);
    for (size_t i = 0; i < content.block_count; i++) {
        (void)buffer_append_text(&line, i > 0 ? " " : "");
        (void)buffer_append_text(&line, content.blocks[i].text);
    }
    char *text = text_plain(line.bytes, line.length, maximum);
    buffer_finish(&line);
    html_content_finish(&content);
    return text;
}
