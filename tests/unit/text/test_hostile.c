/* text/: what nobody should write into a feed. That none of this takes long is for the timeout of the test to
 * say. */
#include "unit/text/setter.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const SDL_Color inks[] = {{255, 255, 255, 255}, {255, 255, 255, 255}};

/* `count` copies of the text behind the head; free with free. */
static char *repeat(const char *head, const char *text, size_t count)
{
    struct buffer buffer;
    buffer_init(&buffer, strlen(head) + strlen(text) * count);
    buffer_append_text(&buffer, head);
    for (size_t i = 0; i < count; i++)
        buffer_append_text(&buffer, text);
    char *all = buffer_take(&buffer);
    buffer_finish(&buffer);
    return all;
}

static void draw_all(const struct paragraph *paragraph)
{
    struct error error = {0};
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 300, 60, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(surface);
    for (size_t line = 0; line < paragraph->line_count && line < 50; line++)
        if (!paragraph_draw_line(fonts, paragraph, line, surface, 0, 40, inks, &error))
            fail_msg("%s", error.text);
    SDL_FreeSurface(surface);
}

static void ten_thousand_marks_on_one_letter_are_a_handful(void **state)
{
    (void)state;
    char *text = repeat("а", "\xCC\x81", 10000);
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 500);
    assert_int_equal(paragraph.line_count, 1);
    assert_true(paragraph.lines[0].length <= 2 + 2 * LIMIT_MARKS);
    draw_all(&paragraph);
    paragraph_finish(&paragraph);
    free(text);
}

static void endless_words_are_cut_at_the_limit(void **state)
{
    (void)state;
    static const char soft_hyphens[] = "\xC2\xADw";
    const char *const units[] = {"щ", "x", "م", "क्", "☀\xE2\x80\x8D", "-", soft_hyphens, "\xC2\xA0я"};
    const int widths[] = {0, 10, 704};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char *text = repeat("", units[i], (LIMIT_PARAGRAPH + 5000) / strlen(units[i]));
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++) {
            struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, widths[k]);
            assert_true(paragraph.truncated);
            assert_true(strlen(paragraph.text) <= LIMIT_PARAGRAPH);
            const char *tail = paragraph.text + strlen(paragraph.text) - strlen("…");
            assert_string_equal(tail, "…");
            draw_all(&paragraph);
            paragraph_finish(&paragraph);
        }
        free(text);
    }
}

static void a_long_text_without_end_is_cut_behind_a_word(void **state)
{
    (void)state;
    char *text = repeat("", "слово и дело, ", 5000);
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 704);
    assert_true(paragraph.truncated);
    const char *last = line_text(&paragraph, paragraph.line_count - 1);
    const char *tail = strstr(last, "…");
    assert_non_null(tail);
    assert_true(tail - last >= 8 && (strncmp(tail - 8, "дело", 8) == 0 ||
                                     strncmp(tail - 10, "слово", 10) == 0 || strncmp(tail - 2, "и", 2) == 0));
    paragraph_finish(&paragraph);
    free(text);
}

static void a_megabyte_without_a_space_is_cut_at_the_limit(void **state)
{
    (void)state;
    char *text = repeat("", "щ", 1 << 19);
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 704);
    assert_true(paragraph.truncated && paragraph.broken_word);
    assert_true(strlen(paragraph.text) <= LIMIT_PARAGRAPH);
    for (size_t i = 0; i + 2 < paragraph.line_count; i++)
        assert_true(paragraph.lines[i].width > 704 - 36); /* lines are full */
    paragraph_finish(&paragraph);
    free(text);
}

static void a_headline_of_2000_characters_takes_four_lines(void **state)
{
    (void)state;
    const char *const units[] = {"слово ", "щ", "میدان ", "中", "\xEE\x84\xA3", "-", " "};
    const size_t lines[] = {4, 4, 4, 4, 0, 4, 0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char *text = repeat("", units[i], i == 0 || i == 2 ? 333 : 2000);
        struct text_span span = {.text = text, .face = FACE_HEADLINE, .size = 56};
        struct text_request request = {
            .spans = &span, .span_count = 1, .language = "ru", .width = 704, .max_lines = 4, .balance = true};
        struct paragraph paragraph = set_request(&request);
        assert_int_equal(paragraph.line_count, lines[i]);
        assert_int_equal(paragraph.truncated, lines[i] > 0);
        if (lines[i] > 0)
            assert_non_null(strstr(line_text(&paragraph, 3), "…"));
        draw_all(&paragraph);
        paragraph_finish(&paragraph);
        free(text);
    }
}

static void many_spaces_are_one(void **state)
{
    (void)state;
    char *text = repeat("а", " \xC2\xA0\n", 15000);
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 704);
    assert_string_equal(paragraph.text, "а");
    paragraph_finish(&paragraph);
    free(text);
}

enum {
    RLO = 0x202E,
    RLE = 0x202B,
    LRE = 0x202A,
    PDF = 0x202C,
    LRI = 0x2066,
    RLI = 0x2067,
    FSI = 0x2068,
    PDI = 0x2069
};

static void unpaired_controls_of_direction_do_no_harm(void **state)
{
    (void)state;
    /* as numbers, for in a string they would confuse whoever reads it */
    const uint32_t controls[][4] = {
        {RLO}, {RLE}, {RLI}, {PDI}, {PDF}, {LRE, 'a', RLE, 'b'}, {LRI, 'a', RLI, '('}};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        char unit[17] = "";
        for (size_t k = 0, used = 0; k < 4 && controls[i][k]; k++)
            used += utf8_encode(controls[i][k], unit + used);
        for (int direction = 0; direction < 2; direction++) {
            char *text = repeat("Парк Altai محمية ", unit, 3000);
            struct paragraph paragraph = set_text(text, "ru", (enum direction)direction, 500);
            assert_true(paragraph.line_count >= 1);
            draw_all(&paragraph);
            paragraph_finish(&paragraph);
            free(text);
        }
    }
}

static void every_letter_in_another_script_is_still_linear(void **state)
{
    (void)state;
    char *text = repeat("", "aяمא5−", 6000);
    for (int direction = 0; direction < 2; direction++) {
        struct paragraph paragraph = set_text(text, "ru", (enum direction)direction, 704);
        assert_true(paragraph.truncated);
        paragraph_finish(&paragraph);
    }
    struct paragraph paragraph = set_text(text, "ru", DIRECTION_LTR, 0);
    assert_int_equal(paragraph.line_count, 1);
    paragraph_finish(&paragraph);
    free(text);
}

static void malformed_text_becomes_replacement_characters(void **state)
{
    (void)state;
    struct paragraph paragraph = set_text("a\xFF"
                                          "b\xC3 c\xED\xA0\x80"
                                          "d\xF0\x9F",
                                          "en", DIRECTION_LTR, 0);
    assert_non_null(strstr(paragraph.text, "a\xEF\xBF\xBD"
                                           "b\xEF\xBF\xBD c"));
    paragraph_finish(&paragraph);
}

/* Up to 40 pieces that are awkward together. */
static char *random_text(unsigned *seed)
{
    static const char *const pieces[] = {"а",
                                         "b",
                                         " ",
                                         "— ",
                                         "م",
                                         "ا",
                                         "5",
                                         "(",
                                         ")",
                                         "\xCC\x81",
                                         "\xE2\x80\x8D",
                                         "☀",
                                         "\xC2\xAD",
                                         "\xC2\xA0",
                                         "\xFF",
                                         "\n",
                                         "क",
                                         "्",
                                         "𝒳",
                                         "№",
                                         ".",
                                         "слово ",
                                         "word-",
                                         "/",
                                         "«",
                                         "»",
                                         "א",
                                         "\xE2\x80\x8B",
                                         "🇰🇿",
                                         "А. "};
    static const uint32_t controls[] = {RLO, FSI, PDI, LRE, PDF};
    struct buffer buffer;
    buffer_init(&buffer, 1000);
    for (unsigned k = random_below(seed, 40); k > 0; k--) {
        char control[4];
        size_t length = utf8_encode(controls[random_below(seed, 5)], control);
        if (random_below(seed, 20) == 0)
            buffer_append(&buffer, control, length);
        else
            buffer_append_text(&buffer, pieces[random_below(seed, sizeof pieces / sizeof *pieces)]);
    }
    char *text = buffer_take(&buffer);
    buffer_finish(&buffer);
    return text;
}

static void random_requests_obey_the_rules(void **state)
{
    (void)state;
    unsigned seed = 17;
    for (int round = 0; round < 400; round++) {
        char *texts[3];
        struct text_span spans[3];
        for (int i = 0; i < 3; i++) {
            texts[i] = random_text(&seed);
            spans[i] = (struct text_span){.text = texts[i],
                                          .face = (enum face)random_below(&seed, FACE_COUNT),
                                          .size = 4 + (int)random_below(&seed, 60),
                                          .tracking = (int)random_below(&seed, 2) * 60,
                                          .space_before = (int)random_below(&seed, 40),
                                          .ink = 1};
        }
        struct text_request request = {.spans = spans,
                                       .span_count = 1 + random_below(&seed, 3),
                                       .language = "ru",
                                       .direction = (enum direction)random_below(&seed, 2),
                                       .width = (int)random_below(&seed, 800),
                                       .max_lines = (int)random_below(&seed, 4),
                                       .balance = random_below(&seed, 2) == 1,
                                       .no_orphan = random_below(&seed, 2) == 1};
        struct paragraph paragraph = set_request(&request);
        draw_all(&paragraph);
        paragraph_finish(&paragraph);
        for (int i = 0; i < 3; i++)
            free(texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_marks_on_one_letter_are_a_handful),
        cmocka_unit_test(endless_words_are_cut_at_the_limit),
        cmocka_unit_test(a_long_text_without_end_is_cut_behind_a_word),
        cmocka_unit_test(a_megabyte_without_a_space_is_cut_at_the_limit),
        cmocka_unit_test(a_headline_of_2000_characters_takes_four_lines),
        cmocka_unit_test(many_spaces_are_one),
        cmocka_unit_test(unpaired_controls_of_direction_do_no_harm),
        cmocka_unit_test(every_letter_in_another_script_is_still_linear),
        cmocka_unit_test(malformed_text_becomes_replacement_characters),
        cmocka_unit_test(random_requests_obey_the_rules),
    };
    return cmocka_run_group_tests(tests, setter_open, setter_close);
}
