/* Every key of a language file. Constant data. */
#include "base/limits.h"
#include "config/keys.h"
#include "config/language.h"

static const struct config_section sections[] = {{.name = "", .parent = -1, .maximum = 1}};

#define MONTH(word, index)                                                                                   \
    {                                                                                                        \
        .name = (word), .type = KEY_TEXT, .offset = offsetof(struct language, months[index])                 \
    }
#define TEXT(field)                                                                                          \
    {                                                                                                        \
        .name = #field, .type = KEY_TEXT, .offset = offsetof(struct language, field)                         \
    }
#define PATTERN(field, placeholders)                                                                         \
    {                                                                                                        \
        .name = #field, .type = KEY_PATTERN, .offset = offsetof(struct language, field),                     \
        .words = (placeholders)                                                                              \
    }

static const struct config_key keys[] = {
    {.name = "direction",
     .type = KEY_DIRECTION,
     .offset = offsetof(struct language, direction),
     .words = "ltr|rtl"},
    TEXT(digits),
    MONTH("january", 0),
    MONTH("february", 1),
    MONTH("march", 2),
    MONTH("april", 3),
    MONTH("may", 4),
    MONTH("june", 5),
    MONTH("july", 6),
    MONTH("august", 7),
    MONTH("september", 8),
    MONTH("october", 9),
    MONTH("november", 10),
    MONTH("december", 11),
    TEXT(first_day),
    PATTERN(date, "{day}|{month}|{time}"),
    PATTERN(date_with_year, "{day}|{month}|{year}|{time}"),
    TEXT(next),
    PATTERN(photo, "{credit}"),
    TEXT(emergency),
    TEXT(warning),
    TEXT(notice),
    PATTERN(updated_hours, "{n}"),
    PATTERN(updated_days, "{n}"),
    TEXT(waiting),
    PATTERN(feed_waiting, "{feed}"),
    PATTERN(feed_failed, "{feed}|{reason}|{time}"),
    PATTERN(feed_empty, "{feed}"),
};

const struct config_schema language_schema = {
    .sections = sections,
    .section_count = 1,
    .keys = keys,
    .key_count = sizeof keys / sizeof *keys,
    .file_maximum = LIMIT_LANGUAGE_FILE,
};
