/* BMP photos: every plain form is read, the others are refused. */
#include "photo_check.h"
#include "photo_kinds.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static const struct photo_size small = {64, 64};

static void every_plain_bmp_is_read(void **state)
{
    (void)state;
    static const struct {
        struct photo_bmp bmp;
        const char *fields;
    } cases[] = {
        {{.bits = 1}, "RGRG"},
        {{.bits = 2}, "RGBW"},
        {{.bits = 4}, "RGBW"},
        {{.bits = 8}, "RGBW"},
        {{.bits = 16}, "RGBW"},
        {{.bits = 24}, "RGBW"},
        {{.bits = 32}, "RGBW"}, /* opacity 0 everywhere means nothing */
        {{.bits = 32, .alpha = true}, "RGWW"},
        {{.bits = 16, .masks = true}, "RGBW"},
        {{.bits = 32, .masks = true}, "RGBW"},
        {{.bits = 32, .masks = true, .alpha = true}, "RGBW"}, /* 40 bytes have no place for a fourth mask */
        {{.bits = 32, .masks = true, .alpha = true, .header = 56}, "RGWW"},
        {{.bits = 32, .masks = true, .alpha = true, .header = 108}, "RGWW"},
        {{.bits = 32, .masks = true, .alpha = true, .header = 124}, "RGWW"},
        {{.bits = 24, .header = 12}, "RGBW"},
        {{.bits = 4, .header = 12}, "RGBW"},
        {{.bits = 8, .from_top = true}, "RGBW"},
        {{.bits = 24, .from_top = true}, "RGBW"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_bmp bmp = cases[i].bmp;
        bmp.width = 91; /* so that rows are padded */
        bmp.height = 70;
        photo_assert_fields(photo_file_bmp(&bmp), cases[i].fields);
    }
}

static void a_bmp_just_covers_its_target(void **state)
{
    (void)state;
    photo_assert_size(photo_file_bmp(&(struct photo_bmp){.width = 200, .height = 100, .bits = 24}), small,
                      128, 64);
    photo_assert_size(photo_file_bmp(&(struct photo_bmp){.width = 1, .height = 1, .bits = 24}), small, 1, 1);
}

static void five_bits_become_eight(void **state)
{
    (void)state;
    static const unsigned char stored[][2] = {
        {0xFF, 0x7F}, {0x10, 0x42}, {0, 0}}; /* 31, 16 and 0 of each light */
    static const int lights[] = {255, 131, 0};
    for (size_t i = 0; i < sizeof lights / sizeof *lights; i++) {
        struct photo_file bmp = photo_file_bmp(&(struct photo_bmp){.width = 32, .height = 32, .bits = 16});
        struct photo_prepared prepared;
        for (size_t at = bmp.length - 32 * 32 * 2; at < bmp.length; at += 2)
            memcpy(bmp.bytes + at, stored[i], 2);
        photo_prepare_file(bmp, small, &prepared);
        struct photo_shown shown = photo_show(&prepared);
        for (int c = 0; c < 3; c++)
            assert_int_equal(shown.rgb[c], lights[i]);
        free(shown.rgb);
        photo_prepared_finish(&prepared);
    }
}

static void a_broken_bmp_is_refused_in_words(void **state)
{
    (void)state;
    static const struct {
        size_t at;
        unsigned char byte;
        const char *text;
    } cases[] = {
        {14, 39, "a BMP picture whose header is broken"},
        {14, 125, "a BMP picture whose header is broken"},
        {28, 3, "a BMP picture whose header is broken"},
        {10, 53, "a BMP picture whose header is broken"},
        {30, 1, "a compressed BMP picture; only plain ones are read"},
        {30, 3, "a compressed BMP picture; only plain ones are read"}, /* 24 bits have no masks */
        {30, 4, "a compressed BMP picture; only plain ones are read"},
        {12, 1, "breaks off: only 0 % of it came"},
    };
    struct photo_file bmp = photo_file_bmp(&(struct photo_bmp){.width = 20, .height = 20, .bits = 24});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_file broken = photo_file_copy(bmp.bytes, bmp.length);
        broken.bytes[cases[i].at] = cases[i].byte;
        photo_assert_refused(broken, cases[i].text);
    }
    bmp.length -= 1;
    photo_assert_refused(bmp, "breaks off: only 95 % of it came");
}

static void a_bmp_of_too_many_pixels_is_refused_by_its_header(void **state)
{
    (void)state;
    struct photo_file bmp = photo_file_bmp(&(struct photo_bmp){.width = 16, .height = 16, .bits = 24});
    photo_bmp_claim(&bmp, 16385, 16);
    photo_assert_refused(photo_file_copy(bmp.bytes, bmp.length), "16385 x 16 pixels are too many");
    photo_bmp_claim(&bmp, 16, 0x80000000U);
    photo_assert_refused(photo_file_copy(bmp.bytes, bmp.length), "16 x 2147483648 pixels are too many");
    photo_bmp_claim(&bmp, 8000, 5001);
    photo_assert_refused(photo_file_copy(bmp.bytes, bmp.length), "at most 40 million of this kind");
    photo_bmp_claim(&bmp, 8000, 5000); /* borne, but not there */
    photo_assert_refused(photo_file_copy(bmp.bytes, bmp.length), "breaks off");
    photo_bmp_claim(&bmp, 16, 0);
    photo_assert_refused(bmp, "a picture of 16 x 0 pixels");
}

static void a_bmp_cut_anywhere_does_no_harm(void **state)
{
    (void)state;
    photo_cut_everywhere(photo_file_bmp(&(struct photo_bmp){.width = 9, .height = 3, .bits = 4}));
    photo_cut_everywhere(photo_file_bmp(
        &(struct photo_bmp){.width = 3, .height = 3, .bits = 32, .masks = true, .header = 124}));
    photo_cut_everywhere(
        photo_file_bmp(&(struct photo_bmp){.width = 3, .height = 3, .bits = 24, .header = 12}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_plain_bmp_is_read),
        cmocka_unit_test(a_bmp_just_covers_its_target),
        cmocka_unit_test(five_bits_become_eight),
        cmocka_unit_test(a_broken_bmp_is_refused_in_words),
        cmocka_unit_test(a_bmp_of_too_many_pixels_is_refused_by_its_header),
        cmocka_unit_test(a_bmp_cut_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
