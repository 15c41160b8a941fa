/* What a format of feeds must bring: one dialect per file, one row per format in story/feed.h. A dialect
 * knows where things stand in its documents; what becomes of them is draft.h's business. Any thread. */
#ifndef FOYER_INGEST_READ_DIALECTS_DIALECT_H
#define FOYER_INGEST_READ_DIALECTS_DIALECT_H

#include "ingest/read/draft/reading.h"

enum dialect_answer {
    DIALECT_NOT_MINE,
    DIALECT_MINE,
    DIALECT_BAD /* mine, but not to be read; reading->error says why and where */
};

struct dialect {
    bool is_json; /* read is only called when reading->json is there */
    enum dialect_answer (*sniff)(const struct reading *reading);
    /* Fills reading->document. False with reading->error when the document can't be read as this dialect, and
     * without when it is none of its kind at all (only asked when the operator named the dialect); a story
     * that can't be read is a problem in the document instead. */
    bool (*read)(struct reading *reading);
};

/* The dialect of a format; NULL for FEED_AUTO. */
const struct dialect *dialect_of(enum feed_format format);

/* The first format whose dialect does not answer DIALECT_NOT_MINE; FEED_AUTO: none. `answer` is what it said.
 */
enum feed_format dialect_find(const struct reading *reading, enum dialect_answer *answer);

#define DIALECT_DECLARE(name, word) extern const struct dialect dialect_##word;
FEED_FORMAT_ROWS(DIALECT_DECLARE)

#endif
