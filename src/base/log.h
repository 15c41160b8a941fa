/* One line per event on standard error: "level room: text". Under systemd (JOURNAL_STREAM set) the
 * level is sd-daemon(3)'s "<N>" prefix instead. Any thread; a line is written with one write(2). */
#ifndef FOYER_BASE_LOG_H
#define FOYER_BASE_LOG_H

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARNING, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG };

/* `room` is a short literal such as "ingest"; the text is UTF-8 without newline. Debug lines are
 * written only when the environment has FOYER_DEBUG. */
void log_line(enum log_level level, const char *room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define log_error(room, ...)   log_line(LOG_LEVEL_ERROR, room, __VA_ARGS__)
#define log_warning(room, ...) log_line(LOG_LEVEL_WARNING, room, __VA_ARGS__)
#define log_info(room, ...)    log_line(LOG_LEVEL_INFO, room, __VA_ARGS__)
#define log_debug(room, ...)   log_line(LOG_LEVEL_DEBUG, room, __VA_ARGS__)

#endif
