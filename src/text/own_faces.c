/* Opens the operator's fonts and says once which cannot be used. Knows nothing of what stands behind them
 * (fonts.c). On the thread of the fonts. */
#include "text/own_faces.h"

#include "base/log.h"
#include "base/memory.h"

#include <string.h>

enum { NONE = FACE_COUNT };

/* Its letters are copied out of the file, for an operator may write over it while it is shown. */
static bool open_face(struct font_file *file, const char *path, struct error *error)
{
    font_file_init(file, memory_copy_text(path), 0);
    file->copied = true;
    if (!font_file_ruler(file, error))
        file->missing = true;
    else if (font_file_unit(file) != FONT_RULER)
        file->missing = !error_set(error, "%s: the font has pictures and no outlines", path);
    return !file->missing;
}

static size_t place_of(const struct own_faces *own, const char *path)
{
    size_t place = 0;
    while (own->files[place].path && strcmp(own->files[place].path, path) != 0)
        place++;
    return place;
}

void own_faces_set(struct own_faces *own, const char *const paths[FACE_COUNT])
{
    for (size_t i = 0; i < FACE_COUNT; i++)
        font_file_finish(&own->files[i]);
    for (size_t face = 0; face < FACE_COUNT; face++) {
        own->places[face] = NONE;
        if (!paths[face])
            continue;
        struct error error = {0};
        size_t place = place_of(own, paths[face]);
        own->places[face] = (unsigned char)place;
        if (!own->files[place].path && !open_face(&own->files[place], paths[face], &error))
            log_warning("text", "%s; Foyer's own is shown instead", error.text);
    }
}

struct font_file *own_face(struct own_faces *own, enum face face)
{
    size_t place = own->places[face];
    return place == NONE || !own->files[place].path || own->files[place].missing ? NULL : &own->files[place];
}

bool fonts_check_face(const char *path, struct error *error)
{
    struct font_file file;
    if (TTF_Init() < 0)
        return error_set(error, "cannot start SDL2_ttf: %s", TTF_GetError());
    bool fine = open_face(&file, path, error);
    font_file_finish(&file);
    TTF_Quit();
    return fine;
}
