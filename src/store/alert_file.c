/* An alert to and from JSON:
 *
 *     {"level": "warning", "text": "...", "since": 1600000000, "until": 1600001800}
 *
 * Knows one file; which there are, and who has to go, is alert_folder.c's and alerts.c's. Any thread. */
#include "store/alert_file.h"

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "store/alerts.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The last second that a calendar of four digits has. */
#define TIME_MOST INT64_C(253402300799)

static const char *const endings[ALERT_STANDS] = {".new", ".json", ".gone"};

void alert_file_name(char name[ALERT_NAME_SIZE], int64_t number, enum alert_stand stand)
{
    (void)snprintf(name, ALERT_NAME_SIZE, "%lld%s", (long long)number, endings[stand]);
}

int64_t alert_file_number(const char *name, enum alert_stand *stand)
{
    int64_t number = 0;
    const char *end = name;
    for (; ascii_is_digit(*end) && number <= ALERT_NUMBER_MOST; end++)
        number = 10 * number + (*end - '0');
    if (number > ALERT_NUMBER_MOST || name[0] == '0')
        return 0;
    for (int i = 0; i < ALERT_STANDS; i++) {
        *stand = (enum alert_stand)i;
        if (strcmp(end, endings[i]) == 0)
            return number;
    }
    return 0;
}

/* --- reading --- */

static bool bytes_read(const struct alert_folder *folder, const char *name, struct buffer *bytes,
                       bool *missing, struct error *error)
{
    struct stat found;
    int file = openat(folder->file, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    bool fine = file >= 0 && fstat(file, &found) == 0;
    if (!fine) {
        *missing = errno == ENOENT;
        error_set(error, "%s", errno == ELOOP ? "is a link, and none is followed" : strerror(errno));
    } else if (!S_ISREG(found.st_mode)) {
        fine = error_set(error, "is not a file");
    }
    if (fine && !file_read_open(file, name, bytes, NULL))
        fine = bytes->overflow ? error_set(error, "is larger than the %d bytes allowed", LIMIT_ALERT_FILE)
                               : error_set(error, "%s", strerror(errno));
    if (file >= 0)
        close(file);
    return fine;
}

static bool time_take(const json_t *object, const char *field, int64_t *time, struct error *error)
{
    const json_t *value = json_object_get(object, field);
    *time = json_integer_value(value);
    return (json_is_integer(value) && *time > 0 && *time <= TIME_MOST) ||
           error_set(error, "\"%s\" is not a time in seconds since 1970", field);
}

static bool text_take(const json_t *object, char **text, struct error *error)
{
    const char *value = json_string_value(json_object_get(object, "text"));
    if (!value)
        return error_set(error, "it has no \"text\"");
    *text = alerts_clean(value, error);
    return *text != NULL;
}

static bool alert_take(const json_t *object, struct alert *alert, struct error *error)
{
    const char *level = json_string_value(json_object_get(object, "level"));
    if (!level || !alert_level_parse(level, &alert->level))
        return error_set(error, "\"level\" is not one of info, warning, emergency");
    return time_take(object, "since", &alert->since, error) &&
           time_take(object, "until", &alert->until, error) && text_take(object, &alert->text, error);
}

static bool alert_parse(const struct buffer *bytes, struct alert *alert, struct error *error)
{
    json_error_t cause;
    json_t *object = json_loadb(bytes->bytes, bytes->length, JSON_REJECT_DUPLICATES, &cause);
    bool fine = object && alert_take(object, alert, error);
    if (!object)
        error_set(error, "line %d: %s", cause.line, cause.text);
    json_decref(object);
    return fine;
}

bool alert_file_read(const struct alert_folder *folder, int64_t number, struct alert *alert, bool *missing,
                     struct error *error)
{
    char name[ALERT_NAME_SIZE];
    struct buffer bytes;
    struct error cause = {0};
    *alert = (struct alert){.number = number};
    *missing = false;
    alert_file_name(name, number, ALERT_GIVEN);
    buffer_init(&bytes, LIMIT_ALERT_FILE);
    bool fine = bytes_read(folder, name, &bytes, missing, &cause) && alert_parse(&bytes, alert, &cause);
    buffer_finish(&bytes);
    return fine || error_set(error, "%s/%s: %s", folder->path, name, cause.text);
}

/* --- writing --- */

/* Everybody may read it, whatever the umask says; who may remove it is the folder's to say. */
int alert_file_begin(const struct alert_folder *folder, int64_t number)
{
    char name[ALERT_NAME_SIZE];
    alert_file_name(name, number, ALERT_NEW);
    int file = openat(folder->file, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (file >= 0)
        (void)fchmod(file, 0644);
    return file;
}

static bool alert_write(int file, const struct alert *alert)
{
    json_t *object =
        json_pack("{s:s, s:s, s:I, s:I}", "level", alert_level_name(alert->level), "text", alert->text,
                  "since", (json_int_t)alert->since, "until", (json_int_t)alert->until);
    char *text = object ? json_dumps(object, JSON_INDENT(2)) : NULL;
    size_t length = text ? strlen(text) : 0;
    errno = ENOSPC; /* a write that stops short says nothing */
    bool fine = text && write(file, text, length) == (ssize_t)length && fsync(file) == 0;
    free(text);
    json_decref(object);
    return fine;
}

bool alert_file_commit(const struct alert_folder *folder, int file, const struct alert *alert,
                       struct error *error)
{
    char new[ALERT_NAME_SIZE];
    char given[ALERT_NAME_SIZE];
    alert_file_name(new, alert->number, ALERT_NEW);
    alert_file_name(given, alert->number, ALERT_GIVEN);
    bool fine = alert_write(file, alert) && renameat(folder->file, new, folder->file, given) == 0 &&
                fsync(folder->file) == 0;
    if (!fine) {
        error_set(error, "%s/%s: cannot write: %s", folder->path, given, strerror(errno));
        (void)unlinkat(folder->file, new, 0);
        (void)unlinkat(folder->file, given, 0);
    }
    close(file);
    return fine;
}
