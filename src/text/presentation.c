/* Sign or picture by UTS #51: the character's default and the selectors behind it. Knows no font. Pure; any
 * thread. */
#include "text/presentation.h"

enum {
    TEXT_SELECTOR = 0xFE0E,
    PICTURE_SELECTOR = 0xFE0F,
    KEYCAP = 0x20E3,
    FIRST_TONE = 0x1F3FB, /* of skin */
    LAST_TONE = 0x1F3FF,
};

struct range {
    uint16_t first, last;
};

static bool is_in(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    return false;
}

/* Signs that belong to a text. As pictures they are dark or grey for a white page: a night's page would lose
 * them. */
static bool is_sign(uint32_t character)
{
    static const struct range signs[] = {
        {0xA9, 0xA9},     {0xAE, 0xAE},     {0x203C, 0x203C}, {0x2049, 0x2049}, {0x2122, 0x2122},
        {0x25AA, 0x25AB}, {0x25FB, 0x25FE}, {0x2660, 0x2660}, {0x2663, 0x2663}, {0x26AA, 0x26AB},
        {0x2714, 0x2714}, {0x2716, 0x2716}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
        {0x2B1B, 0x2B1C}, {0x3030, 0x3030}, {0x303D, 0x303D},
    };
    return is_in(signs, sizeof signs / sizeof *signs, character);
}

/* Emoji_Presentation of Unicode 16 below U+1F000, where it is the exception. */
static bool is_picture(uint32_t character)
{
    static const struct range pictures[] = {
        {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x2614, 0x2615},
        {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26BD, 0x26BE},
        {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3},
        {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
        {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757},
        {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
    };
    return letter_is_picture(character) || is_in(pictures, sizeof pictures / sizeof *pictures, character);
}

/* Nearly every letter: no list has it. */
static bool is_plain(uint32_t character)
{
    return character < 0x203C ? character != 0xA9 && character != 0xAE
                              : character > 0x303D && character < 0x1F000;
}

bool presentation_is_picture(const struct letter *cluster, size_t count)
{
    uint32_t base = cluster->character;
    if ((count == 1 && is_plain(base)) || is_sign(base))
        return false;
    if (base < 0x80 && cluster[count - 1].character != KEYCAP)
        return false; /* fonts of pictures have digits, to build keys of them */
    bool picture = is_picture(base);
    for (size_t i = 1; i < count; i++) {
        uint32_t character = cluster[i].character;
        if (character == TEXT_SELECTOR)
            return false;
        picture =
            picture || character == PICTURE_SELECTOR || (character >= FIRST_TONE && character <= LAST_TONE);
    }
    return picture;
}
