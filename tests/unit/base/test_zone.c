/* Zones against the C library's: every zone of the machine's tz database, every change of its clocks from
 * 1970 to 2100. */
#include "base/file.h"
#include "base/zone.h"
#include "support/cmocka.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ZONES "/usr/share/zoneinfo"

enum { DAY = 86400, STEP = 9 * DAY, FILE_MAX = 1 << 20 };

static const int64_t first = 0, last = 4102444800; /* 1970, 2100 */

static void set_zone(const char *value)
{
    if (value)
        setenv("TZ", value, 1);
    else
        unsetenv("TZ");
    tzset();
}

static int library_offset(int64_t utc)
{
    time_t moment = (time_t)utc;
    struct tm local;
    assert_non_null(localtime_r(&moment, &local));
    return (int)local.tm_gmtoff;
}

/* Where the library's offset changes between two moments: the first second of the other one. */
static int64_t change_between(int64_t from, int64_t to)
{
    int before = library_offset(from);
    while (to - from > 1) {
        int64_t middle = (from + to) / 2;
        if (library_offset(middle) == before)
            from = middle;
        else
            to = middle;
    }
    return to;
}

static void assert_offset(const struct buffer *file, const char *name, int64_t utc)
{
    int offset = -1, wanted = library_offset(utc);
    if (!zone_file_offset(file->bytes, file->length, utc, &offset) || offset != wanted)
        fail_msg("%s at %lld: %d instead of %d", name, (long long)utc, offset, wanted);
}

static int zones_compared, changes_compared;

static void compare_zone(const char *name, const struct buffer *file)
{
    char value[256];
    (void)snprintf(value, sizeof value, ":%s", name);
    set_zone(value);
    for (int64_t utc = first; utc < last; utc += STEP) {
        assert_offset(file, name, utc);
        if (library_offset(utc) == library_offset(utc + STEP))
            continue;
        int64_t change = change_between(utc, utc + STEP);
        assert_offset(file, name, change - 1);
        assert_offset(file, name, change);
        changes_compared++;
    }
    zones_compared++;
}

/* "posix" holds the same zones again, "right" those that count leap seconds. */
static int visit(const char *path, const struct stat *found, int kind, struct FTW *place)
{
    const char *name = path + strlen(ZONES "/");
    struct buffer file;
    (void)found;
    (void)place;
    if (kind != FTW_F || strncmp(name, "right/", 6) == 0 || strncmp(name, "posix/", 6) == 0)
        return 0;
    buffer_init(&file, FILE_MAX);
    assert_true(file_read(path, &file, NULL));
    if (file.length > 4 && memcmp(file.bytes, "TZif", 4) == 0) {
        assert_true(zone_exists(name));
        compare_zone(name, &file);
    } else {
        assert_false(zone_exists(name));
    }
    buffer_finish(&file);
    return 0;
}

static void every_zone_is_as_the_c_library_has_it(void **state)
{
    (void)state;
    assert_int_equal(nftw(ZONES, visit, 16, 0), 0);
    print_message("%d zones, %d changes\n", zones_compared, changes_compared);
    assert_true(zones_compared > 300 && changes_compared > 10000);
    set_zone(NULL);
}

static void well_known_changes_are_where_they_were_announced(void **state)
{
    (void)state;
    const struct {
        const char *zone;
        int64_t change; /* the first second of the new time */
        int before, after;
    } rows[] = {
        {"Europe/Berlin", 1774746000, 3600, 7200},         /* 2026-03-29 01:00 UTC */
        {"Europe/Berlin", 1792890000, 7200, 3600},         /* 2026-10-25 */
        {"America/Santiago", 1788667200, -14400, -10800},  /* 2026-09-06 */
        {"Australia/Lord_Howe", 1775314800, 39600, 37800}, /* 2026-04-05: half an hour */
        {"Asia/Almaty", 1709229600, 21600, 18000},         /* 2024-03-01: for ever */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(zone_offset(rows[i].zone, rows[i].change - 1), rows[i].before);
        assert_int_equal(zone_offset(rows[i].zone, rows[i].change), rows[i].after);
    }
}

static void rules_are_read_as_the_c_library_reads_them(void **state)
{
    (void)state;
    static const char *const rules[] = {"UTC0",
                                        "EST5",
                                        "<+0330>-3:30",
                                        "XYZ-5:45:30",
                                        "CET-1CEST,M3.5.0,M10.5.0/3",
                                        "EET-2EEST,M3.4.4/50,M10.4.4/50",
                                        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
                                        "IST-1GMT0,M10.5.0,M3.5.0/1",
                                        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
                                        "AAA3BBB,J59/0,J60/12",
                                        "AAA3BBB,J365/23,J1/5:30",
                                        "AAA3BBB,58/0,60/12",
                                        "AAA-3BBB-5,0/0,364/1:02:03",
                                        "NZST-12NZDT,M9.5.0,M4.1.0/3",
                                        "EST5EDT4",
                                        "EST5EDT"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        setenv("TZDIR", "/nonexistent", 1); /* some of them are zones, too */
        set_zone(rules[i]);
        for (int64_t utc = first; utc < last; utc += STEP / 27) {
            int offset = -1;
            if (!zone_rule_offset(rules[i], utc, &offset) || offset != library_offset(utc))
                fail_msg("%s at %lld: %d instead of %d", rules[i], (long long)utc, offset,
                         library_offset(utc));
            if (utc % (DAY * 100) == 0)
                assert_int_equal(zone_offset(NULL, utc), offset);
        }
    }
    unsetenv("TZDIR");
    set_zone(NULL);
}

static void what_is_no_rule_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "5",
                                        "ES5",
                                        "EST",
                                        "EST5:",
                                        "EST5:60",
                                        "EST5:00:60",
                                        "EST168",
                                        "<+03-3",
                                        "EST5EDT,M3.2.0",
                                        "EST5EDT,M3.2.0,",
                                        "EST5EDT,M0.2.0,M11.1.0",
                                        "EST5EDT,M13.2.0,M11.1.0",
                                        "EST5EDT,M3.0.0,M11.1.0",
                                        "EST5EDT,M3.6.0,M11.1.0",
                                        "EST5EDT,M3.2.7,M11.1.0",
                                        "EST5EDT,M3.2,M11.1.0",
                                        "EST5EDT,J0,J9",
                                        "EST5EDT,J366,J9",
                                        "EST5EDT,366,9",
                                        "EST5EDT,M3.2.0/,M11.1.0",
                                        "EST5EDT,M3.2.0,M11.1.0x",
                                        "EST5EDT,99999999999,9",
                                        "EST5ED,M3.2.0,M11.1.0"};
    int offset;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (zone_rule_offset(wrong[i], 0, &offset))
            fail_msg("\"%s\" was taken", wrong[i]);
}

static void a_zone_that_is_not_there_is_utc(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",       "Mars/Olympus", "../zoneinfo/UTC", "/etc/localtime",
                                        "Europe", "zone.tab"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(zone_exists(wrong[i]));
    assert_false(zone_exists(NULL));
    assert_true(zone_exists("Europe/Berlin"));
    assert_int_equal(zone_offset("Mars/Olympus", 0), 0);
    assert_int_equal(zone_offset("zone.tab", 0), 0);
}

static void the_machines_own_zone_is_tz_or_etc_localtime(void **state)
{
    (void)state;
    static const char *const values[] = {NULL,
                                         "",
                                         "Asia/Almaty",
                                         ":Asia/Almaty",
                                         ZONES "/Asia/Almaty",
                                         "Mars/Olympus",
                                         "CET-1CEST,M3.5.0,M10.5.0/3"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        set_zone(values[i]);
        for (int64_t utc = first; utc < last; utc += 50 * STEP) {
            assert_int_equal(zone_offset(NULL, utc), library_offset(utc));
            assert_int_equal(zone_offset("", utc), library_offset(utc));
            assert_int_equal(zone_offset("Asia/Tokyo", utc), 32400); /* named ones do not care */
        }
    }
    set_zone(NULL);
}

static void the_tz_database_may_stand_elsewhere(void **state)
{
    (void)state;
    setenv("TZDIR", ZONES "/Asia", 1);
    assert_true(zone_exists("Almaty"));
    assert_int_equal(zone_offset("Almaty", 1800000000), 18000);
    setenv("TZDIR", "", 1);
    assert_true(zone_exists("Asia/Almaty"));
    unsetenv("TZDIR");
}

/* Whatever is cut off or changed: it is refused or has some offset, and nothing beyond the file is read
 * (sanitizers). */
static void a_broken_file_is_refused_or_harmless(void **state)
{
    (void)state;
    struct buffer file;
    int offset;
    buffer_init(&file, FILE_MAX);
    assert_true(file_read(ZONES "/Europe/Berlin", &file, NULL));
    for (size_t length = 0; length < file.length; length++) {
        char *part = malloc(length + 1);
        memcpy(part, file.bytes, length);
        assert_false(
            zone_file_offset(part, length, 4000000000, &offset)); /* the rule at its end is missing */
        free(part);
    }
    for (size_t i = 0; i < file.length; i++) {
        char kept = file.bytes[i];
        file.bytes[i] = (char)(kept ^ 0xFF);
        zone_file_offset(file.bytes, file.length, 1700000000, &offset);
        file.bytes[i] = kept;
    }
    buffer_finish(&file);
}

/* The same zone as one number wide and without a rule: what old compilers of zones wrote. */
static void a_file_of_the_first_version_is_read(void **state)
{
    (void)state;
    static const char file[] = "TZif\0"
                               "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                               "\0\0\0\0"
                               "\0\0\0\0"
                               "\0\0\0\0"
                               "\0\0\0\2"
                               "\0\0\0\2"
                               "\0\0\0\4"
                               "\xFF\xFF\xFF\x9C"
                               "\0\0\0\x64"
                               "\1\0"
                               "\0\0\x0E\x10\0\0"
                               "\0\0\x1C\x20\1\0"
                               "ABC";
    const struct {
        int64_t utc;
        int offset;
    } rows[] = {{-101, 3600}, {-100, 7200}, {99, 7200}, {100, 3600}, {5000000000, 3600}};
    int offset;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(zone_file_offset(file, sizeof file, rows[i].utc, &offset));
        assert_int_equal(offset, rows[i].offset);
    }
    assert_false(zone_file_offset(file, sizeof file - 1, 0, &offset));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_zone_is_as_the_c_library_has_it),
        cmocka_unit_test(well_known_changes_are_where_they_were_announced),
        cmocka_unit_test(rules_are_read_as_the_c_library_reads_them),
        cmocka_unit_test(what_is_no_rule_is_refused),
        cmocka_unit_test(a_zone_that_is_not_there_is_utc),
        cmocka_unit_test(the_machines_own_zone_is_tz_or_etc_localtime),
        cmocka_unit_test(the_tz_database_may_stand_elsewhere),
        cmocka_unit_test(a_broken_file_is_refused_or_harmless),
        cmocka_unit_test(a_file_of_the_first_version_is_read),
    };
    return cmocka_run_group_tests_name("zone", tests, NULL, NULL);
}
