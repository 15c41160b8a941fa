/* One request as a guest makes it, and what was answered. */
#ifndef FOYER_TESTS_UNIT_INGEST_GUEST_H
#define FOYER_TESTS_UNIT_INGEST_GUEST_H

#include "ingest/fetch/fetch.h"

/* A JSON Feed of one story, "more" being keys of its own; further items may stand between the two. */
#define GUEST_FEED(more)                                                                                     \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A feed\", " more "\"items\": [{"       \
    "\"id\": \"1\", \"title\": \"The headline of a story\", \"content_text\": \"Something happened.\"}"
#define GUEST_END "]}"

struct told {
    int calls;
    bool fine, early, lasting;
    enum network reach;
    struct error error;
};

/* Waits for the answer; its maximum is a feed's. */
void guest_fetch(struct fetcher *fetcher, struct fetch_request request, struct told *told);

/* By a fetcher of its own; NULL: with the usual settings. */
void guest_fetch_with(struct fetch_settings *settings, struct fetch_request request, struct told *told);

/* Fails the test when the text is not in the message. */
void guest_assert_says(const char *message, const char *text);

#endif
