/* stage/: an operator's theme with fonts is taken up while the screen runs, and given up again. */
#include "config/reader.h"
#include "lobby.h"
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

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(a_reload_takes_and_gives_up_the_fonts_of_a_theme),
    };
    lobby_filter(argc, argv);
    return cmocka_run_group_tests(tests, lobby_hold_formats, lobby_release_formats);
}
