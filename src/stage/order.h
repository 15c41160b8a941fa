/* Which scene comes next, why, and how soon: the one place where this is decided. Pure; any thread. */
#ifndef FOYER_STAGE_ORDER_H
#define FOYER_STAGE_ORDER_H

#include "base/clock.h"
#include "story/subject.h"

#include <stdbool.h>

enum order_what {
    ORDER_NOTHING, /* what is on screen stays */
    ORDER_NEXT,    /* the rundown's next story; the waiting page when there is none */
    ORDER_BACK,    /* the story before */
    ORDER_SAME,    /* the story that was there last: its textures are gone, or an alert had taken its place */
    ORDER_ALERT,
};

struct order {
    enum order_what what;
    int64_t alert; /* its number, of ORDER_ALERT; else 0 */
    bool at_once;  /* somebody waits: shown as soon as it is made. Else when the page has stood its time */
};

/* What there is to decide by. */
struct order_facts {
    bool blank;              /* nothing is on screen: at first, and when the textures are gone */
    enum subject_kind shown; /* what is, unless blank */
    int64_t alert_shown;     /* its number; 0: none */
    int64_t alert_called;    /* number of the one that must be on screen; 0: none */
    bool has_stories;        /* in the edition */
    bool has_last;           /* there was a story on screen before, behind the alerts */
    bool last_is_kept;       /* it is still in the edition */
    enum order_what
        wish;         /* of somebody with a keyboard, or of news: ORDER_NEXT or _BACK; ORDER_NOTHING: none */
    tick left;        /* of the page's time; TICK_NEVER: it does not end by itself */
    tick stand_after; /* how long its text stands at its end */
};

/* From the most urgent: an alert that is called and not shown; alerts that are over; a blank screen; while an
 * alert stands nothing else; a wish; stories where none were; a page whose time is nearly over. The last is
 * ordered while the text stands at its end, at least ORDER_LEAD_LEAST and at most ORDER_LEAD_MOST ahead: then
 * its making disturbs no scrolling, and for most of the time only one page's pixels are in memory. */
struct order order_decide(const struct order_facts *facts);

#define ORDER_LEAD_LEAST TICK_SECONDS(2)
#define ORDER_LEAD_MOST  TICK_SECONDS(5)

/* True when what was made for one of them serves the other. */
bool order_is_same(const struct order *a, const struct order *b);

#endif
