/* stage/: an operator's theme with fonts is taken up while the screen runs, and given up again; clocks in any
 * font. */
#include "base/file.h"
#include "config/reader.h"
#include "lobby.h"
#include "stage/bar_art.h"
#include "stage/texture.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include "base/memory.h"

#include <stdlib.h>

static void take_theme(struct lobby *lobby, const char *name)
{
    free(lobby->config.screen.theme);
    lobby->config.screen.theme = memory_copy_text(name);
    lobby_press(lobby, SDLK_r);
    lobby_settle(lobby);
}

static double difference(SDL_Surface *one, SDL_Surface *other)
{
    return picture_compare(one, other, (SDL_Rect){0, 0, one->w, one->h}).mean;
}

static void a_reload_takes_and_gives_up_the_fonts_of_a_theme(void **state)
{
    struct lobby *lobby = *state;
    struct config_theme *theme = config_add_theme(&lobby->config, "Own");
    theme->headline_font = memory_copy_text(SOURCE_FOLDER "/fonts/NotoSans-SemiBold.ttf");
    theme->text_font = memory_copy_text(SOURCE_FOLDER "/fonts/NotoSerif-SemiCondensedBold.ttf");
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    lobby_press(lobby, SDLK_p);
    SDL_Surface *before = lobby_look(lobby);
    take_theme(lobby, "Own");
    SDL_Surface *own = lobby_look(lobby);
    take_theme(lobby, "night");
    SDL_Surface *after = lobby_look(lobby);
    assert_true(difference(before, own) > 1);
    assert_true(difference(before, after) < 0.1); /* the progress line may stand elsewhere */
    SDL_FreeSurface(before);
    SDL_FreeSurface(own);
    SDL_FreeSurface(after);
}

static bool column_is_empty(const SDL_Surface *picture, int x, int top)
{
    for (int y = top; y < picture->h; y++)
        if (picture_pixel(picture, x, y) != picture_pixel(picture, x, picture->h - 1))
            return false;
    return true;
}

/* Eleven cells, of which the last columns are free, so that what is cut out for a clock shows nothing of a
 * neighbour. */
static void check_cells(const struct bar_art *art)
{
    struct error error = {0};
    SDL_Surface *digits = texture_open(art->digits, &error);
    assert_non_null(digits);
    int pitch = digits->w / 11, inked = 0;
    for (int cell = 0; cell < 11; cell++) {
        int before = inked;
        for (int x = cell * pitch; x < (cell + 1) * pitch; x++)
            inked += !column_is_empty(digits, x, art->bar.line.h);
        assert_true(inked > before);
        assert_true(column_is_empty(digits, (cell + 1) * pitch - 1, art->bar.line.h));
    }
    texture_close(art->digits, digits);
}

static void no_digit_reaches_into_its_neighbours_cell(void **state)
{
    (void)state;
    static char code[] = "en", word[] = "Next:";
    static const struct language words = {.code = code, .next = word};
    static const char *const own[] = {NULL, SOURCE_FOLDER "/fonts/NotoSerif-SemiCondensedBold.ttf",
                                      "/usr/share/fonts/opentype/ebgaramond/EBGaramond08-Italic.otf"};
    struct error error = {0};
    struct theme theme;
    struct canvas *canvas = canvas_create_memory(640, 480, &error);
    struct art_tools tools = {
        .canvas = canvas, .fonts = fonts_create(SOURCE_FOLDER "/fonts", &error), .theme = &theme};
    theme_set(&theme, palette_find("night"));
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (own[i] && !file_exists(own[i]))
            continue;
        fonts_set_faces(tools.fonts, (const char *const[FACE_COUNT]){own[i], own[i], own[i], own[i]});
        for (int height = 360; height <= 2160; height += 90) {
            struct bar bar;
            struct bar_request request = {
                .screen = {height * 16 / 9, height, 1}, .words = &words, .clock_count = 1};
            assert_true(bar_build(&bar, tools.fonts, &request, &error));
            struct bar_art *art = bar_art_create(&tools, &bar, &error);
            assert_non_null(art);
            check_cells(art);
            bar_art_destroy(art);
        }
    }
    fonts_destroy(tools.fonts);
    canvas_destroy(canvas);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_reload_takes_and_gives_up_the_fonts_of_a_theme),
        cmocka_unit_test(no_digit_reaches_into_its_neighbours_cell),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests(tests, lobby_hold_formats, lobby_release_formats);
}
