/* Sections of a file and the statements in them. Knows no type of value. Main thread. */
#include "config/parser.h"

#include "base/memory.h"
#include "config/names.h"

#include <stdlib.h>
#include <string.h>

/* False when there is already as many of it as may be. */
static bool section_fits(struct parser *parser, size_t parent, int section, const char *path, int line)
{
    const struct config_section *kind = &parser->tree->schema->sections[section];
    const struct config_node *first = tree_find_node(parser->tree, parent, section);
    struct config_place place = parser_place(parser, line);
    int count = ++parser->section_counts[section];
    if (!kind->title && first)
        parser_tell_second(parser, &first->place, line, path);
    if (!kind->title)
        return !first;
    if (count == kind->maximum + 1)
        findings_add(&parser->tree->findings, &place, path, "too many sections %s; at most %d are allowed",
                     kind->name, kind->maximum);
    return count <= kind->maximum;
}

/* Up to the brace that opens it. */
static void scan_head(struct parser *parser, const struct token *name, int section, const struct token *title,
                      const char *path)
{
    const struct config_section *kind = &parser->tree->schema->sections[section];
    char word[PARSER_WORD_SIZE] = "";
    if (title) {
        parser_word(title, word);
        parser_skip(parser);
    }
    if (title && title->problem != PROBLEM_NONE)
        parser_tell_problem(parser, title, path);
    else if (title && !kind->title)
        parser_broken(parser, title->line, path, "this section has no name; write %s {", kind->name);

    if (parser_peek(parser, 0).kind == TOKEN_OPEN)
        parser_skip(parser);
    else if (kind->title)
        parser_broken(parser, name->line, path, "a brace { is missing; write %s \"%s\" {", kind->name,
                      title ? word : kind->title);
    else
        parser_broken(parser, name->line, path, "a brace { is missing; write %s {", kind->name);
}

/* Behind the name of a known section. */
static void scan_section(struct parser *parser, size_t parent, const struct token *name, int section,
                         const struct token *title)
{
    struct config_tree *tree = parser->tree;
    const struct config_section *kind = &tree->schema->sections[section];
    char *text = !kind->title ? NULL : title ? parser_text(parser, title) : memory_copy_text("");
    char *path = names_path(tree->nodes[parent].path, kind->name, text);
    scan_head(parser, name, section, title, path);
    if (section_fits(parser, parent, section, path, name->line)) {
        parser_scan(parser,
                    tree_add_node(tree, &(struct config_node){.section = section,
                                                              .parent = parent,
                                                              .title = text,
                                                              .path = path,
                                                              .place = parser_place(parser, name->line)}));
        return;
    }
    parser_skip_block(parser);
    free(text);
    free(path);
}

static void skip_unknown_section(struct parser *parser, size_t node, const struct token *name)
{
    struct token token;
    parser_tell_unknown(parser, node, name, true);
    do
        lexer_next(&parser->lexer, &token);
    while (token.kind != TOKEN_OPEN && token.kind != TOKEN_END);
    if (token.kind == TOKEN_OPEN && !parser_skip_block(parser))
        parser_broken(parser, name->line, parser->tree->nodes[node].path,
                      "the section is never closed; add a }");
}

/* A name that neither "=" nor "{" follows. */
static void scan_alone(struct parser *parser, size_t node, const struct token *name, int section)
{
    struct config_tree *tree = parser->tree;
    char word[PARSER_WORD_SIZE];
    parser_word(name, word);
    struct token next = parser_peek(parser, 0);
    const struct config_key *key = schema_key(tree->schema, tree->nodes[node].section, word);
    if (section >= 0) {
        bool titled = next.kind == TOKEN_TEXT && next.line == name->line && !parser_statement_begins(parser);
        scan_section(parser, node, name, section, titled ? &next : NULL);
        return;
    }
    if (key) {
        char *path = names_path(tree->nodes[node].path, word, NULL);
        parser_broken(parser, name->line, path, "= is missing; write %s = VALUE", word);
        free(path);
        parser_note_broken(parser, node, key, name->line);
    } else {
        parser_tell_unknown(parser, node, name, false);
    }
    parser_skip_line(parser, name->line);
}

static void scan_statement(struct parser *parser, size_t node, const struct token *name)
{
    struct token next = parser_peek(parser, 0);
    bool titled =
        next.kind == TOKEN_TEXT && next.line == name->line && parser_peek(parser, 1).kind == TOKEN_OPEN;
    char word[PARSER_WORD_SIZE];
    parser_word(name, word);
    int section = schema_section(parser->tree->schema, parser->tree->nodes[node].section, word);
    if (next.kind == TOKEN_EQUAL || next.kind == TOKEN_APPEND)
        parser_assignment(parser, node, name);
    else if (next.kind == TOKEN_PAREN_OPEN)
        parser_call(parser, node, name);
    else if (next.kind != TOKEN_OPEN && !titled)
        scan_alone(parser, node, name, section);
    else if (section < 0)
        skip_unknown_section(parser, node, name);
    else
        scan_section(parser, node, name, section, titled ? &next : NULL);
}

static void scan_stray(struct parser *parser, size_t node, const struct token *token)
{
    const char *path = parser->tree->nodes[node].path;
    if (token->problem != PROBLEM_NONE)
        parser_tell_problem(parser, token, path);
    else
        parser_broken(parser, token->line, path, "unexpected %.*s; %s", (int)token->length, token->start,
                      token->kind == TOKEN_CLOSE ? "no section is open here" : "a key is expected here");
    if (token->kind != TOKEN_CLOSE)
        parser_skip_line(parser, token->line);
}

/* A section that belongs around this one begins, so that this one must have ended. */
static bool outer_section_begins(const struct parser *parser, size_t node, const struct token *token)
{
    const struct config_tree *tree = parser->tree;
    char word[PARSER_WORD_SIZE];
    if (token->kind != TOKEN_TEXT || !parser_statement_begins(parser))
        return false;
    enum token_kind next = parser_peek(parser, 1).kind;
    parser_word(token, word);
    if ((next != TOKEN_OPEN && next != TOKEN_TEXT) ||
        schema_section(tree->schema, tree->nodes[node].section, word) >= 0)
        return false;
    while (node != 0) {
        node = tree->nodes[node].parent;
        if (schema_section(tree->schema, tree->nodes[node].section, word) >= 0)
            return true;
    }
    return false;
}

void parser_scan(struct parser *parser, size_t node)
{
    for (;;) {
        struct token token = parser_peek(parser, 0);
        if (token.kind == TOKEN_END || outer_section_begins(parser, node, &token)) {
            const struct config_node *open = &parser->tree->nodes[node];
            if (node != 0)
                parser_broken(parser, open->place.line, open->path,
                              "the section is not closed before line %d; add a }", token.line);
            return;
        }
        parser_skip(parser);
        if (token.kind == TOKEN_CLOSE && node != 0)
            return;
        if (token.kind == TOKEN_TEXT && token.problem == PROBLEM_NONE)
            scan_statement(parser, node, &token);
        else
            scan_stray(parser, node, &token);
    }
}
