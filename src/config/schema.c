#include "config/schema.h"

#include <string.h>

const struct config_key *schema_key(const struct config_schema *schema, int section, const char *name)
{
    for (size_t i = 0; i < schema->key_count; i++)
        if (schema->keys[i].section == section && strcmp(schema->keys[i].name, name) == 0)
            return &schema->keys[i];
    return NULL;
}

int schema_section(const struct config_schema *schema, int parent, const char *name)
{
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i].parent == parent && strcmp(schema->sections[i].name, name) == 0)
            return (int)i;
    return -1;
}
