/* One look over a JSON document before it is parsed: limits, and repairs that do not change its length, so
 * that the places in the parser's messages stay true. Any thread; linear. */
#ifndef FOYER_INGEST_READ_JSON_SCAN_H
#define FOYER_INGEST_READ_JSON_SCAN_H

#include <stddef.h>

struct json_scan {
    char *repaired;      /* a repaired copy (free with free); NULL: nothing to repair */
    size_t escapes;      /* \u0000 and lone surrogates, now \ufffd */
    size_t numbers;      /* beyond the range of a double, now null */
    const char *refusal; /* a limit was passed at byte `at`; NULL: none */
    size_t at;
};

/* Does not check the syntax: that is the parser's work. */
void json_scan_run(const char *bytes, size_t length, struct json_scan *scan);

#endif
