/* The manual page's option list, man(7). */
#include "config/keys.h"
#include "config/value.h"

#include <string.h>

enum { TEXT_MAX = 2000 };

/* Text as roff takes it: no line begins with a control character, minus signs stay what they are. */
static void write_text(struct buffer *into, const char *text)
{
    if (*text == '.' || *text == '\'')
        buffer_append_text(into, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            buffer_append_text(into, "\\e");
        else if (*text == '-')
            buffer_append_text(into, "\\-");
        else if (*text == '"')
            buffer_append_text(into, "\\(dq");
        else if (*text == '~')
            buffer_append_text(into, "\\(ti");
        else
            buffer_append(into, text, 1);
    }
}

static void write_section(struct buffer *into, const struct config_section *section)
{
    buffer_append_text(into, ".SS ");
    write_text(into, section->name[0] ? section->name : "Outside of sections");
    if (section->title)
        buffer_append_format(into, " \\(dq%s\\(dq", section->title);
    buffer_append_text(into, "\n");
    if (section->name[0]) {
        write_text(into, section->help);
        buffer_append_text(into, "\n");
    }
}

static void write_key(struct buffer *into, const struct config_key *key)
{
    struct buffer allowed;
    buffer_init(&allowed, TEXT_MAX);
    value_allowed(key, &allowed);
    buffer_append_text(into, ".TP\n.B ");
    write_text(into, key->name);
    buffer_append_text(into, "\n");
    write_text(into, key->help);
    if (key->type != KEY_EXPRESSION && key->type != KEY_TEXT) {
        buffer_append_text(into, "\nAllowed: ");
        write_text(into, allowed.bytes);
        buffer_append_text(into, ".");
    }
    if (key->fallback || key->otherwise) {
        buffer_append_text(into, "\nDefault: ");
        write_text(into, key->fallback ? key->fallback : key->otherwise);
        buffer_append_text(into, ".");
    }
    buffer_append_text(into, "\n");
    buffer_finish(&allowed);
}

void config_write_manual(struct buffer *into)
{
    for (size_t section = 0; section < config_schema.section_count; section++) {
        write_section(into, &config_schema.sections[section]);
        for (size_t i = 0; i < config_schema.key_count; i++)
            if (config_schema.keys[i].section == (int)section)
                write_key(into, &config_schema.keys[i]);
    }
}
