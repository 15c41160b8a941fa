/* Logos, fonts and words as `foyer check` looks at them; see look.h. */
#include "command/look.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "command/data.h"
#include "config/language.h"
#include "config/names.h"
#include "stage/logo.h"
#include "text/fonts.h"
#include "text/missing.h"
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>

void look_complain(const struct config *config, const char *key, const char *message)
{
    char *text = config_complaint(config, key, message);
    fprintf(stderr, "%s\n", text);
    free(text);
}

/* `advice` follows the reason. Returns false. */
static bool complain(const struct config *config, const char *key, const struct error *error,
                     const char *advice)
{
    struct buffer message;
    buffer_init(&message, 2 * (size_t)ERROR_TEXT_MAX);
    buffer_append_format(&message, "%s; %s, or leave the key out", error->text, advice);
    look_complain(config, key, message.bytes);
    buffer_finish(&message);
    return false;
}

static bool check_logo(const struct config *config, const char *key, const char *path)
{
    struct error error = {0};
    const struct screen screen = {1920, 1080, config->screen.text_scale};
    SDL_Surface *logo = path ? logo_load(path, &screen, &error) : NULL;
    SDL_FreeSurface(logo);
    return !path || logo || complain(config, key, &error, "name a PNG file that can be read");
}

static bool check_font(const struct config *config, const char *key, const char *path)
{
    struct error error = {0};
    return !path || fonts_check_face(path, &error) ||
           complain(config, key, &error, "name a TrueType or OpenType file that can be read");
}

static bool check_theme(const struct config *config, const struct config_theme *theme)
{
    const struct {
        const char *key, *path;
        bool (*check)(const struct config *config, const char *key, const char *path);
    } files[] = {
        {"headline_font", theme->headline_font, check_font},
        {"text_font", theme->text_font, check_font},
        {"text_medium_font", theme->text_medium_font, check_font},
        {"text_strong_font", theme->text_strong_font, check_font},
        {"logo", theme->logo, check_logo},
    };
    bool fine = true;
    char *section = names_path("", "theme", theme->name);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *key = names_path(section, files[i].key, NULL);
        fine = files[i].check(config, key, files[i].path) && fine;
        free(key);
    }
    free(section);
    return fine;
}

bool look_check_files(const struct config *config)
{
    bool fine = check_logo(config, "logo", config->logo);
    for (size_t i = 0; i < config->theme_count; i++)
        fine = check_theme(config, &config->themes[i]) && fine;
    return fine;
}

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

bool look_check_words(const struct config *config, struct fonts *fonts)
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
