/* Notices that the configuration file or one that it includes changed, without touching anything when they
 * did not: one stat(2) for each a look, no allocation. */
#ifndef FOYER_CONFIG_RELOAD_H
#define FOYER_CONFIG_RELOAD_H

#include "config/config.h"

#include <sys/stat.h>

/* Of the version last reported. */
struct config_stamp {
    struct timespec changed_at;
    off_t size;
    ino_t inode;
};

struct config_watch {
    const char *path; /* borrowed; NULL: nothing to watch */
    struct config_stamp stamp;
    char **included; /* owned */
    struct config_stamp *stamps;
    size_t included_count;
};

void config_watch_init(struct config_watch *watch, const char *path);
/* Forgets the included files. A zeroed struct is accepted. */
void config_watch_finish(struct config_watch *watch);

/* True once after every change. A file that is gone is no change. */
bool config_watch_changed(struct config_watch *watch);

/* Reads the file anew; on success finishes `config` and puts the new one in its place; config->path stays the
 * same pointer, so that a watch may borrow it. On failure logs
 * every mistake with its line, says that the last good configuration stays, and returns false. */
bool config_reload(struct config *config, const char *room);

#endif
