/* Values that stay text. Knows no key. Main thread. */
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/zone.h"
#include "config/expression.h"
#include "config/names.h"
#include "config/value.h"
#include "config/value_types.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SUGGESTION_MAX = 500 };

bool value_take(const struct value_request *request, char *text)
{
    char **field = request->field;
    free(*field);
    *field = text;
    return true;
}

bool value_copy(const struct value_request *request, const char *text)
{
    return value_take(request, memory_copy_text(text));
}

bool value_is_word(const struct value_request *request)
{
    return names_has(request->key->words, request->text, strlen(request->text));
}

bool value_text(const struct value_request *request)
{
    return value_copy(request, request->text);
}

/* "example.org/feed.json": a host in front of a path, and no file of that name. */
static bool looks_like_host(const char *text, const char *path)
{
    size_t first = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:");
    const char *dot = memchr(text, '.', first);
    return text[first] == '/' && dot && dot > text && dot + 1 < text + first && !file_exists(path);
}

static bool value_path(const struct value_request *request)
{
    char *path = value_absolute(request->folder, request->text);
    if (!looks_like_host(request->text, path))
        return value_take(request, path);
    free(path);
    return value_refuse(request, "there is no file \"%.200s\"; did you mean https://%.200s?", request->text,
                        request->text);
}

bool value_url(const struct value_request *request)
{
    const char *text = request->text, *scheme_end = strstr(text, "://");
    if (!scheme_end || strcspn(text, "/?#") < (size_t)(scheme_end - text))
        return value_path(request);
    size_t scheme = (size_t)(scheme_end - text);
    const char *rest = scheme_end + 3;
    if (scheme == 4 && strncasecmp(text, "file", scheme) == 0)
        return rest[0] == '/' ? value_copy(request, text)
                              : value_refuse(request, "file:// wants an absolute path, file:///…");
    if ((scheme != 4 || strncasecmp(text, "http", scheme) != 0) &&
        (scheme != 5 || strncasecmp(text, "https", scheme) != 0))
        return value_refuse(request, "%.*s:// is not known", scheme < 40 ? (int)scheme : 40, text);
    if (strcspn(rest, "/?#") == 0)
        return value_refuse(request, "the name of the host is missing");
    if (strchr(text, ' '))
        return value_refuse(request, "there is a blank in the address; write %%20 for it");
    return value_copy(request, text);
}

/* Whose password would be seen by everyone who may read the configuration. */
bool value_proxy(const struct value_request *request)
{
    static const char *const schemes[] = {"http://", "https://", "socks5h://"};
    const char *host = NULL;
    if (strcmp(request->text, "none") == 0)
        return value_copy(request, request->text);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(request->text, schemes[i], strlen(schemes[i])) == 0)
            host = request->text + strlen(schemes[i]);
    if (!host)
        return value_refuse(request, "this is no proxy's address");
    if (strchr(host, '@'))
        return value_refuse(request,
                            "user name and password belong into a file; write proxy_credentials = FILE");
    const char *end = host + strcspn(host, "/?# ");
    if (end == host || (*end && strcmp(end, "/") != 0))
        return value_refuse(request, "host and port are missing, or more stands there");
    return value_copy(request, request->text);
}

bool value_folder(const struct value_request *request)
{
    return value_take(request, value_absolute(request->folder, request->text));
}

/* A part of the text as a path, malloc'd; NULL when it is empty. */
static char *file_of(const struct value_request *request, const char *part, size_t length)
{
    for (; length > 0 && *part == ' '; length--)
        part++;
    while (length > 0 && part[length - 1] == ' ')
        length--;
    if (length == 0 || *part == '|')
        return NULL;
    char *one = memory_copy_bytes(part, length);
    char *path = value_absolute(request->folder, one);
    free(one);
    return path;
}

bool value_files(const struct value_request *request)
{
    struct buffer paths;
    bool fine = true;
    buffer_init(&paths, LIMIT_CONFIG_FILE);
    for (const char *part = request->text, *end; part && fine; part = end ? end + 3 : NULL) {
        end = strstr(part, " | ");
        char *path = file_of(request, part, end ? (size_t)(end - part) : strlen(part));
        fine = path && buffer_append_format(&paths, "%s%s", paths.length ? " | " : "", path);
        free(path);
    }
    if (fine)
        return value_take(request, paths.bytes); /* handed over */
    buffer_finish(&paths);
    return value_refuse(request, "a path is empty");
}

/* Language of two to eight letters, then subtags of one to eight letters or digits (BCP 47, section 2.1). */
bool value_language(const struct value_request *request)
{
    const char *c = request->text;
    size_t length = 0;
    while (ascii_is_letter(c[length]))
        length++;
    bool fine = length >= 2 && length <= 8;
    for (c += length; fine && *c == '-'; c += length + 1) {
        length = 0;
        while (ascii_is_letter_or_digit(c[1 + length]))
            length++;
        fine = length >= 1 && length <= 8;
    }
    if (!fine || *c)
        return value_refuse(request, "\"%.64s\" is no language tag", request->text);
    return value_copy(request, request->text);
}

bool value_zone(const struct value_request *request)
{
    if (!zone_exists(request->text))
        return value_refuse(request, "this machine knows no time zone \"%.100s\"", request->text);
    return value_copy(request, request->text);
}

bool value_expression(const struct value_request *request)
{
    struct expression expression;
    struct error error = {0};
    if (!expression_read(&expression, request->text, &error))
        return value_refuse(request, "%s", error.text);
    expression_finish(&expression);
    return value_copy(request, request->text);
}

bool value_refuse_word(const struct value_request *request)
{
    struct buffer suggestion;
    buffer_init(&suggestion, SUGGESTION_MAX);
    names_suggest_word(request->key->words, request->text, &suggestion);
    error_set(request->error, "\"%.64s\" is not known here; %s", request->text, suggestion.bytes);
    buffer_finish(&suggestion);
    return false;
}

bool value_word(const struct value_request *request)
{
    return value_is_word(request) ? value_copy(request, request->text) : value_refuse_word(request);
}

/* Length of "{word}" at `c`; 0 when there is none. */
static size_t placeholder(const char *c)
{
    size_t length = *c == '{' ? strcspn(c, "}") : 0;
    return length > 0 && c[length] == '}' ? length + 1 : 0;
}

bool value_pattern(const struct value_request *request)
{
    const char *words = request->key->words;
    for (const char *word = words; word; word = strchr(word, '|')) {
        word += *word == '|';
        char *one = memory_copy_bytes(word, strcspn(word, "|"));
        bool found = strstr(request->text, one) != NULL;
        free(one);
        if (!found)
            return value_refuse(request, "%.*s is missing", (int)strcspn(word, "|"), word);
    }
    for (const char *c = request->text; *c; c++)
        if (placeholder(c) > 0 && !names_has(words, c, placeholder(c)))
            return value_refuse(request, "%.*s is not filled here", (int)placeholder(c), c);
    return value_copy(request, request->text);
}
