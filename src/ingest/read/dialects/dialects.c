#include "ingest/read/dialects/dialect.h"

/* In the order in which they are asked. */
static const struct dialect *const dialects[] = {
    &dialect_jsonfeed, &dialect_wordpress, &dialect_mapped, &dialect_rss, &dialect_atom, &dialect_rdf, NULL,
};

const struct dialect *dialect_of(enum feed_format format)
{
    for (size_t i = 0; dialects[i]; i++)
        if (dialects[i]->format == format)
            return dialects[i];
    return NULL;
}

const struct dialect *dialect_find(const struct reading *reading, enum dialect_answer *answer)
{
    for (size_t i = 0; dialects[i]; i++) {
        if (dialects[i]->is_json != (reading->json != NULL))
            continue;
        *answer = dialects[i]->sniff(reading);
        if (*answer != DIALECT_NOT_MINE)
            return dialects[i];
    }
    *answer = DIALECT_NOT_MINE;
    return NULL;
}
