/* For text/ alone: the fonts that an operator gives the page instead of the bundled faces. Faces of the same
 * path share one file. */
#ifndef FOYER_TEXT_OWN_FACES_H
#define FOYER_TEXT_OWN_FACES_H

#include "text/font_file.h"
#include "text/fonts.h"

struct own_faces {
    struct font_file files[FACE_COUNT]; /* without a path: unused */
    unsigned char places[FACE_COUNT];   /* of a face's file among them */
};

/* Opens the files; whatever was there is closed. One that cannot be a face is logged once and left out. */
void own_faces_set(struct own_faces *own, const char *const paths[FACE_COUNT]);

/* NULL: the bundled one. */
struct font_file *own_face(struct own_faces *own, enum face face);

#endif
