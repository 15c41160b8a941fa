/* Sections of the outline. */
#include "base/memory.h"
#include "config/names.h"
#include "config/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PREFIX_SIZE = 16 };

/* Opens and reads a known section; its "{" is behind us. */
static void scan_inside(struct outline *outline, struct source *source, const struct scope *scope,
                        int section, const struct token *title, const char *path,
                        const struct config_place *place)
{
    char prefix[PREFIX_SIZE];
    const struct token none = {.kind = TOKEN_TEXT, .start = ""};
    struct scope inner = {
        .section = section, .parent = scope, .place = *place, .path = memory_copy_text(path)};
    (void)snprintf(prefix, sizeof prefix, "%zu:", outline->place_count);
    buffer_append_format(&outline->text, "%s ", outline->schema->sections[section].name);
    token_write(title ? title : &none, prefix, &outline->text);
    buffer_append_text(&outline->text, " {");
    outline_end_line(outline, place);

    outline_scan(outline, source, &inner);

    buffer_append_text(&outline->text, "}");
    outline_end_line(outline, place);
    free(inner.path);
    free(inner.seen);
}

/* False when there is already as many of it as may be. */
static bool section_fits(struct outline *outline, struct scope *scope, int section, const char *path,
                         const struct config_place *place)
{
    const struct config_section *kind = &outline->schema->sections[section];
    int count = ++outline->section_counts[section];
    if (!kind->title)
        return scope_see(outline, scope, outline->schema->key_count + (size_t)section, place, path);
    if (count == kind->maximum + 1)
        findings_add(outline->findings, place, path, "too many sections %s; at most %d are allowed",
                     kind->name, kind->maximum);
    return count <= kind->maximum;
}

/* Behind the name of a known section, which the next tokens open. */
static void scan_section(struct outline *outline, struct source *source, struct scope *scope,
                         const struct token *name, int section, const struct token *title)
{
    char word[TOKEN_NAME_SIZE], titled[TOKEN_NAME_SIZE] = "";
    const struct config_section *kind = &outline->schema->sections[section];
    struct config_place place = source_place(source, name->line);
    source_name(name, word);
    if (title) {
        source_name(title, titled);
        source_skip(source);
    }
    char *path = names_path(scope->path, word, kind->title && title ? titled : NULL);
    if (title && title->problem != PROBLEM_NONE)
        outline_tell_problem(outline, source, title, path);
    else if (title && !kind->title)
        outline_broken(outline, source, title->line, path, "this section has no name; write %s {", word);

    if (lexer_peek(&source->lexer, 0).kind == TOKEN_OPEN)
        source_skip(source);
    else
        outline_broken(outline, source, name->line, path, "a brace { is missing; write %s%s%s%s {", word,
                       kind->title ? " \"" : "",
                       !kind->title ? ""
                       : title      ? titled
                                    : kind->title,
                       kind->title ? "\"" : "");
    if (section_fits(outline, scope, section, path, &place))
        scan_inside(outline, source, scope, section, kind->title ? title : NULL, path, &place);
    else
        source_skip_block(source);
    free(path);
}

static void skip_unknown_section(struct outline *outline, struct source *source, const struct scope *scope,
                                 const struct token *name)
{
    struct token token;
    outline_tell_unknown(outline, source, scope, name, true);
    do
        lexer_next(&source->lexer, &token);
    while (token.kind != TOKEN_OPEN && token.kind != TOKEN_END);
    if (token.kind == TOKEN_OPEN && !source_skip_block(source))
        outline_broken(outline, source, name->line, scope->path, "the section is never closed; add a }");
}

/* A name that neither "=" nor "{" follows. */
static void scan_alone(struct outline *outline, struct source *source, struct scope *scope,
                       const struct token *name)
{
    char word[TOKEN_NAME_SIZE];
    source_name(name, word);
    int section = schema_section(outline->schema, scope->section, word);
    struct token next = lexer_peek(&source->lexer, 0);
    if (section >= 0) {
        bool titled =
            next.kind == TOKEN_TEXT && next.line == name->line && !source_statement_begins(source, 0);
        scan_section(outline, source, scope, name, section, titled ? &next : NULL);
        return;
    }
    if (schema_key(outline->schema, scope->section, word)) {
        char *path = names_path(scope->path, word, NULL);
        outline_broken(outline, source, name->line, path, "= is missing; write %s = VALUE", word);
        free(path);
    } else {
        outline_tell_unknown(outline, source, scope, name, false);
    }
    source_skip_line(source, name->line);
}

static void scan_statement(struct outline *outline, struct source *source, struct scope *scope,
                           const struct token *name)
{
    struct token next = lexer_peek(&source->lexer, 0);
    bool titled = next.kind == TOKEN_TEXT && next.line == name->line &&
                  lexer_peek(&source->lexer, 1).kind == TOKEN_OPEN;
    char word[TOKEN_NAME_SIZE];
    source_name(name, word);
    int section = schema_section(outline->schema, scope->section, word);
    if (next.kind == TOKEN_EQUAL || next.kind == TOKEN_APPEND)
        outline_scan_assignment(outline, source, scope, name);
    else if (next.kind == TOKEN_PAREN_OPEN)
        outline_scan_call(outline, source, scope, name);
    else if ((next.kind == TOKEN_OPEN || titled) && section < 0)
        skip_unknown_section(outline, source, scope, name);
    else if (next.kind == TOKEN_OPEN || titled)
        scan_section(outline, source, scope, name, section, titled ? &next : NULL);
    else
        scan_alone(outline, source, scope, name);
}

static void scan_stray(struct outline *outline, struct source *source, const struct scope *scope,
                       const struct token *token)
{
    if (token->problem != PROBLEM_NONE)
        outline_tell_problem(outline, source, token, scope->path);
    else
        outline_broken(outline, source, token->line, scope->path, "unexpected %.*s; %s", (int)token->length,
                       token->start,
                       token->kind == TOKEN_CLOSE ? "no section is open here" : "a key is expected here");
    if (token->kind != TOKEN_CLOSE)
        source_skip_line(source, token->line);
}

/* A section that belongs around this one begins, so that this one must have ended. */
static bool outer_section_begins(const struct outline *outline, const struct source *source,
                                 const struct scope *scope, const struct token *token)
{
    char word[TOKEN_NAME_SIZE];
    if (token->kind != TOKEN_TEXT || !source_statement_begins(source, 0))
        return false;
    enum token_kind next = lexer_peek(&source->lexer, 1).kind;
    source_name(token, word);
    if ((next != TOKEN_OPEN && next != TOKEN_TEXT) ||
        schema_section(outline->schema, scope->section, word) >= 0)
        return false;
    for (const struct scope *outer = scope->parent; outer; outer = outer->parent)
        if (schema_section(outline->schema, outer->section, word) >= 0)
            return true;
    return false;
}

void outline_scan(struct outline *outline, struct source *source, struct scope *scope)
{
    for (;;) {
        struct token token = lexer_peek(&source->lexer, 0);
        if (token.kind == TOKEN_END || outer_section_begins(outline, source, scope, &token)) {
            if (scope->parent)
                outline_broken(outline, source, scope->place.line, scope->path,
                               "the section is not closed before line %d; add a }", token.line);
            return;
        }
        source_skip(source);
        if (token.kind == TOKEN_CLOSE && scope->parent)
            return;
        if (token.kind == TOKEN_TEXT && token.problem == PROBLEM_NONE)
            scan_statement(outline, source, scope, &token);
        else
            scan_stray(outline, source, scope, &token);
    }
}
