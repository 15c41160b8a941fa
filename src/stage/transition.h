/* How one scene gives way to the next. It owns the scene that leaves and draws both; the table in
 * transition.c says how long each kind takes and how it is drawn. Main thread; times are those of the show.
 */
#ifndef FOYER_STAGE_TRANSITION_H
#define FOYER_STAGE_TRANSITION_H

#include "stage/scene.h"

enum transition_kind {
    TRANSITION_CUT,  /* at once, where nothing was before */
    TRANSITION_FADE, /* cross-fade */
    TRANSITION_FADE_QUICKLY,
    TRANSITIONS
};

/* A zeroed one is not under way. */
struct transition {
    enum transition_kind kind;
    struct scene from; /* as it was left; empty: none is under way */
    struct look from_look;
    tick began;
};

/* How long a kind takes. */
tick transition_length(enum transition_kind kind);

/* Takes the scene that leaves, which becomes empty; a cut, or one without pixels, ends it at once. None may
 * be under way. */
void transition_begin(struct transition *transition, enum transition_kind kind, struct scene *from,
                      const struct look *look, tick now);

bool transition_is_under_way(const struct transition *transition);

/* True when its time is over; false when none is under way. */
bool transition_is_over(const struct transition *transition, tick now);

/* How far it is: 0 at its beginning, 255 when it is over or none is under way. */
int transition_progress(const struct transition *transition, tick now);

/* Draws both scenes as they are at `progress`; only while it is under way. */
void transition_draw(const struct transition *transition, const struct scene *to, SDL_Renderer *renderer,
                     const struct look *look, int progress);

/* Frees the scene that leaves, before its time or after. */
void transition_end(struct transition *transition);

#endif
