/* WebP: libwebpdemux finds the picture and its Exif, libwebp shrinks while it decodes. The file is handed
 * over as one that still grows, because only then libwebp tells how much of a broken one came. Knows nothing
 * of the container's layout. One thread at a time. */
#include "ingest/photo/load.h"

#include "base/limits.h"

#include <stdlib.h>

#include <webp/decode.h>
#include <webp/demux.h>

static int webp_orientation(const WebPDemuxer *demuxer)
{
    WebPChunkIterator chunk;
    if (!WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk))
        return 1;
    int orientation = exif_bare_orientation(chunk.chunk.bytes, chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
    return orientation;
}

static bool webp_failed(struct load *load, VP8StatusCode status)
{
    static const char *const texts[] = {
        [VP8_STATUS_OUT_OF_MEMORY] = "no memory",
        [VP8_STATUS_BITSTREAM_ERROR] = "its data are broken",
        [VP8_STATUS_UNSUPPORTED_FEATURE] = "it is of a kind that libwebp does not know",
    };
    const char *text = (size_t)status < sizeof texts / sizeof *texts ? texts[status] : NULL;
    return error_set(load->error, "cannot be decoded: %s", text ? text : "libwebp refuses it");
}

/* Straight to the pixmap; with opacity beside it, in four bytes a pixel. */
static bool webp_output(WebPDecoderConfig *config, struct load *load, unsigned char **pixels)
{
    const struct pixmap *pixmap = load->pixmap;
    int samples = config->input.has_alpha ? 4 : 3;
    size_t size = (size_t)pixmap->width * (size_t)pixmap->height * (size_t)samples;
    *pixels = config->input.has_alpha ? malloc(size) : pixmap->rgb;
    if (!*pixels)
        return error_set(load->error, "no memory for %d x %d pixels", pixmap->width, pixmap->height);
    config->output.colorspace = config->input.has_alpha ? MODE_RGBA : MODE_RGB;
    config->output.is_external_memory = 1;
    config->output.u.RGBA = (WebPRGBABuffer){*pixels, pixmap->width * samples, size};
    config->options.use_scaling =
        pixmap->width != config->input.width || pixmap->height != config->input.height;
    config->options.scaled_width = pixmap->width;
    config->options.scaled_height = pixmap->height;
    return true;
}

static bool webp_rows(WebPDecoderConfig *config, struct load *load, const WebPData *data)
{
    WebPIDecoder *decoder = WebPIDecode(NULL, 0, config);
    if (!decoder)
        return webp_failed(load, VP8_STATUS_OUT_OF_MEMORY);
    int rows = 0;
    VP8StatusCode status = WebPIUpdate(decoder, data->bytes, data->size);
    if (status == VP8_STATUS_OK)
        rows = load->pixmap->height;
    else
        (void)WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL);
    WebPIDelete(decoder);
    if (status != VP8_STATUS_OK && status != VP8_STATUS_SUSPENDED)
        return webp_failed(load, status);
    return load_keep(load, rows);
}

static bool webp_decode(struct load *load, const WebPData *data)
{
    WebPDecoderConfig config;
    struct photo_size wanted;
    VP8StatusCode status = WebPInitDecoderConfig(&config)
                               ? WebPGetFeatures(data->bytes, data->size, &config.input)
                               : VP8_STATUS_INVALID_PARAM;
    if (status == VP8_STATUS_NOT_ENOUGH_DATA)
        return load_keep(load, 0);
    if (status != VP8_STATUS_OK)
        return webp_failed(load, status);
    unsigned char *pixels = NULL;
    bool fine = load_fit(load, (uint32_t)config.input.width, (uint32_t)config.input.height,
                         LIMIT_PHOTO_PIXELS_PLAIN, &wanted) &&
                pixmap_init(load->pixmap, wanted.width, wanted.height, load->error) &&
                webp_output(&config, load, &pixels) && webp_rows(&config, load, data);
    if (config.input.has_alpha) {
        if (fine)
            rgba_on_white(pixels, load->pixmap->rgb, load->pixmap->width * load->pixmap->height);
        free(pixels);
    }
    return fine;
}

bool webp_load(struct load *load)
{
    WebPData data = {load->bytes, load->length};
    WebPDemuxState state;
    WebPIterator frame;
    WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
    bool fine = false;
    if (demuxer && WebPDemuxGetFrame(demuxer, 1, &frame)) {
        load->orientation = webp_orientation(demuxer);
        fine = webp_decode(load, &frame.fragment);
        WebPDemuxReleaseIterator(&frame);
    } else if (demuxer) {
        load_keep(load, 0);
    } else {
        error_set(load->error, "cannot be decoded: its header is broken");
    }
    WebPDemuxDelete(demuxer);
    return fine;
}
