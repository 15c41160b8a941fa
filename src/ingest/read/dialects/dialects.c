/* The table of dialects, made of the rows in story/feed.h. Knows nothing of any of them. Any thread. */
#include "ingest/read/dialects/dialect.h"

#define DIALECT(name, word) [FEED_##name] = &dialect_##word,
static const struct dialect *const dialects[FEED_FORMATS] = {FEED_FORMAT_ROWS(DIALECT)};

const struct dialect *dialect_of(enum feed_format format)
{
    return dialects[format];
}

enum feed_format dialect_find(const struct reading *reading, enum dialect_answer *answer)
{
    for (size_t i = FEED_AUTO + 1; i < FEED_FORMATS; i++) {
        if (dialects[i]->is_json != (reading->json != NULL))
            continue;
        *answer = dialects[i]->sniff(reading);
        if (*answer != DIALECT_NOT_MINE)
            return (enum feed_format)i;
    }
    *answer = DIALECT_NOT_MINE;
    return FEED_AUTO;
}
