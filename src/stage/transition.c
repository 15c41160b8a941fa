/* The kinds of transitions. Knows nothing of why a scene leaves. Main thread. */
#include "stage/transition.h"

static void draw_fade(const struct transition *transition, const struct scene *to, SDL_Renderer *renderer,
                      const struct look *look, int progress)
{
    const struct scene *from = &transition->from;
    const struct look *left = &transition->from_look;
    art_draw(from->art, renderer, left->offset, left->place);
    art_draw_fading(to->art, renderer, (Uint8)progress);
    bar_art_draw(from->bar, renderer, left->progress, 255);
    bar_art_draw(to->bar, renderer, look->progress, (Uint8)progress);
}

static const struct row {
    tick length;
    void (*draw)(const struct transition *transition, const struct scene *to, SDL_Renderer *renderer,
                 const struct look *look, int progress);
} rows[TRANSITIONS] = {
    [TRANSITION_CUT] = {0, NULL},
    [TRANSITION_FADE] = {TICK_MS(600), draw_fade},
    [TRANSITION_FADE_QUICKLY] = {TICK_MS(300), draw_fade}, /* for an alert, which cannot wait */
};

tick transition_length(enum transition_kind kind)
{
    return rows[kind].length;
}

void transition_begin(struct transition *transition, enum transition_kind kind, struct scene *from,
                      const struct look *look, tick now)
{
    *transition = (struct transition){.kind = kind, .from = *from, .from_look = *look, .began = now};
    *from = (struct scene){0};
    if (kind == TRANSITION_CUT || !scene_is_ready(&transition->from))
        transition_end(transition);
}

bool transition_is_under_way(const struct transition *transition)
{
    return transition->from.state != SCENE_EMPTY;
}

bool transition_is_over(const struct transition *transition, tick now)
{
    return transition_is_under_way(transition) && now - transition->began >= rows[transition->kind].length;
}

int transition_progress(const struct transition *transition, tick now)
{
    tick done = now - transition->began, whole = rows[transition->kind].length;
    return !transition_is_under_way(transition) || done >= whole ? 255 : (int)(done * 255 / whole);
}

void transition_draw(const struct transition *transition, const struct scene *to, SDL_Renderer *renderer,
                     const struct look *look, int progress)
{
    rows[transition->kind].draw(transition, to, renderer, look, progress);
}

void transition_end(struct transition *transition)
{
    scene_finish(&transition->from);
    *transition = (struct transition){0};
}
