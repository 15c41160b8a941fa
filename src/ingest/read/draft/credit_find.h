/* Where in a caption its credit stands. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_CREDIT_FIND_H
#define FOYER_INGEST_READ_DRAFT_CREDIT_FIND_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of a caption. */
struct credit_place {
    size_t start; /* where the caption itself ends and label, bracket or slash begin */
    size_t name, end;
};

/* Finds "[CENTCOM]", "(AFP)", "Photo: Jane Doe", "© Agency" or "/ Reuters" at the end of a clean text. */
bool credit_find(const char *caption, struct credit_place *place);

#endif
