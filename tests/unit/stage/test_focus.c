/* stage/focus.h: which part of a photo is kept. */
#include "stage/focus.h"

#include "support/cmocka.h"

static SDL_Surface *plain(int width, int height, Uint32 color)
{
    SDL_Surface *photo = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(photo);
    SDL_FillRect(photo, NULL, color);
    return photo;
}

/* A chequered field of squares of `side` pixels: detail. */
static void chequer(SDL_Surface *photo, SDL_Rect area, int side)
{
    for (int y = area.y; y < area.y + area.h; y += side)
        for (int x = area.x; x < area.x + area.w; x += side) {
            SDL_Rect square = {x, y, side, side};
            SDL_FillRect(photo, &square, (x / side + y / side) % 2 ? 0x202020 : 0xC0C0C0);
        }
}

/* The part kept for a box of that shape; frees the photo. */
static SDL_Rect kept(SDL_Surface *photo, int width, int height)
{
    SDL_Rect part = focus_crop(photo, width, height), again = focus_crop(photo, width, height);
    assert_true(SDL_RectEquals(&part, &again));
    assert_true(part.x >= 0 && part.y >= 0 && part.x + part.w <= photo->w && part.y + part.h <= photo->h);
    SDL_FreeSurface(photo);
    return part;
}

static void a_plain_photo_keeps_its_middle_or_a_little_above(void **state)
{
    (void)state;
    SDL_Rect part = kept(plain(1500, 1000, 0x336699), 1000, 1000);
    assert_true(part.w == 1000 && part.h == 1000 && part.x == 250 && part.y == 0);
    part = kept(plain(1000, 1500, 0x336699), 1000, 1000);
    assert_true(part.w == 1000 && part.h == 1000 && part.x == 0 && part.y == 150);
}

static void even_detail_everywhere_keeps_the_middle_of_a_wide_photo(void **state)
{
    (void)state;
    SDL_Surface *photo = plain(1500, 1000, 0);
    chequer(photo, (SDL_Rect){0, 0, 1500, 1000}, 10);
    SDL_Rect part = kept(photo, 1000, 1000);
    assert_in_range(part.x, 235, 265);
}

static void what_stands_at_the_side_is_not_cut(void **state)
{
    (void)state;
    for (int right = 0; right < 2; right++) {
        SDL_Surface *photo = plain(1500, 1000, 0x87A5C3);
        SDL_Rect somebody = {right ? 1150 : 100, 300, 250, 650};
        chequer(photo, somebody, 12);
        SDL_Rect part = kept(photo, 1000, 1000);
        assert_true(part.x <= somebody.x && part.x + part.w >= somebody.x + somebody.w);
    }
}

/* A centre crop, and one that keeps the most detail, would cut the head: it is at the very top, smooth as
 * skin is, and the coat and the street below are full of detail. */
static void a_head_at_the_top_stays_whole(void **state)
{
    (void)state;
    static const Uint32 skins[] = {0xE0AC8C, 0xC68642, 0x8D5524, 0x5C3A21};
    for (size_t i = 0; i < sizeof skins / sizeof *skins; i++) {
        SDL_Surface *photo = plain(1000, 1600, 0xB0C4D8);
        SDL_Rect head = {350, 40, 300, 360}, face = {370, 120, 260, 260};
        SDL_FillRect(photo, &head, 0x302018);
        SDL_FillRect(photo, &face, skins[i]);
        chequer(photo, (SDL_Rect){200, 420, 600, 1180}, 40);
        SDL_Rect part = kept(photo, 1000, 900);
        assert_true(part.y <= head.y);
    }
}

static void what_lies_at_the_bottom_is_found(void **state)
{
    (void)state;
    SDL_Surface *photo = plain(1000, 1500, 0xB0C4D8); /* sky */
    SDL_Rect town = {0, 1000, 1000, 400};
    chequer(photo, town, 12);
    SDL_Rect part = kept(photo, 1000, 1000);
    assert_true(part.y + part.h >= town.y + town.h - 12); /* but for a row of squares */
}

/* Above and below are alike: what is above is given up less readily. */
static void of_two_alike_the_upper_one_stays(void **state)
{
    (void)state;
    SDL_Surface *photo = plain(1000, 2000, 0xB0C4D8);
    chequer(photo, (SDL_Rect){300, 0, 400, 400}, 20);
    chequer(photo, (SDL_Rect){300, 1600, 400, 400}, 20);
    SDL_Rect part = kept(photo, 1000, 1200);
    assert_in_range(part.y, 0, 40);
}

/* What is above counts half as much again as what is below, and far from the usual place costs, too. */
static void four_times_as_much_below_outweighs_what_is_above_twice_does_not(void **state)
{
    (void)state;
    static const int widths[] = {500, 800};
    for (int i = 0; i < 2; i++) {
        SDL_Surface *photo = plain(1000, 2000, 0xB0C4D8);
        chequer(photo, (SDL_Rect){0, 0, 200, 400}, 20);
        chequer(photo, (SDL_Rect){0, 1600, widths[i], 400}, 20);
        SDL_Rect part = kept(photo, 1000, 1400);
        if (i == 0)
            assert_true(part.y < 100);
        else
            assert_in_range(part.y, 500, 580);
    }
}

/* Where nothing is lost by it the middle is kept, else as near to it as can be. */
static void what_can_be_kept_anywhere_stays_near_the_middle(void **state)
{
    (void)state;
    SDL_Surface *photo = plain(2000, 1000, 0xB0C4D8);
    chequer(photo, (SDL_Rect){700, 300, 400, 400}, 20);
    SDL_Rect part = kept(photo, 1000, 1000);
    assert_in_range(part.x, 490, 510);
    photo = plain(2000, 1000, 0xB0C4D8);
    chequer(photo, (SDL_Rect){1200, 300, 700, 400}, 20);
    part = kept(photo, 1000, 1000);
    assert_in_range(part.x, 880, 920);
}

/* A hard edge is worth no more than a soft one of 40. */
static void black_on_white_is_worth_no_more_than_soft_detail(void **state)
{
    (void)state;
    SDL_Surface *hard = plain(200, 200, 0), *soft = plain(200, 200, 0x404040);
    for (int y = 0; y < 200; y += 4)
        for (int x = 0; x < 200; x += 4) {
            SDL_Rect square = {x, y, 2, 2};
            SDL_FillRect(hard, &square, 0xFFFFFF);
            SDL_FillRect(soft, &square, 0x404040 + 0x282828);
        }
    SDL_Rect all = {0, 0, 200, 200};
    assert_true(focus_detail(hard, &all) == focus_detail(soft, &all));
    SDL_FreeSurface(hard);
    SDL_FreeSurface(soft);
}

/* 24 a pixel, without any edge; grey, green and blue are nobody. */
static void skin_is_worth_something_without_any_detail(void **state)
{
    (void)state;
    static const struct {
        Uint32 color;
        double worth;
    } cases[] = {{0xE0AC8C, 24}, {0x5C3A21, 24}, {0x808080, 0}, {0x30A030, 0}, {0x3030A0, 0}, {0xFF0000, 0}};
    SDL_Rect area = {10, 10, 100, 100};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SDL_Surface *photo = plain(200, 200, cases[i].color);
        double worth = focus_detail(photo, &area);
        assert_true(worth > cases[i].worth - 0.01 && worth < cases[i].worth + 0.01);
        SDL_FreeSurface(photo);
    }
}

static void a_photo_of_the_box_s_shape_is_kept_whole(void **state)
{
    (void)state;
    SDL_Rect part = kept(plain(600, 400, 0x808080), 300, 200);
    assert_true(part.x == 0 && part.y == 0 && part.w == 600 && part.h == 400);
    part = kept(plain(1, 4000, 0x808080), 1104, 980);
    assert_true(part.w == 1 && part.h == 1);
}

static void detail_is_more_where_there_is_some(void **state)
{
    (void)state;
    SDL_Surface *photo = plain(400, 400, 0x336699);
    chequer(photo, (SDL_Rect){200, 0, 200, 200}, 8);
    assert_true(focus_detail(photo, &(SDL_Rect){0, 0, 200, 200}) <
                focus_detail(photo, &(SDL_Rect){200, 0, 200, 200}));
    assert_true(focus_detail(photo, &(SDL_Rect){0, 250, 100, 100}) == 0);
    assert_true(focus_detail(photo, &(SDL_Rect){500, 500, 100, 100}) == 0);
    SDL_FreeSurface(photo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_photo_keeps_its_middle_or_a_little_above),
        cmocka_unit_test(even_detail_everywhere_keeps_the_middle_of_a_wide_photo),
        cmocka_unit_test(what_stands_at_the_side_is_not_cut),
        cmocka_unit_test(a_head_at_the_top_stays_whole),
        cmocka_unit_test(what_lies_at_the_bottom_is_found),
        cmocka_unit_test(of_two_alike_the_upper_one_stays),
        cmocka_unit_test(four_times_as_much_below_outweighs_what_is_above_twice_does_not),
        cmocka_unit_test(what_can_be_kept_anywhere_stays_near_the_middle),
        cmocka_unit_test(black_on_white_is_worth_no_more_than_soft_detail),
        cmocka_unit_test(skin_is_worth_something_without_any_detail),
        cmocka_unit_test(a_photo_of_the_box_s_shape_is_kept_whole),
        cmocka_unit_test(detail_is_more_where_there_is_some),
    };
    return cmocka_run_group_tests_name("focus", tests, NULL, NULL);
}
