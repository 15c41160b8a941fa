/* Statements of a file: name = value, include("FILE"). Knows no type of value. Main thread. */
#include "config/names.h"
#include "config/parser.h"

#include <stdlib.h>
#include <string.h>

/* Behind a value; false, and told, when more stands on its line. */
static bool value_ends(struct parser *parser, const char *path)
{
    struct token after = parser_peek(parser, 0);
    int line = parser->lexer.line;
    if (after.line != line || after.kind == TOKEN_CLOSE || after.kind == TOKEN_END ||
        parser_statement_begins(parser))
        return true;
    char word[PARSER_WORD_SIZE];
    parser_word(&after, word);
    parser_broken(parser, line, path, "unexpected %s behind the value; put the whole value in quotes", word);
    parser_skip_line(parser, line);
    return false;
}

/* Behind "=": reads a value of one word or text, or tells what is wrong. */
static bool scan_value(struct parser *parser, const struct token *name, const char *path, struct token *value)
{
    *value = parser_peek(parser, 0);
    bool elsewhere = value->line != name->line && parser_statement_begins(parser);
    if (value->kind == TOKEN_OPEN) {
        parser_skip(parser);
        parser_skip_block(parser);
        parser_broken(parser, value->line, path, "one value is expected here, not a list in braces");
        return false;
    }
    if ((value->kind != TOKEN_TEXT && value->problem == PROBLEM_NONE) || elsewhere) {
        parser_broken(parser, name->line, path, "the value behind = is missing");
        return false;
    }
    parser_skip(parser);
    if (value->problem == PROBLEM_NONE)
        return value_ends(parser, path);
    parser_tell_problem(parser, value, path);
    if (value->kind == TOKEN_STRAY)
        parser_skip_line(parser, value->line);
    return false;
}

/* Behind the sign: keeps the value unless the key was there already. */
static void take_value(struct parser *parser, size_t node, const struct token *name, const char *path,
                       const struct config_key *key)
{
    struct token value;
    bool fine = scan_value(parser, name, path, &value);
    const struct config_entry *first = key ? tree_find(parser->tree, node, key->name) : NULL;
    if (first)
        parser_tell_second(parser, &first->place, name->line, path);
    else if (key)
        tree_add_entry(parser->tree, &(struct config_entry){.key = key,
                                                            .node = node,
                                                            .text = fine ? parser_text(parser, &value) : NULL,
                                                            .place = parser_place(parser, name->line)});
}

void parser_assignment(struct parser *parser, size_t node, const struct token *name)
{
    const struct config_node *section = &parser->tree->nodes[node];
    char word[PARSER_WORD_SIZE];
    parser_word(name, word);
    const struct config_key *key = schema_key(parser->tree->schema, section->section, word);
    if (!key)
        parser_tell_unknown(parser, node, name, false);

    struct token sign;
    lexer_next(&parser->lexer, &sign);
    if (!key && parser_peek(parser, 0).kind == TOKEN_OPEN) {
        parser_skip(parser);
        parser_skip_block(parser);
        return;
    }
    char *path = names_path(section->path, word, NULL);
    if (sign.kind == TOKEN_APPEND)
        parser_broken(parser, sign.line, path, "+= is not known here; write %s = VALUE", word);
    take_value(parser, node, name, path, key);
    free(path);
}

void parser_call(struct parser *parser, size_t node, const struct token *name)
{
    parser_skip(parser);
    if (!token_is(name, "include")) {
        parser_tell_unknown(parser, node, name, false);
        parser_skip_line(parser, name->line);
        return;
    }
    struct token argument = parser_peek(parser, 0), close = parser_peek(parser, 1);
    if (argument.kind != TOKEN_TEXT || close.kind != TOKEN_PAREN_CLOSE) {
        parser_broken(parser, name->line, "include", "write include(\"FILE\")");
        parser_skip_line(parser, name->line);
        return;
    }
    parser_skip(parser);
    parser_skip(parser);
    if (argument.problem != PROBLEM_NONE)
        parser_tell_problem(parser, &argument, "include");
    else if (node != 0)
        parser_broken(parser, name->line, "include", "files are included outside of sections only");
    else
        parser_include(parser, &argument);
}
