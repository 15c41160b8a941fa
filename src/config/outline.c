#include "config/outline.h"

#include "base/memory.h"
#include "config/names.h"
#include "config/source.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { RESULT_PER_BYTE = 16, MESSAGE_MAX = 2000 };

void outline_init(struct outline *outline, const struct config_schema *schema, size_t maximum,
                  struct config_findings *findings)
{
    *outline = (struct outline){.schema = schema,
                                .findings = findings,
                                .section_counts = memory_zeroed(schema->section_count, sizeof(int)),
                                .bytes_left = maximum};
    buffer_init(&outline->text, maximum * RESULT_PER_BYTE);
}

void outline_finish(struct outline *outline)
{
    buffer_finish(&outline->text);
    free(outline->places);
    for (size_t i = 0; i < outline->path_count; i++)
        free(outline->paths[i]);
    free(outline->paths);
    free(outline->section_counts);
    *outline = (struct outline){0};
}

/* Room for one more where the capacity is the next power of two. */
static void *grow(void *list, size_t count, size_t size)
{
    return (count & (count - 1)) == 0 ? memory_resize(list, 2 * count + 1, size) : list;
}

void outline_keep_path(struct outline *outline, char *path)
{
    outline->paths = grow(outline->paths, outline->path_count, sizeof *outline->paths);
    outline->paths[outline->path_count++] = path;
}

void outline_end_line(struct outline *outline, const struct config_place *place)
{
    buffer_append_text(&outline->text, "\n");
    outline->places = grow(outline->places, outline->place_count, sizeof *outline->places);
    outline->places[outline->place_count++] = *place;
}

/* Something that is broken in itself, still on `line`. */
static bool find_problem(const struct source *source, int line, struct token *token)
{
    struct lexer ahead = source->lexer;
    do {
        lexer_next(&ahead, token);
        if (token->line == line && token->problem == PROBLEM_UNCLOSED)
            return true;
    } while (token->line <= line && token->kind != TOKEN_END && token->problem != PROBLEM_COMMENT);
    return false;
}

void outline_broken(struct outline *outline, const struct source *source, int line, const char *key,
                    const char *format, ...)
{
    struct config_place place = source_place(source, line);
    if (place.order == outline->last_broken_order)
        return;
    outline->last_broken_order = place.order;
    if (findings_full(outline->findings)) {
        findings_skip(outline->findings);
        return;
    }
    struct token token;
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    if (find_problem(source, line, &token)) {
        token_describe_problem(&token, &message);
    } else {
        struct error text = {0};
        va_list arguments;
        va_start(arguments, format);
        error_vset(&text, format, arguments);
        va_end(arguments);
        buffer_append_text(&message, text.text);
    }
    findings_add(outline->findings, &place, key, "%s", message.bytes);
    buffer_finish(&message);
}
