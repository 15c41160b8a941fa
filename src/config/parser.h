/* From the text of files to a tree: inside of parser*.c only. One scan that finds every mistake of form and
 * every unknown word, goes on behind each, and keeps what is left. Sections are named by their index in the
 * tree. */
#ifndef FOYER_CONFIG_PARSER_H
#define FOYER_CONFIG_PARSER_H

#include "config/token.h"
#include "config/tree.h"

/* An open file; on the stack of who reads it. */
struct parser_file {
    const char *path;                 /* borrowed from the tree's files */
    const struct parser_file *parent; /* that includes it; NULL: it is the one that was asked for */
    int depth;
    int lines_before; /* of other files, in the order of reading */
    int lines;        /* once it has been read */
};

struct parser {
    struct config_tree *tree; /* borrowed */
    struct parser_file *file; /* that is being read */
    struct lexer lexer;       /* in it */
    int *section_counts;      /* seen of each kind, also those that were left out */
    size_t bytes_left;        /* of all files together */
    int last_broken_order;    /* line of the last mistake of form; more of the same line are not told */
};

/* Reads statements up to the end of the file or of the section. */
void parser_scan(struct parser *parser, size_t node);

/* Behind a name: "= VALUE"; "(…)". */
void parser_assignment(struct parser *parser, size_t node, const struct token *name);
void parser_call(struct parser *parser, size_t node, const struct token *name);

/* Reads the file that `name` means beside the one that is being read, in its place. */
void parser_include(struct parser *parser, const struct token *name);

/* The place of a line of the file that is being read. */
struct config_place parser_place(const struct parser *parser, int line);

/* A mistake of form: one a line, and a text that is not closed there comes first. */
void parser_broken(struct parser *parser, int line, const char *key, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* What is broken about the token. */
void parser_tell_problem(struct parser *parser, const struct token *token, const char *key);

/* Nobody knows this name in this section. */
void parser_tell_unknown(struct parser *parser, size_t node, const struct token *name, bool as_section);

/* The key stands there, though not as it should: nobody need say that it is missing. */
void parser_note_broken(struct parser *parser, size_t node, const struct config_key *key, int line);

/* It was at `first` already. */
void parser_tell_second(struct parser *parser, const struct config_place *first, int line, const char *key);

enum { PARSER_WORD_SIZE = 64 };

/* What is written, shortened: long enough for every name that there is. */
void parser_word(const struct token *token, char out[PARSER_WORD_SIZE]);

/* What the token means, malloc'd. */
char *parser_text(const struct parser *parser, const struct token *token);

struct token parser_peek(const struct parser *parser, int ahead);
void parser_skip(struct parser *parser);

/* What is left of the line, but no "}". */
void parser_skip_line(struct parser *parser, int line);

/* Behind "{"; false when it is never closed. */
bool parser_skip_block(struct parser *parser);

/* "name =", "name {", "name "title" {" or "name(" comes next. */
bool parser_statement_begins(const struct parser *parser);

#endif
