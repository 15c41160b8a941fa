/* stage/: what the operator adds to the screen: the logo and the QR code. */
#include "stage/code.h"
#include "stage/logo.h"

#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 136, INNER = 120 };

static bool black(const SDL_Surface *code, int x, int y)
{
    return picture_pixel(code, x, y) == 0;
}

/* The first dark pixel from the top left: the corner of the code. */
static int find_margin(const SDL_Surface *code)
{
    int margin = 0;
    while (margin < code->w && !black(code, margin, margin))
        margin++;
    return margin;
}

/* ISO/IEC 18004, 6.3.3.1: dark and light in the ratio 1:1:3:1:1, which is what a reader looks for. */
static void expect_finder(const SDL_Surface *code, int x, int y, int module)
{
    static const char rows[7][8] = {"#######", "#.....#", "#.###.#", "#.###.#",
                                    "#.###.#", "#.....#", "#######"};
    for (int row = 0; row < 7; row++)
        for (int column = 0; column < 7; column++)
            assert_int_equal(black(code, x + column * module, y + row * module), rows[row][column] == '#');
}

static void a_code_has_its_three_corners_in_a_quiet_zone(void **state)
{
    (void)state;
    SDL_Surface *code = code_draw("https://example.org/altai-reserve", SIDE, INNER);
    assert_non_null(code);
    assert_true(code->w == code->h && code->w <= SIDE);
    int margin = find_margin(code), width = code->w - 2 * margin, module = 1;
    while (black(code, margin + 7 * module, margin)) /* 7 dark modules, then a light one */
        module++;
    assert_true(width <= INNER && module >= 2 && width % module == 0 && margin >= 8);
    expect_finder(code, margin, margin, module);
    expect_finder(code, margin + width - 7 * module, margin, module);
    expect_finder(code, margin, margin + width - 7 * module, module);
    SDL_FreeSurface(code);
}

static void a_link_too_long_for_a_telephone_has_no_code(void **state)
{
    (void)state;
    char *link = memory_zeroed(4001, 1);
    memset(link, 'a', 4000);
    assert_null(code_draw(link, SIDE, INNER));
    link[600] = '\0';
    assert_null(code_draw(link, SIDE, INNER));
    free(link);
}

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_has_its_three_corners_in_a_quiet_zone),
        cmocka_unit_test(a_link_too_long_for_a_telephone_has_no_code),
        cmocka_unit_test(a_logo_is_made_smaller_and_its_edge_keeps_its_colour),
        cmocka_unit_test(what_is_no_logo_is_told),
    };
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
