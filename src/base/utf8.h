/* UTF-8 (RFC 3629, Unicode 15 section 3.9). No allocation except where said. Any thread. */
#ifndef FOYER_BASE_UTF8_H
#define FOYER_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at text[0]; `length` > 0 is what is left. Returns the bytes it takes, 1..4.
 * A malformed place gives U+FFFD and the length of its maximal subpart, so a walk always advances. */
size_t utf8_decode(const char *text, size_t length, uint32_t *character);

/* Encodes into `out` and returns the bytes written, 1..4. A surrogate or a value over U+10FFFF is
 * written as U+FFFD. */
size_t utf8_encode(uint32_t character, char out[4]);

bool utf8_valid(const char *text, size_t length);

/* The longest prefix of at most `maximum` bytes that does not cut a character. */
size_t utf8_prefix(const char *text, size_t length, size_t maximum);

#endif
