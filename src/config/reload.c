#include "config/reload.h"

#include "base/limits.h"
#include "base/log.h"
#include "base/memory.h"
#include "config/findings.h"
#include "config/keys.h"
#include "config/outline.h"

#include <stdlib.h>
#include <string.h>

/* Takes over what the file is now; true when that is something else than before. */
static bool stamp_look(struct config_stamp *stamp, const char *path)
{
    struct stat now;
    if (stat(path, &now) != 0)
        return false;
    bool changed = now.st_mtim.tv_sec != stamp->changed_at.tv_sec ||
                   now.st_mtim.tv_nsec != stamp->changed_at.tv_nsec || now.st_size != stamp->size ||
                   now.st_ino != stamp->inode;
    *stamp = (struct config_stamp){now.st_mtim, now.st_size, now.st_ino};
    return changed;
}

static bool watch_look(struct config_watch *watch)
{
    bool changed = watch->path && stamp_look(&watch->stamp, watch->path);
    for (size_t i = 0; i < watch->included_count; i++)
        changed = stamp_look(&watch->stamps[i], watch->included[i]) || changed;
    return changed;
}

/* Which files the main one includes, also when there are mistakes in it or they are not there. They are
 * looked at before they are read for the configuration, so that no change falls in between. */
static void watch_collect(struct config_watch *watch)
{
    struct config_findings findings = {0};
    struct config_mistakes mistakes;
    struct outline outline;
    config_watch_finish(watch);
    if (!watch->path)
        return;
    outline_init(&outline, &config_schema, LIMIT_CONFIG_FILE, &findings);
    outline_read(&outline, watch->path);
    findings_hand_over(&findings, &mistakes); /* config_read tells them */
    config_mistakes_finish(&mistakes);
    watch->included = outline.paths;
    watch->included_count = outline.path_count;
    watch->stamps = memory_zeroed(outline.path_count + 1, sizeof *watch->stamps);
    outline.paths = NULL;
    outline.path_count = 0;
    outline_finish(&outline);
    watch_look(watch);
}

void config_watch_init(struct config_watch *watch, const char *path)
{
    *watch = (struct config_watch){.path = path};
    watch_collect(watch);
}

void config_watch_finish(struct config_watch *watch)
{
    for (size_t i = 0; i < watch->included_count; i++)
        free(watch->included[i]);
    free(watch->included);
    free(watch->stamps);
    watch->included = NULL;
    watch->stamps = NULL;
    watch->included_count = 0;
}

bool config_watch_changed(struct config_watch *watch)
{
    bool changed = watch_look(watch);
    if (changed)
        watch_collect(watch);
    return changed;
}

bool config_reload(struct config *config, const char *room)
{
    struct config fresh;
    struct config_mistakes mistakes;
    if (!config->path)
        return false;
    bool fine = config_read(config->path, &fresh, &mistakes);
    for (size_t i = 0; i < mistakes.count; i++) {
        char *text = config_mistake_text(config->path, &mistakes.list[i]);
        log_error(room, "%s", text);
        free(text);
    }
    if (fine) {
        log_info(room, "%s was read anew", config->path);
        char *kept = config->path; /* a watch may have borrowed it */
        config->path = NULL;
        config_finish(config);
        free(fresh.path);
        *config = fresh;
        config->path = kept;
    } else {
        log_warning(room, "%s has %zu mistakes, the last good configuration stays", config->path,
                    mistakes.count);
    }
    config_mistakes_finish(&mistakes);
    return fine;
}
