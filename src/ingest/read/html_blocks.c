#include "ingest/read/html_blocks.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/html_class.h"
#include "ingest/read/html_image.h"
#include "ingest/read/junk.h"
#include "ingest/read/tags.h"
#include "ingest/read/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    OPEN_MAX = 4 * LIMIT_HTML_DEPTH, /* what the parser itself puts in counts too */
    FIGURES_MAX = 8,
    CONTAINERS_MAX = 1 << 16,
    LEFTOVER_MAX = 400 /* bytes: a box with more text than this is no leftover */
};

/* Where text goes. */
enum sink { SINK_BLOCK, SINK_CAPTION, SINK_CREDIT, SINKS };

/* What an open element changed and its end puts back. */
struct open {
    enum tag_role role;
    enum sink sink;     /* before it */
    uint16_t container; /* before it; a bounded number, see CONTAINERS_MAX */
    bool figure;
};

struct html_blocks {
    struct html_content *content;
    int screen_width;
    struct buffer text[SINKS];
    enum sink sink;
    struct open open[OPEN_MAX];
    size_t depth;    /* of open, may be more than OPEN_MAX */
    size_t dropping; /* open elements since one that goes with its content */
    int headings, quotes, items;
    bool item_begun;             /* an item's bullet is still to be put */
    int breaks;                  /* line breaks since the last letter */
    size_t figures[FIGURES_MAX]; /* number of the first photo of each open figure */
    size_t figure_depth;
    /* boxes, numbered as they begin */
    uint16_t container;
    uint16_t *container_last; /* the last box inside each */
    size_t container_count;
    uint16_t *block_container; /* of each block, as many as content->block_count */
    bool *block_leftover;
};

struct html_blocks *html_blocks_create(int screen_width, struct html_content *content)
{
    struct html_blocks *blocks = memory_zeroed(1, sizeof *blocks);
    blocks->content = content;
    blocks->screen_width = screen_width;
    buffer_init(&blocks->text[SINK_BLOCK], 2 * (size_t)LIMIT_BLOCK);
    buffer_init(&blocks->text[SINK_CAPTION], 2 * (size_t)LIMIT_CAPTION);
    buffer_init(&blocks->text[SINK_CREDIT], 2 * (size_t)LIMIT_FIELD);
    blocks->container_last = memory_zeroed(CONTAINERS_MAX, sizeof *blocks->container_last);
    blocks->container_count = 1;
    blocks->block_container = memory_zeroed(LIMIT_BLOCKS_PER_STORY, sizeof *blocks->block_container);
    blocks->block_leftover = memory_zeroed(LIMIT_BLOCKS_PER_STORY, sizeof *blocks->block_leftover);
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
    struct html_content *content = blocks->content;
    char *text = take(blocks, SINK_BLOCK, LIMIT_BLOCK);
    if (!text)
        return;
    enum junk junk = junk_find(text);
    if (junk == JUNK_LINE) {
        free(text);
        return;
    }
    enum block_kind kind = kind_now(blocks);
    blocks->item_begun = blocks->item_begun && kind != BLOCK_LIST_ITEM;
    size_t index = content->block_count;
    html_content_add(content, kind, text);
    if (content->block_count > index) {
        blocks->block_container[index] = blocks->container;
        blocks->block_leftover[index] = junk == JUNK_LEFTOVER;
    }
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
    blocks->breaks++;
    if (blocks->breaks > 1)
        boundary(blocks);
    else
        (void)buffer_append(&blocks->text[blocks->sink], "\n", 1);
}

static void take_image(struct html_blocks *blocks, const char *const *attributes)
{
    const char *smiley = html_image_smiley(attributes);
    if (smiley) {
        (void)buffer_append_text(&blocks->text[blocks->sink], smiley);
        return;
    }
    struct html_content *content = blocks->content;
    struct html_photo photo;
    if (content->photo_count == LIMIT_HTML_PHOTOS ||
        !html_image_read(attributes, blocks->screen_width, &photo))
        return;
    content->photos = memory_resize(content->photos, content->photo_count + 1, sizeof *content->photos);
    content->photos[content->photo_count++] = photo;
}

/* Caption and credit go to the photos from number `first` on that have none; else they are lost. */
static void give_caption(struct html_blocks *blocks, size_t first)
{
    struct html_content *content = blocks->content;
    char *caption = take(blocks, SINK_CAPTION, LIMIT_CAPTION);
    char *credit = take(blocks, SINK_CREDIT, LIMIT_FIELD);
    for (size_t i = first; i < content->photo_count; i++) {
        struct html_photo *photo = &content->photos[i];
        if (!photo->caption)
            photo->caption = memory_copy_text(caption);
        if (!photo->credit)
            photo->credit = memory_copy_text(credit);
    }
    free(caption);
    free(credit);
}

static void begin_figure(struct html_blocks *blocks, struct open *open)
{
    boundary(blocks);
    if (blocks->figure_depth == FIGURES_MAX)
        return;
    blocks->figures[blocks->figure_depth++] = blocks->content->photo_count;
    open->figure = true;
}

static void end_figure(struct html_blocks *blocks)
{
    boundary(blocks);
    give_caption(blocks, blocks->figures[--blocks->figure_depth]);
}

/* A caption outside a figure belongs to the photo before it, if that one has none. */
static bool begins_caption(const struct html_blocks *blocks, enum html_class class)
{
    const struct html_content *content = blocks->content;
    return class == HTML_CLASS_CAPTION && content->photo_count > 0 &&
           !content->photos[content->photo_count - 1].caption;
}

static void begin_container(struct html_blocks *blocks)
{
    if (blocks->container_count == CONTAINERS_MAX)
        return;
    blocks->container = (uint16_t)blocks->container_count++;
    blocks->container_last[blocks->container] = blocks->container;
}

static void begin_role(struct html_blocks *blocks, enum tag_role role, struct open *open)
{
    boundary(blocks);
    if (role == TAG_HEADING)
        blocks->headings++;
    else if (role == TAG_QUOTE)
        blocks->quotes++;
    else if (role == TAG_FIGURE)
        begin_figure(blocks, open);
    else if (role == TAG_BOUNDARY)
        begin_container(blocks);
    if (role == TAG_ITEM) {
        blocks->items++;
        blocks->item_begun = true;
    }
}

static bool is_boundary(enum tag_role role)
{
    return role == TAG_PARAGRAPH || role == TAG_BOUNDARY || role == TAG_HEADING || role == TAG_ITEM ||
           role == TAG_QUOTE || role == TAG_FIGURE || role == TAG_CAPTION;
}

/* Where the text of an element goes, by its role and class. */
static enum sink sink_of(struct html_blocks *blocks, const struct tag *tag, enum html_class class)
{
    bool figure = blocks->figure_depth > 0;
    if ((tag->role == TAG_CAPTION && figure) || begins_caption(blocks, class))
        return SINK_CAPTION;
    if (blocks->sink != SINK_BLOCK && (tag->role == TAG_CREDIT || class == HTML_CLASS_CREDIT))
        return SINK_CREDIT;
    if (figure && class == HTML_CLASS_CREDIT)
        return SINK_CREDIT;
    return blocks->sink;
}

void html_blocks_start(struct html_blocks *blocks, const char *name, const char *const *attributes)
{
    const struct tag *tag = tag_find(name, strlen(name));
    enum html_class class = html_class_find(attributes);
    bool dropped = tag->role == TAG_DROPPED || tag->role == TAG_RAW || class == HTML_CLASS_DROPPED;
    if (blocks->dropping > 0 || dropped) {
        if (blocks->dropping++ == 0 && (tag->block || is_boundary(tag->role)))
            boundary(blocks);
        return;
    }
    struct open ignored, *open = blocks->depth < OPEN_MAX ? &blocks->open[blocks->depth] : &ignored;
    blocks->depth++;
    *open = (struct open){.role = tag->role, .sink = blocks->sink, .container = blocks->container};
    if (is_boundary(tag->role))
        begin_role(blocks, tag->role, open);
    else if (tag->role == TAG_BREAK)
        take_break(blocks);
    else if (tag->role == TAG_IMAGE)
        take_image(blocks, attributes);
    else if (tag->role == TAG_CELL)
        html_blocks_text(blocks, " ", 1);
    blocks->sink = sink_of(blocks, tag, class);
}

static void end_role(struct html_blocks *blocks, const struct open *open)
{
    if (!is_boundary(open->role))
        return;
    boundary(blocks);
    if (open->role == TAG_HEADING)
        blocks->headings--;
    else if (open->role == TAG_QUOTE)
        blocks->quotes--;
    else if (open->figure)
        end_figure(blocks);
    if (open->role == TAG_ITEM)
        blocks->item_begun = --blocks->items > 0 && blocks->item_begun;
    if (open->role == TAG_BOUNDARY && blocks->container != open->container) {
        blocks->container_last[blocks->container] = (uint16_t)(blocks->container_count - 1);
        blocks->container = open->container;
    }
}

void html_blocks_end(struct html_blocks *blocks, const char *name)
{
    (void)name; /* the parser ends elements in the order in which it began them */
    if (blocks->dropping > 0) {
        blocks->dropping--;
        return;
    }
    if (blocks->depth == 0 || --blocks->depth >= OPEN_MAX)
        return;
    const struct open *open = &blocks->open[blocks->depth];
    end_role(blocks, open);
    bool left_caption = blocks->sink != SINK_BLOCK && open->sink == SINK_BLOCK;
    blocks->sink = open->sink;
    if (left_caption && blocks->figure_depth == 0 && blocks->content->photo_count > 0)
        give_caption(blocks, blocks->content->photo_count - 1);
}

void html_blocks_text(struct html_blocks *blocks, const char *text, size_t length)
{
    if (blocks->dropping > 0)
        return;
    for (size_t i = 0; i < length && blocks->breaks > 0; i++)
        if (!strchr(" \t\r\n\f", text[i]))
            blocks->breaks = 0;
    (void)buffer_append(&blocks->text[blocks->sink], text, length);
}

/* A line such as "Do you like this article?" takes its whole box with it, when the box holds little else. */
static void drop_box(struct html_blocks *blocks, size_t index, bool *gone)
{
    const struct html_content *content = blocks->content;
    uint16_t box = blocks->block_container[index], last = blocks->container_last[box];
    size_t size = 0;
    for (size_t i = 0; i < content->block_count; i++)
        if (blocks->block_container[i] >= box && blocks->block_container[i] <= last)
            size += strlen(content->blocks[i].text);
    gone[index] = true;
    for (size_t i = 0; box > 0 && size <= LEFTOVER_MAX && i < content->block_count; i++)
        if (blocks->block_container[i] >= box && blocks->block_container[i] <= last)
            gone[i] = true;
}

static void drop_leftovers(struct html_blocks *blocks)
{
    struct html_content *content = blocks->content;
    bool gone[LIMIT_BLOCKS_PER_STORY] = {false};
    for (size_t i = 0; i < content->block_count; i++)
        if (blocks->block_leftover[i] && !gone[i])
            drop_box(blocks, i, gone);
    size_t kept = 0;
    for (size_t i = 0; i < content->block_count; i++)
        if (gone[i])
            free(content->blocks[i].text);
        else
            content->blocks[kept++] = content->blocks[i];
    content->block_count = kept;
}

void html_blocks_destroy(struct html_blocks *blocks)
{
    if (!blocks)
        return;
    blocks->sink = SINK_BLOCK;
    flush(blocks);
    drop_leftovers(blocks);
    for (int i = 0; i < SINKS; i++)
        buffer_finish(&blocks->text[i]);
    free(blocks->container_last);
    free(blocks->block_container);
    free(blocks->block_leftover);
    free(blocks);
}
