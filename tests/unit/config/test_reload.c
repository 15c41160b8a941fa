/* Noticing a change and taking it over. */
#include "reading.h"

#include "base/file.h"
#include "config/reload.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

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

static void a_change_is_reported_once(void **state)
{
    (void)state;
    struct config_watch watch;
    put("a");
    config_watch_init(&watch, path);
    assert_false(config_watch_changed(&watch));
    put("b");
    assert_true(config_watch_changed(&watch));
    assert_false(config_watch_changed(&watch));
    const struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(config_watch_changed(&watch));
    assert_false(config_watch_changed(&watch));
    config_watch_finish(&watch);
}

static void a_file_that_is_gone_is_no_change_until_it_comes_back(void **state)
{
    (void)state;
    struct config_watch watch;
    put("a");
    config_watch_init(&watch, path);
    unlink(path);
    assert_false(config_watch_changed(&watch));
    put("abc");
    assert_true(config_watch_changed(&watch));
    config_watch_finish(&watch);
    config_watch_init(&watch, NULL);
    assert_false(config_watch_changed(&watch));
}

static void a_change_of_an_included_file_is_reported_too(void **state)
{
    (void)state;
    struct config_watch watch;
    char included[80];
    char text[200];
    (void)snprintf(included, sizeof included, "%s.part", path);
    (void)snprintf(text, sizeof text, "include(\"%s\")\n", included);
    put(text);
    config_watch_init(&watch, path);
    assert_false(config_watch_changed(&watch));
    assert_true(file_write_atomic(included, "title = one", 11, NULL)); /* it was missing */
    assert_true(config_watch_changed(&watch));
    assert_false(config_watch_changed(&watch));
    assert_true(file_write_atomic(included, "title = two", 11, NULL));
    assert_true(config_watch_changed(&watch));
    put("title = three\n");
    assert_true(config_watch_changed(&watch));
    assert_true(file_write_atomic(included, "title = four", 12, NULL)); /* not included any more */
    assert_false(config_watch_changed(&watch));
    put(text);
    assert_true(config_watch_changed(&watch));
    unlink(included);
    assert_false(config_watch_changed(&watch));
    config_watch_finish(&watch);
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
        cmocka_unit_test_setup_teardown(a_change_is_reported_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_that_is_gone_is_no_change_until_it_comes_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_change_of_an_included_file_is_reported_too, setup, teardown),
        cmocka_unit_test_setup_teardown(a_good_file_takes_the_place_of_the_old_one_and_a_bad_one_does_not,
                                        setup, teardown),
        cmocka_unit_test(defaults_without_a_file_are_not_reloaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
