/* The file of lines that are no part of a story: what a row means, and what is said of a wrong one. */
#include "base/file.h"
#include "base/limits.h"
#include "ingest/read/text/junk_lines.h"

#include "asset.h"
#include "support/cmocka.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

struct scene {
    char *folder;
    char *path;
    struct junk_lines lines;
    struct error error;
};

static int begin(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    scene->folder = folder_create();
    scene->path = file_join(scene->folder, "lines.txt");
    *state = scene;
    return 0;
}

static int end(void **state)
{
    struct scene *scene = *state;
    junk_lines_finish(&scene->lines);
    folder_remove(scene->folder);
    free(scene->path);
    free(scene);
    return 0;
}

static bool read_bytes(struct scene *scene, const char *bytes, size_t length)
{
    junk_lines_finish(&scene->lines);
    assert_true(file_write_atomic(scene->path, bytes, length, &scene->error));
    return junk_lines_read(&scene->lines, scene->path, &scene->error);
}

static bool read_text(struct scene *scene, const char *text)
{
    return read_bytes(scene, text, strlen(text));
}

static void assert_said(const struct scene *scene, const char *part)
{
    if (!scene->error.set || strncmp(scene->error.text, scene->path, strlen(scene->path)) != 0 ||
        !strstr(scene->error.text, part))
        fail_msg("said: %s", scene->error.text);
}

static void a_row_says_what_becomes_of_a_line(void **state)
{
    struct scene *scene = *state;
    assert_true(read_text(scene, "# comment\n\nline Read on\n  leftover\t{n} votes of {n}  \r\ntail yes\n"
                                 "line the * of *"));
    assert_int_equal(junk_find(&scene->lines, "Read on!"), JUNK_LINE);
    assert_int_equal(junk_find(&scene->lines, "12 votes of 7"), JUNK_LEFTOVER);
    assert_int_equal(junk_find(&scene->lines, "votes of 7"), JUNK_NONE);
    assert_int_equal(junk_find(&scene->lines, "Yes"), JUNK_TAIL);
    assert_int_equal(junk_find(&scene->lines, "Yes, we do"), JUNK_NONE);
    assert_int_equal(junk_find(&scene->lines, "Ye"), JUNK_NONE);
    assert_int_equal(junk_find(&scene->lines, "The end of it"), JUNK_LINE);
    assert_int_equal(junk_find(&scene->lines, "comment"), JUNK_NONE);
}

static void of_two_rows_with_one_line_the_first_counts(void **state)
{
    struct scene *scene = *state;
    assert_true(read_text(scene, "tail vote\nline vote\nleftover vote\nline a\n"));
    assert_int_equal(junk_find(&scene->lines, "vote"), JUNK_TAIL);
    assert_int_equal(scene->lines.whole_count, 2);
}

static void a_wrong_row_is_told_with_its_line_and_the_others_count(void **state)
{
    struct scene *scene = *state;
    assert_false(read_text(scene, "line before\nlin wrong\nleftover\nline behind\n"));
    assert_said(scene, ":2: a row begins with line, leftover or tail, not with \"lin\"");
    assert_int_equal(junk_find(&scene->lines, "before"), JUNK_LINE);
    assert_int_equal(junk_find(&scene->lines, "behind"), JUNK_LINE);
    assert_int_equal(junk_find(&scene->lines, "wrong"), JUNK_NONE);
}

static void a_row_that_would_be_every_text_is_a_mistake(void **state)
{
    struct scene *scene = *state;
    assert_false(read_text(scene, "line a\nline **\n"));
    assert_said(scene, ":2: words are missing");
    assert_int_equal(junk_find(&scene->lines, "any story"), JUNK_NONE);
}

static void a_missing_file_is_told_and_nothing_but_signs_is_junk(void **state)
{
    struct scene *scene = *state;
    assert_false(junk_lines_read(&scene->lines, scene->path, &scene->error));
    assert_said(scene, "No such file");
    assert_int_equal(junk_find(&scene->lines, "read more"), JUNK_NONE);
    assert_int_equal(junk_find(&scene->lines, "* * *"), JUNK_LINE);
    assert_int_equal(junk_find(NULL, "read more"), JUNK_NONE);
    assert_int_equal(junk_find(NULL, "* * *"), JUNK_LINE);
}

static void what_is_no_text_is_told(void **state)
{
    struct scene *scene = *state;
    assert_false(read_text(scene, "line a\nline \xff\xfe\n"));
    assert_said(scene, "no text in UTF-8");
    error_clear(&scene->error);
    assert_false(read_bytes(scene, "line a\0line b\n", 14));
    assert_said(scene, "no text in UTF-8");
}

static void a_file_that_is_too_large_is_told(void **state)
{
    struct scene *scene = *state;
    char *text = calloc(LIMIT_JUNK_FILE + 2, 1);
    memset(text, '\n', LIMIT_JUNK_FILE + 1);
    assert_false(read_text(scene, text));
    assert_true(scene->error.set);
    error_clear(&scene->error);
    text[LIMIT_JUNK_FILE] = '\0';
    assert_true(read_text(scene, text));
    free(text);
}

static void more_rows_than_the_maximum_are_told_and_left_out(void **state)
{
    struct scene *scene = *state;
    struct buffer text;
    buffer_init(&text, LIMIT_JUNK_FILE);
    for (int i = 0; i < LIMIT_JUNK_LINES; i++)
        assert_true(buffer_append_format(&text, "line row %d\n", i));
    assert_true(read_bytes(scene, text.bytes, text.length));
    assert_true(buffer_append_text(&text, "line the last\n"));
    assert_false(read_bytes(scene, text.bytes, text.length));
    assert_said(scene, ":4097: more than 4096 rows");
    assert_int_equal(junk_find(&scene->lines, "row 4095"), JUNK_LINE);
    assert_int_equal(junk_find(&scene->lines, "the last"), JUNK_NONE);
    buffer_finish(&text);
}

/* A line that ends in a full stop could never be found, for those are left out of what is compared. */
static void every_row_of_the_asset_can_be_found(void **state)
{
    (void)state;
    const struct junk_lines *lines = asset_junk();
    assert_true(lines->whole_count > 500);
    assert_true(lines->open_count > 70);
    for (size_t i = 0; i < lines->whole_count; i++)
        if (junk_find(lines, lines->whole[i].pattern) != lines->whole[i].junk)
            fail_msg("“%s” cannot be found", lines->whole[i].pattern);
    for (size_t i = 0; i < lines->open_count; i++) {
        char text[256];
        const char *pattern = lines->open[i].pattern;
        size_t length = strlen(pattern);
        assert_true(length < sizeof text);
        for (size_t at = 0; at <= length; at++)
            text[at] = pattern[at] == '*' ? 'x' : pattern[at] == '\1' ? '7' : pattern[at];
        if (junk_find(lines, text) == JUNK_NONE)
            fail_msg("“%s” cannot be found", text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_says_what_becomes_of_a_line, begin, end),
        cmocka_unit_test_setup_teardown(of_two_rows_with_one_line_the_first_counts, begin, end),
        cmocka_unit_test_setup_teardown(a_wrong_row_is_told_with_its_line_and_the_others_count, begin, end),
        cmocka_unit_test_setup_teardown(a_row_that_would_be_every_text_is_a_mistake, begin, end),
        cmocka_unit_test_setup_teardown(a_missing_file_is_told_and_nothing_but_signs_is_junk, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_file_that_is_too_large_is_told, begin, end),
        cmocka_unit_test_setup_teardown(more_rows_than_the_maximum_are_told_and_left_out, begin, end),
        cmocka_unit_test(every_row_of_the_asset_can_be_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
