/* What the parser looks, skips and complains with. Main thread. */
#include "base/limits.h"
#include "base/utf8.h"
#include "config/names.h"
#include "config/parser.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGE_MAX = 2000 };

struct config_place parser_place(const struct parser *parser, int line)
{
    const struct parser_file *file = parser->file;
    return (struct config_place){
        .path = file->parent ? file->path : NULL, .line = line, .order = file->lines_before + line};
}

void parser_word(const struct token *token, char out[PARSER_WORD_SIZE])
{
    size_t length;
    const char *content = token_content(token, &length);
    length = utf8_prefix(content, length, PARSER_WORD_SIZE - 1);
    memcpy(out, content, length);
    out[length] = '\0';
}

char *parser_text(const struct parser *parser, const struct token *token)
{
    struct buffer text;
    buffer_init(&text, LIMIT_CONFIG_FILE);
    token_text(token, parser->tree->environment, &text);
    return text.bytes; /* handed over */
}

struct token parser_peek(const struct parser *parser, int ahead)
{
    return lexer_peek(&parser->lexer, ahead);
}

bool parser_statement_begins(const struct parser *parser)
{
    struct token name = parser_peek(parser, 0), next = parser_peek(parser, 1);
    if (name.kind != TOKEN_TEXT)
        return false;
    if (next.kind == TOKEN_TEXT)
        return next.line == name.line && parser_peek(parser, 2).kind == TOKEN_OPEN;
    return next.kind == TOKEN_EQUAL || next.kind == TOKEN_APPEND || next.kind == TOKEN_OPEN ||
           next.kind == TOKEN_PAREN_OPEN;
}

void parser_skip(struct parser *parser)
{
    struct token token;
    lexer_next(&parser->lexer, &token);
}

void parser_skip_line(struct parser *parser, int line)
{
    struct token token = parser_peek(parser, 0);
    while (token.line <= line && token.kind != TOKEN_CLOSE && token.kind != TOKEN_END) {
        parser_skip(parser);
        token = parser_peek(parser, 0);
    }
}

bool parser_skip_block(struct parser *parser)
{
    struct token token;
    int depth = 1;
    do {
        lexer_next(&parser->lexer, &token);
        depth += (token.kind == TOKEN_OPEN) - (token.kind == TOKEN_CLOSE);
    } while (depth > 0 && token.kind != TOKEN_END);
    return depth == 0;
}

/* Something that is broken in itself, still on `line`. */
static bool find_problem(const struct parser *parser, int line, struct token *token)
{
    struct lexer ahead = parser->lexer;
    do {
        lexer_next(&ahead, token);
        if (token->line == line && token->problem == PROBLEM_UNCLOSED)
            return true;
    } while (token->line <= line && token->kind != TOKEN_END && token->problem != PROBLEM_COMMENT);
    return false;
}

/* True when the mistake is not to be worded: one of its line was told, or there are too many. */
static bool is_enough(struct parser *parser, const struct config_place *place)
{
    bool told = place->order == parser->last_broken_order;
    bool full = findings_full(&parser->tree->findings);
    if (!told && full)
        findings_skip(&parser->tree->findings);
    return told || full;
}

void parser_broken(struct parser *parser, int line, const char *key, const char *format, ...)
{
    struct config_place place = parser_place(parser, line);
    if (is_enough(parser, &place))
        return;
    parser->last_broken_order = place.order;
    struct token token;
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    if (find_problem(parser, line, &token)) {
        token_describe_problem(&token, &message);
    } else {
        struct error text = {0};
        va_list arguments;
        va_start(arguments, format);
        error_vset(&text, format, arguments);
        va_end(arguments);
        buffer_append_text(&message, text.text);
    }
    findings_add(&parser->tree->findings, &place, key, "%s", message.bytes);
    buffer_finish(&message);
}

void parser_tell_problem(struct parser *parser, const struct token *token, const char *key)
{
    struct config_place place = parser_place(parser, token->line);
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    token_describe_problem(token, &message);
    if (token->problem == PROBLEM_UNSET || token->problem == PROBLEM_ESCAPE)
        findings_add(&parser->tree->findings, &place, key, "%s", message.bytes);
    else
        parser_broken(parser, token->line, key, "%s", message.bytes);
    buffer_finish(&message);
}

/* What is wrong with a name that is not known here. */
static void describe_unknown(const struct parser *parser, int section, const char *word, bool as_section,
                             struct buffer *into)
{
    const struct config_schema *schema = parser->tree->schema;
    if (schema_section(schema, section, word) >= 0) {
        buffer_append_format(into, "%s is a section; write %s { … }", word, word);
    } else if (schema_key(schema, section, word)) {
        buffer_append_format(into, "%s is a key; write %s = VALUE", word, word);
    } else if (strcmp(word, "include") == 0) {
        buffer_append_text(into, "write include(\"FILE\")");
    } else {
        buffer_append_text(into, as_section ? "unknown section; " : "unknown key; ");
        names_suggest(schema, section, word, !as_section, into);
    }
}

void parser_note_broken(struct parser *parser, size_t node, const struct config_key *key, int line)
{
    if (!tree_find(parser->tree, node, key->name))
        tree_add_entry(parser->tree,
                       &(struct config_entry){.key = key, .node = node, .place = parser_place(parser, line)});
}

void parser_tell_unknown(struct parser *parser, size_t node, const struct token *name, bool as_section)
{
    const struct config_node *section = &parser->tree->nodes[node];
    char word[PARSER_WORD_SIZE];
    parser_word(name, word);
    const struct config_key *key = schema_key(parser->tree->schema, section->section, word);
    struct config_place place = parser_place(parser, name->line);
    if (key)
        parser_note_broken(parser, node, key, name->line);
    if (is_enough(parser, &place))
        return;
    char *path = names_path(section->path, word, NULL);
    struct buffer message;
    buffer_init(&message, MESSAGE_MAX);
    describe_unknown(parser, section->section, word, as_section, &message);
    findings_add(&parser->tree->findings, &place, path, "%s", message.bytes);
    buffer_finish(&message);
    free(path);
}

void parser_tell_second(struct parser *parser, const struct config_place *first, int line, const char *key)
{
    struct config_place place = parser_place(parser, line);
    bool same_file = first->path == place.path;
    findings_add(&parser->tree->findings, &place, key,
                 "it stands here a second time, first in %s%s%d; take one away",
                 same_file     ? "line "
                 : first->path ? first->path
                               : "the including file",
                 same_file ? "" : ":", first->line);
}
