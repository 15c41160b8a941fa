/* The inside of a stage, shared by the files that are its steps; nobody else includes this. */
#ifndef FOYER_STAGE_STATE_H
#define FOYER_STAGE_STATE_H

#include "config/reload.h"
#include "rundown/rundown.h"
#include "stage/art.h"
#include "stage/bar_art.h"
#include "stage/loader.h"
#include "stage/overlay.h"
#include "stage/press.h"
#include "stage/scout.h"
#include "stage/stage.h"
#include "store/store.h"

#define STAGE_FADE       TICK_MS(600)
#define STAGE_FADE_ALERT TICK_MS(300) /* an alert cannot wait */
#define STAGE_LOOK_EVERY TICK_MS(500)

enum proof_state { PROOF_NONE, PROOF_LOADING, PROOF_PAINTING, PROOF_READY };

/* The next page while it is being prepared. */
struct proof {
    enum proof_state state;
    struct alert alert;  /* number 0: none, but: */
    struct story *story; /* a copy: editions come and go meanwhile; NULL: the waiting page */
    struct rundown_place place;
    struct sheet sheet;
    SDL_Surface *photo; /* until it is painted; NULL: none */
    struct art *art;
    struct pace pace; /* of the art */
    struct bar_art *bar;
};

/* What is on the canvas since the last frame, to find out what must be drawn anew. */
struct shown {
    bool everything; /* must be drawn */
    bool bar;
    int offset;
    int progress;
    int place; /* of the photo in its glide */
    int alpha; /* of the page that fades in; 255: none does */
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

    struct store *store;      /* NULL until there is one; the scout's while that is out */
    struct edition *edition;  /* NULL until there is one */
    struct alert_list alerts; /* all that were found, those that are over too */
    struct config_watch config_watch;
    tick next_look;
    int64_t stale_hour; /* age of the news in hours as the bar tells it */

    struct alert alert;  /* on screen; number 0: none, but the story */
    struct story *story; /* on screen, or it will be when the alerts are over; NULL: the waiting page */
    struct art *art;     /* NULL only before the first page */
    struct pace pace;    /* of the art */
    struct bar_art *bar;
    struct rundown_place place;
    tick shown_at;       /* when the page was fully there */
    struct art *leaving; /* the page that is faded over; NULL: none */
    struct bar_art *leaving_bar;
    int leaving_offset, leaving_progress, leaving_place;
    tick fade_began;

    int64_t summoned;     /* number of the alert that must be on screen now; 0: none */
    int64_t newest_alert; /* highest number that was seen */
    int64_t notice;       /* number of the alert that is in the bar; 0: none */
    tick notice_until;    /* when the next one has its turn there */

    struct proof proof;
    bool backwards; /* the proof is the story before, not after */
    bool stay;      /* the proof is the same story, made anew */
    bool turn_now;  /* without waiting for the time */
    tick paused_at; /* 0: runs */
    tick move_due;  /* when the summary moves next; 0: not soon */

    struct shown shown;
    struct overlay overlay;
    struct stage_figures figures;
    tick created;
    bool resized; /* the window's size changed since the last round */
    bool ended;
};

/* --- watch.c --- */

/* Looks at the configuration and the store twice a second. */
void stage_watch(struct stage *stage, tick now);
/* Reads both anew at once, changed or not. */
void stage_reload(struct stage *stage);

/* --- subject.c: what the edition has to show --- */

bool stage_has_stories(const struct stage *stage);
/* Moves the place on, or back, to the story that it returns, borrowed from the edition; NULL: there is none.
 */
const struct story *stage_story_at(struct stage *stage, struct rundown_place *place, bool backwards);
/* True when the story on screen, or behind the alert, is still one of the edition. */
bool stage_has_story(const struct stage *stage);

/* --- bars.c --- */

/* The bar beside an alert (number not 0), the story at `place`, or (NULL) the waiting page. NULL, and logged,
 * when it cannot be drawn; the caller's. */
struct bar_art *stage_make_bar(struct stage *stage, const struct alert *alert, const struct story *story,
                               const struct rundown_place *place);
/* Makes the bar anew (another next story or notice, older news), also the one that is prepared. */
void stage_renew_bar(struct stage *stage);

/* --- proof.c --- */

/* A step towards the next page, once a round. */
void stage_prepare(struct stage *stage, tick now);
/* Drops what was prepared, because the edition, configuration or direction changed. */
void stage_drop_proof(struct stage *stage);

/* --- turn.c --- */

/* Turns to the prepared page when it is time, ends a fade when that is over. */
void stage_turn(struct stage *stage, tick now);
/* Makes every texture anew, for another size, theme or configuration, and shows the same story from its
 * beginning. */
void stage_rebuild(struct stage *stage);
/* Pixels that the page's text has moved. */
int stage_offset(const struct stage *stage, tick now);
/* Of the page's photo in its glide. */
int stage_place(const struct stage *stage, tick now);
/* The share of the page's time that is over, from 0 on. */
double stage_done(const struct stage *stage, tick now);
/* Ends a fade before its time. */
void stage_end_fade(struct stage *stage);
/* True when another page must be on screen at once. */
bool stage_is_out_of_turn(const struct stage *stage);
/* True when the page has stood its time, and no pause holds it. */
bool stage_time_is_over(const struct stage *stage, tick now);

/* --- alert.c --- */

/* Decides which alert has its turn, on the page and in the bar. */
void stage_watch_alerts(struct stage *stage, tick now);
/* Gives the next alert its turn before its time, where there are several. */
void stage_skip_alert(struct stage *stage, tick now);
/* The alert that must be on screen now; NULL: none. Borrowed from the list of alerts. */
const struct alert *stage_summoned_alert(const struct stage *stage);
/* The text that stands in the bar in the next story's place; NULL: none. Borrowed from the list of alerts. */
const char *stage_notice(const struct stage *stage);

/* --- frame.c --- */

/* Draws what changed. */
void stage_draw(struct stage *stage, tick now);
/* When something will move next. */
tick stage_next_move(struct stage *stage, tick now);

/* --- keys.c --- */

/* Ends a pause. */
void stage_resume(struct stage *stage, tick now);
/* Takes all waiting events. */
void stage_take_events(struct stage *stage, tick now);

#endif
