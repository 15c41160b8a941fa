/* Notices that a file of the configuration changed and takes the change over. */
#ifndef FOYER_CONFIG_RELOAD_H
#define FOYER_CONFIG_RELOAD_H

#include "config/config.h"

/* Reads the file anew; on success finishes `config` and puts the new one in its place; config->path stays the
 * same pointer, for it may be borrowed. On failure logs every mistake with its line, says that the last good
 * configuration stays, and returns false; config->files are then those with the mistakes, so that their next
 * change is noticed. False, too, when there is no file. Main thread. */
bool config_reload(struct config *config, const char *room);

#endif
