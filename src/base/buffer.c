/* Bytes that grow by doubling up to their maximum. Knows nothing of what they mean. One thread at a time. */
#include "base/buffer.h"

#include "base/ascii.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER_FIRST_CAPACITY = 64 };

void buffer_init(struct buffer *buffer, size_t maximum)
{
    *buffer = (struct buffer){.bytes = memory_zeroed(BUFFER_FIRST_CAPACITY, 1),
                              .capacity = BUFFER_FIRST_CAPACITY,
                              .maximum = maximum};
}

void buffer_finish(struct buffer *buffer)
{
    if (!buffer)
        return;
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->overflow = false;
    buffer->bytes[0] = '\0';
}

static bool buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->overflow || more > buffer->maximum - buffer->length) {
        buffer->overflow = true;
        return false;
    }
    size_t need = buffer->length + more + 1;
    if (need > buffer->capacity) {
        size_t capacity = buffer->capacity * 2 > need ? buffer->capacity * 2 : need;
        buffer->bytes = memory_resize(buffer->bytes, capacity, 1);
        buffer->capacity = capacity;
    }
    return true;
}

bool buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!buffer_reserve(buffer, length))
        return false;
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
    return true;
}

bool buffer_append_text(struct buffer *buffer, const char *text)
{
    return buffer_append(buffer, text, strlen(text));
}

bool buffer_append_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int need = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (need < 0 || !buffer_reserve(buffer, (size_t)need))
        return false;
    va_start(arguments, format);
    (void)vsnprintf(buffer->bytes + buffer->length, (size_t)need + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)need;
    return true;
}

bool buffer_append_escaped(struct buffer *buffer, const char *text, size_t length, const char *kept)
{
    for (const char *end = text + length; text < end; text++) {
        if (ascii_is_letter_or_digit(*text) || (*text && strchr(kept, *text)))
            (void)buffer_append(buffer, text, 1);
        else
            (void)buffer_append_format(buffer, "%%%02X", (unsigned)(unsigned char)*text);
    }
    return !buffer->overflow;
}

char *buffer_take(struct buffer *buffer)
{
    char *bytes = memory_resize(buffer->bytes, buffer->length + 1, 1); /* it may be kept for long */
    buffer_init(buffer, buffer->maximum);
    return bytes;
}
