/* Counts late frames while pages turn, and the bytes of textures: `bench_turns CONFIG [TURNS]`. A frame of a
 * fade is late when it comes more than one refresh after its time, which is a refresh after the one before; a
 * step of a summary is late as the display itself counts it. Runs on whatever display SDL finds. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "stage/stage.h"

#include <SDL.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TURNS = 50, FRAME_US = 16667 };

static long texture_bytes, texture_peak;

static long size_of(SDL_Texture *texture)
{
    int width = 0, height = 0;
    Uint32 format = 0;
    SDL_QueryTexture(texture, &format, NULL, &width, &height);
    return (long)width * height * SDL_BYTESPERPIXEL(format);
}

static SDL_Texture *count_in(SDL_Texture *texture)
{
    if (texture)
        texture_bytes += size_of(texture);
    texture_peak = texture_bytes > texture_peak ? texture_bytes : texture_peak;
    return texture;
}

SDL_Texture *SDL_CreateTexture(SDL_Renderer *renderer, Uint32 format, int access, int w, int h)
{
    static SDL_Texture *(*next)(SDL_Renderer *, Uint32, int, int, int);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_CreateTexture");
    return count_in(next(renderer, format, access, w, h));
}

SDL_Texture *SDL_CreateTextureFromSurface(SDL_Renderer *renderer, SDL_Surface *surface)
{
    static SDL_Texture *(*next)(SDL_Renderer *, SDL_Surface *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_CreateTextureFromSurface");
    return count_in(next(renderer, surface));
}

void SDL_DestroyTexture(SDL_Texture *texture)
{
    static void (*next)(SDL_Texture *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "SDL_DestroyTexture");
    texture_bytes -= size_of(texture);
    next(texture);
}

struct tally {
    long fade_frames, late;
    clock_t cpu; /* of these frames, without waiting */
    tick worst;  /* between two frames of a fade */
};

/* One round of the stage; in the first 600 ms of a page every frame counts. */
static void step(struct stage *stage, struct tally *tally, long *frames, long *turns, tick *last,
                 tick *turned)
{
    struct stage_figures figures;
    clock_t began = clock();
    tick due = stage_step(stage), now = clock_monotonic(clock_system());
    stage_read_figures(stage, &figures);
    if (figures.turns != *turns) {
        *turns = figures.turns;
        *turned = now;
    } else if (figures.frames != *frames && now - *turned < TICK_MS(600)) {
        tick gap = now - *last;
        tally->fade_frames++;
        tally->cpu += clock() - began;
        tally->late += gap > 2 * TICK_MS(1) * FRAME_US / 1000;
        tally->worst = gap > tally->worst ? gap : tally->worst;
    }
    if (figures.frames != *frames)
        *last = now;
    *frames = figures.frames;
    stage_wait(stage, due);
}

static void measure(struct stage *stage, long wanted)
{
    struct tally tally = {0};
    struct stage_figures figures;
    long frames = 0, turns = 0;
    tick last = 0, turned = 0;
    while (turns <= wanted && !stage_ended(stage))
        step(stage, &tally, &frames, &turns, &last, &turned);
    stage_read_figures(stage, &figures);
    printf("%ld turns: %ld of %ld frames of fades late, at most %.1f ms between two, %.1f ms of CPU each; "
           "%ld steps of summaries "
           "late; "
           "at most %.1f MB of textures\n",
           turns - 1, tally.late, tally.fade_frames, (double)tally.worst / TICK_MS(1),
           (double)tally.cpu * 1000 / CLOCKS_PER_SEC / (double)(tally.fade_frames ? tally.fade_frames : 1),
           figures.late, (double)texture_peak / (1 << 20));
}

int main(int argc, char **argv)
{
    struct config config;
    struct config_mistakes mistakes;
    struct error error = {0};
    if (argc < 2 || !config_read(argv[1], &config, &mistakes)) {
        fprintf(stderr, "usage: bench_turns CONFIG [TURNS]\n");
        return 2;
    }
    config_mistakes_finish(&mistakes);
    struct stage_settings settings = {.config = &config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = clock_system(),
                                      .width = config.screen.width,
                                      .height = config.screen.height};
    struct stage *stage = stage_create(&settings, &error);
    if (stage)
        measure(stage, argc > 2 ? strtol(argv[2], NULL, 10) : TURNS);
    else
        fprintf(stderr, "%s\n", error.text);
    stage_destroy(stage);
    config_finish(&config);
    return error.set;
}
