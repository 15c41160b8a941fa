/* Inside of the room and for tests: reading a configuration that is in memory, and what lies between a tree
 * and the struct. */
#ifndef FOYER_CONFIG_READER_H
#define FOYER_CONFIG_READER_H

#include "config/config.h"
#include "config/tree.h"

/* Like config_read; `path` is only told in messages and gives the folder of relative paths. */
bool config_read_bytes(const char *path, const char *bytes, size_t length, struct config *config,
                       struct config_mistakes *mistakes);

/* Puts the outline's values into `config`, which holds its defaults, and adds every mistake to the outline's
 * findings. */
void config_fill(struct config *config, const char *path, struct outline *outline);

/* What no value shows alone: names given twice, maps that miss something, spans the wrong way round. */
void config_check_tree(const struct config_tree *tree, const struct config *config,
                       const struct outline *outline);

/* Themes: their names, and whether their text can be read. */
void config_check_themes(const struct config_tree *tree, const struct config *config,
                         const struct outline *outline);

/* At the end of the clocks and themes, as config_add_feed. */
struct config_clock *config_add_clock(struct config *config, const char *place);
struct config_theme *config_add_theme(struct config *config, const char *name);

#endif
