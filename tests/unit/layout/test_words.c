/* layout/words.h: the sentences of the screen. */
#include "layout/words.h"

#include "base/memory.h"
#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

enum { NOW = 1789203900 /* 2026-09-12T09:05:00Z */, MINUTE = 60, HOUR = 3600, DAY = 86400 };

struct tongues {
    struct language english, russian, persian;
};

static int begin(void **state)
{
    struct tongues *tongues = memory_zeroed(1, sizeof *tongues);
    struct error error = {0};
    const char *folder = SOURCE_FOLDER "/assets/languages";
    assert_true(language_read(folder, "en", &tongues->english, &error));
    assert_true(language_read(folder, "ru", &tongues->russian, &error));
    assert_true(language_read(folder, "fa", &tongues->persian, &error));
    *state = tongues;
    return 0;
}

static int end(void **state)
{
    struct tongues *tongues = *state;
    language_finish(&tongues->english);
    language_finish(&tongues->russian);
    language_finish(&tongues->persian);
    free(tongues);
    return 0;
}

/* Frees the text. */
static void expect(char *text, const char *wanted)
{
    assert_non_null(text);
    assert_string_equal(text, wanted);
    free(text);
}

static void news_is_fresh_for_an_hour_then_its_age_is_told_in_hours_and_from_two_days_on_in_days(void **state)
{
    const struct language *words = &((struct tongues *)*state)->english;
    assert_null(words_stale(words, NOW, NOW));
    assert_null(words_stale(words, NOW - HOUR + 1, NOW));
    expect(words_stale(words, NOW - HOUR, NOW), "updated 1 h ago");
    expect(words_stale(words, NOW - 2 * HOUR + 1, NOW), "updated 1 h ago");
    expect(words_stale(words, NOW - 2 * DAY + 1, NOW), "updated 47 h ago");
    expect(words_stale(words, NOW - 2 * DAY, NOW), "updated 2 d ago");
    expect(words_stale(words, NOW - 100 * DAY, NOW), "updated 100 d ago");
}

static void news_that_never_came_or_comes_from_tomorrow_has_no_age(void **state)
{
    const struct language *words = &((struct tongues *)*state)->english;
    assert_null(words_stale(words, 0, NOW));
    assert_null(words_stale(words, NOW + DAY, NOW));
}

static void ages_have_the_languages_digits(void **state)
{
    char *text = words_stale(&((struct tongues *)*state)->persian, NOW - 12 * HOUR, NOW);
    assert_non_null(strstr(text, "۱۲"));
    free(text);
}

static void a_feed_without_stories_says_what_is_happening(void **state)
{
    const struct language *words = &((struct tongues *)*state)->english;
    char message[] = "no answer from example.org";
    struct feed_state feed = {0};
    expect(words_feed(words, "Ministry", NULL, "UTC"), "Ministry: asking for stories");
    expect(words_feed(words, "Ministry", &feed, "UTC"), "Ministry: asking for stories");
    feed = (struct feed_state){.last_success = NOW - HOUR};
    expect(words_feed(words, "Ministry", &feed, "UTC"), "Ministry: answered, but has no stories to show yet");
    feed = (struct feed_state){
        .last_success = NOW - HOUR, .failures = 1, .message = message, .next_due = NOW + 10 * MINUTE};
    expect(words_feed(words, "Ministry", &feed, "UTC"),
           "Ministry: no answer from example.org, trying again at 09:15");
    expect(words_feed(words, "Ministry", &feed, "Asia/Almaty"),
           "Ministry: no answer from example.org, trying again at 14:15");
    feed.failures = 0;
    expect(words_feed(words, "Ministry", &feed, "UTC"), "Ministry: answered, but has no stories to show yet");
    feed.failures = 1;
    feed.message = NULL;
    expect(words_feed(words, "Ministry", &feed, "UTC"), "Ministry: answered, but has no stories to show yet");
}

static void an_alerts_level_is_told_in_capitals_and_for_guests_in_english(void **state)
{
    const struct tongues *tongues = *state;
    expect(words_alert(&tongues->russian, ALERT_EMERGENCY), "ВНИМАНИЕ · EMERGENCY");
    expect(words_alert(&tongues->russian, ALERT_WARNING), "ПРЕДУПРЕЖДЕНИЕ · WARNING");
    expect(words_alert(&tongues->english, ALERT_EMERGENCY), "EMERGENCY");
    expect(words_alert(&tongues->english, ALERT_WARNING), "WARNING");
}

static void a_story_is_dated_in_the_screens_zone_with_the_year_when_it_is_another(void **state)
{
    const struct language *words = &((struct tongues *)*state)->english;
    struct story story = {.published = NOW};
    expect(words_date(words, &story, "UTC", NOW), "12 September, 09:05");
    expect(words_date(words, &story, "Asia/Almaty", NOW), "12 September, 14:05");
    story.published = NOW - 365 * DAY;
    expect(words_date(words, &story, "UTC", NOW), "12 September 2025, 09:05");
    story = (struct story){.first_seen = NOW};
    expect(words_date(words, &story, "UTC", NOW), "12 September, 09:05");
    story.first_seen = 0;
    assert_null(words_date(words, &story, "UTC", NOW));
}

static void a_credit_is_told_when_there_is_one(void **state)
{
    const struct language *words = &((struct tongues *)*state)->english;
    char name[] = "Reuters";
    struct photo photo = {.credit = name};
    struct story story = {.photo = &photo};
    expect(words_credit(words, &story), "Photo: Reuters");
    photo.credit = NULL;
    assert_null(words_credit(words, &story));
    story.photo = NULL;
    assert_null(words_credit(words, &story));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            news_is_fresh_for_an_hour_then_its_age_is_told_in_hours_and_from_two_days_on_in_days),
        cmocka_unit_test(news_that_never_came_or_comes_from_tomorrow_has_no_age),
        cmocka_unit_test(ages_have_the_languages_digits),
        cmocka_unit_test(a_feed_without_stories_says_what_is_happening),
        cmocka_unit_test(an_alerts_level_is_told_in_capitals_and_for_guests_in_english),
        cmocka_unit_test(a_story_is_dated_in_the_screens_zone_with_the_year_when_it_is_another),
        cmocka_unit_test(a_credit_is_told_when_there_is_one),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
