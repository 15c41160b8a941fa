#include "command/screen_words.h"

#include "base/limits.h"
#include "command/data.h"
#include "config/language.h"
#include "text/missing.h"
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>

static bool read_words(const struct config *config, struct language *language, struct error *error)
{
    struct data data;
    bool fine = data_find(&data, error) && language_read(data.languages, config->language, language, error);
    data_finish(&data);
    return fine;
}

static void add_capitals(struct missing *missing, struct fonts *fonts, const char *text, const char *language)
{
    char *capitals = text_upper(text, language);
    missing_add(missing, fonts, capitals);
    free(capitals);
}

static void tell_missing(const struct config *config, const struct language *language, struct fonts *fonts)
{
    char prefix[LIMIT_LANGUAGE_TAG + 16];
    struct missing missing = {0};
    struct buffer lines;
    const char *text;
    buffer_init(&lines, LIMIT_CONFIG_FILE);
    for (size_t i = 0; (text = language_text(language, i)); i++)
        missing_add(&missing, fonts, text);
    add_capitals(&missing, fonts, language->emergency, language->code);
    add_capitals(&missing, fonts, language->warning, language->code);
    (void)snprintf(prefix, sizeof prefix, "language \"%s\": ", config->language);
    missing_describe(&missing, prefix, &lines);
    fputs(lines.bytes, stdout);
    buffer_finish(&lines);
    missing_finish(&missing);
}

bool screen_words_check(const struct config *config, struct fonts *fonts)
{
    struct language language;
    struct error error = {0};
    if (!read_words(config, &language, &error)) {
        fprintf(stderr, "%s: language: %s\n", config->path, error.text);
        return false;
    }
    tell_missing(config, &language, fonts);
    language_finish(&language);
    return true;
}
