/* What is on the stage at one time: one page with its bar, from its making to its end. Made in steps, because
 * together they take longer than a frame may wait; then only drawn. It knows when it moves, not what comes
 * after it. Main thread; times are those of the show. */
#ifndef FOYER_STAGE_SCENE_H
#define FOYER_STAGE_SCENE_H

#include "stage/art.h"
#include "stage/bar_art.h"
#include "stage/loader.h"
#include "stage/press.h"

enum scene_state {
    SCENE_EMPTY,
    SCENE_LOADING, /* its photo */
    SCENE_PAINTING,
    SCENE_PAINTED, /* ready once it has a bar */
};

/* A zeroed one is empty. */
struct scene {
    enum scene_state state;
    struct subject subject;
    struct sheet sheet;  /* until it is painted */
    SDL_Surface *photo;  /* the same; NULL: none */
    struct error plain;  /* why the story is shown without its photo; not set: it is shown as it should be */
    struct art *art;     /* NULL until it is painted */
    struct bar_art *bar; /* NULL until scene_take_bar */
    struct pace pace;
    bool endless;       /* it stands until something else comes */
    tick began, stands; /* when it came, and when it was fully there */
};

struct scene_tools {
    const struct press *press;
    struct loader *loader;
};

/* What to make; the edition is borrowed for the call. */
struct scene_request {
    const struct edition *edition; /* for the page that waits; NULL: no store yet */
    const char *photo_path;        /* of a story's prepared photo; NULL: it is shown without */
};

/* Takes the subject, which is zeroed, and begins to make an empty scene of it. False with `error`; then only
 * scene_finish is left. */
bool scene_begin(struct scene *scene, const struct scene_tools *tools, struct subject *subject,
                 const struct scene_request *request, struct error *error);

/* The next step, or nothing while the photo is loaded or when all is done. A story whose page cannot be made
 * with its photo is laid out anew as a text page, and `plain` says why. False with `error` when that fails,
 * too. */
bool scene_go_on(struct scene *scene, const struct scene_tools *tools, struct error *error);

/* Takes the bar in the place of the one before; NULL leaves that. */
void scene_take_bar(struct scene *scene, struct bar_art *bar);

/* True when it is painted and has a bar. Only then it may come on, and be drawn. */
bool scene_is_ready(const struct scene *scene);

/* It comes on at `now` and is fully there after `lead`. */
void scene_enter(struct scene *scene, tick now, tick lead);

/* Whether it stands until something else comes; for an alert, which has no end of its own while it is the
 * only one. */
void scene_set_endless(struct scene *scene, bool endless);

/* From now on it stands alone: the photo may move. Not before, because until then there are textures of two
 * scenes. */
void scene_stand(struct scene *scene, struct canvas *canvas);

/* Frees the text that it does not need any more; see art_forget_text. */
void scene_forget_text(struct scene *scene, tick now);

/* A zeroed one is accepted. */
void scene_finish(struct scene *scene);

/* --- its time --- */

/* How much is left; TICK_NEVER: it does not end by itself. */
tick scene_left(const struct scene *scene, tick now);
bool scene_is_over(const struct scene *scene, tick now);

/* When it moves next, with the progress line or without. `refresh` is the time between two refreshes of the
 * screen, `parts` whether it draws parts of a pixel; `text` becomes when the summary moves, 0: not soon. */
tick scene_next_move(const struct scene *scene, tick now, tick refresh, bool parts, tick *text);

/* --- its pixels --- */

/* What moves, at a moment. */
struct look {
    int offset;   /* pixels that the summary has moved */
    int place;    /* of the photo in its glide */
    int progress; /* end of the progress line, pixels */
};
struct look scene_look(const struct scene *scene, tick now, bool parts);

/* Makes ready what scene_draw needs for this look. Allocates nothing. */
void scene_scroll(struct scene *scene, const struct look *look);
void scene_draw(const struct scene *scene, SDL_Renderer *renderer, const struct look *look);

#endif
