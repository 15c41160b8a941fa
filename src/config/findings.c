/* Mistakes, put in order and told. Knows no key. Main thread. */
#include "config/findings.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* In a new string, without what a cut left of a character. */
static char *copy_whole_characters(const char *text)
{
    size_t length = strlen(text), kept = 0;
    char *copy = memory_zeroed(length + 1, 1);
    for (size_t at = 0, bytes; at < length; at += bytes) {
        uint32_t character;
        bytes = utf8_decode(text + at, length - at, &character);
        if (utf8_valid(text + at, bytes)) {
            memcpy(copy + kept, text + at, bytes);
            kept += bytes;
        }
    }
    return copy;
}

static char *copy_clean(const char *text)
{
    struct error clean = {0};
    error_set(&clean, "%s", text);
    return copy_whole_characters(clean.text);
}

void findings_add(struct config_findings *findings, const struct config_place *place, const char *key,
                  const char *format, ...)
{
    if (findings_full(findings)) {
        findings->unlisted++;
        return;
    }
    struct error text = {0};
    va_list arguments;
    va_start(arguments, format);
    error_vset(&text, format, arguments);
    va_end(arguments);

    size_t count = findings->mistakes.count++;
    findings->mistakes.list =
        memory_resize(findings->mistakes.list, count + 1, sizeof *findings->mistakes.list);
    findings->orders = memory_resize(findings->orders, count + 1, sizeof *findings->orders);
    findings->orders[count] = place->order;
    findings->mistakes.list[count] = (struct config_mistake){
        .path = memory_copy_text(place->path),
        .line = place->line,
        .key = key && key[0] ? copy_clean(key) : NULL,
        .message = copy_whole_characters(text.text),
    };
}

void findings_skip(struct config_findings *findings)
{
    findings->unlisted++;
}

bool findings_full(const struct config_findings *findings)
{
    return findings->mistakes.count >= LIMIT_CONFIG_MISTAKES;
}

/* Stable; there are few. */
static void findings_sort(struct config_findings *findings)
{
    struct config_mistake *list = findings->mistakes.list;
    for (size_t i = 1; i < findings->mistakes.count; i++) {
        struct config_mistake mistake = list[i];
        int order = findings->orders[i];
        size_t to = i;
        for (; to > 0 && findings->orders[to - 1] > order; to--) {
            list[to] = list[to - 1];
            findings->orders[to] = findings->orders[to - 1];
        }
        list[to] = mistake;
        findings->orders[to] = order;
    }
}

static void add_rest(struct config_mistakes *mistakes, size_t unlisted)
{
    struct error text = {0};
    error_set(&text, "and %zu more mistakes, from here or before; correct these first", unlisted);
    const struct config_mistake *last = &mistakes->list[mistakes->count - 1];
    struct config_mistake rest = {
        .path = memory_copy_text(last->path), .line = last->line, .message = memory_copy_text(text.text)};
    mistakes->list = memory_resize(mistakes->list, mistakes->count + 1, sizeof *mistakes->list);
    mistakes->list[mistakes->count++] = rest;
}

void findings_hand_over(struct config_findings *findings, struct config_mistakes *into)
{
    findings_sort(findings);
    *into = findings->mistakes;
    if (findings->unlisted > 0)
        add_rest(into, findings->unlisted);
    free(findings->orders);
    *findings = (struct config_findings){0};
}

void config_mistakes_finish(struct config_mistakes *mistakes)
{
    if (!mistakes)
        return;
    for (size_t i = 0; i < mistakes->count; i++) {
        free(mistakes->list[i].path);
        free(mistakes->list[i].key);
        free(mistakes->list[i].message);
    }
    free(mistakes->list);
    *mistakes = (struct config_mistakes){0};
}

char *config_mistake_text(const char *path, const struct config_mistake *mistake)
{
    struct buffer text;
    path = mistake->path ? mistake->path : path;
    buffer_init(&text, strlen(path) + 3 * (size_t)ERROR_TEXT_MAX);
    buffer_append_text(&text, path);
    if (mistake->line > 0)
        buffer_append_format(&text, ":%d", mistake->line);
    if (mistake->key)
        buffer_append_format(&text, ": %s", mistake->key);
    buffer_append_format(&text, ": %s", mistake->message);
    return text.bytes; /* handed over */
}
