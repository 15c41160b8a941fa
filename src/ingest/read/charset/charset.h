/* From the bytes of a document to UTF-8, once and for all, before anything parses them. Any thread; linear.
 */
#ifndef FOYER_INGEST_READ_CHARSET_CHARSET_H
#define FOYER_INGEST_READ_CHARSET_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

struct charset_text {
    const char *bytes; /* valid UTF-8 without a byte order mark; not terminated */
    size_t length;
    char *owned; /* what `bytes` points into when it had to be converted; NULL: into the input */
    const char
        *name; /* of the charset as found: "UTF-8", "windows-1251"; points into the struct or is a literal */
    char label[32];
    bool marked;        /* it began with a byte order mark of UTF-8, which is not in `bytes` */
    size_t replaced;    /* places that were U+FFFD afterwards */
    const char *remark; /* what was wrong with the declaration, a literal; NULL: nothing */
};

/* Finds the charset: byte order mark; UTF-8 that is valid and not all ASCII; the XML declaration; `declared`
 * by the transport (NULL: nothing); UTF-8 with a few broken places; windows-1251 or koi8-r by the frequency
 * of letters; windows-1252. A declaration of UTF-8 over bytes that are mostly something else does not count.
 */
void charset_convert(const char *bytes, size_t length, const char *declared, struct charset_text *text);
void charset_finish(struct charset_text *text);

#endif
