/* HTML character references by the rules of WHATWG HTML, section 13.2.5.72 to 13.2.5.80. Any thread. */
#ifndef FOYER_INGEST_READ_TEXT_ENTITY_H
#define FOYER_INGEST_READ_TEXT_ENTITY_H

#include <stddef.h>

enum entity_place {
    ENTITY_TEXT,      /* between tags: "&copy 2020" is a reference */
    ENTITY_ATTRIBUTE, /* "?a=1&copy=2" is none */
    ENTITY_PLAIN      /* a field that should hold none: only what ends in a semicolon */
};

enum { ENTITY_SIZE = 8 };

/* Decodes the reference that begins at text[0], an ampersand; `length` is what is left. Returns the bytes of
 * `text` that it takes and puts its UTF-8 (not terminated) into `out`; 0 when it is no reference. */
size_t entity_decode(const char *text, size_t length, enum entity_place place, char out[ENTITY_SIZE],
                     size_t *out_length);

#endif
