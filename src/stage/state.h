/* The inside of a stage, shared by the files that are its steps; nobody else includes this. Each struct has
 * an owner, the file named beside it, whose functions alone change it; the others read. Main thread. */
#ifndef FOYER_STAGE_STATE_H
#define FOYER_STAGE_STATE_H

#include "config/config.h"
#include "stage/alert_turns.h"
#include "stage/bookmark.h"
#include "stage/order.h"
#include "stage/overlay.h"
#include "stage/scene.h"
#include "stage/scout.h"
#include "stage/showtime.h"
#include "stage/stage.h"
#include "stage/transition.h"
#include "stage/trouble.h"
#include "store/store.h"

/* What there is to show. Owner: watch.c. */
struct news {
    struct store *store;      /* NULL until there is one; the scout's while that is out */
    struct edition *edition;  /* NULL until there is one */
    struct alert_list alerts; /* all that were found, those that are over too */
    tick next_look;           /* by the clock */
    int64_t stale_hour;       /* age of the news in hours as the bar tells it */
};

/* The next scene, and how its making goes. Owner: prepare.c. */
struct proof {
    struct order order; /* what it is made for */
    struct scene scene;
    struct rundown_place place;  /* of its story */
    struct rundown_place passed; /* of the last story that was passed over; zeroed: none was */
    struct trouble trouble;
};

/* What is on the canvas since the last frame, to find out what must be drawn anew. Owner: frame.c. */
struct shown {
    bool everything; /* must be drawn */
    bool bar;
    struct look look;
    int progress;  /* of the transition; 255: none */
    tick text_due; /* when the summary moves next, by the show's time; 0: not soon */
};

struct stage {
    struct stage_settings settings;
    struct canvas *canvas;
    struct fonts *fonts;
    struct lexicon *lexicon;
    struct loader *loader;
    struct scout *scout;
    struct press press;
    struct press_zones zones;

    struct news news;
    struct showtime showtime;     /* keys.c */
    struct alert_turns turns;     /* alert_turns.h */
    struct bookmark bookmark;     /* turn.c */
    enum order_what wish;         /* keys.c, and watch.c for the waiting page; fulfilled by turn.c */
    struct scene scene;           /* on screen; empty: blank. turn.c */
    struct transition transition; /* turn.c */
    struct proof proof;
    struct shown shown;
    struct overlay overlay;
    struct stage_figures figures;
    tick created; /* by the clock */
    bool resized; /* the window's size changed since the last round */
    bool ended;
    bool lost; /* and nobody wanted it */
};

/* `clock` is the monotonic clock's time, `now` the show's (showtime.h). */

/* --- watch.c --- */

/* Looks at the configuration and the store twice a second, and whose turn it is among the alerts. */
void stage_watch(struct stage *stage, tick clock);
/* Reads both anew at once, changed or not. */
void stage_reload(struct stage *stage);

/* --- prepare.c --- */

/* What comes next, and when. */
struct order stage_order(const struct stage *stage, tick now);
/* A step towards the next scene, once a round. */
void stage_prepare(struct stage *stage, tick now);
/* Drops what was prepared, because the edition or the configuration changed. */
void stage_drop_proof(struct stage *stage);
/* The same, and forgets the trouble there was. */
void stage_reset_proof(struct stage *stage);
/* Moves the place on, or back, to the story that it returns, borrowed from the edition; NULL: there is none.
 */
const struct story *stage_story_at(const struct stage *stage, struct rundown_place *place, bool backwards);

/* --- bars.c --- */

/* The bar beside a scene of that subject, at `place` when it is a story. NULL with `error`; the caller's. */
struct bar_art *stage_make_bar(struct stage *stage, const struct subject *subject,
                               const struct rundown_place *place, struct error *error);
/* Makes the bars anew (another next story or notice, older news), also the one that is prepared. One that
 * cannot be made leaves the one before. */
void stage_renew_bars(struct stage *stage);

/* --- turn.c --- */

/* Turns to the prepared scene when it is time, ends a transition when that is over. */
void stage_turn(struct stage *stage, tick now);
/* True when the scene that was made for that order can come on. */
bool stage_turn_is_due(const struct stage *stage, const struct order *order, tick now);
/* Ends a pause and a transition, because somebody cannot wait. */
void stage_make_way(struct stage *stage, tick clock);
/* Makes every texture anew, for another size, theme or configuration, and shows the same story from its
 * beginning. */
void stage_rebuild(struct stage *stage);

/* --- frame.c --- */

/* Everything, or the bar, must be drawn in the next frame. */
void stage_redraw(struct stage *stage);
void stage_redraw_bar(struct stage *stage);
/* Draws what changed. */
void stage_draw(struct stage *stage, tick now);
/* When the next round is due, by the clock. */
tick stage_next_move(struct stage *stage, tick clock);

/* --- keys.c --- */

/* Takes all waiting events. */
void stage_take_events(struct stage *stage, tick clock);

#endif
