/* Days: between UTC seconds and the fields of a date. Knows no zones (zone.h). Any thread. */
#ifndef FOYER_BASE_CALENDAR_H
#define FOYER_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A moment as people write it. Proleptic Gregorian. */
struct calendar {
    int year;
    int month;   /* 1..12 */
    int day;     /* 1..31 */
    int hour;    /* 0..23 */
    int minute;  /* 0..59 */
    int second;  /* 0..60 */
    int weekday; /* 0 = Sunday; ignored on the way to seconds */
};

/* UTC seconds of a date and time given in UTC. Fields out of range are carried over. Any thread. */
int64_t calendar_to_utc(const struct calendar *calendar);
void calendar_from_utc(int64_t utc, struct calendar *calendar);

/* True when day and month exist in that year and the time is a time. */
bool calendar_valid(const struct calendar *calendar);

enum { CALENDAR_ISO_SIZE = 32 };

/* "2019-09-12T09:40:00Z" (RFC 3339). */
void calendar_iso(int64_t utc, char out[CALENDAR_ISO_SIZE]);

/* Reads RFC 3339 with an offset, seconds optional, or "2019-09-12 09:40" taken as UTC. Returns false when it
 * is no such thing. Any thread. */
bool calendar_parse_iso(const char *text, int64_t *utc);

#endif
