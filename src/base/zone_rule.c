/* Rules of TZ (POSIX, Base Definitions 8.3; RFC 8536, 3.3.1): which offset holds when, year by year. Knows no
 * files. Any thread. */
#include "base/ascii.h"
#include "base/calendar.h"
#include "base/zone.h"

#include <string.h>

enum { HOUR = 3600, DAY = 86400, NAME_LEAST = 3, HOURS_MOST = 167, CHANGE_AT = 2 * HOUR };

#define DATES_USUAL ",M3.2.0,M11.1.0"

/* When the clocks change, each year. */
struct change {
    char kind; /* 'M': month, week, day; 'J': day from 1 without 29 February; 0: day from 0 */
    int month, week, day;
    int seconds; /* from midnight, local time before the change */
};

static bool take(const char **text, char wanted)
{
    bool there = **text == wanted;
    *text += there;
    return there;
}

static bool take_number(const char **text, int least, int most, int *number)
{
    const char *begin = *text;
    *number = 0;
    for (; ascii_is_digit(**text) && *number <= most; (*text)++)
        *number = *number * 10 + (**text - '0');
    return *text > begin && *number >= least && *number <= most;
}

/* "EST" or "<+0330>"; what it says is not needed. */
static bool take_name(const char **text)
{
    const char *begin = *text;
    if (take(text, '<')) {
        *text += strcspn(*text, ">");
        return take(text, '>');
    }
    while (ascii_is_letter(**text))
        (*text)++;
    return *text - begin >= NAME_LEAST;
}

/* "5", "-3:30", "+167:59:59" */
static bool take_time(const char **text, int *seconds)
{
    int hours, minutes = 0, rest = 0;
    bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    if (!take_number(text, 0, HOURS_MOST, &hours) ||
        (take(text, ':') &&
         (!take_number(text, 0, 59, &minutes) || (take(text, ':') && !take_number(text, 0, 59, &rest)))))
        return false;
    *seconds = (hours * HOUR + minutes * 60 + rest) * (negative ? -1 : 1);
    return true;
}

static bool take_change(const char **text, struct change *change)
{
    *change = (struct change){.seconds = CHANGE_AT};
    bool fine = take(text, ',');
    if (fine && take(text, 'M')) {
        change->kind = 'M';
        fine = take_number(text, 1, 12, &change->month) && take(text, '.') &&
               take_number(text, 1, 5, &change->week) && take(text, '.') &&
               take_number(text, 0, 6, &change->day);
    } else if (fine && take(text, 'J')) {
        change->kind = 'J';
        fine = take_number(text, 1, 365, &change->day);
    } else {
        fine = fine && take_number(text, 0, 365, &change->day);
    }
    return fine && (!take(text, '/') || take_time(text, &change->seconds));
}

static int64_t first_of(int year, int month)
{
    return calendar_to_utc(&(struct calendar){.year = year, .month = month, .day = 1});
}

static int64_t midnight_of(const struct change *change, int year)
{
    if (change->kind != 'M') {
        bool leap = first_of(year, 3) - first_of(year, 2) == (int64_t)29 * DAY;
        int skipped = change->kind == 'J' ? (leap && change->day >= 60) - 1 : 0;
        return first_of(year, 1) + (int64_t)(change->day + skipped) * DAY;
    }
    struct calendar first;
    int64_t begin = first_of(year, change->month), end = first_of(year, change->month + 1);
    calendar_from_utc(begin, &first);
    int64_t day = begin + ((change->day - first.weekday + 7) % 7 + 7 * (change->week - 1)) * (int64_t)DAY;
    return day < end ? day : day - 7 * (int64_t)DAY; /* the fifth is the last */
}

bool zone_rule_offset(const char *text, int64_t utc, int *offset)
{
    int standard, summer;
    struct change begins, ends;
    struct calendar now;
    if (!take_name(&text) || !take_time(&text, &standard))
        return false;
    *offset = -standard;
    if (!*text)
        return true;
    summer = standard - HOUR;
    if (!take_name(&text) || (*text && *text != ',' && !take_time(&text, &summer)))
        return false;
    text = *text ? text : DATES_USUAL;
    if (!take_change(&text, &begins) || !take_change(&text, &ends) || *text)
        return false;
    calendar_from_utc(utc, &now);
    int64_t begin = midnight_of(&begins, now.year) + begins.seconds + standard,
            end = midnight_of(&ends, now.year) + ends.seconds + summer;
    bool is_summer = begin < end ? utc >= begin && utc < end : utc >= begin || utc < end;
    *offset = is_summer ? -summer : -standard;
    return true;
}
