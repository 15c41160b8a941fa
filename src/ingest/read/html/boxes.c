/* The boxes of an article, and which go with a leftover in them. One thread at a time. */
#include "ingest/read/html/boxes.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    BOXES_MAX = 1 << 16,
    LEFTOVER_MAX = 400, /* bytes: more text than this is no leftover */
    BUTTON_MAX = 60,    /* bytes */
    CLIMB_MAX = 3       /* boxes */
};

void html_boxes_init(struct html_boxes *boxes)
{
    *boxes = (struct html_boxes){.count = 1, .capacity = 16, .block_capacity = 16};
    boxes->parent = memory_zeroed(boxes->capacity, sizeof *boxes->parent);
    boxes->last = memory_zeroed(boxes->capacity, sizeof *boxes->last);
    boxes->of_block = memory_zeroed(boxes->block_capacity, sizeof *boxes->of_block);
    boxes->junk = memory_zeroed(boxes->block_capacity, sizeof *boxes->junk);
}

void html_boxes_finish(struct html_boxes *boxes)
{
    free(boxes->parent);
    free(boxes->last);
    free(boxes->of_block);
    free(boxes->junk);
    *boxes = (struct html_boxes){0};
}

size_t html_boxes_begin(struct html_boxes *boxes)
{
    size_t around = boxes->current;
    if (boxes->count == BOXES_MAX)
        return around;
    if (boxes->count == boxes->capacity) {
        boxes->capacity *= 2;
        boxes->parent = memory_resize(boxes->parent, boxes->capacity, sizeof *boxes->parent);
        boxes->last = memory_resize(boxes->last, boxes->capacity, sizeof *boxes->last);
    }
    boxes->current = boxes->count++;
    boxes->parent[boxes->current] = around;
    boxes->last[boxes->current] = boxes->current;
    return around;
}

void html_boxes_end(struct html_boxes *boxes, size_t around)
{
    if (boxes->current != around)
        boxes->last[boxes->current] = boxes->count - 1;
    boxes->current = around;
}

void html_boxes_note(struct html_boxes *boxes, size_t block, enum junk junk)
{
    if (block == boxes->block_capacity) {
        boxes->block_capacity *= 2;
        boxes->of_block = memory_resize(boxes->of_block, boxes->block_capacity, sizeof *boxes->of_block);
        boxes->junk = memory_resize(boxes->junk, boxes->block_capacity, sizeof *boxes->junk);
    }
    boxes->of_block[block] = boxes->current;
    boxes->junk[block] = junk;
}

static bool is_inside(const struct html_boxes *boxes, size_t block, size_t box)
{
    return boxes->of_block[block] >= box && boxes->of_block[block] <= boxes->last[box];
}

/* The text of a block becomes NULL when it goes. */
static void drop(struct html_content *content, size_t block)
{
    free(content->blocks[block].text);
    content->blocks[block].text = NULL;
}

static bool ends_sentence(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && strchr(".!;", text[length - 1]);
}

/* What may stand in a box of buttons: leftovers, answers and other short lines that are no sentences. */
static bool is_button(const struct html_boxes *boxes, const struct html_content *content, size_t block)
{
    const struct block *line = &content->blocks[block];
    return boxes->junk[block] != JUNK_NONE ||
           (line->kind != BLOCK_HEADING && strlen(line->text) <= BUTTON_MAX && !ends_sentence(line->text));
}

/* Whether a box holds nothing else and is not all there is. */
static bool is_leftover_box(const struct html_boxes *boxes, const struct html_content *content, size_t box)
{
    size_t size = 0;
    bool others = false;
    for (size_t i = 0; i < content->block_count; i++) {
        if (!content->blocks[i].text)
            continue;
        bool inside = is_inside(boxes, i, box);
        if (inside && !is_button(boxes, content, i))
            return false;
        size += inside ? strlen(content->blocks[i].text) : 0;
        others = others || !inside;
    }
    return others && size <= LEFTOVER_MAX;
}

/* The outermost box that goes with the leftover; 0: none. */
static size_t find_leftover_box(const struct html_boxes *boxes, const struct html_content *content,
                                size_t leftover)
{
    size_t box = boxes->of_block[leftover], found = 0;
    for (int i = 0; i < CLIMB_MAX && box > 0 && is_leftover_box(boxes, content, box); i++) {
        found = box;
        box = boxes->parent[box];
    }
    return found;
}

static void drop_inside(const struct html_boxes *boxes, struct html_content *content, size_t first,
                        size_t box)
{
    for (size_t i = first; i < content->block_count; i++)
        if (is_inside(boxes, i, box))
            drop(content, i);
}

/* What follows the leftover in its box, if that is little and not all there is. */
static void drop_rest(const struct html_boxes *boxes, struct html_content *content, size_t leftover)
{
    size_t box = boxes->of_block[leftover], size = 0;
    bool others = false;
    for (size_t i = 0; i < content->block_count; i++) {
        if (!content->blocks[i].text || i == leftover)
            continue;
        bool rest = i > leftover && is_inside(boxes, i, box);
        size += rest ? strlen(content->blocks[i].text) : 0;
        others = others || !rest;
    }
    if (box > 0 && others && size <= LEFTOVER_MAX)
        drop_inside(boxes, content, leftover, box);
}

static void drop_leftover(const struct html_boxes *boxes, struct html_content *content, size_t leftover)
{
    size_t box = find_leftover_box(boxes, content, leftover), next = leftover + 1;
    if (box > 0)
        drop_inside(boxes, content, 0, box);
    else
        drop_rest(boxes, content, leftover);
    drop(content, leftover);
    for (; next < content->block_count && (!content->blocks[next].text || boxes->junk[next] == JUNK_TAIL);
         next++)
        drop(content, next);
}

void html_boxes_clear_leftovers(const struct html_boxes *boxes, struct html_content *content)
{
    for (size_t i = 0; i < content->block_count; i++)
        if (boxes->junk[i] == JUNK_LEFTOVER && content->blocks[i].text)
            drop_leftover(boxes, content, i);
    size_t kept = 0;
    for (size_t i = 0; i < content->block_count; i++)
        if (content->blocks[i].text)
            content->blocks[kept++] = content->blocks[i];
    content->block_count = kept;
}
