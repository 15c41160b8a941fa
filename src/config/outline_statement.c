/* Statements of the outline: name = value, include("FILE"). */
#include "base/memory.h"
#include "config/names.h"
#include "config/source.h"

#include <stdlib.h>
#include <string.h>

bool scope_see(struct outline *outline, struct scope *scope, size_t index, const struct config_place *place,
               const char *path)
{
    if (!scope->seen)
        scope->seen =
            memory_zeroed(outline->schema->key_count + outline->schema->section_count, sizeof *scope->seen);
    struct config_place *seen = &scope->seen[index];
    if (seen->line == 0) {
        *seen = *place;
        return true;
    }
    bool same_file = seen->path == place->path;
    findings_add(outline->findings, place, path,
                 "it stands here a second time, first in %s%s%d; take one away",
                 same_file ? "line " : config_place_path(seen, "the including file"), same_file ? "" : ":",
                 seen->line);
    return false;
}

/* Behind "=": reads a value of one word or text, or tells what is wrong. */
static bool scan_value(struct outline *outline, struct source *source, const struct token *name,
                       const char *path, struct token *value)
{
    *value = lexer_peek(&source->lexer, 0);
    bool elsewhere = value->line != name->line && source_statement_begins(source, 0);
    if (value->kind == TOKEN_OPEN) {
        source_skip(source);
        source_skip_block(source);
        outline_broken(outline, source, value->line, path,
                       "one value is expected here, not a list in braces");
        return false;
    }
    if ((value->kind != TOKEN_TEXT && value->problem == PROBLEM_NONE) || elsewhere) {
        outline_broken(outline, source, name->line, path, "the value behind = is missing");
        return false;
    }
    source_skip(source);
    if (value->problem != PROBLEM_NONE) {
        outline_tell_problem(outline, source, value, path);
        if (value->kind == TOKEN_STRAY)
            source_skip_line(source, value->line);
        return false;
    }
    struct token after = lexer_peek(&source->lexer, 0);
    int line = source->lexer.line;
    if (after.line != line || after.kind == TOKEN_CLOSE || after.kind == TOKEN_END ||
        source_statement_begins(source, 0))
        return true;
    char word[TOKEN_NAME_SIZE];
    source_name(&after, word);
    outline_broken(outline, source, line, path,
                   "unexpected %s behind the value; put the whole value in quotes", word);
    source_skip_line(source, line);
    return false;
}

void outline_scan_assignment(struct outline *outline, struct source *source, struct scope *scope,
                             const struct token *name)
{
    char word[TOKEN_NAME_SIZE];
    source_name(name, word);
    struct config_place place = source_place(source, name->line);
    const struct config_key *key = schema_key(outline->schema, scope->section, word);
    if (!key)
        outline_tell_unknown(outline, source, scope, name, false);

    struct token sign, value;
    lexer_next(&source->lexer, &sign);
    if (!key && lexer_peek(&source->lexer, 0).kind == TOKEN_OPEN) {
        source_skip(source);
        source_skip_block(source);
        return;
    }
    char *path = names_path(scope->path, word, NULL);
    if (sign.kind == TOKEN_APPEND)
        outline_broken(outline, source, sign.line, path, "+= is not known here; write %s = VALUE", word);
    bool fine = scan_value(outline, source, name, path, &value);
    if (key && scope_see(outline, scope, (size_t)(key - outline->schema->keys), &place, path) && fine) {
        buffer_append_format(&outline->text, "%s = ", word);
        token_write(&value, "", &outline->text);
        outline_end_line(outline, &place);
    }
    free(path);
}

void outline_scan_call(struct outline *outline, struct source *source, struct scope *scope,
                       const struct token *name)
{
    struct token argument, close;
    source_skip(source);
    if (!token_is(name, "include")) {
        outline_tell_unknown(outline, source, scope, name, false);
        source_skip_line(source, name->line);
        return;
    }
    argument = lexer_peek(&source->lexer, 0);
    close = lexer_peek(&source->lexer, 1);
    if (argument.kind != TOKEN_TEXT || close.kind != TOKEN_PAREN_CLOSE) {
        outline_broken(outline, source, name->line, "include", "write include(\"FILE\")");
        source_skip_line(source, name->line);
        return;
    }
    source_skip(source);
    source_skip(source);
    if (argument.problem != PROBLEM_NONE)
        outline_tell_problem(outline, source, &argument, "include");
    else if (scope->parent)
        outline_broken(outline, source, name->line, "include", "files are included outside of sections only");
    else
        source_include(outline, source, scope, &argument);
}
