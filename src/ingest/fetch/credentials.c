/* Reads and wipes credentials. Knows no request; nothing of the file ever gets into a message. Any thread. */
#include "ingest/fetch/credentials.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static void wipe(char *text)
{
    if (text)
        explicit_bzero(text, strlen(text));
    free(text);
}

void credentials_finish(struct credentials *credentials)
{
    wipe(credentials->header);
    wipe(credentials->user);
    wipe(credentials->password);
    *credentials = (struct credentials){0};
}

/* A descriptor of a file that its owner alone can read; -1 with `error`. */
static int private_open(const char *path, struct error *error)
{
    struct stat found;
    int file = file_open(path, &found, error);
    if (file < 0 || !(found.st_mode & (S_IRWXG | S_IRWXO)))
        return file;
    close(file);
    error_set(error, "%s: not only its owner can read it, so it is not used; run: chmod 600 %s", path, path);
    return -1;
}

static bool private_read(const char *path, struct buffer *text, struct error *error)
{
    int file = private_open(path, error);
    bool fine = file >= 0 && file_read_open(file, path, text, error);
    if (file >= 0)
        close(file);
    return fine;
}

bool credentials_file_is_private(const char *path, struct error *error)
{
    int file = private_open(path, error);
    if (file >= 0)
        close(file);
    return file >= 0;
}

static bool take_bearer(const char *value, struct credentials *credentials)
{
    struct buffer line;
    buffer_init(&line, LIMIT_CREDENTIALS + 64);
    buffer_append_format(&line, "Authorization: Bearer %s", value);
    credentials->header = line.bytes;
    return value[strcspn(value, " \t")] == '\0';
}

static bool take_basic(const char *value, struct credentials *credentials)
{
    const char *colon = strchr(value, ':');
    if (!colon)
        return false;
    credentials->user = memory_copy_bytes(value, (size_t)(colon - value));
    credentials->password = memory_copy_text(colon + 1);
    return true;
}

/* A token of RFC 9110, 5.6.2, a colon, a value. */
static bool take_header(const char *value, struct credentials *credentials)
{
    size_t name = strspn(value, "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (name == 0 || value[name] != ':' || value[name + 1 + strspn(value + name + 1, " \t")] == '\0')
        return false;
    credentials->header = memory_copy_text(value);
    return true;
}

static const struct {
    const char *word;
    bool (*take)(const char *value, struct credentials *credentials);
} kinds[] = {{"bearer", take_bearer}, {"basic", take_basic}, {"header", take_header}};

/* The line without what stands around it; false when there are several, or bytes that no header may have. */
static bool only_line(char *text, size_t length, char **line)
{
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    text += strspn(text, " \t\r\n");
    size_t end = strlen(text);
    while (end > 0 && strchr(" \t\r\n", text[end - 1]))
        text[--end] = '\0';
    *line = text;
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' && *c != '\t')
            return false;
    return end > 0;
}

static bool credentials_parse(char *line, struct credentials *credentials)
{
    size_t word = strcspn(line, " \t");
    const char *value = line + word + strspn(line + word, " \t");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && *value; i++)
        if (strlen(kinds[i].word) == word && strncasecmp(line, kinds[i].word, word) == 0)
            return kinds[i].take(value, credentials);
    return false;
}

bool credentials_read(const char *path, struct credentials *credentials, struct error *error)
{
    struct buffer text;
    char *line;
    *credentials = (struct credentials){0};
    buffer_init(&text, LIMIT_CREDENTIALS);
    bool fine = private_read(path, &text, error);
    if (fine && (strlen(text.bytes) != text.length || !only_line(text.bytes, text.length, &line) ||
                 !credentials_parse(line, credentials)))
        fine = error_set(error,
                         "%s: it has to be one line, bearer TOKEN, basic USER:PASSWORD or header NAME: VALUE",
                         path);
    explicit_bzero(text.bytes, text.length);
    buffer_finish(&text);
    if (!fine)
        credentials_finish(credentials);
    return fine;
}
