/* What the same machine needs for a bare SDL loop of a screenful: `bench_bare all|opaque SECONDS`. "all"
 * redraws a photo, a column of blended lines and a bar with the software renderer 60 times a second and
 * presents everything; "opaque" copies opaque pixels to the window's surface 30 times a second and sends the
 * column. Prints CPU seconds per 60 s. */
#include <SDL.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    WIDTH = 1920,
    HEIGHT = 1080,
    COLUMN_X = 1160,
    COLUMN_Y = 486,
    COLUMN_W = 696,
    COLUMN_H = 494,
    LINES = 12
};

static double cpu_seconds(void)
{
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return (double)spent.tv_sec + (double)spent.tv_nsec / 1e9;
}

static SDL_Surface *noise(int width, int height, Uint32 format)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, format);
    Uint32 value = 1;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            value = value * 1664525U + 1013904223U;
            ((Uint32 *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch))[x] = value;
        }
    return surface;
}

static void draw_all(SDL_Window *window, SDL_Renderer *renderer, SDL_Texture *photo, SDL_Texture *line,
                     int frame)
{
    SDL_Rect left = {0, 0, 1104, 984};
    SDL_SetRenderDrawColor(renderer, 14, 20, 32, 255);
    SDL_RenderClear(renderer);
    SDL_RenderCopy(renderer, photo, NULL, &left);
    for (int i = 0; i < LINES; i++) {
        SDL_Rect at = {COLUMN_X, COLUMN_Y + i * 52 - frame % 52, COLUMN_W, 52};
        SDL_RenderCopy(renderer, line, NULL, &at);
    }
    SDL_RenderFlush(renderer);
    SDL_UpdateWindowSurface(window);
}

static void draw_opaque(SDL_Window *window, SDL_Surface *screen, SDL_Surface *column, int frame)
{
    SDL_Rect from = {0, frame % 52, COLUMN_W, COLUMN_H}, to = {COLUMN_X, COLUMN_Y, COLUMN_W, COLUMN_H};
    SDL_BlitSurface(column, &from, screen, &to);
    SDL_UpdateWindowSurfaceRects(window, &to, 1);
}

int main(int argc, char **argv)
{
    bool all = argc > 1 && strcmp(argv[1], "all") == 0;
    int seconds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 10;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 1;
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, WIDTH, HEIGHT, 0);
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(screen);
    SDL_Surface *column = noise(COLUMN_W, COLUMN_H + 52, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *photo_pixels = noise(1104, 984, SDL_PIXELFORMAT_RGB888);
    SDL_Surface *line_pixels = noise(COLUMN_W, 52, SDL_PIXELFORMAT_ARGB8888);
    SDL_Texture *photo = SDL_CreateTextureFromSurface(renderer, photo_pixels);
    SDL_Texture *line = SDL_CreateTextureFromSurface(renderer, line_pixels);
    SDL_SetTextureBlendMode(line, SDL_BLENDMODE_BLEND);
    int rate = all ? 60 : 30;
    Uint64 begin = SDL_GetTicks64();
    double before = cpu_seconds();
    for (int frame = 0; frame < rate * seconds; frame++) {
        SDL_Event event;
        while (SDL_PollEvent(&event))
            ;
        if (all)
            draw_all(window, renderer, photo, line, frame);
        else
            draw_opaque(window, screen, column, frame);
        Uint64 due = begin + (Uint64)frame * 1000 / (Uint64)rate, now = SDL_GetTicks64();
        if (due > now)
            SDL_Delay((Uint32)(due - now));
    }
    printf("%.2f\n", (cpu_seconds() - before) * 60 / seconds);
    SDL_FreeSurface(column);
    SDL_FreeSurface(photo_pixels);
    SDL_FreeSurface(line_pixels);
    SDL_Quit();
    return 0;
}
