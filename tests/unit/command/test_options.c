/* The one table of options. */
#include "command/options.h"

#include "support/cmocka.h"

#include <string.h>

enum { ALL = OPTION_BIT(OPTION_COUNT) - 1, WORDS_MAX = 12 };

struct reading {
    bool fine, help;
    struct options options;
    struct error error;
    char text[256]; /* what the options borrow from */
    char *words[WORDS_MAX];
};

/* Words are separated by one blank; the first is skipped by options_read, as a program's name is. */
static void read_line(struct reading *reading, unsigned allowed, const char *line)
{
    int count = 0;
    *reading = (struct reading){0};
    assert_true(strlen(line) < sizeof reading->text);
    memcpy(reading->text, line, strlen(line));
    for (char *word = reading->text; word; count++) {
        char *blank = strchr(word, ' ');
        assert_true(count < WORDS_MAX - 1);
        reading->words[count] = word;
        if (blank)
            *blank++ = '\0';
        word = blank;
    }
    reading->fine =
        options_read(&reading->options, allowed, count, reading->words, &reading->help, &reading->error);
}

static void assert_refused(unsigned allowed, const char *line, const char *message)
{
    struct reading reading;
    read_line(&reading, allowed, line);
    assert_false(reading.fine);
    assert_string_equal(reading.error.text, message);
}

static void without_options_everything_is_at_its_default(void **state)
{
    (void)state;
    struct reading reading;
    read_line(&reading, ALL, "render");
    assert_true(reading.fine);
    assert_false(reading.help);
    assert_int_equal(reading.options.given, 0);
    assert_int_equal(reading.options.story, 1);
    assert_int_equal(reading.options.argument_count, 0);
    assert_int_equal(reading.options.duration, TICK_SECONDS(1800));
    assert_int_equal(reading.options.level, ALERT_WARNING);
    assert_null(reading.options.config);
}

static void every_option_is_read_in_its_long_form(void **state)
{
    (void)state;
    struct reading reading;
    read_line(&reading, ALL, "x --config=a.conf --window 1280x720 --demo --once --json --format jsonfeed");
    assert_true(reading.fine);
    assert_string_equal(reading.options.config, "a.conf");
    assert_int_equal(reading.options.window_width, 1280);
    assert_int_equal(reading.options.window_height, 720);
    assert_int_equal(reading.options.format, FEED_JSONFEED);
    assert_true(options_given(&reading.options, OPTION_DEMO));
    assert_true(options_given(&reading.options, OPTION_ONCE));
    assert_true(options_given(&reading.options, OPTION_JSON));
    assert_false(options_given(&reading.options, OPTION_SIZE));
    read_line(&reading, ALL, "x --base-url http://a/ --feed f.json --story 3 --size 320x240 --theme=paper");
    assert_true(reading.fine);
    assert_string_equal(reading.options.base_url, "http://a/");
    assert_string_equal(reading.options.feed, "f.json");
    assert_int_equal(reading.options.story, 3);
    assert_int_equal(reading.options.width, 320);
    assert_int_equal(reading.options.height, 240);
    assert_string_equal(reading.options.theme, "paper");
    read_line(&reading, ALL, "x --at 2026-09-12T14:05+05:00 --offset 0 --output o.png");
    assert_true(reading.fine);
    assert_true(reading.options.at == 1789203900);
    assert_true(options_given(&reading.options, OPTION_OFFSET));
    assert_string_equal(reading.options.output, "o.png");
    read_line(&reading, ALL, "x --for 1h30m --level emergency --clear 3");
    assert_true(reading.fine);
    assert_int_equal(reading.options.duration, TICK_SECONDS(5400));
    assert_int_equal(reading.options.level, ALERT_EMERGENCY);
    assert_true(options_given(&reading.options, OPTION_CLEAR));
    assert_string_equal(reading.options.arguments[0], "3");
}

static void how_long_an_alert_stays_is_whole_seconds_from_one_to_thirty_days(void **state)
{
    (void)state;
    const struct {
        const char *line;
        tick span;
    } rows[] = {{"x --for 1s", TICK_SECONDS(1)},
                {"x --for 1999ms", TICK_SECONDS(1)},
                {"x --for 30d", TICK_SECONDS(2592000)}};
    struct reading reading;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read_line(&reading, ALL, rows[i].line);
        assert_true(reading.fine);
        assert_int_equal(reading.options.duration, rows[i].span);
    }
    const char *wrong[] = {"0s", "999ms", "30d1s", "30", "-5m", "noon"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char line[64], message[160];
        (void)snprintf(line, sizeof line, "x --for %s", wrong[i]);
        (void)snprintf(message, sizeof message,
                       "--for \"%s\" is not a time from 1s to 30d, such as 90s, 30m or 1h30m", wrong[i]);
        assert_refused(ALL, line, message);
    }
}

static void sizes_and_numbers_reach_from_the_least_to_the_most(void **state)
{
    (void)state;
    struct reading reading;
    read_line(&reading, ALL, "x -s 320x240 -w 8192x8192 -n 1000000 --offset 1000000");
    assert_true(reading.fine);
    assert_int_equal(reading.options.width, 320);
    assert_int_equal(reading.options.height, 240);
    assert_int_equal(reading.options.window_width, 8192);
    assert_int_equal(reading.options.window_height, 8192);
    assert_int_equal(reading.options.story, 1000000);
    assert_int_equal(reading.options.offset, 1000000);
    read_line(&reading, ALL, "x -n 1 --offset 0");
    assert_true(reading.fine);
    const char *wrong[] = {"x -s 720x8193", "x -n 1000001", "x --offset 1000001", "x -n -1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        read_line(&reading, ALL, wrong[i]);
        assert_false(reading.fine);
    }
}

static void every_letter_stands_for_its_option(void **state)
{
    (void)state;
    struct reading reading;
    read_line(&reading, ALL, "x -c a -w 640x480 -jn 7 -s800x600 -tnight -o o");
    assert_true(reading.fine);
    assert_string_equal(reading.options.config, "a");
    assert_int_equal(reading.options.window_width, 640);
    assert_true(options_given(&reading.options, OPTION_JSON));
    assert_int_equal(reading.options.story, 7);
    assert_int_equal(reading.options.height, 600);
    assert_string_equal(reading.options.theme, "night");
    assert_string_equal(reading.options.output, "o");
}

static void what_is_no_option_is_an_argument_wherever_it_stands(void **state)
{
    (void)state;
    struct reading reading;
    read_line(&reading, OPTION_BIT(OPTION_JSON), "probe a --json b -- --json");
    assert_true(reading.fine);
    assert_true(options_given(&reading.options, OPTION_JSON));
    assert_int_equal(reading.options.argument_count, 3);
    assert_string_equal(reading.options.arguments[0], "a");
    assert_string_equal(reading.options.arguments[1], "b");
    assert_string_equal(reading.options.arguments[2], "--json");
}

static void help_is_answered_even_beside_a_mistake_behind_it(void **state)
{
    (void)state;
    struct reading reading;
    const char *lines[] = {"x -h", "x --help", "x --help --nothing", "x -c a --help"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        read_line(&reading, ALL, lines[i]);
        assert_true(reading.fine && reading.help);
    }
}

static void an_option_of_another_command_is_refused_by_its_name(void **state)
{
    (void)state;
    unsigned some = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_DEMO);
    assert_refused(some, "x --once", "\"--once\" is not an option of this command");
    assert_refused(some, "x a --once b", "\"--once\" is not an option of this command");
    assert_refused(some, "x -j", "\"-j\" is not an option of this command");
    assert_refused(some, "x a -xyz b", "\"-x\" is not an option of this command");
    assert_refused(some, "x -\xC3\xB6", "a letter behind \"-\" is not an option of this command");
}

static void a_missing_or_needless_value_is_told_with_the_option(void **state)
{
    (void)state;
    assert_refused(ALL, "x --config", "--config wants a value: the name of a file");
    assert_refused(ALL, "x -jc", "--config wants a value: the name of a file");
    assert_refused(ALL, "x --theme", "--theme wants a value: the name of a theme");
    assert_refused(ALL, "x --demo=1", "--demo takes no value");
    assert_refused(ALL, "x --help=1", "--help takes no value");
}

static void a_wrong_value_is_told_with_what_is_allowed(void **state)
{
    (void)state;
    const char *sizes[] = {"1280",    "1280x",    "x720",  "1280x720p", "319x240",
                           "320x239", "8193x720", "-1x-1", "axb"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char line[64], message[160];
        (void)snprintf(line, sizeof line, "x -s %s", sizes[i]);
        (void)snprintf(
            message, sizeof message,
            "--size \"%s\" is not WIDTHxHEIGHT in pixels, from 320x240 to 8192x8192, as in 1920x1080",
            sizes[i]);
        assert_refused(ALL, line, message);
    }
    assert_refused(ALL, "x --config=", "--config \"\" is not the name of a file");
    assert_refused(ALL, "x --theme=", "--theme \"\" is not the name of a theme");
    assert_refused(ALL, "x --at noon", "--at \"noon\" is not a time like 2026-09-12T14:05+05:00");
    assert_refused(ALL, "x -n 0", "--story \"0\" is not a number from 1 to 1000000");
    assert_refused(ALL, "x -n 2nd", "--story \"2nd\" is not a number from 1 to 1000000");
    assert_refused(ALL, "x --offset -1", "--offset \"-1\" is not a number of pixels from 0 to 1000000");
    assert_refused(ALL, "x --offset 99999999999999999999",
                   "--offset \"99999999999999999999\" is not a number of pixels from 0 to 1000000");
    assert_refused(ALL, "x --format xml",
                   "--format \"xml\" is not one of auto, jsonfeed, wordpress, mapped, rss, atom, rdf");
}

static void a_mistake_leaves_nothing_behind_for_the_next_reading(void **state)
{
    (void)state;
    struct reading reading;
    assert_refused(OPTION_BIT(OPTION_JSON), "x -xj", "\"-x\" is not an option of this command");
    read_line(&reading, OPTION_BIT(OPTION_JSON), "x -j");
    assert_true(reading.fine);
    assert_true(options_given(&reading.options, OPTION_JSON));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_options_everything_is_at_its_default),
        cmocka_unit_test(every_option_is_read_in_its_long_form),
        cmocka_unit_test(how_long_an_alert_stays_is_whole_seconds_from_one_to_thirty_days),
        cmocka_unit_test(sizes_and_numbers_reach_from_the_least_to_the_most),
        cmocka_unit_test(every_letter_stands_for_its_option),
        cmocka_unit_test(what_is_no_option_is_an_argument_wherever_it_stands),
        cmocka_unit_test(help_is_answered_even_beside_a_mistake_behind_it),
        cmocka_unit_test(an_option_of_another_command_is_refused_by_its_name),
        cmocka_unit_test(a_missing_or_needless_value_is_told_with_the_option),
        cmocka_unit_test(a_wrong_value_is_told_with_what_is_allowed),
        cmocka_unit_test(a_mistake_leaves_nothing_behind_for_the_next_reading),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
