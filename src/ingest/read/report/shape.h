/* The document as everyone sees it: the JSON that `foyer probe --json` prints (docs: the story as everyone
 * sees it). Any thread. */
#ifndef FOYER_INGEST_READ_REPORT_SHAPE_H
#define FOYER_INGEST_READ_REPORT_SHAPE_H

#include "story/feed.h"

/* UTF-8 JSON, indented by two, without a newline at its end; malloc'd (free with free). What is unknown is
 * null and never missing. */
char *feed_document_json(const struct feed_document *document) __attribute__((warn_unused_result));

#endif
