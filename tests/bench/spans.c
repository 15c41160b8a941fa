#include "spans.h"

#include "stage/press.h"
#include "stage/scout.h"
#include "stage/state.h" /* of which the steps are measured */

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static struct spans record;
static void (*when_drawn)(void *data);
static void *when_drawn_data;
static long texture_bytes, texture_peak;

struct spans *spans(void)
{
    return &record;
}

void spans_clear(void)
{
    record = (struct spans){0};
}

void spans_watch(void (*drawn)(void *data), void *data)
{
    when_drawn = drawn;
    when_drawn_data = data;
}

static tick read_clock(clockid_t id)
{
    struct timespec time;
    clock_gettime(id, &time);
    return TICK_SECONDS(time.tv_sec) + time.tv_nsec / 1000;
}

struct spent spent_now(void)
{
    return (struct spent){read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_THREAD_CPUTIME_ID)};
}

struct spent spent_since(const struct spent *since)
{
    struct spent now = spent_now();
    return (struct spent){now.wall - since->wall, now.cpu - since->cpu};
}

/* A schedstat of /proc: nanoseconds on a core and waiting for one. Kept open: it is read at every frame. */
static void read_schedstat(FILE *file, tick *cpu, tick *queued)
{
    long long ran = 0, waited = 0;
    if (file) {
        rewind(file);
        if (fscanf(file, "%lld %lld", &ran, &waited) != 2)
            ran = waited = 0;
    }
    *cpu = ran / 1000;
    *queued = waited / 1000;
}

static FILE *open_schedstat(const char *process)
{
    char path[64];
    (void)snprintf(path, sizeof path, "/proc/%s/schedstat", process ? process : "-");
    FILE *file = fopen(path, "r");
    if (file)
        setvbuf(file, NULL, _IONBF, 0);
    return file;
}

struct schedule schedule_now(void)
{
    static FILE *own, *server;
    struct schedule schedule;
    struct rusage usage;
    tick ran;
    if (!own) {
        own = open_schedstat("thread-self");
        server = open_schedstat(getenv("BENCH_SERVER"));
    }
    read_schedstat(own, &ran, &schedule.queued);
    read_schedstat(server, &schedule.server, &schedule.server_queued);
    getrusage(RUSAGE_THREAD, &usage);
    schedule.preempted = usage.ru_nivcsw;
    return schedule;
}

static void add(enum span span, struct spent spent, int sign)
{
    record.of[span].wall += sign * spent.wall;
    record.of[span].cpu += sign * spent.cpu;
}

/* A span within another one. */
static void within(enum span outer, enum span span, const struct spent *since)
{
    struct spent spent = spent_since(since);
    add(outer, spent, -1);
    add(span, spent, 1);
}

const char *span_name(enum span span)
{
    static const char *const names[SPAN_COUNT] = {"events",     "watching",  "turning", "drawing",
                                                  "presenting", "preparing", "setting", "painting",
                                                  "bar",        "waiting"};
    return names[span];
}

/* What the linker calls instead of a function, and where that has gone; of its very type, so that a change of
 * it is noticed. */
#define WRAPPED(name) __typeof__(name) __real_##name, __wrap_##name

WRAPPED(stage_take_events);
WRAPPED(stage_watch);
WRAPPED(stage_turn);
WRAPPED(stage_draw);
WRAPPED(stage_prepare);
WRAPPED(stage_wait);
WRAPPED(scout_take);
WRAPPED(press_set);
WRAPPED(press_bar);
WRAPPED(art_create);
WRAPPED(art_go_on);
WRAPPED(SDL_UpdateWindowSurfaceRects);
WRAPPED(SDL_CreateTexture);
WRAPPED(SDL_CreateTextureFromSurface);
WRAPPED(SDL_DestroyTexture);

#define WRAP_STEP(span, name)                                                                                \
    void __wrap_##name(struct stage *stage, tick now)                                                        \
    {                                                                                                        \
        struct spent began = spent_now();                                                                    \
        __real_##name(stage, now);                                                                           \
        add(span, spent_since(&began), 1);                                                                   \
    }

WRAP_STEP(SPAN_EVENTS, stage_take_events)
WRAP_STEP(SPAN_WATCH, stage_watch)
WRAP_STEP(SPAN_TURN, stage_turn)
WRAP_STEP(SPAN_PREPARE, stage_prepare)
WRAP_STEP(SPAN_WAIT, stage_wait)

void __wrap_stage_draw(struct stage *stage, tick now)
{
    struct spent began = spent_now();
    __real_stage_draw(stage, now);
    add(SPAN_DRAW, spent_since(&began), 1);
    if (when_drawn)
        when_drawn(when_drawn_data);
}

int __wrap_SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count)
{
    struct spent began = spent_now();
    int result = __real_SDL_UpdateWindowSurfaceRects(window, rects, count);
    within(SPAN_DRAW, SPAN_PRESENT, &began);
    return result;
}

bool __wrap_press_set(const struct press *press, const struct subject *subject, const struct edition *edition,
                      bool without_photo, struct sheet *sheet, struct error *error)
{
    struct spent began = spent_now();
    bool fine = __real_press_set(press, subject, edition, without_photo, sheet, error);
    within(SPAN_PREPARE, SPAN_SET, &began);
    return fine;
}

struct art *__wrap_art_create(const struct art_request *request, struct error *error)
{
    struct spent began = spent_now();
    struct art *art = __real_art_create(request, error);
    within(SPAN_PREPARE, SPAN_PAINT, &began);
    return art;
}

bool __wrap_art_go_on(struct art *art, const struct art_request *request, struct error *error)
{
    struct spent began = spent_now();
    bool fine = __real_art_go_on(art, request, error);
    within(SPAN_PREPARE, SPAN_PAINT, &began);
    return fine;
}

struct bar_art *__wrap_press_bar(const struct press *press, const struct edition *edition,
                                 const struct story *next, const char *notice, struct error *error)
{
    struct spent began = spent_now();
    struct bar_art *bar = __real_press_bar(press, edition, next, notice, error);
    within(SPAN_PREPARE, SPAN_BAR, &began);
    return bar;
}

bool __wrap_scout_take(struct scout *scout, bool wait, struct scout_find *find)
{
    bool taken = __real_scout_take(scout, wait, find);
    record.editions += taken && find->edition;
    return taken;
}

static long size_of(SDL_Texture *texture)
{
    int width = 0, height = 0;
    Uint32 format = 0;
    SDL_QueryTexture(texture, &format, NULL, &width, &height);
    return (long)width * height * SDL_BYTESPERPIXEL(format);
}

static SDL_Texture *count_in(SDL_Texture *texture)
{
    record.textures += texture != NULL;
    if (texture)
        texture_bytes += size_of(texture);
    texture_peak = texture_bytes > texture_peak ? texture_bytes : texture_peak;
    return texture;
}

SDL_Texture *__wrap_SDL_CreateTexture(SDL_Renderer *renderer, Uint32 format, int access, int w, int h)
{
    return count_in(__real_SDL_CreateTexture(renderer, format, access, w, h));
}

SDL_Texture *__wrap_SDL_CreateTextureFromSurface(SDL_Renderer *renderer, SDL_Surface *surface)
{
    return count_in(__real_SDL_CreateTextureFromSurface(renderer, surface));
}

void __wrap_SDL_DestroyTexture(SDL_Texture *texture)
{
    texture_bytes -= size_of(texture);
    __real_SDL_DestroyTexture(texture);
}

long textures_peak(void)
{
    return texture_peak;
}
