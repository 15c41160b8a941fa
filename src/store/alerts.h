/* Alerts are files of the folder "alerts" in the store's: whoever may write there gives one or takes it down,
 * beside foyer ingest or without it, by the functions of this header; whoever may read there shows them. No
 * lock, no database: one write is one rename, and two at the same moment do not meet. The calls take
 * milliseconds, and what one returned true for is on the disk. */
#ifndef FOYER_STORE_ALERTS_H
#define FOYER_STORE_ALERTS_H

#include "base/clock.h"
#include "base/error.h"
#include "story/alert.h"

/* The text as it is kept, malloc'd: without blanks and empty lines around it; tabs and other control
 * characters are blanks, every kind of line end is a line feed, a byte order mark is nothing. NULL with
 * `error` when it is not UTF-8, when nothing is left, or when that is more than LIMIT_ALERT_TEXT bytes. */
char *alerts_clean(const char *text, struct error *error) __attribute__((warn_unused_result));

/* --- giving them --- */

/* Puts one up from now for so many seconds (1 or more). Of `alert` level and text are the caller's; the text
 * is replaced by the cleaned one, and number, since and until are filled. Makes the store's folder when there
 * is none and tells so in `*made`. Those that are over leave; when LIMIT_ALERTS are in force it is refused.
 * Several processes at once may pass that number by one each. */
bool alerts_put(const char *folder, const struct clock *clock, int64_t seconds, struct alert *alert,
                bool *made, struct error *error);

/* Takes down the one of that number, or all when it is 0; those that are over leave. `*cleared` is how many
 * were in force: 0 is no error. Makes no folder. */
bool alerts_clear(const char *folder, const struct clock *clock, int64_t number, int *cleared,
                  struct error *error);

/* For who writes the store anyway, every hour or so: those that are over leave, and what was left half
 * written. What goes wrong is logged. */
void alerts_tidy(const char *folder, const struct clock *clock);

/* --- showing them --- */

/* All that can be read, those that are over too, for the caller to finish. Files that are none of ours or
 * wrong are logged and left out. False with `error` when the folder cannot be read, or there is no store. */
bool alerts_read(const char *folder, struct alert_list *list, struct error *error);

/* The same for who looks twice a second: one stat(2) when nothing has changed. One thread at a time. */
struct alerts_reader;

struct alerts_reader *alerts_reader_create(void);
/* NULL is accepted. */
void alerts_reader_destroy(struct alerts_reader *reader);

/* True when something may have changed since the last look, or that was at another folder: `list` (empty
 * before) is then what there is to show from now on; no store and no folder is an empty one. What is wrong is
 * logged once, and again when it comes back. When the folder cannot be read the last list counts on. */
bool alerts_reader_look(struct alerts_reader *reader, const char *folder, struct alert_list *list);

#endif
