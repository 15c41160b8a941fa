/* The words and signs of a configuration file, with what is broken about them. Comments are "# …", "// …" and
 * those of C; a text is a bare word, '…' in which \' and \\ are replaced, or "…" in which those of C and
 * ${NAME} are. Pure: copying the struct looks ahead. Any thread. */
#ifndef FOYER_CONFIG_TOKEN_H
#define FOYER_CONFIG_TOKEN_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_TEXT, /* bare, "…" or '…' */
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_EQUAL,
    TOKEN_APPEND, /* += */
    TOKEN_PAREN_OPEN,
    TOKEN_PAREN_CLOSE,
    TOKEN_COMMA,
    TOKEN_STRAY, /* a character that belongs into quotes; a comment without end */
};

enum token_problem {
    PROBLEM_NONE,
    PROBLEM_UNCLOSED, /* no closing quote on the line */
    PROBLEM_COMMENT,  /* no end of the comment in the file */
    PROBLEM_ESCAPE,   /* \0, \x41: could hide a NUL */
    PROBLEM_VARIABLE, /* ${ without a name and a } */
    PROBLEM_UNSET,    /* ${NAME} that is not in the environment and has no default */
    PROBLEM_STRAY,
};

struct token {
    enum token_kind kind;
    enum token_problem problem;
    int line;
    const char *start; /* with its quotes; borrowed from the text */
    size_t length;
    const char *detail; /* what the problem is about */
    size_t detail_length;
};

struct lexer {
    const char *at;
    const char *end;
    int line;                 /* of `at`, from 1 */
    char *const *environment; /* borrowed, of ${NAME}; NULL: empty */
};

void lexer_next(struct lexer *lexer, struct token *token);

/* The token after `ahead` others, without moving. */
struct token lexer_peek(const struct lexer *lexer, int ahead);

/* What is written between the quotes, escapes as they are; borrowed. */
const char *token_content(const struct token *token, size_t *length);
bool token_is(const struct token *token, const char *word);

/* Appends what the text means: escapes and variables replaced. One with a problem: what is written. */
void token_text(const struct token *token, char *const *environment, struct buffer *into);

/* Appends what is broken and what to do. */
void token_describe_problem(const struct token *token, struct buffer *into);

/* "${NAME}" or "${NAME:-default}". */
struct token_variable {
    const char *name;
    size_t length;
    const char *otherwise; /* the default; NULL: there is none */
    const char *end;       /* behind the brace */
};

/* At "${"; false when it is no variable. */
bool token_variable(const char *at, const char *end, struct token_variable *variable);

#endif
