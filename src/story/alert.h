/* An urgent message that pre-empts the rundown, as somebody gave it with `foyer alert`. Plain data, text
 * owned by the struct. */
#ifndef FOYER_STORY_ALERT_H
#define FOYER_STORY_ALERT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From the mildest: a higher value goes first. */
enum alert_level {
    ALERT_INFO,      /* a line of the bar; the stories go on */
    ALERT_WARNING,   /* a page of its own instead of the stories */
    ALERT_EMERGENCY, /* the same, and before all others */
    ALERT_LEVELS
};

/* "info", "warning", "emergency", and back (false: no such word). */
const char *alert_level_name(enum alert_level level);
bool alert_level_parse(const char *name, enum alert_level *level);

struct alert {
    int64_t number; /* from 1, never given twice by one store; tells alerts apart */
    enum alert_level level;
    char *text;    /* at most LIMIT_ALERT_TEXT bytes of UTF-8; the first line is the headline; never NULL */
    int64_t since; /* seconds since 1970 UTC when it was given */
    int64_t until; /* from then on it is not shown any more */
};

/* `to` is overwritten. */
void alert_copy(const struct alert *from, struct alert *to);
/* A zeroed alert and NULL are accepted. */
void alert_finish(struct alert *alert);

/* The most severe first, of one level the newest. A zeroed list is a valid empty one. */
struct alert_list {
    struct alert *items; /* owned */
    size_t count;
};

/* Takes what the alert owns, to its place. */
void alert_list_add(struct alert_list *list, struct alert *alert);
/* Leaves an empty list. NULL is accepted. */
void alert_list_finish(struct alert_list *list);

#endif
