/* WebP photos: lossy, lossless, with opacity, with Exif, animated, broken. */
#include "photo_check.h"
#include "photo_kinds.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static const struct photo_size small = {64, 64};

static void every_kind_of_webp_is_read(void **state)
{
    (void)state;
    for (int variant = 0; variant < 8; variant++) {
        struct photo_webp webp = {.lossless = variant % 2,
                                  .alpha = variant / 2 % 2,
                                  .animated = variant / 4,
                                  .width = 40,
                                  .height = 30};
        photo_assert_fields(photo_file_webp(&webp), webp.alpha ? "RGWW" : "RGBW"); /* as it is */
        webp.width = 211;
        webp.height = 157;
        photo_assert_fields(photo_file_webp(&webp), webp.alpha ? "RGWW" : "RGBW"); /* shrunk */
    }
}

static void a_large_webp_just_covers_its_target(void **state)
{
    (void)state;
    photo_assert_size(photo_file_webp(&(struct photo_webp){.width = 200, .height = 100}), small, 128, 64);
    photo_assert_size(photo_file_webp(&(struct photo_webp){.width = 31, .height = 17}), small, 31, 17);
    photo_assert_size(photo_file_webp(&(struct photo_webp){.width = 65, .height = 65}), small, 64, 64);
}

static void every_orientation_is_put_upright(void **state)
{
    (void)state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct photo_webp webp = {.width = 160, .height = 96, .exif = orientation};
        photo_assert_fields(photo_file_webp(&webp), photo_upright[orientation]);
        photo_assert_size(photo_file_webp(&webp), (struct photo_size){64, 32}, 64,
                          orientation < 5 ? 39 : 107);
    }
    photo_assert_fields(photo_file_webp(&(struct photo_webp){.width = 160, .height = 96, .exif = 9}), "RGBW");
}

static void exif_may_begin_as_in_a_jpeg(void **state)
{
    (void)state;
    struct photo_file webp = photo_file_webp(&(struct photo_webp){.width = 160, .height = 96, .exif = 3});
    size_t exif = webp.length - 26; /* of its chunk's data */
    webp.bytes = realloc(webp.bytes, webp.length + 6);
    memmove(webp.bytes + exif + 6, webp.bytes + exif, 26);
    memcpy(webp.bytes + exif, "Exif\0", 6);
    webp.bytes[exif - 4] += 6;
    webp.length += 6;
    size_t riff = webp.length - 8;
    webp.bytes[4] = (unsigned char)riff;
    webp.bytes[5] = (unsigned char)(riff >> 8);
    photo_assert_fields(webp, photo_upright[3]);
}

static void bytes_behind_the_end_do_not_matter(void **state)
{
    (void)state;
    struct photo_file webp = photo_file_webp(&(struct photo_webp){.width = 160, .height = 96});
    webp.bytes = realloc(webp.bytes, webp.length + 9);
    memcpy(webp.bytes + webp.length, "\xFF\xFF\xFF\xFFjunk!", 9);
    webp.length += 9;
    photo_assert_fields(webp, "RGBW");
}

static void a_webp_that_breaks_off_late_keeps_what_came(void **state)
{
    (void)state;
    for (int variant = 0; variant < 4; variant++) {
        struct photo_webp noise = {
            .width = 400, .height = 400, .noise = true, .lossless = variant % 2, .alpha = variant / 2};
        struct photo_file webp = photo_file_webp(&noise);
        struct photo_prepared prepared;
        struct photo_file early = photo_file_copy(webp.bytes, webp.length / 2);
        webp.length -= webp.length / 50;
        photo_prepare_file(webp, (struct photo_size){400, 400}, &prepared);
        assert_in_range(prepared.height, 360, 390);
        photo_prepared_finish(&prepared);
        photo_assert_refused(early, "breaks off: only");
    }
}

static void a_webp_of_too_many_pixels_is_refused_by_its_header(void **state)
{
    (void)state;
    struct photo_file webp = photo_file_webp(&(struct photo_webp){.width = 16, .height = 16});
    unsigned char *sides = webp.bytes + 26; /* RFC 6386, 9.1 */
    memcpy(sides, "\x40\x1F\x89\x13", 4);   /* 8000 x 5001 */
    photo_assert_refused(photo_file_copy(webp.bytes, webp.length),
                         "8000 x 5001 pixels are too many; at most 40 million of this kind");
    memcpy(sides, "\x40\x1F\x88\x13", 4); /* borne, but not there */
    photo_assert_refused(webp, "cannot be decoded: its data are broken");
}

static void a_broken_webp_is_refused_in_words(void **state)
{
    (void)state;
    struct photo_file webp = photo_file_webp(&(struct photo_webp){.width = 160, .height = 96});
    struct photo_file head = photo_file_copy(webp.bytes, 14);
    photo_assert_refused(head, "cannot be decoded: its header is broken");
    head = photo_file_copy(webp.bytes, 25);
    photo_assert_refused(head, "breaks off: too little of it came");
    struct photo_file broken = photo_file_copy(webp.bytes, webp.length);
    memcpy(broken.bytes + 12, "VPXX", 4);
    photo_assert_refused(broken, "cannot be decoded: its header is broken");
    memset(webp.bytes + 23, 0, 3); /* what every frame begins with */
    photo_assert_refused(webp, "cannot be decoded: its header is broken");
}

static void a_webp_cut_anywhere_does_no_harm(void **state)
{
    (void)state;
    for (int variant = 0; variant < 8; variant++)
        photo_cut_everywhere(photo_file_webp(&(struct photo_webp){.width = 30,
                                                                  .height = 20,
                                                                  .exif = 6,
                                                                  .lossless = variant % 2,
                                                                  .alpha = variant / 2 % 2,
                                                                  .animated = variant / 4}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_webp_is_read),
        cmocka_unit_test(a_large_webp_just_covers_its_target),
        cmocka_unit_test(every_orientation_is_put_upright),
        cmocka_unit_test(exif_may_begin_as_in_a_jpeg),
        cmocka_unit_test(bytes_behind_the_end_do_not_matter),
        cmocka_unit_test(a_webp_that_breaks_off_late_keeps_what_came),
        cmocka_unit_test(a_webp_of_too_many_pixels_is_refused_by_its_header),
        cmocka_unit_test(a_broken_webp_is_refused_in_words),
        cmocka_unit_test(a_webp_cut_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
