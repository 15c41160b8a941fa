/* Inside of the room and for tests: reading a configuration that is in memory, and what lies between a tree
 * and the struct. Main thread. */
#ifndef FOYER_CONFIG_READER_H
#define FOYER_CONFIG_READER_H

#include "config/config.h"
#include "config/tree.h"

/* Like config_read; `path` is only told in messages and gives the folder of relative paths. */
bool config_read_bytes(const char *path, const char *bytes, size_t length, struct config *config,
                       struct config_mistakes *mistakes);

/* A configuration with its defaults, which owns the environment. */
void config_init(struct config *config, char **environment);

/* Reads the file into `config`, which holds its defaults and a path. All that is right in it counts; every
 * mistake is in the list, which is overwritten. False when there was no text to read. */
bool config_take(struct config *config, struct config_mistakes *mistakes);

/* What no value shows alone: names given twice, maps that miss something, spans the wrong way round. Mistakes
 * are added to the tree's. */
void config_check_tree(struct config_tree *tree, const struct config *config);

/* Themes: their names, and whether their text can be read. */
void config_check_themes(struct config_tree *tree, const struct config *config);

/* At the end of the clocks and themes, as config_add_feed. */
struct config_clock *config_add_clock(struct config *config, const char *place);
struct config_theme *config_add_theme(struct config *config, const char *name);

#endif
