/* zlib by pieces, within the maximum of the buffer. Knows no transfer. Any thread. */
#include "ingest/fetch/gunzip.h"

#include <stdint.h>

enum { STEP = 16 << 10, GZIP_WINDOW = 31, GZIP_FIRST_BYTE = 0x1F };

static bool gunzip_ready(struct gunzip *gunzip)
{
    if (!gunzip->begun)
        gunzip->begun = inflateInit2(&gunzip->stream, GZIP_WINDOW) == Z_OK;
    else if (gunzip->whole && inflateReset(&gunzip->stream) != Z_OK)
        return false;
    gunzip->whole = false;
    return gunzip->begun;
}

/* Up to the end of a member or of the input. */
static enum gunzip_result gunzip_member(struct gunzip *gunzip, struct buffer *into)
{
    unsigned char out[STEP];
    z_stream *stream = &gunzip->stream;
    int code;
    do {
        stream->next_out = out;
        stream->avail_out = sizeof out;
        code = inflate(stream, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return GUNZIP_BROKEN;
        if (!buffer_append(into, (const char *)out, sizeof out - stream->avail_out))
            return GUNZIP_TOO_LARGE;
    } while (code == Z_OK && stream->avail_out == 0);
    gunzip->whole = code == Z_STREAM_END;
    return GUNZIP_FINE;
}

enum gunzip_result gunzip_add(struct gunzip *gunzip, const void *bytes, size_t length, struct buffer *into)
{
    enum gunzip_result result = GUNZIP_FINE;
    z_stream *stream = &gunzip->stream;
    stream->next_in = (Bytef *)(uintptr_t)bytes;
    stream->avail_in = (uInt)length;
    while (stream->avail_in > 0 && result == GUNZIP_FINE) {
        if (gunzip->whole && *stream->next_in != GZIP_FIRST_BYTE)
            return GUNZIP_FINE; /* padding behind the last member, as of tapes */
        if ((!gunzip->begun || gunzip->whole) && !gunzip_ready(gunzip))
            return GUNZIP_BROKEN;
        result = gunzip_member(gunzip, into);
    }
    return result;
}

void gunzip_finish(struct gunzip *gunzip)
{
    if (gunzip->begun)
        inflateEnd(&gunzip->stream);
    *gunzip = (struct gunzip){0};
}
