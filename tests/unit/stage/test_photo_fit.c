/* stage/: photos fitted to their box. */
#include "stage/photo.h"

#include "base/file.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

enum { BOX_W = 552, BOX_H = 490 };

/* Red above, green in the middle, blue below; with a white stripe at the left edge. */
static char *banner(const char *folder, int width, int height)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    static const Uint32 colors[] = {0xFF0000, 0x00FF00, 0x0000FF};
    for (int i = 0; i < 3; i++) {
        SDL_Rect band = {0, i * height / 3, width, height - i * height / 3};
        SDL_FillRect(surface, &band, colors[i]);
    }
    SDL_Rect stripe = {0, 0, width / 20, height};
    SDL_FillRect(surface, &stripe, 0xFFFFFF);
    char *path = file_join(folder, "banner.png");
    assert_int_equal(IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
    return path;
}

static SDL_Surface *load(int width, int height, enum photo_fit fit)
{
    struct error error = {0};
    char *folder = sample_folder(), *path = banner(folder, width, height);
    SDL_Surface *photo = photo_load(path, BOX_W, BOX_H, fit, &error);
    if (!photo)
        print_error("%s\n", error.text);
    assert_non_null(photo);
    assert_int_equal(photo->w, BOX_W);
    assert_int_equal(photo->h, BOX_H);
    free(path);
    sample_remove(folder);
    return photo;
}

static bool is(const SDL_Surface *photo, int x, int y, Uint32 color)
{
    return picture_share(photo, (SDL_Rect){x, y, 1, 1}, color, 12) == 1.0;
}

static void a_wide_photo_loses_both_sides_alike(void **state)
{
    (void)state;
    SDL_Surface *photo = load(1500, 490, PHOTO_FILL);
    assert_true(is(photo, 2, 60, 0xFF0000)); /* the stripe is gone */
    assert_true(is(photo, BOX_W - 2, BOX_H / 2, 0x00FF00));
    assert_true(is(photo, BOX_W / 2, BOX_H - 60, 0x0000FF));
    SDL_FreeSurface(photo);
}

static void a_tall_photo_keeps_more_of_its_upper_part(void **state)
{
    (void)state;
    SDL_Surface *photo = load(552, 900, PHOTO_FILL);
    int red = 0, blue = 0;
    for (int y = 0; y < BOX_H; y++) {
        red += is(photo, BOX_W / 2, y, 0xFF0000);
        blue += is(photo, BOX_W / 2, y, 0x0000FF);
    }
    assert_true(red > 2 * blue && red > 120);
    SDL_FreeSurface(photo);
}

static void a_photo_shown_whole_keeps_its_edges_and_shape(void **state)
{
    (void)state;
    SDL_Surface *photo = load(1104, 300, PHOTO_WHOLE);
    /* 552 x 150 in the middle, the stripe at its left */
    assert_true(is(photo, 5, BOX_H / 2, 0xFFFFFF));
    assert_true(is(photo, BOX_W / 2, BOX_H / 2 - 60, 0xFF0000));
    assert_true(is(photo, BOX_W / 2, BOX_H / 2 + 60, 0x0000FF));
    /* above it the backdrop: darker, and blurred, but not black */
    int mean[3];
    picture_mean(photo, (SDL_Rect){0, 0, BOX_W, 80}, mean);
    assert_in_range(mean[0] + mean[1] + mean[2], 20, 300);
    SDL_FreeSurface(photo);
}

static void a_small_photo_is_not_blown_up(void **state)
{
    (void)state;
    SDL_Surface *photo = load(200, 150, PHOTO_WHOLE);
    int white = 0;
    for (int y = 0; y < BOX_H; y++)
        white += is(photo, (BOX_W - 300) / 2 + 4, y, 0xFFFFFF);
    assert_in_range(white, 220, 226); /* 150 pixels high, 1.5 times */
    SDL_FreeSurface(photo);
}

static void what_is_no_picture_is_an_error_with_its_path(void **state)
{
    (void)state;
    struct error error = {0};
    char *folder = sample_folder(), *path = file_join(folder, "photo.jpg");
    assert_null(photo_load(path, BOX_W, BOX_H, PHOTO_FILL, &error));
    assert_non_null(strstr(error.text, path));
    assert_true(file_write_atomic(path, "<html>", 6, NULL));
    error_clear(&error);
    assert_null(photo_load(path, BOX_W, BOX_H, PHOTO_FILL, &error));
    assert_non_null(strstr(error.text, path));
    free(path);
    sample_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_photo_loses_both_sides_alike),
        cmocka_unit_test(a_tall_photo_keeps_more_of_its_upper_part),
        cmocka_unit_test(a_photo_shown_whole_keeps_its_edges_and_shape),
        cmocka_unit_test(a_small_photo_is_not_blown_up),
        cmocka_unit_test(what_is_no_picture_is_an_error_with_its_path),
    };
    return cmocka_run_group_tests_name("photo_fit", tests, NULL, NULL);
}
