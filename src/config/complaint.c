/* Where in which file a value was written, once the struct is all that is left of it. */
#include "base/limits.h"
#include "base/memory.h"
#include "config/keys.h"
#include "config/names.h"
#include "config/reader.h"

#include <stdlib.h>
#include <string.h>

/* A place without a line when the file has changed meanwhile and no value has that key. */
static struct config_place find_place(const struct config_tree *tree, const char *key)
{
    for (size_t i = 0; i < tree->entry_count; i++) {
        const struct config_entry *entry = &tree->entries[i];
        char *path = names_path(tree->nodes[entry->node].path, entry->key->name, NULL);
        bool same = strcmp(path, key) == 0;
        free(path);
        if (same)
            return entry->place;
    }
    return (struct config_place){0};
}

/* Mistakes that the file may have by now are not what is asked for. */
static void forget(struct config_findings *findings)
{
    struct config_mistakes mistakes;
    findings_hand_over(findings, &mistakes);
    config_mistakes_finish(&mistakes);
}

char *config_complaint(const struct config *config, const char *key, const char *message)
{
    struct config_findings findings = {0};
    struct outline outline;
    struct config_tree tree;
    outline_init(&outline, &config_schema, LIMIT_CONFIG_FILE, &findings);
    outline_read(&outline, config->path);
    tree_read(&tree, &outline);
    struct config_place place = find_place(&tree, key);
    struct config_mistake mistake = {.path = memory_copy_text(place.path),
                                     .line = place.line,
                                     .key = memory_copy_text(key),
                                     .message = memory_copy_text(message)};
    char *text = config_mistake_text(config->path, &mistake);
    free(mistake.path);
    free(mistake.key);
    free(mistake.message);
    tree_finish(&tree);
    outline_finish(&outline);
    forget(&findings);
    return text;
}
