/* What commands take from where they are started: folders, environment, standard output, the files of the
 * program. */
#include "desk.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FEED                                                                                                 \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": [{\"id\": \"1\","   \
    " \"title\": \"One\", \"content_text\": \"Hello.\", \"image\": \"none.jpg\"}]}"

static int check_in_home(struct desk *desk, const char *folder, const char *told)
{
    char path[64];
    (void)snprintf(path, sizeof path, "%s/foyer.conf", folder);
    assert_true(file_make_folder(folder, NULL));
    desk_put(path, told);
    return desk_run(desk, "check", NULL);
}

static void the_configuration_of_the_user_is_in_the_folder_that_xdg_names_else_in_config(void **state)
{
    struct desk *desk = *state;
    const char *const values[] = {NULL, ""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (values[i])
            setenv("XDG_CONFIG_HOME", values[i], 1);
        else
            unsetenv("XDG_CONFIG_HOME");
        assert_int_equal(check_in_home(desk, "home/.config/foyer", "feed \"A\" { url = \"/a.json\" }\n"), 0);
        desk_assert_says(&desk->output, "/home/.config/foyer/foyer.conf: no mistakes, 1 feed\n");
    }
    setenv("XDG_CONFIG_HOME", "xdg", 1);
    assert_int_equal(check_in_home(desk, "xdg/foyer",
                                   "feed \"A\" { url = \"/a.json\" }\nfeed \"B\" { url = \"/b.json\" }\n"),
                     0);
    desk_assert_says(&desk->output, "xdg/foyer/foyer.conf: no mistakes, 2 feeds\n");
}

static void what_is_named_counts_before_what_is_found(void **state)
{
    struct desk *desk = *state;
    desk_put("named.conf", "feed \"A\" { url = \"/a.json\" }\n");
    assert_int_equal(check_in_home(desk, "home/foyer", "titel = 3\n"), 1);
    assert_int_equal(desk_run(desk, "check", "-c", "named.conf", NULL), 0);
}

/* Of a feed's file only warnings are told, and all of it to who asks for more. */
static void the_log_of_a_drawing_is_quiet_unless_debugging_is_wanted(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json", FEED);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    assert_null(strstr(desk->errors.bytes, "info "));
    desk_assert_says(&desk->errors, "without its photo");
    setenv("FOYER_DEBUG", "1", 1);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    desk_assert_says(&desk->errors, "info ingest: feed: 1 story, 1 new");
    unsetenv("FOYER_DEBUG");
    setenv("JOURNAL_STREAM", "1:1", 1);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    assert_null(strstr(desk->errors.bytes, "<6>"));
    unsetenv("JOURNAL_STREAM");
}

/* $XDG_RUNTIME_DIR, else $TMPDIR, else /tmp; nothing stays there. */
static void the_temporary_folder_is_where_the_environment_has_it(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json", FEED);
    setenv("TMPDIR", "/nonexistent", 1);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-o", "a.png", NULL), 1);
    desk_assert_says(&desk->errors, "foyer render: cannot make a temporary folder /nonexistent/foyer-");
    setenv("XDG_RUNTIME_DIR", "tmp", 1);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    assert_true(desk_folder_is_empty("tmp"));
    setenv("XDG_RUNTIME_DIR", "", 1);
    setenv("TMPDIR", "", 1);
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    unsetenv("XDG_RUNTIME_DIR");
}

/* Also when the folder's name has what a configuration would take for the end of a text. */
static void the_demo_is_found_where_foyer_data_says(void **state)
{
    struct desk *desk = *state;
    if (desk_has_screen()) {
        print_message("this machine has a screen connected\n");
        skip();
    }
    assert_int_equal(mkdir("it's \\ a ${HOME}", 0700), 0);
    assert_int_equal(symlink(SOURCE_FOLDER "/fonts", "it's \\ a ${HOME}/fonts"), 0);
    assert_int_equal(symlink(SOURCE_FOLDER "/assets", "it's \\ a ${HOME}/assets"), 0);
    char *data = file_join(desk->folder, "it's \\ a ${HOME}");
    setenv("FOYER_DATA", data, 1);
    assert_int_equal(desk_run(desk, "--demo", "--window", "480x270", NULL), 0);
    assert_true(file_exists("foyer-demo-pages/01.png"));
    setenv("FOYER_DATA", "/nonexistent", 1); /* then where the program knows of itself */
    assert_int_equal(desk_run(desk, "--demo", "--window", "480x270", NULL), 0);
    unsetenv("FOYER_DATA");
    free(data);
}

static void a_full_disk_behind_standard_output_is_told(void **state)
{
    struct desk *desk = *state;
    desk_put("good.conf", "feed \"A\" { url = \"/a.json\" }\n");
    const char *const lines[] = {"'" FOYER_PROGRAM "' check --help >/dev/full",
                                 "'" FOYER_PROGRAM "' check -c good.conf >/dev/full"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *const words[] = {"/bin/sh", "-c", lines[i], NULL};
        desk_assert_refused(desk, desk_run_words(desk, words), 1,
                            "foyer check: cannot write to standard output: No space left on device");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(the_configuration_of_the_user_is_in_the_folder_that_xdg_names_else_in_config),
        ON_DESK(what_is_named_counts_before_what_is_found),
        ON_DESK(the_log_of_a_drawing_is_quiet_unless_debugging_is_wanted),
        ON_DESK(the_temporary_folder_is_where_the_environment_has_it),
        ON_DESK(the_demo_is_found_where_foyer_data_says),
        ON_DESK(a_full_disk_behind_standard_output_is_told),
    };
    return cmocka_run_group_tests_name("surroundings", tests, NULL, NULL);
}
