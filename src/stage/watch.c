/* What there is to show: the configuration, the store, the alerts, the age of the news. Shows nothing itself.
 * Main thread; the store is read on the scout's. */
#include "stage/state.h"

#include "base/log.h"
#include "config/reload.h"

#define LOOK_EVERY TICK_MS(500)

static void adopt_edition(struct stage *stage, struct edition *edition)
{
    struct edition *old = stage->news.edition;
    stage->news.edition = edition;
    stage->figures.stories = (long)edition->story_count;
    scout_discard(stage->scout, old);
    stage_drop_proof(stage);
    if (stage->bookmark.story || stage->scene.subject.alert.number)
        stage_renew_bars(stage);
    else
        stage->wish = ORDER_NEXT; /* stories, or other news of the feeds */
}

static void take_edition(struct stage *stage, struct edition *edition)
{
    if (stage->news.edition && stage->news.edition->number == edition->number) {
        /* the same stories; the new one knows better how old they are */
        scout_discard(stage->scout, stage->news.edition);
        stage->news.edition = edition;
    } else {
        adopt_edition(stage, edition);
    }
}

/* What the scout has found; waits for it when there is nothing on the screen that it could disturb. */
static void take_find(struct stage *stage, bool wait)
{
    struct scout_find find;
    if (!scout_take(stage->scout, wait, &find))
        return;
    stage->news.store = find.store;
    if (find.alerts_read) {
        alert_list_finish(&stage->news.alerts);
        stage->news.alerts = find.alerts;
    }
    if (find.edition)
        take_edition(stage, find.edition);
    else if (find.error.set && find.store)
        log_warning("stage", "%s; the last edition stays on screen", find.error.text);
    else if (find.error.set)
        log_debug("stage", "%s", find.error.text);
}

void stage_reload(struct stage *stage)
{
    take_find(stage, true); /* the scout reads the configuration, too */
    if (stage->settings.config->path && !config_reload(stage->settings.config, "stage"))
        return;
    store_close(stage->news.store);
    stage->news.store = NULL;
    stage->news.next_look = 0;
    stage_rebuild(stage);
}

static void look_at_config(struct stage *stage)
{
    if (config_files_changed(&stage->settings.config->files))
        stage_reload(stage);
}

/* The bar tells the age of old news in hours: it is made anew when that changes. */
static void look_at_age(struct stage *stage)
{
    int64_t success = stage->news.edition ? edition_last_success(stage->news.edition) : 0;
    int64_t hour = success ? (clock_wall(stage->settings.clock) - success) / 3600 : 0;
    if (hour != stage->news.stale_hour && scene_is_ready(&stage->scene)) {
        stage->news.stale_hour = hour;
        stage_renew_bars(stage);
    }
}

static void look(struct stage *stage, tick clock)
{
    stage->news.next_look = clock + LOOK_EVERY;
    look_at_config(stage);
    if (!scout_is_out(stage->scout))
        scout_send(stage->scout, stage->news.store, stage->settings.config);
    take_find(stage, !scene_is_ready(&stage->scene));
    look_at_age(stage);
}

static void watch_alerts(struct stage *stage, tick clock)
{
    struct scene *scene = &stage->scene;
    bool stands = scene_is_ready(scene) && scene->subject.alert.number == stage->turns.called &&
                  !transition_is_under_way(&stage->transition);
    bool had_its_time = stands && scene_is_over(scene, showtime_now(&stage->showtime, clock));
    struct alert_changes changes = alert_turns_watch(&stage->turns, &stage->news.alerts,
                                                     clock_wall(stage->settings.clock), clock, had_its_time);
    if (changes.page)
        stage_make_way(stage, clock);
    if (changes.bar)
        stage_renew_bars(stage);
    if (scene->subject.kind == SUBJECT_ALERT)
        scene_set_endless(scene, stage->turns.alone);
}

void stage_watch(struct stage *stage, tick clock)
{
    take_find(stage, false);
    if (clock >= stage->news.next_look)
        look(stage, clock);
    watch_alerts(stage, clock);
}
