/* Who took a photo, in words of a language. */
#include "base/memory.h"
#include "config/language.h"

#include <string.h>

/* Signs and words by which a credit says itself what it is; in other languages than the story's, too. */
static const char *const telling[] = {":",     "：",   "՝",    "©",    "(c)",  "(C)",  "photo", "Photo",
                                      "PHOTO", "foto", "Foto", "FOTO", "фото", "Фото", "ФОТО"};

static bool tells(const struct language *language, const char *credit)
{
    size_t word = strcspn(language->photo, " :{\xC2");
    char *own = memory_copy_bytes(language->photo, word);
    bool found = word > 0 && strstr(credit, own);
    free(own);
    for (size_t i = 0; i < sizeof telling / sizeof *telling && !found; i++)
        found = strstr(credit, telling[i]) != NULL;
    return found || strchr("([<{", credit[0]);
}

char *language_credit(const struct language *language, const char *credit)
{
    static const char *const names[] = {"credit"};
    if (!credit[0] || tells(language, credit))
        return memory_copy_text(credit);
    return language_fill(language->photo, names, &credit, 1);
}
