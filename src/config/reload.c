#include "config/reload.h"

#include "base/log.h"

#include <stdlib.h>
#include <string.h>

/* Takes over what the file is now; true when that is something else than before. */
static bool watch_look(struct config_watch *watch)
{
    struct stat now;
    if (!watch->path || stat(watch->path, &now) != 0)
        return false;
    bool changed = now.st_mtim.tv_sec != watch->changed_at.tv_sec ||
                   now.st_mtim.tv_nsec != watch->changed_at.tv_nsec || now.st_size != watch->size ||
                   now.st_ino != watch->inode;
    watch->changed_at = now.st_mtim;
    watch->size = now.st_size;
    watch->inode = now.st_ino;
    return changed;
}

void config_watch_init(struct config_watch *watch, const char *path)
{
    *watch = (struct config_watch){.path = path};
    watch_look(watch);
}

bool config_watch_changed(struct config_watch *watch)
{
    return watch_look(watch);
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
        config_finish(config);
        *config = fresh;
    } else {
        log_warning(room, "%s has %zu mistakes, the last good configuration stays", config->path,
                    mistakes.count);
    }
    config_mistakes_finish(&mistakes);
    return fine;
}
