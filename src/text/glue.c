/* Places where UAX #14 lets a line begin and a typographer does not: such a break is taken only when there is
 * no other. The words are in glue_language.c, the rules here. */
#include "base/utf8.h"
#include "text/glue_language.h"
#include "text/setting.h"

#include <unicase.h>
#include <unictype.h>

enum { WORD_SIZE = 40, EN_DASH = 0x2013, EM_DASH = 0x2014, BAR = 0x2015, HYPHEN = 0x2010 };

struct word {
    size_t start, end;
    char text[WORD_SIZE]; /* lower case, without opening punctuation; "" when it is long */
};

/* A space between two words. */
struct place {
    const struct letter *letters;
    const struct glue_language *language;
    bool strict; /* a headline */
    struct word before, after;
    bool numbered; /* a number stands before the word before */
};

static bool is_letter(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

static bool is_capital(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == HYPHEN || c == EN_DASH || c == EM_DASH || c == BAR;
}

static bool is_opening(uint32_t c)
{
    return c == '"' || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi);
}

static bool is_closing(uint32_t c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == '"' || c == 0x2026 ||
           uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf);
}

static struct word word_at(const struct letter *letters, size_t start, size_t end)
{
    struct word word = {.start = start, .end = end};
    size_t length = 0;
    while (word.start + 1 < end && is_opening(letters[word.start].character))
        word.start++;
    for (size_t i = word.start; i < end; i++) {
        if (length + 5 > WORD_SIZE) {
            word.text[0] = '\0';
            return word;
        }
        length += utf8_encode(uc_tolower(letters[i].character), word.text + length);
    }
    return word;
}

static bool is_number(const struct letter *letters, const struct word *word)
{
    if (!is_digit(letters[word->end - 1].character))
        return false;
    for (size_t i = word->start; i < word->end; i++) {
        uint32_t c = letters[i].character;
        if (!is_digit(c) && c != ',' && c != '.' && c != ':' && !is_dash(c) && c != '+' && c != 0x2212)
            return false;
    }
    return true;
}

static bool stands_alone(const struct word *word)
{
    return word->end == word->start + 1;
}

/* "слово —", and the dash that opens a speech. */
static bool glues_dash(const struct place *place)
{
    return (stands_alone(&place->after) && is_dash(place->letters[place->after.start].character)) ||
           (place->before.start == 0 && stands_alone(&place->before) &&
            is_dash(place->letters[place->before.start].character));
}

/* "в горах": one-letter words, in Cyrillic always, in other alphabets in headlines. */
static bool glues_short_word(const struct place *place)
{
    const struct letter *letter = &place->letters[place->before.start];
    bool cyrillic = letter->character >= 0x400 && letter->character < 0x530;
    for (size_t i = place->before.start + 1; i < place->before.end; i++)
        if (place->letters[i].cluster)
            return false;
    return is_letter(letter->character) && (cyrillic || (place->strict && letter->character < 0x400));
}

/* "№ 5", "см. рис.". */
static bool glues_listed(const struct place *place)
{
    return glue_list_has(glue_common_before, place->before.text) ||
           glue_list_has(place->language->before, place->before.text) ||
           glue_list_has(place->language->after, place->after.text);
}

/* "г. Алматы", "т. 5". */
static bool glues_title(const struct place *place)
{
    uint32_t next = place->letters[place->after.start].character;
    return !place->numbered && (is_capital(next) || is_digit(next)) &&
           glue_list_has(place->language->titles, place->before.text);
}

/* "12", and "12." in "12. September". */
static bool is_counted(const struct letter *letters, struct word word)
{
    if (word.end > word.start + 1 && letters[word.end - 1].character == '.')
        word.end--;
    return is_number(letters, &word);
}

static bool is_unit(const struct place *place, const struct word *word)
{
    return glue_list_has(glue_common_units, word->text) || glue_list_has(place->language->units, word->text);
}

/* "000" in "450 000". */
static bool is_group(const struct place *place, const struct word *word)
{
    for (size_t i = word->start; i < word->end; i++)
        if (!is_digit(place->letters[i].character))
            return false;
    return word->end - word->start == 3 && place->before.end - place->before.start <= 3;
}

/* The word behind the place up to the punctuation that is not its own: "р." of "р.,", "000" of "000.". */
static struct word counted_word(const struct place *place)
{
    const struct letter *letters = place->letters;
    struct word word = word_at(letters, place->after.start, place->after.end);
    while (!is_unit(place, &word) && word.end > word.start + 1 && is_closing(letters[word.end - 1].character))
        word = word_at(letters, word.start, word.end - 1);
    return word;
}

/* "5 %", "12 сентября,", "2019 р.," and "450 000". */
static bool glues_number(const struct place *place)
{
    if (!is_counted(place->letters, place->before))
        return false;
    struct word word = counted_word(place);
    return is_unit(place, &word) || is_group(place, &word);
}

/* "тыс. руб." in "450 тыс. руб." */
static bool glues_unit(const struct place *place)
{
    if (!place->numbered || !is_unit(place, &place->before))
        return false;
    struct word word = counted_word(place);
    return is_unit(place, &word);
}

/* "А." or "А.С." */
static bool is_initials(const struct letter *letters, const struct word *word)
{
    size_t length = word->end - word->start;
    for (size_t i = 0; i + 1 < length; i += 2)
        if (!is_capital(letters[word->start + i].character) || letters[word->start + i + 1].character != '.')
            return false;
    return length >= 2 && length <= 6 && length % 2 == 0;
}

/* True when a name follows the initials that begin at `at`: the letters end in a NUL. */
static bool is_before_name(const struct letter *letters, size_t at)
{
    while (is_capital(letters[at].character) && letters[at + 1].character == '.')
        at += letter_is_space(letters[at + 2].character) ? 3 : 2;
    return is_capital(letters[at].character);
}

/* "А. С. Пушкин", "Пушкин А. С.", but not "Сказал | А. С. Пушкин". */
static bool glues_initials(const struct place *place)
{
    const struct letter *letters = place->letters;
    bool name = is_letter(letters[place->before.end - 1].character) &&
                is_capital(letters[place->before.start].character);
    return (is_initials(letters, &place->before) && is_capital(letters[place->after.start].character)) ||
           (name && is_initials(letters, &place->after) && !is_before_name(letters, place->after.start));
}

/* "т. е.", "н. э." */
static bool glues_abbreviation(const struct place *place)
{
    const struct letter *before = &place->letters[place->before.start];
    const struct letter *after = &place->letters[place->after.start];
    return place->before.end - place->before.start == 2 && place->after.end - place->after.start >= 2 &&
           before[1].character == '.' && after[1].character == '.' && is_letter(before->character) &&
           is_letter(after->character) && !is_capital(before->character) && !is_capital(after->character);
}

static bool (*const rules[])(const struct place *place) = {
    glues_dash,   glues_short_word, glues_listed,   glues_title,
    glues_number, glues_unit,       glues_initials, glues_abbreviation,
};

static bool glues_space(const struct place *place)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i](place))
            return true;
    return false;
}

/* Letters and digits that hang together at `from`, going by `step`; three are as good as many. */
static size_t part_length(const struct setting *setting, size_t from, int step)
{
    size_t length = 0;
    for (size_t i = from; i < setting->count && length < 3; i += (size_t)step) {
        uint32_t c = setting->letters[i].character;
        if (!is_letter(c) && !is_digit(c))
            break;
        length++;
    }
    return length;
}

/* "1-го", "20–30", "кто-то", "км/ч", and before a dash without spaces. */
static bool glues_inside(const struct setting *setting, size_t at)
{
    uint32_t before = setting->letters[at - 1].character;
    uint32_t after = setting->letters[at].character;
    if (after == EM_DASH || after == EN_DASH || after == BAR)
        return true;
    if (before == EM_DASH || before == BAR || (!is_dash(before) && before != '/'))
        return false;
    return at < 2 || is_digit(after) || is_digit(setting->letters[at - 2].character) ||
           part_length(setting, at - 2, -1) < 3 || part_length(setting, at, 1) < 3;
}

static bool has_cyrillic_first(const struct setting *setting)
{
    for (size_t i = 0; i < setting->count; i++) {
        uint32_t c = setting->letters[i].character;
        if (is_letter(c))
            return c >= 0x400 && c < 0x530;
    }
    return false;
}

void setting_glue(struct setting *setting)
{
    struct letter *letters = setting->letters;
    const char *tag = setting->request->language;
    struct place place = {.letters = letters,
                          .language = glue_language_find(tag, has_cyrillic_first(setting)),
                          .strict = setting->request->balance};
    struct word word = {0};
    bool number = false;
    for (size_t i = 0, start = 0; i <= setting->count; i++) {
        if (i < setting->count && i > 0 && letters[i].before == BREAK_ALLOWED &&
            !letter_is_space(letters[i - 1].character) && glues_inside(setting, i))
            letters[i].before = BREAK_GLUED;
        if (i < setting->count && !letter_is_space(letters[i].character))
            continue;
        if (i > start) {
            place.after = word_at(letters, start, i);
            place.before = word;
            place.numbered = number;
            number = word.end > 0 && is_number(letters, &word);
            if (word.end > 0 && letters[start].before == BREAK_ALLOWED && !letters[start - 1].gap &&
                glues_space(&place))
                letters[start].before = BREAK_GLUED;
            word = place.after;
        }
        start = i + 1;
    }
}
