/* Words that are near another, and lists of words. Knows no file. Any thread. */
#include "config/names.h"

#include "base/memory.h"

#include <string.h>

enum { WORD_MAX = 32, PATH_MAXIMUM = 4096 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Changes, insertions, omissions and swaps of neighbours between two words; case does not count. A long one
 * is far from everything. */
static int distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (a_length > WORD_MAX || b_length > WORD_MAX)
        return WORD_MAX;
    int rows[3][WORD_MAX + 1] = {0};
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        row[j] = (int)j;
    for (size_t i = 1; i <= a_length; i++) {
        int *spare = before;
        before = last;
        last = row;
        row = spare;
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int change = (a[i - 1] | 0x20) != (b[j - 1] | 0x20);
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return row[b_length];
}

struct nearest {
    const char *word;
    size_t length;
    int distance;
};

static void nearest_try(struct nearest *nearest, const char *asked, const char *word, size_t length)
{
    size_t asked_length = strlen(asked);
    int far = distance(asked, asked_length, word, length);
    int allowed = asked_length < 5 ? 1 : asked_length < 9 ? 2 : 3;
    if (far <= allowed && far < (int)length && (!nearest->word || far < nearest->distance))
        *nearest = (struct nearest){word, length, far};
}

static bool nearest_tell(const struct nearest *nearest, struct buffer *into)
{
    if (nearest->word)
        buffer_append_format(into, "did you mean %.*s?", (int)nearest->length, nearest->word);
    return nearest->word != NULL;
}

/* A key or section of that name elsewhere in the file. */
static bool tell_elsewhere(const struct config_schema *schema, const char *word, struct buffer *into)
{
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct config_section *section = &schema->sections[i];
        if (!schema_key(schema, (int)i, word) && schema_section(schema, (int)i, word) < 0)
            continue;
        if (section->name[0])
            buffer_append_format(into, "%s belongs into a %s section", word, section->name);
        else
            buffer_append_format(into, "%s stands outside of sections; is a } missing above?", word);
        return true;
    }
    return false;
}

static void tell_all(const struct config_schema *schema, int section, bool keys, struct buffer *into)
{
    const char *separator = "allowed here: ";
    for (size_t i = 0; i < schema->key_count && keys; i++)
        if (schema->keys[i].section == section) {
            buffer_append_format(into, "%s%s", separator, schema->keys[i].name);
            separator = ", ";
        }
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i].parent == section) {
            buffer_append_format(into, "%s%s", separator, schema->sections[i].name);
            separator = ", ";
        }
    if (separator[0] != ',')
        buffer_append_text(into, "there are no sections here");
}

void names_suggest(const struct config_schema *schema, int section, const char *word, bool keys,
                   struct buffer *into)
{
    struct nearest nearest = {0};
    for (size_t i = 0; i < schema->key_count; i++)
        if (schema->keys[i].section == section)
            nearest_try(&nearest, word, schema->keys[i].name, strlen(schema->keys[i].name));
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i].parent == section)
            nearest_try(&nearest, word, schema->sections[i].name, strlen(schema->sections[i].name));
    if (!tell_elsewhere(schema, word, into) && !nearest_tell(&nearest, into))
        tell_all(schema, section, keys, into);
}

bool names_has(const char *words, const char *word, size_t length)
{
    for (const char *one = words; one; one = strchr(one, '|')) {
        one += *one == '|';
        if (strcspn(one, "|") == length && memcmp(one, word, length) == 0)
            return true;
    }
    return false;
}

void names_list(const char *words, const char *last, struct buffer *into)
{
    for (const char *word = words; word; word = strchr(word, '|')) {
        word += *word == '|';
        size_t length = strcspn(word, "|");
        const char *before = word == words ? "" : word[length] ? ", " : last;
        buffer_append_format(into, "%s%.*s", before, (int)length, word);
    }
}

void names_suggest_word(const char *words, const char *word, struct buffer *into)
{
    struct nearest nearest = {0};
    for (const char *one = words; one; one = strchr(one, '|')) {
        one += *one == '|';
        nearest_try(&nearest, word, one, strcspn(one, "|"));
    }
    if (nearest_tell(&nearest, into))
        buffer_append_text(into, " ");
    buffer_append_text(into, "allowed: ");
    names_list(words, " or ", into);
}

char *names_path(const char *parent, const char *name, const char *title)
{
    struct buffer path;
    buffer_init(&path, PATH_MAXIMUM);
    buffer_append_format(&path, "%.1000s%s%.64s", parent, parent[0] && name[0] ? "." : "", name);
    if (title && title[0])
        buffer_append_format(&path, " \"%.1000s\"", title);
    return path.bytes; /* handed over */
}
