/* What a token says, for libconfuse and for people. */
#include "config/token.h"

#include <string.h>

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

/* Only what means nothing to libconfuse's scanner. */
static void write_plain(const struct token *token, struct buffer *into)
{
    size_t length;
    const char *content = token_content(token, &length);
    for (size_t i = 0; i < length; i++)
        if (!strchr("\"'\\$\n\r", content[i]))
            buffer_append(into, content + i, 1);
}

void token_write(const struct token *token, const char *prefix, struct buffer *into)
{
    size_t length;
    const char *content = token_content(token, &length);
    const char *quote = is_quoted(token) && *token->start == '\'' && !token->problem ? "'" : "\"";
    buffer_append_format(into, "%s%s", quote, prefix);
    if (token->problem != PROBLEM_NONE) {
        write_plain(token, into);
    } else {
        for (size_t i = 0; i < length; i++) {
            if (content[i] == '\\' && !is_quoted(token))
                buffer_append_text(into, "\\\\");
            else if (content[i] == '\\' && i + 1 < length && content[i + 1] == '\n')
                i++; /* the line goes on */
            else if (content[i] == '\\' && i + 1 < length)
                buffer_append(into, content + i++, 2);
            else
                buffer_append(into, content + i, 1);
        }
    }
    buffer_append_text(into, quote);
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
