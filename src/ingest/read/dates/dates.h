/* Dates as feeds write them: RFC 3339, RFC 822, asctime, UNIX time and what people make of them in several
 * languages. Any thread. */
#ifndef FOYER_INGEST_READ_DATES_DATES_H
#define FOYER_INGEST_READ_DATES_DATES_H

#include <stdbool.h>
#include <stdint.h>

/* Reads a date into seconds since 1970 UTC. Without a zone it is UTC, without a time midnight; a two-digit
 * year is 1950..2049. False when it can't be read; then, and when something was guessed, `remark` says so
 * ("unknown time zone, taken as UTC"); NULL: nothing to say. The literal lives for ever. */
bool date_parse(const char *text, int64_t *utc, const char **remark);

/* Whether a date can be that of a news story: not before 1995, at most a day after `now`. */
bool date_plausible(int64_t utc, int64_t now);

#endif
