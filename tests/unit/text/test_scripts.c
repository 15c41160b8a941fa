/* text/: fonts, scripts and directions. */
#include "unit/text/setter.h"

#include "base/utf8.h"
#include "text/setting.h"

#include "support/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TAG_ARAB = 0x41726162, TAG_CYRL = 0x4379726C };

static void every_letter_of_our_languages_is_in_the_face_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++) {
        for (int face = 0; face < FACE_COUNT; face++) {
            struct text_span span = {.text = samples[i].text, .face = (enum face)face, .size = 40};
            struct text_request request = {
                .spans = &span, .span_count = 1, .language = samples[i].language, .width = 600};
            struct paragraph paragraph = set_request(&request);
            for (size_t run = 0; run < paragraph.run_count; run++) {
                assert_int_equal(paragraph.runs[run].font, 0);
                assert_false(paragraph.runs[run].rtl);
            }
            paragraph_finish(&paragraph);
        }
    }
    struct paragraph money = set_text("₸ ₽ № € ₴ ’ « »", "ru", DIRECTION_LTR, 0);
    for (size_t run = 0; run < money.run_count; run++)
        assert_int_equal(money.runs[run].font, 0);
    paragraph_finish(&money);
}

static void every_letter_of_every_face_has_a_font(void **state)
{
    (void)state;
    const char *const texts[] = {
        "اتفقت ثلاث دول على حماية البحيرات ، ؛ ؟ ٠١٢٣",
        "سه کشور گچپژ ۰۱۲۳ درباره‌ی",
        "ټډړږښګڼ څ ځ",
        "ئۈچ دۆلەت تاغ كۆللىرىنى ۋ ڭ",
        "ٹڈڑےہ",
        "שלוש מדינות הסכימו להגן",
        "სამი ქვეყანა შეთანხმდა",
        "Երեք երկիր համաձայնեցին",
        "तीन देशों ने पर्वतीय झीलों",
        "− → ✓ ≥ ★ ☀",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (size_t at = 0; at < strlen(texts[i]);) {
            uint32_t character;
            at += utf8_decode(texts[i] + at, strlen(texts[i]) - at, &character);
            for (int face = 0; face < FACE_COUNT; face++)
                if (character > ' ' && character != 0x200C && !fonts_cover(fonts, (enum face)face, character))
                    fail_msg("U+%04X is in no font of face %d", character, face);
        }
    }
    assert_false(fonts_cover(fonts, FACE_REGULAR, 0x10FFFD));
    assert_false(fonts_cover(fonts, FACE_REGULAR, 0));
}

static void arabic_comes_from_a_fallback_and_is_joined(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("سلسلة", "ar", DIRECTION_RTL, 0);
    assert_int_equal(paragraph.run_count, 1);
    assert_int_not_equal(paragraph.runs[0].font, 0);
    assert_int_equal(paragraph.runs[0].script, TAG_ARAB);
    assert_true(paragraph.runs[0].rtl);
    const char *const letters[] = {"س", "ل", "س", "ل", "ة"};
    int apart = 0;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        apart += width_of(letters[i], "ar", DIRECTION_RTL);
    assert_true(paragraph.width < apart - 36 / 2); /* half an em less at least */
    paragraph_finish(&paragraph);
}

/* The run that holds the text. */
static const struct text_run *run_with(const struct paragraph *paragraph, const char *text)
{
    const char *found = strstr(paragraph->text, text);
    assert_non_null(found);
    size_t at = (size_t)(found - paragraph->text);
    for (size_t i = 0; i < paragraph->run_count; i++)
        if (paragraph->runs[i].start <= at && at < paragraph->runs[i].start + paragraph->runs[i].length)
            return &paragraph->runs[i];
    fail_msg("no run holds \"%s\"", text);
    return NULL;
}

static void a_right_to_left_line_runs_right_to_left_but_for_numbers_and_latin(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("إدارة Altai Park عام 2019 يوم.", "ar", DIRECTION_RTL, 0);
    const struct text_run *first = run_with(&paragraph, "إدارة");
    const struct text_run *latin = run_with(&paragraph, "Altai Park");
    const struct text_run *year = run_with(&paragraph, "2019");
    const struct text_run *last = run_with(&paragraph, "يوم");
    assert_true(first->rtl && last->rtl && !latin->rtl && !year->rtl);
    assert_true(latin->length >= strlen("Altai Park")); /* one run: the words keep their order */
    assert_true(last->x < year->x && year->x < latin->x && latin->x < first->x);
    assert_int_equal(last->x, 0);
    assert_true(first->x + first->width >= paragraph.width - 1);
    paragraph_finish(&paragraph);
}

static void final_punctuation_follows_the_paragraphs_direction(void **state)
{
    (void)state;
    struct paragraph rtl = set_text("Altai!", "ar", DIRECTION_RTL, 0);
    assert_int_equal(rtl.lines[0].run_count, 2);
    assert_true(run_with(&rtl, "!")->x < run_with(&rtl, "Altai")->x);
    paragraph_finish(&rtl);
    struct paragraph ltr = set_text("Altai!", "en", DIRECTION_LTR, 0);
    assert_int_equal(ltr.lines[0].run_count, 1);
    paragraph_finish(&ltr);
    struct paragraph mixed = set_text("Парк محمية, да", "ru", DIRECTION_LTR, 0);
    assert_true(run_with(&mixed, "Парк")->x < run_with(&mixed, "محمية")->x);
    assert_true(run_with(&mixed, "محمية")->x < run_with(&mixed, ", да")->x);
    paragraph_finish(&mixed);
}

static void each_line_of_a_right_to_left_text_is_ordered_by_itself(void **state)
{
    (void)state;
    const char *text =
        "اتفقت ثلاث دول على حماية البحيرات Altai National Park والغابات الجبلية المشتركة (2019) بنسبة 45%.";
    for (int width = 200; width < 900; width += 23) {
        struct paragraph paragraph = set_text(text, "ar", DIRECTION_RTL, width);
        for (size_t i = 0; i < paragraph.line_count; i++) {
            const struct text_line *line = &paragraph.lines[i];
            for (size_t run = line->first_run; run + 1 < line->first_run + line->run_count; run++) {
                const struct text_run *left = &paragraph.runs[run], *right = left + 1;
                if (left->rtl && right->rtl)
                    assert_true(left->start > right->start);
            }
        }
        paragraph_finish(&paragraph);
    }
}

static void digits_and_their_colon_share_a_font(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("سبتمبر، 09:40", "ar", DIRECTION_RTL, 0);
    const struct text_run *time = run_with(&paragraph, "09:40");
    assert_int_equal(time->length, 5);
    assert_int_equal(time->font, 0);
    paragraph_finish(&paragraph);
}

static void punctuation_does_not_follow_a_sign_into_its_font(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("было −5, стало", "ru", DIRECTION_LTR, 0);
    assert_int_not_equal(run_with(&paragraph, "−")->font, 0);
    assert_int_equal(run_with(&paragraph, "5, стало")->font, 0);
    assert_int_equal(run_with(&paragraph, "5, стало")->script, TAG_CYRL);
    paragraph_finish(&paragraph);
    paragraph = set_text("да → нет", "ru", DIRECTION_LTR, 0);
    assert_int_equal(run_with(&paragraph, " нет")->length, strlen(" нет"));
    assert_int_equal(run_with(&paragraph, " нет")->font, 0);
    paragraph_finish(&paragraph);
}

static void a_mark_stays_with_its_letter(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("за\xCC\x81мок", "ru", DIRECTION_LTR, 0);
    assert_int_equal(paragraph.run_count, 1);
    assert_int_equal(paragraph.width, width_of("замок", "ru", DIRECTION_LTR));
    paragraph_finish(&paragraph);
}

static void decomposed_letters_are_composed(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("и\xCC\x86од е\xCC\x88ж a\xCC\x88", "ru", DIRECTION_LTR, 0);
    assert_string_equal(paragraph.text, "йод ёж ä");
    paragraph_finish(&paragraph);
}

static void assert_set_as(const char *text, const char *expected)
{
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 0);
    assert_string_equal(paragraph.text, expected);
    paragraph_finish(&paragraph);
}

static void pictures_vanish(void)
{
    assert_false(fonts_cover(fonts, FACE_REGULAR, 0x1F9D1));
    assert_set_as("Ура \U0001F9D1\U0000200D\U0001F9D1\U0000FE0F !", "Ура !");
    assert_set_as("\U0001F9D1\U0001F3FD", "");
    assert_set_as("Да\U0001F9D1\U0001F3FD\U0000200D\U0001F680\U0000FE0F.", "Да.");
}

/* Fonts of signs have some of them: what is left has a shape. */
static void no_box_stands_for_a_part_of_a_picture(void)
{
    static const char *const texts[] = {
        "\U0001F468\U0000200D\U0001F469\U0000200D\U0001F467\U0000200D\U0001F466",
        "\U0001F1F0\U0001F1FF",
        "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
        "\U0001F44D\U0001F3FD",
        "\U0001F3F3\U0000FE0F\U0000200D\U0001F308",
        "1\U0000FE0F\U000020E3",
        "\U00002764\U0000FE0F\U0000200D\U0001F525",
        "\U00002764\U0000FE0E",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paragraph paragraph = set_text(texts[i], "ru", DIRECTION_LTR, 0);
        size_t length = strlen(paragraph.text);
        for (size_t at = 0; at < length;) {
            uint32_t character;
            at += utf8_decode(paragraph.text + at, length - at, &character);
            if (!letter_is_shapeless(character) && !fonts_cover(fonts, FACE_REGULAR, character))
                fail_msg("%s: a box for U+%04X", texts[i], (unsigned)character);
        }
        paragraph_finish(&paragraph);
    }
}

static void pictures_that_no_font_has_vanish_with_their_joiners(void **state)
{
    (void)state;
    with_bundled_fonts(pictures_vanish);
    with_bundled_fonts(no_box_stands_for_a_part_of_a_picture);
}

static void sizes_are_forgotten_when_they_are_not_used(void **state)
{
    (void)state;
    /* more sizes than are kept open: each still measures and the first measures the same again */
    int first = fonts_ascent(fonts, FACE_REGULAR, 30);
    for (int size = 20; size < 80; size++) {
        struct text_span span = {.text = "Новости", .face = FACE_REGULAR, .size = size};
        struct text_request request = {.spans = &span, .span_count = 1, .language = "ru"};
        struct paragraph paragraph = set_request(&request);
        assert_true(paragraph.width > size);
        paragraph_finish(&paragraph);
    }
    fonts_trim(fonts);
    fonts_trim(fonts);
    assert_int_equal(fonts_ascent(fonts, FACE_REGULAR, 30), first);
    assert_true(fonts_cap_height(fonts, FACE_REGULAR, 100) > 65 &&
                fonts_cap_height(fonts, FACE_REGULAR, 100) < 80);
    assert_true(fonts_ascent(fonts, FACE_HEADLINE, 100) > fonts_cap_height(fonts, FACE_HEADLINE, 100));
    assert_true(fonts_descent(fonts, FACE_HEADLINE, 100) > 15);
}

static void a_folder_without_the_faces_is_told(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(fonts_create("/nonexistent", &error));
    assert_true(error.set);
    assert_non_null(strstr(error.text, "/nonexistent/"));
    fonts_destroy(NULL);
}

/* A folder with the four faces alone: links into the bundled one. */
static char *faces_alone(void)
{
    static const char *const names[] = {"NotoSerif-SemiCondensedBold.ttf", "NotoSans-Regular.ttf",
                                        "NotoSans-Medium.ttf", "NotoSans-SemiBold.ttf"};
    char *folder = folder_create();
    for (size_t i = 0; i < 4; i++) {
        char *from = folder_path(SOURCE_FOLDER "/fonts", names[i]), *to = folder_path(folder, names[i]);
        assert_int_equal(symlink(from, to), 0);
        free(from);
        free(to);
    }
    return folder;
}

static void an_operators_font_is_tried_behind_the_bundled_ones(void **state)
{
    (void)state;
    char *folder = faces_alone();
    struct error error = {0};
    struct fonts *few = fonts_create(folder, &error);
    assert_non_null(few);
    assert_false(fonts_cover(few, FACE_REGULAR, 0x5D0));
    assert_true(fonts_add(few, SOURCE_FOLDER "/fonts/NotoSansHebrew-Regular.ttf", &error));
    assert_true(fonts_add(few, SOURCE_FOLDER "/fonts/NotoSansHebrew-Regular.ttf", &error)); /* again */
    for (int face = 0; face < FACE_COUNT; face++)
        assert_true(fonts_cover(few, (enum face)face, 0x5D0));
    assert_true(fonts_cover(fonts, FACE_REGULAR, 0x5D0));
    error = (struct error){0};
    assert_false(fonts_add_list(few,
                                "/nonexistent/a.ttf | " SOURCE_FOLDER "/fonts/NotoSansGeorgian-Regular.ttf"
                                " | /nonexistent/b.ttf",
                                &error));
    assert_non_null(strstr(error.text, "/nonexistent/a.ttf: "));
    assert_true(fonts_cover(few, FACE_REGULAR, 0x10D0));
    assert_true(fonts_add_list(few, NULL, NULL));
    fonts_destroy(few);
    folder_remove(folder);
}

static void a_font_that_cannot_be_added_is_told(void **state)
{
    (void)state;
    struct error error = {0};
    assert_false(fonts_add(fonts, "/nonexistent/font.ttf", &error));
    assert_string_equal(error.text, "/nonexistent/font.ttf: cannot open the font: No such file or directory");
    error = (struct error){0};
    assert_false(fonts_add(fonts, SOURCE_FOLDER "/fonts/README.md", &error));
    assert_non_null(strstr(error.text, "README.md: cannot open the font: "));
    assert_true(fonts_add(fonts, SOURCE_FOLDER "/fonts/DejaVuSans.ttf", NULL));
    assert_false(fonts_cover(fonts, FACE_REGULAR, 0x10FFFD));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_of_our_languages_is_in_the_face_itself),
        cmocka_unit_test(every_letter_of_every_face_has_a_font),
        cmocka_unit_test(arabic_comes_from_a_fallback_and_is_joined),
        cmocka_unit_test(a_right_to_left_line_runs_right_to_left_but_for_numbers_and_latin),
        cmocka_unit_test(final_punctuation_follows_the_paragraphs_direction),
        cmocka_unit_test(each_line_of_a_right_to_left_text_is_ordered_by_itself),
        cmocka_unit_test(digits_and_their_colon_share_a_font),
        cmocka_unit_test(punctuation_does_not_follow_a_sign_into_its_font),
        cmocka_unit_test(a_mark_stays_with_its_letter),
        cmocka_unit_test(decomposed_letters_are_composed),
        cmocka_unit_test(pictures_that_no_font_has_vanish_with_their_joiners),
        cmocka_unit_test(sizes_are_forgotten_when_they_are_not_used),
        cmocka_unit_test(an_operators_font_is_tried_behind_the_bundled_ones),
        cmocka_unit_test(a_font_that_cannot_be_added_is_told),
        cmocka_unit_test(a_folder_without_the_faces_is_told),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
