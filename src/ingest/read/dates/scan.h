/* The understanding of a date word by word, whatever their order. Any thread. */
#ifndef FOYER_INGEST_READ_DATES_SCAN_H
#define FOYER_INGEST_READ_DATES_SCAN_H

#include "base/calendar.h"

#include <stdbool.h>

/* What has been understood so far. */
struct date_scan {
    const char *at;       /* the rest of the text, in lower case */
    struct calendar date; /* year -1, month and day 0: not yet */
    bool time, zone;      /* whether they were there */
    int offset;           /* minutes ahead of UTC */
    const char *remark;   /* what was guessed or is wrong; NULL: nothing */
};

/* Reads a text in lower case. False when it lacks day, month or year or holds a number that has no place. */
bool date_scan(const char *text, struct date_scan *scan);

#endif
