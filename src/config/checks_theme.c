/* Themes: their names, and whether their text can be read. Main thread. */
#include "config/keys.h"
#include "config/names.h"
#include "config/reader.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 4096, MESSAGE_MAX = 2000 };

static void complain(struct config_tree *tree, struct config_entry *entry, struct buffer *message)
{
    tree_complain(tree, entry, message->bytes);
    buffer_finish(message);
}

/* A key that names a theme which there is not. */
static void check_name(struct config_tree *tree, const struct config *config, struct config_entry *entry)
{
    struct palette palette;
    struct buffer names, message;
    if (config_palette(config, entry->text, &palette))
        return;
    buffer_init(&names, NAMES_MAX);
    buffer_init(&message, MESSAGE_MAX);
    buffer_append_text(&names, palette_names);
    for (size_t i = 0; i < config->theme_count; i++)
        buffer_append_format(&names, "|%.64s", config->themes[i].name);
    buffer_append_format(&message, "\"%.64s\" is not known here; ", entry->text);
    names_suggest_word(names.bytes, entry->text, &message);
    buffer_finish(&names);
    complain(tree, entry, &message);
}

static void check_contrast(struct config_tree *tree, size_t node, const struct config *config)
{
    struct palette palette;
    if (!config_palette(config, tree->nodes[node].title, &palette))
        return;
    for (size_t i = 0; i < PALETTE_PAIRS; i++) {
        const struct palette_pair *pair = &palette_pairs[i];
        uint32_t ink = palette.colors[pair->ink], behind = palette.colors[pair->behind];
        double found = palette_contrast(ink, behind);
        struct config_entry *entry = tree_find(tree, node, palette_key(pair->ink));
        entry = entry ? entry : tree_find(tree, node, palette_key(pair->behind));
        if (found >= pair->least || !entry)
            continue;
        struct buffer message;
        buffer_init(&message, MESSAGE_MAX);
        buffer_append_format(&message,
                             "%s #%06x on %s #%06x has a contrast of %.1f:1; to be read it needs %.1f:1",
                             palette_key(pair->ink), (unsigned)(ink & 0xFFFFFF), palette_key(pair->behind),
                             (unsigned)(behind & 0xFFFFFF), (int)(found * 10) / 10.0, pair->least);
        complain(tree, entry, &message);
    }
}

void config_check_themes(struct config_tree *tree, const struct config *config)
{
    for (size_t i = 0; i < tree->entry_count; i++)
        if (tree->entries[i].key->type == KEY_THEME && tree->entries[i].text)
            check_name(tree, config, &tree->entries[i]);
    for (size_t i = 0; i < tree->node_count; i++) {
        const struct config_node *node = &tree->nodes[i];
        if (node->section != SECTION_THEME)
            continue;
        if (palette_find(node->title))
            findings_add(&tree->findings, &node->place, node->path,
                         "Foyer has a theme of this name itself; take another name");
        else
            check_contrast(tree, i, config);
    }
}
