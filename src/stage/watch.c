#include "stage/state.h"

#include "base/log.h"

static void adopt_edition(struct stage *stage, struct edition *edition)
{
    struct edition *old = stage->edition;
    stage->edition = edition;
    stage->figures.stories = (long)edition->story_count;
    scout_discard(stage->scout, old);
    stage_drop_proof(stage);
    if (stage->story || stage->alert.number)
        stage_renew_bar(stage);
    else
        stage->turn_now = true; /* stories, or other news of the feeds */
}

static void take_edition(struct stage *stage, struct edition *edition)
{
    if (stage->edition && stage->edition->number == edition->number) {
        /* the same stories; the new one knows better how old they are */
        scout_discard(stage->scout, stage->edition);
        stage->edition = edition;
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
    stage->store = find.store;
    if (find.alerts_read) {
        alert_list_finish(&stage->alerts);
        stage->alerts = find.alerts;
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
    log_info("stage", "the configuration was read anew");
    store_close(stage->store);
    stage->store = NULL;
    stage->next_look = 0;
    stage_rebuild(stage);
}

static void look_at_config(struct stage *stage)
{
    if (config_watch_changed(&stage->config_watch))
        stage_reload(stage);
}

/* The bar tells the age of old news in hours: it is made anew when that changes. */
static void look_at_age(struct stage *stage)
{
    int64_t success = stage->edition ? edition_last_success(stage->edition) : 0;
    int64_t hour = success ? (clock_wall(stage->settings.clock) - success) / 3600 : 0;
    if (hour != stage->stale_hour && stage->bar) {
        stage->stale_hour = hour;
        stage_renew_bar(stage);
    }
}

static void look(struct stage *stage, tick now)
{
    stage->next_look = now + STAGE_LOOK_EVERY;
    look_at_config(stage);
    if (!scout_is_out(stage->scout))
        scout_send(stage->scout, stage->store, stage->settings.config);
    take_find(stage, stage->art == NULL);
    look_at_age(stage);
}

void stage_watch(struct stage *stage, tick now)
{
    take_find(stage, false);
    if (now >= stage->next_look)
        look(stage, now);
    stage_watch_alerts(stage, now);
}
