/* libFuzzer: any bytes as a date. */
#include "base/calendar.h"
#include "ingest/read/dates/dates.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { NOW = 1577836800 };
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    int64_t utc = 0, again = 0;
    const char *remark = NULL;
    bool read = date_parse(text, &utc, &remark);
    if (!read && !remark) /* nothing is refused without a word */
        abort();
    if (read && date_plausible(utc, NOW)) { /* what is kept can be written and read again */
        char iso[CALENDAR_ISO_SIZE];
        calendar_iso(utc, iso);
        if (!date_parse(iso, &again, &remark) || again != utc || remark)
            abort();
    }
    free(text);
    return 0;
}
