/* What a character is to the cleaning of text. Any thread. */
#ifndef FOYER_INGEST_READ_TEXT_CHARACTER_H
#define FOYER_INGEST_READ_TEXT_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

enum character_role {
    CHARACTER_VISIBLE,
    CHARACTER_SPACE,
    CHARACTER_NO_BREAK_SPACE,
    CHARACTER_JOINER, /* not seen itself but shapes or orders what is beside it */
    CHARACTER_GONE    /* controls, fillers, overrides of direction, private use, noncharacters */
};

enum character_role character_role(uint32_t character);

/* True for the letters of running text that normalisation to NFC leaves as they are among their like. False
 * is "maybe not". */
bool character_is_settled(uint32_t character);

/* True when a no-break space between these two is more than decoration. */
bool character_keeps_no_break(uint32_t before, uint32_t after);

#endif
