/* The steps of finding and converting a charset; the order of them is in charset.c. Any thread. */
#ifndef FOYER_INGEST_READ_CHARSET_STEPS_H
#define FOYER_INGEST_READ_CHARSET_STEPS_H

#include "ingest/read/charset/charset.h"
#include "ingest/read/text/codepage.h"

#include <stdbool.h>
#include <stddef.h>

/* Puts what a label ("latin1", "\"cp1251\"") means into text->label: a name of the WHATWG encoding standard,
 * or the label itself; "" when it can't be one. */
void charset_label(struct charset_text *text, const char *label, size_t length);

/* The same with the encoding that an XML declaration names. False: there is none. */
bool charset_label_of_xml(const char *bytes, size_t length, struct charset_text *text);

/* Whether iconv is asked about a charset of this name. */
bool charset_is_iconvs(const char *name);

/* How much of the bytes is UTF-8. */
struct charset_shape {
    size_t good;   /* characters of several bytes that are well-formed */
    size_t broken; /* places that are not */
};

struct charset_shape charset_shape(const char *bytes, size_t length);

/* The text becomes a converted copy in which places that mean nothing are U+FFFD, and counted. */
void charset_from_utf8(const char *bytes, size_t length, struct charset_text *text);
void charset_from_codepage(const char *bytes, size_t length, const struct codepage *page,
                           struct charset_text *text);
/* False when iconv does not know the name. */
bool charset_from_iconv(const char *bytes, size_t length, const char *name, struct charset_text *text);

#endif
