/* Which letters of stories no font has; see letters.h. */
#include "command/letters.h"

#include "command/data.h"
#include "layout/theme.h"
#include "text/missing.h"

#include <string.h>

/* Those that can be shown; foyer check tells of the others. */
static void set_faces(struct fonts *fonts, const struct config *config)
{
    const char *paths[FACE_COUNT];
    theme_faces(config, paths);
    for (int face = 0; face < FACE_COUNT; face++)
        if (paths[face] && !fonts_check_face(paths[face], NULL))
            paths[face] = NULL;
    fonts_set_faces(fonts, paths);
}

struct fonts *letters_fonts(const struct config *config, struct error *error)
{
    struct data data;
    if (!data_find(&data, error))
        return NULL;
    struct fonts *fonts = fonts_create(data.fonts, error);
    data_finish(&data);
    if (fonts)
        set_faces(fonts, config);
    if (fonts && !fonts_add_list(fonts, config->fonts, error)) {
        fonts_destroy(fonts);
        fonts = NULL;
    }
    return fonts;
}

static void add_story(struct missing *missing, struct fonts *fonts, const struct story *story)
{
    const char *const texts[] = {story->headline, story->section, story->byline, story->source};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        missing_add(missing, fonts, texts[i]);
    for (size_t i = 0; i < story->block_count; i++)
        missing_add(missing, fonts, story->blocks[i].text);
    if (story->block_count == 0)
        missing_add(missing, fonts, story->summary);
    if (story->photo) {
        missing_add(missing, fonts, story->photo->caption);
        missing_add(missing, fonts, story->photo->credit);
    }
}

void letters_describe(struct fonts *fonts, struct story *const *stories, size_t count, const char *feed,
                      const char *prefix, struct buffer *into)
{
    struct missing missing = {0};
    for (size_t i = 0; i < count; i++)
        if (!feed || (stories[i]->feed && strcmp(stories[i]->feed, feed) == 0))
            add_story(&missing, fonts, stories[i]);
    missing_describe(&missing, prefix, into);
    missing_finish(&missing);
}
