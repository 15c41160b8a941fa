/* text/: texts too long for their lines end in "…". */
#include "unit/text/setter.h"

#include <string.h>

static const char ellipsis[] = "…";

static struct paragraph shorten(const char *text, const char *language, enum direction direction, int width,
                                int lines)
{
    struct text_span span = {.text = text, .face = FACE_REGULAR, .size = 36};
    struct text_request request = {.spans = &span,
                                   .span_count = 1,
                                   .language = language,
                                   .direction = direction,
                                   .width = width,
                                   .max_lines = lines};
    return set_request(&request);
}

/* What stands before the "…" of the last line; NULL when it does not end in one. */
static const char *before_ellipsis(const struct paragraph *paragraph)
{
    static char text[4096];
    (void)strncpy(text, line_text(paragraph, paragraph->line_count - 1), sizeof text - 1);
    size_t length = strlen(text);
    if (length < strlen(ellipsis) || strcmp(text + length - strlen(ellipsis), ellipsis) != 0)
        return NULL;
    text[length - strlen(ellipsis)] = '\0';
    return text;
}

static void what_does_not_fit_is_cut_behind_a_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++) {
        for (int width = 350; width < 1000; width += 37) {
            struct paragraph paragraph =
                shorten(samples[i].text, samples[i].language, DIRECTION_LTR, width, 1);
            assert_int_equal(paragraph.line_count, 1);
            assert_true(paragraph.truncated);
            const char *kept = before_ellipsis(&paragraph);
            assert_non_null(kept);
            size_t length = strlen(kept);
            assert_true(length > 0);
            assert_null(strchr(" ,;:-", kept[length - 1]));
            assert_int_equal(strncmp(samples[i].text, kept, length), 0);
            assert_non_null(strchr(" ,.;:!?-", samples[i].text[length])); /* a word ends here */
            paragraph_finish(&paragraph);
        }
    }
}

static void what_fits_is_left_as_it_is(void **state)
{
    (void)state;
    const char *text = "Қазақ тілін үйренуге арналған тегін курстар ашылды";
    struct paragraph free_lines = set_text(text, "kk", DIRECTION_LTR, 400);
    struct paragraph exact = shorten(text, "kk", DIRECTION_LTR, 400, (int)free_lines.line_count);
    assert_false(exact.truncated);
    assert_int_equal(exact.line_count, free_lines.line_count);
    assert_string_equal(exact.text, text);
    paragraph_finish(&exact);
    struct paragraph fewer = shorten(text, "kk", DIRECTION_LTR, 400, (int)free_lines.line_count - 1);
    assert_true(fewer.truncated);
    assert_int_equal(fewer.line_count, free_lines.line_count - 1);
    for (size_t i = 0; i + 1 < fewer.line_count; i++)
        assert_int_equal(fewer.lines[i].length, free_lines.lines[i].length);
    paragraph_finish(&fewer);
    paragraph_finish(&free_lines);
}

static void no_comma_dash_or_one_letter_word_stands_before_the_ellipsis(void **state)
{
    (void)state;
    const char *text = "Первое, второе, — третье; и в горах: «четвёртое» о пятом";
    int full = width_of(text, "ru", DIRECTION_LTR);
    for (int width = 200; width < full; width += 5) {
        struct paragraph paragraph = shorten(text, "ru", DIRECTION_LTR, width, 1);
        const char *kept = before_ellipsis(&paragraph);
        assert_non_null(kept);
        const char *const bad[] = {" ", ",", ";", ":", "—", "«", " и", " в", " о"};
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            size_t tail = strlen(bad[i]);
            assert_false(strlen(kept) >= tail && strcmp(kept + strlen(kept) - tail, bad[i]) == 0);
        }
        paragraph_finish(&paragraph);
    }
}

static void a_word_wider_than_the_line_is_cut_inside(void **state)
{
    (void)state;
    const char *word = "Достопримечательностями";
    int full = width_of(word, "ru", DIRECTION_LTR);
    int one = width_of("Д…", "ru", DIRECTION_LTR);
    size_t last = 0;
    for (int width = one; width < full; width += 9) {
        struct paragraph paragraph = shorten(word, "ru", DIRECTION_LTR, width, 1);
        const char *kept = before_ellipsis(&paragraph);
        assert_non_null(kept);
        assert_true(strlen(kept) >= 2 && strlen(kept) >= last);
        assert_int_equal(strncmp(word, kept, strlen(kept)), 0);
        last = strlen(kept);
        paragraph_finish(&paragraph);
    }
    assert_true(last > strlen(word) / 2);
    struct paragraph narrow = shorten(word, "ru", DIRECTION_LTR, 3, 1);
    assert_string_equal(line_text(&narrow, 0), ellipsis);
    paragraph_finish(&narrow);
}

static void several_breaks_between_two_words_are_tried_once(void **state)
{
    (void)state;
    /* soft hyphens have no width and are no end; the larger "…" is known only when a line is tried */
    struct text_span spans[] = {
        {.text = "да ", .face = FACE_REGULAR, .size = 12},
        {.text = "я \xC2\xAD \xC2\xAD \xC2\xAD \xC2\xAD отсюда", .face = FACE_REGULAR, .size = 60},
    };
    for (int width = 20; width < 300; width++) {
        struct text_request request = {.spans = spans, .span_count = 2, .width = width, .max_lines = 1};
        struct paragraph paragraph = set_request(&request);
        assert_true(paragraph.truncated);
        const char *kept = before_ellipsis(&paragraph);
        assert_non_null(kept);
        const char *const ends[] = {"", "д", "да", "да я"};
        size_t found = 0;
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            found += strcmp(kept, ends[i]) == 0;
        assert_int_equal(found, 1);
        paragraph_finish(&paragraph);
    }
}

static void in_a_right_to_left_line_the_ellipsis_stands_at_the_left(void **state)
{
    (void)state;
    const char *const texts[] = {
        "اتفقت ثلاث دول على حماية البحيرات والغابات الجبلية المشتركة",
        "حماية البحيرات Altai National Park of Kazakhstan",
    };
    for (size_t i = 0; i < 2; i++) {
        for (int width = 250; width < 500; width += 17) {
            struct paragraph paragraph = shorten(texts[i], "ar", DIRECTION_RTL, width, 1);
            assert_true(paragraph.truncated);
            assert_non_null(before_ellipsis(&paragraph));
            const struct text_run *left = &paragraph.runs[paragraph.lines[0].first_run];
            assert_int_equal(left->start + left->length,
                             paragraph.lines[0].start + paragraph.lines[0].length);
            paragraph_finish(&paragraph);
        }
    }
}

static size_t end_of_run(const struct paragraph *paragraph, size_t from_left)
{
    const struct text_run *run = &paragraph->runs[paragraph->lines[0].first_run + from_left];
    return run->start + run->length;
}

/* The bar's line runs left to right, whatever the language of the headline in it. */
static void right_to_left_words_cut_in_a_left_to_right_line_keep_the_ellipsis_behind_them(void **state)
{
    (void)state;
    const char *const texts[] = {"بعدی: کاروانسرای کهن پس از ده سال مرمت بازگشایی شد",
                                 "Далее: اتفقت ثلاث دول على حماية البحيرات والغابات"};
    for (size_t i = 0; i < 2; i++) {
        for (int width = 330; width < 500; width += 17) {
            struct paragraph paragraph = shorten(texts[i], "ar", DIRECTION_LTR, width, 1);
            assert_true(paragraph.truncated);
            assert_non_null(before_ellipsis(&paragraph));
            assert_int_equal(end_of_run(&paragraph, i), paragraph.lines[0].length); /* run 0 is "Далее:" */
            paragraph_finish(&paragraph);
        }
    }
}

static void left_to_right_words_cut_behind_others_end_their_line_at_the_right(void **state)
{
    (void)state;
    const char *text = "محمية ألتاي and other parks";
    int full = width_of(text, "en", DIRECTION_LTR), least = width_of("محمية ألتاي…", "en", DIRECTION_LTR) + 2;
    for (int width = least; width < full; width += 9) {
        struct paragraph paragraph = shorten(text, "en", DIRECTION_LTR, width, 1);
        assert_true(paragraph.truncated);
        size_t last = paragraph.lines[0].run_count - 1;
        assert_int_equal(end_of_run(&paragraph, last), paragraph.lines[0].length);
        paragraph_finish(&paragraph);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_is_cut_behind_a_word),
        cmocka_unit_test(what_fits_is_left_as_it_is),
        cmocka_unit_test(no_comma_dash_or_one_letter_word_stands_before_the_ellipsis),
        cmocka_unit_test(a_word_wider_than_the_line_is_cut_inside),
        cmocka_unit_test(several_breaks_between_two_words_are_tried_once),
        cmocka_unit_test(in_a_right_to_left_line_the_ellipsis_stands_at_the_left),
        cmocka_unit_test(right_to_left_words_cut_in_a_left_to_right_line_keep_the_ellipsis_behind_them),
        cmocka_unit_test(left_to_right_words_cut_behind_others_end_their_line_at_the_right),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
