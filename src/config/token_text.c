/* What a token means, and what is broken about it, for people. Knows no key and no section. Any thread. */
#include "config/token.h"

#include "base/ascii.h"
#include "config/environment.h"

#include <string.h>

enum { VARIABLE_NAME_MAX = 63 };

static bool is_quoted(const struct token *token)
{
    return token->length > 0 && (*token->start == '"' || *token->start == '\'');
}

const char *token_content(const struct token *token, size_t *length)
{
    bool opened = is_quoted(token);
    bool closed = opened && token->problem != PROBLEM_UNCLOSED;
    *length = token->length - opened - closed;
    return token->start + opened;
}

bool token_is(const struct token *token, const char *word)
{
    size_t length;
    const char *content = token_content(token, &length);
    return token->kind == TOKEN_TEXT && strlen(word) == length && memcmp(content, word, length) == 0;
}

bool token_variable(const char *at, const char *end, struct token_variable *variable)
{
    const char *c = at + 2;
    *variable = (struct token_variable){.name = c};
    while (c < end && (ascii_is_letter_or_digit(*c) || *c == '_'))
        c++;
    variable->length = (size_t)(c - variable->name);
    if (end - c >= 2 && c[0] == ':' && c[1] == '-') {
        variable->otherwise = c + 2;
        while (c < end && !strchr("}\"'\\\n$", *c))
            c++;
    }
    variable->end = c + 1;
    return c < end && *c == '}' && variable->length > 0 && variable->length <= VARIABLE_NAME_MAX;
}

/* At "${"; returns the place behind. */
static const char *append_variable(const char *at, const char *end, char *const *environment,
                                   struct buffer *into)
{
    struct token_variable variable;
    (void)token_variable(at, end, &variable);
    const char *value = environment_find(environment, variable.name, variable.length);
    if (value)
        buffer_append_text(into, value);
    else if (variable.otherwise)
        buffer_append(into, variable.otherwise, (size_t)(variable.end - 1 - variable.otherwise));
    return variable.end;
}

/* At a backslash with something behind it. In '…' it stands for itself but before \ and '. */
static const char *append_escape(const char *at, char quote, struct buffer *into)
{
    static const char letters[] = "nrbfaetv", meanings[] = "\n\r\b\f\a\033\t\v";
    const char *letter = strchr(letters, at[1]);
    if (at[1] == '\n')
        return at + 2; /* the line goes on */
    if (quote == '"' && letter)
        buffer_append(into, &meanings[letter - letters], 1);
    else if (quote == '"' || at[1] == '\'' || at[1] == '\\')
        buffer_append(into, at + 1, 1);
    else
        buffer_append(into, at, 2);
    return at + 2;
}

void token_text(const struct token *token, char *const *environment, struct buffer *into)
{
    size_t length;
    const char *c = token_content(token, &length), *end = c + length;
    char quote = is_quoted(token) ? *token->start : '\0';
    bool plain = token->problem != PROBLEM_NONE;
    while (c < end)
        if (!plain && quote && *c == '\\' && c + 1 < end)
            c = append_escape(c, quote, into);
        else if (!plain && quote != '\'' && end - c >= 2 && c[0] == '$' && c[1] == '{')
            c = append_variable(c, end, environment, into);
        else
            buffer_append(into, c++, 1);
}

void token_describe_problem(const struct token *token, struct buffer *into)
{
    int length = token->detail_length < 40 ? (int)token->detail_length : 40;
    switch (token->problem) {
    case PROBLEM_UNCLOSED:
        buffer_append_text(into, "the text has no closing quote; close it on the line it begins on");
        break;
    case PROBLEM_COMMENT:
        buffer_append_text(into, "the comment never ends; close it with */");
        break;
    case PROBLEM_ESCAPE:
        buffer_append_format(into, "%.*s is no character here; write the character itself, or \\\\ for a \\",
                             length, token->detail);
        break;
    case PROBLEM_VARIABLE:
        buffer_append_text(into,
                           "${ without a name and a }; write ${NAME} for a variable of the environment");
        break;
    case PROBLEM_UNSET:
        buffer_append_format(into, "%.*s is not in the environment; set it, or write ${%.*s:-default}",
                             length, token->detail, length, token->detail);
        break;
    case PROBLEM_STRAY:
        buffer_append_format(into, "unexpected %.*s; put a value with such a character in quotes", length,
                             token->detail);
        break;
    case PROBLEM_NONE:
        break;
    }
}
