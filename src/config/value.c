/* From a value as it is written to a field, by the type of its key; the types are in value_text.c and
 * value_number.c. Knows no file. Main thread. */
#include "config/value.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "config/duration.h"
#include "config/names.h"
#include "config/value_types.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALLOWED_MAX = 1000 };

static const struct value_type types[KEY_TYPES] = {
    [KEY_TEXT] = {value_text, "a text", LIMIT_FIELD, true},
    [KEY_URL] = {value_url, "an address that begins with http://, https:// or file://, or the path of a file",
                 LIMIT_URL, true},
    [KEY_FOLDER] = {value_folder, "the path of a folder", LIMIT_URL, true},
    [KEY_FILE] = {value_folder, "the path of a file", LIMIT_URL, true},
    [KEY_FILES] = {value_files, "paths of files with \" | \" between them", LIMIT_URL, true},
    [KEY_PROXY] = {value_proxy, "none, or an address that begins with http://, https:// or socks5h://",
                   LIMIT_URL, true},
    [KEY_LANGUAGE] = {value_language, "a language tag such as en, ru or uz-Cyrl", LIMIT_LANGUAGE_TAG, true},
    [KEY_ZONE] = {value_zone, "a time zone such as \"Asia/Almaty\"", LIMIT_FIELD, true},
    [KEY_EXPRESSION] = {value_expression, "an expression such as \"/fields/body | /body\"", LIMIT_URL, true},
    [KEY_WORD] = {value_word, NULL, LIMIT_FIELD, true},
    [KEY_THEME] = {value_text, "night, paper, contrast or the name of a theme section", LIMIT_FIELD, true},
    [KEY_COLOR] = {value_color, "a colour such as \"#0e1420\"", LIMIT_FIELD, false},
    [KEY_PATTERN] = {value_pattern, NULL, LIMIT_FIELD, true},
    [KEY_FORMAT] = {value_format, NULL, LIMIT_FIELD, false},
    [KEY_DIRECTION] = {value_direction, NULL, LIMIT_FIELD, false},
    [KEY_SWITCH] = {value_switch, NULL, LIMIT_FIELD, false},
    [KEY_NUMBER] = {value_number, "a whole number", LIMIT_FIELD, false},
    [KEY_DECIMAL] = {value_decimal, "a number", LIMIT_FIELD, false},
    [KEY_SPAN] = {value_span, NULL, LIMIT_FIELD, false},
    [KEY_BYTES] = {value_bytes, NULL, LIMIT_FIELD, false},
    [KEY_SIZE] = {value_size, "WIDTHxHEIGHT", LIMIT_FIELD, false},
};

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            return true;
    return false;
}

bool value_read(const struct config_key *key, const char *text, const char *folder, void *base,
                struct error *error)
{
    const struct value_type *type = &types[key->type];
    struct value_request request = {key, text, folder, (char *)base + key->offset, NULL, error};
    if (key->second)
        request.second = (char *)base + key->second;
    if (!text[0])
        return value_refuse(&request, "it is empty");
    if (strlen(text) > type->longest)
        return value_refuse(&request, "it is longer than %zu bytes", type->longest);
    if (has_control(text))
        return value_refuse(&request, "it has a line break or another control character in it");
    return type->read(&request);
}

void value_defaults(const struct config_schema *schema, int section, void *base)
{
    for (size_t i = 0; i < schema->key_count; i++)
        if (schema->keys[i].section == section && schema->keys[i].fallback)
            value_read(&schema->keys[i], schema->keys[i].fallback, "/", base, NULL);
}

void value_finish(const struct config_schema *schema, int section, void *base)
{
    for (size_t i = 0; i < schema->key_count; i++)
        if (schema->keys[i].section == section && types[schema->keys[i].type].owns_text) {
            char **field = (char **)(void *)((char *)base + schema->keys[i].offset);
            free(*field);
            *field = NULL;
        }
}

void value_allowed(const struct config_key *key, struct buffer *into)
{
    const char *what = types[key->type].what;
    if (key->type == KEY_PATTERN) {
        buffer_append_text(into, "a text with ");
        names_list(key->words, " and ", into);
    } else if (key->words) {
        names_list(key->words, key->minimum ? ", " : " or ", into);
        buffer_append_text(into, key->minimum ? " or " : "");
    }
    if (what && !key->words && (!key->minimum || key->type == KEY_SIZE))
        buffer_append_format(into, "%s%s", what, key->minimum ? ", " : "");
    if (key->minimum)
        buffer_append_format(into, "%s to %s", key->minimum, key->maximum);
    if (key->unit)
        buffer_append_format(into, " %s", key->unit);
}

bool value_refuse(const struct value_request *request, const char *format, ...)
{
    if (!request->error)
        return false;
    struct buffer allowed;
    buffer_init(&allowed, ALLOWED_MAX);
    value_allowed(request->key, &allowed);
    va_list arguments;
    va_start(arguments, format);
    struct error wrong = {0};
    error_vset(&wrong, format, arguments);
    va_end(arguments);
    error_set(request->error, "%s; allowed: %s", wrong.text, allowed.bytes);
    buffer_finish(&allowed);
    return false;
}

char *value_absolute(const char *folder, const char *path)
{
    if (path[0] == '/')
        return memory_copy_text(path);
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    char *joined = file_join(folder, path);
    if (joined[0] == '/')
        return joined;
    char *here = getcwd(NULL, 0);
    char *absolute = file_join(here ? here : "/", joined);
    free(here);
    free(joined);
    return absolute;
}
