/* Whatever the bytes: an answer, no leak, no crash, in time that grows with the size. The sanitizers look. */
#include "reading.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "config/keys.h"

#include <time.h>

static const char crowded[] =
    "title = \"a ${HOME:-x} \\\" b\" // c\nlanguage = 'ru' /* x\ny */ timezone = Asia/Almaty\n"
    "feed \"A\" { url = \"/a\" format = mapped refresh = 1h30m\n map { stories = \"/a\" headline = \"/b | "
    "/c\" } }\n"
    "rotation { dwell = 20s min_dwell = 3s } screen { size = 800x600 }\n"
    "include(\"/nowhere\") bogus { x { y = { 1, 2 } } } clock 'B' { timezone = UTC }\n";

/* Either a configuration or mistakes that are UTF-8, on one line, and told in order. */
static void read_any(const char *bytes, size_t length)
{
    struct config config;
    struct config_mistakes mistakes;
    bool fine = config_read_bytes("/etc/foyer.conf", bytes, length, &config, &mistakes);
    assert_true(fine == (mistakes.count == 0));
    assert_true(fine == (config.store != NULL));
    assert_true(mistakes.count <= LIMIT_CONFIG_MISTAKES + 1);
    for (size_t i = 0; i < mistakes.count; i++) {
        char *text = config_mistake_text("foyer.conf", &mistakes.list[i]);
        assert_true(utf8_valid(text, strlen(text)));
        assert_null(strchr(text, '\n'));
        assert_true(i == 0 || mistakes.list[i - 1].line <= mistakes.list[i].line);
        free(text);
    }
    config_finish(&config);
    config_mistakes_finish(&mistakes);
}

static void a_file_cut_anywhere_is_answered(void **state)
{
    (void)state;
    struct buffer sample;
    buffer_init(&sample, LIMIT_CONFIG_FILE);
    config_write_sample(&sample);
    for (size_t length = 0; length <= sample.length; length++)
        read_any(sample.bytes, length);
    for (size_t length = 0; length < sizeof crowded; length++)
        read_any(crowded, length);
    buffer_finish(&sample);
}

/* Xorshift, so that every run tries the same. */
static unsigned next_random(unsigned *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void flipped_bytes_are_answered(void **state)
{
    (void)state;
    static const char signs[] = "{}=\"'\\#/*$()+,\n\0 a";
    unsigned seed = 20190912;
    for (int round = 0; round < 4000; round++) {
        char bytes[sizeof crowded];
        memcpy(bytes, crowded, sizeof crowded);
        for (unsigned flips = 1 + next_random(&seed) % 6; flips > 0; flips--) {
            size_t at = next_random(&seed) % (sizeof crowded - 1);
            unsigned value = next_random(&seed);
            bytes[at] = value & 1 ? signs[(value >> 8) % sizeof signs] : (char)(value >> 8);
        }
        read_any(bytes, sizeof crowded - 1);
    }
}

/* `unit` again and again. */
static void read_repeated(const char *unit)
{
    struct buffer text;
    buffer_init(&text, LIMIT_CONFIG_FILE);
    while (buffer_append_text(&text, unit))
        ;
    read_any(text.bytes, text.length);
    buffer_finish(&text);
}

static void a_full_file_of_anything_is_answered_in_time(void **state)
{
    (void)state;
    static const char *const units[] = {
        "{",          "}",         "\"",          "'",
        "\\",         "=",         "x ",          "x=",
        "x=1 ",       "x=1\n",     "title=1\n",   "feed{",
        "feed a{}\n", "feed a{}",  "feed a{map{", "rotation{}",
        "/*",         "/**/",      "#\n",         "${",
        "\"${",       "\"${a:-",   "x(",          "include(\"a\")\n",
        "+=",         "x{y{z=1}}", "\xFF",        "\n",
        " ",          "\"a\\\n",   "clock \"a\n", "title \"x\" \"y\"\n",
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        clock_t begin = clock();
        read_repeated(units[i]);
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        if (seconds > 20)
            print_error("%s took %.1f s of processor time\n", units[i], seconds);
        assert_true(seconds < 20);
    }
}

static void a_file_over_the_maximum_is_refused(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text, LIMIT_CONFIG_FILE + 10);
    while (text.length <= LIMIT_CONFIG_FILE)
        buffer_append_text(&text, "#");
    struct config config;
    char *mistakes = mistakes_of_bytes(text.bytes, text.length, &config);
    assert_string_equal(mistakes, "foyer.conf: larger than the 1048576 bytes allowed\n");
    free(mistakes);
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_cut_anywhere_is_answered),
        cmocka_unit_test(flipped_bytes_are_answered),
        cmocka_unit_test(a_full_file_of_anything_is_answered_in_time),
        cmocka_unit_test(a_file_over_the_maximum_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
