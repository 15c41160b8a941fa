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
        cmocka_unit_test(a_photo_of_the_box_s_shape_is_kept_whole),
        cmocka_unit_test(detail_is_more_where_there_is_some),
    };
    return cmocka_run_group_tests_name("focus", tests, NULL, NULL);
}
