/* A page and its bar in memory, at one moment. Knows no window, loader or rundown. Main thread. */
#include "stage/still.h"

#include "base/log.h"
#include "stage/photo.h"
#include "stage/press.h"

struct still {
    const struct still_request *request;
    struct press press;
    struct art *art;
    struct pace pace;
    struct bar_art *bar;
    int offset;
    int place, progress;
};

static void draw(void *data)
{
    const struct still *still = data;
    SDL_Renderer *renderer = canvas_renderer(still->press.tools.canvas);
    art_draw(still->art, renderer, still->offset, still->place);
    bar_art_draw(still->bar, renderer, still->progress, 255);
}

/* When the summary has moved so far; the progress line tells that time. */
static tick moment_of(const struct pace *pace, int offset)
{
    return offset == 0 || pace->step == 0
               ? 0
               : pace->stand_before + (offset + pace->step_pixels - 1) / pace->step_pixels * pace->step;
}

static struct art *paint_page(struct still *still, const struct subject *subject, struct error *error)
{
    const struct still_request *request = still->request;
    struct sheet sheet;
    struct art *art = NULL;
    SDL_Surface *photo = NULL;
    if (!press_set(&still->press, subject, request->edition, !request->photo_path, &sheet, error))
        return NULL;
    const struct page *page = &sheet.page;
    bool fine = page->shape == PAGE_TEXT;
    if (!fine) {
        photo = photo_load(request->photo_path, page->photo.w + page->spare, page->photo.h + page->spare,
                           page->fit, error);
        fine = photo != NULL;
    }
    struct art_request painting = {&still->press.tools, page, sheet.pace.distance, photo};
    if (fine)
        art = art_create(&painting, error);
    still->pace = sheet.pace;
    SDL_FreeSurface(photo);
    sheet_finish(&sheet);
    return art;
}

static bool paint(struct still *still, struct error *error)
{
    const struct still_request *request = still->request;
    const struct edition *edition = request->edition;
    const struct alert *alert = request->alert;
    const struct story *story = NULL, *next = NULL;
    struct subject subject;
    if (edition && request->story < edition->story_count) {
        story = edition->stories[request->story];
        if (edition->story_count > 1)
            next = edition->stories[(request->story + 1) % edition->story_count];
    }
    bool has_page = alert && alert->level != ALERT_INFO;
    if (has_page)
        subject_of_alert(&subject, alert);
    else
        subject_of_story(&subject, story);
    still->art = paint_page(still, &subject, error);
    subject_finish(&subject);
    if (still->art)
        still->bar = press_bar(&still->press, edition, has_page ? story : next,
                               alert && !has_page ? alert->text : NULL, error);
    return still->bar != NULL;
}

static bool save(struct still *still, const char *path, struct error *error)
{
    const struct pace *pace = &still->pace;
    struct press_zones zones = {0};
    SDL_Rect whole = {0, 0, still->request->width, still->request->height};
    still->offset = still->request->offset < pace->distance ? still->request->offset : pace->distance;
    double done =
        pace->total == TICK_NEVER ? 0 : (double)moment_of(pace, still->offset) / (double)pace->total;
    still->progress = bar_progress_width(&still->bar->bar, done);
    glide_start(&still->art->glide, still->press.tools.canvas);
    still->place = glide_place(&still->art->glide, done, canvas_draws_parts(still->press.tools.canvas));
    press_clocks(&still->press, &zones, still->bar);
    art_scroll(still->art, still->offset);
    return canvas_frame(still->press.tools.canvas, &whole, 1, draw, still) &&
           canvas_save_png(still->press.tools.canvas, path, error);
}

bool still_save(const struct still_request *request, const char *path, struct error *error)
{
    struct still still = {.request = request};
    struct press *press = &still.press;
    press->config = request->config;
    press->clock = request->clock;
    press->tools.canvas = canvas_create_memory(request->width, request->height, error);
    press->tools.fonts = press->tools.canvas ? fonts_create(request->fonts, error) : NULL;
    press->lexicon = press->tools.fonts ? lexicon_create(request->languages, error) : NULL;
    if (press->lexicon)
        press_configure(press, request->width, request->height);
    bool fine = press->lexicon && paint(&still, error) && save(&still, path, error);
    bar_art_destroy(still.bar);
    art_destroy(still.art);
    press_finish(press);
    lexicon_destroy(press->lexicon);
    fonts_destroy(press->tools.fonts);
    canvas_destroy(press->tools.canvas);
    return fine;
}
