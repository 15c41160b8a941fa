/* A page and its bar on their way to the screen, and there. Knows neither the rundown nor other scenes; which
 * kind of page it is only layout/ knows. Main thread; photos are decoded by the loader's. */
#include "stage/scene.h"

#include <stdlib.h>

#define PROGRESS_MOVES_EVERY TICK_MS(40)

static struct art_request painting_of(const struct scene *scene, const struct scene_tools *tools)
{
    return (struct art_request){&tools->press->tools, &scene->sheet.page, scene->sheet.pace.distance,
                                scene->photo};
}

/* Begins with the pixels. */
static void begin_painting(struct scene *scene, const struct scene_tools *tools)
{
    struct art_request request = painting_of(scene, tools);
    scene->state = SCENE_PAINTING;
    scene->pace = scene->sheet.pace;
    scene->endless = scene->pace.total == TICK_NEVER;
    scene->art = art_begin(&request);
}

/* Lays it out; asks for the photo, or begins to paint when there is none. */
static bool lay_out(struct scene *scene, const struct scene_tools *tools, const struct scene_request *request,
                    struct error *error)
{
    const struct page *page = &scene->sheet.page;
    if (!press_set(tools->press, &scene->subject, request->edition, !request->photo_path, &scene->sheet,
                   error))
        return false;
    if (page->shape == PAGE_TEXT) {
        begin_painting(scene, tools);
        return true;
    }
    loader_request(tools->loader, request->photo_path, page->photo.w + page->spare,
                   page->photo.h + page->spare, page->fit);
    scene->state = SCENE_LOADING;
    return true;
}

bool scene_begin(struct scene *scene, const struct scene_tools *tools, struct subject *subject,
                 const struct scene_request *request, struct error *error)
{
    *scene = (struct scene){.subject = *subject};
    *subject = (struct subject){0};
    return lay_out(scene, tools, request, error);
}

/* What is needed only for the making. */
static void forget_sheet(struct scene *scene)
{
    sheet_finish(&scene->sheet);
    SDL_FreeSurface(scene->photo);
    scene->sheet = (struct sheet){0};
    scene->photo = NULL;
}

static bool collect_photo(struct scene *scene, const struct scene_tools *tools, struct error *error)
{
    enum loader_state state = loader_collect(tools->loader, &scene->photo, error);
    if (state == LOADER_DONE)
        begin_painting(scene, tools);
    return state == LOADER_BUSY || state == LOADER_DONE;
}

static bool paint(struct scene *scene, const struct scene_tools *tools, struct error *error)
{
    struct art_request request = painting_of(scene, tools);
    if (!art_go_on(scene->art, &request, error))
        return false;
    if (!art_is_finished(scene->art))
        return true;
    scene->state = SCENE_PAINTED;
    forget_sheet(scene);
    return true;
}

/* Once more as a text page. */
static bool go_on_plain(struct scene *scene, const struct scene_tools *tools, const struct error *why,
                        struct error *error)
{
    scene->plain = *why;
    forget_sheet(scene);
    art_destroy(scene->art);
    scene->art = NULL;
    return lay_out(scene, tools, &(struct scene_request){0}, error);
}

bool scene_go_on(struct scene *scene, const struct scene_tools *tools, struct error *error)
{
    struct error trouble = {0};
    bool fine = true;
    if (scene->state == SCENE_LOADING)
        fine = collect_photo(scene, tools, &trouble);
    else if (scene->state == SCENE_PAINTING)
        fine = paint(scene, tools, &trouble);
    if (fine)
        return true;
    if (scene->sheet.page.shape == PAGE_TEXT)
        return error_set(error, "%s", trouble.text);
    return go_on_plain(scene, tools, &trouble, error);
}

void scene_take_bar(struct scene *scene, struct bar_art *bar)
{
    if (!bar)
        return;
    bar_art_destroy(scene->bar);
    scene->bar = bar;
}

bool scene_is_ready(const struct scene *scene)
{
    return scene->state == SCENE_PAINTED && scene->bar;
}

void scene_enter(struct scene *scene, tick now, tick lead)
{
    scene->began = now;
    scene->stands = now + lead;
}

void scene_set_endless(struct scene *scene, bool endless)
{
    scene->endless = endless;
}

void scene_stand(struct scene *scene, struct canvas *canvas)
{
    glide_start(&scene->art->glide, canvas);
}

void scene_forget_text(struct scene *scene, tick now)
{
    if (scene->art)
        art_forget_text(scene->art, pace_offset(&scene->pace, now - scene->stands));
}

void scene_finish(struct scene *scene)
{
    if (!scene)
        return;
    forget_sheet(scene);
    art_destroy(scene->art);
    bar_art_destroy(scene->bar);
    subject_finish(&scene->subject);
    *scene = (struct scene){0};
}

tick scene_left(const struct scene *scene, tick now)
{
    return scene->endless ? TICK_NEVER : scene->stands + scene->pace.total - now;
}

bool scene_is_over(const struct scene *scene, tick now)
{
    return scene_left(scene, now) <= 0;
}

static tick earlier(tick a, tick b)
{
    return a < b ? a : b;
}

tick scene_next_move(const struct scene *scene, tick now, tick refresh, bool parts, tick *text)
{
    *text = 0;
    if (scene->endless)
        return TICK_NEVER;
    tick next = scene->art->glide.photo && parts ? now + refresh : TICK_NEVER;
    tick move = pace_next_move(&scene->pace, now - scene->stands);
    if (move == TICK_NEVER || scene->stands + move > now + 2 * PROGRESS_MOVES_EVERY)
        return earlier(next, now + PROGRESS_MOVES_EVERY);
    *text = scene->stands + move; /* the progress line moves along with the text */
    return earlier(next, *text);
}

/* The share of its time that is over, counted from when it came. */
static double share_over(const struct scene *scene, tick now)
{
    tick whole = scene->stands + scene->pace.total - scene->began;
    return scene->endless ? 0 : (double)(now - scene->began) / (double)whole;
}

struct look scene_look(const struct scene *scene, tick now, bool parts)
{
    tick since = now - scene->stands;
    double stood = scene->endless ? 0 : (double)since / (double)scene->pace.total;
    return (struct look){.offset = pace_offset(&scene->pace, since),
                         .place = glide_place(&scene->art->glide, stood, parts),
                         .progress = bar_progress_width(&scene->bar->bar, share_over(scene, now))};
}

void scene_scroll(struct scene *scene, const struct look *look)
{
    art_scroll(scene->art, look->offset);
}

void scene_draw(const struct scene *scene, SDL_Renderer *renderer, const struct look *look)
{
    art_draw(scene->art, renderer, look->offset, look->place);
    bar_art_draw(scene->bar, renderer, look->progress, 255);
}
