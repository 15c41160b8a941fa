/* Expressions of a map, taken apart, and what wrong ones are told. */
#include "reading.h"

#include "config/expression.h"

#include <stdio.h>

/* "key a, index 2, match k=v | whole": malloc'd. */
static char *steps_of(const struct expression *expression)
{
    struct buffer text;
    buffer_init(&text, 1 << 16);
    for (size_t i = 0; i < expression->count; i++) {
        const struct expression_path *path = &expression->paths[i];
        buffer_append_text(&text, i ? " | " : "");
        if (path->count == 0)
            buffer_append_text(&text, "whole");
        for (size_t k = 0; k < path->count; k++) {
            const struct expression_step *step = &path->steps[k];
            buffer_append_text(&text, k ? ", " : "");
            if (step->kind == EXPRESSION_KEY)
                buffer_append_format(&text, "key %s", step->key);
            else if (step->kind == EXPRESSION_INDEX)
                buffer_append_format(&text, "index %zu", step->index);
            else
                buffer_append_format(&text, "match %s=%s", step->key, step->value);
        }
    }
    return text.bytes;
}

static void an_expression_is_taken_apart(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"/", "whole"},
        {"/a", "key a"},
        {"/a/b", "key a, key b"},
        {"/a/", "key a, key "},
        {"//a", "key , key a"},
        {"/a~1b/m~0n/~01", "key a/b, key m~n, key ~1"},
        {"/list[2]", "key list, index 2"},
        {"/list[0][999999999]/x", "key list, index 0, index 999999999, key x"},
        {"/media[size/w=640]/url", "key media, match size/w=640, key url"},
        {"/media[k==]", "key media, match k=="},
        {"/media[k=]", "key media, match k="},
        {"/[a=b]", "key , match a=b"},
        {"/a | /b/c | /", "key a | key b, key c | whole"},
        {"  /a  |   /b ", "key a | key b"},
        {"/a b", "key a b"},
        {"/a|/b", "key a|, key b"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct expression expression;
        struct error error = {0};
        if (!expression_read(&expression, samples[i][0], &error))
            fail_msg("%s: %s", samples[i][0], error.text);
        char *steps = steps_of(&expression);
        assert_string_equal(steps, samples[i][1]);
        free(steps);
        expression_finish(&expression);
        expression_finish(&expression);
    }
}

static void a_wrong_one_is_told_with_its_step(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"", "an alternative is empty"},
        {"/a | ", "an alternative is empty"},
        {" | /a", "an alternative is empty"},
        {"/a |  | /b", "an alternative is empty"},
        {"a", "every alternative must begin with /"},
        {"/a | b", "every alternative must begin with /"},
        {"/a/b~2c", "step 2: “~” stands only before 0 (for “~”) or 1 (for “/”)"},
        {"/a~", "step 1: “~” stands only before 0 (for “~”) or 1 (for “/”)"},
        {"/a/b[x=1", "step 2: “[” without “]”"},
        {"/a[one]", "step 1: in “[…]” stands a number or key=value, not “one”"},
        {"/a[=x]", "step 1: in “[…]” stands a number or key=value, not “=x”"},
        {"/a[]", "step 1: in “[…]” stands a number or key=value, not “”"},
        {"/a[01]", "step 1: in “[…]” stands a number or key=value, not “01”"},
        {"/a[1000000000]", "step 1: in “[…]” stands a number or key=value, not “1000000000”"},
        {"/a[-1]", "step 1: in “[…]” stands a number or key=value, not “-1”"},
        {"/a[0]b", "step 1: “/” or “[” expected behind “]”"},
        {"/a[0]/b[c=d]e", "step 2: “/” or “[” expected behind “]”"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct expression expression;
        struct error error = {0};
        assert_false(expression_read(&expression, samples[i][0], &error));
        assert_string_equal(error.text, samples[i][1]);
        assert_int_equal(expression.count, 0);
    }
}

/* "/x" so many times, with `between` between two. */
static void read_repeated(int count, const char *between, struct error *error)
{
    struct expression expression;
    struct buffer text;
    buffer_init(&text, 1 << 16);
    for (int i = 0; i < count; i++)
        buffer_append_format(&text, "%s/x", i ? between : "");
    bool fine = expression_read(&expression, text.bytes, error);
    assert_true(fine != error->set);
    expression_finish(&expression);
    buffer_finish(&text);
}

static void alternatives_and_steps_have_a_maximum(void **state)
{
    (void)state;
    struct error error = {0};
    read_repeated(LIMIT_EXPRESSION_PATHS, " | ", &error);
    read_repeated(LIMIT_EXPRESSION_STEPS, "", &error);
    assert_false(error.set);
    read_repeated(LIMIT_EXPRESSION_PATHS + 1, " | ", &error);
    assert_string_equal(error.text, "more than 16 alternatives");
    error_clear(&error);
    read_repeated(LIMIT_EXPRESSION_STEPS + 1, "", &error);
    assert_string_equal(error.text, "step 65: too many steps; at most 64 are allowed");
}

static void a_map_is_told_at_the_line_of_each_wrong_key(void **state)
{
    (void)state;
    char *mistakes = mistakes_of("feed \"A\" {\n url = \"/a\" format = mapped\n map {\n stories = \"/a[\"\n"
                                 " headline = \"/b~\"\n id = \"/c\"\n}}\n");
    assert_string_equal(
        mistakes,
        "foyer.conf:4: feed \"A\".map.stories: step 1: “[” without “]”; allowed: an expression such "
        "as \"/fields/body | /body\"\n"
        "foyer.conf:5: feed \"A\".map.headline: step 1: “~” stands only before 0 (for “~”) or 1 (for "
        "“/”); allowed: an expression such as \"/fields/body | /body\"\n");
    free(mistakes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expression_is_taken_apart),
        cmocka_unit_test(a_wrong_one_is_told_with_its_step),
        cmocka_unit_test(alternatives_and_steps_have_a_maximum),
        cmocka_unit_test(a_map_is_told_at_the_line_of_each_wrong_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
