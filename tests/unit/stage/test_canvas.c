/* stage/canvas.h: what of a frame comes to the screen, drifted or turned; on SDL's dummy driver. */
#include "stage/canvas.h"

#include "stage/texture.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 64, HEIGHT = 40, CELL = 4 };

struct painter {
    SDL_Renderer *renderer;
    Uint8 blue;
};

/* Every cell says where it is: red goes right, green down; the blue tells the frame. */
static void draw(void *data)
{
    const struct painter *painter = data;
    for (int y = 0; y < HEIGHT; y += CELL)
        for (int x = 0; x < WIDTH; x += CELL) {
            SDL_Rect cell = {x, y, CELL, CELL};
            SDL_SetRenderDrawColor(painter->renderer, (Uint8)x, (Uint8)y, painter->blue, 255);
            SDL_RenderFillRect(painter->renderer, &cell);
        }
}

static struct canvas *open_memory(void)
{
    struct error error = {0};
    struct canvas *canvas = canvas_create_memory(WIDTH, HEIGHT, &error);
    assert_non_null(canvas);
    return canvas;
}

static SDL_Surface *frame(struct canvas *canvas, const SDL_Rect *damage, int count, Uint8 blue)
{
    struct error error = {0};
    struct painter painter = {canvas_renderer(canvas), blue};
    assert_true(canvas_frame(canvas, damage, count, draw, &painter));
    SDL_Surface *seen = canvas_read(canvas, &error);
    assert_non_null(seen);
    return seen;
}

static Uint32 color_at(int x, int y, Uint32 blue)
{
    return (Uint32)(x / CELL * CELL) << 16 | (Uint32)(y / CELL * CELL) << 8 | blue;
}

static const SDL_Rect whole = {0, 0, WIDTH, HEIGHT};

static void only_what_is_damaged_is_drawn(void **state)
{
    (void)state;
    struct canvas *canvas = open_memory();
    SDL_FreeSurface(frame(canvas, &whole, 1, 1));
    SDL_Rect damage[] = {{10, 6, 9, 5}, {60, 30, 20, 20}}; /* the second reaches over the edge */
    SDL_Surface *seen = frame(canvas, damage, 2, 2);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            SDL_Point point = {x, y};
            bool fresh = SDL_PointInRect(&point, &damage[0]) || SDL_PointInRect(&point, &damage[1]);
            assert_int_equal(picture_pixel(seen, x, y) & 0xFFFFFF, color_at(x, y, fresh ? 2 : 1));
        }
    SDL_FreeSurface(seen);
    canvas_destroy(canvas);
}

/* Where the column or row of the picture is that is seen there: moved along, and at the edge that was left
 * once more where it was. */
static int source(int at, int drift, int full)
{
    int from = at - drift;
    return from < 0 || from >= full ? at : from;
}

static void a_drifted_picture_is_moved_and_its_edge_seen_once_more(void **state)
{
    (void)state;
    static const int drifts[][2] = {{3, 2}, {-3, 1}, {2, -3}, {-1, -2}, {3, 0}, {0, -3}, {0, 0}};
    struct canvas *canvas = open_memory();
    for (size_t i = 0; i < sizeof drifts / sizeof *drifts; i++) {
        int dx = drifts[i][0], dy = drifts[i][1];
        assert_true(canvas_set_drift(canvas, dx, dy));
        assert_false(canvas_set_drift(canvas, dx, dy));
        SDL_Surface *seen = frame(canvas, &whole, 1, (Uint8)(10 + i));
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
                assert_int_equal(picture_pixel(seen, x, y) & 0xFFFFFF,
                                 color_at(source(x, dx, WIDTH), source(y, dy, HEIGHT), (Uint32)(10 + i)));
        SDL_FreeSurface(seen);
    }
    canvas_destroy(canvas);
}

static void damage_drifts_along(void **state)
{
    (void)state;
    struct canvas *canvas = open_memory();
    canvas_set_drift(canvas, 3, -2);
    SDL_FreeSurface(frame(canvas, &whole, 1, 1));
    SDL_Rect damage = {20, 20, 8, 8};
    SDL_Surface *seen = frame(canvas, &damage, 1, 2);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            bool fresh = x >= 23 && x < 31 && y >= 18 && y < 26;
            assert_int_equal(picture_pixel(seen, x, y) & 0xFF, fresh ? 2 : 1);
        }
    SDL_FreeSurface(seen);
    canvas_destroy(canvas);
}

static void a_picture_in_memory_has_its_size_and_no_parts_of_pixels(void **state)
{
    (void)state;
    struct canvas *canvas = open_memory();
    int width, height;
    canvas_size(canvas, &width, &height);
    assert_true(width == WIDTH && height == HEIGHT);
    assert_false(canvas_draws_parts(canvas));
    assert_int_equal(canvas_refresh_rate(canvas), 60);
    canvas_toggle_fullscreen(canvas); /* has no window: nothing happens */
    canvas_destroy(canvas);
    canvas_destroy(NULL);
}

static struct canvas *open_window(int rotate, struct error *error)
{
    struct canvas_settings settings = {.title = "canvas", .width = WIDTH, .height = HEIGHT, .rotate = rotate};
    return canvas_create_window(&settings, error);
}

static void a_screen_on_its_side_changes_width_and_height(void **state)
{
    (void)state;
    static const int turns[] = {0, 90, 180, 270};
    struct error error = {0};
    for (int i = 0; i < 4; i++) {
        struct canvas *canvas = open_window(turns[i], &error);
        assert_non_null(canvas);
        int width, height;
        canvas_size(canvas, &width, &height);
        assert_int_equal(width, i % 2 ? HEIGHT : WIDTH);
        assert_int_equal(height, i % 2 ? WIDTH : HEIGHT);
        assert_true(canvas_resize(canvas, 90, &error)); /* a reload turns it otherwise */
        canvas_size(canvas, &width, &height);
        assert_int_equal(width, HEIGHT);
        canvas_destroy(canvas);
    }
}

static bool refuse(void *data, int width, int height)
{
    int *asked = data;
    *asked += 1;
    return width * height < 100;
}

static void a_gate_is_asked_for_each_texture(void **state)
{
    (void)state;
    struct error error = {0};
    int asked = 0;
    struct canvas_gate gate = {refuse, &asked};
    struct canvas_settings settings = {.title = "gate", .width = WIDTH, .height = HEIGHT, .gate = &gate};
    struct canvas *canvas = canvas_create_window(&settings, &error);
    assert_non_null(canvas);
    SDL_Texture *small = texture_create(canvas, 5, 5, &error);
    assert_non_null(small);
    assert_null(texture_create(canvas, 50, 50, &error));
    assert_non_null(strstr(error.text, "no texture of 50x50"));
    SDL_Surface *pixels = SDL_CreateRGBSurfaceWithFormat(0, 50, 50, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_null(texture_of(canvas, pixels, SDL_BLENDMODE_BLEND, NULL));
    assert_int_equal(asked, 3);
    SDL_FreeSurface(pixels);
    SDL_DestroyTexture(small);
    canvas_destroy(canvas);
}

static void a_picture_is_saved_whole_or_not_at_all(void **state)
{
    (void)state;
    struct error error = {0};
    struct canvas *canvas = open_memory();
    char *folder = sample_folder(), path[256];
    SDL_FreeSurface(frame(canvas, &whole, 1, 7));
    (void)snprintf(path, sizeof path, "%s/picture.png", folder);
    assert_true(canvas_save_png(canvas, path, &error));
    SDL_Surface *saved = picture_read(path);
    assert_non_null(saved);
    assert_int_equal(picture_pixel(saved, 33, 22) & 0xFFFFFF, color_at(33, 22, 7));
    SDL_FreeSurface(saved);
    assert_false(canvas_save_png(canvas, "/nowhere/picture.png", &error));
    assert_true(error.set);
    sample_remove(folder);
    canvas_destroy(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_damaged_is_drawn),
        cmocka_unit_test(a_drifted_picture_is_moved_and_its_edge_seen_once_more),
        cmocka_unit_test(damage_drifts_along),
        cmocka_unit_test(a_picture_in_memory_has_its_size_and_no_parts_of_pixels),
        cmocka_unit_test(a_screen_on_its_side_changes_width_and_height),
        cmocka_unit_test(a_gate_is_asked_for_each_texture),
        cmocka_unit_test(a_picture_is_saved_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
