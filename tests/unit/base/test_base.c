/* base/: error, buffer, UTF-8, calendar, files. */
#include "base/ascii.h"
#include "base/buffer.h"
#include "base/calendar.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

#include "support/cmocka.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void the_deepest_cause_of_an_error_wins(void **state)
{
    (void)state;
    struct error error = {0};
    assert_false(error_set(&error, "no answer\nfrom %s", "example.org"));
    error_set(&error, "something later");
    error_prefix(&error, "feed \"%s\"", "Ministry");
    assert_string_equal(error.text, "feed \"Ministry\": no answer from example.org");
    error_clear(&error);
    assert_false(error.set);
    error_prefix(&error, "nothing");
    assert_string_equal(error.text, "");
    assert_false(error_set(NULL, "nobody listens"));
}

static void a_long_error_is_cut_between_characters(void **state)
{
    (void)state;
    char text[2 * ERROR_TEXT_MAX] = "";
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "ж", 3);
    for (int shift = 0; shift < 3; shift++) {
        struct error error = {0};
        error_set(&error, "%.*s%s", shift, "xxx", text);
        size_t length = strlen(error.text);
        assert_true(length < ERROR_TEXT_MAX);
        assert_true(utf8_valid(error.text, length));
        assert_string_equal(error.text + length - 3, "…");
    }
}

static void bytes_that_are_not_kept_are_escaped(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 40);
    assert_true(buffer_append_escaped(&buffer, "aZ09/\0-й\x7F", 9, "-/"));
    assert_string_equal(buffer.bytes, "aZ09/%00-%D0%B9");
    assert_true(buffer_append_escaped(&buffer, "12345678901234567890123", 23, ""));
    assert_false(buffer_append_escaped(&buffer, "%", 1, ""));
    buffer_finish(&buffer);
}

static void a_buffer_never_passes_its_maximum(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 100);
    for (int i = 0; i < 100; i++)
        assert_true(buffer_append(&buffer, "x", 1));
    assert_false(buffer_append(&buffer, "x", 1));
    assert_true(buffer.overflow);
    assert_int_equal(buffer.length, 100);
    assert_int_equal(strlen(buffer.bytes), 100);
    assert_false(buffer_append(&buffer, "", 0));
    buffer_clear(&buffer);
    assert_true(buffer_append_format(&buffer, "%d-%s", 12, "й"));
    char *taken = buffer_take(&buffer);
    assert_string_equal(taken, "12-й");
    assert_string_equal(buffer.bytes, "");
    free(taken);
    buffer_finish(&buffer);
}

/* Malformed sequences and the number of U+FFFD of Table 3-8 and its neighbours in Unicode 15, 3.9. */
static void malformed_utf8_is_replaced_by_maximal_subparts(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t characters;
        bool valid;
    } cases[] = {
        {"жA", 2, true},
        {"\xEF\xBF\xBD", 1, true},
        {"\xF0\x9F\x98\x80", 1, true},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 9, false},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 9, false},
        {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 9, false},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 5, false},
        {"\xE2\x82", 1, false},
        {"\xF0\x90\x80", 1, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t length = strlen(cases[i].bytes), count = 0;
        for (size_t at = 0; at < length; count++) {
            uint32_t character;
            size_t step = utf8_decode(cases[i].bytes + at, length - at, &character);
            assert_in_range(step, 1, length - at);
            at += step;
        }
        assert_int_equal(count, cases[i].characters);
        assert_int_equal(utf8_valid(cases[i].bytes, length), cases[i].valid);
    }
}

static void every_character_survives_encoding_and_decoding(void **state)
{
    (void)state;
    for (uint32_t character = 1; character <= 0x10FFFF; character++) {
        char bytes[4];
        size_t length = utf8_encode(character, bytes);
        uint32_t again;
        assert_int_equal(utf8_decode(bytes, length, &again), length);
        bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        assert_int_equal(again, surrogate ? 0xFFFD : character);
    }
}

static void a_prefix_does_not_cut_a_character(void **state)
{
    (void)state;
    assert_int_equal(utf8_prefix("аб", 4, 3), 2);
    assert_int_equal(utf8_prefix("аб", 4, 4), 4);
    assert_int_equal(utf8_prefix("аб", 4, 1), 0);
}

static void calendar_agrees_with_the_c_library(void **state)
{
    (void)state;
    for (int64_t utc = -5000000000; utc < 9000000000; utc += 86399 * 17 + 3) {
        struct calendar c;
        calendar_from_utc(utc, &c);
        time_t moment = (time_t)utc;
        struct tm tm;
        gmtime_r(&moment, &tm);
        assert_int_equal(c.year, tm.tm_year + 1900);
        assert_int_equal(c.month, tm.tm_mon + 1);
        assert_int_equal(c.day, tm.tm_mday);
        assert_int_equal(c.hour, tm.tm_hour);
        assert_int_equal(c.minute, tm.tm_min);
        assert_int_equal(c.second, tm.tm_sec);
        assert_int_equal(c.weekday, tm.tm_wday);
        assert_int_equal(calendar_to_utc(&c), utc);
        assert_true(calendar_valid(&c));
    }
    assert_false(calendar_valid(&(struct calendar){.year = 2023, .month = 2, .day = 29}));
    assert_true(calendar_valid(&(struct calendar){.year = 2024, .month = 2, .day = 29}));
}

static void iso_dates_are_read_and_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *utc; /* NULL: refused */
    } cases[] = {
        {"2019-09-12T09:40:00Z", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00.123+06:00", "2019-09-12T03:40:00Z"},
        {"2022-09-03 09:37:11+0300", "2022-09-03T06:37:11Z"},
        {"2022-09-03T09:37-03:30", "2022-09-03T13:07:00Z"},
        {"2022-09-03", "2022-09-03T00:00:00Z"},
        {"2022-02-30", NULL},
        {"2022-09-03T25:00:00Z", NULL},
        {"2022-09-03T09:37:00+19:00", NULL},
        {"yesterday", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t utc;
        assert_int_equal(calendar_parse_iso(cases[i].text, &utc), cases[i].utc != NULL);
        if (!cases[i].utc)
            continue;
        char again[CALENDAR_ISO_SIZE];
        calendar_iso(utc, again);
        assert_string_equal(again, cases[i].utc);
    }
}

static void a_fixed_clock_moves_only_when_told(void **state)
{
    (void)state;
    struct clock_fixed fixed;
    clock_fixed_init(&fixed, 1000);
    clock_fixed_advance(&fixed, TICK_MS(2500));
    assert_int_equal(clock_monotonic(&fixed.clock), TICK_MS(2500));
    assert_int_equal(clock_wall(&fixed.clock), 1002);
    tick before = clock_monotonic(clock_system());
    assert_true(clock_monotonic(clock_system()) >= before);
}

static char *scratch_folder(void)
{
    char *folder = strdup("/tmp/foyer-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

static void files_are_written_whole_or_not_at_all(void **state)
{
    (void)state;
    char *folder = scratch_folder(), *inner = file_join(folder, "a/b/c"), *path = file_join(inner, "file");
    struct error error = {0};
    assert_true(file_make_folder(inner, &error));
    assert_true(file_make_folder(inner, &error));
    assert_true(file_write_atomic(path, "old", 3, &error));

    /* a full disk: files may not grow beyond 1000 bytes */
    struct rlimit before, small = {.rlim_cur = 1000, .rlim_max = RLIM_INFINITY};
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    char large[4000] = "";
    bool written = file_write_atomic(path, large, sizeof large, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(written);
    assert_non_null(strstr(error.text, "File too large"));

    struct buffer got;
    buffer_init(&got, 100);
    assert_true(file_read(path, &got, NULL));
    assert_string_equal(got.bytes, "old");
    buffer_finish(&got);

    error_clear(&error);
    buffer_init(&got, 2);
    assert_false(file_read(path, &got, &error));
    assert_non_null(strstr(error.text, "larger than the 2 bytes"));
    buffer_finish(&got);

    error_clear(&error);
    assert_false(file_make_folder(path, &error));
    assert_non_null(strstr(error.text, "is not a folder"));

    char command[128];
    (void)snprintf(command, sizeof command, "ls %s | wc -l | grep -qx 1 && rm -r %s", inner, folder);
    assert_int_equal(system(command), 0); /* no temporary file was left behind */
    free(path);
    free(inner);
    free(folder);
}

static void only_files_are_read_and_nothing_is_waited_for(void **state)
{
    (void)state;
    char folder[] = "/tmp/foyer-base-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *pipe = file_join(folder, "pipe"), *link_path = file_join(folder, "link");
    char *path = file_join(folder, "file");
    struct error error = {0};
    struct stat found = {0};
    struct buffer got;
    buffer_init(&got, 4);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(file_read(pipe, &got, &error)); /* with nobody at its other end */
    assert_non_null(strstr(error.text, "pipe: is not a file"));
    error_clear(&error);
    assert_false(file_read(folder, &got, &error));
    assert_non_null(strstr(error.text, ": is not a file"));
    error_clear(&error);
    assert_false(file_read("/dev/zero", &got, &error));
    assert_string_equal(error.text, "/dev/zero: is not a file");
    error_clear(&error);
    assert_false(file_read(path, &got, &error));
    assert_non_null(strstr(error.text, "file: No such file or directory"));
    assert_true(file_write_atomic(path, "four", 4, NULL));
    assert_int_equal(symlink("file", link_path), 0);
    assert_true(file_read(link_path, &got, NULL));
    assert_string_equal(got.bytes, "four");
    int file = file_open(path, &found, NULL);
    assert_true(file >= 0);
    assert_int_equal(found.st_size, 4);
    assert_int_equal(fcntl(file, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    close(file);
    buffer_finish(&got);
    unlink(pipe), unlink(link_path), unlink(path);
    assert_int_equal(rmdir(folder), 0);
    free(pipe), free(link_path), free(path);
}

static void ascii_is_the_same_in_every_locale(void **state)
{
    (void)state;
    int letters = 0, digits = 0, spaces = 0, hexadecimal = 0, both = 0;
    for (int c = -128; c < 128; c++) {
        letters += ascii_is_letter((char)c);
        digits += ascii_is_digit((char)c);
        both += ascii_is_letter_or_digit((char)c);
        spaces += ascii_is_space((char)c);
        hexadecimal += ascii_hexadecimal((char)c) >= 0;
    }
    assert_int_equal(letters, 52);
    assert_int_equal(digits, 10);
    assert_int_equal(both, 62);
    assert_int_equal(spaces, 5);
    assert_int_equal(hexadecimal, 22);
    for (const char *text = "aA fF 09", *values = "\x0A\x0A\xFF\x0F\x0F\xFF\x00\x09"; *text; text++, values++)
        assert_int_equal(ascii_hexadecimal(*text), (signed char)*values);
    for (const char *text = "AZaz09@[`{\xC0", *low = "azaz09@[`{\xC0"; *text; text++, low++)
        assert_int_equal(ascii_lower(*text), *low);
    for (const char *edge = "@[`{/:\v\xA0"; *edge; edge++)
        assert_false(ascii_is_letter_or_digit(*edge) || ascii_is_space(*edge));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_deepest_cause_of_an_error_wins),
        cmocka_unit_test(a_long_error_is_cut_between_characters),
        cmocka_unit_test(bytes_that_are_not_kept_are_escaped),
        cmocka_unit_test(a_buffer_never_passes_its_maximum),
        cmocka_unit_test(malformed_utf8_is_replaced_by_maximal_subparts),
        cmocka_unit_test(every_character_survives_encoding_and_decoding),
        cmocka_unit_test(a_prefix_does_not_cut_a_character),
        cmocka_unit_test(calendar_agrees_with_the_c_library),
        cmocka_unit_test(iso_dates_are_read_and_written),
        cmocka_unit_test(a_fixed_clock_moves_only_when_told),
        cmocka_unit_test(only_files_are_read_and_nothing_is_waited_for),
        cmocka_unit_test(ascii_is_the_same_in_every_locale),
        cmocka_unit_test(files_are_written_whole_or_not_at_all),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
