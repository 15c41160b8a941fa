/* Makes JPEG files by libjpeg. */
#include "photo_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

struct photo_file photo_file_copy(const void *bytes, size_t length)
{
    struct photo_file file = {malloc(length + 1), length};
    memcpy(file.bytes, bytes, length);
    return file;
}

const unsigned char *photo_field_color(int width, int height, int x, int y)
{
    static const unsigned char colors[4][3] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
    return colors[(x >= width / 2) + 2 * (y >= height / 2)];
}

static void fill_row(const struct photo_jpeg *jpeg, int y, unsigned char *row, unsigned *seed)
{
    int samples = jpeg->gray ? 1 : jpeg->inks ? 4 : 3;
    for (int x = 0; x < jpeg->width; x++, row += samples) {
        for (int c = 0; c < samples; c++) {
            *seed = *seed * 1664525U + 1013904223U;
            row[c] = jpeg->noise  ? (unsigned char)(*seed >> 24)
                     : c == 3     ? 255
                     : jpeg->gray ? photo_field_color(jpeg->width, jpeg->height, x, y)[0]
                                  : photo_field_color(jpeg->width, jpeg->height, x, y)[c];
            if (jpeg->plain_inks)
                row[c] = 255 - row[c];
        }
    }
}

static void write_orientation(j_compress_ptr info, int orientation)
{
    unsigned char exif[] = {'E', 'x',  'i', 'f', 0,
                            0,   'I',  'I', '*', 0,
                            8,   0,    0,   0,   1,
                            0,   0x12, 1,   3,   0,
                            1,   0,    0,   0,   (unsigned char)orientation,
                            0,   0,    0,   0,   0,
                            0,   0};
    jpeg_write_marker(info, JPEG_APP0 + 1, exif, sizeof exif);
}

struct photo_file photo_file_jpeg(const struct photo_jpeg *jpeg)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = (JDIMENSION)jpeg->width;
    info.image_height = (JDIMENSION)jpeg->height;
    info.input_components = jpeg->gray ? 1 : jpeg->inks ? 4 : 3;
    info.in_color_space = jpeg->gray ? JCS_GRAYSCALE : jpeg->inks ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = jpeg->inks && !jpeg->plain_inks;
    jpeg_set_quality(&info, 90, TRUE);
    info.restart_in_rows = jpeg->restart_rows;
    if (jpeg->progressive)
        jpeg_simple_progression(&info);
    static const jpeg_scan_info separate[] = {
        {1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
    if (jpeg->separate) {
        info.scan_info = separate;
        info.num_scans = 3;
    }
    jpeg_start_compress(&info, TRUE);
    if (jpeg->orientation)
        write_orientation(&info, jpeg->orientation);
    unsigned char *row = malloc((size_t)jpeg->width * 4);
    unsigned seed = 1;
    while (info.next_scanline < info.image_height) {
        fill_row(jpeg, (int)info.next_scanline, row, &seed);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    free(row);
    return (struct photo_file){bytes, length};
}

static void put_big(unsigned char *at, int count, unsigned value)
{
    for (int i = 0; i < count; i++)
        at[i] = (unsigned char)(value >> 8 * (count - 1 - i));
}

static unsigned char *find_marker(const struct photo_file *file, unsigned char marker)
{
    unsigned char *found = NULL;
    for (size_t at = 0; at + 9 < file->length; at++)
        if (file->bytes[at] == 0xFF && file->bytes[at + 1] == marker)
            found = file->bytes + at;
    return found;
}

void photo_file_claim(struct photo_file *file, unsigned width, unsigned height)
{
    unsigned char *frame = find_marker(file, 0xC0);
    if (!frame)
        frame = find_marker(file, 0xC2); /* progressive */
    put_big(frame + 5, 2, height);
    put_big(frame + 7, 2, width);
}

int photo_file_scans(const struct photo_file *file)
{
    int scans = 0;
    for (size_t at = 0; at + 1 < file->length; at++)
        scans += file->bytes[at] == 0xFF && file->bytes[at + 1] == 0xDA;
    return scans;
}

size_t photo_file_scan(const struct photo_file *file, int number)
{
    size_t at = 0;
    while (number > 0 && at + 1 < file->length) {
        if (file->bytes[at] == 0xFF && file->bytes[at + 1] == 0xDA)
            number--;
        at++;
    }
    return at - 1;
}

void photo_file_repeat_scan(struct photo_file *file, int count)
{
    size_t start = (size_t)(find_marker(file, 0xDA) - file->bytes);
    size_t scan = file->length - 2 - start;
    file->bytes = realloc(file->bytes, file->length + scan * (size_t)count);
    for (int i = 0; i < count; i++) {
        memcpy(file->bytes + file->length - 2, file->bytes + start, scan);
        file->length += scan;
    }
    memcpy(file->bytes + file->length - 2, "\xFF\xD9", 2);
}
