/* Noticing a change and taking it over. */
#include "reading.h"

#include "base/file.h"
#include "config/reload.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define FEED "feed A { url = \"/a\" }\n"

static char path[64];

static int setup(void **state)
{
    (void)state;
    (void)snprintf(path, sizeof path, "%s", "/tmp/foyer.XXXXXX");
    int file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int teardown(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

static void put(const char *text)
{
    assert_true(file_write_atomic(path, text, strlen(text), NULL));
}

/* Reads it anew, whatever is in it. */
static void read_anew(struct config *config)
{
    (void)config_reload(config, "test");
    assert_false(config_files_changed(&config->files));
}

static void read_first(struct config *config)
{
    struct config_mistakes mistakes;
    assert_true(config_read(path, config, &mistakes));
    assert_false(config_files_changed(&config->files));
}

static void a_change_is_noticed_until_it_is_read(void **state)
{
    (void)state;
    struct config config;
    put("title = a\n" FEED);
    read_first(&config);
    put("title = b\n" FEED);
    assert_true(config_files_changed(&config.files));
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    const struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    config_finish(&config);
}

/* Also within one second, also when the time is set back afterwards. */
static void a_change_shows_in_size_or_inode_or_any_part_of_the_time(void **state)
{
    (void)state;
    struct config config;
    const struct timespec times[2] = {{.tv_sec = 1000, .tv_nsec = 5}, {.tv_sec = 1000, .tv_nsec = 5}};
    const struct timespec later[2] = {{.tv_sec = 1000, .tv_nsec = 6}, {.tv_sec = 1000, .tv_nsec = 6}};
    put("title = a\n" FEED);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    read_first(&config);
    assert_int_equal(utimensat(AT_FDCWD, path, later, 0), 0);
    assert_true(config_files_changed(&config.files));
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_false(config_files_changed(&config.files));
    int file = open(path, O_WRONLY | O_APPEND);
    assert_int_equal(write(file, "\n", 1), 1);
    close(file);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    put("title = b\n" FEED "\n"); /* the same size, another file */
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(config_files_changed(&config.files));
    config_finish(&config);
}

static void a_file_that_is_gone_is_no_change_until_it_comes_back(void **state)
{
    (void)state;
    struct config config;
    put(FEED);
    read_first(&config);
    unlink(path);
    assert_false(config_files_changed(&config.files));
    put("title = abc\n" FEED);
    assert_true(config_files_changed(&config.files));
    unlink(path);
    read_anew(&config); /* somebody pressed a key meanwhile */
    put("title = abcd\n" FEED);
    assert_true(config_files_changed(&config.files));
    config_finish(&config);
}

static void a_change_of_an_included_file_is_noticed_too(void **state)
{
    (void)state;
    struct config config;
    char included[80];
    char text[200];
    (void)snprintf(included, sizeof included, "%s.part", path);
    (void)snprintf(text, sizeof text, "include(\"%s\")\n" FEED, included);
    put(FEED);
    read_first(&config);
    put(text);
    read_anew(&config); /* what is included is missing */
    assert_true(file_write_atomic(included, "title = one", 11, NULL));
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    assert_string_equal(config.title, "one");
    assert_true(file_write_atomic(included, "titl = two", 10, NULL)); /* a mistake */
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    assert_string_equal(config.title, "one");
    assert_true(file_write_atomic(included, "title = two", 11, NULL));
    assert_true(config_files_changed(&config.files));
    read_anew(&config);
    assert_string_equal(config.title, "two");
    put("title = three\n" FEED);
    read_anew(&config);
    assert_true(file_write_atomic(included, "title = four", 12, NULL)); /* not included any more */
    assert_false(config_files_changed(&config.files));
    put(text);
    read_anew(&config);
    unlink(included);
    assert_false(config_files_changed(&config.files));
    config_finish(&config);
}

static void the_newest_of_all_files_tells_when_the_configuration_changed(void **state)
{
    (void)state;
    struct config config;
    char included[80], text[200];
    const struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    const struct timespec new[2] = {{.tv_sec = 2000}, {.tv_sec = 2000}};
    (void)snprintf(included, sizeof included, "%s.part", path);
    (void)snprintf(text, sizeof text, "include(\"%s\")\n" FEED, included);
    put(text);
    assert_true(file_write_atomic(included, "title = one", 11, NULL));
    assert_int_equal(utimensat(AT_FDCWD, path, old, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, included, new, 0), 0);
    read_first(&config);
    assert_int_equal(config_files_newest(&config.files), 2000);
    assert_int_equal(utimensat(AT_FDCWD, path, new, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, included, old, 0), 0);
    read_anew(&config);
    assert_int_equal(config_files_newest(&config.files), 2000);
    assert_int_equal(config_files_newest(&(struct config_files){0}), 0);
    unlink(included);
    config_finish(&config);
}

static void a_good_file_takes_the_place_of_the_old_one_and_a_bad_one_does_not(void **state)
{
    (void)state;
    struct config config;
    struct config_mistakes mistakes;
    put("title = one\nfeed A { url = \"/a\" }\n");
    assert_true(config_read(path, &config, &mistakes));
    put("title = two\nfeed A { url = \"/a\" }\nfeed B { url = \"/b\" }\n");
    const char *borrowed = config.path;
    assert_true(config_reload(&config, "test"));
    assert_ptr_equal(config.path, borrowed);
    assert_string_equal(config.title, "two");
    assert_string_equal(config.path, path);
    assert_int_equal(config.feed_count, 2);
    put("title = three\n");
    assert_false(config_reload(&config, "test"));
    assert_string_equal(config.title, "two");
    unlink(path);
    assert_false(config_reload(&config, "test"));
    assert_int_equal(config.feed_count, 2);
    config_finish(&config);
}

/* What a start would refuse, a reload refuses as well. */
static void a_map_that_cannot_be_followed_is_refused_by_a_reload(void **state)
{
    (void)state;
    struct config config;
    put("feed A { url = \"/a\" format = mapped map { stories = \"/\" headline = \"/a\" } }\n");
    read_first(&config);
    put("feed A { url = \"/a\" format = mapped map { stories = \"/\" headline = \"/b[one]\" } }\n");
    assert_false(config_reload(&config, "test"));
    assert_string_equal(config.feeds[0].map.headline, "/a");
    config_finish(&config);
}

static void defaults_without_a_file_are_not_reloaded(void **state)
{
    (void)state;
    struct config config;
    config_init_defaults(&config);
    assert_false(config_reload(&config, "test"));
    assert_string_equal(config.screen.theme, "night");
    config_finish(&config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_change_is_noticed_until_it_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(a_change_shows_in_size_or_inode_or_any_part_of_the_time, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_file_that_is_gone_is_no_change_until_it_comes_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_change_of_an_included_file_is_noticed_too, setup, teardown),
        cmocka_unit_test_setup_teardown(the_newest_of_all_files_tells_when_the_configuration_changed, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_good_file_takes_the_place_of_the_old_one_and_a_bad_one_does_not,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_map_that_cannot_be_followed_is_refused_by_a_reload, setup,
                                        teardown),
        cmocka_unit_test(defaults_without_a_file_are_not_reloaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
