#include "ingest/read/html_boxes.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    BOXES_MAX = 1 << 16,
    LEFTOVER_MAX = 400 /* bytes: more text than this is no leftover */
};

void html_boxes_init(struct html_boxes *boxes)
{
    *boxes = (struct html_boxes){.count = 1, .capacity = 16, .block_capacity = 16};
    boxes->last = memory_zeroed(boxes->capacity, sizeof *boxes->last);
    boxes->of_block = memory_zeroed(boxes->block_capacity, sizeof *boxes->of_block);
    boxes->leftover = memory_zeroed(boxes->block_capacity, sizeof *boxes->leftover);
}

void html_boxes_finish(struct html_boxes *boxes)
{
    free(boxes->last);
    free(boxes->of_block);
    free(boxes->leftover);
    *boxes = (struct html_boxes){0};
}

size_t html_boxes_begin(struct html_boxes *boxes)
{
    size_t around = boxes->current;
    if (boxes->count == BOXES_MAX)
        return around;
    if (boxes->count == boxes->capacity) {
        boxes->capacity *= 2;
        boxes->last = memory_resize(boxes->last, boxes->capacity, sizeof *boxes->last);
    }
    boxes->current = boxes->count++;
    boxes->last[boxes->current] = boxes->current;
    return around;
}

void html_boxes_end(struct html_boxes *boxes, size_t around)
{
    if (boxes->current != around)
        boxes->last[boxes->current] = boxes->count - 1;
    boxes->current = around;
}

void html_boxes_note(struct html_boxes *boxes, size_t block, bool leftover)
{
    if (block == boxes->block_capacity) {
        boxes->block_capacity *= 2;
        boxes->of_block = memory_resize(boxes->of_block, boxes->block_capacity, sizeof *boxes->of_block);
        boxes->leftover = memory_resize(boxes->leftover, boxes->block_capacity, sizeof *boxes->leftover);
    }
    boxes->of_block[block] = boxes->current;
    boxes->leftover[block] = leftover;
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

/* The line and what follows it in its box, if that is little and not all there is. */
static void drop_with_box(const struct html_boxes *boxes, size_t leftover, struct html_content *content)
{
    size_t box = boxes->of_block[leftover], size = 0;
    bool others = false;
    for (size_t i = 0; i < content->block_count; i++) {
        if (!content->blocks[i].text)
            continue;
        if (i >= leftover && is_inside(boxes, i, box))
            size += strlen(content->blocks[i].text);
        else
            others = true;
    }
    drop(content, leftover);
    for (size_t i = leftover; box > 0 && others && size <= LEFTOVER_MAX && i < content->block_count; i++)
        if (is_inside(boxes, i, box))
            drop(content, i);
}

void html_boxes_clear_leftovers(const struct html_boxes *boxes, struct html_content *content)
{
    for (size_t i = 0; i < content->block_count; i++)
        if (boxes->leftover[i] && content->blocks[i].text)
            drop_with_box(boxes, i, content);
    size_t kept = 0;
    for (size_t i = 0; i < content->block_count; i++)
        if (content->blocks[i].text)
            content->blocks[kept++] = content->blocks[i];
    content->block_count = kept;
}
