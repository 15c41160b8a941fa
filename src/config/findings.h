/* Mistakes while a file is being read, before they are in order. Main thread. */
#ifndef FOYER_CONFIG_FINDINGS_H
#define FOYER_CONFIG_FINDINGS_H

#include "config/config.h"

/* Where a statement stands. Plain value; `path` is borrowed. */
struct config_place {
    const char *path; /* of an included file; NULL: the file that was asked for */
    int line;         /* from 1; 0: the file as a whole */
    int order;        /* place in the order of reading, included files where they are included */
};

struct config_findings {
    struct config_mistakes mistakes; /* in the order of finding */
    int *orders;                     /* of each */
    size_t unlisted;                 /* more than LIMIT_CONFIG_MISTAKES */
};

/* Remembers one mistake; the key ("" and NULL: none is meant) and the text are copied, shortened and freed of
 * control characters. */
void findings_add(struct config_findings *findings, const struct config_place *place, const char *key,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Counts one more that is not worth wording. */
void findings_skip(struct config_findings *findings);

bool findings_full(const struct config_findings *findings);

/* Moves everything to `into` (overwritten), in the order of reading, and leaves the findings empty. */
void findings_hand_over(struct config_findings *findings, struct config_mistakes *into);

#endif
