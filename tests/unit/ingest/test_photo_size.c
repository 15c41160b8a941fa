/* How large a photo may be and becomes, and that shrinking is exact. */
#include "base/limits.h"
#include "ingest/photo/fit.h"
#include "ingest/photo/load.h"
#include "ingest/photo/pixmap.h"
#include "ingest/photo/shrink.h"

#include "support/cmocka.h"

#include "photo_exif.h"

#include <stdlib.h>
#include <string.h>

static void a_photo_just_covers_its_target(void **state)
{
    (void)state;
    static const struct {
        struct photo_size original, target, fit;
    } cases[] = {
        {{6000, 4000}, {1104, 980}, {1470, 980}},  {{4000, 6000}, {1104, 980}, {1104, 1656}},
        {{1104, 980}, {1104, 980}, {1104, 980}},   {{1105, 981}, {1104, 980}, {1104, 981}},
        {{2208, 1960}, {1104, 980}, {1104, 980}},  {{2000, 500}, {1104, 980}, {2000, 500}},
        {{500, 2000}, {1104, 980}, {500, 2000}},   {{2000, 980}, {1104, 980}, {2000, 980}},
        {{1104, 2000}, {1104, 980}, {1104, 2000}}, {{2000, 1001}, {1000, 500}, {1000, 501}},
        {{2001, 1000}, {1000, 500}, {1001, 500}},  {{1, 1}, {1104, 980}, {1, 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_size fit = photo_fit(cases[i].original, cases[i].target);
        assert_int_equal(fit.width, cases[i].fit.width);
        assert_int_equal(fit.height, cases[i].fit.height);
    }
}

static void no_side_is_above_what_is_kept(void **state)
{
    (void)state;
    static const struct {
        struct photo_size original, target, fit;
    } cases[] = {
        {{16000, 1000}, {1104, 980}, {4096, 256}},  {{16384, 1}, {1104, 980}, {4096, 1}},
        {{1, 16384}, {1104, 980}, {1, 4096}},       {{16384, 16384}, {8374, 7434}, {4096, 4096}},
        {{4096, 4096}, {9000, 9000}, {4096, 4096}}, {{4097, 4097}, {9000, 9000}, {4096, 4096}},
        {{1000, 4097}, {1104, 980}, {999, 4096}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_size fit = photo_fit(cases[i].original, cases[i].target);
        assert_int_equal(fit.width, cases[i].fit.width);
        assert_int_equal(fit.height, cases[i].fit.height);
    }
}

static void the_target_serves_the_screen_lying_and_standing(void **state)
{
    (void)state;
    static const int screens[][4] = {{1920, 1080, 1104, 980},
                                     {1080, 1920, 1104, 980},
                                     {3840, 2160, 2208, 1960},
                                     {1366, 768, 786, 697},
                                     {1000, 1000, 1023, 908}};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct photo_size target = photo_target(screens[i][0], screens[i][1]);
        assert_int_equal(target.width, screens[i][2]);
        assert_int_equal(target.height, screens[i][3]);
    }
}

static void a_claim_at_the_limit_is_borne_and_one_above_is_not(void **state)
{
    (void)state;
    static const struct {
        uint32_t width, height;
        int maximum;
        const char *text; /* NULL: fine */
    } cases[] = {
        {1, 1, 1, NULL},
        {0, 1, 1, "a picture of 0 x 1 pixels"},
        {1, 0, 1, "a picture of 1 x 0 pixels"},
        {LIMIT_PHOTO_SIDE, 1, LIMIT_PHOTO_PIXELS, NULL},
        {1, LIMIT_PHOTO_SIDE, LIMIT_PHOTO_PIXELS, NULL},
        {LIMIT_PHOTO_SIDE + 1, 1, LIMIT_PHOTO_PIXELS, "at most 16384 on a side"},
        {1, LIMIT_PHOTO_SIDE + 1, LIMIT_PHOTO_PIXELS, "at most 16384 on a side"},
        {10000, 10000, LIMIT_PHOTO_PIXELS, NULL},
        {10000, 10001, LIMIT_PHOTO_PIXELS,
         "10000 x 10001 pixels are too many; at most 100 million of this kind"},
        {8000, 5000, LIMIT_PHOTO_PIXELS_PLAIN, NULL},
        {8000, 5001, LIMIT_PHOTO_PIXELS_PLAIN, "at most 40 million of this kind"},
        {UINT32_MAX, UINT32_MAX, LIMIT_PHOTO_PIXELS, "too many"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        bool fine = photo_size_check(cases[i].width, cases[i].height, cases[i].maximum, &error);
        assert_int_equal(fine, cases[i].text == NULL);
        assert_true(fine || strstr(error.text, cases[i].text));
    }
}

static void shrinking_gives_the_mean_of_each_area(void **state)
{
    (void)state;
    static const unsigned char rows[2][9] = {{0, 10, 0, 90, 10, 0, 255, 10, 0},
                                             {0, 20, 0, 90, 20, 0, 255, 20, 1}};
    struct pixmap pixmap;
    struct shrink shrink;
    assert_true(pixmap_init(&pixmap, 2, 1, NULL));
    assert_true(shrink_init(&shrink, 3, 2, &pixmap, NULL));
    shrink_add_row(&shrink, rows[0]);
    assert_int_equal(shrink.rows, 0);
    shrink_add_row(&shrink, rows[1]);
    assert_int_equal(shrink.rows, 1);
    static const unsigned char expected[] = {30, 15, 0, 200, 15, 0};
    assert_memory_equal(pixmap.rgb, expected, sizeof expected);
    shrink_finish(&shrink);
    pixmap_finish(&pixmap);
}

/* Three rows become two: the middle one belongs to both. */
static void a_row_between_two_counts_for_both(void **state)
{
    (void)state;
    static const unsigned char rows[3][3] = {{0, 3, 6}, {90, 3, 9}, {255, 3, 12}};
    struct pixmap pixmap;
    struct shrink shrink;
    assert_true(pixmap_init(&pixmap, 1, 2, NULL));
    assert_true(shrink_init(&shrink, 1, 3, &pixmap, NULL));
    for (int y = 0; y < 3; y++)
        shrink_add_row(&shrink, rows[y]);
    assert_int_equal(shrink.rows, 2);
    static const unsigned char expected[] = {30, 3, 7, 200, 3, 11};
    assert_memory_equal(pixmap.rgb, expected, sizeof expected);
    shrink_finish(&shrink);
    pixmap_finish(&pixmap);
}

static void a_picture_of_the_right_size_stays_as_it_is(void **state)
{
    (void)state;
    static const unsigned char rows[2][6] = {{0, 1, 2, 253, 254, 255}, {9, 8, 7, 6, 5, 4}};
    struct pixmap pixmap;
    struct shrink shrink;
    assert_true(pixmap_init(&pixmap, 2, 2, NULL));
    assert_true(shrink_init(&shrink, 2, 2, &pixmap, NULL));
    shrink_add_row(&shrink, rows[0]);
    shrink_add_row(&shrink, rows[1]);
    assert_memory_equal(pixmap.rgb, rows, sizeof rows);
    shrink_finish(&shrink);
    pixmap_finish(&pixmap);
}

static void opacity_is_taken_on_white(void **state)
{
    (void)state;
    unsigned char pixels[] = {10, 20, 30, 255, 10, 20, 30, 0, 255, 0, 100, 128, 0, 0, 0, 1};
    static const unsigned char expected[] = {10, 20, 30, 255, 255, 255, 255, 127, 177, 254, 254, 254};
    rgba_on_white(pixels, pixels, 4);
    assert_memory_equal(pixels, expected, sizeof expected);
}

/* Two pixels, A beside B, and where they are afterwards. */
static void a_turn_moves_every_pixel_to_its_place(void **state)
{
    (void)state;
    static const char *const places[] = {"AB", "AB", "BA", "BA", "AB", "A/B", "A/B", "B/A", "B/A", "AB"};
    for (int orientation = 0; orientation <= 9; orientation++) {
        struct pixmap pixmap;
        bool stands = strchr(places[orientation], '/') != NULL;
        assert_true(pixmap_init(&pixmap, 2, 1, NULL));
        memcpy(pixmap.rgb,
               "Aaa"
               "Bbb",
               6);
        assert_true(pixmap_turn(&pixmap, orientation, NULL));
        assert_int_equal(pixmap.width, stands ? 1 : 2);
        assert_int_equal(pixmap.height, stands ? 2 : 1);
        assert_memory_equal(pixmap.rgb, places[orientation][0] == 'A' ? "AaaBbb" : "BbbAaa", 6);
        pixmap_finish(&pixmap);
    }
}

static void nine_tenths_of_a_photo_are_enough(void **state)
{
    (void)state;
    static const struct {
        int height, rows;
        const char *text; /* NULL: enough */
    } cases[] = {{100, 100, NULL},
                 {100, 90, NULL},
                 {100, 89, "breaks off: only 89 % of it came"},
                 {101, 90, "breaks off: only 89 % of it came"},
                 {4096, 1, "breaks off: only 0 % of it came"},
                 {1, 0, "breaks off: too little of it came"},
                 {0, 0, "breaks off: too little of it came"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pixmap pixmap = {.width = 1, .height = cases[i].height};
        struct error error = {0};
        struct load load = {.pixmap = &pixmap, .error = &error};
        assert_int_equal(load_keep(&load, cases[i].rows), cases[i].text == NULL);
        assert_string_equal(error.text, cases[i].text ? cases[i].text : "");
        assert_int_equal(pixmap.height, cases[i].text ? cases[i].height : cases[i].rows);
    }
}

static void a_photo_that_will_stand_is_fitted_as_it_lies(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct load load = {.target = {200, 100}, .orientation = orientation};
        struct photo_size wanted;
        assert_true(load_fit(&load, 1000, 1000, LIMIT_PHOTO_PIXELS, &wanted));
        assert_int_equal(wanted.width, 200);
        assert_true(load_fit(&load, 1000, 200, LIMIT_PHOTO_PIXELS, &wanted));
        assert_int_equal(wanted.height, orientation < 5 ? 100 : 200);
        assert_false(load_fit(&load, 1000, 201, 200000, &wanted));
    }
}

static void exif_is_read_with_and_without_its_beginning(void **state)
{
    (void)state;
    enum { MOST = 65536, BEGINNING = 6 };
    unsigned char *bytes = calloc(1, BEGINNING + MOST + 1);
    unsigned char exif[PHOTO_EXIF_SIZE] = PHOTO_EXIF_OF(7);
    memcpy(bytes, "Exif\0", BEGINNING);
    memcpy(bytes + BEGINNING, exif, sizeof exif);
    assert_int_equal(exif_orientation(bytes, BEGINNING + sizeof exif), 7);
    assert_int_equal(exif_bare_orientation(bytes, BEGINNING + sizeof exif), 7);
    assert_int_equal(exif_bare_orientation(bytes + BEGINNING, sizeof exif), 7);
    assert_int_equal(exif_orientation(bytes + BEGINNING, sizeof exif), 1);
    assert_int_equal(exif_bare_orientation(bytes + BEGINNING, MOST), 7);
    assert_int_equal(exif_bare_orientation(bytes + BEGINNING, MOST + 1), 1);
    assert_int_equal(exif_orientation(bytes, BEGINNING + MOST), 7);
    assert_int_equal(exif_orientation(bytes, BEGINNING + MOST + 1), 1);
    for (size_t length = 0; length < BEGINNING + 20; length++)
        assert_int_equal(exif_bare_orientation(bytes, length), 1);
    for (unsigned value = 0; value < 12; value++) {
        bytes[BEGINNING + 18] = (unsigned char)value;
        assert_int_equal(exif_orientation(bytes, BEGINNING + sizeof exif),
                         value >= 1 && value <= 8 ? value : 1);
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_photo_just_covers_its_target),
        cmocka_unit_test(no_side_is_above_what_is_kept),
        cmocka_unit_test(the_target_serves_the_screen_lying_and_standing),
        cmocka_unit_test(a_claim_at_the_limit_is_borne_and_one_above_is_not),
        cmocka_unit_test(shrinking_gives_the_mean_of_each_area),
        cmocka_unit_test(a_row_between_two_counts_for_both),
        cmocka_unit_test(a_picture_of_the_right_size_stays_as_it_is),
        cmocka_unit_test(opacity_is_taken_on_white),
        cmocka_unit_test(nine_tenths_of_a_photo_are_enough),
        cmocka_unit_test(a_photo_that_will_stand_is_fitted_as_it_lies),
        cmocka_unit_test(exif_is_read_with_and_without_its_beginning),
        cmocka_unit_test(a_turn_moves_every_pixel_to_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
