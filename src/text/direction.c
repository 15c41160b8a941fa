/* Rules P2 and P3 of UAX #9: the direction of a text by its first letter, isolates passed over. Pure; any
 * thread. */
#include "base/utf8.h"
#include "text/paragraph.h"

#include <fribidi.h>
#include <string.h>

enum direction text_base_direction(const char *text, enum direction otherwise)
{
    size_t length = strlen(text);
    int isolates = 0;
    for (size_t i = 0; i < length;) {
        uint32_t character;
        i += utf8_decode(text + i, length - i, &character);
        FriBidiCharType type = fribidi_get_bidi_type(character);
        if (type == FRIBIDI_TYPE_PDI)
            isolates -= isolates > 0;
        else if (FRIBIDI_IS_ISOLATE(type))
            isolates++;
        else if (isolates == 0 && FRIBIDI_IS_LETTER(type))
            return FRIBIDI_IS_RTL(type) ? DIRECTION_RTL : DIRECTION_LTR;
    }
    return otherwise;
}
