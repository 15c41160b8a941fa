/* stage/code.h: how large the modules of a QR code are, and when there is none. That it is read: test_code.c.
 */
#include "stage/code.h"

#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"

#include <stdlib.h>
#include <string.h>

/* Of a screen of 1080 lines. */
static const struct code_measures measures = {.side = 300, .inner = 120, .module = 5};

static bool black(const SDL_Surface *code, int x, int y)
{
    return picture_pixel(code, x, y) == 0;
}

/* The first dark pixel from the top left: the corner of the code. */
static int find_margin(const SDL_Surface *code)
{
    int margin = 0;
    while (margin < code->w && !black(code, margin, margin))
        margin++;
    return margin;
}

/* ISO/IEC 18004, 6.3.3.1: dark and light in the ratio 1:1:3:1:1, which is what a reader looks for. */
static void expect_finder(const SDL_Surface *code, int x, int y, int module)
{
    static const char rows[7][8] = {"#######", "#.....#", "#.###.#", "#.###.#",
                                    "#.###.#", "#.....#", "#######"};
    for (int row = 0; row < 7; row++)
        for (int column = 0; column < 7; column++)
            assert_int_equal(black(code, x + column * module, y + row * module), rows[row][column] == '#');
}

static void a_code_has_its_three_corners_in_a_quiet_zone(void **state)
{
    (void)state;
    SDL_Surface *code = code_draw("https://example.org/altai-reserve", &measures);
    assert_non_null(code);
    assert_true(code->w == code->h && code->w <= measures.side);
    int margin = find_margin(code), width = code->w - 2 * margin, module = 1;
    while (black(code, margin + 7 * module, margin)) /* 7 dark modules, then a light one */
        module++;
    assert_true(width <= 145 && module >= 5 && width % module == 0 && margin >= 4 * module);
    expect_finder(code, margin, margin, module);
    expect_finder(code, margin + width - 7 * module, margin, module);
    expect_finder(code, margin, margin + width - 7 * module, module);
    SDL_FreeSurface(code);
}

/* Of a code of 21 modules, the smallest there is; 0: there is no code. */
static int module_in(const struct code_measures *space)
{
    SDL_Surface *code = code_draw("foyer", space);
    int module = code ? code->w / 29 : 0;
    assert_true(!code || (code->w == code->h && code->w % 29 == 0 && find_margin(code) == 4 * module));
    SDL_FreeSurface(code);
    return module;
}

static void modules_are_as_large_as_usual_at_least_the_least_and_at_most_what_fits(void **state)
{
    (void)state;
    const struct {
        struct code_measures space;
        int module;
    } cases[] = {
        {{.side = 300, .inner = 8 * 21, .module = 5}, 8},
        {{.side = 300, .inner = 8 * 21 - 1, .module = 5}, 7},
        {{.side = 300, .inner = 40, .module = 5}, 5},        /* never less than the least */
        {{.side = 7 * 29, .inner = 8 * 21, .module = 5}, 7}, /* with the quiet zone of 4 on each side */
        {{.side = 7 * 29 - 1, .inner = 8 * 21, .module = 5}, 6},
        {{.side = 5 * 29, .inner = 8 * 21, .module = 5}, 5},
        {{.side = 5 * 29 - 1, .inner = 8 * 21, .module = 5}, 0}, /* too small for a telephone */
        {{.side = 20, .inner = 20, .module = 0}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(module_in(&cases[i].space), cases[i].module);
}

static void a_code_has_no_more_modules_than_its_text_needs(void **state)
{
    (void)state;
    /* ISO/IEC 18004, table 7: in bytes at level L 17 with 21 modules, 32 with 25, 53 with 29 */
    static const struct {
        size_t length;
        int modules;
    } cases[] = {{1, 21}, {17, 21}, {18, 25}, {32, 25}, {33, 29}, {53, 29}, {54, 33}};
    const struct code_measures one_pixel = {.side = 300, .inner = 1, .module = 1};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64] = "";
        memset(text, 'a', cases[i].length);
        SDL_Surface *code = code_draw(text, &one_pixel);
        assert_non_null(code);
        assert_int_equal(code->w - 8, cases[i].modules);
        SDL_FreeSurface(code);
    }
}

static void a_link_too_long_for_a_telephone_has_no_code(void **state)
{
    (void)state;
    char *link = memory_zeroed(4001, 1);
    memset(link, 'a', 4000);
    assert_null(code_draw(link, &measures));
    link[300] = '\0';
    assert_null(code_draw(link, &measures));
    free(link);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_has_its_three_corners_in_a_quiet_zone),
        cmocka_unit_test(modules_are_as_large_as_usual_at_least_the_least_and_at_most_what_fits),
        cmocka_unit_test(a_code_has_no_more_modules_than_its_text_needs),
        cmocka_unit_test(a_link_too_long_for_a_telephone_has_no_code),
    };
    return cmocka_run_group_tests_name("modules", tests, NULL, NULL);
}
