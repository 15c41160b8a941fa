/* What a file says, with those it includes: sections and their values, each with its place, and every mistake
 * of form. Inside of the room. */
#ifndef FOYER_CONFIG_TREE_H
#define FOYER_CONFIG_TREE_H

#include "config/files.h"
#include "config/findings.h"
#include "config/schema.h"

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
    char *text; /* what is meant; NULL: it stands there, but was found wrong */
    struct config_place place;
};

struct config_tree {
    const struct config_schema *schema;
    char *const *environment;  /* borrowed, of ${NAME}; NULL: empty */
    struct config_node *nodes; /* in the order of reading */
    size_t node_count;
    struct config_entry *entries; /* in the order of reading, each key of a section once */
    size_t entry_count;
    struct config_findings findings;
    struct config_files files; /* that were read, or should have been; places borrow their paths */
    bool scanned;              /* there was a text to look at */
};

/* Reads a file, or text that stands for it, into an empty tree. */
void tree_read(struct config_tree *tree, const char *path);
void tree_read_bytes(struct config_tree *tree, const char *path, const char *bytes, size_t length);

void tree_init(struct config_tree *tree, const struct config_schema *schema, char *const *environment);
/* With mistakes and files that nobody has taken. */
void tree_finish(struct config_tree *tree);

/* Both take the texts. The first returns the index of the new section. */
size_t tree_add_node(struct config_tree *tree, const struct config_node *node);
void tree_add_entry(struct config_tree *tree, const struct config_entry *entry);

/* NULL when the section has no such value. Good until the next is added. */
struct config_entry *tree_find(const struct config_tree *tree, size_t node, const char *key);

/* The first section of that kind within another; NULL: none. Good until the next is added. */
const struct config_node *tree_find_node(const struct config_tree *tree, size_t parent, int section);

/* "feed \"Ministry\".url", malloc'd. */
char *tree_path(const struct config_tree *tree, const struct config_entry *entry);

/* Adds a mistake about a value, which counts as wrong from then on. */
void tree_complain(struct config_tree *tree, struct config_entry *entry, const char *message);

#endif
