/* Alerts are given and taken down by anybody who may write the store, beside foyer ingest or without it: no
 * lock but SQLite's own, and what a call returned true for is on the disk. A reader finds them in its
 * edition, see store/store.h. The calls take milliseconds; they wait some seconds for another process. */
#ifndef FOYER_STORE_ALERTS_H
#define FOYER_STORE_ALERTS_H

#include "base/clock.h"
#include "base/error.h"
#include "story/alert.h"

/* The text as it is kept, malloc'd: without blanks and empty lines around it; tabs and other control
 * characters are blanks, every kind of line end is a line feed, a byte order mark is nothing. NULL with
 * `error` when it is not UTF-8, when nothing is left, or when that is more than LIMIT_ALERT_TEXT bytes. */
char *alerts_clean(const char *text, struct error *error) __attribute__((warn_unused_result));

/* Puts one up from now for so many seconds (1 or more). Of `alert` level and text are the caller's; the text
 * is replaced by the cleaned one, and number, since and until are filled. Makes the store when there is none
 * and tells so in `*made`; converts an older one unless an ingest of that version runs. A damaged or newer
 * one is an error and stays as it is. Those that are over leave; when LIMIT_ALERTS are in force it is
 * refused. */
bool alerts_put(const char *folder, const struct clock *clock, int64_t seconds, struct alert *alert,
                bool *made, struct error *error);

/* Takes down the one of that number, or all when it is 0. `*cleared` is how many were in force: 0 is no
 * error. Makes no store. */
bool alerts_clear(const char *folder, const struct clock *clock, int64_t number, int *cleared,
                  struct error *error);

/* For a program of root's that is about to put or clear: it becomes, for good, the user whom the store
 * belongs to, so that no file of root's stands in foyer ingest's way. Does nothing when it is not root's, or
 * when there is no store and no folder yet. */
bool alerts_become_owner(const char *folder, struct error *error);

#endif
