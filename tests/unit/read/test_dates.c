/* Dates in the shapes that feeds write them. */
#include "ingest/read/dates/dates.h"

#include "base/calendar.h"

#include "support/cmocka.h"

#include <string.h>

struct sample {
    const char *text, *utc;
};

static void check_all(const struct sample *samples, size_t count, const char *remark_part)
{
    for (size_t i = 0; i < count; i++) {
        int64_t utc = 0;
        const char *remark;
        char iso[CALENDAR_ISO_SIZE];
        if (!date_parse(samples[i].text, &utc, &remark))
            fail_msg("%s: %s", samples[i].text, remark);
        calendar_iso(utc, iso);
        if (strcmp(iso, samples[i].utc) != 0)
            fail_msg("%s is read as %s, not %s", samples[i].text, iso, samples[i].utc);
        if (remark_part ? !remark || !strstr(remark, remark_part) : remark != NULL)
            fail_msg("%s: remark “%s”", samples[i].text, remark ? remark : "none");
    }
}

static void every_known_shape_is_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        /* RFC 3339 and its relatives */
        {"2019-09-12T09:40:00Z", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00.123456Z", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00,5+06:00", "2019-09-12T03:40:00Z"},
        {"2019-09-12t09:40:00z", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00-07:00", "2019-09-12T16:40:00Z"},
        {"2019-09-12T09:40:00+0530", "2019-09-12T04:10:00Z"},
        {"2019-09-12T09:40+05", "2019-09-12T04:40:00Z"},
        {"2019-09-12T09:40", "2019-09-12T09:40:00Z"},
        {"2019-09-12 09:40:00", "2019-09-12T09:40:00Z"},
        {"2022-09-03 09:37:11+03:00", "2022-09-03T06:37:11Z"},
        {"2022-09-03 09:37:11 +0300", "2022-09-03T06:37:11Z"},
        {"2022-09-03 09:37:11 UTC", "2022-09-03T09:37:11Z"},
        {"2019-09-12", "2019-09-12T00:00:00Z"},
        {"2020/1/10 14:33:00", "2020-01-10T14:33:00Z"},
        {"2020.01.10 14:33", "2020-01-10T14:33:00Z"},
        {"20190912", "2019-09-12T00:00:00Z"},
        {"20190912T094000Z", "2019-09-12T09:40:00Z"},
        {"20190912094000", "2019-09-12T09:40:00Z"},
        {"2019-12-31T24:00:00Z", "2020-01-01T00:00:00Z"},
        {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
        /* RFC 822 and its relatives */
        {"Thu, 12 Sep 2019 09:40:00 GMT", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 +0600", "2019-09-12T03:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 &#43;0600", "2019-09-12T03:40:00Z"},
        {"Thu, 12 Sep 2019 09:40 EST", "2019-09-12T14:40:00Z"},
        {"12 Sep 2019 09:40:00 MSK", "2019-09-12T06:40:00Z"},
        {"Thu, 12 September 2019 9:40:00 -0000", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 19 09:40:00 Z", "2019-09-12T09:40:00Z"},
        {"12 Sep 96 09:40:00 PDT", "1996-09-12T16:40:00Z"},
        {"Thu, 12-Sep-2019 09:40:00 GMT", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 GMT+3", "2019-09-12T06:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 UTC+06:00", "2019-09-12T03:40:00Z"},
        {"Thu,12 Sep 2019 09:40:00GMT", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 2019", "2019-09-12T00:00:00Z"},
        {"  Thu,  12  Sep\n2019 09:40:00\tGMT ", "2019-09-12T09:40:00Z"},
        {"Thu Sep 12 09:40:00 2019", "2019-09-12T09:40:00Z"},
        {"Thu Sep 12 09:40:00 EDT 2019", "2019-09-12T13:40:00Z"},
        {"Thu Sep  5 09:40:00 2019", "2019-09-05T09:40:00Z"},
        {"September 12, 2019", "2019-09-12T00:00:00Z"},
        {"September 12th, 2019 at 9:40 pm", "2019-09-12T21:40:00Z"},
        {"Sep 12, 2019 12:05 AM", "2019-09-12T00:05:00Z"},
        {"Sep 12, 2019 12:05 PM", "2019-09-12T12:05:00Z"},
        {"1 May 2019 09:40", "2019-05-01T09:40:00Z"},
        /* other languages */
        {"12 сентября 2019, 09:40", "2019-09-12T09:40:00Z"},
        {"Чт, 12 сен 2019 09:40:00 +0300", "2019-09-12T06:40:00Z"},
        {"12 мая 2019 г. 09:40", "2019-05-12T09:40:00Z"},
        {"12 марта 2019 года", "2019-03-12T00:00:00Z"},
        {"12 вересня 2019 09:40", "2019-09-12T09:40:00Z"},
        {"середа, 12 лютого 2020", "2020-02-12T00:00:00Z"},
        {"2019 жылғы 12 қыркүйек, 09:40", "2019-09-12T09:40:00Z"},
        {"12 желтоқсан 2019", "2019-12-12T00:00:00Z"},
        {"Donnerstag, 12. September 2019, 09:40 Uhr", "2019-09-12T09:40:00Z"},
        {"Do, 12 Dez 2019 09:40:00 +0100", "2019-12-12T08:40:00Z"},
        {"5. März 2019", "2019-03-05T00:00:00Z"},
        {"mardi 12 février 2019 à 09h40", "2019-02-12T09:40:00Z"},
        {"jeu., 1 août 2019 09:40:00 CEST", "2019-08-01T07:40:00Z"},
        {"12.09.2019 09:40", "2019-09-12T09:40:00Z"},
        {"пятница, 13 сентября 2019 г. в 09:40", "2019-09-13T09:40:00Z"},
        {"Ср, 01 май 2019 09:40:00 +0600", "2019-05-01T03:40:00Z"},
        {"Нд, 05 трав 2019 09:40:00 +0300", "2019-05-05T06:40:00Z"},
        {"п’ятниця, 8 листопада 2019 р., 09:40", "2019-11-08T09:40:00Z"},
        {"Сәрсенбі, 1 мамыр 2019 09:40", "2019-05-01T09:40:00Z"},
        {"Бейсенбі, 4 шілде 2019 ж. 09:40", "2019-07-04T09:40:00Z"},
        {"Mittwoch, 1. Mai 2019 09:40 Uhr", "2019-05-01T09:40:00Z"},
        {"Sa., 4. Jän. 2020", "2020-01-04T00:00:00Z"},
        {"Mo, 07 Okt 2019 09:40:00 MESZ", "2019-10-07T07:40:00Z"},
        {"vendredi 27 décembre 2019 à 9h40", "2019-12-27T09:40:00Z"},
        {"mer. 3 juillet 2019 09:40", "2019-07-03T09:40:00Z"},
        {"12-Sep-19 09:40", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00.000+0000", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00 Z", "2019-09-12T09:40:00Z"},
        {"31/12/2019", "2019-12-31T00:00:00Z"},
        {"12/31/2019 09:40", "2019-12-31T09:40:00Z"},
        {"5/5/2019", "2019-05-05T00:00:00Z"},
        /* UNIX time */
        {"1568281200", "2019-09-12T09:40:00Z"},
        {"1568281200000", "2019-09-12T09:40:00Z"},
        {"1568281200.5", "2019-09-12T09:40:00Z"},
    };
    check_all(samples, sizeof samples / sizeof *samples, NULL);
}

static void what_was_guessed_is_said(void **state)
{
    (void)state;
    static const struct sample zones[] = {
        {"Thu, 12 Sep 2019 09:40:00 XYZ", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 ABCT", "2019-09-12T09:40:00Z"},
    };
    check_all(zones, sizeof zones / sizeof *zones, "unknown time zone");
    static const struct sample offsets[] = {
        {"Thu, 12 Sep 2019 09:40:00 +1500", "2019-09-12T09:40:00Z"},
        {"2019-09-12T09:40:00-13:00", "2019-09-12T09:40:00Z"},
        {"Thu, 12 Sep 2019 09:40:00 +9999", "2019-09-12T09:40:00Z"},
    };
    check_all(offsets, sizeof offsets / sizeof *offsets, "dropped");
    static const struct sample edges[] = {
        {"2019-09-12T09:40:00+14:00", "2019-09-11T19:40:00Z"},
        {"2019-09-12T09:40:00-12:00", "2019-09-12T21:40:00Z"},
    };
    check_all(edges, sizeof edges / sizeof *edges, NULL);
}

static void what_is_no_date_is_refused_with_a_remark(void **state)
{
    (void)state;
    static const char *const samples[] = {"",
                                          "yesterday",
                                          "12",
                                          "2019",
                                          "2019-13-01",
                                          "2019-02-30",
                                          "31 Feb 2019",
                                          "25:00",
                                          "09:40",
                                          "3/4/2019",
                                          "99999999999999999999",
                                          "12345",
                                          "2019-09-12T25:00Z",
                                          "0000-00-00 00:00:00",
                                          "\xFF\xFE",
                                          "2 hours ago",
                                          "--",
                                          "T",
                                          "2019-09-12T09:61:00Z"};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        int64_t utc;
        const char *remark = NULL;
        if (date_parse(samples[i], &utc, &remark))
            fail_msg("“%s” was read as a date", samples[i]);
        assert_non_null(remark);
    }
    char longer[1000];
    memset(longer, '1', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    int64_t utc;
    const char *remark;
    assert_false(date_parse(longer, &utc, &remark));
}

static void news_is_neither_old_nor_of_the_future(void **state)
{
    (void)state;
    const int64_t now = 1577836800, day = 86400;
    assert_true(date_plausible(now, now));
    assert_true(date_plausible(now + day, now));
    assert_false(date_plausible(now + day + 1, now));
    assert_true(date_plausible(788918400, now)); /* 1995-01-01 */
    assert_false(date_plausible(788918399, now));
    assert_false(date_plausible(0, now));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_known_shape_is_read),
        cmocka_unit_test(what_was_guessed_is_said),
        cmocka_unit_test(what_is_no_date_is_refused_with_a_remark),
        cmocka_unit_test(news_is_neither_old_nor_of_the_future),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
