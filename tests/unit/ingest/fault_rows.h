/* The faults of servers and what ingest makes of each. */
#ifndef FOYER_TESTS_UNIT_INGEST_FAULT_ROWS_H
#define FOYER_TESTS_UNIT_INGEST_FAULT_ROWS_H

#include "support/fault_server.h"

#include <stdint.h>

enum { FAULT_ROWS_MAX = 100 };

#define FAULT_GOOD_DATE "Sun, 12 Nov 2023 10:00:00 GMT"

/* What a gzip body is made from. */
enum fault_squeeze {
    SQUEEZE_NOT,
    SQUEEZE_FEED,
    SQUEEZE_HALF, /* of that */
    SQUEEZE_TAIL, /* all but its last bytes */
    SQUEEZE_TWO,  /* two members that make one feed */
    SQUEEZE_BOMB  /* 200 MB of blanks */
};

struct fault_row {
    struct fault_case fault;
    enum fault_squeeze squeeze; /* the fault's body is made when the tests begin */
    const char *url; /* asked instead of the server's, for the fetcher only; "$PORT" is the server's */

    /* as the fetcher tells it */
    bool document; /* it is fine */
    bool lasting;
    long status;
    size_t length; /* of the body; 0: not looked at */
    const char *says;

    /* as the loop tells it, of a feed with the story "old" */
    bool read;            /* it has the story "new" instead, afterwards */
    const char *reads_as; /* the message, when it is not `says` */
    int64_t wait;         /* seconds until the next try; 0: 60 after a failure, else the refresh interval */

    int whole_ms;   /* instead of 20 s */
    int stalled_ms; /* instead of the usual */
};

extern struct fault_row fault_rows[];
extern const size_t fault_row_count;

/* A feed with the story "old", and a Last-Modified. */
extern const struct fault_case fault_good;

/* Makes the compressed bodies, and frees them. */
void fault_rows_fill(void);
void fault_rows_empty(void);

#endif
