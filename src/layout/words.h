/* Sentences of the screen, made from times and states. All results are malloc'd. Main thread (time zones). */
#ifndef FOYER_LAYOUT_WORDS_H
#define FOYER_LAYOUT_WORDS_H

#include "config/config.h"
#include "config/language.h"
#include "story/alert.h"
#include "story/edition.h"

/* A moment's fields in a zone; NULL: the machine's own. */
struct calendar words_local_time(const char *zone, int64_t utc);

/* The story's time in its language; NULL when it is not known. */
char *words_date(const struct language *language, const struct story *story, const char *zone, int64_t now);

/* Who took the story's photo, in words of the language; NULL when there is none or it is not known. */
char *words_credit(const struct language *language, const struct story *story);

/* "updated 3 h ago" when the last success is an hour or more back; NULL while the news is fresh or never
 * came. */
char *words_stale(const struct language *language, int64_t last_success, int64_t now);

/* The level of an alert in the language, and in English for guests, in capitals: "ВНИМАНИЕ · EMERGENCY". Not
 * for ALERT_INFO, which has no page. */
char *words_alert(const struct language *language, enum alert_level level);

/* What is happening with a feed that has no story yet. `state` may be NULL: never tried. */
char *words_feed(const struct language *language, const char *feed, const struct feed_state *state,
                 const char *zone);

#endif
