/* Elements and text to blocks and photos. Knows nothing of the parser that calls it. One thread at a time. */
#include "ingest/read/html/blocks.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/html/boxes.h"
#include "ingest/read/html/class.h"
#include "ingest/read/html/figures.h"
#include "ingest/read/html/image.h"
#include "ingest/read/html/tags.h"
#include "ingest/read/text/junk.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

enum { OPEN_MAX = 4 * LIMIT_HTML_DEPTH }; /* what the parser itself puts in counts too */

/* Where text goes. */
enum sink { SINK_BLOCK, SINK_CAPTION, SINK_CREDIT, SINKS };

/* What an open element changed and its end puts back. */
struct open {
    enum tag_role role;
    enum sink sink; /* before it */
    size_t box;     /* around it */
    bool figure;
};

struct html_blocks {
    struct html_content *content;
    int screen_width;
    const struct junk_lines *junk;
    struct buffer text[SINKS];
    enum sink sink;
    struct open open[OPEN_MAX];
    size_t depth;    /* of open, may be more than OPEN_MAX */
    size_t dropping; /* open elements since one that goes with its content */
    int headings, quotes, items;
    bool item_begun; /* an item's bullet is still to be put */
    int breaks;      /* line breaks since the last letter */
    int fallbacks;   /* open elements whose text does not count */
    struct html_figures figures;
    struct html_boxes boxes;
};

struct html_blocks *html_blocks_create(int screen_width, const struct junk_lines *junk,
                                       struct html_content *content)
{
    struct html_blocks *blocks = memory_zeroed(1, sizeof *blocks);
    blocks->content = content;
    blocks->screen_width = screen_width;
    blocks->junk = junk;
    buffer_init(&blocks->text[SINK_BLOCK], 2 * (size_t)LIMIT_BLOCK);
    buffer_init(&blocks->text[SINK_CAPTION], 2 * (size_t)LIMIT_CAPTION);
    buffer_init(&blocks->text[SINK_CREDIT], 2 * (size_t)LIMIT_FIELD);
    html_boxes_init(&blocks->boxes);
    return blocks;
}

static char *take(struct html_blocks *blocks, enum sink sink, size_t maximum)
{
    struct buffer *text = &blocks->text[sink];
    char *clean = text_clean(text->bytes, text->length, maximum);
    buffer_clear(text);
    return clean;
}

static enum block_kind kind_now(const struct html_blocks *blocks)
{
    if (blocks->headings > 0)
        return BLOCK_HEADING;
    if (blocks->item_begun)
        return BLOCK_LIST_ITEM;
    return blocks->quotes > 0 ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

/* Ends the block that is being written. */
static void flush(struct html_blocks *blocks)
{
    blocks->breaks = 0;
    char *text = take(blocks, SINK_BLOCK, LIMIT_BLOCK);
    enum junk junk = text ? junk_find(blocks->junk, text) : JUNK_LINE;
    if (junk == JUNK_LINE) {
        free(text);
        return;
    }
    junk_trim(text);
    enum block_kind kind = kind_now(blocks);
    blocks->item_begun = blocks->item_begun && kind != BLOCK_LIST_ITEM;
    size_t index = blocks->content->block_count;
    html_content_add(blocks->content, kind, text);
    if (blocks->content->block_count > index)
        html_boxes_note(&blocks->boxes, index, junk);
}

/* What stands before and after does not run on. */
static void boundary(struct html_blocks *blocks)
{
    if (blocks->sink == SINK_BLOCK)
        flush(blocks);
    else
        (void)buffer_append(&blocks->text[blocks->sink], " ", 1);
}

static void take_break(struct html_blocks *blocks)
{
    if (++blocks->breaks > 1)
        boundary(blocks);
    else
        (void)buffer_append(&blocks->text[blocks->sink], "\n", 1);
}

static void take_image(struct html_blocks *blocks, const char *const *attributes)
{
    const char *smiley = html_image_smiley(attributes);
    if (smiley)
        html_blocks_text(blocks, smiley, strlen(smiley));
    else
        html_figures_image(&blocks->figures, blocks->content, attributes, blocks->screen_width);
}

/* Ends a figure, or a caption that stands in none. */
static void give_caption(struct html_blocks *blocks, bool figure)
{
    char *caption = take(blocks, SINK_CAPTION, LIMIT_CAPTION);
    char *credit = take(blocks, SINK_CREDIT, LIMIT_FIELD);
    if (figure)
        html_figures_end(&blocks->figures, blocks->content, caption, credit);
    else
        html_figures_caption(blocks->content, caption, credit);
    free(caption);
    free(credit);
}

static void begin_block(struct html_blocks *blocks, enum tag_role role, struct open *open)
{
    boundary(blocks);
    if (role == TAG_HEADING)
        blocks->headings++;
    if (role == TAG_QUOTE)
        blocks->quotes++;
    if (role == TAG_FIGURE)
        open->figure = html_figures_begin(&blocks->figures, blocks->content);
    if (role == TAG_BOUNDARY)
        open->box = html_boxes_begin(&blocks->boxes);
    if (role == TAG_ITEM) {
        blocks->items++;
        blocks->item_begun = true;
    }
}

static bool is_block(enum tag_role role)
{
    return role == TAG_PARAGRAPH || role == TAG_BOUNDARY || role == TAG_HEADING || role == TAG_ITEM ||
           role == TAG_QUOTE || role == TAG_FIGURE || role == TAG_CAPTION;
}

/* Where the text of an element goes, by its role and class. */
static enum sink sink_of(const struct html_blocks *blocks, enum tag_role role, enum html_class class)
{
    bool figure = blocks->figures.depth > 0, caption = blocks->sink != SINK_BLOCK;
    if ((caption && role == TAG_CREDIT) || ((caption || figure) && class == HTML_CLASS_CREDIT))
        return SINK_CREDIT;
    bool waited_for = class == HTML_CLASS_CAPTION && !caption && html_figures_wait(blocks->content);
    if ((role == TAG_CAPTION && figure) || waited_for)
        return SINK_CAPTION;
    return blocks->sink;
}

void html_blocks_start(struct html_blocks *blocks, const char *name, const char *const *attributes)
{
    const struct tag *tag = tag_find(name, strlen(name));
    enum html_class class = html_class_find(attributes);
    bool dropped = tag->role == TAG_DROPPED || tag->role == TAG_RAW || class == HTML_CLASS_DROPPED;
    if (blocks->dropping > 0 || dropped) {
        if (blocks->dropping++ == 0 && (tag->block || is_block(tag->role)))
            boundary(blocks);
        return;
    }
    struct open ignored, *open = blocks->depth < OPEN_MAX ? &blocks->open[blocks->depth] : &ignored;
    blocks->depth++;
    *open = (struct open){.role = tag->role, .sink = blocks->sink};
    if (is_block(tag->role))
        begin_block(blocks, tag->role, open);
    else if (tag->role == TAG_BREAK)
        take_break(blocks);
    else if (tag->role == TAG_IMAGE)
        take_image(blocks, attributes);
    else if (tag->role == TAG_SOURCE)
        html_figures_source(&blocks->figures, attributes, blocks->screen_width);
    else if (tag->role == TAG_FALLBACK)
        blocks->fallbacks++;
    else if (tag->role == TAG_CELL)
        (void)buffer_append(&blocks->text[blocks->sink], " ", 1);
    blocks->sink = sink_of(blocks, tag->role, class);
}

static void end_block(struct html_blocks *blocks, const struct open *open)
{
    boundary(blocks);
    if (open->role == TAG_HEADING)
        blocks->headings--;
    if (open->role == TAG_QUOTE)
        blocks->quotes--;
    if (open->figure)
        give_caption(blocks, true);
    if (open->role == TAG_BOUNDARY)
        html_boxes_end(&blocks->boxes, open->box);
    if (open->role == TAG_ITEM)
        blocks->item_begun = --blocks->items > 0 && blocks->item_begun;
}

void html_blocks_end(struct html_blocks *blocks)
{
    if (blocks->dropping > 0) {
        blocks->dropping--;
        return;
    }
    if (blocks->depth == 0 || --blocks->depth >= OPEN_MAX)
        return;
    const struct open *open = &blocks->open[blocks->depth];
    if (is_block(open->role))
        end_block(blocks, open);
    else if (open->role == TAG_FALLBACK)
        blocks->fallbacks--;
    bool left_caption = blocks->sink != SINK_BLOCK && open->sink == SINK_BLOCK;
    blocks->sink = open->sink;
    if (left_caption && blocks->figures.depth == 0)
        give_caption(blocks, false);
}

void html_blocks_text(struct html_blocks *blocks, const char *text, size_t length)
{
    if (blocks->dropping > 0 || blocks->fallbacks > 0)
        return;
    for (size_t i = 0; i < length && blocks->breaks > 0; i++)
        if (!strchr(" \t\r\n\f\xC2\xA0", text[i])) /* the last two are a no-break space */
            blocks->breaks = 0;
    (void)buffer_append(&blocks->text[blocks->sink], text, length);
}

void html_blocks_destroy(struct html_blocks *blocks)
{
    if (!blocks)
        return;
    blocks->sink = SINK_BLOCK;
    flush(blocks);
    html_boxes_clear_leftovers(&blocks->boxes, blocks->content);
    html_boxes_finish(&blocks->boxes);
    html_figures_finish(&blocks->figures);
    for (int i = 0; i < SINKS; i++)
        buffer_finish(&blocks->text[i]);
    free(blocks);
}
