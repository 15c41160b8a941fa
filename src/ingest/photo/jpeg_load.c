/* JPEG, row by row, shrunk by libjpeg-turbo as far as it can. Mistakes in the data are tolerated, for half
 * the world's photos have some; but where the data ends is remembered, so that a photo that broke off is not
 * shown half grey. Knows nothing of other kinds. One thread at a time. */
#include "ingest/photo/load.h"

#include "base/limits.h"
#include "ingest/photo/jpeg_source.h"

#include <stdlib.h>

enum { APP1 = JPEG_APP0 + 1, SCALES = 8, COEFFICIENTS = 64 };

struct jpeg_load {
    struct load *load;
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;
    struct jpeg_source source;
    unsigned char *row;
};

static int jpeg_orientation(const struct jpeg_load *own)
{
    for (jpeg_saved_marker_ptr marker = own->info.marker_list; marker; marker = marker->next) {
        int orientation = exif_orientation(marker->data, marker->data_length);
        if (orientation != 1)
            return orientation;
    }
    return 1;
}

/* The smallest of libjpeg's eighths that still covers what is wanted; the rest is the shrink's. */
static void jpeg_choose_scale(struct jpeg_load *own, struct photo_size wanted)
{
    own->info.scale_denom = SCALES;
    for (unsigned scale = 1; scale <= SCALES; scale++) {
        own->info.scale_num = scale;
        jpeg_calc_output_dimensions(&own->info);
        if (own->info.output_width >= (JDIMENSION)wanted.width &&
            own->info.output_height >= (JDIMENSION)wanted.height)
            return;
    }
}

static bool jpeg_start(struct jpeg_load *own)
{
    struct load *load = own->load;
    struct photo_size wanted;
    jpeg_read_header(&own->info, TRUE);
    bool plain = jpeg_has_multiple_scans(&own->info);
    load->orientation = jpeg_orientation(own);
    if (!load_fit(load, own->info.image_width, own->info.image_height,
                  plain ? LIMIT_PHOTO_PIXELS_PLAIN : LIMIT_PHOTO_PIXELS, &wanted))
        return false;
    bool inks = own->info.jpeg_color_space == JCS_CMYK || own->info.jpeg_color_space == JCS_YCCK;
    own->info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    jpeg_choose_scale(own, wanted);
    jpeg_start_decompress(&own->info);
    int width = (int)own->info.output_width;
    own->row = malloc((size_t)width * (size_t)own->info.output_components);
    if (!own->row)
        return error_set(load->error, "no memory for a row of %d pixels", width);
    return load_begin(load, width, (int)own->info.output_height, wanted);
}

/* Of a file with several scans that breaks off: whether every part of the picture was in it, if coarsely. */
static bool jpeg_scans_suffice(const struct jpeg_load *own)
{
    const struct jpeg_decompress_struct *info = &own->info;
    if (!own->source.exhausted)
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
static void jpeg_inks_to_rgb(const struct jpeg_load *own)
{
    bool inverted = own->info.saw_Adobe_marker;
    const unsigned char *from = own->row;
    unsigned char *to = own->row;
    for (JDIMENSION x = 0; x < own->info.output_width; x++, from += 4, to += 3) {
        unsigned black = inverted ? from[3] : 255U - from[3];
        for (int c = 0; c < 3; c++)
            to[c] = (unsigned char)((inverted ? from[c] : 255U - from[c]) * black / 255);
    }
}

static bool jpeg_rows(struct jpeg_load *own)
{
    if (jpeg_has_multiple_scans(&own->info) && !jpeg_scans_suffice(own))
        return error_set(own->load->error, "breaks off: too little of it came");
    while (own->info.output_scanline < own->info.output_height) {
        jpeg_read_scanlines(&own->info, &own->row, 1);
        if (own->source.ended)
            break;
        if (own->info.out_color_space == JCS_CMYK)
            jpeg_inks_to_rgb(own);
        shrink_add_row(&own->load->shrink, own->row);
    }
    return load_keep(own->load, own->load->shrink.rows);
}

/* Apart from its caller, whose variables a longjmp back here must not make indeterminate. */
static bool jpeg_load_guarded(struct jpeg_load *own)
{
    if (setjmp(own->failure.back) != 0)
        return false;
    jpeg_create_decompress(&own->info);
    jpeg_source_attach(&own->source, &own->info, &own->failure, own->load->bytes, own->load->length);
    jpeg_save_markers(&own->info, APP1, 0xFFFF);
    return jpeg_start(own) && jpeg_rows(own);
}

bool jpeg_load(struct load *load)
{
    struct jpeg_load own = {.load = load};
    own.info.err = jpeg_failure_init(&own.failure, load->error);
    bool fine = jpeg_load_guarded(&own);
    jpeg_destroy_decompress(&own.info);
    free(own.row);
    return fine;
}
