/* A picture in memory as a JPEG, by libjpeg-turbo. Knows nothing of sizes and limits. One thread at a time.
 */
#include "ingest/photo/jpeg_save.h"

#include "ingest/photo/jpeg_error.h"

#include <stdlib.h>

struct jpeg_save {
    struct jpeg_compress_struct info;
    struct jpeg_failure failure;
    unsigned char *bytes;
    unsigned long length;
};

static void jpeg_save_rows(struct jpeg_save *save, const struct pixmap *pixmap, int quality)
{
    jpeg_mem_dest(&save->info, &save->bytes, &save->length);
    save->info.image_width = (JDIMENSION)pixmap->width;
    save->info.image_height = (JDIMENSION)pixmap->height;
    save->info.input_components = 3;
    save->info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&save->info); /* among them YCbCr with 4:2:0 */
    jpeg_set_quality(&save->info, quality, TRUE);
    save->info.optimize_coding = TRUE;
    jpeg_start_compress(&save->info, TRUE);
    while (save->info.next_scanline < save->info.image_height) {
        JSAMPROW row = pixmap->rgb + (size_t)save->info.next_scanline * (size_t)pixmap->width * 3;
        jpeg_write_scanlines(&save->info, &row, 1);
    }
    jpeg_finish_compress(&save->info);
}

/* Apart from its caller, whose variables a longjmp back here must not make indeterminate. */
static bool jpeg_save_guarded(struct jpeg_save *save, const struct pixmap *pixmap, int quality)
{
    if (setjmp(save->failure.back) != 0)
        return false;
    jpeg_create_compress(&save->info);
    jpeg_save_rows(save, pixmap, quality);
    return true;
}

bool jpeg_save(const struct pixmap *pixmap, int quality, unsigned char **bytes, size_t *length,
               struct error *error)
{
    struct jpeg_save save = {0};
    save.info.err = jpeg_failure_init(&save.failure, error);
    bool fine = jpeg_save_guarded(&save, pixmap, quality);
    jpeg_destroy_compress(&save.info);
    if (!fine) {
        free(save.bytes);
        save.bytes = NULL;
        save.length = 0;
    }
    *bytes = save.bytes;
    *length = save.length;
    return fine;
}
