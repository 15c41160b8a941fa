/* From bytes to words and signs. Knows no key and no section. Any thread. */
#include "config/token.h"

#include "base/ascii.h"
#include "config/environment.h"

#include <string.h>

static bool at_text(const struct lexer *lexer, const char *text)
{
    size_t length = strlen(text);
    return (size_t)(lexer->end - lexer->at) >= length && memcmp(lexer->at, text, length) == 0;
}

static void skip_line(struct lexer *lexer)
{
    while (lexer->at < lexer->end && *lexer->at != '\n')
        lexer->at++;
}

/* False when the comment never ends. */
static bool skip_block_comment(struct lexer *lexer)
{
    for (lexer->at += 2; lexer->at < lexer->end; lexer->at++) {
        if (at_text(lexer, "*/")) {
            lexer->at += 2;
            return true;
        }
        lexer->line += *lexer->at == '\n';
    }
    return false;
}

static void take(struct lexer *lexer, struct token *token, enum token_kind kind, size_t length)
{
    token->kind = kind;
    token->length = length;
    lexer->at = token->start + length;
}

static void mark(struct token *token, enum token_problem problem, const char *detail, size_t length)
{
    if (token->problem != PROBLEM_NONE)
        return;
    token->problem = problem;
    token->detail = detail;
    token->detail_length = length;
}

/* Blanks and comments. False: `token` tells of a comment without end. */
static bool skip_blank(struct lexer *lexer, struct token *token)
{
    while (lexer->at < lexer->end) {
        char c = *lexer->at;
        if (c == '#' || at_text(lexer, "//")) {
            skip_line(lexer);
        } else if (at_text(lexer, "/*")) {
            *token =
                (struct token){.kind = TOKEN_STRAY, .line = lexer->line, .start = lexer->at, .length = 2};
            mark(token, PROBLEM_COMMENT, lexer->at, 2);
            if (!skip_block_comment(lexer))
                return false;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            lexer->line += c == '\n';
            lexer->at++;
        } else {
            break;
        }
    }
    return true;
}

static bool word_byte(char c)
{
    return !strchr(" #\"'\t\n\r={}()+,*", c); /* NUL is among them */
}

/* At "${": returns the place behind "}", or behind "${" when it is none. */
static const char *variable(const struct lexer *lexer, const char *at, struct token *token)
{
    struct token_variable found;
    if (!token_variable(at, lexer->end, &found)) {
        mark(token, PROBLEM_VARIABLE, at, 2);
        return at + 2;
    }
    if (!found.otherwise && !environment_find(lexer->environment, found.name, found.length))
        mark(token, PROBLEM_UNSET, found.name, found.length);
    return found.end;
}

/* The text goes on to the end of the line, but a brace that stands alone there belongs to the section. */
static const char *unclosed(const struct lexer *lexer, struct token *token)
{
    const char *end = token->start;
    while (end < lexer->end && *end != '\n')
        end++;
    const char *cut = end;
    while (cut > token->start + 1 && strchr("{} \t\r", cut[-1]))
        cut--;
    while (cut < end && *cut != ' ' && *cut != '\t')
        cut++;
    token->problem = PROBLEM_NONE; /* what else was found may not be meant as text at all */
    mark(token, PROBLEM_UNCLOSED, token->start, (size_t)(cut - token->start));
    return cut;
}

static void quoted(struct lexer *lexer, struct token *token)
{
    char quote = *token->start;
    int first_line = lexer->line;
    const char *c = token->start + 1;
    while (c < lexer->end && *c != quote && *c != '\n') {
        if (*c == '\\' && c + 1 < lexer->end) {
            lexer->line += c[1] == '\n';
            if (quote == '"' && (ascii_is_digit(c[1]) || c[1] == 'x'))
                mark(token, PROBLEM_ESCAPE, c, 2);
            c += 2;
        } else if (quote == '"' && *c == '$' && c + 1 < lexer->end && c[1] == '{') {
            c = variable(lexer, c, token);
        } else {
            c++;
        }
    }
    if (c < lexer->end && *c == quote) {
        take(lexer, token, TOKEN_TEXT, (size_t)(c + 1 - token->start));
        return;
    }
    lexer->line = first_line;
    take(lexer, token, TOKEN_TEXT, (size_t)(unclosed(lexer, token) - token->start));
}

static void bare(struct lexer *lexer, struct token *token)
{
    const char *c = token->start;
    if (at_text(lexer, "${")) {
        c = variable(lexer, c, token);
    } else {
        while (c < lexer->end && word_byte(*c))
            c++;
    }
    if (c > token->start) {
        take(lexer, token, TOKEN_TEXT, (size_t)(c - token->start));
        return;
    }
    mark(token, PROBLEM_STRAY, token->start, 1);
    take(lexer, token, TOKEN_STRAY, 1);
}

void lexer_next(struct lexer *lexer, struct token *token)
{
    static const char signs[] = "{}=(),";
    static const enum token_kind kinds[] = {TOKEN_OPEN,       TOKEN_CLOSE,       TOKEN_EQUAL,
                                            TOKEN_PAREN_OPEN, TOKEN_PAREN_CLOSE, TOKEN_COMMA};
    if (!skip_blank(lexer, token))
        return;
    *token = (struct token){.kind = TOKEN_END, .line = lexer->line, .start = lexer->at};
    if (lexer->at >= lexer->end)
        return;
    const char *sign = *lexer->at ? strchr(signs, *lexer->at) : NULL;
    if (sign)
        take(lexer, token, kinds[sign - signs], 1);
    else if (at_text(lexer, "+="))
        take(lexer, token, TOKEN_APPEND, 2);
    else if (*lexer->at == '"' || *lexer->at == '\'')
        quoted(lexer, token);
    else
        bare(lexer, token);
}

struct token lexer_peek(const struct lexer *lexer, int ahead)
{
    struct lexer copy = *lexer;
    struct token token;
    do
        lexer_next(&copy, &token);
    while (ahead-- > 0);
    return token;
}
