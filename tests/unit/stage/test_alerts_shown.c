/* stage/: alerts on the screen, in virtual time, on SDL's dummy driver, with a real store. */
#include "lobby.h"

#include "base/memory.h"
#include "store/alerts.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <string.h>

static int64_t give(struct lobby *lobby, enum alert_level level, const char *text, int64_t seconds)
{
    struct error error = {0};
    struct alert alert = {.level = level, .text = memory_copy_text(text)};
    bool made;
    assert_true(alerts_put(lobby->folder, &lobby->clock.clock, seconds, &alert, &made, &error));
    int64_t number = alert.number;
    alert_finish(&alert);
    return number;
}

static void take_down(struct lobby *lobby, int64_t number)
{
    struct error error = {0};
    int cleared;
    assert_true(alerts_clear(lobby->folder, &lobby->clock.clock, number, &cleared, &error));
    assert_true(cleared > 0);
}

/* What an operator waits for: less than a second. The store is read on a thread, in real time. */
static void let_it_be_noticed(struct lobby *lobby)
{
    lobby_pass(lobby, TICK_MS(520));
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_MS(400));
    lobby_settle(lobby);
}

static void begin(struct lobby *lobby)
{
    lobby_fill(lobby);
    lobby_open(lobby);
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    lobby_pass(lobby, TICK_SECONDS(2));
}

static Uint32 ground(struct lobby *lobby)
{
    SDL_Surface *picture = lobby_look(lobby);
    Uint32 pixel = picture_pixel(picture, 4, 4) & 0xFFFFFF;
    SDL_FreeSurface(picture);
    return pixel;
}

static void an_emergency_stands_within_a_second_until_it_is_over_then_the_story_is_back(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    assert_int_equal(ground(lobby), 0x8e1616);
    lobby_pass(lobby, TICK_SECONDS(590));
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    long turns = lobby_figures(lobby).turns;
    lobby_pass(lobby, TICK_SECONDS(11));
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    assert_int_equal(lobby_figures(lobby).turns, turns + 1);
    lobby_pass(lobby, TICK_SECONDS(17)); /* it stands for 12 s */
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
}

static void behind_an_alert_the_story_it_interrupted_keeps_its_turn(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    for (int i = 0; i < 2; i++) { /* the second alert takes the place of the first */
        give(lobby, ALERT_EMERGENCY, i ? "Пожар!" : "Тревога", 600);
        let_it_be_noticed(lobby);
        assert_string_equal(lobby_figures(lobby).headline, i ? "Пожар!" : "Тревога");
    }
    take_down(lobby, 0);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    lobby_pass(lobby, TICK_SECONDS(1));
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
}

static void an_alert_goes_when_it_is_taken_down(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    int64_t number = give(lobby, ALERT_WARNING, "Нет воды", 600);
    let_it_be_noticed(lobby);
    assert_int_equal(ground(lobby), 0xf2b134);
    take_down(lobby, number);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    lobby_pass(lobby, TICK_SECONDS(1)); /* the fade */
    assert_int_equal(ground(lobby), 0x0e1420);
}

static void while_one_alert_stands_nothing_is_drawn(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    give(lobby, ALERT_WARNING, "Нет воды", 600);
    let_it_be_noticed(lobby);
    lobby_pass(lobby, TICK_SECONDS(1));
    long frames = lobby_figures(lobby).frames;
    lobby_pass(lobby, TICK_SECONDS(20));
    assert_in_range(lobby_figures(lobby).frames, frames, frames + 1); /* a minute of the clock */
}

/* What was on screen at each turn, from now on for so long. */
static void note_turns(struct lobby *lobby, tick span, const char **seen, size_t most)
{
    static const char *const texts[] = {"Пожар!", "Нет воды", "Лифт стоит", "Первая", "Вторая", "Третья"};
    long turns = -1;
    size_t count = 0;
    for (tick gone = 0; gone < span && count < most; gone += TICK_MS(500)) {
        lobby_pass(lobby, TICK_MS(500));
        if (lobby_figures(lobby).turns == turns)
            continue;
        turns = lobby_figures(lobby).turns;
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            if (strcmp(texts[i], lobby_figures(lobby).headline) == 0)
                seen[count] = texts[i];
        count++;
    }
    assert_int_equal(count, most);
}

static void several_take_turns_the_most_severe_first(void **state)
{
    struct lobby *lobby = *state;
    const char *seen[4] = {NULL};
    begin(lobby);
    give(lobby, ALERT_WARNING, "Нет воды", 600);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    give(lobby, ALERT_WARNING, "Лифт стоит", 600);
    let_it_be_noticed(lobby);
    note_turns(lobby, TICK_SECONDS(60), seen, 4);
    assert_string_equal(seen[0], "Пожар!");
    assert_string_equal(seen[1], "Лифт стоит");
    assert_string_equal(seen[2], "Нет воды");
    assert_string_equal(seen[3], "Пожар!");
}

static void what_is_as_severe_waits_for_nobody_what_is_milder_for_its_turn(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    give(lobby, ALERT_WARNING, "Нет воды", 600);
    let_it_be_noticed(lobby);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    give(lobby, ALERT_WARNING, "Лифт стоит", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    lobby_pass(lobby, TICK_SECONDS(13)); /* min_dwell */
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(1));
    assert_string_equal(lobby_figures(lobby).headline, "Лифт стоит");
}

static void a_key_shows_the_next_alert_and_no_story(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    give(lobby, ALERT_WARNING, "Нет воды", 600);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    lobby_press(lobby, SDLK_RIGHT);
    assert_string_equal(lobby_figures(lobby).headline, "Нет воды");
    lobby_press(lobby, SDLK_LEFT);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    take_down(lobby, 0);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
}

static void an_alert_ends_a_pause_and_a_fade(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    lobby_press(lobby, SDLK_p);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 5);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    lobby_pass(lobby, TICK_SECONDS(6));
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая"); /* and fades in */
    give(lobby, ALERT_WARNING, "Нет воды", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Нет воды");
    lobby_pass(lobby, TICK_SECONDS(1));
    assert_int_equal(ground(lobby), 0xf2b134);
}

static void an_alert_needs_no_story(void **state)
{
    struct lobby *lobby = *state;
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    lobby_open(lobby);
    lobby_settle(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    take_down(lobby, 0);
    let_it_be_noticed(lobby);
    assert_null(lobby_figures(lobby).headline); /* the page that waits */
}

static void a_reload_keeps_the_alert(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    let_it_be_noticed(lobby);
    lobby_press(lobby, SDLK_r);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    assert_int_equal(ground(lobby), 0x8e1616);
}

static void the_story_that_left_meanwhile_does_not_come_back(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    int64_t number = give(lobby, ALERT_EMERGENCY, "Пожар!", 600);
    let_it_be_noticed(lobby);
    struct story *stories[] = {sample_make("3", "Третья", 1, 300)};
    sample_put(lobby->folder, stories, 1);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Пожар!");
    take_down(lobby, number);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Третья");
}

/* The bar below the progress line, without the clock. */
static SDL_Surface *look_at_bar(struct lobby *lobby)
{
    SDL_Rect part = {0, 660, LOBBY_WIDTH - 200, 58};
    SDL_Surface *picture = lobby_look(lobby);
    SDL_Surface *bar = SDL_CreateRGBSurfaceWithFormat(0, part.w, part.h, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_BlitSurface(picture, &part, bar, NULL);
    SDL_FreeSurface(picture);
    return bar;
}

static bool same(const SDL_Surface *a, const SDL_Surface *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)a->pitch * (size_t)a->h) == 0;
}

static void infos_take_turns_in_the_bar_while_the_stories_go_on(void **state)
{
    struct lobby *lobby = *state;
    begin(lobby);
    SDL_Surface *before = look_at_bar(lobby);
    give(lobby, ALERT_INFO, "Касса закрыта", 600);
    let_it_be_noticed(lobby);
    assert_string_equal(lobby_figures(lobby).headline, "Первая");
    SDL_Surface *first = look_at_bar(lobby);
    assert_false(same(before, first));
    int64_t second_number = give(lobby, ALERT_INFO, "Лифт стоит", 600);
    let_it_be_noticed(lobby);
    SDL_Surface *second = look_at_bar(lobby);
    assert_false(same(first, second));
    lobby_pass(lobby, TICK_SECONDS(14)); /* 10 s later, and a story later */
    lobby_settle(lobby);
    lobby_pass(lobby, TICK_SECONDS(1));
    assert_string_equal(lobby_figures(lobby).headline, "Вторая");
    SDL_Surface *again = look_at_bar(lobby);
    assert_true(same(first, again));
    take_down(lobby, second_number);
    take_down(lobby, 0);
    lobby_press(lobby, SDLK_LEFT);
    let_it_be_noticed(lobby);
    SDL_Surface *after = look_at_bar(lobby);
    assert_true(same(before, after));
    SDL_Surface *all[] = {before, first, second, again, after};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        SDL_FreeSurface(all[i]);
}

int main(int argc, char **argv)
{
    lobby_filter(argc, argv);
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(an_emergency_stands_within_a_second_until_it_is_over_then_the_story_is_back),
        WITH_LOBBY(behind_an_alert_the_story_it_interrupted_keeps_its_turn),
        WITH_LOBBY(an_alert_goes_when_it_is_taken_down),
        WITH_LOBBY(while_one_alert_stands_nothing_is_drawn),
        WITH_LOBBY(several_take_turns_the_most_severe_first),
        WITH_LOBBY(what_is_as_severe_waits_for_nobody_what_is_milder_for_its_turn),
        WITH_LOBBY(a_key_shows_the_next_alert_and_no_story),
        WITH_LOBBY(an_alert_ends_a_pause_and_a_fade),
        WITH_LOBBY(an_alert_needs_no_story),
        WITH_LOBBY(a_reload_keeps_the_alert),
        WITH_LOBBY(the_story_that_left_meanwhile_does_not_come_back),
        WITH_LOBBY(infos_take_turns_in_the_bar_while_the_stories_go_on),
    };
    return cmocka_run_group_tests_name("alerts shown", tests, lobby_hold_formats, lobby_release_formats);
}
