/* What no value shows alone: names given twice, keys that are missing, spans the wrong way round. Main
 * thread. */
#include "config/keys.h"
#include "config/names.h"
#include "config/reader.h"

#include <stdlib.h>
#include <string.h>

/* A mistake about a key that is not there, at the line of its section. */
static void complain_missing(struct config_tree *tree, size_t index, const char *key, const char *message)
{
    const struct config_node *node = &tree->nodes[index];
    char *path = names_path(node->path, key, NULL);
    findings_add(&tree->findings, &node->place, path, "%s", message);
    free(path);
}

/* Sections that have a title: it must be there and be the only one. */
static void check_title(struct config_tree *tree, size_t index)
{
    const struct config_node *node = &tree->nodes[index];
    const struct config_section *kind = &config_schema.sections[node->section];
    if (!kind->title)
        return;
    if (!node->title[0])
        findings_add(&tree->findings, &node->place, kind->name, "it needs a name; write %s \"%s\" {",
                     kind->name, kind->title);
    for (size_t i = 0; i < index && node->title[0]; i++) {
        const struct config_node *other = &tree->nodes[i];
        if (other->section == node->section && strcmp(other->title, node->title) == 0) {
            findings_add(&tree->findings, &node->place, node->path,
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

static void check_required(struct config_tree *tree, size_t node)
{
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (required[i].section == tree->nodes[node].section && !tree_find(tree, node, required[i].key))
            complain_missing(tree, node, required[i].key, required[i].message);
}

static void check_client(struct config_tree *tree, size_t feed)
{
    const struct config_entry *key = tree_find(tree, feed, "client_key");
    if (key && key->text && !tree_find(tree, feed, "client_certificate"))
        complain_missing(tree, feed, "client_certificate",
                         "it is missing, and a client_key is there; write client_certificate = \"FILE\"");
}

/* Silent when what the format is was found wrong. */
static void check_map(struct config_tree *tree, size_t feed)
{
    struct config_entry *format = tree_find(tree, feed, "format");
    const struct config_node *map = tree_find_node(tree, feed, SECTION_MAP);
    bool mapped = format && format->text && strcmp(format->text, feed_format_name(FEED_MAPPED)) == 0;
    if (mapped && !map)
        tree_complain(tree, format,
                      "a mapped feed needs a map; write map { stories = \"/…\" headline = \"/…\" }");
    if (map && !mapped && (!format || format->text))
        findings_add(&tree->findings, &map->place, map->path,
                     "only a mapped feed has a map; write format = mapped, or take the map away");
}

/* Told at the shorter one, when it is written. */
static void check_dwell(struct config_tree *tree, const struct config *config)
{
    const struct config_node *rotation = tree_find_node(tree, 0, SECTION_ROTATION);
    if (!rotation || config->rotation.min_dwell <= config->rotation.max_dwell)
        return;
    struct config_entry *shorter = tree_find(tree, (size_t)(rotation - tree->nodes), "min_dwell");
    struct config_entry *longer = tree_find(tree, (size_t)(rotation - tree->nodes), "max_dwell");
    if ((!shorter || shorter->text) && (!longer || longer->text))
        tree_complain(tree, shorter ? shorter : longer,
                      "min_dwell is longer than max_dwell; turn them round");
}

void config_check_tree(struct config_tree *tree, const struct config *config)
{
    if (config->feed_count == 0)
        findings_add(&tree->findings, &(struct config_place){0}, NULL,
                     "there is no feed; write at least feed \"NAME\" { url = \"https://…\" }");
    for (size_t i = 0; i < tree->node_count; i++) {
        check_title(tree, i);
        check_required(tree, i);
        if (tree->nodes[i].section == SECTION_FEED) {
            check_map(tree, i);
            check_client(tree, i);
        }
    }
    check_dwell(tree, config);
    config_check_themes(tree, config);
}
