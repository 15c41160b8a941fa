/* How far a zone's clocks are ahead of UTC at a moment, read from the machine's tz database (TZif files, RFC
 * 8536). The C library's localtime takes its zone from the environment of the whole process, which must not
 * be written while threads run; here nothing is kept and nothing is written, so any thread may ask. */
#ifndef FOYER_BASE_ZONE_H
#define FOYER_BASE_ZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Seconds that `name` ("Asia/Almaty") is ahead of UTC at that moment. NULL or "" is the machine's own zone:
 * $TZ as POSIX has it, else /etc/localtime. 0 for a zone that is not there or whose file is broken. Reads the
 * file each time. */
int zone_offset(const char *name, int64_t utc);

/* True when the tz database ($TZDIR, else /usr/share/zoneinfo) has this zone; "" is never one. */
bool zone_exists(const char *name);

/* The same of a TZif file's content; false when it is none, or broken. Leap seconds are not counted, as on
 * any POSIX clock. */
bool zone_file_offset(const char *bytes, size_t length, int64_t utc, int *offset);

/* The same of a rule as POSIX has it for TZ, with RFC 8536's hours up to 167
 * ("EET-2EEST,M3.5.0/3,M10.5.0/4"); false when it is none. A summer time without dates is the one of the
 * United States. */
bool zone_rule_offset(const char *text, int64_t utc, int *offset);

#endif
