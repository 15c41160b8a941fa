#include "layout/page.h"

#include "base/buffer.h"
#include "base/limits.h"

#include <stdlib.h>

/* The measures of each kind of page, in u. */
static const struct metrics {
    struct {
        int w, h; /* 0: none; a portrait photo is as wide as the screen */
    } photo;
    int text_x;     /* left margin of the text, from the photo's edge or the screen's */
    int text_right; /* right margin */
    int top;        /* from the photo's lower edge (portrait) or the screen's upper edge to the section */
    int below_section, below_headline, below_byline, below_rule; /* gaps */
    double headline_leading;
    int summary_size, summary_leading;
    int ladder[8]; /* headline sizes from the largest; 0 ends it */
} metrics[] = {
    [PAGE_SPLIT] = {.photo = {1104, 980},
                    .text_x = 56,
                    .text_right = 64,
                    .top = 56,
                    .below_section = 22,
                    .below_headline = 19,
                    .below_byline = 29,
                    .below_rule = 27,
                    .headline_leading = 66.0 / 56,
                    .summary_size = 36,
                    .summary_leading = 52,
                    .ladder = {56, 50, 44}},
    [PAGE_PORTRAIT] = {.photo = {0, 810},
                       .text_x = 64,
                       .text_right = 64,
                       .top = 52,
                       .below_section = 24,
                       .below_headline = 20,
                       .below_byline = 28,
                       .below_rule = 28,
                       .headline_leading = 76.0 / 64,
                       .summary_size = 40,
                       .summary_leading = 58,
                       .ladder = {64, 56, 50, 44}},
    [PAGE_TEXT] = {.text_x = 200,
                   .text_right = 200,
                   .top = 96,
                   .below_section = 27,
                   .below_headline = 28,
                   .below_byline = 29,
                   .below_rule = 28,
                   .headline_leading = 102.0 / 88,
                   .summary_size = 42,
                   .summary_leading = 62,
                   .ladder = {88, 72, 64, 56, 50, 44}},
};

enum {
    SECTION_SIZE = 26,
    SECTION_LEADING = 32,
    SECTION_TRACKING = 60, /* thousandths of an em */
    BYLINE_SIZE = 26,
    BYLINE_LEADING = 34,
    CAPTION_SIZE = 28,
    CREDIT_SIZE = 25,
    CAPTION_LEADING = 38,
    CAPTION_MARGIN = 64,
    CAPTION_BOTTOM = 41,
    CAPTION_LINES = 3,
    CREDIT_GAP = 24,
    SHADE_ABOVE = 130,
    RULE_HEIGHT = 2,
    WINDOW_FADE = 110,
    WINDOW_TAIL = 28,
    HEADLINE_LINES = 4,
    TEXT_MARGIN_PORTRAIT = 64,
    PHOTO_SMALLEST = 320, /* pixels: smaller ones are not shown */
    PHOTO_FILLS = 640,    /* pixels: smaller ones are shown whole */
};

#define PHOTO_LOSS_MAX 0.45 /* share lost by cropping */

enum page_kind page_kind_for(const struct story *story, const struct screen *screen)
{
    const struct photo *photo = story->photo;
    if (!photo || !photo->file || photo->width < PHOTO_SMALLEST || photo->height < PHOTO_SMALLEST / 2)
        return PAGE_TEXT;
    return screen_is_portrait(screen) ? PAGE_PORTRAIT : PAGE_SPLIT;
}

static double crop_loss(int width, int height, const struct box *box)
{
    double photo = (double)width / height, wanted = (double)box->w / box->h;
    return photo > wanted ? 1 - wanted / photo : 1 - photo / wanted;
}

static void place_photo(struct page *page, const struct story *story, const struct metrics *m)
{
    if (page->kind == PAGE_TEXT)
        return;
    int width = m->photo.w ? screen_length(&page->screen, m->photo.w) : page->screen.width;
    page->photo = (struct box){.w = width, .h = screen_length(&page->screen, m->photo.h)};
    if (page->kind == PAGE_SPLIT)
        page->photo.h = screen_page(&page->screen).h;
    bool whole = story->photo->width < PHOTO_FILLS ||
                 crop_loss(story->photo->width, story->photo->height, &page->photo) > PHOTO_LOSS_MAX;
    page->fit = whole ? PHOTO_WHOLE : PHOTO_FILL;
}

static bool place_caption(struct page *page, struct fonts *fonts, const struct story *story,
                          struct error *error)
{
    const struct screen *screen = &page->screen;
    struct text_span spans[2];
    size_t count = 0;
    if (page->kind == PAGE_TEXT)
        return true;
    if (story->photo->caption)
        spans[count++] = (struct text_span){.text = story->photo->caption,
                                            .face = FACE_REGULAR,
                                            .size = screen_type(screen, CAPTION_SIZE),
                                            .ink = INK_CAPTION};
    if (story->photo->credit) {
        spans[count] = (struct text_span){.text = story->photo->credit,
                                          .face = FACE_REGULAR,
                                          .size = screen_type(screen, CREDIT_SIZE),
                                          .space_before = count ? screen_type(screen, CREDIT_GAP) : 0,
                                          .ink = INK_CREDIT};
        count++;
    }
    if (count == 0)
        return true;
    int margin = screen_length(screen, CAPTION_MARGIN);
    struct text_request request = {.spans = spans,
                                   .span_count = count,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = page->photo.w - margin - screen_length(screen, 56),
                                   .max_lines = CAPTION_LINES,
                                   .no_orphan = true};
    struct placed *caption = &page->caption;
    if (!placed_set(caption, fonts, &request, margin, 0, screen_type(screen, CAPTION_LEADING), error))
        return false;
    int bottom = page->photo.y + page->photo.h;
    caption->box.y = bottom - screen_length(screen, CAPTION_BOTTOM) - caption->box.h;
    page->shade_full = screen_length(screen, SHADE_ABOVE);
    page->shade =
        (struct box){.x = page->photo.x, .y = caption->box.y - page->shade_full, .w = page->photo.w};
    page->shade.h = bottom - page->shade.y;
    return true;
}

struct column {
    struct page *page;
    struct fonts *fonts;
    const struct page_request *request;
    const struct metrics *m;
    int x, width;
    int y; /* where the next thing goes */
    struct error *error;
};

static bool column_place(struct column *column, struct placed *placed, const struct text_span *spans,
                         size_t count, int leading, int max_lines)
{
    const struct story *story = column->request->story;
    struct text_request request = {.spans = spans,
                                   .span_count = count,
                                   .language = story->language,
                                   .direction = story->direction,
                                   .width = column->width,
                                   .max_lines = max_lines};
    if (!placed_set(placed, column->fonts, &request, column->x, column->y, leading, column->error))
        return false;
    column->y += placed->box.h;
    return true;
}

static void column_gap(struct column *column, int u)
{
    column->y += screen_length(&column->page->screen, u);
}

static bool place_section(struct column *column)
{
    const struct story *story = column->request->story;
    const struct screen *screen = &column->page->screen;
    int size = screen_type(screen, SECTION_SIZE), leading = screen_type(screen, SECTION_LEADING);
    struct text_span spans[2];
    size_t count = 0;
    char *upper = story->section ? text_upper(story->section, story->language) : NULL;
    struct buffer source;
    buffer_init(&source, LIMIT_FIELD + 8);
    if (upper)
        spans[count++] = (struct text_span){.text = upper,
                                            .face = FACE_SEMIBOLD,
                                            .size = size,
                                            .tracking = SECTION_TRACKING,
                                            .ink = INK_ACCENT};
    if (story->source && buffer_append_format(&source, "%s%s", upper ? "· " : "", story->source)) {
        spans[count] = (struct text_span){.text = source.bytes,
                                          .face = FACE_MEDIUM,
                                          .size = size,
                                          .space_before = count ? screen_type(screen, 8) : 0,
                                          .ink = INK_DIM};
        count++;
    }
    bool fine = count == 0 || column_place(column, &column->page->section, spans, count, leading, 1);
    if (count > 0)
        column_gap(column, column->m->below_section);
    buffer_finish(&source);
    free(upper);
    return fine;
}

/* True when no word is wider than the column, so that none has to be broken. */
static bool words_fit(struct column *column, const struct text_span *span, bool *fit)
{
    struct text_request request = {.spans = span,
                                   .span_count = 1,
                                   .language = column->request->story->language,
                                   .direction = column->request->story->direction,
                                   .width = column->width,
                                   .max_lines = HEADLINE_LINES,
                                   .balance = true};
    struct placed *headline = &column->page->headline;
    int leading = (int)(span->size * column->m->headline_leading + 0.5);
    if (!placed_set(headline, column->fonts, &request, column->x, column->y, leading, column->error))
        return false;
    *fit = !headline->paragraph.truncated && !headline->paragraph.broken_word;
    return true;
}

/* The largest size of the ladder at which the headline takes at most four lines, no word broken. */
static bool place_headline(struct column *column)
{
    const struct metrics *m = column->m;
    const char *text = column->request->story->headline;
    if (!text)
        return true;
    bool fit = false;
    for (size_t i = 0; m->ladder[i] && !fit; i++) {
        placed_finish(&column->page->headline);
        struct text_span span = {.text = text,
                                 .face = FACE_HEADLINE,
                                 .size = screen_type(&column->page->screen, m->ladder[i]),
                                 .ink = INK_HEADLINE};
        if (!words_fit(column, &span, &fit))
            return false;
    }
    column->y += column->page->headline.box.h;
    column_gap(column, m->below_headline);
    return true;
}

static bool place_byline(struct column *column)
{
    const struct story *story = column->request->story;
    const char *date = column->request->date;
    struct buffer text;
    buffer_init(&text, LIMIT_FIELD + 128);
    if (date)
        buffer_append_text(&text, date);
    if (story->byline)
        buffer_append_format(&text, "%s%s", date ? " · " : "", story->byline);
    struct text_span span = {.text = text.bytes,
                             .face = FACE_REGULAR,
                             .size = screen_type(&column->page->screen, BYLINE_SIZE),
                             .ink = INK_DIM};
    bool fine = text.length == 0 || column_place(column, &column->page->byline, &span, 1,
                                                 screen_type(&column->page->screen, BYLINE_LEADING), 1);
    if (text.length > 0)
        column_gap(column, column->m->below_byline);
    buffer_finish(&text);
    return fine;
}

static bool place_window(struct column *column)
{
    struct page *page = column->page;
    int rule = screen_length(&page->screen, RULE_HEIGHT);
    page->rule = (struct box){.x = column->x, .y = column->y, .w = column->width, .h = rule < 1 ? 1 : rule};
    column->y += page->rule.h;
    column_gap(column, column->m->below_rule);
    int bottom = screen_page(&page->screen).h;
    if (column->y > bottom)
        column->y = bottom;
    page->window = (struct box){.x = column->x, .y = column->y, .w = column->width, .h = bottom - column->y};
    page->fade = screen_length(&page->screen, WINDOW_FADE);
    page->tail = screen_length(&page->screen, WINDOW_TAIL);
    struct summary_request request = {.story = column->request->story,
                                      .screen = page->screen,
                                      .width = column->width,
                                      .size = column->m->summary_size,
                                      .leading = column->m->summary_leading,
                                      .max_lines = column->request->max_summary_lines};
    return summary_build(&page->summary, column->fonts, &request, column->error);
}

static void mirror(struct page *page)
{
    struct box *boxes[] = {&page->photo,        &page->shade,      &page->caption.box, &page->section.box,
                           &page->headline.box, &page->byline.box, &page->rule,        &page->window};
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        *boxes[i] = screen_mirror(&page->screen, *boxes[i]);
}

bool page_build(struct page *page, struct fonts *fonts, const struct page_request *request,
                struct error *error)
{
    const struct story *story = request->story;
    *page = (struct page){.kind = request->without_photo ? PAGE_TEXT : page_kind_for(story, &request->screen),
                          .screen = request->screen,
                          .direction = story->direction};
    const struct metrics *m = &metrics[page->kind];
    place_photo(page, story, m);
    struct column column = {.page = page, .fonts = fonts, .request = request, .m = m, .error = error};
    int margin =
        page->kind == PAGE_TEXT && screen_is_portrait(&page->screen) ? TEXT_MARGIN_PORTRAIT : m->text_x;
    column.x = (page->kind == PAGE_SPLIT ? page->photo.w : 0) + screen_length(&page->screen, margin);
    column.width = page->screen.width - column.x -
                   screen_length(&page->screen, margin == m->text_x ? m->text_right : margin);
    column.y = (page->kind == PAGE_PORTRAIT ? page->photo.h : 0) + screen_length(&page->screen, m->top);
    bool fine = place_caption(page, fonts, story, error) && place_section(&column) &&
                place_headline(&column) && place_byline(&column) && place_window(&column);
    if (!fine)
        return false;
    page->head_words = (story->headline ? text_count_words(story->headline) : 0) +
                       (page->photo.w && story->photo->caption ? text_count_words(story->photo->caption) : 0);
    if (page->direction == DIRECTION_RTL)
        mirror(page);
    return true;
}

void page_finish(struct page *page)
{
    if (!page)
        return;
    placed_finish(&page->caption);
    placed_finish(&page->section);
    placed_finish(&page->headline);
    placed_finish(&page->byline);
    summary_finish(&page->summary);
    *page = (struct page){0};
}
