/* Help, version and wrong usage of every command. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

static const char *const commands[] = {"run", "display", "ingest", "check", "probe", "render", "alert"};
enum { COMMANDS = sizeof commands / sizeof *commands };

static void help_lists_every_command(void **state)
{
    struct desk *desk = *state;
    const char *const words[] = {"--help", "-h", "help"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_int_equal(desk_run(desk, words[i], NULL), 0);
        assert_string_equal(desk->errors.bytes, "");
        for (int c = 0; c < COMMANDS; c++) {
            char line[32];
            (void)snprintf(line, sizeof line, "\n  %-9s ", commands[c]);
            desk_assert_says(&desk->output, line);
        }
    }
}

static void every_command_tells_its_usage_and_options(void **state)
{
    struct desk *desk = *state;
    for (int c = 0; c < COMMANDS; c++) {
        char usage[64];
        (void)snprintf(usage, sizeof usage, "Usage: foyer %s [OPTION]…", commands[c]);
        assert_int_equal(desk_run(desk, commands[c], "--help", NULL), 0);
        assert_string_equal(desk->errors.bytes, "");
        assert_memory_equal(desk->output.bytes, usage, strlen(usage));
        desk_assert_says(&desk->output, "\n  -h, --help ");
        if (strcmp(commands[c], "probe") != 0)
            desk_assert_says(&desk->output, "\n  -c, --config FILE ");
    }
}

static void the_version_names_the_program_and_its_libraries(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(desk_run(desk, "--version", NULL), 0);
    assert_memory_equal(desk->output.bytes, "foyer ", 6);
    const char *const libraries[] = {"SDL ",    "SDL_ttf", "libcurl", "jansson",
                                     "libxml2", "SQLite",  "HarfBuzz"};
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        desk_assert_says(&desk->output, libraries[i]);
    assert_string_equal(desk->errors.bytes, "");
}

static void an_unknown_command_is_refused(void **state)
{
    struct desk *desk = *state;
    desk_assert_refused(desk, desk_run(desk, "chek", NULL), 2,
                        "foyer: there is no command \"chek\"; \"foyer --help\" lists them");
}

static void an_unknown_option_is_refused_by_every_command(void **state)
{
    struct desk *desk = *state;
    for (int c = 0; c < COMMANDS; c++) {
        char line[160];
        (void)snprintf(
            line, sizeof line,
            "foyer %s: \"--nothing\" is not an option of this command; \"foyer %s --help\" tells more",
            commands[c], commands[c]);
        desk_assert_refused(desk, desk_run(desk, commands[c], "--nothing", NULL), 2, line);
    }
    desk_assert_refused(
        desk, desk_run(desk, "-x", NULL), 2,
        "foyer run: \"-x\" is not an option of this command; \"foyer run --help\" tells more");
}

static void a_missing_value_is_refused(void **state)
{
    struct desk *desk = *state;
    desk_assert_refused(desk, desk_run(desk, "check", "-c", NULL), 2,
                        "foyer check: --config wants a value: the name of a file; "
                        "\"foyer check --help\" tells more");
}

static void wrong_values_are_refused_with_what_is_allowed(void **state)
{
    struct desk *desk = *state;
    desk_assert_refused(
        desk, desk_run(desk, "--window", "9x9", NULL), 2,
        "foyer run: --window \"9x9\" is not WIDTHxHEIGHT in pixels, from 320x240 to 8192x8192, "
        "as in 1280x720; \"foyer run --help\" tells more");
    desk_assert_refused(
        desk, desk_run(desk, "render", "--size", "big", NULL), 2,
        "foyer render: --size \"big\" is not WIDTHxHEIGHT in pixels, from 320x240 to 8192x8192, "
        "as in 1920x1080; \"foyer render --help\" tells more");
    desk_assert_refused(
        desk, desk_run(desk, "render", "--feed", "a.json", "-o", "a.png", "--theme", "pink", NULL), 2,
        "foyer render: --theme \"pink\" is not one of night, paper, contrast; "
        "\"foyer render --help\" tells more");
    desk_assert_refused(desk, desk_run(desk, "render", "--at", "noon", NULL), 2,
                        "foyer render: --at \"noon\" is not a time like 2026-09-12T14:05+05:00; "
                        "\"foyer render --help\" tells more");
}

static void too_many_or_too_few_arguments_are_refused(void **state)
{
    struct desk *desk = *state;
    desk_assert_refused(
        desk, desk_run(desk, "check", "foyer.conf", NULL), 2,
        "foyer check: \"foyer.conf\" is one argument too many; \"foyer check --help\" tells more");
    desk_assert_refused(desk, desk_run(desk, "probe", "a", "b", NULL), 2,
                        "foyer probe: \"b\" is one argument too many; \"foyer probe --help\" tells more");
    desk_assert_refused(desk, desk_run(desk, "probe", NULL), 2,
                        "foyer probe: URL-or-FILE is missing; \"foyer probe --help\" tells more");
    desk_assert_refused(desk, desk_run(desk, "render", NULL), 2,
                        "foyer render: say where the picture goes, with -o OUT.png");
    desk_assert_refused(
        desk, desk_run(desk, "--demo", "-c", "a.conf", NULL), 2,
        "foyer run: --demo brings a configuration of its own; leave either --demo or -c away");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(help_lists_every_command),
        ON_DESK(every_command_tells_its_usage_and_options),
        ON_DESK(the_version_names_the_program_and_its_libraries),
        ON_DESK(an_unknown_command_is_refused),
        ON_DESK(an_unknown_option_is_refused_by_every_command),
        ON_DESK(a_missing_value_is_refused),
        ON_DESK(wrong_values_are_refused_with_what_is_allowed),
        ON_DESK(too_many_or_too_few_arguments_are_refused),
    };
    return cmocka_run_group_tests_name("usage", tests, NULL, NULL);
}
