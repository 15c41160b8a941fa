/* Sections and values, found by name. Knows no file and no type of value. Main thread. */
#include "config/tree.h"

#include "base/memory.h"
#include "config/names.h"

#include <stdlib.h>
#include <string.h>

void tree_init(struct config_tree *tree, const struct config_schema *schema, char *const *environment)
{
    *tree = (struct config_tree){.schema = schema, .environment = environment};
    tree_add_node(tree, &(struct config_node){.path = memory_copy_text("")});
}

void tree_finish(struct config_tree *tree)
{
    struct config_mistakes mistakes;
    for (size_t i = 0; i < tree->node_count; i++) {
        free(tree->nodes[i].title);
        free(tree->nodes[i].path);
    }
    for (size_t i = 0; i < tree->entry_count; i++)
        free(tree->entries[i].text);
    free(tree->nodes);
    free(tree->entries);
    findings_hand_over(&tree->findings, &mistakes);
    config_mistakes_finish(&mistakes);
    config_files_finish(&tree->files);
    *tree = (struct config_tree){0};
}

/* Room for one more where the capacity is the next power of two. */
static void *grow(void *list, size_t count, size_t size)
{
    return (count & (count - 1)) == 0 ? memory_resize(list, 2 * count + 1, size) : list;
}

size_t tree_add_node(struct config_tree *tree, const struct config_node *node)
{
    tree->nodes = grow(tree->nodes, tree->node_count, sizeof *tree->nodes);
    tree->nodes[tree->node_count] = *node;
    return tree->node_count++;
}

void tree_add_entry(struct config_tree *tree, const struct config_entry *entry)
{
    tree->entries = grow(tree->entries, tree->entry_count, sizeof *tree->entries);
    tree->entries[tree->entry_count++] = *entry;
}

struct config_entry *tree_find(const struct config_tree *tree, size_t node, const char *key)
{
    for (size_t i = 0; i < tree->entry_count; i++)
        if (tree->entries[i].node == node && strcmp(tree->entries[i].key->name, key) == 0)
            return &tree->entries[i];
    return NULL;
}

const struct config_node *tree_find_node(const struct config_tree *tree, size_t parent, int section)
{
    for (size_t i = 1; i < tree->node_count; i++)
        if (tree->nodes[i].parent == parent && tree->nodes[i].section == section)
            return &tree->nodes[i];
    return NULL;
}

char *tree_path(const struct config_tree *tree, const struct config_entry *entry)
{
    return names_path(tree->nodes[entry->node].path, entry->key->name, NULL);
}

void tree_complain(struct config_tree *tree, struct config_entry *entry, const char *message)
{
    char *path = tree_path(tree, entry);
    findings_add(&tree->findings, &entry->place, path, "%s", message);
    free(path);
    free(entry->text);
    entry->text = NULL;
}
