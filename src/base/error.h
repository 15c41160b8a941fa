/* What went wrong, in words for a person. The caller owns the struct (usually on its stack); the
 * function that knows the cause fills it, whoever decides reports it once. */
#ifndef FOYER_BASE_ERROR_H
#define FOYER_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

enum { ERROR_TEXT_MAX = 512 };

struct error {
    bool set;
    char text[ERROR_TEXT_MAX]; /* UTF-8, one line, no final stop or newline; "" when not set */
};

/* Empties it; a zeroed struct is empty already. NULL is accepted. */
void error_clear(struct error *error);

/* Fills it, unless it is filled: the deepest cause wins. Control characters become spaces and a text
 * too long ends in "…". Returns false, so that `return error_set(…)` reads well. NULL is accepted. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool error_vset(struct error *error, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Puts "context: " before the text of a filled error ("config/foyer.conf: No such file"). Does
 * nothing to an empty one. Returns false. */
bool error_prefix(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
