/* How libjpeg gets its bytes, and what stops it: the end of the file, a mark in the wrong place, endless
 * scans. Knows no pixels. One thread at a time. */
#include "ingest/photo/jpeg_source.h"

#include "base/limits.h"

#include <jerror.h>

static struct jpeg_source *jpeg_source_of(j_common_ptr info)
{
    return info->client_data;
}

static void source_nothing(j_decompress_ptr info)
{
    (void)info;
}

/* All bytes are there from the start; behind them stand ends of image as often as they are asked for. */
static boolean source_fill(j_decompress_ptr info)
{
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    jpeg_source_of((j_common_ptr)info)->exhausted = true;
    info->src->next_input_byte = end;
    info->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void source_skip(j_decompress_ptr info, long count)
{
    if (count <= 0)
        return;
    if ((size_t)count > info->src->bytes_in_buffer) {
        source_fill(info);
        return;
    }
    info->src->next_input_byte += count;
    info->src->bytes_in_buffer -= (size_t)count;
}

static void source_message(j_common_ptr info, int level)
{
    if (level < 0)
        info->err->num_warnings++;
    if (!info->is_decompressor || info->err->msg_code != JWRN_HIT_MARKER)
        return;
    struct jpeg_source *source = jpeg_source_of(info);
    const struct jpeg_decompress_struct *decompressor = (const struct jpeg_decompress_struct *)info;
    if (!decompressor->progressive_mode && (source->exhausted || decompressor->restart_interval == 0))
        source->ended = true;
}

/* A small file may ask for a large picture to be gone over thousands of times. */
static void source_progress(j_common_ptr info)
{
    struct jpeg_source *source = jpeg_source_of(info);
    if (((const struct jpeg_decompress_struct *)info)->input_scan_number <= LIMIT_PHOTO_SCANS)
        return;
    error_set(source->failure->error, "cannot be decoded: more than %d scans", LIMIT_PHOTO_SCANS);
    longjmp(source->failure->back, 1);
}

void jpeg_source_attach(struct jpeg_source *source, struct jpeg_decompress_struct *info,
                        struct jpeg_failure *failure, const void *bytes, size_t length)
{
    *source = (struct jpeg_source){
        .manager = {.next_input_byte = bytes,
                    .bytes_in_buffer = length,
                    .init_source = source_nothing,
                    .fill_input_buffer = source_fill,
                    .skip_input_data = source_skip,
                    .resync_to_restart = jpeg_resync_to_restart,
                    .term_source = source_nothing},
        .progress = {.progress_monitor = source_progress},
        .failure = failure,
    };
    info->client_data = source;
    info->src = &source->manager;
    info->progress = &source->progress;
    info->err->emit_message = source_message;
    info->mem->max_memory_to_use = LIMIT_PHOTO_MEMORY;
}
