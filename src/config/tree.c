/* libconfuse knows the current line only while it parses, and hands no data to its callbacks but the section.
 * So every value is one of its "pointer" options: the callback that makes the pointer keeps the text together
 * with the line of that moment, which is the number of the statement in the outline. */
#include "config/tree.h"

#include "base/memory.h"
#include "config/names.h"

#include <confuse.h>
#include <stdlib.h>
#include <string.h>

struct carried {
    int line;
    char text[];
};

static int carry(cfg_t *cfg, cfg_opt_t *option, const char *value, void *result)
{
    (void)option;
    size_t size = strlen(value) + 1;
    struct carried *carried = memory_zeroed(1, sizeof *carried + size);
    carried->line = cfg->line;
    memcpy(carried->text, value, size);
    *(void **)result = carried;
    return 0;
}

/* The place of the mistake is told by the caller. */
static void ignore_error(cfg_t *cfg, const char *format, va_list arguments)
{
    (void)cfg;
    (void)format;
    (void)arguments;
}

/* Fills one array of options for each section; those of an inner section are reached through its parent. */
static cfg_opt_t **options_create(const struct config_schema *schema)
{
    cfg_opt_t **options = memory_zeroed(schema->section_count, sizeof(cfg_opt_t *));
    size_t *counts = memory_zeroed(schema->section_count, sizeof *counts);
    for (size_t i = 0; i < schema->section_count; i++)
        options[i] = memory_zeroed(schema->key_count + schema->section_count + 1, sizeof **options);
    for (size_t i = 0; i < schema->key_count; i++) {
        const struct config_key *key = &schema->keys[i];
        options[key->section][counts[key->section]++] =
            (cfg_opt_t)CFG_PTR_CB(key->name, NULL, CFGF_NODEFAULT, carry, free);
    }
    for (size_t i = 1; i < schema->section_count; i++) {
        int parent = schema->sections[i].parent;
        options[parent][counts[parent]++] =
            (cfg_opt_t)CFG_SEC(schema->sections[i].name, options[i], CFGF_MULTI | CFGF_TITLE);
    }
    for (size_t i = 0; i < schema->section_count; i++)
        options[i][counts[i]] = (cfg_opt_t)CFG_END();
    free(counts);
    return options;
}

static void options_destroy(cfg_opt_t **options, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(options[i]);
    free(options);
}

static size_t add_node(struct config_tree *tree, const struct config_node *node)
{
    tree->nodes = memory_resize(tree->nodes, tree->node_count + 1, sizeof *tree->nodes);
    tree->nodes[tree->node_count] = *node;
    return tree->node_count++;
}

static void add_entry(struct config_tree *tree, const struct config_entry *entry)
{
    tree->entries = memory_resize(tree->entries, tree->entry_count + 1, sizeof *tree->entries);
    tree->entries[tree->entry_count++] = *entry;
}

/* "N:TITLE" is taken apart. */
static size_t add_section(struct config_tree *tree, const struct outline *outline, int section, size_t parent,
                          const char *title)
{
    char *end;
    unsigned long place = strtoul(title, &end, 10);
    const struct config_section *kind = &outline->schema->sections[section];
    const char *own_title = kind->title ? end + 1 : NULL;
    return add_node(tree, &(struct config_node){
                              .section = section,
                              .parent = parent,
                              .title = memory_copy_text(own_title),
                              .path = names_path(tree->nodes[parent].path, kind->name, own_title),
                              .place = outline->places[place],
                          });
}

/* Recursion is as deep as the schema. */
static void walk(struct config_tree *tree, const struct outline *outline, cfg_t *cfg, int section,
                 size_t node)
{
    const struct config_schema *schema = outline->schema;
    for (size_t i = 0; i < schema->key_count; i++) {
        const struct config_key *key = &schema->keys[i];
        if (key->section != section || cfg_size(cfg, key->name) == 0)
            continue;
        const struct carried *carried = cfg_getptr(cfg, key->name);
        add_entry(tree, &(struct config_entry){.key = key,
                                               .node = node,
                                               .text = memory_copy_text(carried->text),
                                               .place = outline->places[carried->line - 1]});
    }
    for (size_t i = 1; i < schema->section_count; i++) {
        if (schema->sections[i].parent != section)
            continue;
        for (unsigned n = 0; n < cfg_size(cfg, schema->sections[i].name); n++) {
            cfg_t *inner = cfg_getnsec(cfg, schema->sections[i].name, n);
            walk(tree, outline, inner, (int)i, add_section(tree, outline, (int)i, node, cfg_title(inner)));
        }
    }
}

void tree_read(struct config_tree *tree, const struct outline *outline)
{
    *tree = (struct config_tree){0};
    add_node(tree, &(struct config_node){.path = memory_copy_text("")});
    cfg_opt_t **options = options_create(outline->schema);
    cfg_t *cfg = cfg_init(options[0], CFGF_NONE);
    options_destroy(options, outline->schema->section_count);
    cfg_set_error_function(cfg, ignore_error);
    bool fine = !outline->text.overflow && cfg_parse_buf(cfg, outline->text.bytes) == CFG_SUCCESS;
    if (fine) {
        walk(tree, outline, cfg, 0, 0);
    } else {
        struct config_place place = {0};
        if (cfg->line > 0 && (size_t)cfg->line <= outline->place_count)
            place = outline->places[cfg->line - 1];
        findings_add(outline->findings, &place, NULL,
                     "from here on the file cannot be understood; check its quotes and braces");
    }
    cfg_free(cfg);
}

void tree_finish(struct config_tree *tree)
{
    for (size_t i = 0; i < tree->node_count; i++) {
        free(tree->nodes[i].title);
        free(tree->nodes[i].path);
    }
    for (size_t i = 0; i < tree->entry_count; i++)
        free(tree->entries[i].text);
    free(tree->nodes);
    free(tree->entries);
    *tree = (struct config_tree){0};
}

const struct config_entry *tree_find(const struct config_tree *tree, size_t node, const char *key)
{
    for (size_t i = 0; i < tree->entry_count; i++)
        if (tree->entries[i].node == node && strcmp(tree->entries[i].key->name, key) == 0)
            return &tree->entries[i];
    return NULL;
}

void tree_complain(const struct config_tree *tree, struct config_findings *findings,
                   const struct config_entry *entry, const char *message)
{
    char *path = names_path(tree->nodes[entry->node].path, entry->key->name, NULL);
    findings_add(findings, &entry->place, path, "%s", message);
    free(path);
}
