/* libjpeg's mistakes in the data are tolerated, for half the world's photos have some; but where the data
 * ends is remembered, so that a photo that broke off is not shown half grey. */
#include "ingest/photo/load.h"

#include "base/limits.h"
#include "ingest/photo/jpeg_source.h"
#include "ingest/photo/shrink.h"

#include <stdlib.h>

enum { APP1 = JPEG_APP0 + 1, SCALES = 8, KEPT_TENTHS = 9, COEFFICIENTS = 64 };

struct jpeg_load {
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;
    struct jpeg_source source;
    struct shrink shrink;
    unsigned char *row;
    int orientation;
};

static int jpeg_orientation(const struct jpeg_load *load)
{
    for (jpeg_saved_marker_ptr marker = load->info.marker_list; marker; marker = marker->next) {
        int orientation = exif_orientation(marker->data, marker->data_length);
        if (orientation != 1)
            return orientation;
    }
    return 1;
}

/* The smallest of libjpeg's eighths that still covers what is wanted; the rest is the shrink's. */
static void jpeg_choose_scale(struct jpeg_load *load, struct photo_size wanted)
{
    load->info.scale_denom = SCALES;
    for (unsigned scale = 1; scale <= SCALES; scale++) {
        load->info.scale_num = scale;
        jpeg_calc_output_dimensions(&load->info);
        if (load->info.output_width >= (JDIMENSION)wanted.width &&
            load->info.output_height >= (JDIMENSION)wanted.height)
            return;
    }
}

static bool jpeg_start(struct jpeg_load *load, struct photo_size target, struct pixmap *pixmap,
                       struct error *error)
{
    jpeg_read_header(&load->info, TRUE);
    bool plain = jpeg_has_multiple_scans(&load->info);
    if (!photo_size_check(load->info.image_width, load->info.image_height,
                          plain ? LIMIT_PHOTO_PIXELS_PLAIN : LIMIT_PHOTO_PIXELS, error))
        return false;
    load->orientation = jpeg_orientation(load);
    if (load->orientation >= 5) /* it will lie on its side */
        target = (struct photo_size){target.height, target.width};
    struct photo_size wanted =
        photo_fit((struct photo_size){(int)load->info.image_width, (int)load->info.image_height}, target);
    bool inks = load->info.jpeg_color_space == JCS_CMYK || load->info.jpeg_color_space == JCS_YCCK;
    load->info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    jpeg_choose_scale(load, wanted);
    jpeg_start_decompress(&load->info);
    int width = (int)load->info.output_width;
    int height = (int)load->info.output_height;
    load->row = malloc((size_t)width * (size_t)load->info.output_components);
    if (!load->row)
        return error_set(error, "no memory for a row of %d pixels", width);
    return pixmap_init(pixmap, wanted.width, wanted.height, error) &&
           shrink_init(&load->shrink, width, height, pixmap, error);
}

/* Of a file with several scans that breaks off: whether every part of the picture was in it, if coarsely. */
static bool jpeg_scans_suffice(const struct jpeg_load *load)
{
    const struct jpeg_decompress_struct *info = &load->info;
    if (!load->source.exhausted)
        return true;
    if (!info->progressive_mode)
        return info->input_scan_number >= info->num_components;
    for (int component = 0; component < info->num_components; component++)
        if (info->coef_bits[component][0] < 0 || info->coef_bits[component][0] > 1)
            return false;
    for (int i = 1; i < COEFFICIENTS; i++)
        if (info->coef_bits[0][i] < 0)
            return false;
    return true;
}

/* Four inks to three lights, in place. Adobe's programs store inks the other way round. */
static void jpeg_inks_to_rgb(const struct jpeg_load *load)
{
    bool inverted = load->info.saw_Adobe_marker;
    const unsigned char *from = load->row;
    unsigned char *to = load->row;
    for (JDIMENSION x = 0; x < load->info.output_width; x++, from += 4, to += 3) {
        unsigned black = inverted ? from[3] : 255U - from[3];
        for (int c = 0; c < 3; c++)
            to[c] = (unsigned char)((inverted ? from[c] : 255U - from[c]) * black / 255);
    }
}

static bool jpeg_rows(struct jpeg_load *load, struct error *error)
{
    if (jpeg_has_multiple_scans(&load->info) && !jpeg_scans_suffice(load))
        return error_set(error, "breaks off: too little of it came");
    while (load->info.output_scanline < load->info.output_height) {
        jpeg_read_scanlines(&load->info, &load->row, 1);
        if (load->source.ended)
            break;
        if (load->info.out_color_space == JCS_CMYK)
            jpeg_inks_to_rgb(load);
        shrink_add_row(&load->shrink, load->row);
    }
    int have = load->shrink.rows;
    int wanted = load->shrink.to->height;
    if ((int64_t)have * 10 < (int64_t)wanted * KEPT_TENTHS)
        return error_set(error, "breaks off: only %d %% of it came", have * 100 / wanted);
    load->shrink.to->height = have;
    return true;
}

/* Apart from its caller, whose variables a longjmp back here must not make indeterminate. */
static bool jpeg_load_guarded(struct jpeg_load *load, const void *bytes, size_t length,
                              struct photo_size target, struct pixmap *pixmap)
{
    if (setjmp(load->failure.back) != 0)
        return false;
    jpeg_create_decompress(&load->info);
    jpeg_source_attach(&load->source, &load->info, &load->failure, bytes, length);
    jpeg_save_markers(&load->info, APP1, 0xFFFF);
    return jpeg_start(load, target, pixmap, load->failure.error) && jpeg_rows(load, load->failure.error);
}

bool jpeg_load(const void *bytes, size_t length, struct photo_size target, struct pixmap *pixmap,
               struct error *error)
{
    struct jpeg_load load = {0};
    *pixmap = (struct pixmap){0};
    load.info.err = jpeg_failure_init(&load.failure, error);
    bool fine = jpeg_load_guarded(&load, bytes, length, target, pixmap);
    jpeg_destroy_decompress(&load.info);
    shrink_finish(&load.shrink);
    free(load.row);
    fine = fine && pixmap_turn(pixmap, load.orientation, error);
    if (!fine)
        pixmap_finish(pixmap);
    return fine;
}
