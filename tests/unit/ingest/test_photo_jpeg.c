/* JPEG photos: scans, inks, Exif, and what becomes of broken ones. */
#include "base/limits.h"

#include "photo_check.h"

#include "support/cmocka.h"

#include <stdlib.h>

static const struct photo_size small = {64, 64};

static void a_large_jpeg_becomes_a_smaller_one_that_covers(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 900, .height = 601};
    photo_assert_size(photo_file_jpeg(&jpeg), (struct photo_size){300, 200}, 300, 201);
    photo_assert_fields(photo_file_jpeg(&jpeg), "RGBW");
    photo_assert_size(photo_file_jpeg(&(struct photo_jpeg){.width = 31, .height = 17}), small, 31, 17);
}

static void every_orientation_is_put_upright(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct photo_jpeg jpeg = {.width = 160, .height = 96, .orientation = orientation};
        photo_assert_size(photo_file_jpeg(&jpeg), (struct photo_size){64, 32}, 64,
                          orientation < 5 ? 39 : 107);
        photo_assert_fields(photo_file_jpeg(&jpeg), photo_upright[orientation]);
    }
    photo_assert_fields(photo_file_jpeg(&(struct photo_jpeg){.width = 160, .height = 96, .orientation = 9}),
                        "RGBW");
}

static void grays_inks_and_progressive_scans_are_read(void **state)
{
    (void)state;
    static const struct {
        struct photo_jpeg jpeg;
        const char *fields;
    } cases[] = {
        {{.width = 200, .height = 200, .gray = true}, "WKKW"},
        {{.width = 200, .height = 200, .inks = true}, "RGBW"},
        {{.width = 200, .height = 200, .inks = true, .plain_inks = true}, "RGBW"},
        {{.width = 200, .height = 200, .progressive = true}, "RGBW"},
        {{.width = 200, .height = 200, .restart_rows = 1}, "RGBW"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        photo_assert_fields(photo_file_jpeg(&cases[i].jpeg), cases[i].fields);
}

static void a_photo_that_breaks_off_late_keeps_what_came(void **state)
{
    (void)state;
    for (int restart_rows = 0; restart_rows < 2; restart_rows++) {
        struct photo_jpeg jpeg = {.width = 400, .height = 400, .noise = true, .restart_rows = restart_rows};
        struct photo_file file = photo_file_jpeg(&jpeg);
        struct photo_file late = photo_file_copy(file.bytes, file.length - file.length / 20);
        struct photo_file too_early = photo_file_copy(file.bytes, file.length - file.length / 7);
        struct photo_file early = photo_file_copy(file.bytes, file.length / 2);
        struct photo_prepared prepared;
        file.length -= 2; /* only the end of image marker */
        photo_assert_size(file, (struct photo_size){400, 400}, 400, 400);
        photo_prepare_file(late, (struct photo_size){400, 400}, &prepared);
        assert_in_range(prepared.height, 360, 390);
        photo_prepared_finish(&prepared);
        photo_assert_refused(too_early, "breaks off: only 8");
        photo_assert_refused(early, "breaks off: only ");
    }
}

static void a_progressive_photo_that_breaks_off_early_is_refused(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 400, .height = 400, .noise = true, .progressive = true};
    struct photo_file file = photo_file_jpeg(&jpeg);
    photo_assert_size(photo_file_copy(file.bytes, file.length - file.length / 20), small, 64, 64);
    file.length /= 10;
    photo_assert_refused(file, "breaks off: too little of it came");
}

/* Up to the beginning of a scan and `more` bytes. */
static struct photo_file cut_at_scan(const struct photo_jpeg *jpeg, int scan, size_t more)
{
    struct photo_file file = photo_file_jpeg(jpeg);
    file.length = photo_file_scan(&file, scan) + more;
    return file;
}

/* The fifth scan brings the last of luma's details, if coarsely. */
static void a_progressive_photo_needs_every_part_of_it_once(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 100, .height = 100, .progressive = true};
    photo_assert_fields(cut_at_scan(&jpeg, 6, 20), "RGBW");
    for (int scan = 2; scan <= 5; scan++)
        photo_assert_refused(cut_at_scan(&jpeg, scan, 0), "breaks off: too little of it came");
}

static void a_photo_of_separate_colours_needs_all_of_them(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 100, .height = 100, .separate = true};
    photo_assert_fields(photo_file_jpeg(&jpeg), "RGBW");
    photo_assert_refused(cut_at_scan(&jpeg, 2, 20), "breaks off: too little of it came");
    photo_assert_refused(cut_at_scan(&jpeg, 3, 0), "breaks off: too little of it came");
    jpeg.noise = true;
    struct photo_file file = photo_file_jpeg(&jpeg);
    photo_assert_refused(photo_file_copy(file.bytes, file.length - 10), "breaks off: too little of it came");
    file.length -= 2; /* only the end of image marker */
    photo_assert_size(file, small, 64, 64);
}

static void an_end_in_the_middle_is_the_end(void **state)
{
    (void)state;
    struct photo_file file =
        photo_file_jpeg(&(struct photo_jpeg){.width = 400, .height = 400, .noise = true});
    file.bytes[file.length / 2] = 0xFF;
    file.bytes[file.length / 2 + 1] = 0xD9;
    photo_assert_refused(file, "breaks off: only 4");
}

/* Restarts are what such damage is for: the rest comes out right. */
static void a_photo_with_restarts_outlives_damage_in_the_middle(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 400, .height = 400, .restart_rows = 1};
    struct photo_file file = photo_file_jpeg(&jpeg);
    size_t middle = file.length / 2;
    while (file.bytes[middle] == 0xFF || file.bytes[middle - 1] == 0xFF)
        middle++;
    file.bytes[middle] ^= 0x55;
    photo_assert_fields(file, "RGBW");
}

static void a_photo_of_too_many_pixels_is_refused_by_its_header(void **state)
{
    (void)state;
    struct photo_file file = photo_file_jpeg(&(struct photo_jpeg){.width = 16, .height = 16});
    photo_file_claim(&file, 30000, 30000);
    photo_assert_refused(photo_file_copy(file.bytes, file.length),
                         "30000 x 30000 pixels are too many; at most 16384 on a side");
    photo_file_claim(&file, 10000, 10001);
    photo_assert_refused(photo_file_copy(file.bytes, file.length),
                         "10000 x 10001 pixels are too many; at most 100 million of this kind");
    photo_file_claim(&file, 10000, 10000); /* borne, but not there */
    photo_assert_refused(photo_file_copy(file.bytes, file.length), "breaks off: too little of it came");
    photo_file_claim(&file, 0, 16);
    photo_assert_refused(file, "cannot be decoded");
    file = photo_file_jpeg(&(struct photo_jpeg){.width = 16, .height = 16, .progressive = true});
    photo_file_claim(&file, 8000, 5001);
    photo_assert_refused(file, "8000 x 5001 pixels are too many; at most 40 million of this kind");
}

static void a_small_file_of_endless_scans_is_refused(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 64, .height = 64, .progressive = true};
    struct photo_file file = photo_file_jpeg(&jpeg);
    int scans = photo_file_scans(&file);
    struct photo_file more = photo_file_copy(file.bytes, file.length);
    photo_file_repeat_scan(&file, LIMIT_PHOTO_SCANS - scans);
    photo_assert_fields(file, "RGBW");
    photo_file_repeat_scan(&more, LIMIT_PHOTO_SCANS - scans + 1);
    photo_assert_refused(more, "more than 100 scans");
}

static void a_jpeg_cut_anywhere_does_no_harm(void **state)
{
    (void)state;
    photo_cut_everywhere(photo_file_jpeg(&(struct photo_jpeg){.width = 40, .height = 30, .orientation = 6}));
    photo_cut_everywhere(photo_file_jpeg(
        &(struct photo_jpeg){.width = 40, .height = 30, .progressive = true, .restart_rows = 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_jpeg_becomes_a_smaller_one_that_covers),
        cmocka_unit_test(every_orientation_is_put_upright),
        cmocka_unit_test(grays_inks_and_progressive_scans_are_read),
        cmocka_unit_test(a_photo_that_breaks_off_late_keeps_what_came),
        cmocka_unit_test(a_progressive_photo_that_breaks_off_early_is_refused),
        cmocka_unit_test(a_progressive_photo_needs_every_part_of_it_once),
        cmocka_unit_test(a_photo_of_separate_colours_needs_all_of_them),
        cmocka_unit_test(an_end_in_the_middle_is_the_end),
        cmocka_unit_test(a_photo_with_restarts_outlives_damage_in_the_middle),
        cmocka_unit_test(a_photo_of_too_many_pixels_is_refused_by_its_header),
        cmocka_unit_test(a_small_file_of_endless_scans_is_refused),
        cmocka_unit_test(a_jpeg_cut_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
