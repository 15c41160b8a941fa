/* Blocks one below the other, cut where it was asked for. Knows no window and no time. Thread of the fonts.
 */
#include "layout/summary.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "layout/placed.h"
#include "layout/theme.h"

#include <stdlib.h>

/* How each kind of block is set. Lengths in u. */
static const struct block_style {
    enum face face;
    enum ink ink;
    int indent;
    int gap_before; /* to a block of another kind above */
    int gap_same;   /* to a block of the same kind above */
    const char *bullet;
} block_styles[BLOCK_KINDS] = {
    [BLOCK_PARAGRAPH] = {.face = FACE_REGULAR, .ink = INK_SUMMARY, .gap_before = 24, .gap_same = 24},
    [BLOCK_HEADING] = {.face = FACE_SEMIBOLD, .ink = INK_STRONG, .gap_before = 24, .gap_same = 0},
    [BLOCK_QUOTE] =
        {.face = FACE_REGULAR, .ink = INK_SUMMARY, .indent = 40, .gap_before = 24, .gap_same = 24},
    [BLOCK_LIST_ITEM] = {.face = FACE_REGULAR,
                         .ink = INK_SUMMARY,
                         .indent = 40,
                         .gap_before = 12,
                         .gap_same = 8,
                         .bullet = "•"},
};

struct setting {
    struct summary *summary;
    struct fonts *fonts;
    const struct summary_request *request;
    struct error *error;
    size_t text_lines;
    bool full; /* max_lines reached: nothing more goes in */
};

static struct paragraph *summary_add_paragraph(struct summary *summary)
{
    summary->paragraphs =
        memory_resize(summary->paragraphs, summary->paragraph_count + 1, sizeof *summary->paragraphs);
    struct paragraph *added = &summary->paragraphs[summary->paragraph_count++];
    *added = (struct paragraph){0};
    return added;
}

static void summary_add_line(struct summary *summary, struct summary_line line)
{
    summary->lines = memory_resize(summary->lines, summary->line_count + 1, sizeof *summary->lines);
    summary->lines[summary->line_count++] = line;
}

/* How many lines may still come; 0 when none. */
static size_t lines_left(const struct setting *setting)
{
    size_t maximum = setting->request->max_lines;
    if (maximum == 0 || maximum > LIMIT_LINES_PER_PAGE)
        maximum = LIMIT_LINES_PER_PAGE;
    return maximum > setting->text_lines ? maximum - setting->text_lines : 0;
}

static bool set_text(struct setting *setting, const char *text, const struct block_style *style, int width,
                     size_t max_lines)
{
    const struct story *story = setting->request->story;
    struct text_span span = {.text = text,
                             .face = style->face,
                             .size = screen_type(&setting->request->screen, setting->request->size),
                             .ink = (uint8_t)style->ink};
    struct text_request request = {.spans = &span,
                                   .span_count = 1,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = width,
                                   .max_lines = (int)max_lines,
                                   .no_orphan = true};
    return paragraph_set(setting->fonts, &request, summary_add_paragraph(setting->summary), setting->error);
}

static int aligned_x(const struct summary *summary, const struct paragraph *paragraph, size_t line,
                     int indent)
{
    return paragraph->direction == DIRECTION_RTL ? summary->width - indent - paragraph->lines[line].width
                                                 : indent;
}

static void place_lines(struct setting *setting, int indent)
{
    struct summary *summary = setting->summary;
    size_t index = summary->paragraph_count - 1;
    const struct paragraph *paragraph = &summary->paragraphs[index];
    for (size_t i = 0; i < paragraph->line_count; i++) {
        summary_add_line(summary, (struct summary_line){.paragraph = index,
                                                        .line = i,
                                                        .x = aligned_x(summary, paragraph, i, indent),
                                                        .y = summary->height,
                                                        .words = paragraph_count_words(paragraph, i)});
        summary->height += summary->line_height;
    }
    setting->text_lines += paragraph->line_count;
    setting->full = paragraph->truncated || lines_left(setting) == 0;
}

static bool place_bullet(struct setting *setting, const struct block_style *style)
{
    struct summary *summary = setting->summary;
    if (!set_text(setting, style->bullet, style, 0, 1))
        return false;
    size_t index = summary->paragraph_count - 1;
    summary_add_line(summary,
                     (struct summary_line){.paragraph = index,
                                           .x = aligned_x(summary, &summary->paragraphs[index], 0, 0),
                                           .y = summary->height});
    return true;
}

static bool place_block(struct setting *setting, const struct block *block, const struct block *above)
{
    struct summary *summary = setting->summary;
    const struct screen *screen = &setting->request->screen;
    const struct block_style *style = &block_styles[block->kind];
    int indent = style->indent ? screen_type(screen, style->indent) : 0;
    if (above && above->kind != BLOCK_HEADING)
        summary->height +=
            screen_type(screen, above->kind == block->kind ? style->gap_same : style->gap_before);
    if (style->bullet && !place_bullet(setting, style))
        return false;
    size_t left = lines_left(setting);
    if (!set_text(setting, block->text, style, summary->width - indent, left))
        return false;
    place_lines(setting, indent);
    return true;
}

/* A cut that falls between two blocks shows as well: the last block is set again, "…" behind it. */
static bool mark_cut(struct setting *setting, const struct block *last)
{
    struct summary *summary = setting->summary;
    size_t index = summary->paragraph_count - 1;
    const struct block_style *style = &block_styles[last->kind];
    int indent = style->indent ? screen_type(&setting->request->screen, style->indent) : 0;
    size_t lines = summary->paragraphs[index].line_count;
    while (summary->line_count > 0 && summary->lines[summary->line_count - 1].paragraph == index) {
        summary->line_count--;
        summary->height -= summary->line_height;
    }
    setting->text_lines -= lines;
    struct buffer text;
    buffer_init(&text, LIMIT_BLOCK + 8);
    buffer_append_format(&text, "%s …", last->text);
    paragraph_finish(&summary->paragraphs[index]);
    summary->paragraph_count--;
    bool fine = set_text(setting, text.bytes, style, summary->width - indent, lines);
    buffer_finish(&text);
    if (fine)
        place_lines(setting, indent);
    return fine;
}

bool summary_build(struct summary *summary, struct fonts *fonts, const struct summary_request *request,
                   struct error *error)
{
    const struct story *story = request->story;
    int size = screen_type(&request->screen, request->size);
    int leading = screen_type(&request->screen, request->leading);
    *summary = (struct summary){.width = request->width,
                                .line_height = line_leading(story->direction, leading),
                                .baseline = line_baseline(fonts, FACE_REGULAR, size, leading)};
    struct setting setting = {.summary = summary, .fonts = fonts, .request = request, .error = error};
    const struct block *above = NULL;
    for (size_t i = 0; i < story->block_count && !setting.full; i++) {
        const struct block *block = &story->blocks[i];
        if (!place_block(&setting, block, above))
            return false;
        above = block;
        bool falls_between = setting.full && i + 1 < story->block_count &&
                             !summary->paragraphs[summary->paragraph_count - 1].truncated;
        if (falls_between && !mark_cut(&setting, block))
            return false;
    }
    return true;
}

void summary_finish(struct summary *summary)
{
    if (!summary)
        return;
    for (size_t i = 0; i < summary->paragraph_count; i++)
        paragraph_finish(&summary->paragraphs[i]);
    free(summary->paragraphs);
    free(summary->lines);
    *summary = (struct summary){0};
}

size_t summary_text_lines(const struct summary *summary)
{
    size_t count = 0;
    for (size_t i = 0; i < summary->line_count; i++)
        if (i == 0 || summary->lines[i].y != summary->lines[i - 1].y)
            count++;
    return count;
}

size_t summary_words_above(const struct summary *summary, int y)
{
    size_t words = 0;
    for (size_t i = 0; i < summary->line_count; i++)
        if (summary->lines[i].y + summary->line_height <= y)
            words += summary->lines[i].words;
    return words;
}
