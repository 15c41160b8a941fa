/* ingest/photo: from any file to an upright JPEG of the right size, or to a clear refusal. */
#include "base/limits.h"
#include "ingest/photo/fit.h"
#include "ingest/photo/header.h"
#include "ingest/photo/load.h"
#include "ingest/photo/photo.h"
#include "ingest/photo/shrink.h"

#include "photo_files.h"
#include "support/cmocka.h"

#include <SDL.h>
#include <SDL_image.h>

#include <stdlib.h>
#include <string.h>

static const struct photo_size small_target = {64, 64};

static void prepare(struct photo_file file, struct photo_size target, struct photo_prepared *prepared)
{
    struct error error = {0};
    if (!photo_prepare(file.bytes, file.length, target, prepared, &error))
        fail_msg("%s", error.text);
    free(file.bytes);
}

static void assert_refused(struct photo_file file, const char *text)
{
    struct error error = {0};
    struct photo_prepared prepared;
    assert_false(photo_prepare(file.bytes, file.length, small_target, &prepared, &error));
    assert_null(prepared.bytes);
    if (!strstr(error.text, text))
        fail_msg("\"%s\" does not say \"%s\"", error.text, text);
    free(file.bytes);
}

/* 'R', 'G', 'B', 'W', 'K', or '?' of the pixel in the middle of the field (column, row) of 2 x 2. */
static char field_letter(SDL_Surface *surface, int column, int row)
{
    ptrdiff_t y = (2 * row + 1) * surface->h / 4;
    ptrdiff_t x = (2 * column + 1) * surface->w / 4;
    const unsigned char *pixel = (const unsigned char *)surface->pixels + y * surface->pitch + x * 3;
    int bits = 0;
    for (int c = 0; c < 3; c++) {
        if (pixel[c] > 40 && pixel[c] < 215)
            return '?';
        bits |= (pixel[c] >= 215) << c;
    }
    return "KRG?B??W"[bits];
}

static SDL_Surface *prepared_surface(const struct photo_prepared *prepared)
{
    SDL_RWops *from = SDL_RWFromConstMem(prepared->bytes, (int)prepared->length);
    SDL_Surface *surface = IMG_LoadJPG_RW(from);
    SDL_RWclose(from);
    assert_non_null(surface);
    SDL_Surface *rgb = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0);
    SDL_FreeSurface(surface);
    assert_int_equal(rgb->w, prepared->width);
    assert_int_equal(rgb->h, prepared->height);
    return rgb;
}

static void assert_fields(const struct photo_prepared *prepared, const char *letters)
{
    SDL_Surface *surface = prepared_surface(prepared);
    char found[5] = "";
    for (int i = 0; i < 4; i++)
        found[i] = field_letter(surface, i % 2, i / 2);
    SDL_FreeSurface(surface);
    assert_string_equal(found, letters);
}

static void a_photo_just_covers_its_target(void **state)
{
    (void)state;
    static const struct {
        struct photo_size original, target, fit;
    } cases[] = {
        {{6000, 4000}, {1104, 980}, {1470, 980}},
        {{4000, 6000}, {1104, 980}, {1104, 1656}},
        {{1104, 980}, {1104, 980}, {1104, 980}},
        {{2000, 500}, {1104, 980}, {2000, 500}},
        {{1, 1}, {1104, 980}, {1, 1}},
        {{16000, 1000}, {1104, 980}, {4096, 256}},
        {{16384, 1}, {1104, 980}, {4096, 1}},
        {{16384, 16384}, {8374, 7434}, {4096, 4096}},
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
    static const int screens[][4] = {
        {1920, 1080, 1104, 980}, {1080, 1920, 1104, 980}, {3840, 2160, 2208, 1960}, {1366, 768, 786, 697}};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        struct photo_size target = photo_target(screens[i][0], screens[i][1]);
        assert_int_equal(target.width, screens[i][2]);
        assert_int_equal(target.height, screens[i][3]);
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

static void a_large_jpeg_becomes_a_smaller_one_that_covers(void **state)
{
    (void)state;
    struct photo_prepared prepared;
    struct photo_jpeg jpeg = {.width = 900, .height = 601};
    prepare(photo_file_jpeg(&jpeg), (struct photo_size){300, 200}, &prepared);
    assert_int_equal(prepared.width, 300);
    assert_int_equal(prepared.height, 201);
    assert_fields(&prepared, "RGBW");
    assert_int_equal(strlen(prepared.name), 64 + strlen(".jpg"));
    photo_prepared_finish(&prepared);
}

static void a_small_photo_is_not_enlarged(void **state)
{
    (void)state;
    struct photo_prepared prepared;
    prepare(photo_file_jpeg(&(struct photo_jpeg){.width = 31, .height = 17}), small_target, &prepared);
    assert_int_equal(prepared.width, 31);
    assert_int_equal(prepared.height, 17);
    photo_prepared_finish(&prepared);
}

static void every_orientation_is_put_upright(void **state)
{
    (void)state;
    static const char *const upright[] = {NULL,   "RGBW", "GRWB", "WBGR", "BWRG",
                                          "RBGW", "BRWG", "WGBR", "GWRB"};
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct photo_jpeg jpeg = {.width = 160, .height = 96, .orientation = orientation};
        struct photo_prepared prepared;
        prepare(photo_file_jpeg(&jpeg), small_target, &prepared);
        assert_int_equal(prepared.width, orientation < 5 ? 107 : 64);
        assert_int_equal(prepared.height, orientation < 5 ? 64 : 107);
        assert_fields(&prepared, upright[orientation]);
        photo_prepared_finish(&prepared);
    }
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
        {{.width = 200, .height = 200, .progressive = true}, "RGBW"},
        {{.width = 200, .height = 200, .restart_rows = 1}, "RGBW"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_prepared prepared;
        prepare(photo_file_jpeg(&cases[i].jpeg), small_target, &prepared);
        assert_fields(&prepared, cases[i].fields);
        photo_prepared_finish(&prepared);
    }
}

static void transparency_lies_on_white(void **state)
{
    (void)state;
    struct photo_prepared prepared;
    prepare(photo_file_png_alpha(100, 80), small_target, &prepared);
    SDL_Surface *surface = prepared_surface(&prepared);
    assert_int_equal(field_letter(surface, 0, 0), 'W');
    ptrdiff_t row = surface->h * 3 / 4;
    const unsigned char *pixel = (const unsigned char *)surface->pixels + row * surface->pitch;
    assert_in_range(pixel[0], 250, 255);
    assert_in_range(pixel[1], 120, 135);
    assert_in_range(pixel[2], 120, 135);
    SDL_FreeSurface(surface);
    photo_prepared_finish(&prepared);
}

/* Exif that tells an orientation and nothing else, as in a chunk: without what stands before it in a JPEG. */
enum { EXIF_SIZE = 26 };
#define EXIF_OF(orientation)                                                                                 \
    {                                                                                                        \
        'I', 'I', '*', 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (orientation), 0, 0, 0, 0, 0, 0, 0    \
    }

/* Puts a chunk of such Exif behind the PNG's header. */
static struct photo_file with_exif(struct photo_file png, unsigned char orientation)
{
    enum { HEADER_END = 33, CHUNK = 8 + EXIF_SIZE + 4 };
    const unsigned char exif[EXIF_SIZE] = EXIF_OF(orientation);
    static const unsigned char head[] = {0, 0, 0, EXIF_SIZE, 'e', 'X', 'I', 'f'};
    unsigned char *bytes = calloc(1, png.length + CHUNK);
    memcpy(bytes, png.bytes, HEADER_END);
    memcpy(bytes + HEADER_END, head, sizeof head);
    memcpy(bytes + HEADER_END + sizeof head, exif, sizeof exif);
    memcpy(bytes + HEADER_END + CHUNK, png.bytes + HEADER_END, png.length - HEADER_END);
    free(png.bytes);
    return (struct photo_file){bytes, png.length + CHUNK};
}

static void a_png_with_exif_is_put_upright(void **state)
{
    (void)state;
    struct photo_prepared prepared;
    prepare(with_exif(photo_file_png_alpha(160, 96), 6), small_target, &prepared);
    assert_int_equal(prepared.width, 64);
    assert_int_equal(prepared.height, 107);
    SDL_Surface *surface = prepared_surface(&prepared);
    assert_int_equal(field_letter(surface, 1, 0), 'W'); /* what was above is on the right */
    assert_int_equal(field_letter(surface, 1, 1), 'W');
    assert_int_equal(field_letter(surface, 0, 0), '?');
    assert_int_equal(field_letter(surface, 0, 1), '?');
    SDL_FreeSurface(surface);
    photo_prepared_finish(&prepared);
}

static void a_webp_tells_its_orientation_in_a_chunk_of_its_own(void **state)
{
    (void)state;
    static const unsigned char exif[EXIF_SIZE] = EXIF_OF(8);
    unsigned char webp[] = "RIFF\0\0\0\0WEBPVP8X\3\0\0\0abc\0EXIF\32\0\0\0..........................";
    size_t length = sizeof webp - 1;
    memcpy(webp + length - EXIF_SIZE, exif, EXIF_SIZE);
    assert_int_equal(exif_chunk_orientation(PHOTO_WEBP, webp, length), 8);
    for (size_t cut = 0; cut < length; cut++)
        assert_int_equal(exif_chunk_orientation(PHOTO_WEBP, webp, cut), 1);
    assert_int_equal(exif_chunk_orientation(PHOTO_BMP, webp, length), 1);
    webp[length - EXIF_SIZE + 18] = 9;
    assert_int_equal(exif_chunk_orientation(PHOTO_WEBP, webp, length), 1);
}

static void bmp_and_webp_are_read(void **state)
{
    (void)state;
    struct photo_prepared prepared;
    prepare(photo_file_bmp(90, 70), small_target, &prepared);
    assert_int_equal(prepared.height, 64);
    assert_fields(&prepared, "BBBB");
    photo_prepared_finish(&prepared);
    prepare(photo_file_webp(), small_target, &prepared);
    assert_int_equal(prepared.width, 1);
    photo_prepared_finish(&prepared);
}

static void a_photo_that_breaks_off_late_keeps_what_came(void **state)
{
    (void)state;
    for (int restart_rows = 0; restart_rows < 2; restart_rows++) {
        struct photo_jpeg jpeg = {.width = 400, .height = 400, .noise = true, .restart_rows = restart_rows};
        struct photo_file file = photo_file_jpeg(&jpeg);
        struct photo_file late = photo_file_copy(file.bytes, file.length - file.length / 20);
        struct photo_file early = photo_file_copy(file.bytes, file.length / 2);
        file.length -= 2; /* only the end of image marker */
        struct photo_prepared prepared;
        prepare(file, (struct photo_size){400, 400}, &prepared);
        assert_int_equal(prepared.height, 400);
        photo_prepared_finish(&prepared);
        prepare(late, (struct photo_size){400, 400}, &prepared);
        assert_in_range(prepared.height, 360, 390);
        photo_prepared_finish(&prepared);
        assert_refused(early, "breaks off");
    }
}

static void a_progressive_photo_that_breaks_off_early_is_refused(void **state)
{
    (void)state;
    struct photo_jpeg jpeg = {.width = 400, .height = 400, .noise = true, .progressive = true};
    struct photo_file file = photo_file_jpeg(&jpeg);
    struct photo_file late = photo_file_copy(file.bytes, file.length - file.length / 20);
    file.length /= 10;
    assert_refused(file, "breaks off");
    struct photo_prepared prepared;
    prepare(late, small_target, &prepared);
    photo_prepared_finish(&prepared);
}

static void a_photo_of_too_many_pixels_is_refused_by_its_header(void **state)
{
    (void)state;
    struct photo_file files[] = {photo_file_jpeg(&(struct photo_jpeg){.width = 16, .height = 16}),
                                 photo_file_png_alpha(16, 16), photo_file_bmp(16, 16)};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        photo_file_claim(&files[i], 30000, 30000);
        assert_refused(photo_file_copy(files[i].bytes, files[i].length),
                       "30000 x 30000 pixels are too many; at most 16384 on a side");
        photo_file_claim(&files[i], 16000, 16000);
        assert_refused(photo_file_copy(files[i].bytes, files[i].length), "16000 x 16000 pixels are too many");
        photo_file_claim(&files[i], 0, 0);
        assert_refused(files[i], "");
    }
}

static void a_small_file_of_endless_scans_is_refused(void **state)
{
    (void)state;
    struct photo_file file =
        photo_file_jpeg(&(struct photo_jpeg){.width = 64, .height = 64, .progressive = true});
    photo_file_repeat_scan(&file, 200);
    assert_refused(file, "more than 100 scans");
}

static void what_is_no_photo_is_called_by_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        {"", "an empty answer, not a photo"},
        {"\n <!DOCTYPE html>\n<title>Sign in</title>", "an HTML page, not a photo"},
        {"<?xml version=\"1.0\"?><svg width=\"1\"/>", "an SVG drawing, not a photo"},
        {"{\"error\": 1}", "a JSON document, not a photo"},
        {"....ftypavif....", "an AVIF picture; only JPEG"},
        {"plain words", "not a photo; JPEG, PNG"},
        {"GIF89a\4", "a GIF picture; only JPEG, PNG, WebP and BMP are read"},
        {"\xFF\xD8\xFF", "cannot be decoded"},
        {"\x89PNG\r\n\x1A\n....IHDR\1", "a PNG picture whose header is br"},
    };
    /* found by fuzzing: two gigabytes of zeros were skipped */
    static const char long_chunk[] = "\x89PNG\r\n\x1A\n\0\0\0\15IHDR\0\0\0\20\0\0\0\14\10\6\0\0\0CRC!"
                                     "\x7F\0\0\0fOOt";
    assert_refused(photo_file_copy(long_chunk, sizeof long_chunk - 1),
                   "a PNG picture whose header is broken");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(photo_file_copy(cases[i].bytes, strlen(cases[i].bytes)), cases[i].text);
}

/* Whatever comes out, nothing may be read or written out of bounds; the sanitizers watch. */
static void damaged_files_do_no_harm(void **state)
{
    (void)state;
    struct photo_file files[] = {
        photo_file_jpeg(&(struct photo_jpeg){.width = 70, .height = 50, .orientation = 6}),
        photo_file_jpeg(
            &(struct photo_jpeg){.width = 70, .height = 50, .progressive = true, .restart_rows = 1}),
        photo_file_jpeg(&(struct photo_jpeg){.width = 70, .height = 50, .inks = true}),
        photo_file_png_alpha(70, 50),
        photo_file_bmp(30, 20),
        photo_file_webp(),
    };
    unsigned seed = 7;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        for (int round = 0; round < 300; round++) {
            struct photo_file file = photo_file_copy(files[i].bytes, files[i].length);
            for (int flips = 0; flips < 1 + round % 8; flips++) {
                seed = seed * 1664525U + 1013904223U;
                file.bytes[(seed >> 8) % (round % 2 ? file.length : 40 % file.length)] ^=
                    (unsigned char)(1U << (seed >> 5) % 8);
            }
            file.length -= round % 3 == 0 ? seed % file.length : 0;
            struct photo_header header;
            struct photo_prepared prepared;
            if (photo_header_read(file.bytes, file.length, &header, NULL) &&
                (uint64_t)header.width * header.height < 1000000 &&
                photo_prepare(file.bytes, file.length, small_target, &prepared, NULL))
                photo_prepared_finish(&prepared);
            free(file.bytes);
        }
        free(files[i].bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_photo_just_covers_its_target),
        cmocka_unit_test(the_target_serves_the_screen_lying_and_standing),
        cmocka_unit_test(shrinking_gives_the_mean_of_each_area),
        cmocka_unit_test(a_large_jpeg_becomes_a_smaller_one_that_covers),
        cmocka_unit_test(a_small_photo_is_not_enlarged),
        cmocka_unit_test(every_orientation_is_put_upright),
        cmocka_unit_test(grays_inks_and_progressive_scans_are_read),
        cmocka_unit_test(transparency_lies_on_white),
        cmocka_unit_test(a_png_with_exif_is_put_upright),
        cmocka_unit_test(a_webp_tells_its_orientation_in_a_chunk_of_its_own),
        cmocka_unit_test(bmp_and_webp_are_read),
        cmocka_unit_test(a_photo_that_breaks_off_late_keeps_what_came),
        cmocka_unit_test(a_progressive_photo_that_breaks_off_early_is_refused),
        cmocka_unit_test(a_photo_of_too_many_pixels_is_refused_by_its_header),
        cmocka_unit_test(a_small_file_of_endless_scans_is_refused),
        cmocka_unit_test(what_is_no_photo_is_called_by_its_name),
        cmocka_unit_test(damaged_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
