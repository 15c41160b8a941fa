/* text/: lines, their widths and where they break. */
#include "unit/text/setter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void no_line_is_wider_than_asked_and_nothing_is_lost(void **state)
{
    (void)state;
    unsigned seed = 1;
    for (size_t i = 0; i < sample_count; i++) {
        char *whole = without_spaces(samples[i].text);
        for (int round = 0; round < 40; round++) {
            struct text_span span = {.text = samples[i].text,
                                     .face = (enum face)random_below(&seed, FACE_COUNT),
                                     .size = 20 + (int)random_below(&seed, 60)};
            struct text_request request = {.spans = &span,
                                           .span_count = 1,
                                           .language = samples[i].language,
                                           .width = 40 + (int)random_below(&seed, 1200),
                                           .balance = round % 3 == 1,
                                           .no_orphan = round % 2 == 1};
            struct paragraph paragraph = set_request(&request); /* checks the widths */
            char *lines = lines_without_spaces(&paragraph);
            assert_string_equal(lines, whole);
            free(lines);
            paragraph_finish(&paragraph);
        }
        free(whole);
    }
}

static void a_line_takes_the_next_word_when_it_fits(void **state)
{
    (void)state;
    const char *text =
        "seven brown foxes jumped over lazy dogs while other foxes slept under green hills near rivers";
    char joined[512];
    for (int width = 300; width < 900; width += 13) {
        struct paragraph paragraph = set_text(text, "en", DIRECTION_LTR, width);
        for (size_t i = 0; i + 1 < paragraph.line_count; i++) {
            const char *next = paragraph.text + paragraph.lines[i + 1].start;
            size_t end = (size_t)(next - paragraph.text) + strcspn(next, " ");
            size_t length = end - paragraph.lines[i].start;
            memcpy(joined, paragraph.text + paragraph.lines[i].start, length);
            joined[length] = '\0';
            assert_true(width_of(joined, "en", DIRECTION_LTR) > width - 2); /* the ruler's rounding */
        }
        paragraph_finish(&paragraph);
    }
}

static void a_text_fits_into_exactly_its_own_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < sample_count; i++) {
        int width = width_of(samples[i].text, samples[i].language, DIRECTION_LTR);
        struct paragraph paragraph = set_text(samples[i].text, samples[i].language, DIRECTION_LTR, width);
        assert_int_equal(paragraph.line_count, 1);
        assert_int_equal(paragraph.width, width);
        paragraph_finish(&paragraph);
        paragraph = set_text(samples[i].text, samples[i].language, DIRECTION_LTR, width - 3);
        assert_int_equal(paragraph.line_count, 2);
        paragraph_finish(&paragraph);
    }
}

static void an_empty_text_gives_no_lines(void **state)
{
    (void)state;
    const char *const empty[] = {"", "   ", "\n\t", "\xC2\xA0", "\x01\x02", "\xC2\xAD", "\xE2\x80\x8B"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct paragraph paragraph = set_text(empty[i], "ru", DIRECTION_LTR, 500);
        assert_int_equal(paragraph.line_count, 0);
        assert_int_equal(paragraph.width, 0);
        assert_false(paragraph.truncated);
        paragraph_finish(&paragraph);
    }
    struct text_request request = {.spans = NULL, .span_count = 0, .width = 100};
    struct paragraph paragraph = set_request(&request);
    assert_int_equal(paragraph.line_count, 0);
    paragraph_finish(&paragraph);
    paragraph_finish(&paragraph);
    paragraph_finish(NULL);
}

static void spaces_and_line_feeds_become_single_spaces(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("  one\r\n\ttwo \xC2\xA0 three\x07 ", "en", DIRECTION_LTR, 0);
    assert_int_equal(paragraph.line_count, 1);
    assert_string_equal(line_text(&paragraph, 0), "one two three");
    paragraph_finish(&paragraph);
}

/* Of several spaces one is enough that a line may end there, whichever comes first. */
static void spaces_break_unless_all_of_them_forbid_it(void **state)
{
    (void)state;
    static const char *const texts[] = {"seen mountains\xC2\xA0 mountains",
                                        "seen mountains \xC2\xA0mountains"};
    int width = width_of("seen mountains", "en", DIRECTION_LTR) + 20;
    for (size_t i = 0; i < 2; i++) {
        struct paragraph paragraph = set_text(texts[i], "en", DIRECTION_LTR, width);
        assert_int_equal(paragraph.line_count, 2);
        assert_string_equal(line_text(&paragraph, 1), "mountains");
        paragraph_finish(&paragraph);
    }
}

static int shortest_line(const struct paragraph *paragraph)
{
    int shortest = paragraph->width;
    for (size_t i = 0; i < paragraph->line_count; i++)
        shortest = paragraph->lines[i].width < shortest ? paragraph->lines[i].width : shortest;
    return shortest;
}

static struct paragraph set_headline(const char *text, const char *language, bool balance)
{
    struct text_span span = {.text = text, .face = FACE_HEADLINE, .size = 56};
    struct text_request request = {
        .spans = &span, .span_count = 1, .language = language, .width = 704, .balance = balance};
    return set_request(&request);
}

static struct paragraph set_headline_wide(const char *text, int width)
{
    struct text_span span = {.text = text, .face = FACE_HEADLINE, .size = 56};
    struct text_request request = {
        .spans = &span, .span_count = 1, .language = "en", .width = width, .balance = true};
    return set_request(&request);
}

static void a_balanced_headline_has_as_many_lines_of_more_even_length(void **state)
{
    (void)state;
    const char *const headlines[] = {
        "Казахстан и соседи создают общий заповедник в горах Алтая",
        "Парламент принял закон об охране ледников и горных рек",
        "В столице открылся новый музей истории шёлкового пути",
        "Oʻzbekistonda togʻ koʻllari muhofaza qilinadi, yangi bogʻ ochiladi",
        "Großer Park für Schneeleoparden in Österreich geplant",
        "Großer Schneeleopardenschutz beschlossen",
    };
    for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++) {
        struct paragraph plain = set_headline(headlines[i], NULL, false);
        struct paragraph even = set_headline(headlines[i], NULL, true);
        assert_int_equal(even.line_count, plain.line_count);
        assert_true(even.width <= plain.width);
        assert_true(even.width - shortest_line(&even) <= plain.width - shortest_line(&plain));
        paragraph_finish(&plain);
        paragraph_finish(&even);
    }
    struct paragraph even = set_headline("Қазақ тілін үйренуге арналған", "kk", true);
    assert_int_equal(even.line_count, 2);
    assert_true(shortest_line(&even) * 2 > even.width);
    paragraph_finish(&even);
}

static void the_last_line_of_a_headline_is_as_long_as_the_others(void **state)
{
    (void)state;
    struct paragraph three = set_headline_wide("mountains mountains mountains", 4000);
    struct paragraph even = set_headline_wide(
        "mountains mountains mountains mountains mountains mountains mountains", three.width + 4);
    assert_int_equal(even.line_count, 3); /* of three, two and two words, not of three, three and one */
    assert_true(shortest_line(&even) > three.width / 2);
    paragraph_finish(&three);
    paragraph_finish(&even);
}

static void a_headline_has_no_one_letter_word_at_a_lines_end(void **state)
{
    (void)state;
    struct paragraph english =
        set_headline("Why scientists found a planet and I did not see a single star", "en", true);
    for (size_t i = 0; i < english.line_count; i++) {
        const char *line = line_text(&english, i);
        size_t length = strlen(line);
        assert_true(length < 2 || line[length - 2] != ' ');
    }
    paragraph_finish(&english);
}

/* Pixels of a line without its last word. */
static int spared_width(const struct paragraph *paragraph, size_t line)
{
    char text[1024];
    (void)snprintf(text, sizeof text, "%s", line_text(paragraph, line));
    char *last = strrchr(text, ' ');
    if (last)
        *last = '\0';
    return last ? width_of(text, "ru", DIRECTION_LTR) : 0;
}

static void a_single_short_word_is_not_left_on_the_last_line(void **state)
{
    (void)state;
    const char *text = "Три страны договорились о совместной охране озёр и лесов, где обитают снежные барсы.";
    struct text_span span = {.text = text, .face = FACE_REGULAR, .size = 36};
    int orphans = 0;
    for (int width = 400; width < 1000; width += 3) {
        struct text_request request = {.spans = &span, .span_count = 1, .language = "ru", .width = width};
        struct paragraph plain = set_request(&request);
        request.no_orphan = true;
        struct paragraph better = set_request(&request);
        size_t last = plain.line_count - 1;
        assert_int_equal(better.line_count, plain.line_count);
        bool orphan = !strchr(line_text(&plain, last), ' ') && plain.lines[last].width * 5 < width;
        /* a line that would be left half empty keeps its word */
        bool ugly = spared_width(&plain, last - 1) * 2 < width + 10;
        if (orphan && !ugly)
            assert_non_null(strchr(line_text(&better, last), ' '));
        if (orphan && strchr(line_text(&better, last), ' '))
            assert_true(better.lines[last - 1].width * 2 >= width - 10);
        orphans += orphan && !ugly;
        paragraph_finish(&plain);
        paragraph_finish(&better);
    }
    assert_true(orphans > 3);
}

static void a_span_stands_apart_on_its_line_and_flush_on_a_new_one(void **state)
{
    (void)state;
    struct text_span spans[] = {
        {.text = "Рассвет над озером. ", .face = FACE_REGULAR, .size = 28},
        {.text = " Фото: пресс-служба", .face = FACE_REGULAR, .size = 26, .space_before = 24, .ink = 1},
    };
    struct text_request request = {.spans = spans, .span_count = 2, .language = "ru"};
    struct paragraph one = set_request(&request);
    assert_int_equal(one.line_count, 1);
    assert_string_equal(line_text(&one, 0), "Рассвет над озером. Фото: пресс-служба");
    const struct text_run *last = &one.runs[one.run_count - 1];
    assert_int_equal(last->span, 1);
    assert_int_equal(last->x, one.runs[0].width + 24);
    request.width = one.runs[0].width + 30;
    paragraph_finish(&one);

    struct paragraph two = set_request(&request);
    assert_true(two.line_count >= 2);
    assert_string_equal(line_text(&two, 0), "Рассвет над озером.");
    assert_int_equal(two.runs[two.lines[1].first_run].x, 0);
    assert_int_equal(two.runs[two.lines[1].first_run].span, 1);
    paragraph_finish(&two);
}

static void a_span_after_nothing_has_no_space_before_it(void **state)
{
    (void)state;
    struct text_span spans[] = {
        {.text = "", .face = FACE_REGULAR, .size = 28},
        {.text = NULL, .face = FACE_REGULAR, .size = 28, .space_before = 24},
        {.text = "Фото", .face = FACE_REGULAR, .size = 28, .space_before = 24},
    };
    struct text_request request = {.spans = spans, .span_count = 3, .language = "ru"};
    struct paragraph paragraph = set_request(&request);
    assert_string_equal(line_text(&paragraph, 0), "Фото");
    assert_int_equal(paragraph.runs[0].x, 0);
    paragraph_finish(&paragraph);
}

static void tracking_sets_letters_apart_where_they_are_not_joined(void **state)
{
    (void)state;
    struct text_span span = {.text = "ПРИРОДА", .face = FACE_SEMIBOLD, .size = 100};
    struct text_request request = {.spans = &span, .span_count = 1, .language = "ru"};
    struct paragraph plain = set_request(&request);
    span.tracking = 60;
    struct paragraph tracked = set_request(&request);
    assert_in_range(tracked.width, plain.width + 6 * 6 - 4, plain.width + 6 * 6 + 4); /* six gaps */
    paragraph_finish(&plain);
    paragraph_finish(&tracked);

    span.text = "بيئة";
    request.direction = DIRECTION_RTL;
    struct paragraph joined = set_request(&request);
    span.tracking = 0;
    struct paragraph untracked = set_request(&request);
    assert_int_equal(joined.width, untracked.width);
    paragraph_finish(&joined);
    paragraph_finish(&untracked);
}

static int width_set_apart(const char *text, int tracking)
{
    struct text_span span = {.text = text, .face = FACE_SEMIBOLD, .size = 100, .tracking = tracking};
    struct text_request request = {.spans = &span, .span_count = 1, .language = "en"};
    struct paragraph paragraph = set_request(&request);
    int width = paragraph.line_count ? paragraph.lines[0].width : 0;
    paragraph_finish(&paragraph);
    return width;
}

static void letters_set_apart_keep_their_kerning(void **state)
{
    (void)state;
    int joined = width_set_apart("AVAVAVAV", 0), apart = width_set_apart("AVAVAVAV", 60);
    int loose = 4 * width_set_apart("A", 0) + 4 * width_set_apart("V", 0);
    assert_true(joined < loose - 10); /* the pair is kerned at all */
    assert_in_range(apart - joined, 7 * 6 - 3, 7 * 6 + 3);
}

static void a_long_word_breaks_between_clusters_only(void **state)
{
    (void)state;
    /* a with diaeresis decomposed (NFC has no n with diaeresis of its own), a joined picture, Devanagari */
    const char *text = "an\xCC\x88"
                       "bn\xCC\x88"
                       "cn\xCC\x88"
                       "dn\xCC\x88"
                       "en\xCC\x88"
                       "fn\xCC\x88"
                       "☀\xEF\xB8\x8F\xE2\x80\x8D☁\xEF\xB8\x8F"
                       "☀\xEF\xB8\x8F\xE2\x80\x8D☁\xEF\xB8\x8F"
                       "क्षिणकिकीकुकूक्षिणकिकीकुकू";
    for (int width = 60; width < 500; width += 11) {
        struct paragraph paragraph = set_text(text, "en", DIRECTION_LTR, width);
        for (size_t i = 1; i < paragraph.line_count; i++) {
            const char *start = paragraph.text + paragraph.lines[i].start;
            assert_int_not_equal(strncmp(start, "\xCC\x88", 2), 0);            /* the diaeresis */
            assert_int_not_equal(strncmp(start, "\xE2\x80\x8D", 3), 0);        /* joiner */
            assert_int_not_equal(strncmp(start, "\xEF\xB8\x8F", 3), 0);        /* variation selector */
            assert_false(i > 0 && strncmp(start - 3, "\xE2\x80\x8D", 3) == 0); /* behind a joiner */
            assert_false(strncmp(start, "\xE0\xA4\xBE", 3) >= 0 &&
                         strncmp(start, "\xE0\xA5\x8D", 3) <= 0); /* vowel signs */
        }
        char *lines = lines_without_spaces(&paragraph);
        assert_string_equal(lines, text);
        free(lines);
        paragraph_finish(&paragraph);
    }
}

static void a_word_cut_inside_is_told(void **state)
{
    (void)state;
    const char *text = "Новости Достопримечательностями города";
    int word = width_of("Достопримечательностями", "ru", DIRECTION_LTR);
    for (int width = word - 60; width < word + 60; width += 4) {
        for (int lines = 0; lines < 4; lines++) {
            struct text_span span = {.text = text, .face = FACE_REGULAR, .size = 36};
            struct text_request request = {.spans = &span,
                                           .span_count = 1,
                                           .language = "ru",
                                           .width = width,
                                           .max_lines = lines,
                                           .balance = width % 8 == 0};
            struct paragraph paragraph = set_request(&request);
            if (lines != 2 || width < word) /* else the word may be cut for the "…" */
                assert_int_equal(paragraph.broken_word, width < word && lines != 1);
            paragraph_finish(&paragraph);
        }
    }
    struct paragraph hyphened = set_text("Достопримеча\xC2\xADтельностями", "ru", DIRECTION_LTR, word - 20);
    assert_int_equal(hyphened.line_count, 2);
    assert_false(hyphened.broken_word);
    paragraph_finish(&hyphened);
}

static void a_soft_hyphen_shows_only_where_a_line_ends(void **state)
{
    (void)state;
    const char *text = "pre\xC2\xADposterous";
    int whole = width_of("preposterous", "en", DIRECTION_LTR);
    assert_int_equal(width_of(text, "en", DIRECTION_LTR), whole);
    struct paragraph paragraph = set_text(text, "en", DIRECTION_LTR, whole - 5);
    assert_int_equal(paragraph.line_count, 2);
    assert_int_equal(paragraph.lines[0].width, width_of("pre-", "en", DIRECTION_LTR));
    assert_int_equal(paragraph.lines[1].width, width_of("posterous", "en", DIRECTION_LTR));
    paragraph_finish(&paragraph);
}

static void the_paragraph_outlives_its_request(void **state)
{
    (void)state;
    char *text = strdup("Новости дня");
    struct text_span *span = calloc(1, sizeof *span);
    *span = (struct text_span){.text = text, .face = FACE_MEDIUM, .size = 28, .ink = 3};
    struct text_request request = {.spans = span, .span_count = 1, .language = "ru"};
    struct paragraph paragraph = set_request(&request);
    free(text);
    free(span);
    assert_string_equal(paragraph.text, "Новости дня");
    assert_int_equal(paragraph.spans[0].ink, 3);
    assert_null(paragraph.spans[0].text);
    paragraph_finish(&paragraph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_wider_than_asked_and_nothing_is_lost),
        cmocka_unit_test(a_line_takes_the_next_word_when_it_fits),
        cmocka_unit_test(a_text_fits_into_exactly_its_own_width),
        cmocka_unit_test(an_empty_text_gives_no_lines),
        cmocka_unit_test(spaces_and_line_feeds_become_single_spaces),
        cmocka_unit_test(spaces_break_unless_all_of_them_forbid_it),
        cmocka_unit_test(letters_set_apart_keep_their_kerning),
        cmocka_unit_test(a_balanced_headline_has_as_many_lines_of_more_even_length),
        cmocka_unit_test(the_last_line_of_a_headline_is_as_long_as_the_others),
        cmocka_unit_test(a_headline_has_no_one_letter_word_at_a_lines_end),
        cmocka_unit_test(a_single_short_word_is_not_left_on_the_last_line),
        cmocka_unit_test(a_span_stands_apart_on_its_line_and_flush_on_a_new_one),
        cmocka_unit_test(a_span_after_nothing_has_no_space_before_it),
        cmocka_unit_test(tracking_sets_letters_apart_where_they_are_not_joined),
        cmocka_unit_test(a_long_word_breaks_between_clusters_only),
        cmocka_unit_test(a_word_cut_inside_is_told),
        cmocka_unit_test(a_soft_hyphen_shows_only_where_a_line_ends),
        cmocka_unit_test(the_paragraph_outlives_its_request),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
