/* Files that are parsed: the one that was asked for and those it includes. Main thread. */
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "config/parser.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int line_of(const struct buffer *text, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text->bytes[i] == '\n';
    return line;
}

static void complain(struct parser *parser, const struct buffer *text, size_t offset, const char *message)
{
    struct config_place place = parser_place(parser, line_of(text, offset));
    findings_add(&parser->tree->findings, &place, NULL, "%s", message);
}

/* Places that are no UTF-8 become "?", and the first is told. */
static void repair_utf8(struct parser *parser, struct buffer *text)
{
    bool told = false;
    if (utf8_valid(text->bytes, text->length))
        return;
    for (size_t at = 0; at < text->length;) {
        uint32_t character;
        size_t length = utf8_decode(text->bytes + at, text->length - at, &character);
        if (character == 0xFFFD && !utf8_valid(text->bytes + at, length)) {
            if (!told)
                complain(parser, text, at, "this is not UTF-8 text; save the file in UTF-8");
            told = true;
            memset(text->bytes + at, '?', length);
        }
        at += length;
    }
}

/* Checks that the bytes are text, repairs what is not, and scans them. */
static void parse_text(struct parser *parser, struct buffer *text)
{
    const char *nul = memchr(text->bytes, '\0', text->length);
    if (nul) {
        complain(parser, text, (size_t)(nul - text->bytes), "a NUL byte; this is no text file");
        return;
    }
    parser->tree->scanned = true;
    repair_utf8(parser, text);
    size_t mark = text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    parser->lexer =
        (struct lexer){text->bytes + mark, text->bytes + text->length, 1, parser->tree->environment};
    parser_scan(parser, 0);
}

/* Appends what is in the file, which is one of the tree's from now on, read or not. `*path` is moved there.
 */
static bool load(struct parser *parser, const char **path, struct buffer *text, struct error *error)
{
    struct stat found = {0};
    int file = file_open(*path, &found, error);
    if (file < 0 && stat(*path, &found) != 0)
        found = (struct stat){0};
    bool fine = file >= 0 && file_read_open(file, *path, text, error);
    if (file >= 0)
        close(file);
    *path = config_files_add(&parser->tree->files, memory_copy_text(*path), &found);
    return fine;
}

/* Reads the file and parses it in the place of what is being read; what it could not be read for, in `error`.
 */
static void parse_file(struct parser *parser, struct parser_file *file, struct error *error)
{
    struct buffer text;
    struct parser_file *outer = parser->file;
    struct lexer outer_lexer = parser->lexer;
    buffer_init(&text, parser->bytes_left);
    if (load(parser, &file->path, &text, error)) {
        parser->bytes_left -= text.length;
        parser->file = file;
        parse_text(parser, &text);
        file->lines = parser->lexer.line;
    }
    parser->file = outer;
    parser->lexer = outer_lexer;
    buffer_finish(&text);
}

/* What the error says of the file, without its path. */
static const char *cause_of(const struct error *error, const char *path)
{
    size_t named = strlen(path);
    bool names_path = strncmp(error->text, path, named) == 0 && strncmp(error->text + named, ": ", 2) == 0;
    return error->text + (names_path ? named + 2 : 0);
}

static void parser_init(struct parser *parser, struct config_tree *tree)
{
    *parser = (struct parser){.tree = tree,
                              .section_counts = memory_zeroed(tree->schema->section_count, sizeof(int)),
                              .bytes_left = tree->schema->file_maximum};
}

void tree_read(struct config_tree *tree, const char *path)
{
    struct parser parser;
    struct parser_file file = {.path = path};
    struct error error = {0};
    parser_init(&parser, tree);
    parse_file(&parser, &file, &error);
    if (error.set)
        findings_add(&tree->findings, &(struct config_place){0}, NULL, "%s", cause_of(&error, path));
    free(parser.section_counts);
}

void tree_read_bytes(struct config_tree *tree, const char *path, const char *bytes, size_t length)
{
    struct parser parser;
    struct parser_file file = {.path = path};
    struct buffer text;
    parser_init(&parser, tree);
    parser.file = &file;
    buffer_init(&text, parser.bytes_left);
    if (buffer_append(&text, bytes, length)) {
        parser.bytes_left -= length;
        parse_text(&parser, &text);
    } else {
        findings_add(&tree->findings, &(struct config_place){0}, NULL, "larger than the %zu bytes allowed",
                     parser.bytes_left);
    }
    buffer_finish(&text);
    free(parser.section_counts);
}

/* Beside the file that includes it. */
static char *include_path(const struct parser *parser, const struct token *name)
{
    char *written = parser_text(parser, name);
    if (written[0] == '/')
        return written;
    char *copy = memory_copy_text(parser->file->path);
    char *path = file_join(dirname(copy), written);
    free(copy);
    free(written);
    return path;
}

static const char *include_refusal(const struct parser *parser, const char *path)
{
    if (parser->file->depth >= LIMIT_CONFIG_INCLUDES)
        return "files include each other too deeply";
    if (parser->tree->files.count >= LIMIT_CONFIG_FILES)
        return "too many files are included; put several into one";
    for (const struct parser_file *open = parser->file; open; open = open->parent)
        if (strcmp(open->path, path) == 0)
            return "the file includes itself";
    return NULL;
}

void parser_include(struct parser *parser, const struct token *name)
{
    struct parser_file *outer = parser->file;
    struct config_place place = parser_place(parser, name->line);
    char *path = include_path(parser, name);
    struct parser_file file = {.path = path,
                               .parent = outer,
                               .depth = outer->depth + 1,
                               .lines_before = outer->lines_before + name->line};
    struct error error = {0};
    const char *cause = include_refusal(parser, path);
    if (!cause) {
        parse_file(parser, &file, &error);
        cause = error.set ? cause_of(&error, path) : NULL;
    }
    if (cause)
        findings_add(&parser->tree->findings, &place, "include", "%s: %s", path, cause);
    outer->lines_before = file.lines_before - name->line + file.lines;
    free(path);
}
