/* A date in any spelling to seconds since 1970, and whether a story can be of then. Any thread. */
#include "ingest/read/dates/dates.h"

#include "base/calendar.h"
#include "ingest/read/dates/scan.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>

enum { DATE_TEXT_MAX = 120, DAY_SECONDS = 86400 };

static const char unreadable[] = "the date can't be read";

/* Seconds, milliseconds or microseconds since 1970, by their size. */
static bool parse_unix(const char *text, int64_t *utc)
{
    static const char digits[] = "0123456789";
    size_t count = strspn(text, digits);
    const char *rest = text + count;
    if (*rest == '.')
        rest += 1 + strspn(rest + 1, digits);
    if (*rest || (count != 9 && count != 10 && count != 13 && count != 16))
        return false;
    long long value = strtoll(text, NULL, 10);
    *utc = count == 16 ? value / 1000000 : count == 13 ? value / 1000 : value;
    return true;
}

static bool parse_folded(const char *text, int64_t *utc, const char **remark)
{
    if (parse_unix(text, utc))
        return true;
    struct date_scan scan;
    bool understood = date_scan(text, &scan);
    bool end_of_day = scan.date.hour == 24 && scan.date.minute == 0 && scan.date.second == 0;
    if (end_of_day)
        scan.date.hour = 0;
    if (!understood || !calendar_valid(&scan.date)) {
        *remark = scan.remark && !understood ? scan.remark : unreadable;
        return false;
    }
    *utc = calendar_to_utc(&scan.date) - (int64_t)scan.offset * 60 + (end_of_day ? DAY_SECONDS : 0);
    *remark = scan.remark;
    return true;
}

bool date_parse(const char *text, int64_t *utc, const char **remark)
{
    *remark = NULL;
    size_t length = strlen(text);
    char *plain = length <= DATE_TEXT_MAX ? text_plain(text, length, DATE_TEXT_MAX) : NULL;
    if (!plain) {
        *remark = unreadable;
        return false;
    }
    char *folded = text_folded(plain);
    bool read = parse_folded(folded, utc, remark);
    free(folded);
    free(plain);
    return read;
}

bool date_plausible(int64_t utc, int64_t now)
{
    enum { YEAR_1995 = 788918400 };
    return utc >= YEAR_1995 && utc <= now + DAY_SECONDS;
}
