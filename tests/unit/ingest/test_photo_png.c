/* PNG photos: everything that the format allows, and what is refused. */
#include "photo_check.h"
#include "photo_kinds.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

enum { HEADER_END = 33, END = 12 };

static const struct photo_size small = {64, 64};

static struct photo_file png_rgb(int width, int height)
{
    return photo_file_png(
        &(struct photo_png){.width = width, .height = height, .color = PNG_COLOR_TYPE_RGB, .depth = 8});
}

/* `front` (an unfinished PNG: its header and more) and the rest of `png`, which is freed. */
static struct photo_file joined(struct photo_file front, struct photo_file png)
{
    front.bytes = realloc(front.bytes, front.length + png.length);
    memcpy(front.bytes + front.length, png.bytes + HEADER_END, png.length - HEADER_END);
    front.length += png.length - HEADER_END;
    free(png.bytes);
    return front;
}

static void every_colour_type_and_depth_is_read(void **state)
{
    (void)state;
    static const struct {
        int color;
        int depths[6];
        const char *fields, *keyed;
    } kinds[] = {
        {PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}, "WKKW", "WWWW"},
        {PNG_COLOR_TYPE_RGB, {8, 16}, "RGBW", "RGWW"},
        {PNG_COLOR_TYPE_PALETTE, {2, 4, 8}, "RGBW", "RGWW"},
        {PNG_COLOR_TYPE_PALETTE, {1}, "RGRG", NULL},
        {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}, "WKWW", NULL},
        {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}, "RGWW", NULL},
    };
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        struct photo_png png = {.width = 151, .height = 97, .color = kinds[kind].color};
        for (const int *depth = kinds[kind].depths; *depth; depth++) {
            png.depth = *depth;
            for (int variant = 0; variant < 4; variant++) {
                png.interlaced = variant % 2;
                png.keyed = variant / 2;
                if (!png.keyed || kinds[kind].keyed)
                    photo_assert_fields(photo_file_png(&png),
                                        png.keyed ? kinds[kind].keyed : kinds[kind].fields);
            }
        }
    }
}

static void a_large_png_just_covers_its_target(void **state)
{
    (void)state;
    photo_assert_size(png_rgb(200, 100), small, 128, 64);
    photo_assert_size(png_rgb(31, 17), small, 31, 17);
}

static void every_orientation_is_put_upright(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct photo_png png = {
            .width = 160, .height = 96, .color = PNG_COLOR_TYPE_RGB, .depth = 8, .exif = orientation};
        photo_assert_fields(photo_file_png(&png), photo_upright[orientation]);
        photo_assert_size(photo_file_png(&png), (struct photo_size){64, 32}, 64, orientation < 5 ? 39 : 107);
        png.trailed = true;
        photo_assert_fields(photo_file_png(&png), photo_upright[orientation]);
    }
    photo_assert_fields(photo_file_png(&(struct photo_png){
                            .width = 160, .height = 96, .color = PNG_COLOR_TYPE_RGB, .depth = 8, .exif = 9}),
                        "RGBW");
}

static void bytes_behind_the_end_do_not_matter(void **state)
{
    (void)state;
    static const char junk[] = "\x7F\xFF\xFF\xFFjunk\r\n<!-- served by a proxy -->";
    struct photo_file png = png_rgb(160, 96);
    png.bytes = realloc(png.bytes, png.length + sizeof junk);
    memcpy(png.bytes + png.length, junk, sizeof junk);
    photo_assert_fields(photo_file_copy(png.bytes, png.length + sizeof junk), "RGBW");
    png.length -= END;
    photo_assert_fields(png, "RGBW");
}

static void what_is_broken_behind_the_picture_does_not_matter(void **state)
{
    (void)state;
    struct photo_file png = png_rgb(160, 96);
    png.length -= END;
    photo_png_append(&png, "tEXt", "words", 5);
    png.bytes[png.length - 1] ^= 1;
    photo_png_append(&png, "BAD!", "", 0);
    photo_assert_fields(png, "RGBW");
}

static void other_chunks_are_passed_over_however_large(void **state)
{
    (void)state;
    enum { LARGE = 9 << 20 };
    struct photo_file png = png_rgb(160, 96);
    struct photo_file front = photo_file_copy(png.bytes, HEADER_END);
    unsigned char *words = calloc(1, LARGE);
    photo_png_append(&front, "iTXt", words, LARGE);
    photo_png_append(&front, "zTXt", "broken", 6);
    photo_png_append(&front, "gAMA", "\0\1\0\0", 4); /* would make it another picture */
    photo_png_append(&front, "iCCP", "profile", 7);
    photo_assert_fields(joined(front, png), "RGBW");
    free(words);
}

static void a_png_is_not_brightened_by_its_gamma(void **state)
{
    (void)state;
    struct photo_png png = {
        .width = 20, .height = 20, .color = PNG_COLOR_TYPE_GRAY, .depth = 2, .noise = true};
    struct photo_prepared plain, with_gamma;
    struct photo_file file = photo_file_png(&png);
    struct photo_file front = photo_file_copy(file.bytes, HEADER_END);
    photo_png_append(&front, "gAMA", "\0\1\x86\xA0", 4);
    photo_prepare_file(photo_file_copy(file.bytes, file.length), small, &plain);
    photo_prepare_file(joined(front, file), small, &with_gamma);
    assert_string_equal(plain.name, with_gamma.name);
    photo_prepared_finish(&plain);
    photo_prepared_finish(&with_gamma);
}

static void a_broken_length_or_check_sum_is_refused(void **state)
{
    (void)state;
    struct photo_file png = png_rgb(160, 96);
    struct photo_file longer = photo_file_copy(png.bytes, png.length);
    memcpy(longer.bytes + HEADER_END, "\x7F\0\0\0",
           4); /* found by fuzzing: two gigabytes of zeros were skipped */
    photo_assert_refused(longer, "breaks off: too little of it came");
    struct photo_file missing = photo_file_copy(png.bytes, png.length);
    memcpy(missing.bytes + HEADER_END, "\1\0\0\0", 4); /* 16 MiB that are not there */
    photo_assert_refused(missing, "breaks off");
    struct photo_file wrong = photo_file_copy(png.bytes, png.length);
    wrong.bytes[HEADER_END - 4] ^= 1; /* of the header's check sum */
    photo_assert_refused(wrong, "cannot be decoded: IHDR: CRC error");
    png.bytes[60] ^= 1;
    photo_assert_refused(png, "cannot be decoded: IDAT");
    photo_assert_refused(photo_file_copy("\x89PNG\r\n\x1A\n....IHDR\1", 17), "cannot be decoded");
    photo_assert_refused(photo_file_copy("\x89PNG\r\n\x1A\n\0\0\0\15IHDR", 16), "breaks off");
}

static void a_png_that_breaks_off_late_keeps_what_came(void **state)
{
    (void)state;
    struct photo_png noise = {
        .width = 400, .height = 400, .color = PNG_COLOR_TYPE_RGB, .depth = 8, .noise = true};
    struct photo_file png = photo_file_png(&noise);
    struct photo_prepared prepared;
    struct photo_file early = photo_file_copy(png.bytes, png.length / 2);
    png.length -= png.length / 20;
    photo_prepare_file(png, (struct photo_size){400, 400}, &prepared);
    assert_in_range(prepared.height, 360, 385);
    photo_prepared_finish(&prepared);
    photo_assert_refused(early, "breaks off: only 4");
    noise.interlaced = true;
    png = photo_file_png(&noise);
    png.length -= png.length / 20;
    photo_assert_refused(png, "breaks off: too little of it came");
}

static void a_png_of_too_many_pixels_is_refused_by_its_header(void **state)
{
    (void)state;
    struct photo_file png = png_rgb(16, 16);
    photo_png_claim(&png, 16385, 16);
    photo_assert_refused(photo_file_copy(png.bytes, png.length),
                         "16385 x 16 pixels are too many; at most 16384 on a side");
    photo_png_claim(&png, 8000, 5001);
    photo_assert_refused(photo_file_copy(png.bytes, png.length),
                         "8000 x 5001 pixels are too many; at most 40 million of this kind");
    photo_png_claim(&png, 8000, 5000); /* borne, but not there */
    photo_assert_refused(photo_file_copy(png.bytes, png.length), "cannot be decoded: ");
    photo_png_claim(&png, 0, 16);
    photo_assert_refused(png, "cannot be decoded: ");
}

static void a_png_cut_anywhere_does_no_harm(void **state)
{
    (void)state;
    photo_cut_everywhere(photo_file_png(&(struct photo_png){
        .width = 30, .height = 20, .color = PNG_COLOR_TYPE_PALETTE, .depth = 4, .keyed = true, .exif = 6}));
    photo_cut_everywhere(photo_file_png(&(struct photo_png){
        .width = 30, .height = 20, .color = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 16, .interlaced = true}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_colour_type_and_depth_is_read),
        cmocka_unit_test(a_large_png_just_covers_its_target),
        cmocka_unit_test(every_orientation_is_put_upright),
        cmocka_unit_test(bytes_behind_the_end_do_not_matter),
        cmocka_unit_test(what_is_broken_behind_the_picture_does_not_matter),
        cmocka_unit_test(other_chunks_are_passed_over_however_large),
        cmocka_unit_test(a_png_is_not_brightened_by_its_gamma),
        cmocka_unit_test(a_broken_length_or_check_sum_is_refused),
        cmocka_unit_test(a_png_that_breaks_off_late_keeps_what_came),
        cmocka_unit_test(a_png_of_too_many_pixels_is_refused_by_its_header),
        cmocka_unit_test(a_png_cut_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
