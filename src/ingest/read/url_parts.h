/* The parts of an address, RFC 3986 section 3. Any thread. */
#ifndef FOYER_INGEST_READ_URL_PARTS_H
#define FOYER_INGEST_READ_URL_PARTS_H

#include <stddef.h>

/* Points into the address; NULL: not there. */
struct url_part {
    const char *text;
    size_t length;
};

struct url_parts {
    struct url_part scheme, authority, path, query, fragment; /* the path is always there, maybe empty */
};

struct url_parts url_split(const char *url);

#endif
