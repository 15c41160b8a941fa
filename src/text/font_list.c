/* Names, folders and order of the fonts; opens none. What a new font or script needs is a row here. */
#include "text/font_list.h"

#include "base/file.h"

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

enum { CJK_PACKAGE, CORE_PACKAGE, PICTURES_PACKAGE };

/* NULL when it is installed: then it is of no help. */
static const char *package_name(int package)
{
    static const struct {
        const char *name, *proof;
    } packages[] = {
        [CJK_PACKAGE] = {"fonts-noto-cjk", CJK "Regular.ttc"},
        [CORE_PACKAGE] = {"fonts-noto-core", FOLDER "truetype/noto/NotoSansThai-Regular.ttf"},
        [PICTURES_PACKAGE] = {"fonts-noto-color-emoji", FOLDER "truetype/noto/NotoColorEmoji.ttf"},
    };
    return file_exists(packages[package].proof) ? NULL : packages[package].name;
}

const char *font_package(uint32_t script)
{
    static const struct {
        hb_script_t script;
        int package;
    } packages[] = {
        {HB_SCRIPT_HAN, CJK_PACKAGE},        {HB_SCRIPT_HIRAGANA, CJK_PACKAGE},
        {HB_SCRIPT_KATAKANA, CJK_PACKAGE},   {HB_SCRIPT_HANGUL, CJK_PACKAGE},
        {HB_SCRIPT_BOPOMOFO, CJK_PACKAGE},   {HB_SCRIPT_BENGALI, CORE_PACKAGE},
        {HB_SCRIPT_ETHIOPIC, CORE_PACKAGE},  {HB_SCRIPT_GUJARATI, CORE_PACKAGE},
        {HB_SCRIPT_GURMUKHI, CORE_PACKAGE},  {HB_SCRIPT_KANNADA, CORE_PACKAGE},
        {HB_SCRIPT_KHMER, CORE_PACKAGE},     {HB_SCRIPT_LAO, CORE_PACKAGE},
        {HB_SCRIPT_MALAYALAM, CORE_PACKAGE}, {HB_SCRIPT_MYANMAR, CORE_PACKAGE},
        {HB_SCRIPT_ORIYA, CORE_PACKAGE},     {HB_SCRIPT_SINHALA, CORE_PACKAGE},
        {HB_SCRIPT_SYRIAC, CORE_PACKAGE},    {HB_SCRIPT_TAMIL, CORE_PACKAGE},
        {HB_SCRIPT_TELUGU, CORE_PACKAGE},    {HB_SCRIPT_THAANA, CORE_PACKAGE},
        {HB_SCRIPT_THAI, CORE_PACKAGE},      {HB_SCRIPT_TIBETAN, CORE_PACKAGE},
        {HB_SCRIPT_MONGOLIAN, CORE_PACKAGE}, {HB_SCRIPT_TIFINAGH, CORE_PACKAGE},
        {HB_SCRIPT_CHEROKEE, CORE_PACKAGE},  {HB_SCRIPT_CANADIAN_SYLLABICS, CORE_PACKAGE},
        {HB_SCRIPT_NKO, CORE_PACKAGE},       {HB_SCRIPT_YI, CORE_PACKAGE},
        {HB_SCRIPT_JAVANESE, CORE_PACKAGE},
    };
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (packages[i].script == script)
            return package_name(packages[i].package);
    return NULL;
}

const char *font_package_pictures(void)
{
    return package_name(PICTURES_PACKAGE);
}
