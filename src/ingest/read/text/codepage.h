/* The single-byte charsets that must be there even where iconv's modules are not installed. Any thread. */
#ifndef FOYER_INGEST_READ_TEXT_CODEPAGE_H
#define FOYER_INGEST_READ_TEXT_CODEPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct codepage {
    const char *name;
    uint16_t upper[128]; /* of bytes 0x80..0xFF; 0xFFFD: undefined */
};

extern const struct codepage codepage_windows_1251;
extern const struct codepage codepage_windows_1252;
extern const struct codepage codepage_koi8_r;

/* By its name here; NULL: not one of these. */
const struct codepage *codepage_find(const char *name);

/* True when most bytes beyond ASCII stand beside each other, as the letters of Cyrillic words do; `which` is
 * then the likelier of windows-1251 and koi8-r. */
bool codepage_guess_cyrillic(const char *bytes, size_t length, const struct codepage **which);

#endif
