/* From a file to the struct. Knows no syntax. Main thread. */
#include "config/reader.h"

#include "base/memory.h"
#include "config/keys.h"
#include "config/value.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>

/* Makes the feeds, clocks and themes. Which one a section of the tree has become, or lies in: an index for
 * each. */
static size_t *create_targets(struct config *config, const struct config_tree *tree)
{
    size_t *targets = memory_zeroed(tree->node_count, sizeof *targets);
    for (size_t i = 0; i < tree->node_count; i++) {
        const struct config_node *node = &tree->nodes[i];
        if (node->section == SECTION_FEED) {
            targets[i] = config->feed_count;
            config_add_feed(config, node->title, NULL)->line = node->place.line;
        } else if (node->section == SECTION_CLOCK) {
            targets[i] = config->clock_count;
            config_add_clock(config, node->title);
        } else if (node->section == SECTION_THEME) {
            targets[i] = config->theme_count;
            config_add_theme(config, node->title);
        } else {
            targets[i] = targets[node->parent];
        }
    }
    return targets;
}

/* The struct that holds the fields of a section. */
static void *target_base(struct config *config, const struct config_node *node, size_t target)
{
    switch (node->section) {
    case SECTION_FEED:
    case SECTION_MAP:
        return &config->feeds[target];
    case SECTION_CLOCK:
        return &config->clocks[target];
    case SECTION_THEME:
        return &config->themes[target];
    default:
        return config;
    }
}

/* A relative path in it begins at the folder of the file it stands in. */
static void fill_entry(struct config *config, struct config_tree *tree, struct config_entry *entry,
                       size_t target)
{
    struct error error = {0};
    void *base = target_base(config, &tree->nodes[entry->node], target);
    char *copy = memory_copy_text(entry->place.path ? entry->place.path : config->path);
    if (!value_read(entry->key, entry->text, dirname(copy), base, &error))
        tree_complain(tree, entry, error.text);
    free(copy);
}

static void config_fill(struct config *config, struct config_tree *tree)
{
    size_t *targets = create_targets(config, tree);
    for (size_t i = 0; i < tree->entry_count; i++)
        if (tree->entries[i].text)
            fill_entry(config, tree, &tree->entries[i], targets[tree->entries[i].node]);
    config_check_tree(tree, config);
    free(targets);
}

/* Takes out of the tree what is to be kept, and ends it. False when there was no text to read. */
static bool take_tree(struct config *config, struct config_tree *tree, struct config_mistakes *mistakes)
{
    bool scanned = tree->scanned;
    if (scanned)
        config_fill(config, tree);
    findings_hand_over(&tree->findings, mistakes);
    config->files = tree->files;
    tree->files = (struct config_files){0};
    tree_finish(tree);
    return scanned;
}

bool config_take(struct config *config, struct config_mistakes *mistakes)
{
    struct config_tree tree;
    tree_init(&tree, &config_schema, config->environment);
    tree_read(&tree, config->path);
    return take_tree(config, &tree, mistakes);
}

/* At a start, when no other thread is there. */
static void begin(struct config *config, const char *path)
{
    config_init_defaults(config);
    config->path = memory_copy_text(path);
}

static bool finish_unless(bool fine, struct config *config)
{
    if (!fine)
        config_finish(config);
    return fine;
}

bool config_read(const char *path, struct config *config, struct config_mistakes *mistakes)
{
    begin(config, path);
    config_take(config, mistakes);
    return finish_unless(mistakes->count == 0, config);
}

bool config_read_bytes(const char *path, const char *bytes, size_t length, struct config *config,
                       struct config_mistakes *mistakes)
{
    struct config_tree tree;
    begin(config, path);
    tree_init(&tree, &config_schema, config->environment);
    tree_read_bytes(&tree, path, bytes, length);
    take_tree(config, &tree, mistakes);
    return finish_unless(mistakes->count == 0, config);
}

/* Also for a store that stands in a section that was not closed. */
static bool is_about_store(const char *key)
{
    const char *last = strrchr(key, '.');
    return strcmp(last ? last + 1 : key, "store") == 0;
}

bool config_salvage(const char *path, struct config *config, struct config_mistakes *mistakes)
{
    begin(config, path);
    bool known = config_take(config, mistakes);
    for (size_t i = 0; i < mistakes->count && known; i++) {
        const char *key = mistakes->list[i].key;
        known = !key || (!is_about_store(key) && strcmp(key, "include") != 0);
    }
    return finish_unless(known, config);
}

/* Without a line when the file has changed meanwhile and no value has that key. */
static struct config_place find_place(const struct config_tree *tree, const char *key)
{
    struct config_place place = {0};
    for (size_t i = 0; i < tree->entry_count; i++) {
        char *path = tree_path(tree, &tree->entries[i]);
        if (strcmp(path, key) == 0)
            place = tree->entries[i].place;
        free(path);
    }
    return place;
}

char *config_complaint(const struct config *config, const char *key, const char *message)
{
    struct config_findings complaint = {0};
    struct config_mistakes mistakes;
    struct config_tree tree;
    tree_init(&tree, &config_schema, config->environment);
    tree_read(&tree, config->path);
    struct config_place place = find_place(&tree, key);
    findings_add(&complaint, &place, key, "%s", message);
    findings_hand_over(&complaint, &mistakes);
    char *text = config_mistake_text(config->path, &mistakes.list[0]);
    config_mistakes_finish(&mistakes);
    tree_finish(&tree);
    return text;
}
