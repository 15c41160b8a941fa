/* Dates: every zone and month by its word, and the edges of every shape. */
#include "ingest/read/dates/dates.h"
#include "ingest/read/dates/words.h"

#include "base/calendar.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <string.h>

/* What a date is read as, "" when it is refused; lives until the next call. */
static const char *read_as(const char *text, const char **remark)
{
    static char iso[CALENDAR_ISO_SIZE];
    int64_t utc = 0;
    iso[0] = '\0';
    if (date_parse(text, &utc, remark))
        calendar_iso(utc, iso);
    return iso;
}

static void assert_read(const char *text, const char *utc)
{
    const char *remark;
    if (strcmp(read_as(text, &remark), utc) != 0)
        fail_msg("“%s” is read as %s, not %s", text, read_as(text, &remark), utc);
}

static void every_zone_is_so_far_from_greenwich(void **state)
{
    (void)state;
    static const struct {
        int minutes;
        const char *names;
    } zones[] = {
        {0, "z utc gmt ut wet"},
        {60, "west bst cet met mez wat"},
        {120, "cest mest mesz eet cat sast"},
        {180, "eest msk мск trt eat"},
        {210, "irst"},
        {240, "msd samt get azt gst"},
        {270, "irdt aft"},
        {300, "yekt pkt uzt tjt tmt almt aqtt"},
        {330, "ist"},
        {345, "npt"},
        {360, "omst kgt"},
        {420, "novt krat ict wib"},
        {480, "irkt ulat sgt hkt awst"},
        {540, "yakt jst kst"},
        {570, "acst"},
        {600, "vlat aest"},
        {630, "acdt"},
        {660, "aedt magt"},
        {720, "pett nzst"},
        {780, "nzdt"},
        {-150, "ndt"},
        {-180, "brt art adt"},
        {-210, "nst"},
        {-240, "ast edt clt vet"},
        {-300, "est cdt cot pet"},
        {-360, "cst mdt"},
        {-420, "mst pdt"},
        {-480, "pst akdt"},
        {-540, "akst"},
        {-600, "hst"},
    };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        for (const char *at = zones[i].names; *at; at += *at == ' ') {
            size_t length = strcspn(at, " ");
            int minutes = -1;
            if (!date_zone(at, length, &minutes) || minutes != zones[i].minutes)
                fail_msg("%.*s is %d minutes from Greenwich", (int)length, at, minutes);
            at += length;
        }
    int minutes = -1;
    assert_false(date_zone("xyz", 3, &minutes));
    assert_false(date_zone("ms", 2, &minutes));
    assert_false(date_zone("msk1", 4, &minutes));
}

static void every_month_is_known_in_the_languages_of_feeds(void **state)
{
    (void)state;
    static const char *const months[12] = {
        "january jan. januar jänner janvier enero января січня қаңтар yanvar",
        "february feb februar février fevrier fev февраля лютого ақпан fevral",
        "march mar märz mrz mars марта березня наурыз",
        "april apr avril abril апреля квітня сәуір aprel",
        "may mai мая май мае травня мамыр",
        "june jun juni juin июня червня маусым iyun",
        "july jul juli juillet июля липня шілде iyul",
        "august aug août aout agosto августа серпня тамыз avgust",
        "september sep septembre setembro сентября вересня қыркүйек sentabr",
        "october oct oktober octobre outubro октября жовтня қазан oktabr",
        "november nov novembre ноября листопада қараша noyabr",
        "december dec dezember décembre diciembre декабря грудня желтоқсан dekabr",
    };
    for (int i = 0; i < 12; i++)
        for (const char *at = months[i]; *at; at += *at == ' ') {
            size_t length = strcspn(at, " ");
            if (date_month(at, length) != i + 1)
                fail_msg("%.*s is month %d", (int)length, at, date_month(at, length));
            at += length;
        }
    static const char *const none[] = {"mardi", "martes", "сенбі", "середа", "ma", "монтаж", "г", ""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(date_month(none[i], strlen(none[i])), 0);
}

static void unix_time_has_as_many_digits_as_it_has(void **state)
{
    (void)state;
    assert_read("999999999", "2001-09-09T01:46:39Z");
    assert_read("1568281200", "2019-09-12T09:40:00Z");
    assert_read("1568281200999", "2019-09-12T09:40:00Z");
    assert_read("1568281200999999", "2019-09-12T09:40:00Z");
    assert_read("1568281200.", "2019-09-12T09:40:00Z");
    assert_read("15682812", "");    /* month 28 of the year 1568 */
    assert_read("15682812001", ""); /* eleven */
    assert_read("15682812000000", "");
    assert_read("156828120000000", "");
    assert_read("15682812000000000", "");
    assert_read("1568281200x", "");
    assert_read("1568281200.5x", "");
}

static void two_digits_of_a_year_are_of_1950_to_2049(void **state)
{
    (void)state;
    assert_read("12 Sep 49 09:40", "2049-09-12T09:40:00Z");
    assert_read("12 Sep 50 09:40", "1950-09-12T09:40:00Z");
    assert_read("12 Sep 00", "2000-09-12T00:00:00Z");
    assert_read("12.09.99", "1999-09-12T00:00:00Z");
    assert_read("12.09.199", "");
    assert_read("12 Sep 199", "");
}

static void an_offset_has_one_to_four_digits_and_limits(void **state)
{
    (void)state;
    assert_read("2019-09-12T09:40:00+3", "2019-09-12T06:40:00Z");
    assert_read("2019-09-12T09:40:00-03", "2019-09-12T12:40:00Z");
    assert_read("2019-09-12T09:40:00+330", "2019-09-12T06:10:00Z");
    assert_read("2019-09-12T09:40:00+0330", "2019-09-12T06:10:00Z");
    assert_read("2019-09-12T09:40:00+3:30", "2019-09-12T06:10:00Z");
    assert_read("2019-09-12T09:40:00+03:3", "");
    assert_read("2019-09-12T09:40:00+03300", "");
    assert_read("2019-09-12T09:40:00+14:01", "2019-09-12T09:40:00Z");
    assert_read("2019-09-12T09:40:00-12:01", "2019-09-12T09:40:00Z");
    assert_read("2019-09-12T09:40:00-11:59", "2019-09-12T21:39:00Z");
    assert_read("12 Sep 2019 09:40 GMT-2", "2019-09-12T11:40:00Z");
    assert_read("12 Sep 2019 09:40 EST+3", "2019-09-12T06:40:00Z");
    assert_read("12 Sep 2019 09:40 EST MSK", "2019-09-12T14:40:00Z");
    assert_read("12 Sep 2019 MSK", "2019-09-12T00:00:00Z"); /* no time, no zone */
}

static void a_time_has_hours_of_one_or_two_and_minutes_of_two_digits(void **state)
{
    (void)state;
    assert_read("2019-09-12 9:40", "2019-09-12T09:40:00Z");
    assert_read("2019-09-12 9h40", "2019-09-12T09:40:00Z");
    assert_read("2019-09-12 09:40:5", "2019-09-12T09:40:05Z");
    assert_read("2019-09-12 09:40:11.999", "2019-09-12T09:40:11Z");
    assert_read("2019-09-12 09:40:11,9 +0100", "2019-09-12T08:40:11Z");
    assert_read("2019-09-12 23:59:59", "2019-09-12T23:59:59Z");
    assert_read("2019-09-12 24:00", "2019-09-13T00:00:00Z");
    assert_read("2019-09-12 24:01", "");
    assert_read("2019-09-12 24:00:01", "");
    assert_read("2019-09-12 23:60", "");
    assert_read("2019-09-12 9:4", "");
    assert_read("2019-09-12 9:400", "");
    assert_read("2019-09-12 009:40", "");
    assert_read("2019-09-12 09:40 10:50", "");
    assert_read("12 Sep 2019 12:00 am", "2019-09-12T00:00:00Z");
    assert_read("12 Sep 2019 12:59 pm", "2019-09-12T12:59:00Z");
    assert_read("12 Sep 2019 1:00 pm", "2019-09-12T13:00:00Z");
    assert_read("12 Sep 2019 11:59 am", "2019-09-12T11:59:00Z");
}

static void figures_without_signs_between_them_are_8_12_or_14(void **state)
{
    (void)state;
    assert_read("20190912", "2019-09-12T00:00:00Z");
    assert_read("201909120940", "2019-09-12T09:40:00Z");
    assert_read("20190912094011", "2019-09-12T09:40:11Z");
    assert_read("20190912T0940", "2019-09-12T09:40:00Z");
    assert_read("20190912T094011+0100", "2019-09-12T08:40:11Z");
    assert_read("20190912T09401", "");
    assert_read("2019091209", "2033-12-25T02:40:09Z"); /* ten are UNIX time */
    assert_read("201909120940111", "");
    assert_read("2019-09-12 20190912", "");
}

static void day_and_month_are_told_apart_where_they_can_be(void **state)
{
    (void)state;
    const char *remark;
    assert_read("13/12/2019", "2019-12-13T00:00:00Z");
    assert_read("12/13/2019", "2019-12-13T00:00:00Z");
    assert_read("12/12/2019", "2019-12-12T00:00:00Z");
    assert_read("11.12.2019", "2019-12-11T00:00:00Z");
    assert_read("11-12-2019", "2019-12-11T00:00:00Z");
    assert_read("12-13-2019", "2019-12-13T00:00:00Z");
    assert_read("13/13/2019", "");
    assert_read("11/12/2019", "");
    (void)read_as("11/12/2019", &remark);
    assert_string_equal(remark, "day and month of the date can't be told apart");
    assert_read("2019-09", "2019-09-01T00:00:00Z");
    assert_read("2019/9/1", "2019-09-01T00:00:00Z");
    assert_read("2019-009-01", "");
    assert_read("2019-9/1", "");
    assert_read("12-09-19", "2019-09-12T00:00:00Z");
    assert_read("123-09-2019", "");
    assert_read("2019-09-12 2018-01-01", "");
}

static void of_two_months_the_later_word_counts(void **state)
{
    (void)state;
    assert_read("mar. 12 mai 2019", "2019-05-12T00:00:00Z");
    assert_read("12 Sep 2019 13", "");
    assert_read("12 Sep 2019 2018", "");
    assert_read("Sep 2019", "");
    assert_read("12 2019", "");
}

static void a_word_that_may_be_a_zone_is_told(void **state)
{
    (void)state;
    const char *remark;
    assert_string_equal(read_as("12 Sep 2019 09:40 ABCDE", &remark), "2019-09-12T09:40:00Z");
    assert_string_equal(remark, "unknown time zone, taken as UTC");
    static const char *const silent[] = {"12 Sep 2019 09:40 ABCDEF", "12 Sep 2019 09:40 Uhr",
                                         "12 Sep 2019 09:40 года", "12 Sep 2019 09:40 GMT ABC",
                                         "ABC, 12 Sep 2019 09:40"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        assert_string_equal(read_as(silent[i], &remark), "2019-09-12T09:40:00Z");
        assert_null(remark);
    }
    assert_string_equal(read_as("no date at all", &remark), "");
    assert_string_equal(remark, "the date can't be read");
    assert_string_equal(read_as("2019-09-12 09:40 +1500 XYZ", &remark), "2019-09-12T09:40:00Z");
    assert_string_equal(remark, "the offset from UTC is impossible and was dropped");
}

static void a_date_is_at_most_120_bytes_long(void **state)
{
    (void)state;
    char text[130];
    (void)snprintf(text, sizeof text, "%-119sZ", "2019-09-12 09:40");
    assert_read(text, "2019-09-12T09:40:00Z");
    (void)snprintf(text, sizeof text, "%-120sZ", "2019-09-12 09:40");
    assert_read(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_zone_is_so_far_from_greenwich),
        cmocka_unit_test(every_month_is_known_in_the_languages_of_feeds),
        cmocka_unit_test(unix_time_has_as_many_digits_as_it_has),
        cmocka_unit_test(two_digits_of_a_year_are_of_1950_to_2049),
        cmocka_unit_test(an_offset_has_one_to_four_digits_and_limits),
        cmocka_unit_test(a_time_has_hours_of_one_or_two_and_minutes_of_two_digits),
        cmocka_unit_test(figures_without_signs_between_them_are_8_12_or_14),
        cmocka_unit_test(day_and_month_are_told_apart_where_they_can_be),
        cmocka_unit_test(of_two_months_the_later_word_counts),
        cmocka_unit_test(a_word_that_may_be_a_zone_is_told),
        cmocka_unit_test(a_date_is_at_most_120_bytes_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
