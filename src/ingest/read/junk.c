#include "ingest/read/junk.h"

#include "base/utf8.h"
#include "ingest/read/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

enum { JUNK_LENGTH_MAX = 600 }; /* bytes: a longer block is text */

/* In lower case, without the punctuation at either end; "*" is any text, "#" a number. */
static const struct {
    const char *language, *pattern;
    enum junk junk;
} lines[] = {
    {"en", "the post * appeared first on *", JUNK_LINE},
    {"en", "this post * appeared first on *", JUNK_LINE},
    {"en", "the article * appeared first on *", JUNK_LINE},
    {"en", "read more", JUNK_LINE},
    {"en", "read more at *", JUNK_LINE},
    {"en", "read more here", JUNK_LINE},
    {"en", "read the full article", JUNK_LINE},
    {"en", "read full article", JUNK_LINE},
    {"en", "read the full story", JUNK_LINE},
    {"en", "read the rest of this entry", JUNK_LINE},
    {"en", "continue reading", JUNK_LINE},
    {"en", "continue reading →", JUNK_LINE},
    {"en", "continue reading…", JUNK_LINE},
    {"en", "full story", JUNK_LINE},
    {"en", "learn more", JUNK_LINE},
    {"en", "share", JUNK_LINE},
    {"en", "share this", JUNK_LINE},
    {"en", "share this story", JUNK_LINE},
    {"en", "share this article", JUNK_LINE},
    {"en", "share this post", JUNK_LINE},
    {"en", "share this page", JUNK_LINE},
    {"en", "share on facebook", JUNK_LINE},
    {"en", "share on twitter", JUNK_LINE},
    {"en", "share on x", JUNK_LINE},
    {"en", "share on telegram", JUNK_LINE},
    {"en", "share on whatsapp", JUNK_LINE},
    {"en", "tweet", JUNK_LINE},
    {"en", "facebook", JUNK_LINE},
    {"en", "twitter", JUNK_LINE},
    {"en", "telegram", JUNK_LINE},
    {"en", "whatsapp", JUNK_LINE},
    {"en", "like this", JUNK_LINE},
    {"en", "related", JUNK_LINE},
    {"en", "loading", JUNK_LINE},
    {"en", "print", JUNK_LINE},
    {"en", "advertisement", JUNK_LINE},
    {"en", "advertisements", JUNK_LINE},
    {"en", "sponsored", JUNK_LINE},
    {"en", "sponsored content", JUNK_LINE},
    {"en", "click to share on *", JUNK_LINE},
    {"en", "do you like this article", JUNK_LEFTOVER},
    {"en", "did you like this article", JUNK_LEFTOVER},
    {"en", "was this article helpful", JUNK_LEFTOVER},
    {"en", "# comment", JUNK_LEFTOVER},
    {"en", "# comments", JUNK_LEFTOVER},
    {"en", "# comment(s", JUNK_LEFTOVER},
    {"en", "no comments", JUNK_LEFTOVER},
    {"en", "leave a comment", JUNK_LEFTOVER},
    {"en", "leave a reply", JUNK_LEFTOVER},
    {"en", "post a comment", JUNK_LEFTOVER},
    {"en", "comment policy", JUNK_LEFTOVER},
    {"en", "subscribe to our newsletter", JUNK_LEFTOVER},
    {"en", "sign up for our newsletter", JUNK_LEFTOVER},
    {"en", "join our newsletter", JUNK_LEFTOVER},
    {"ru", "читать далее", JUNK_LINE},
    {"ru", "читать дальше", JUNK_LINE},
    {"ru", "читать полностью", JUNK_LINE},
    {"ru", "читать", JUNK_LINE},
    {"ru", "подробнее", JUNK_LINE},
    {"ru", "узнать больше", JUNK_LINE},
    {"ru", "далее", JUNK_LINE},
    {"ru", "поделиться", JUNK_LINE},
    {"ru", "поделитесь", JUNK_LINE},
    {"ru", "поделиться в *", JUNK_LINE},
    {"ru", "реклама", JUNK_LINE},
    {"ru", "на правах рекламы", JUNK_LINE},
    {"ru", "распечатать", JUNK_LINE},
    {"ru", "запись * впервые появилась *", JUNK_LINE},
    {"ru", "сообщение * появились сначала на *", JUNK_LINE},
    {"ru", "сообщение * появилось сначала на *", JUNK_LINE},
    {"ru", "вам нравится эта статья", JUNK_LEFTOVER},
    {"ru", "вам понравилась эта статья", JUNK_LEFTOVER},
    {"ru", "понравилась статья", JUNK_LEFTOVER},
    {"ru", "# комментариев", JUNK_LEFTOVER},
    {"ru", "# комментария", JUNK_LEFTOVER},
    {"ru", "# комментарий", JUNK_LEFTOVER},
    {"ru", "комментарии (#", JUNK_LEFTOVER},
    {"ru", "оставить комментарий", JUNK_LEFTOVER},
    {"ru", "добавить комментарий", JUNK_LEFTOVER},
    {"ru", "подпишитесь на нашу рассылку", JUNK_LEFTOVER},
    {"ru", "подписаться на рассылку", JUNK_LEFTOVER},
    {"uk", "читати далі", JUNK_LINE},
    {"uk", "читати більше", JUNK_LINE},
    {"uk", "детальніше", JUNK_LINE},
    {"uk", "поділитися", JUNK_LINE},
    {"uk", "залишити коментар", JUNK_LEFTOVER},
    {"kk", "толығырақ", JUNK_LINE},
    {"kk", "толық оқу", JUNK_LINE},
    {"kk", "бөлісу", JUNK_LINE},
    {"kk", "жарнама", JUNK_LINE},
    {"ky", "кененирээк", JUNK_LINE},
    {"uz", "batafsil", JUNK_LINE},
    {"uz", "батафсил", JUNK_LINE},
    {"tg", "муфассал", JUNK_LINE},
    {"de", "weiterlesen", JUNK_LINE},
    {"de", "mehr lesen", JUNK_LINE},
    {"de", "mehr erfahren", JUNK_LINE},
    {"de", "teilen", JUNK_LINE},
    {"de", "anzeige", JUNK_LINE},
    {"de", "der beitrag * erschien zuerst auf *", JUNK_LINE},
    {"fr", "lire la suite", JUNK_LINE},
    {"fr", "en savoir plus", JUNK_LINE},
    {"fr", "partager", JUNK_LINE},
    {"fr", "publicité", JUNK_LINE},
    {"fr", "l’article * est apparu en premier sur *", JUNK_LINE},
    {"es", "leer más", JUNK_LINE},
    {"es", "seguir leyendo", JUNK_LINE},
    {"es", "compartir", JUNK_LINE},
    {"es", "la entrada * se publicó primero en *", JUNK_LINE},
    {"tr", "devamını oku", JUNK_LINE},
    {"ar", "اقرأ المزيد", JUNK_LINE},
    {"ar", "المزيد", JUNK_LINE},
    {"fa", "ادامه مطلب", JUNK_LINE},
};

/* Glob with "*" and "#"; one step back per star is enough, so it takes length times stars at most. */
static bool fits(const char *text, const char *end, const char *pattern)
{
    const char *star = NULL, *resume = NULL;
    for (;;) {
        if (*pattern == '*') {
            star = ++pattern;
            resume = text;
        } else if (*pattern == '#' && text < end && *text >= '0' && *text <= '9') {
            while (text < end && *text >= '0' && *text <= '9')
                text++;
            pattern++;
        } else if (text == end) {
            return *pattern == '\0';
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star && resume < end) {
            pattern = star;
            text = ++resume;
        } else {
            return false;
        }
    }
}

/* White space, punctuation and the arrows that lead on. */
static bool is_edge(uint32_t character)
{
    return uc_is_property_white_space(character) || uc_is_general_category(character, UC_PUNCTUATION) ||
           (character >= 0x2190 && character <= 0x21FF) || (character >= 0x25A0 && character <= 0x25FF) ||
           character == 0x27A1;
}

enum junk junk_find(const char *text)
{
    size_t length = strlen(text), first = length, last = length;
    if (length > JUNK_LENGTH_MAX)
        return JUNK_NONE;
    char *folded = text_folded(text);
    length = strlen(folded);
    bool begun = false;
    for (size_t at = 0; at < length;) {
        uint32_t character;
        size_t step = utf8_decode(folded + at, length - at, &character);
        if (!is_edge(character)) {
            first = begun ? first : at;
            last = at + step;
            begun = true;
        }
        at += step;
    }
    enum junk junk = begun ? JUNK_NONE : JUNK_LINE; /* "[…]", "* * *", "—" */
    for (size_t i = 0; begun && junk == JUNK_NONE && i < sizeof lines / sizeof *lines; i++)
        if (fits(folded + first, folded + last, lines[i].pattern))
            junk = lines[i].junk;
    free(folded);
    return junk;
}

static bool is_more(const char *text)
{
    size_t digits = text[0] == '[' && text[1] == '+' ? strspn(text + 2, "0123456789") : 0;
    return digits > 0 && strcmp(text + 2 + digits, " chars]") == 0;
}

void junk_trim(char *text)
{
    static const char ellipsis[] = "…";
    char *bracket = strrchr(text, '[');
    if (!bracket || bracket == text)
        return;
    bool more = is_more(bracket);
    if (!more && strcmp(bracket, "[…]") != 0 && strcmp(bracket, "[...]") != 0)
        return;
    while (bracket > text && bracket[-1] == ' ')
        bracket--;
    *bracket = '\0';
    size_t length = strlen(text);
    bool has = length >= sizeof ellipsis - 1 && strcmp(text + length - (sizeof ellipsis - 1), ellipsis) == 0;
    if (!more && !has)
        memcpy(bracket, ellipsis, sizeof ellipsis);
}
