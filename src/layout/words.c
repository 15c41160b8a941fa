/* Sentences of the screen. Knows no page. Main thread, for the time zones. */
#include "layout/words.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/zone.h"
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, STALE_AFTER = HOUR, DAYS_FROM = 2 * DAY };

struct calendar words_local_time(const char *zone, int64_t utc)
{
    struct calendar local;
    calendar_from_utc(utc + zone_offset(zone, utc), &local);
    return local;
}

char *words_date(const struct language *language, const struct story *story, const char *zone, int64_t now)
{
    if (story_time(story) == 0)
        return NULL;
    struct calendar when = words_local_time(zone, story_time(story));
    struct calendar today = words_local_time(zone, now);
    return language_date(language, &when, &today);
}

char *words_credit(const struct language *language, const struct story *story)
{
    const char *credit = story->photo ? story->photo->credit : NULL;
    return credit ? language_credit(language, credit) : NULL;
}

char *words_stale(const struct language *language, int64_t last_success, int64_t now)
{
    int64_t age = now - last_success;
    if (last_success == 0 || age < STALE_AFTER)
        return NULL;
    bool days = age >= DAYS_FROM;
    char number[24];
    (void)snprintf(number, sizeof number, "%lld", (long long)(age / (days ? DAY : HOUR)));
    char *written = language_digits(language, number);
    const char *names[] = {"n"}, *values[] = {written};
    char *sentence = language_fill(days ? language->updated_days : language->updated_hours, names, values, 1);
    free(written);
    return sentence;
}

char *words_alert(const struct language *language, enum alert_level level)
{
    char *own =
        text_upper(level == ALERT_EMERGENCY ? language->emergency : language->warning, language->code);
    char *english = text_upper(alert_level_name(level), "en");
    struct buffer label;
    buffer_init(&label, LIMIT_FIELD);
    buffer_append_text(&label, own);
    if (strcmp(own, english) != 0)
        buffer_append_format(&label, " · %s", english);
    free(own);
    free(english);
    char *taken = buffer_take(&label);
    buffer_finish(&label);
    return taken;
}

char *words_feed(const struct language *language, const char *feed, const struct feed_state *state,
                 const char *zone)
{
    char time[16] = "";
    const char *pattern = language->feed_waiting;
    if (state && state->last_success)
        pattern = language->feed_empty;
    if (state && state->failures > 0 && state->message) {
        struct calendar next = words_local_time(zone, state->next_due);
        (void)snprintf(time, sizeof time, "%02d:%02d", next.hour, next.minute);
        pattern = language->feed_failed;
    }
    char *written = language_digits(language, time);
    const char *names[] = {"feed", "reason", "time"};
    const char *values[] = {feed, state && state->message ? state->message : "", written};
    char *sentence = language_fill(pattern, names, values, 3);
    free(written);
    return sentence;
}
