/* Files of the outline: the one that was asked for and those it includes. */
#include "config/source.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct config_place source_place(const struct source *source, int line)
{
    return (struct config_place){
        .path = source->included ? source->path : NULL, .line = line, .order = source->lines_before + line};
}

static int line_of(const struct buffer *text, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text->bytes[i] == '\n';
    return line;
}

/* Places that are no UTF-8 become "?", and the first is told. */
static void repair_utf8(struct outline *outline, const struct source *source, struct buffer *text)
{
    bool told = false;
    if (utf8_valid(text->bytes, text->length))
        return;
    for (size_t at = 0; at < text->length;) {
        uint32_t character;
        size_t length = utf8_decode(text->bytes + at, text->length - at, &character);
        if (character == 0xFFFD && !utf8_valid(text->bytes + at, length)) {
            if (!told) {
                struct config_place place = source_place(source, line_of(text, at));
                findings_add(outline->findings, &place, NULL,
                             "this is not UTF-8 text; save the file in UTF-8");
            }
            told = true;
            memset(text->bytes + at, '?', length);
        }
        at += length;
    }
}

void source_scan_text(struct outline *outline, struct source *source, struct scope *scope,
                      struct buffer *text)
{
    const char *nul = memchr(text->bytes, '\0', text->length);
    if (nul) {
        struct config_place place = source_place(source, line_of(text, (size_t)(nul - text->bytes)));
        findings_add(outline->findings, &place, NULL, "a NUL byte; this is no text file");
        return;
    }
    outline->scanned = true;
    repair_utf8(outline, source, text);
    size_t mark = text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    source->lexer = (struct lexer){text->bytes + mark, text->bytes + text->length, 1};
    outline_scan(outline, source, scope);
}

/* True with the file's bytes, or a mistake at `place`. */
static bool source_load(struct outline *outline, const char *path, const struct config_place *place,
                        struct buffer *text)
{
    struct error error = {0};
    buffer_init(text, outline->bytes_left);
    if (file_read(path, text, &error)) {
        outline->bytes_left -= text->length;
        return true;
    }
    size_t named = strlen(path);
    bool names_path = strncmp(error.text, path, named) == 0 && strncmp(error.text + named, ": ", 2) == 0;
    const char *cause = error.text + (names_path ? named + 2 : 0);
    if (place->line == 0)
        findings_add(outline->findings, place, NULL, "%s", cause);
    else
        findings_add(outline->findings, place, "include", "%s: %s", path, cause);
    return false;
}

void outline_read(struct outline *outline, const char *path)
{
    struct source source = {.path = path};
    struct config_place place = {0};
    struct buffer text;
    struct scope top = {.path = memory_copy_text("")};
    if (source_load(outline, path, &place, &text))
        source_scan_text(outline, &source, &top, &text);
    buffer_finish(&text);
    free(top.path);
    free(top.seen);
}

void outline_read_bytes(struct outline *outline, const char *path, const char *bytes, size_t length)
{
    struct source source = {.path = path};
    struct scope top = {.path = memory_copy_text("")};
    struct buffer text;
    buffer_init(&text, outline->bytes_left);
    if (buffer_append(&text, bytes, length)) {
        outline->bytes_left -= length;
        source_scan_text(outline, &source, &top, &text);
    } else {
        findings_add(outline->findings, &(struct config_place){0}, NULL, "larger than the %zu bytes allowed",
                     outline->bytes_left);
    }
    buffer_finish(&text);
    free(top.path);
    free(top.seen);
}

/* Beside the file that includes it. */
static char *include_path(const struct source *source, const struct token *name)
{
    size_t length;
    const char *content = token_content(name, &length);
    char *relative = memory_copy_bytes(content, length);
    if (relative[0] == '/')
        return relative;
    char *copy = memory_copy_text(source->path);
    char *path = file_join(dirname(copy), relative);
    free(copy);
    free(relative);
    return path;
}

static const char *include_refusal(const struct source *source, const char *path)
{
    struct stat found;
    if (source->depth >= LIMIT_CONFIG_INCLUDES)
        return "files include each other too deeply";
    for (const struct source *open = source; open; open = open->parent)
        if (strcmp(open->path, path) == 0)
            return "the file includes itself";
    if (stat(path, &found) == 0 && !S_ISREG(found.st_mode))
        return "this is no file";
    return NULL;
}

void source_include(struct outline *outline, struct source *source, struct scope *scope,
                    const struct token *name)
{
    struct config_place place = source_place(source, name->line);
    char *path = include_path(source, name);
    outline_keep_path(outline, path);
    const char *refusal = include_refusal(source, path);
    if (refusal) {
        findings_add(outline->findings, &place, "include", "%s: %s", path, refusal);
        return;
    }
    struct source included = {.path = path,
                              .included = true,
                              .parent = source,
                              .depth = source->depth + 1,
                              .lines_before = source->lines_before + name->line};
    struct buffer text;
    if (source_load(outline, path, &place, &text))
        source_scan_text(outline, &included, scope, &text);
    buffer_finish(&text);
    source->lines_before = included.lines_before - name->line + included.lexer.line;
}
