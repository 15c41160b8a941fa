/* Notices that the configuration file changed, without touching anything when it did not: one stat(2) a
 * look, no allocation. */
#ifndef FOYER_CONFIG_RELOAD_H
#define FOYER_CONFIG_RELOAD_H

#include "config/config.h"

#include <sys/stat.h>

struct config_watch {
    const char *path;           /* borrowed; NULL: nothing to watch */
    struct timespec changed_at; /* of the version last reported */
    off_t size;
    ino_t inode;
};

void config_watch_init(struct config_watch *watch, const char *path);

/* True once after every change. A file that is gone is no change. */
bool config_watch_changed(struct config_watch *watch);

/* Reads the file anew; on success finishes `config` and puts the new one in its place. On failure logs
 * every mistake with its line, says that the last good configuration stays, and returns false. */
bool config_reload(struct config *config, const char *room);

#endif
