/* A person at a terminal: an empty folder to work in, the real program, and what it answered. The environment
 * has no display, no configuration and no store but what a test puts there. */
#ifndef FOYER_TESTS_E2E_COMMANDS_DESK_H
#define FOYER_TESTS_E2E_COMMANDS_DESK_H

#include "base/buffer.h"
#include "support/cmocka.h"
#include "support/process.h"

#include <stdbool.h>

struct desk {
    char folder[64]; /* the current folder; "home" and "tmp" are empty folders in it */
    struct buffer output, errors;
};

/* Group of one test; `*state` becomes the desk. */
int desk_setup(void **state);
int desk_teardown(void **state);

void desk_put(const char *name, const char *text);

/* Runs foyer with these arguments, NULL at the end; the answers of the last run are forgotten. Returns the
 * exit status. */
#define desk_run(desk, ...) desk_run_words(desk, (const char *const[]){FOYER_PROGRAM, __VA_ARGS__})
int desk_run_words(struct desk *desk, const char *const *words);

/* The exit status is this, standard output is empty, and standard error is exactly this one line. */
void desk_assert_refused(const struct desk *desk, int status, int expected, const char *line);

void desk_assert_says(const struct buffer *answer, const char *part);

/* A screen that the kernel drives is connected to this machine, so that "no display" cannot be tried. */
bool desk_has_screen(void);

bool desk_folder_is_empty(const char *path);

#define ON_DESK(test) cmocka_unit_test_setup_teardown(test, desk_setup, desk_teardown)

#endif
