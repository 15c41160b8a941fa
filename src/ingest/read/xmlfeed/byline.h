/* Names of authors as feeds write them. Any thread. */
#ifndef FOYER_INGEST_READ_XMLFEED_BYLINE_H
#define FOYER_INGEST_READ_XMLFEED_BYLINE_H

/* The name in "mail@example.org (Jane Doe)", "Jane Doe <mail@example.org>", "Jane Doe", malloc'd; NULL when
 * there is none, such as in a bare address of mail. */
char *byline_name(const char *text) __attribute__((warn_unused_result));

#endif
