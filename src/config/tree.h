/* What a file says, value by value, as libconfuse reads the outline. */
#ifndef FOYER_CONFIG_TREE_H
#define FOYER_CONFIG_TREE_H

#include "config/outline.h"

/* One section; the first is the file itself. */
struct config_node {
    int section;
    size_t parent; /* index; of the first: itself */
    char *title;   /* NULL: none */
    char *path;    /* "feed \"Ministry\".map"; "" for the first */
    struct config_place place;
};

struct config_entry {
    const struct config_key *key;
    size_t node;
    char *text;
    struct config_place place;
};

struct config_tree {
    struct config_node *nodes; /* sections of one kind in the file's order, a parent before its own */
    size_t node_count;
    struct config_entry *entries;
    size_t entry_count;
};

/* Places are borrowed from the outline. What libconfuse refuses all the same is added to the outline's
 * findings. Main thread. */
void tree_read(struct config_tree *tree, const struct outline *outline);
void tree_finish(struct config_tree *tree);

/* NULL when the section has no such value. */
const struct config_entry *tree_find(const struct config_tree *tree, size_t node, const char *key);

/* Adds a mistake about a value. */
void tree_complain(const struct config_tree *tree, struct config_findings *findings,
                   const struct config_entry *entry, const char *message);

#endif
