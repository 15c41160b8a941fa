/* text/: every letter of the languages that Foyer speaks, in one font for each word. */
#include "unit/text/setter.h"

#include "base/utf8.h"
#include "text/chain.h"

#include <stdlib.h>
#include <string.h>

struct alphabet {
    const char *language;
    const char *letters;  /* small ones, and those without case */
    const char *sentence; /* a pangram where there is one */
};

static const struct alphabet alphabets[] = {
    {"en", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
     "The quick brown fox jumps over the lazy dog."},
    {"ru", "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
     "Съешь же ещё этих мягких французских булок, да выпей чаю."},
    {"kk", "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
     "Үш ел биік таулы көлдер мен ормандарды бірлесіп қорғауға уағдаласты, деді ғалым жиһанкез."},
    {"ky", "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
     "Үч өлкө бийик тоолуу көлдөрдү жана токойлорду чогуу коргоого макулдашты, деңиз эмес."},
    {"uz", "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng ʼ",
     "Uch davlat baland togʻ koʻllari va oʻrmonlarini birgalikda muhofaza qilishga kelishdi, maʼqul."},
    {"uz-Cyrl", "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш ъ ь э ю я ў қ ғ ҳ",
     "Уч давлат баланд тоғ кўллари ва ўрмонларини биргаликда муҳофаза қилишга келишди."},
    {"tg", "а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ч ҷ ш ъ э ю я",
     "Се кишвар дар бораи ҳифзи муштараки кӯлҳои баландкӯҳ ва ҷангалҳо ба мувофиқа расиданд, ғолибан маънӣ."},
    {"tk", "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z",
     "Üç ýurt beýik daglaryň köllerini we žurnaly gorap saklamak barada ylalaşdy, äşgär çykdy."},
    {"az", "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
     "Zəfər, jaketini də papağını da götür, bu axşam hava çox soyuq olacaq."},
    {"uk", "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я ’",
     "Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів!"},
    {"be", "а б в г д е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я ’",
     "У Іўі худы жвавы чорт у зялёнай камізэльцы пабег пад’есці фаршу з юшкай."},
    {"bg", "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я ѝ",
     "Ах, чудна българска земьо, полюшвай цъфтящи жита."},
    {"sr", "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
     "Фијуче ветар у шибљу, леди пасаже и куће иза њих и гунђа у оџацима."},
    {"sr-Latn", "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
     "Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje."},
    {"mk", "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш ѐ ѝ",
     "Ѕидарски пејзаж: шугав билмез со чудење џвака ќофте и кељ на туѓ цех."},
    {"mn", "а б в г д е ё ж з и й к л м н о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
     "Щётканы фермд пийшин цувъя. Бөгж зогсч хэльюү."},
    {"tr", "a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z â î û",
     "Pijamalı hasta yağız şoföre çabucak güvendi."},
    {"de", "a ä b c d e f g h i j k l m n o ö p q r s ß t u ü v w x y z",
     "Victor jagt zwölf Boxkämpfer quer über den großen Sylter Deich."},
    {"fr", "a b c d e f g h i j k l m n o p q r s t u v w x y z à â æ ç é è ê ë î ï ô œ ù û ü ÿ",
     "Dès Noël, où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis de bœuf au kir, à l’aÿ "
     "d’âge mûr, et cætera."},
    {"es", "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z á é í ó ú ü ª º ¿ ¡",
     "¿El veloz murciélago hindú comía feliz cardillo y kiwi? ¡La cigüeña tocaba el saxofón detrás del "
     "palenque de paja!"},
    {"ar", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء آ أ إ ؤ ئ ة ى ، ؛ ؟",
     "نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر ومغلف بجلد أزرق."},
    {"fa", "ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی ء آ أ ؤ ئ ۀ ۰ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹",
     "سه کشور گفت‌وگو کردند؛ ژاله چای می‌نوشد."},
    {"ps", "ا ب پ ت ټ ث ج چ ح ځ خ څ د ډ ذ ر ړ ز ژ ږ س ش ښ ص ض ط ظ ع غ ف ق ک ګ ل م ن ڼ و ه ي ې ی ۍ ئ ء أ ؤ ة",
     "ژوند د هغو خلکو لپاره ښه دی چې ځان پېژني؛ کوچنۍ ډنډونه او ټول ځنګلونه به وساتل شي."},
    {"ur", "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے آ أ ؤ ئ ۂ ۃ ۓ ۔ ؟",
     "ٹھنڈ میں، ایک قحط زدہ گاؤں سے گذرتے وقت ایک چڑچڑے شخص کو بعض جل پری نما اژدہے نظر آئے۔"},
    {"he", "א ב ג ד ה ו ז ח ט י כ ך ל מ ם נ ן ס ע פ ף צ ץ ק ר ש ת ׳ ״ ־",
     "עטלף אבק נס דרך מזגן שהתפוצץ כי חם."},
    {"ka", "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
     "სამი ქვეყანა მაღალმთიანი ტბებისა და ტყეების ერთობლივ დაცვაზე შეთანხმდა."},
    {"hy", "ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ և ՝ ՛ ՞ ՜ ։",
     "Բել դղյակի ձախ ժամն օֆ ազգությանը ցպահանջ չճշտած վնաս էր և փառք։"},
    {"zh", "的 一 是 不 了 在 人 有 我 他 国 新 闻 龘 鬱 森 湖 ， 。 、 ； ： ？ ！ “ ” （ ） 《 》",
     "三国就共同保护高山湖泊和森林达成协议，新保护区面积为45万公顷。"},
    {"hi",
     "अ आ इ ई उ ऊ ऋ ए ऐ ओ औ क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह क़ ख़ ग़ ज़ ड़ ढ़ फ़ "
     "का कि की कु कू कृ के कै को कौ कं कः कँ क् क्ष त्र ज्ञ श्र ऑ कॉ । ॥ ० १ २ ३ ४ ५ ६ ७ ८ ९ ₹",
     "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश करने वाले भगवान श्रीराम थे।"},
};

enum { ALPHABETS = sizeof alphabets / sizeof *alphabets };

static struct paragraph set_in(enum face face, const char *text, const char *language)
{
    struct text_span span = {.text = text, .face = face, .size = 40};
    struct text_request request = {.spans = &span,
                                   .span_count = 1,
                                   .language = language,
                                   .direction = language_direction(language),
                                   .width = 700};
    return set_request(&request);
}

/* What is not drawn in any font. */
static bool is_shapeless(uint32_t character)
{
    return character == ' ' || character == 0x200C || character == 0x200D;
}

/* Every character of the run is in the run's font. */
static void check_run(const struct paragraph *paragraph, const struct text_run *run, enum face face,
                      const char *language)
{
    for (size_t i = 0; i < run->length;) {
        uint32_t character;
        i += utf8_decode(paragraph->text + run->start + i, run->length - i, &character);
        if (!is_shapeless(character) && !font_file_covers(fonts_entry(fonts, face, run->font), character))
            fail_msg("%s: U+%04X is not in the font %s of face %d", language, character,
                     fonts_entry(fonts, face, run->font)->path, face);
    }
}

static void check_text(const char *text, const char *language)
{
    for (int face = 0; face < FACE_COUNT; face++) {
        struct paragraph paragraph = set_in((enum face)face, text, language);
        for (size_t i = 0; i < paragraph.run_count; i++)
            check_run(&paragraph, &paragraph.runs[i], (enum face)face, language);
        paragraph_finish(&paragraph);
    }
}

static void every_letter_is_drawn_from_a_font_that_has_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALPHABETS; i++) {
        char *capitals = text_upper(alphabets[i].letters, alphabets[i].language);
        char *loud = text_upper(alphabets[i].sentence, alphabets[i].language);
        check_text(alphabets[i].letters, alphabets[i].language);
        check_text(capitals, alphabets[i].language);
        check_text(alphabets[i].sentence, alphabets[i].language);
        check_text(loud, alphabets[i].language);
        free(capitals);
        free(loud);
    }
}

/* The run with the byte. */
static const struct text_run *run_at(const struct paragraph *paragraph, size_t at)
{
    for (size_t i = 0; i < paragraph->run_count; i++)
        if (at >= paragraph->runs[i].start && at < paragraph->runs[i].start + paragraph->runs[i].length)
            return &paragraph->runs[i];
    return NULL;
}

/* Fails when two bytes of one word are set in two fonts. */
static void check_words(const struct paragraph *paragraph, const char *language)
{
    const struct text_run *before = NULL;
    for (size_t i = 0; paragraph->text[i]; i++) {
        const struct text_run *run = run_at(paragraph, i);
        bool inside = run && !strchr(" .,;:!?0123456789", paragraph->text[i]);
        if (inside && before && run->font != before->font)
            fail_msg("%s: two fonts in the word at %s", language, paragraph->text + i);
        before = inside ? run : NULL;
    }
}

static void a_word_is_set_in_one_font(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALPHABETS; i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            struct paragraph paragraph =
                set_in((enum face)face, alphabets[i].sentence, alphabets[i].language);
            check_words(&paragraph, alphabets[i].language);
            paragraph_finish(&paragraph);
        }
    }
}

static void latin_and_cyrillic_never_leave_the_face(void **state)
{
    (void)state;
    for (size_t i = 0; i < ALPHABETS && strcmp(alphabets[i].language, "ar") != 0; i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            char *capitals = text_upper(alphabets[i].letters, alphabets[i].language);
            const char *const texts[] = {alphabets[i].letters, capitals, alphabets[i].sentence};
            for (size_t text = 0; text < 3; text++) {
                struct paragraph paragraph = set_in((enum face)face, texts[text], alphabets[i].language);
                for (size_t run = 0; run < paragraph.run_count; run++)
                    assert_int_equal(paragraph.runs[run].font, 0);
                paragraph_finish(&paragraph);
            }
            free(capitals);
        }
    }
}

/* Letters that a bold face takes from elsewhere are bold, too. */
static void headlines_of_every_script_are_bold(void **state)
{
    (void)state;
    const char *const words[][2] = {
        {"ar", "أخبار"}, {"he", "חדשות"}, {"ka", "ამბები"}, {"hy", "լուրեր"}, {"hi", "ख़बरें"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct paragraph paragraph = set_in(FACE_HEADLINE, words[i][1], words[i][0]);
        const char *path = fonts_entry(fonts, FACE_HEADLINE, paragraph.runs[0].font)->path;
        assert_non_null(strstr(path, "Bold."));
        paragraph_finish(&paragraph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_is_drawn_from_a_font_that_has_it),
        cmocka_unit_test(a_word_is_set_in_one_font),
        cmocka_unit_test(latin_and_cyrillic_never_leave_the_face),
        cmocka_unit_test(headlines_of_every_script_are_bold),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
