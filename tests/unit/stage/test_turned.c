/* stage/: pictures turned on their way to the screen, and the drift against burn-in. */
#include "stage/drift.h"
#include "stage/turned.h"

#include "support/cmocka.h"

enum { W = 70, H = 41 }; /* neither a multiple of a tile */

static SDL_Surface *blank(int width, int height)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(surface);
    SDL_FillRect(surface, NULL, 0xFFFFFF);
    return surface;
}

static Uint32 *at(SDL_Surface *surface, int x, int y)
{
    return (Uint32 *)((char *)surface->pixels + (size_t)y * (size_t)surface->pitch) + x;
}

/* Every pixel says where it is. */
static SDL_Surface *numbered(void)
{
    SDL_Surface *surface = blank(W, H);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            *at(surface, x, y) = (Uint32)(y << 8 | x);
    return surface;
}

/* The upright pixel that is seen in the turned picture's top left corner, and the one right of it there. */
static void expect_corner(int degrees, int x, int y, int next_x, int next_y)
{
    bool side = turned_on_its_side(degrees);
    SDL_Surface *upright = numbered(), *turned = blank(side ? H : W, side ? W : H);
    turned_copy(upright, &(SDL_Rect){0, 0, W, H}, turned, degrees);
    assert_int_equal(*at(turned, 0, 0), y << 8 | x);
    assert_int_equal(*at(turned, 1, 0), next_y << 8 | next_x);
    for (int row = 0; row < turned->h; row++)
        for (int column = 0; column < turned->w; column++)
            assert_int_not_equal(*at(turned, column, row), 0xFFFFFF);
    SDL_FreeSurface(upright);
    SDL_FreeSurface(turned);
}

static void a_picture_is_turned_clockwise(void **state)
{
    (void)state;
    expect_corner(0, 0, 0, 1, 0);
    expect_corner(90, 0, H - 1, 0, H - 2);
    expect_corner(180, W - 1, H - 1, W - 2, H - 1);
    expect_corner(270, W - 1, 0, W - 1, 1);
}

/* Copying a part touches that part's place and nothing else, and brings what copying the whole brings there.
 */
static void a_part_comes_to_its_place_in_the_whole(void **state)
{
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 90) {
        bool side = turned_on_its_side(degrees);
        SDL_Surface *upright = numbered();
        SDL_Surface *whole = blank(side ? H : W, side ? W : H), *part = blank(whole->w, whole->h);
        SDL_Rect area = {5, 3, 50, 35}, place = turned_rect(area, W, H, degrees);
        turned_copy(upright, &(SDL_Rect){0, 0, W, H}, whole, degrees);
        turned_copy(upright, &area, part, degrees);
        for (int y = 0; y < whole->h; y++)
            for (int x = 0; x < whole->w; x++) {
                bool inside = SDL_PointInRect(&(SDL_Point){x, y}, &place);
                assert_int_equal(*at(part, x, y), inside ? *at(whole, x, y) : 0xFFFFFF);
            }
        SDL_FreeSurface(upright);
        SDL_FreeSurface(whole);
        SDL_FreeSurface(part);
    }
}

static void drift_begins_at_rest_and_never_jumps(void **state)
{
    (void)state;
    int last_x = 0, last_y = 0, x, y;
    bool seen[7][7] = {0};
    drift_at(0, 3, &x, &y);
    assert_true(x == 0 && y == 0);
    for (int second = 0; second < 24 * 3600; second++) {
        drift_at(TICK_SECONDS(second), 3, &x, &y);
        assert_in_range(x + 3, 0, 6);
        assert_in_range(y + 3, 0, 6);
        assert_true(abs(x - last_x) <= 1 && abs(y - last_y) <= 1);
        if (second % 60)
            assert_true(x == last_x && y == last_y);
        seen[x + 3][y + 3] = true;
        last_x = x;
        last_y = y;
    }
    for (int i = 0; i < 49; i++)
        assert_true(seen[i / 7][i % 7]);
}

static void without_reach_nothing_drifts(void **state)
{
    (void)state;
    int x = 9, y = 9;
    drift_at(TICK_SECONDS(4000), 0, &x, &y);
    assert_true(x == 0 && y == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_is_turned_clockwise),
        cmocka_unit_test(a_part_comes_to_its_place_in_the_whole),
        cmocka_unit_test(drift_begins_at_rest_and_never_jumps),
        cmocka_unit_test(without_reach_nothing_drifts),
    };
    return cmocka_run_group_tests_name("turned", tests, NULL, NULL);
}
