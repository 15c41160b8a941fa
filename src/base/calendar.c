/* Days by arithmetic, and RFC 3339; see calendar.h. Any thread. */
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

enum { DAY = 86400 };

/* Days since 1970-01-01; the year is counted from March so that the leap day comes last. */
static int64_t days_from_civil(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

int64_t calendar_to_utc(const struct calendar *calendar)
{
    int64_t months = (int64_t)calendar->year * 12 + calendar->month - 1;
    int64_t year = months >= 0 ? months / 12 : (months - 11) / 12;
    int64_t days = days_from_civil(year, (int)(months - year * 12) + 1, 1) + calendar->day - 1;
    return days * DAY + (int64_t)calendar->hour * 3600 + (int64_t)calendar->minute * 60 + calendar->second;
}

void calendar_from_utc(int64_t utc, struct calendar *calendar)
{
    int64_t days = utc >= 0 ? utc / DAY : (utc - DAY + 1) / DAY;
    int seconds = (int)(utc - days * DAY);
    int64_t shifted = days + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (int)((5 * day_of_year + 2) / 153);
    int month = month_from_march + (month_from_march < 10 ? 3 : -9);
    int weekday = (int)((days % 7 + 11) % 7); /* 1970-01-01 was a Thursday */
    *calendar = (struct calendar){.year = (int)(year_of_era + era * 400 + (month <= 2)),
                                  .month = month,
                                  .day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
                                  .hour = seconds / 3600,
                                  .minute = seconds / 60 % 60,
                                  .second = seconds % 60,
                                  .weekday = weekday};
}

bool calendar_valid(const struct calendar *c)
{
    if (c->month < 1 || c->month > 12 || c->day < 1 || c->hour < 0 || c->hour > 23 || c->minute < 0 ||
        c->minute > 59 || c->second < 0 || c->second > 60)
        return false;
    struct calendar again;
    calendar_from_utc(calendar_to_utc(&(struct calendar){.year = c->year, .month = c->month, .day = c->day}),
                      &again);
    return again.month == c->month && again.day == c->day;
}

void calendar_iso(int64_t utc, char out[CALENDAR_ISO_SIZE])
{
    struct calendar c;
    calendar_from_utc(utc, &c);
    (void)snprintf(out, CALENDAR_ISO_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, c.day, c.hour,
                   c.minute, c.second);
}

/* Offset "Z", "+05:00", "-0330" or nothing; false for anything else. */
static bool parse_offset(const char *text, int *seconds)
{
    *seconds = 0;
    if (text[0] == '\0' || ((text[0] == 'Z' || text[0] == 'z') && text[1] == '\0'))
        return true;
    int hours, minutes, used = 0;
    if (text[0] != '+' && text[0] != '-')
        return false;
    if (sscanf(text + 1, "%2d:%2d%n", &hours, &minutes, &used) != 2 &&
        sscanf(text + 1, "%2d%2d%n", &hours, &minutes, &used) != 2)
        return false;
    if (text[1 + used] != '\0' || hours > 14 || minutes > 59 || hours < 0 || minutes < 0)
        return false;
    *seconds = (hours * 60 + minutes) * (text[0] == '-' ? -60 : 60);
    return true;
}

bool calendar_parse_iso(const char *text, int64_t *utc)
{
    struct calendar c = {0};
    int used = 0, more = 0, offset;
    if (sscanf(text, "%4d-%2d-%2d%n", &c.year, &c.month, &c.day, &used) != 3 || used < 8)
        return false;
    text += used;
    if (*text == 'T' || *text == 't' || *text == ' ') {
        if (sscanf(text + 1, "%2d:%2d%n", &c.hour, &c.minute, &used) != 2)
            return false;
        text += 1 + used;
        if (*text == ':' && sscanf(text + 1, "%2d%n", &c.second, &more) == 1)
            text += 1 + more;
        if (*text == '.' || *text == ',')
            text += 1 + strspn(text + 1, "0123456789");
        while (*text == ' ')
            text++;
    }
    if (!parse_offset(text, &offset) || !calendar_valid(&c))
        return false;
    *utc = calendar_to_utc(&c) - offset;
    return true;
}
