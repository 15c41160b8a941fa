/* An alert in words, on its way in and out: the text of the arguments, the list, letters that no font has.
 * Knows nothing of where alerts are kept. Main thread. */
#include "command/alert_words.h"

#include "base/calendar.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "command/letters.h"
#include "store/alerts.h"
#include "text/missing.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { WHEN_SIZE = 32, BAR_CHARACTERS = 120 };

/* What a text cannot hold becomes a control character, which is cleaned. */
static bool read_input(struct buffer *text, struct error *error)
{
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, stdin)) > 0;) {
        for (char *zero; (zero = memchr(chunk, '\0', got));)
            *zero = ' ';
        buffer_append(text, chunk, got);
    }
    if (ferror(stdin))
        return error_set(error, "standard input cannot be read: %s", strerror(errno));
    return true;
}

static void join(const struct options *options, struct buffer *text)
{
    for (int i = 0; i < options->argument_count; i++) {
        if (i > 0)
            buffer_append(text, " ", 1);
        buffer_append_text(text, options->arguments[i]);
    }
}

char *alert_words_read(const struct options *options, struct error *error)
{
    struct buffer text;
    char *clean = NULL;
    buffer_init(&text, LIMIT_ALERT_INPUT);
    bool fine = true;
    if (options->argument_count == 1 && strcmp(options->arguments[0], "-") == 0)
        fine = read_input(&text, error);
    else
        join(options, &text);
    if (text.overflow)
        error_set(error, "the text is longer than %d bytes, the most is %d: shorten it",
                  (int)LIMIT_ALERT_INPUT, (int)LIMIT_ALERT_TEXT);
    else if (fine)
        clean = alerts_clean(text.bytes, error);
    buffer_finish(&text);
    return clean;
}

static void local_time(const struct config *config, int64_t utc, struct calendar *local)
{
    calendar_from_utc(utc + zone_offset(config->timezone, utc), local);
}

static void tell_when(const struct config *config, int64_t until, int64_t now, char when[WHEN_SIZE])
{
    struct calendar end;
    struct calendar today;
    local_time(config, until, &end);
    local_time(config, now, &today);
    if (end.year == today.year && end.month == today.month && end.day == today.day)
        (void)snprintf(when, WHEN_SIZE, "%02d:%02d", end.hour, end.minute);
    else
        (void)snprintf(when, WHEN_SIZE, "%04d-%02d-%02d %02d:%02d", end.year, end.month, end.day, end.hour,
                       end.minute);
}

void alert_words_print(const struct alert *alert, const struct config *config, int64_t now)
{
    char when[WHEN_SIZE];
    int first = (int)strcspn(alert->text, "\n");
    tell_when(config, alert->until, now, when);
    printf("alert %lld, %s, until %s: %.*s%s\n", (long long)alert->number, alert_level_name(alert->level),
           when, first, alert->text, alert->text[first] ? " …" : "");
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (size_t i = 0, length = strlen(text); i < length; count++) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
    }
    return count;
}

static void warn_letters(const char *text, const struct config *config)
{
    struct missing missing = {0};
    struct buffer lines;
    struct fonts *fonts = letters_fonts(config, NULL);
    buffer_init(&lines, LIMIT_CONFIG_FILE);
    if (fonts)
        missing_add(&missing, fonts, text);
    missing_describe(&missing, "foyer alert: ", &lines);
    if (lines.length > 0)
        fputs(lines.bytes, stderr);
    missing_finish(&missing);
    buffer_finish(&lines);
    fonts_destroy(fonts);
}

void alert_words_warn(const struct alert *alert, const struct config *config)
{
    if (alert->level == ALERT_INFO && count_characters(alert->text) > BAR_CHARACTERS)
        fprintf(stderr,
                "foyer alert: the bar will cut a text of this length; --level warning gives it a page\n");
    warn_letters(alert->text, config);
}
