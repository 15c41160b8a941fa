/* What no value shows alone. */
#include "config/keys.h"
#include "config/names.h"
#include "config/reader.h"

#include <stdlib.h>
#include <string.h>

/* A mistake about a key that is not there, at the line of its section. Silent when the key is there but was
 * found wrong. */
static void complain_missing(const struct outline *outline, const struct config_node *node, const char *key,
                             const char *message)
{
    char *path = names_path(node->path, key, NULL);
    if (!findings_about(outline->findings, path))
        findings_add(outline->findings, &node->place, path, "%s", message);
    free(path);
}

/* Sections that have a title: it must be there and be the only one. */
static void check_title(const struct config_tree *tree, size_t index, const struct outline *outline)
{
    const struct config_node *node = &tree->nodes[index];
    const struct config_section *kind = &config_schema.sections[node->section];
    if (!kind->title)
        return;
    if (!node->title[0])
        findings_add(outline->findings, &node->place, kind->name, "it needs a name; write %s \"%s\" {",
                     kind->name, kind->title);
    for (size_t i = 0; i < index && node->title[0]; i++) {
        const struct config_node *other = &tree->nodes[i];
        if (other->section == node->section && strcmp(other->title, node->title) == 0) {
            findings_add(outline->findings, &node->place, node->path,
                         "there is one of this name already, in line %d; each needs a name of its own",
                         other->place.line);
            return;
        }
    }
}

/* A required key, by the words of the mistake when it is missing. */
static const struct {
    int section;
    const char *key;
    const char *message;
} required[] = {
    {SECTION_FEED, "url", "it is missing; write url = \"https://…\""},
    {SECTION_MAP, "stories", "it is missing; say where the list of stories is"},
    {SECTION_MAP, "headline", "it is missing; say where in a story its headline is"},
    {SECTION_CLOCK, "timezone", "it is missing; write a time zone such as \"America/New_York\""},
};

static void check_required(const struct config_tree *tree, size_t node, const struct outline *outline)
{
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (required[i].section == tree->nodes[node].section && !tree_find(tree, node, required[i].key))
            complain_missing(outline, &tree->nodes[node], required[i].key, required[i].message);
}

static void check_client(const struct config_tree *tree, size_t feed, const struct outline *outline)
{
    if (tree_find(tree, feed, "client_key") && !tree_find(tree, feed, "client_certificate"))
        complain_missing(outline, &tree->nodes[feed], "client_certificate",
                         "it is missing, and a client_key is there; write client_certificate = \"FILE\"");
}

/* NULL when the feed has none. */
static const struct config_node *find_map(const struct config_tree *tree, size_t feed)
{
    for (size_t i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].section == SECTION_MAP && tree->nodes[i].parent == feed)
            return &tree->nodes[i];
    return NULL;
}

static void check_map(const struct config_tree *tree, size_t feed, const struct outline *outline)
{
    const struct config_entry *format = tree_find(tree, feed, "format");
    const struct config_node *map = find_map(tree, feed);
    bool mapped = format && strcmp(format->text, feed_format_name(FEED_MAPPED)) == 0;
    char *format_path = names_path(tree->nodes[feed].path, "format", NULL);
    if (mapped && !map)
        findings_add(outline->findings, &format->place, format_path,
                     "a mapped feed needs a map; write map { stories = \"/…\" headline = \"/…\" }");
    if (map && !mapped && !findings_about(outline->findings, format_path))
        findings_add(outline->findings, &map->place, map->path,
                     "only a mapped feed has a map; write format = mapped, or take the map away");
    free(format_path);
}

static void check_dwell(const struct config_tree *tree, const struct config *config,
                        const struct outline *outline)
{
    const struct config_entry *where = NULL;
    if (config->rotation.min_dwell <= config->rotation.max_dwell ||
        findings_about(outline->findings, "rotation.min_dwell") ||
        findings_about(outline->findings, "rotation.max_dwell"))
        return;
    for (size_t i = 0; i < tree->entry_count; i++) {
        const struct config_entry *entry = &tree->entries[i];
        if (tree->nodes[entry->node].section == SECTION_ROTATION &&
            (strcmp(entry->key->name, "min_dwell") == 0 ||
             (!where && strcmp(entry->key->name, "max_dwell") == 0)))
            where = entry;
    }
    if (where)
        tree_complain(tree, outline->findings, where, "min_dwell is longer than max_dwell; turn them round");
}

void config_check_tree(const struct config_tree *tree, const struct config *config,
                       const struct outline *outline)
{
    if (outline->section_counts[SECTION_FEED] == 0)
        findings_add(outline->findings, &(struct config_place){0}, NULL,
                     "there is no feed; write at least feed \"NAME\" { url = \"https://…\" }");
    for (size_t i = 0; i < tree->node_count; i++) {
        check_title(tree, i, outline);
        check_required(tree, i, outline);
        if (tree->nodes[i].section == SECTION_FEED) {
            check_map(tree, i, outline);
            check_client(tree, i, outline);
        }
    }
    check_dwell(tree, config, outline);
    config_check_themes(tree, config, outline);
}
