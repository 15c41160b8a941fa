#include "text/font_list.h"

#include <hb.h>

const char *const font_names[FONT_NAMES] = {
    [SERIF_BOLD] = "NotoSerif-SemiCondensedBold.ttf",
    [SANS_REGULAR] = "NotoSans-Regular.ttf",
    [SANS_MEDIUM] = "NotoSans-Medium.ttf",
    [SANS_SEMIBOLD] = "NotoSans-SemiBold.ttf",
    [ARABIC_REGULAR] = "NotoSansArabic-Regular.ttf",
    [ARABIC_SEMIBOLD] = "NotoSansArabic-SemiBold.ttf",
    [HEBREW_REGULAR] = "NotoSansHebrew-Regular.ttf",
    [HEBREW_BOLD] = "NotoSansHebrew-Bold.ttf",
    [HEBREW_SERIF] = "NotoSerifHebrew-Bold.ttf",
    [GEORGIAN_REGULAR] = "NotoSansGeorgian-Regular.ttf",
    [GEORGIAN_BOLD] = "NotoSansGeorgian-Bold.ttf",
    [GEORGIAN_SERIF] = "NotoSerifGeorgian-Bold.ttf",
    [ARMENIAN_REGULAR] = "NotoSansArmenian-Regular.ttf",
    [ARMENIAN_BOLD] = "NotoSansArmenian-Bold.ttf",
    [ARMENIAN_SERIF] = "NotoSerifArmenian-Bold.ttf",
    [DEVANAGARI_REGULAR] = "NotoSansDevanagari-Regular.ttf",
    [DEVANAGARI_BOLD] = "NotoSansDevanagari-Bold.ttf",
    [DEVANAGARI_SERIF] = "NotoSerifDevanagari-Bold.ttf",
    [MATH] = "NotoSansMath-Regular.ttf",
    [SYMBOLS] = "NotoSansSymbols2-Regular.ttf",
    [DEJAVU] = "DejaVuSans.ttf",
};

/* Serifs in the headline, but for Arabic, whose letters have none and whose sans is the calmer. */
const unsigned char font_faces[FACE_COUNT][FONTS_OF_FACE] = {
    [FACE_HEADLINE] = {SERIF_BOLD, ARABIC_SEMIBOLD, HEBREW_SERIF, GEORGIAN_SERIF, ARMENIAN_SERIF,
                       DEVANAGARI_SERIF},
    [FACE_REGULAR] = {SANS_REGULAR, ARABIC_REGULAR, HEBREW_REGULAR, GEORGIAN_REGULAR, ARMENIAN_REGULAR,
                      DEVANAGARI_REGULAR},
    [FACE_MEDIUM] = {SANS_MEDIUM, ARABIC_REGULAR, HEBREW_REGULAR, GEORGIAN_REGULAR, ARMENIAN_REGULAR,
                     DEVANAGARI_REGULAR},
    [FACE_SEMIBOLD] = {SANS_SEMIBOLD, ARABIC_SEMIBOLD, HEBREW_BOLD, GEORGIAN_BOLD, ARMENIAN_BOLD,
                       DEVANAGARI_BOLD},
};

const unsigned char font_signs[FONTS_OF_SIGNS] = {MATH, SYMBOLS, DEJAVU};

#define FOLDER "/usr/share/fonts/"
#define CJK    FOLDER "opentype/noto/NotoSansCJK-"
#define NOTO(script)                                                                                         \
    {                                                                                                        \
        FOLDER "truetype/noto/NotoSans" script "-Regular.ttf",                                               \
            FOLDER "truetype/noto/NotoSans" script "-Bold.ttf", 0                                            \
    }
#define ONE_CUT(path)                                                                                        \
    {                                                                                                        \
        FOLDER path, FOLDER path, 0                                                                          \
    }

const struct system_font system_fonts[FONTS_OF_SYSTEM] = {
    /* fonts-noto-cjk; face 2 of the collection is Simplified Chinese */
    {CJK "Regular.ttc", CJK "Bold.ttc", 2},
    /* fonts-droid-fallback and fonts-wqy-microhei, a tenth of its size */
    ONE_CUT("truetype/droid/DroidSansFallbackFull.ttf"),
    ONE_CUT("truetype/wqy/wqy-microhei.ttc"),
    /* fonts-noto-core */
    NOTO("Bengali"),
    NOTO("Ethiopic"),
    NOTO("Gujarati"),
    NOTO("Gurmukhi"),
    NOTO("Kannada"),
    NOTO("Khmer"),
    NOTO("Lao"),
    NOTO("Malayalam"),
    NOTO("Myanmar"),
    NOTO("Oriya"),
    NOTO("Sinhala"),
    NOTO("Syriac"),
    NOTO("Tamil"),
    NOTO("Telugu"),
    NOTO("Thaana"),
    NOTO("Thai"),
    ONE_CUT("truetype/noto/NotoSerifTibetan-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansMongolian-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansTifinagh-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansCherokee-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansCanadianAboriginal-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansNKo-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansYi-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansJavanese-Regular.ttf"),
    ONE_CUT("truetype/noto/NotoSansSymbols-Regular.ttf"),
};

/* fonts-noto-color-emoji */
const char system_pictures[] = FOLDER "truetype/noto/NotoColorEmoji.ttf";

const char *font_package(uint32_t script)
{
    static const struct {
        hb_script_t script;
        const char *package;
    } packages[] = {
        {HB_SCRIPT_HAN, "fonts-noto-cjk"},        {HB_SCRIPT_HIRAGANA, "fonts-noto-cjk"},
        {HB_SCRIPT_KATAKANA, "fonts-noto-cjk"},   {HB_SCRIPT_HANGUL, "fonts-noto-cjk"},
        {HB_SCRIPT_BOPOMOFO, "fonts-noto-cjk"},   {HB_SCRIPT_BENGALI, "fonts-noto-core"},
        {HB_SCRIPT_ETHIOPIC, "fonts-noto-core"},  {HB_SCRIPT_GUJARATI, "fonts-noto-core"},
        {HB_SCRIPT_GURMUKHI, "fonts-noto-core"},  {HB_SCRIPT_KANNADA, "fonts-noto-core"},
        {HB_SCRIPT_KHMER, "fonts-noto-core"},     {HB_SCRIPT_LAO, "fonts-noto-core"},
        {HB_SCRIPT_MALAYALAM, "fonts-noto-core"}, {HB_SCRIPT_MYANMAR, "fonts-noto-core"},
        {HB_SCRIPT_ORIYA, "fonts-noto-core"},     {HB_SCRIPT_SINHALA, "fonts-noto-core"},
        {HB_SCRIPT_SYRIAC, "fonts-noto-core"},    {HB_SCRIPT_TAMIL, "fonts-noto-core"},
        {HB_SCRIPT_TELUGU, "fonts-noto-core"},    {HB_SCRIPT_THAANA, "fonts-noto-core"},
        {HB_SCRIPT_THAI, "fonts-noto-core"},      {HB_SCRIPT_TIBETAN, "fonts-noto-core"},
        {HB_SCRIPT_MONGOLIAN, "fonts-noto-core"}, {HB_SCRIPT_TIFINAGH, "fonts-noto-core"},
        {HB_SCRIPT_CHEROKEE, "fonts-noto-core"},  {HB_SCRIPT_CANADIAN_SYLLABICS, "fonts-noto-core"},
        {HB_SCRIPT_NKO, "fonts-noto-core"},       {HB_SCRIPT_YI, "fonts-noto-core"},
        {HB_SCRIPT_JAVANESE, "fonts-noto-core"},
    };
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (packages[i].script == script)
            return packages[i].package;
    return NULL;
}
