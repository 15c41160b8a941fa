/* Lines on standard error, each by one write. Decides nothing about what is worth a line. Any thread. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOG_LINE_MAX = 1024 };

static const struct {
    const char *word;
    const char *journal; /* priorities of syslog(3) */
} log_levels[] = {
    [LOG_LEVEL_ERROR] = {"error", "<3>"},
    [LOG_LEVEL_WARNING] = {"warning", "<4>"},
    [LOG_LEVEL_INFO] = {"info", "<6>"},
    [LOG_LEVEL_DEBUG] = {"debug", "<7>"},
};

void log_line(enum log_level level, const char *room, const char *format, ...)
{
    if (level == LOG_LEVEL_DEBUG && !getenv("FOYER_DEBUG"))
        return;
    char line[LOG_LINE_MAX];
    int used = getenv("JOURNAL_STREAM")
                   ? snprintf(line, sizeof line, "%s%s: ", log_levels[level].journal, room)
                   : snprintf(line, sizeof line, "%s %s: ", log_levels[level].word, room);
    if (used < 0 || (size_t)used >= sizeof line)
        return;
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(line + used, sizeof line - (size_t)used - 1, format, arguments);
    va_end(arguments);
    size_t length = strlen(line);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)line[i] < 0x20)
            line[i] = ' ';
    line[length] = '\n';
    ssize_t written = write(STDERR_FILENO, line, length + 1);
    (void)written; /* there is nobody to tell */
}
