/* What a format of feeds must bring: one dialect per file, all of them in the table of dialects.c. A dialect
 * knows where things stand in its documents; what becomes of them is draft.h's business. */
#ifndef FOYER_INGEST_READ_DIALECTS_DIALECT_H
#define FOYER_INGEST_READ_DIALECTS_DIALECT_H

#include "ingest/read/draft/reading.h"

enum dialect_answer {
    DIALECT_NOT_MINE,
    DIALECT_MINE,
    DIALECT_BAD /* mine, but not to be read; reading->error says why and where */
};

struct dialect {
    const char *name; /* for messages: "JSON Feed" */
    enum feed_format format;
    bool is_json; /* read is only called when reading->json is there */
    enum dialect_answer (*sniff)(const struct reading *reading);
    /* Fills reading->document. False with reading->error when the document can't be read as this dialect, and
     * without when it is none of its kind at all (only asked when the operator named the dialect); a story
     * that can't be read is a problem in the document instead. */
    bool (*read)(struct reading *reading);
};

/* The dialect of a format; NULL: there is none yet. */
const struct dialect *dialect_of(enum feed_format format);

/* The first dialect that does not answer DIALECT_NOT_MINE; NULL: none. `answer` is what it said. */
const struct dialect *dialect_find(const struct reading *reading, enum dialect_answer *answer);

extern const struct dialect dialect_jsonfeed;
extern const struct dialect dialect_mapped;
extern const struct dialect dialect_wordpress;
extern const struct dialect dialect_rss;
extern const struct dialect dialect_atom;
extern const struct dialect dialect_rdf;

#endif
