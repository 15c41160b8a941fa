#include "stage/state.h"

#include "base/log.h"
#include "rundown/duplicates.h"

static void adopt_edition(struct stage *stage, struct edition *edition)
{
    struct edition *old = stage->edition;
    stage->edition = edition;
    stage->figures.stories = (long)edition->story_count;
    edition_destroy(old);
    stage_drop_proof(stage);
    if (stage->story)
        stage_renew_bar(stage);
    else
        stage->turn_now = true; /* stories, or other news of the feeds */
}

static void look_at_store(struct stage *stage)
{
    struct error error = {0};
    if (!stage->store) {
        stage->store = store_open_reader(stage->settings.config->store, &error);
        if (!stage->store) {
            log_debug("stage", "%s", error.text);
            return;
        }
    } else if (!store_changed(stage->store)) {
        return;
    }
    struct edition *edition = store_read_edition(stage->store, &error);
    if (!edition) {
        log_warning("stage", "%s; the last edition stays on screen", error.text);
        return;
    }
    size_t duplicates = duplicates_drop(edition, stage->settings.config);
    log_debug("stage", "edition of %zu stories, %zu more stand in several feeds", edition->story_count,
              duplicates);
    if (stage->edition && stage->edition->number == edition->number) {
        edition_destroy(stage->edition); /* the same stories; the new one knows better how old they are */
        stage->edition = edition;
    } else {
        adopt_edition(stage, edition);
    }
}

void stage_reload(struct stage *stage)
{
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

void stage_watch(struct stage *stage, tick now)
{
    if (now < stage->next_look)
        return;
    stage->next_look = now + STAGE_LOOK_EVERY;
    look_at_config(stage);
    look_at_store(stage);
    look_at_age(stage);
}
