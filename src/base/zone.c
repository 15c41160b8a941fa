/* Zones by name and the files they stand in; see zone.h. Reads the environment, which Foyer never writes. Any
 * thread. */
#include "base/zone.h"

#include "base/file.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER = 44, TYPE = 6, LEAP_REST = 4, NAME_MAX_LENGTH = 127 };

#define MAGIC      "TZif"
#define OWN_ZONE   "/etc/localtime"
#define ALL_ZONES  "/usr/share/zoneinfo"
#define MAGIC_SIZE (sizeof MAGIC - 1)

/* A data block of a TZif file (RFC 8536, 3.2), pointing into it. */
struct block {
    size_t width; /* of a time: 4 bytes in the first block, 8 in the second */
    size_t times, types;
    const unsigned char *time, *kind, *type;
    const unsigned char *end;
};

static int64_t number(const unsigned char *bytes, size_t width)
{
    uint64_t value = bytes[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < width; i++)
        value = value << 8 | bytes[i];
    return (int64_t)value;
}

/* Of the header's counts those of isut, isstd, leap, time, type and char stand in this order. */
static bool block_read(struct block *block, const unsigned char *bytes, size_t length, size_t width)
{
    size_t counts[6], need;
    if (length < HEADER || memcmp(bytes, MAGIC, MAGIC_SIZE) != 0)
        return false;
    for (size_t i = 0; i < 6; i++) {
        int64_t count = number(bytes + HEADER - 24 + 4 * i, 4);
        if (count < 0 || count > (int64_t)length)
            return false;
        counts[i] = (size_t)count;
    }
    *block = (struct block){.width = width, .times = counts[3], .types = counts[4], .time = bytes + HEADER};
    block->kind = block->time + block->times * width;
    block->type = block->kind + block->times;
    need = HEADER + counts[3] * (width + 1) + counts[4] * TYPE + counts[5] + counts[2] * (width + LEAP_REST) +
           counts[1] + counts[0];
    block->end = bytes + need;
    return need <= length && counts[4] > 0;
}

/* The rule for the time behind the last change, between two newlines; "" when there is none. */
static bool footer_read(const unsigned char *from, const unsigned char *end, char rule[LIMIT_ZONE_RULE])
{
    const unsigned char *last =
        from < end && *from == '\n' ? memchr(from + 1, '\n', (size_t)(end - from - 1)) : NULL;
    size_t length = last ? (size_t)(last - from - 1) : 0;
    if (!last || length >= LIMIT_ZONE_RULE)
        return false;
    memcpy(rule, from + 1, length);
    rule[length] = '\0';
    return true;
}

/* How many changes were before or at that moment. */
static size_t changes_until(const struct block *block, int64_t utc)
{
    size_t low = 0, high = block->times;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (number(block->time + middle * block->width, block->width) <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool zone_file_offset(const char *bytes, size_t length, int64_t utc, int *offset)
{
    const unsigned char *start = (const unsigned char *)bytes, *end = start + length;
    char rule[LIMIT_ZONE_RULE] = "";
    struct block block;
    if (!block_read(&block, start, length, 4))
        return false;
    bool old = start[MAGIC_SIZE] < '2'; /* the version */
    if (!old &&
        (!block_read(&block, block.end, (size_t)(end - block.end), 8) || !footer_read(block.end, end, rule)))
        return false;
    size_t changes = changes_until(&block, utc);
    if (changes == block.times && rule[0])
        return zone_rule_offset(rule, utc, offset);
    size_t type = changes > 0 ? block.kind[changes - 1] : 0;
    if (type >= block.types)
        return false;
    *offset = (int)number(block.type + type * TYPE, 4);
    return true;
}

static bool read_named(const char *name, struct buffer *bytes)
{
    const char *folder = getenv("TZDIR");
    char *path = file_join(folder && folder[0] ? folder : ALL_ZONES, name);
    bool fine = file_read(name[0] == '/' ? name : path, bytes, NULL);
    free(path);
    return fine;
}

int zone_offset(const char *name, int64_t utc)
{
    struct buffer bytes;
    int offset = 0;
    if (!name || !name[0])
        name = getenv("TZ");
    if (!name)
        name = OWN_ZONE;
    name += name[0] == ':';
    buffer_init(&bytes, LIMIT_ZONE_FILE);
    bool fine = name[0] && read_named(name, &bytes)
                    ? zone_file_offset(bytes.bytes, bytes.length, utc, &offset)
                    : zone_rule_offset(name, utc, &offset);
    buffer_finish(&bytes);
    return fine ? offset : 0;
}

bool zone_exists(const char *name)
{
    struct buffer bytes;
    if (!name || !name[0] || name[0] == '/' || strstr(name, "..") || strlen(name) > NAME_MAX_LENGTH)
        return false;
    buffer_init(&bytes, LIMIT_ZONE_FILE);
    bool exists =
        read_named(name, &bytes) && bytes.length >= MAGIC_SIZE && memcmp(bytes.bytes, MAGIC, MAGIC_SIZE) == 0;
    buffer_finish(&bytes);
    return exists;
}
