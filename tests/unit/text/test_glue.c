/* text/: what a reader does not want torn apart stays on one line. */
#include "unit/text/setter.h"

#include <string.h>

struct example {
    const char *language;
    const char *text; /* what is between the brackets stays together wherever it fits on a line */
};

/* Takes the brackets out and tells where they were. */
static void strip(const char *text, char *plain, size_t *start, size_t *end, char *inside)
{
    const char *open = strchr(text, '[');
    const char *close = strchr(text, ']');
    assert_true(open && close && open < close);
    *start = (size_t)(open - text);
    *end = (size_t)(close - text) - 1;
    memcpy(plain, text, *start);
    memcpy(plain + *start, open + 1, *end - *start);
    memcpy(plain + *end, close + 1, strlen(close + 1) + 1);
    memcpy(inside, plain + *start, *end - *start);
    inside[*end - *start] = '\0';
}

/* Counts the widths at which the part is torn although it would fit. */
static int tears(const struct example *example)
{
    char plain[512], inside[512];
    size_t start, end;
    int torn = 0;
    strip(example->text, plain, &start, &end, inside);
    int full = width_of(plain, example->language, DIRECTION_LTR);
    for (int width = width_of(inside, example->language, DIRECTION_LTR) + 1; width < full; width += 2) {
        struct paragraph paragraph = set_text(plain, example->language, DIRECTION_LTR, width);
        for (size_t i = 1; i < paragraph.line_count; i++)
            torn += paragraph.lines[i].start > start && paragraph.lines[i].start < end;
        paragraph_finish(&paragraph);
    }
    return torn;
}

static void words_that_belong_together_stay_together(void **state)
{
    (void)state;
    const struct example examples[] = {
        {"ru", "Парк создадут [в горах] Алтая"},
        {"ru", "Договорились [о совместной] охране"},
        {"ru", "Барс [и улар] живут"},
        {"ru", "Говорили [(«с утра»)] долго"},
        {"ru", "Это был [Алтай —] горный край"},
        {"ru", "[— Приходите] к нам, сказала"},
        {"ru", "Школа [№ 5] открыта"},
        {"ru", "Площадь парка [12 450] гектаров"},
        {"ru", "Выросло на [5 %] за лето"},
        {"ru", "Длина дороги [40 км,] говорят"},
        {"ru", "Выставка [12 сентября] откроется"},
        {"ru", "Ещё [в 2019 г.] решили"},
        {"ru", "Потеряли, [т. е.] утратили"},
        {"ru", "Сказал [А. С. Пушкин] вчера"},
        {"ru", "Сказал [Пушкин А. С.] вчера"},
        {"ru", "Праздник [1-го] мая"},
        {"ru", "Ждали [20–30] минут"},
        {"ru", "Пришёл [кто-то] незнакомый"},
        {"ru", "Скорость ветра [30 км/ч] ночью"},
        {"ru", "Город [г. Алматы] встретил"},
        {"ru", "Если [знал бы] раньше"},
        {"ru", "Смотри [см. рис. 5] внизу"},
        {"ru", "Цена [$ 450] за штуку"},
        {"kk", "Көрме [12 қыркүйек] күні"},
        {"kk", "Бағасы [450 мың] теңге"},
        {"ky", "Баасы [450 сом] болду"},
        {"uk", "Ліс [і озеро] поруч"},
        {"uk", "Парк [у горах] Карпат"},
        {"uk", "Посаджені ще [1912 року] яблуні"},
        {"uk", "Минуло вже [25 років] відтоді"},
        {"mn", "Үнэ [450 төгрөг] болжээ"},
        {"ru", "Стоит теперь [450 тыс. руб.,] говорят"},
        {"uk", "Відкрили [2019 р.,] восени"},
        {"uk", "Було це [у 2019 році] навесні"},
        {"uk", "Коштує [450 тис. грн] разом"},
        {"be", "Гэта было [у 2019 г.,] увосень"},
        {"be", "Адкрылі музей [у 2019 годзе] увосень"},
        {"be", "Мінула ўжо [25 гадоў] адтуль"},
        {"be", "Выстава [12 верасня] адкрыецца"},
        {"bg", "Откриха го през [2019 г.] наесен"},
        {"bg", "Музеят отвори през [2019 година] наесен"},
        {"bg", "Минаха вече [25 години] оттогава"},
        {"bg", "Цената [е 450 лв.,] казаха"},
        {"sr", "Музеј је отворен [2019. године] у граду"},
        {"sr-Latn", "Muzej je otvoren [2019. godine] u gradu"},
        {"sr", "Цена је сада [450 динара] укупно"},
        {"mk", "Музејот отворен во [2019 година] наесен"},
        {"mk", "Цената сега [е 450 денари] вкупно"},
        {"tg", "Осорхона дар [соли 2019] кушода шуд"},
        {"tg", "Намоиш [12 сентябр] оғоз меёбад"},
        {"tg", "Нархи чипта [450 сомонӣ] мебошад"},
        {"mn", "Музей нь [2019 онд] нээгдсэн юм"},
        {"mn", "Үзэсгэлэн [9 сарын 12] эхэлнэ"},
        {"kk", "Мұражай [2019 жылы] ашылған еді"},
        {"kk", "Кездесу [2019 жылғы] көктемде өтті"},
        {"kk", "Жиналыс [сағат 10] басталады дейді"},
        {"ky", "Музей [2019 жылы] ачылган болчу"},
        {"ky", "Көргөзмө [12 сентябрда] ачылат дешти"},
        {"uz", "Muzey [2019 yilda] ochilgan edi"},
        {"uz", "Bahosi [450 ming soʻm] boʻldi"},
        {"uz-Cyrl", "Музей [2019 йилда] очилган эди"},
        {"uz-Cyrl", "Кўргазма [12 сентябр] куни очилади"},
        {"en", "Opens on [12 September] in Almaty"},
        {"en", "Yesterday [Mr. Smith] went home"},
        {"en", "Altai [park —] a wild land"},
        {"en", "Tools [e.g.,] hammers and nails"},
        {"en", "See the page [example.com] tomorrow"},
        {"ru", "Утрачено, [т.е.] потеряно навсегда"},
        {"de", "Opens [12. September] in Berlin"},
        {"sr", "Отвара се [12. септембар] у граду"},
        {"fr", "Ouvre le [1er mai] à Paris"},
        {"pl", "Poszedł [w góry] wczoraj"},
        {NULL, "Парк создадут [в горах] Алтая"},
        {"xx", "Парк создадут [в горах] Алтая"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        if (tears(&examples[i]) > 0)
            fail_msg("torn: %s", examples[i].text);
    }
}

static void other_words_may_part(void **state)
{
    (void)state;
    const struct example examples[] = {
        {"ru", "Парк создадут в [горах Алтая] скоро"},
        {"ru", "Это был Алтай [— горный] край"},
        {"ru", "Ещё в 2019 [г. Россия] решила"},
        {"ru", "Город [Усть-Каменогорск] встретил"},
        {"ru", "Вчера [Прямо А. С. Пушкин] сказал"},
        {"ru", "Было 5 [человек дома] вечером"},
        {"uk", "Тут 2019 [році було] добре"},
        {"be", "Добры [год быў] тады"},
        {"tg", "Дар соли [нав шодӣ] буд"},
        {"bg", "Много [години минаха] вече"},
        {"ru", "Сказал он. [Потом ушёл] домой"},
        {"en", "Opens [a door] in Almaty"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (tears(&examples[i]) == 0)
            fail_msg("never parted: %s", examples[i].text);
}

/* Counts the lines, at every width, that begin with what is between the brackets. */
static int begins(const struct example *example)
{
    char plain[512], inside[512];
    size_t start, end;
    int begun = 0;
    strip(example->text, plain, &start, &end, inside);
    int full = width_of(plain, example->language, DIRECTION_LTR);
    for (int width = full / 2; width < full; width += 2) {
        struct paragraph paragraph = set_text(plain, example->language, DIRECTION_LTR, width);
        for (size_t i = 1; i < paragraph.line_count; i++)
            begun += paragraph.lines[i].start == start;
        paragraph_finish(&paragraph);
    }
    return begun;
}

static void no_line_begins_with_a_dash(void **state)
{
    (void)state;
    const struct example examples[] = {
        {"en", "The mountains of the Altai[—]seen from afar"},
        {"en", "The mountains of the Altai[–]seen from afar"},
        {"ru", "Высокие горы Алтая[―]далеко видны"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        if (begins(&examples[i]) > 0)
            fail_msg("a line begins with the dash of %s", examples[i].text);
}

/* What a word would keep elsewhere, it does not behind a number or before a word that is no name: there a
 * line may begin. */
static void a_title_keeps_names_only(void **state)
{
    (void)state;
    const struct example kept = {"ru", "Город встретил г. [Алматы] утром"};
    const struct example free_words[] = {
        {"ru", "Город встретил г. [утром] гостей"},
        {"ru", "Это было в 2019 г. [Алматы] встретил"},
    };
    assert_int_equal(begins(&kept), 0);
    for (size_t i = 0; i < sizeof free_words / sizeof *free_words; i++)
        if (begins(&free_words[i]) == 0)
            fail_msg("no line begins inside %s", free_words[i].text);
}

static void glue_gives_way_before_a_word_is_cut(void **state)
{
    (void)state;
    /* all spaces are no-break spaces, as some editors write them */
    const char *text = "Новости\xC2\xA0горного\xC2\xA0края\xC2\xA0сегодня\xC2\xA0утром";
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 250);
    assert_true(paragraph.line_count > 2);
    for (size_t i = 1; i < paragraph.line_count; i++)
        assert_int_equal((unsigned char)paragraph.text[paragraph.lines[i].start - 1], 0xA0);
    paragraph_finish(&paragraph);
    int width = width_of("горах", "ru", DIRECTION_LTR) + 2;
    paragraph = set_text("в горах", "ru", DIRECTION_LTR, width);
    assert_int_equal(paragraph.line_count, 2);
    assert_string_equal(line_text(&paragraph, 1), "горах");
    paragraph_finish(&paragraph);
}

static void no_russian_line_ends_in_a_one_letter_word(void **state)
{
    (void)state;
    const char *text =
        "В горах и в лесах, у озёр и рек, к югу от города, с утра о погоде, а я и он о том же: и вот, "
        "снег у нас, а у вас и дождь, и ветер, о котором я говорил в начале, к вечеру стих у реки";
    for (int width = 250; width < 1100; width += 9) {
        struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, width);
        for (size_t i = 0; i + 1 < paragraph.line_count; i++) {
            const char *line = line_text(&paragraph, i);
            size_t length = strlen(line);
            assert_true(length < 3 || line[length - 3] != ' '); /* a Cyrillic letter is two bytes */
        }
        paragraph_finish(&paragraph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_belong_together_stay_together),
        cmocka_unit_test(other_words_may_part),
        cmocka_unit_test(no_line_begins_with_a_dash),
        cmocka_unit_test(a_title_keeps_names_only),
        cmocka_unit_test(glue_gives_way_before_a_word_is_cut),
        cmocka_unit_test(no_russian_line_ends_in_a_one_letter_word),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
