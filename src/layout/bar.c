/* Shares the width of the bar between what stands in it. Knows no time. Thread of the fonts. */
#include "layout/bar_setting.h"

#include <math.h>

enum { /* u */
       BAR_MARGIN = 64,
       BAR_SIZE = 28,
       STALE_SIZE = 24,
       DIGIT_SIZE = 40,
       NOTICE_SIZE = 25, /* in two lines */
       NOTICE_LEADING = 32,
       TITLE_GAP = 44,
       LINE_HEIGHT = 2,
       LOGO_HEIGHT = 56,
       LOGO_WIDTH = 320,
       LOGO_GAP = 24,
};

enum { LETTERS_LEAST = 3, NEXT_LEAST = 6 }; /* em: with less room a text is left out */

/* Noto's capitals are 714 thousandths of an em high. */
int bar_centred_baseline(const struct bar *bar, int size)
{
    int top = bar->line.y + bar->line.h, bottom = bar->box.y + bar->box.h;
    return (int)lround((top + bottom + size * (0.714 + bar->taller)) / 2);
}

bool bar_set_text(struct bar_setting *setting, struct placed *placed, const struct text_span *spans,
                  size_t count, int width, int baseline)
{
    struct text_request request = {.spans = spans,
                                   .span_count = count,
                                   .language = setting->request->words->code,
                                   .direction = DIRECTION_LTR,
                                   .width = width,
                                   .max_lines = 1};
    int leading = spans[0].size * 36 / BAR_SIZE;
    if (!placed_set(placed, setting->fonts, &request, 0, 0, leading, setting->error))
        return false;
    placed->box.w = placed->paragraph.width;
    placed->box.y = baseline - placed->baseline;
    return true;
}

static int measure(struct bar_setting *setting, const char *text, int size, struct error *error)
{
    struct paragraph paragraph;
    struct text_span span = {.text = text, .face = FACE_SEMIBOLD, .size = size};
    struct text_request request = {.spans = &span, .span_count = 1};
    int width = paragraph_set(setting->fonts, &request, &paragraph, error) ? paragraph.width : 0;
    paragraph_finish(&paragraph);
    return width;
}

static bool place_stale(struct bar_setting *setting)
{
    struct bar *bar = setting->bar;
    int size = screen_type(&bar->screen, STALE_SIZE), room = setting->right - setting->left;
    if (!setting->request->stale || room < LETTERS_LEAST * size)
        return true;
    struct text_span span = {
        .text = setting->request->stale, .face = FACE_MEDIUM, .size = size, .ink = INK_ACCENT};
    if (!bar_set_text(setting, &bar->stale, &span, 1, room, bar_centred_baseline(bar, bar->digit_size)))
        return false;
    bar->stale.box.x = setting->right - bar->stale.box.w;
    setting->right = bar->stale.box.x - screen_length(&bar->screen, BAR_CLOCK_GAP);
    return true;
}

struct box bar_logo_size(const struct screen *screen, int width, int height)
{
    double across = (double)screen_length(screen, LOGO_WIDTH) / width;
    double down = (double)screen_length(screen, LOGO_HEIGHT) / height;
    double scale = fmin(1, fmin(across, down));
    struct box size = {.w = (int)lround(width * scale), .h = (int)lround(height * scale)};
    size.w = size.w > 0 ? size.w : 1;
    size.h = size.h > 0 ? size.h : 1;
    return size;
}

/* At most half of what is free, or none. */
static void place_logo(struct bar_setting *setting)
{
    struct bar *bar = setting->bar;
    int width = setting->request->logo_width, height = setting->request->logo_height;
    int top = bar->line.y + bar->line.h, bottom = bar->box.y + bar->box.h;
    if (width == 0 || width > (setting->right - setting->left) / 2)
        return;
    bar->logo = (struct box){.x = setting->left, .y = (top + bottom - height) / 2, .w = width, .h = height};
    setting->left += width + screen_length(&bar->screen, LOGO_GAP);
}

/* Half of what is free; all of it where the other half would be too little for the next story. */
static bool place_title(struct bar_setting *setting)
{
    struct bar *bar = setting->bar;
    int size = screen_type(&bar->screen, BAR_SIZE), room = setting->right - setting->left;
    if (!setting->request->title || room < LETTERS_LEAST * size)
        return true;
    struct text_span span = {
        .text = setting->request->title, .face = FACE_SEMIBOLD, .size = size, .ink = INK_STRONG};
    int gap = screen_length(&bar->screen, TITLE_GAP), half = room / 2;
    const struct bar_request *request = setting->request;
    bool shared = (request->next_headline || request->notice) && half - gap >= NEXT_LEAST * size;
    if (!bar_set_text(setting, &bar->title, &span, 1, shared ? half : room, bar_centred_baseline(bar, size)))
        return false;
    bar->title.box.x = setting->left;
    setting->left += bar->title.box.w + gap;
    return true;
}

static bool place_next(struct bar_setting *setting)
{
    struct bar *bar = setting->bar;
    int size = screen_type(&bar->screen, BAR_SIZE), room = setting->right - setting->left;
    if (!setting->request->next_headline || room < NEXT_LEAST * size)
        return true;
    struct text_span spans[] = {
        {.text = setting->request->words->next, .face = FACE_REGULAR, .size = size, .ink = INK_DIM},
        {.text = setting->request->next_headline,
         .face = FACE_MEDIUM,
         .size = size,
         .space_before = size * 26 / 100,
         .ink = INK_SUMMARY},
    };
    if (!bar_set_text(setting, &bar->next, spans, 2, room, bar_centred_baseline(bar, size)))
        return false;
    bar->next.box.x = setting->left;
    return true;
}

/* Sets label and text at a size, in the text's own direction, in the middle of the bar. */
static bool set_notice(struct bar_setting *setting, int size, int leading, int lines)
{
    struct bar *bar = setting->bar;
    const struct language *words = setting->request->words;
    struct text_span spans[] = {
        {.text = words->notice, .face = FACE_SEMIBOLD, .size = size, .ink = INK_ACCENT},
        {.text = setting->request->notice,
         .face = FACE_MEDIUM,
         .size = size,
         .space_before = size * 26 / 100,
         .ink = INK_STRONG},
    };
    struct text_request request = {.spans = spans,
                                   .span_count = 2,
                                   .language = words->code,
                                   .direction =
                                       text_base_direction(setting->request->notice, words->direction),
                                   .width = setting->right - setting->left,
                                   .max_lines = lines,
                                   .balance = true};
    if (!placed_set(&bar->next, setting->fonts, &request, setting->left, 0, leading, setting->error))
        return false;
    int extra = (int)bar->next.paragraph.line_count - 1;
    bar->next.box.w = bar->next.paragraph.width;
    bar->next.box.y = bar_centred_baseline(bar, size) - bar->next.baseline - extra * leading / 2;
    return true;
}

/* One line as large as the next story's; two smaller ones when it takes more. */
static bool place_notice(struct bar_setting *setting)
{
    const struct screen *screen = &setting->bar->screen;
    int size = screen_type(screen, BAR_SIZE);
    if (setting->right - setting->left < NEXT_LEAST * size)
        return true;
    if (!set_notice(setting, size, size * 36 / BAR_SIZE, 1))
        return false;
    if (!setting->bar->next.paragraph.truncated)
        return true;
    placed_finish(&setting->bar->next);
    return set_notice(setting, screen_type(screen, NOTICE_SIZE), screen_type(screen, NOTICE_LEADING), 2);
}

bool bar_build(struct bar *bar, struct fonts *fonts, const struct bar_request *request, struct error *error)
{
    const struct screen *screen = &request->screen;
    int line = screen_length(screen, LINE_HEIGHT), margin = screen_length(screen, BAR_MARGIN);
    *bar = (struct bar){.screen = *screen,
                        .box = screen_bar(screen),
                        .progress = screen_progress(screen),
                        .digit_size = screen_type(screen, DIGIT_SIZE)};
    bar->line = (struct box){.y = bar->box.y, .w = screen->width, .h = line < 1 ? 1 : line};
    struct bar_setting setting = {.bar = bar,
                                  .fonts = fonts,
                                  .request = request,
                                  .error = error,
                                  .left = margin,
                                  .right = screen->width - margin};
    bar->taller = fonts_taller(fonts, FACE_SEMIBOLD);
    bar->digit_width = fonts_digit_width(fonts, FACE_SEMIBOLD, bar->digit_size);
    bar->colon_width = measure(&setting, ":", bar->digit_size, error);
    if (!bar_place_clocks(&setting) || !place_stale(&setting))
        return false;
    place_logo(&setting);
    return place_title(&setting) && (request->notice ? place_notice(&setting) : place_next(&setting));
}

void bar_finish(struct bar *bar)
{
    if (!bar)
        return;
    placed_finish(&bar->title);
    placed_finish(&bar->next);
    placed_finish(&bar->stale);
    for (size_t i = 0; i < LIMIT_CLOCKS; i++)
        placed_finish(&bar->clocks[i].place);
    *bar = (struct bar){0};
}

int bar_progress_width(const struct bar *bar, double done)
{
    double clamped = done < 0 ? 0 : done > 1 ? 1 : done;
    return (int)lround(clamped * bar->progress.w);
}
