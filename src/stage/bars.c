#include "stage/state.h"

#include "base/log.h"

static struct bar_art *make_bar(struct stage *stage, const struct story *next)
{
    struct error error = {0};
    struct bar_art *bar = press_bar(&stage->press, stage->edition, next, stage_notice(stage), &error);
    if (!bar)
        log_error("stage", "the bar cannot be drawn: %s", error.text);
    else
        press_clocks(&stage->press, &stage->zones, bar);
    return bar;
}

/* The bar of a story's page: it names the one after the story at `place`; NULL: of the waiting page. */
static struct bar_art *make_story_bar(struct stage *stage, const struct rundown_place *place)
{
    struct rundown_place after = {0};
    if (place)
        rundown_place_copy(place, &after);
    const struct story *next = place ? stage_story_at(stage, &after, false) : NULL;
    bool alone = stage->edition && stage->edition->story_count < 2;
    struct bar_art *bar = make_bar(stage, alone ? NULL : next);
    rundown_place_finish(&after);
    return bar;
}

/* The bar of an alert's page: it names the story that was interrupted and will be shown again. */
static struct bar_art *make_alert_bar(struct stage *stage)
{
    struct rundown_place after = {0};
    rundown_place_copy(&stage->place, &after);
    const struct story *next = stage_has_story(stage) ? stage->story : stage_story_at(stage, &after, false);
    struct bar_art *bar = make_bar(stage, next);
    rundown_place_finish(&after);
    return bar;
}

static void replace_bar(struct bar_art **bar, struct bar_art *with)
{
    if (!with)
        return;
    bar_art_destroy(*bar);
    *bar = with;
}

struct bar_art *stage_make_bar(struct stage *stage, const struct alert *alert, const struct story *story,
                               const struct rundown_place *place)
{
    return alert->number ? make_alert_bar(stage) : make_story_bar(stage, story ? place : NULL);
}

void stage_renew_bar(struct stage *stage)
{
    struct proof *proof = &stage->proof;
    replace_bar(&stage->bar, stage_make_bar(stage, &stage->alert, stage->story, &stage->place));
    if (proof->state == PROOF_READY)
        replace_bar(&proof->bar, stage_make_bar(stage, &proof->alert, proof->story, &proof->place));
    stage->shown.bar = true;
}
