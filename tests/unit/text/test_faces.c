/* text/fonts.h, fonts_set_faces: an operator's own fonts in place of the bundled faces. */
#include "base/file.h"
#include "support/cmocka.h"
#include "support/folder.h"
#include "text/chain.h"
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUNDLED(name) SOURCE_FOLDER "/fonts/" name
#define LATIN         BUNDLED("NotoSansMath-Regular.ttf") /* the one with Latin letters and no Cyrillic */

static struct fonts *fonts;

static int open_fonts(void **state)
{
    (void)state;
    fonts = fonts_create(SOURCE_FOLDER "/fonts", NULL);
    return fonts ? 0 : 1;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    return 0;
}

static void set(const char *headline, const char *regular, const char *medium, const char *semibold)
{
    const char *const paths[FACE_COUNT] = {[FACE_HEADLINE] = headline,
                                           [FACE_REGULAR] = regular,
                                           [FACE_MEDIUM] = medium,
                                           [FACE_SEMIBOLD] = semibold};
    fonts_set_faces(fonts, paths);
}

/* The file whose letters the text's first run is set in. */
static const char *file_of(enum face face, const char *text)
{
    struct paragraph paragraph;
    struct text_span span = {.text = text, .face = face, .size = 40};
    struct text_request request = {.spans = &span, .span_count = 1};
    assert_true(paragraph_set(fonts, &request, &paragraph, NULL));
    assert_true(paragraph.run_count > 0);
    const char *path = fonts_entry(fonts, face, paragraph.runs[0].font)->path;
    paragraph_finish(&paragraph);
    return path;
}

static void an_operators_face_is_shown_and_the_others_stay(void **state)
{
    (void)state;
    set(BUNDLED("DejaVuSans.ttf"), NULL, NULL, NULL);
    assert_string_equal(file_of(FACE_HEADLINE, "News"), BUNDLED("DejaVuSans.ttf"));
    assert_string_equal(file_of(FACE_REGULAR, "News"), BUNDLED("NotoSans-Regular.ttf"));
    assert_string_equal(file_of(FACE_MEDIUM, "News"), BUNDLED("NotoSans-Medium.ttf"));
    assert_string_equal(file_of(FACE_SEMIBOLD, "News"), BUNDLED("NotoSans-SemiBold.ttf"));
}

static void letters_that_it_does_not_have_come_from_the_bundled_fonts(void **state)
{
    (void)state;
    set(LATIN, LATIN, LATIN, LATIN);
    for (int face = 0; face < FACE_COUNT; face++)
        assert_string_equal(file_of((enum face)face, "News"), LATIN);
    assert_string_equal(file_of(FACE_HEADLINE, "Новости"), BUNDLED("NotoSerif-SemiCondensedBold.ttf"));
    assert_string_equal(file_of(FACE_REGULAR, "Новости"), BUNDLED("NotoSans-Regular.ttf"));
    assert_string_equal(file_of(FACE_MEDIUM, "Новости"), BUNDLED("NotoSans-Medium.ttf"));
    assert_string_equal(file_of(FACE_SEMIBOLD, "Новости"), BUNDLED("NotoSans-SemiBold.ttf"));
    assert_string_equal(file_of(FACE_SEMIBOLD, "أخبار"), BUNDLED("NotoSansArabic-SemiBold.ttf"));
    assert_string_equal(file_of(FACE_HEADLINE, "חדשות"), BUNDLED("NotoSerifHebrew-Bold.ttf"));
}

static void faces_of_one_path_share_its_file(void **state)
{
    (void)state;
    set(NULL, LATIN, LATIN, BUNDLED("DejaVuSans.ttf"));
    assert_ptr_equal(fonts_entry(fonts, FACE_REGULAR, 0), fonts_entry(fonts, FACE_MEDIUM, 0));
    assert_ptr_not_equal(fonts_entry(fonts, FACE_REGULAR, 0), fonts_entry(fonts, FACE_SEMIBOLD, 0));
}

static void other_faces_take_the_place_of_those_before(void **state)
{
    (void)state;
    set(LATIN, LATIN, LATIN, BUNDLED("DejaVuSans.ttf"));
    (void)file_of(FACE_SEMIBOLD, "News");
    set(NULL, BUNDLED("DejaVuSans.ttf"), NULL, NULL);
    assert_string_equal(file_of(FACE_REGULAR, "News"), BUNDLED("DejaVuSans.ttf"));
    assert_string_equal(file_of(FACE_SEMIBOLD, "News"), BUNDLED("NotoSans-SemiBold.ttf"));
    set(NULL, NULL, NULL, NULL);
    assert_string_equal(file_of(FACE_REGULAR, "News"), BUNDLED("NotoSans-Regular.ttf"));
}

/* What is written to standard error while `path` is set as three faces; malloc'd. */
static char *said_of(const char *folder, const char *path)
{
    char *log = folder_path(folder, "log");
    struct buffer text;
    buffer_init(&text, 1 << 16);
    (void)fflush(stderr);
    int kept = dup(STDERR_FILENO);
    assert_non_null(freopen(log, "w", stderr));
    set(NULL, path, path, path);
    (void)fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    close(kept);
    assert_true(file_read(log, &text, NULL));
    free(log);
    char *said = buffer_take(&text);
    buffer_finish(&text);
    return said;
}

static void what_cannot_be_opened_is_told_once_and_the_bundled_face_shown(void **state)
{
    (void)state;
    char *folder = folder_create(), *empty = folder_put(folder, "empty.ttf", "", 0600);
    char *missing = folder_path(folder, "missing.ttf");
    const char *const paths[] = {missing, empty, folder, SOURCE_FOLDER "/fonts/README.md"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct error error = {0};
        char *said = said_of(folder, paths[i]), *end = strchr(said, '\n');
        assert_non_null(strstr(said, paths[i]));
        assert_non_null(end);
        assert_string_equal(end, "\n"); /* one line */
        assert_string_equal(file_of(FACE_MEDIUM, "News"), BUNDLED("NotoSans-Medium.ttf"));
        assert_false(fonts_check_face(paths[i], &error));
        assert_non_null(strstr(error.text, paths[i]));
        free(said);
    }
    assert_true(fonts_check_face(LATIN, NULL));
    free(missing);
    free(empty);
    folder_remove(folder);
}

static void a_file_that_is_emptied_while_it_is_shown_is_still_drawn(void **state)
{
    (void)state;
    struct buffer bytes;
    char *folder = folder_create(), *path = folder_path(folder, "own.ttf");
    buffer_init(&bytes, 8 << 20);
    assert_true(file_read(LATIN, &bytes, NULL));
    assert_true(file_write_atomic(path, bytes.bytes, bytes.length, NULL));
    set(path, NULL, NULL, NULL);
    assert_int_equal(truncate(path, 0), 0);
    assert_string_equal(file_of(FACE_HEADLINE, "Letters that nobody has drawn before"), path);
    buffer_finish(&bytes);
    free(path);
    folder_remove(folder);
}

static void the_height_of_capitals_is_known(void **state)
{
    (void)state;
    set(BUNDLED("DejaVuSans.ttf"), BUNDLED("NotoSans-Regular.ttf"), BUNDLED("NotoSansArabic-Regular.ttf"),
        NULL);
    assert_true(fonts_taller(fonts, FACE_HEADLINE) > 0.010 && fonts_taller(fonts, FACE_HEADLINE) < 0.020);
    assert_true(fonts_taller(fonts, FACE_REGULAR) == 0);
    assert_true(fonts_taller(fonts, FACE_MEDIUM) == 0); /* no capitals */
    assert_true(fonts_taller(fonts, FACE_SEMIBOLD) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_operators_face_is_shown_and_the_others_stay),
        cmocka_unit_test(letters_that_it_does_not_have_come_from_the_bundled_fonts),
        cmocka_unit_test(faces_of_one_path_share_its_file),
        cmocka_unit_test(other_faces_take_the_place_of_those_before),
        cmocka_unit_test(what_cannot_be_opened_is_told_once_and_the_bundled_face_shown),
        cmocka_unit_test(a_file_that_is_emptied_while_it_is_shown_is_still_drawn),
        cmocka_unit_test(the_height_of_capitals_is_known),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
