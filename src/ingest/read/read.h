/* From the bytes of one document to stories. Knows nothing of networks and stores. The steps: charset/ (to
 * UTF-8), sniff.h and json/ (what it is), dialects/ (one per format, in a table), draft/ (what every story
 * goes through). Any thread; reading is linear in the size of the input and its memory is bounded by
 * base/limits.h. Before a second thread reads, one call must have returned, for libxml2 initialises itself in
 * the first. */
#ifndef FOYER_INGEST_READ_READ_H
#define FOYER_INGEST_READ_READ_H

#include "ingest/read/draft/reading.h"

/* Fills `document` (zeroed by this function; finish it with feed_document_finish). What had to be repaired,
 * guessed or left out is among its problems. False with `error` (NULL is accepted) when the bytes are no feed
 * of a known kind; the text says what they look like instead ("no feed but an HTML page titled “Sign in”") or
 * where they broke ("invalid JSON at line 3, column 14: …"), and `document` is empty. At most
 * LIMIT_STORIES_PER_FEED stories; the rest is reported. A document without a single story is a feed, too. */
bool read_feed(const struct read_request *request, struct feed_document *document, struct error *error);

#endif
