/* What a file may say: sections and keys as data. Reading, checking, the sample file and the manual page all
 * go by these tables (keys.h). Constant, any thread. */
#ifndef FOYER_CONFIG_SCHEMA_H
#define FOYER_CONFIG_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum key_type {
    KEY_TEXT,       /* char *; maximum in bytes */
    KEY_URL,        /* char *; a path is made absolute */
    KEY_FOLDER,     /* char *; made absolute */
    KEY_FILE,       /* char *; made absolute */
    KEY_FILES,      /* char *; each made absolute, " | " between two */
    KEY_PROXY,      /* char *; "none" or http://, https://, socks5h:// without user and password */
    KEY_LANGUAGE,   /* char *; looks like a BCP 47 tag */
    KEY_ZONE,       /* char *; in the tz database */
    KEY_EXPRESSION, /* char *; as expression.h has it */
    KEY_WORD,       /* char *; one of `words` */
    KEY_THEME,      /* char *; whether there is such a theme is checked once all are read */
    KEY_COLOR,      /* uint32_t, 0xFFRRGGBB */
    KEY_PATTERN,    /* char *; holds each placeholder of `words` and no other */
    KEY_FORMAT,     /* enum feed_format; one of `words` */
    KEY_DIRECTION,  /* enum direction; one of `words` */
    KEY_SWITCH,     /* bool; one of `words`, which are true and false */
    KEY_NUMBER,     /* int; in the range, or one of `words` */
    KEY_DECIMAL,    /* double */
    KEY_SPAN,       /* tick; or the one of `words`: then 0 and the bool at `second` is true */
    KEY_BYTES,      /* int64_t */
    KEY_SIZE,       /* two ints, the height at `second`; either way up */
    KEY_TYPES,
};

struct config_section {
    const char *name;  /* "" for the first, the file itself */
    const char *title; /* what stands behind the name, "NAME"; NULL: it stands once and has no title */
    int parent;        /* index of its section, smaller than its own; -1 for the first */
    int maximum;       /* how many */
    const char *help;
};

struct config_key {
    int section; /* index */
    const char *name;
    enum key_type type;
    size_t offset;        /* of the field in its struct */
    size_t second;        /* of the second field; 0: none */
    const char *fallback; /* as it would be written; NULL: none */
    const char
        *otherwise; /* what holds without a fallback, in words; NULL: the key must be there or needs none */
    const char *minimum; /* as it would be written; NULL: no range */
    const char *maximum;
    const char *words;   /* "night|paper"; NULL */
    const char *unit;    /* "words per minute"; NULL */
    const char *sample;  /* the value in the sample file; NULL: its fallback, commented */
    const char *example; /* what the sample shows, commented, when there is neither; NULL */
    const char *help;    /* sentences */
};

struct config_schema {
    const struct config_section *sections;
    size_t section_count;
    const struct config_key *keys;
    size_t key_count;
    size_t file_maximum; /* bytes, with the files that are included */
};

/* NULL when the section has no such key. */
static inline const struct config_key *schema_key(const struct config_schema *schema, int section,
                                                  const char *name)
{
    for (size_t i = 0; i < schema->key_count; i++)
        if (schema->keys[i].section == section && strcmp(schema->keys[i].name, name) == 0)
            return &schema->keys[i];
    return NULL;
}

/* Index of the section `name` within `parent`; -1 when there is none. */
static inline int schema_section(const struct config_schema *schema, int parent, const char *name)
{
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i].parent == parent && strcmp(schema->sections[i].name, name) == 0)
            return (int)i;
    return -1;
}

#endif
