#include "layout/bar.h"

#include <math.h>

enum { /* u */
       BAR_MARGIN = 64,
       BAR_SIZE = 28,
       PLACE_SIZE = 24,
       DIGIT_SIZE = 40,
       TITLE_GAP = 44,
       CLOCK_GAP = 40,
       PLACE_GAP = 13,
       LINE_HEIGHT = 2,
};

enum { PLACE_SHARE = 4 };                   /* a clock's name takes at most this part of the bar, 1/n */
enum { LETTERS_LEAST = 3, NEXT_LEAST = 6 }; /* em: with less room a text is left out */

struct setting {
    struct bar *bar;
    struct fonts *fonts;
    const struct bar_request *request;
    struct error *error;
    int left, right; /* what is still free, pixels */
};

/* The baseline that puts the capitals of this size in the middle of the bar. Noto's capitals are 714
 * thousandths of an em high. */
static int centred_baseline(const struct bar *bar, int size)
{
    int top = bar->line.y + bar->line.h, bottom = bar->box.y + bar->box.h;
    return (int)lround((top + bottom + size * 0.714) / 2);
}

static bool set_on_baseline(struct setting *setting, struct placed *placed, const struct text_span *spans,
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

static int measure(struct setting *setting, const char *text, int size, struct error *error)
{
    struct paragraph paragraph;
    struct text_span span = {.text = text, .face = FACE_SEMIBOLD, .size = size};
    struct text_request request = {.spans = &span, .span_count = 1};
    int width = paragraph_set(setting->fonts, &request, &paragraph, error) ? paragraph.width : 0;
    paragraph_finish(&paragraph);
    return width;
}

/* Sets the clock's name; `width` becomes what the clock takes, without the gap before it. */
static bool set_clock(struct setting *setting, size_t index, int *width)
{
    struct bar *bar = setting->bar;
    struct bar_clock *clock = &bar->clocks[index];
    const char *place = setting->request->places ? setting->request->places[index] : NULL;
    clock->baseline = centred_baseline(bar, bar->digit_size);
    *width = 4 * bar->digit_width + bar->colon_width;
    if (!place)
        return true;
    struct text_span span = {
        .text = place, .face = FACE_MEDIUM, .size = screen_type(&bar->screen, PLACE_SIZE), .ink = INK_DIM};
    int room = (setting->right - setting->left) / PLACE_SHARE;
    if (!set_on_baseline(setting, &clock->place, &span, 1, room > 1 ? room : 1, clock->baseline))
        return false;
    *width += screen_length(&bar->screen, PLACE_GAP) + clock->place.box.w;
    return true;
}

/* Puts the clock at the right end of what is free. */
static void put_clock(struct setting *setting, size_t index, int width)
{
    struct bar *bar = setting->bar;
    struct bar_clock *clock = &bar->clocks[index];
    clock->x = setting->right - 4 * bar->digit_width - bar->colon_width;
    clock->place.box.x = setting->right - width;
    setting->right -= width + screen_length(&bar->screen, CLOCK_GAP);
}

/* As many clocks, from the first, as leave a third of the bar to the title and the next story. */
static bool place_clocks(struct setting *setting)
{
    struct bar *bar = setting->bar;
    int room = (setting->right - setting->left) * 2 / 3, gap = screen_length(&bar->screen, CLOCK_GAP);
    int widths[LIMIT_CLOCKS];
    for (size_t i = 0; i < setting->request->clock_count && i < LIMIT_CLOCKS; i++) {
        if (!set_clock(setting, i, &widths[i]))
            return false;
        room -= widths[i] + (i > 0 ? gap : 0);
        if (room < 0 && i > 0) {
            placed_finish(&bar->clocks[i].place);
            break;
        }
        bar->clock_count = i + 1;
    }
    for (size_t i = bar->clock_count; i-- > 0;)
        put_clock(setting, i, widths[i]);
    return true;
}

static bool place_stale(struct setting *setting)
{
    struct bar *bar = setting->bar;
    int size = screen_type(&bar->screen, PLACE_SIZE), room = setting->right - setting->left;
    if (!setting->request->stale || room < LETTERS_LEAST * size)
        return true;
    struct text_span span = {
        .text = setting->request->stale, .face = FACE_MEDIUM, .size = size, .ink = INK_ACCENT};
    if (!set_on_baseline(setting, &bar->stale, &span, 1, room, centred_baseline(bar, bar->digit_size)))
        return false;
    bar->stale.box.x = setting->right - bar->stale.box.w;
    setting->right = bar->stale.box.x - screen_length(&bar->screen, CLOCK_GAP);
    return true;
}

/* Half of what is free; all of it where the other half would be too little for the next story. */
static bool place_title(struct setting *setting)
{
    struct bar *bar = setting->bar;
    int size = screen_type(&bar->screen, BAR_SIZE), room = setting->right - setting->left;
    if (!setting->request->title || room < LETTERS_LEAST * size)
        return true;
    struct text_span span = {
        .text = setting->request->title, .face = FACE_SEMIBOLD, .size = size, .ink = INK_STRONG};
    int gap = screen_length(&bar->screen, TITLE_GAP), half = room / 2;
    bool shared = setting->request->next_headline && half - gap >= NEXT_LEAST * size;
    if (!set_on_baseline(setting, &bar->title, &span, 1, shared ? half : room, centred_baseline(bar, size)))
        return false;
    bar->title.box.x = setting->left;
    setting->left += bar->title.box.w + gap;
    return true;
}

static bool place_next(struct setting *setting)
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
    if (!set_on_baseline(setting, &bar->next, spans, 2, room, centred_baseline(bar, size)))
        return false;
    bar->next.box.x = setting->left;
    return true;
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
    struct setting setting = {.bar = bar,
                              .fonts = fonts,
                              .request = request,
                              .error = error,
                              .left = margin,
                              .right = screen->width - margin};
    bar->digit_width = measure(&setting, "0", bar->digit_size, error);
    bar->colon_width = measure(&setting, ":", bar->digit_size, error);
    return place_clocks(&setting) && place_stale(&setting) && place_title(&setting) && place_next(&setting);
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
