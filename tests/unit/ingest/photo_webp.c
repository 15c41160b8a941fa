/* Makes WebP files by libwebp and libwebpmux. */
#include "photo_kinds.h"

#include "photo_exif.h"

#include <stdlib.h>
#include <string.h>

#include <webp/encode.h>
#include <webp/mux.h>

static unsigned char *webp_pixels(const struct photo_webp *webp)
{
    unsigned char *pixels = malloc((size_t)webp->width * (size_t)webp->height * 4);
    unsigned char *to = pixels;
    unsigned seed = 1;
    for (int y = 0; y < webp->height; y++) {
        for (int x = 0; x < webp->width; x++, to += 4) {
            memcpy(to, photo_field_color(webp->width, webp->height, x, y), 3);
            for (int c = 0; webp->noise && c < 3; c++) {
                seed = seed * 1664525U + 1013904223U;
                to[c] = (unsigned char)(seed >> 24);
            }
            to[3] = webp->alpha && x < webp->width / 2 && y >= webp->height / 2 ? 0 : 255;
        }
    }
    return pixels;
}

static WebPData webp_encode(const struct photo_webp *webp, bool black)
{
    unsigned char *pixels = webp_pixels(webp);
    WebPData data = {0};
    uint8_t *bytes = NULL;
    int pitch = webp->width * 4;
    if (black)
        memset(pixels, 0, (size_t)pitch * (size_t)webp->height);
    if (webp->lossless)
        data.size = WebPEncodeLosslessRGBA(pixels, webp->width, webp->height, pitch, &bytes);
    else
        data.size = WebPEncodeRGBA(pixels, webp->width, webp->height, pitch, 90, &bytes);
    data.bytes = bytes;
    free(pixels);
    return data;
}

static void webp_add_second_frame(const struct photo_webp *webp, WebPMux *mux, const WebPData *first)
{
    WebPData second = webp_encode(webp, true);
    WebPMuxFrameInfo frame = {.id = WEBP_CHUNK_ANMF, .duration = 100, .bitstream = *first};
    WebPMuxPushFrame(mux, &frame, 1);
    frame.bitstream = second;
    WebPMuxPushFrame(mux, &frame, 1);
    WebPMuxSetAnimationParams(mux, &(WebPMuxAnimParams){0});
    WebPDataClear(&second);
}

struct photo_file photo_file_webp(const struct photo_webp *webp)
{
    unsigned char exif[PHOTO_EXIF_SIZE] = PHOTO_EXIF_OF((unsigned char)webp->exif);
    WebPData first = webp_encode(webp, false), whole;
    WebPMux *mux = WebPMuxNew();
    if (webp->animated)
        webp_add_second_frame(webp, mux, &first);
    else
        WebPMuxSetImage(mux, &first, 1);
    if (webp->exif)
        WebPMuxSetChunk(mux, "EXIF", &(WebPData){exif, sizeof exif}, 1);
    WebPMuxAssemble(mux, &whole);
    struct photo_file file = photo_file_copy(whole.bytes, whole.size);
    WebPMuxDelete(mux);
    WebPDataClear(&first);
    WebPDataClear(&whole);
    return file;
}
