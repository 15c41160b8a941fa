/* What the scanner of the outline looks, skips and complains with. */
#include "base/utf8.h"
#include "config/names.h"
#include "config/source.h"

#include <stdlib.h>
#include <string.h>

enum { MESSAGE_MAX = 2000 };

void source_name(const struct token *token, char out[TOKEN_NAME_SIZE])
{
    size_t length;
    const char *content = token_content(token, &length);
    length = utf8_prefix(content, length, TOKEN_NAME_SIZE - 1);
    memcpy(out, content, length);
    out[length] = '\0';
}

bool source_statement_begins(const struct source *source, int ahead)
{
    struct token name = lexer_peek(&source->lexer, ahead);
    struct token next = lexer_peek(&source->lexer, ahead + 1);
    if (name.kind != TOKEN_TEXT)
        return false;
    if (next.kind == TOKEN_TEXT)
        return next.line == name.line && lexer_peek(&source->lexer, ahead + 2).kind == TOKEN_OPEN;
    return next.kind == TOKEN_EQUAL || next.kind == TOKEN_APPEND || next.kind == TOKEN_OPEN ||
           next.kind == TOKEN_PAREN_OPEN;
}

void source_skip(struct source *source)
{
    struct token token;
    lexer_next(&source->lexer, &token);
}

void source_skip_line(struct source *source, int line)
{
    struct token token = lexer_peek(&source->lexer, 0);
    while (token.line <= line && token.kind != TOKEN_CLOSE && token.kind != TOKEN_END) {
        source_skip(source);
        token = lexer_peek(&source->lexer, 0);
    }
}

bool source_skip_block(struct source *source)
{
    struct token token;
    int depth = 1;
    do {
        lexer_next(&source->lexer, &token);
        depth += (token.kind == TOKEN_OPEN) - (token.kind == TOKEN_CLOSE);
    } while (depth > 0 && token.kind != TOKEN_END);
    return depth == 0;
}

void outline_tell_problem(struct outline *outline, const struct source *source, const struct token *token,
                          const char *key)
{
    struct config_place place = source_place(source, token->line);
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    token_describe_problem(token, &message);
    if (token->problem == PROBLEM_UNSET || token->problem == PROBLEM_ESCAPE)
        findings_add(outline->findings, &place, key, "%s", message.bytes);
    else
        outline_broken(outline, source, token->line, key, "%s", message.bytes);
    buffer_finish(&message);
}

void outline_tell_unknown(struct outline *outline, const struct source *source, const struct scope *scope,
                          const struct token *name, bool as_section)
{
    char word[TOKEN_NAME_SIZE];
    struct config_place place = source_place(source, name->line);
    if (place.order == outline->last_broken_order)
        return;
    if (findings_full(outline->findings)) {
        findings_skip(outline->findings);
        return;
    }
    source_name(name, word);
    char *path = names_path(scope->path, word, NULL);
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    if (schema_section(outline->schema, scope->section, word) >= 0)
        buffer_append_format(&message, "%s is a section; write %s { … }", word, word);
    else if (schema_key(outline->schema, scope->section, word))
        buffer_append_format(&message, "%s is a key; write %s = VALUE", word, word);
    else if (token_is(name, "include"))
        buffer_append_text(&message, "write include(\"FILE\")");
    else {
        buffer_append_text(&message, as_section ? "unknown section; " : "unknown key; ");
        names_suggest(outline->schema, scope->section, word, !as_section, &message);
    }
    findings_add(outline->findings, &place, path, "%s", message.bytes);
    buffer_finish(&message);
    free(path);
}
