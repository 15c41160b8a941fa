/* For text/ alone: whether a character that is both a sign and a coloured picture (UTS #51) is set as the one
 * or the other. */
#ifndef FOYER_TEXT_PRESENTATION_H
#define FOYER_TEXT_PRESENTATION_H

#include "text/setting.h"

/* Of a grapheme cluster of `count` letters: true when it is to have colours of its own, false when it is to
 * have the colour of its text. Fonts decide whether it can. */
bool presentation_is_picture(const struct letter *cluster, size_t count);

#endif
