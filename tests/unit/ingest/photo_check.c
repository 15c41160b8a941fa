/* Decodes by libjpeg what was prepared, and says what it shows. */
#include "photo_check.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

static const struct photo_size small = {64, 64};

const char *const photo_upright[9] = {NULL, "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"};

void photo_prepare_file(struct photo_file file, struct photo_size target, struct photo_prepared *prepared)
{
    struct error error = {0};
    if (!photo_prepare(file.bytes, file.length, target, prepared, &error))
        fail_msg("%s", error.text);
    free(file.bytes);
}

void photo_assert_size(struct photo_file file, struct photo_size target, int width, int height)
{
    struct photo_prepared prepared;
    photo_prepare_file(file, target, &prepared);
    assert_int_equal(prepared.width, width);
    assert_int_equal(prepared.height, height);
    photo_prepared_finish(&prepared);
}

void photo_assert_refused(struct photo_file file, const char *text)
{
    struct error error = {0};
    struct photo_prepared prepared;
    assert_false(photo_prepare(file.bytes, file.length, small, &prepared, &error));
    assert_null(prepared.bytes);
    if (!strstr(error.text, text))
        fail_msg("\"%s\" does not say \"%s\"", error.text, text);
    free(file.bytes);
}

struct photo_shown photo_show(const struct photo_prepared *prepared)
{
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, prepared->bytes, prepared->length);
    jpeg_read_header(&info, TRUE);
    assert_int_equal(info.image_width, prepared->width);
    assert_int_equal(info.image_height, prepared->height);
    assert_false(info.progressive_mode);
    jpeg_start_decompress(&info);
    struct photo_shown shown = {prepared->width, prepared->height, NULL, info.quant_tbl_ptrs[0]->quantval[0]};
    size_t pitch = (size_t)shown.width * 3;
    shown.rgb = malloc(pitch * (size_t)shown.height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = shown.rgb + info.output_scanline * pitch;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return shown;
}

static char pixel_letter(const unsigned char *pixel)
{
    int bits = 0;
    for (int c = 0; c < 3; c++) {
        if (pixel[c] > 40 && pixel[c] < 215)
            return '?';
        bits |= (pixel[c] >= 215) << c;
    }
    return "KRG?B??W"[bits];
}

void photo_fields(const struct photo_prepared *prepared, char letters[5])
{
    struct photo_shown shown = photo_show(prepared);
    for (int i = 0; i < 4; i++) {
        int x = (2 * (i % 2) + 1) * shown.width / 4;
        int y = (2 * (i / 2) + 1) * shown.height / 4;
        letters[i] = pixel_letter(shown.rgb + ((size_t)y * (size_t)shown.width + (size_t)x) * 3);
    }
    letters[4] = '\0';
    free(shown.rgb);
}

void photo_assert_fields(struct photo_file file, const char *letters)
{
    struct photo_prepared prepared;
    char found[5];
    photo_prepare_file(file, small, &prepared);
    photo_fields(&prepared, found);
    assert_string_equal(found, letters);
    photo_prepared_finish(&prepared);
}

void photo_cut_everywhere(struct photo_file file)
{
    for (size_t length = 0; length < file.length; length++) {
        unsigned char *cut = malloc(length ? length : 1); /* so that a byte behind the end is noticed */
        struct photo_prepared prepared;
        struct error error = {0};
        memcpy(cut, file.bytes, length);
        if (photo_prepare(cut, length, small, &prepared, &error))
            photo_prepared_finish(&prepared);
        else if (!error.set)
            fail_msg("nothing is said of a file of %zu bytes", length);
        free(cut);
    }
    free(file.bytes);
}
