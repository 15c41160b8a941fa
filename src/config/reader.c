/* From a file to the struct. */
#include "config/reader.h"

#include "base/limits.h"
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

static void fill_entry(struct config *config, const char *path, const struct config_tree *tree,
                       const struct config_entry *entry, const size_t *targets,
                       struct config_findings *findings)
{
    struct error error = {0};
    void *base = target_base(config, &tree->nodes[entry->node], targets[entry->node]);
    char *copy = memory_copy_text(config_place_path(&entry->place, path));
    if (!value_read(entry->key, entry->text, dirname(copy), base, &error))
        tree_complain(tree, findings, entry, error.text);
    free(copy);
}

void config_fill(struct config *config, const char *path, struct outline *outline)
{
    struct config_tree tree;
    tree_read(&tree, outline);
    size_t *targets = create_targets(config, &tree);
    for (size_t i = 0; i < tree.entry_count; i++)
        fill_entry(config, path, &tree, &tree.entries[i], targets, outline->findings);
    config_check_tree(&tree, config, outline);
    free(targets);
    tree_finish(&tree);
}

/* Once the outline has been read. */
static void take_over(struct outline *outline, const char *path, struct config *config,
                      struct config_mistakes *mistakes)
{
    config_init_defaults(config);
    config->path = memory_copy_text(path);
    if (outline->scanned)
        config_fill(config, path, outline);
    findings_hand_over(outline->findings, mistakes);
    outline_finish(outline);
}

static bool finish_reading(struct outline *outline, const char *path, struct config *config,
                           struct config_mistakes *mistakes)
{
    take_over(outline, path, config, mistakes);
    if (mistakes->count > 0)
        config_finish(config);
    return mistakes->count == 0;
}

bool config_read(const char *path, struct config *config, struct config_mistakes *mistakes)
{
    struct config_findings findings = {0};
    struct outline outline;
    outline_init(&outline, &config_schema, LIMIT_CONFIG_FILE, &findings);
    outline_read(&outline, path);
    return finish_reading(&outline, path, config, mistakes);
}

/* Also for a store that stands in a section that was not closed. */
static bool is_about_store(const char *key)
{
    const char *last = strrchr(key, '.');
    return strcmp(last ? last + 1 : key, "store") == 0;
}

bool config_salvage(const char *path, struct config *config, struct config_mistakes *mistakes)
{
    struct config_findings findings = {0};
    struct outline outline;
    outline_init(&outline, &config_schema, LIMIT_CONFIG_FILE, &findings);
    outline_read(&outline, path);
    bool known = outline.scanned;
    take_over(&outline, path, config, mistakes);
    for (size_t i = 0; i < mistakes->count && known; i++) {
        const char *key = mistakes->list[i].key;
        known = !key || (!is_about_store(key) && strcmp(key, "include") != 0);
    }
    if (!known)
        config_finish(config);
    return known;
}

bool config_read_bytes(const char *path, const char *bytes, size_t length, struct config *config,
                       struct config_mistakes *mistakes)
{
    struct config_findings findings = {0};
    struct outline outline;
    outline_init(&outline, &config_schema, LIMIT_CONFIG_FILE, &findings);
    outline_read_bytes(&outline, path, bytes, length);
    return finish_reading(&outline, path, config, mistakes);
}
