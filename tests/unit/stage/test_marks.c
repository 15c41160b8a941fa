/* stage/: what the operator adds to the screen: the logo. */
#include "stage/logo.h"

#include "base/file.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

/* A disc of one colour on nothing, as a PNG of that size. */
static char *disc(const char *folder, int side)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, side, side, 32, SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            int dx = 2 * x + 1 - side, dy = 2 * y + 1 - side;
            Uint32 *row = (Uint32 *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch);
            row[x] = dx * dx + dy * dy <= side * side ? 0xFF1D6FB8 : 0x00FFFFFF;
        }
    char *path = file_join(folder, "logo.png");
    assert_int_equal(IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
    return path;
}

static void a_logo_is_made_smaller_and_its_edge_keeps_its_colour(void **state)
{
    (void)state;
    struct error error = {0};
    struct screen screen = {1920, 1080, 1};
    char *folder = sample_folder(), *path = disc(folder, 500);
    SDL_Surface *logo = logo_load(path, &screen, &error);
    assert_non_null(logo);
    assert_true(logo->w == 56 && logo->h == 56);
    int soft = 0;
    for (int y = 0; y < 56; y++)
        for (int x = 0; x < 56; x++) {
            Uint32 pixel = *((Uint32 *)((char *)logo->pixels + (size_t)y * (size_t)logo->pitch) + x);
            soft += pixel >> 24 > 0 && pixel >> 24 < 255;
            if (pixel >> 24)
                assert_int_equal(pixel & 0xFFFFFF, 0x1D6FB8); /* no white from outside comes in */
        }
    assert_true(soft > 50);
    SDL_FreeSurface(logo);
    free(path);
    sample_remove(folder);
}

static void what_is_no_logo_is_told(void **state)
{
    (void)state;
    static const unsigned char huge[] = {0x89, 'P', 'N',  'G', '\r', '\n', 0x1A, '\n', 0,    0,
                                         0,    13,  'I',  'H', 'D',  'R',  0,    0,    0x40, 0,
                                         0,    0,   0x40, 0,   8,    6,    0,    0,    0};
    struct error error = {0};
    struct screen screen = {1920, 1080, 1};
    char *folder = sample_folder(), *path = file_join(folder, "logo.png");
    assert_null(logo_load(path, &screen, &error));
    assert_non_null(strstr(error.text, path));
    error_clear(&error);
    assert_true(file_write_atomic(path, "GIF89a, which is another thing", 30, NULL));
    assert_null(logo_load(path, &screen, &error));
    assert_non_null(strstr(error.text, "no PNG"));
    error_clear(&error);
    assert_true(file_write_atomic(path, (const char *)huge, sizeof huge, NULL));
    assert_null(logo_load(path, &screen, &error));
    assert_non_null(strstr(error.text, "16384x16384"));
    free(path);
    sample_remove(folder);
}

/* The head of a PNG of that size, of which no more is there. */
static void expect_head(const char *path, unsigned width, unsigned height, const char *told)
{
    struct error error = {0};
    struct screen screen = {1920, 1080, 1};
    unsigned char head[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
                            'R',  0,   0,   0,   0,    0,    0,    0,    0, 8, 6, 0,  0,   0};
    for (int i = 0; i < 4; i++) {
        head[16 + i] = (unsigned char)(width >> (24 - 8 * i));
        head[20 + i] = (unsigned char)(height >> (24 - 8 * i));
    }
    assert_true(file_write_atomic(path, (const char *)head, sizeof head, NULL));
    assert_null(logo_load(path, &screen, &error));
    assert_non_null(strstr(error.text, told));
}

static void a_logo_has_from_one_to_4096_pixels_each_way(void **state)
{
    (void)state;
    char *folder = sample_folder(), *path = file_join(folder, "logo.png");
    expect_head(path, 4097, 16, "4097x16 pixels; allowed are up to 4096x4096");
    expect_head(path, 16, 4097, "16x4097 pixels");
    expect_head(path, 65536 + 16, 16, "65552x16 pixels");
    expect_head(path, 0, 16, "0x16 pixels");
    expect_head(path, 16, 0, "16x0 pixels");
    expect_head(path, 4096, 4096, "cannot be decoded"); /* not too large, but nothing follows */
    expect_head(path, 1, 1, "cannot be decoded");
    free(path);
    sample_remove(folder);
}

static void a_small_logo_is_shown_pixel_by_pixel(void **state)
{
    (void)state;
    struct error error = {0};
    struct screen screen = {1920, 1080, 1};
    char *folder = sample_folder(), *path = disc(folder, 9);
    SDL_Surface *logo = logo_load(path, &screen, &error);
    assert_non_null(logo);
    assert_true(logo->w == 9 && logo->h == 9);
    for (int y = 0; y < 9; y++)
        for (int x = 0; x < 9; x++) {
            int dx = 2 * x - 8, dy = 2 * y - 8;
            Uint32 pixel = *((Uint32 *)((char *)logo->pixels + (size_t)y * (size_t)logo->pitch) + x);
            assert_int_equal(pixel, dx * dx + dy * dy <= 81 ? 0xFF1D6FB8 : 0);
        }
    SDL_FreeSurface(logo);
    free(path);
    sample_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_logo_is_made_smaller_and_its_edge_keeps_its_colour),
        cmocka_unit_test(what_is_no_logo_is_told),
        cmocka_unit_test(a_logo_has_from_one_to_4096_pixels_each_way),
        cmocka_unit_test(a_small_logo_is_shown_pixel_by_pixel),
    };
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
