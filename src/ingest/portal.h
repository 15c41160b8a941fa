/* Pages that a network puts in the place of what was asked for, until somebody signs in. Any thread. */
#ifndef FOYER_INGEST_PORTAL_H
#define FOYER_INGEST_PORTAL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a document that is no feed begins as an HTML page does. */
bool portal_is_likely(const char *bytes, size_t length);

#endif
