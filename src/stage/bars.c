/* Which bar goes with which scene. Knows no pixels. Main thread. */
#include "stage/state.h"

#include "base/log.h"

/* Of a story's page: it names the story after it; of the one that waits: none. */
static struct bar_art *make_bar(struct stage *stage, const struct story *next, struct error *error)
{
    int64_t wall = clock_wall(stage->settings.clock);
    const char *notice = alert_turns_notice(&stage->turns, &stage->news.alerts, wall);
    struct bar_art *bar = press_bar(&stage->press, stage->news.edition, next, notice, error);
    if (bar)
        press_clocks(&stage->press, &stage->zones, bar);
    return bar;
}

static struct bar_art *make_bar_of_story(struct stage *stage, const struct rundown_place *place,
                                         struct error *error)
{
    const struct edition *edition = stage->news.edition;
    struct rundown_place after;
    rundown_place_copy(place, &after);
    const struct story *next = stage_story_at(stage, &after, false);
    struct bar_art *bar = make_bar(stage, edition && edition->story_count > 1 ? next : NULL, error);
    rundown_place_finish(&after);
    return bar;
}

/* It names the story that was interrupted and will be shown again. */
static struct bar_art *make_bar_of_alert(struct stage *stage, struct error *error)
{
    const struct bookmark *bookmark = &stage->bookmark;
    struct rundown_place after;
    rundown_place_copy(&bookmark->place, &after);
    const struct story *next = bookmark_is_kept(bookmark, stage->news.edition)
                                   ? bookmark->story
                                   : stage_story_at(stage, &after, false);
    struct bar_art *bar = make_bar(stage, next, error);
    rundown_place_finish(&after);
    return bar;
}

struct bar_art *stage_make_bar(struct stage *stage, const struct subject *subject,
                               const struct rundown_place *place, struct error *error)
{
    switch (subject->kind) {
    case SUBJECT_ALERT:
        return make_bar_of_alert(stage, error);
    case SUBJECT_STORY:
        return make_bar_of_story(stage, place, error);
    case SUBJECT_WAITING:
    case SUBJECTS:
        break;
    }
    return make_bar(stage, NULL, error);
}

static void renew(struct stage *stage, struct scene *scene, const struct rundown_place *place)
{
    struct error error = {0};
    if (!scene_is_ready(scene))
        return;
    scene_take_bar(scene, stage_make_bar(stage, &scene->subject, place, &error));
    if (error.set &&
        trouble_is_news(&stage->proof.trouble, error.text, clock_monotonic(stage->settings.clock)))
        log_error("stage", "the bar cannot be drawn: %s; the one before stays", error.text);
}

void stage_renew_bars(struct stage *stage)
{
    renew(stage, &stage->scene, &stage->bookmark.place);
    renew(stage, &stage->proof.scene, &stage->proof.place);
    stage_redraw_bar(stage);
}
