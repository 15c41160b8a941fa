/* Allocation of small things: running out of memory ends the process with a message (the supervisor
 * or systemd starts it again). Sizes that come from outside are capped before they get here; big
 * pixel buffers use malloc and fail softly. Any thread. Free with free(3). */
#ifndef FOYER_BASE_MEMORY_H
#define FOYER_BASE_MEMORY_H

#include <stddef.h>

/* `count` zeroed elements of `size` bytes; never NULL. A product that overflows ends the process. */
void *memory_zeroed(size_t count, size_t size) __attribute__((malloc, warn_unused_result));

/* Grows or shrinks to `count` elements, like reallocarray; new elements are not zeroed. Never NULL. */
void *memory_resize(void *old, size_t count, size_t size) __attribute__((warn_unused_result));

/* A copy of the text, or NULL for NULL. */
char *memory_copy_text(const char *text) __attribute__((warn_unused_result));

/* A copy of `length` bytes with a NUL behind them. */
char *memory_copy_bytes(const char *bytes, size_t length) __attribute__((warn_unused_result));

#endif
