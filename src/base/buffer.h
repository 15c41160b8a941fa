/* A growing run of bytes with a maximum it is born with. The bytes always end in a NUL that does not
 * count. Once something did not fit, `overflow` stays true and later appends do nothing, so that a
 * caller may check once at the end. One thread at a time. */
#ifndef FOYER_BASE_BUFFER_H
#define FOYER_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *bytes; /* owned; valid until the next append; never NULL after init */
    size_t length;
    size_t capacity;
    size_t maximum; /* of length */
    bool overflow;
};

void buffer_init(struct buffer *buffer, size_t maximum);
void buffer_finish(struct buffer *buffer);

/* Length 0, no overflow, the memory is kept. */
void buffer_clear(struct buffer *buffer);

/* False when the result would pass the maximum; then nothing was appended. */
bool buffer_append(struct buffer *buffer, const void *bytes, size_t length);
bool buffer_append_text(struct buffer *buffer, const char *text);
bool buffer_append_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* As %XX (RFC 3986 section 2.1) whatever is neither an ASCII letter or digit nor one of `kept`. */
bool buffer_append_escaped(struct buffer *buffer, const char *text, size_t length, const char *kept);

/* Hands the bytes to the caller (free with free) and leaves an empty, initialised buffer. */
char *buffer_take(struct buffer *buffer) __attribute__((warn_unused_result));

#endif
