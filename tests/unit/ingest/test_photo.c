/* ingest/photo: from any file to a JPEG of the right quality under a name of its own, or to a clear refusal.
 */
#include "base/limits.h"

#include "photo_check.h"
#include "photo_kinds.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

static const struct photo_size small = {64, 64};

static void a_photo_is_named_by_what_it_became(void **state)
{
    (void)state;
    struct photo_prepared first, again, other;
    photo_prepare_file(photo_file_jpeg(&(struct photo_jpeg){.width = 90, .height = 60}), small, &first);
    photo_prepare_file(photo_file_jpeg(&(struct photo_jpeg){.width = 90, .height = 60}), small, &again);
    photo_prepare_file(photo_file_jpeg(&(struct photo_jpeg){.width = 60, .height = 90}), small, &other);
    assert_int_equal(strlen(first.name), 64 + strlen(".jpg"));
    assert_string_equal(first.name + 64, ".jpg");
    assert_string_equal(first.name, again.name);
    assert_string_not_equal(first.name, other.name);
    photo_prepared_finish(&first);
    photo_prepared_finish(&again);
    photo_prepared_finish(&other);
}

static const struct photo_size largest = {LIMIT_PHOTO_KEPT_SIDE, LIMIT_PHOTO_KEPT_SIDE};

/* As wide as any photo is kept. Each row needs 3.8, 3.1 and 2.7 KB at the three qualities. */
static struct photo_file noise(int height)
{
    return photo_file_bmp(
        &(struct photo_bmp){.width = LIMIT_PHOTO_KEPT_SIDE, .height = height, .bits = 24, .noise = true});
}

static void a_photo_is_as_good_as_fits(void **state)
{
    (void)state;
    static const struct {
        int height, coarseness;
    } cases[] = {{64, 4}, {2450, 7}, {2900, 10}}; /* qualities 88, 78, 68 */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct photo_prepared prepared;
        photo_prepare_file(noise(cases[i].height), largest, &prepared);
        assert_in_range(prepared.length, 1, LIMIT_PHOTO_KEPT);
        struct photo_shown shown = photo_show(&prepared);
        assert_int_equal(shown.coarseness, cases[i].coarseness);
        free(shown.rgb);
        photo_prepared_finish(&prepared);
    }
}

static void a_photo_that_would_be_bad_to_fit_is_refused(void **state)
{
    (void)state;
    struct photo_file file = noise(3300);
    struct photo_prepared prepared;
    struct error error = {0};
    assert_false(photo_prepare(file.bytes, file.length, largest, &prepared, &error));
    assert_null(prepared.bytes);
    assert_string_equal(error.text, "needs more than the 8388608 bytes that are kept of a photo");
    free(file.bytes);
}

static void what_is_no_photo_is_called_by_its_name(void **state)
{
    (void)state;
#define NAMED(bytes, text)                                                                                   \
    {                                                                                                        \
        (bytes), sizeof(bytes) - 1, (text)                                                                   \
    }
    static const struct {
        const char *bytes;
        size_t length;
        const char *text;
    } cases[] = {
        NAMED("", "an empty answer, not a photo"),
        NAMED("\n <!DOCTYPE html>\n<title>Sign in</title>", "an HTML page, not a photo"),
        NAMED("\xEF\xBB\xBF\t\r<?xml version=\"1.0\"?><HTML>", "an HTML page, not a photo"),
        NAMED("<?xml version=\"1.0\"?><svg width=\"1\"/>", "an SVG drawing, not a photo"),
        NAMED("<rss/>", "an XML or HTML document, not a photo"),
        NAMED("{\"error\": 1}", "a JSON document, not a photo"),
        NAMED("[1]", "a JSON document, not a photo"),
        NAMED("\r\n \t", "not a photo; JPEG, PNG, WebP and BMP are read"),
        NAMED("plain words", "not a photo; JPEG, PNG, WebP and BMP are read"),
        NAMED("an <svg", "not a photo; JPEG, PNG, WebP and BMP are read"),
        NAMED("GIF87a\4", "a GIF picture; only JPEG, PNG, WebP and BMP are read"),
        NAMED("GIF89a\4", "a GIF picture; only JPEG, PNG, WebP and BMP are read"),
        NAMED("....ftypavif....", "an AVIF picture; only JPEG"),
        NAMED("....ftypavis....", "an AVIF picture; only JPEG"),
        NAMED("....ftypheic....", "an HEIC picture; only JPEG"),
        NAMED("....ftypmif1....", "an HEIC picture; only JPEG"),
        NAMED("....ftypisom....", "a film; only JPEG"),
        NAMED("II*\0....", "a TIFF picture; only JPEG"),
        NAMED("MM\0*....", "a TIFF picture; only JPEG"),
        NAMED("\xFF\x0A....", "a JPEG XL picture; only JPEG"),
        NAMED("\0\0\0\x0CJXL \r\n", "a JPEG XL picture; only JPEG"),
        NAMED("\0\0\0\x0CjP  \r\n", "a JPEG 2000 picture; only JPEG"),
        NAMED("%PDF-1.7", "a PDF document; only JPEG"),
        NAMED("\xFF\xD8\xFF", "cannot be decoded"),
        NAMED("RIFF....WEBP", "cannot be decoded"),
        NAMED("RIFF....WAVE", "not a photo; JPEG"),
    };
#undef NAMED
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        photo_assert_refused(photo_file_copy(cases[i].bytes, cases[i].length), cases[i].text);
}

static void a_page_is_looked_at_for_a_thousand_bytes(void **state)
{
    (void)state;
    char page[1100];
    memset(page, ' ', sizeof page);
    page[0] = '<';
    memcpy(page + 1024 - 5, "<html", 5);
    photo_assert_refused(photo_file_copy(page, sizeof page), "an HTML page, not a photo");
    memcpy(page + 1024 - 5, " <html", 6);
    photo_assert_refused(photo_file_copy(page, sizeof page), "an XML or HTML document, not a photo");
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
        photo_file_png(&(struct photo_png){.width = 70, .height = 50, .color = 6, .depth = 8, .exif = 5}),
        photo_file_png(
            &(struct photo_png){.width = 70, .height = 50, .color = 3, .depth = 2, .interlaced = true}),
        photo_file_bmp(&(struct photo_bmp){.width = 30, .height = 20, .bits = 24}),
        photo_file_bmp(&(struct photo_bmp){.width = 30, .height = 20, .bits = 4, .header = 12}),
        photo_file_webp(&(struct photo_webp){.width = 70, .height = 50, .exif = 7}),
        photo_file_webp(&(struct photo_webp){.width = 70, .height = 50, .lossless = true, .animated = true}),
        photo_file_webp(&(struct photo_webp){.width = 70, .height = 50, .alpha = true}),
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
            struct photo_prepared prepared;
            if (photo_prepare(file.bytes, file.length, small, &prepared, NULL))
                photo_prepared_finish(&prepared);
            free(file.bytes);
        }
        free(files[i].bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_photo_is_named_by_what_it_became),
        cmocka_unit_test(a_photo_is_as_good_as_fits),
        cmocka_unit_test(a_photo_that_would_be_bad_to_fit_is_refused),
        cmocka_unit_test(what_is_no_photo_is_called_by_its_name),
        cmocka_unit_test(a_page_is_looked_at_for_a_thousand_bytes),
        cmocka_unit_test(damaged_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
