/* Where in a text a credit stands. Knows nothing of photos. Any thread. */
#include "ingest/read/draft/credit_find.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "ingest/read/draft/credit.h"
#include "ingest/read/text/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { CREDIT_MAX = 120, BRACKET_MAX = 80, SLASH_MAX = 60 };

/* In lower case, as folding leaves them. A sign that says it all stays in the credit. */
static const struct {
    const char *word;
    bool stays;
} labels[] = {
    {"photo credit:", false},
    {"photo credits:", false},
    {"photo courtesy of ", false},
    {"photo courtesy:", false},
    {"photograph by ", false},
    {"photograph:", false},
    {"photo by ", false},
    {"photos by ", false},
    {"photo:", false},
    {"photos:", false},
    {"photo ©", false},
    {"photo / ", false},
    {"image credit:", false},
    {"image:", false},
    {"image courtesy of ", false},
    {"picture:", false},
    {"picture by ", false},
    {"credit:", false},
    {"courtesy of ", false},
    {"фото:", false},
    {"фото предоставлено ", false},
    {"фото ©", false},
    {"фото из ", true},
    {"фото / ", false},
    {"автор фото:", false},
    {"источник фото:", false},
    {"сурет:", false},
    {"суретті түсірген:", false},
    {"сүрөт:", false},
    {"foto:", false},
    {"fotos:", false},
    {"surat:", false},
    {"bild:", false},
    {"bildquelle:", false},
    {"quelle:", false},
    {"crédit photo :", false},
    {"crédit photo:", false},
    {"crédit :", false},
    {"crédit:", false},
    {"photo :", false},
    {"fotoğraf:", false},
    {"صورة:", false},
    {"عکس:", false},
    {"©", true},
    {"(c) ", true},
};

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " :");
}

/* Length of the label that `folded` begins with; 0: none. */
static size_t label_length(const char *folded, bool *stays)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = strlen(labels[i].word);
        if (strncmp(folded, labels[i].word, length) == 0) {
            *stays = labels[i].stays;
            return length;
        }
    }
    return 0;
}

/* Folding may change lengths (İ, ẞ); then places in the folded text say nothing about the text. */
static char *folded_alike(const char *text)
{
    char *folded = text_folded(text);
    if (strlen(folded) == strlen(text))
        return folded;
    free(folded);
    return memory_copy_text(text);
}

const char *credit_of_label(const char *text)
{
    char *folded = folded_alike(text);
    bool stays = false;
    size_t length = label_length(folded, &stays);
    free(folded);
    if (length == 0)
        return NULL;
    const char *name = stays ? text : skip_blanks(text + length);
    return name[0] ? name : NULL;
}

/* A place at which a label may begin: the start, or behind the end of something. */
static bool is_start(const char *text, size_t at)
{
    if (at == 0)
        return true;
    size_t back = at;
    while (back > 0 && text[back - 1] == ' ')
        back--;
    if (back == at && text[at - 1] != '(' && text[at - 1] != '[')
        return false;
    static const char *const ends[] = {".", "!", "?", ")", "(",  "[", "|", "/", ";",
                                       ",", "…", "»", "”", "\"", "–", "—", "-"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (back >= length && memcmp(text + back - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

/* The last label in the caption, so far from the end that a name fits behind it. */
static bool find_label(const char *text, struct credit_place *place)
{
    char *folded = folded_alike(text);
    size_t length = strlen(folded);
    bool found = false;
    for (size_t at = length; at > 0 && length - at < CREDIT_MAX && !found;) {
        at--;
        if (((unsigned char)folded[at] & 0xC0) == 0x80)
            continue;
        bool stays = false;
        size_t label = label_length(folded + at, &stays);
        bool sign = stays && (unsigned char)folded[at] >= 0x80; /* © stands anywhere */
        if (label == 0 || !(sign || is_start(folded, at)))
            continue;
        *place = (struct credit_place){.start = at, .name = stays ? at : at + label, .end = length};
        found = true;
    }
    free(folded);
    return found;
}

static bool is_shouted(const char *text, size_t length)
{
    bool upper = false;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        at += utf8_decode(text + at, length - at, &character);
        if (uc_is_general_category(character, UC_LOWERCASE_LETTER))
            return false;
        upper = upper || uc_is_general_category(character, UC_UPPERCASE_LETTER);
    }
    return upper;
}

/* Round brackets hold asides more often than credits. */
static bool is_agency(const char *text, size_t length)
{
    static const char *const words[] = {
        "Reuters", "Getty",  "AP",      "AFP",     "EPA",    "Shutterstock", "iStock", "TASS",
        "ТАСС",    "РИА",    "Sputnik", "Anadolu", "Xinhua", "Courtesy",     "DoD",    "Photo",
        "Фото",    "Сурет",  "Foto",    "©",       "/",      "Ministry",     "Press",  "Wikimedia",
        "Army",    "Flickr", "Unsplash"};
    char copy[BRACKET_MAX + 1];
    memcpy(copy, text, length);
    copy[length] = '\0';
    bool named = is_shouted(text, length) && length > 2;
    for (size_t i = 0; i < sizeof words / sizeof *words && !named; i++)
        named = strstr(copy, words[i]) != NULL;
    return named;
}

/* "… [CENTCOM]", "… (AFP)": the last bracket, with maybe a full stop behind it. */
static bool find_bracket(const char *text, struct credit_place *place)
{
    size_t length = strlen(text);
    while (length > 0 && (text[length - 1] == '.' || text[length - 1] == ' '))
        length--;
    char close = length > 0 ? text[length - 1] : '\0';
    if (close != ']' && close != ')')
        return false;
    char open = close == ']' ? '[' : '(';
    size_t at = length - 1;
    while (at > 0 && text[at - 1] != open && text[at - 1] != close)
        at--;
    if (at == 0 || text[at - 1] != open)
        return false;
    size_t inside = length - 1 - at;
    if (inside < 2 || inside > BRACKET_MAX || (close == ')' && !is_agency(text + at, inside)))
        return false;
    *place = (struct credit_place){.start = at - 1, .name = at, .end = length - 1};
    return true;
}

/* "… / Reuters": a few words in capitals behind the last slash. */
static bool find_slash(const char *text, struct credit_place *place)
{
    size_t length = strlen(text);
    for (size_t at = length; at >= 3 && length - at < SLASH_MAX; at--)
        if (memcmp(text + at - 3, " / ", 3) == 0) {
            uint32_t first = 0;
            (void)utf8_decode(text + at, length - at + (at == length), &first);
            *place = (struct credit_place){.start = at - 3, .name = at, .end = length};
            return uc_is_general_category(first, UC_UPPERCASE_LETTER) && at - 3 > 0;
        }
    return false;
}

bool credit_find(const char *caption, struct credit_place *place)
{
    return find_bracket(caption, place) || find_label(caption, place) || find_slash(caption, place);
}
