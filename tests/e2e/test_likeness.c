/* support/likeness.h, with which golden pictures are compared: it sees a comma, a letter, a pixel, a colour,
 * and does not mind another rasteriser. Tried on every golden picture. */
#include "support/likeness.h"

#include "support/cmocka.h"
#include "support/glyphs.h"
#include "support/picture.h"

#include <glob.h>
#include <math.h>
#include <stdlib.h>

enum {
    MARK_LEAST = 4, /* pixels of ink: of a paler stain nobody says that it is a dot */
    PLAIN = 96,     /* levels against the background: paler text is not tried */
    MARK_MOST = 14, /* dots, commas, accents */
    LETTERS = 12,   /* of a picture that are tried */
    LINE = 160,     /* pixels of a line of text that are moved */
};

/* A golden picture, and one in which something is changed. */
struct exhibit {
    const char *path;
    SDL_Surface *approved, *altered;
    struct glyphs glyphs;
    int tried, missed;
};

/* Returns how often `try` tried something; none of it may be missed. */
static int for_every_golden(void (*try)(struct exhibit *exhibit))
{
    glob_t found;
    int missed = 0, tried = 0;
    assert_int_equal(glob(SOURCE_FOLDER "/tests/golden/*.png", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        struct exhibit exhibit = {.path = found.gl_pathv[i], .approved = picture_read(found.gl_pathv[i])};
        assert_non_null(exhibit.approved);
        exhibit.altered = SDL_DuplicateSurface(exhibit.approved);
        exhibit.glyphs = glyphs_find(exhibit.approved);
        try(&exhibit);
        missed += exhibit.missed;
        tried += exhibit.tried;
        glyphs_finish(&exhibit.glyphs);
        SDL_FreeSurface(exhibit.approved);
        SDL_FreeSurface(exhibit.altered);
    }
    globfree(&found);
    print_message("%d tried, %d missed\n", tried, missed);
    assert_int_equal(missed, 0);
    return tried;
}

static SDL_Surface *cut(SDL_Surface *picture, SDL_Rect part)
{
    SDL_Surface *piece = SDL_CreateRGBSurfaceWithFormat(0, part.w, part.h, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(piece);
    assert_int_equal(SDL_BlitSurface(picture, &part, piece, NULL), 0);
    return piece;
}

/* Compares where something was changed, then takes it back. */
static void expect_other(struct exhibit *exhibit, const char *change, SDL_Rect where)
{
    SDL_Rect picture = {0, 0, exhibit->approved->w, exhibit->approved->h}, part;
    SDL_Rect wide = {(where.x - LIKENESS_TILE) / LIKENESS_TILE * LIKENESS_TILE,
                     (where.y - LIKENESS_TILE) / LIKENESS_TILE * LIKENESS_TILE, where.w + 3 * LIKENESS_TILE,
                     where.h + 3 * LIKENESS_TILE};
    SDL_IntersectRect(&wide, &picture, &part);
    SDL_Surface *approved = cut(exhibit->approved, part), *altered = cut(exhibit->altered, part);
    struct likeness found = likeness_find(approved, altered);
    if (found.alike)
        print_error("%s: %s in %dx%d at %d, %d is missed (%d sharp, %d flat, %.1f, %.1f)\n", exhibit->path,
                    change, where.w, where.h, where.x, where.y, found.sharp, found.flat, found.tint,
                    found.ink);
    exhibit->missed += found.alike;
    exhibit->tried++;
    SDL_BlitSurface(exhibit->approved, &part, exhibit->altered, &part);
    SDL_FreeSurface(approved);
    SDL_FreeSurface(altered);
}

static void erase(const struct exhibit *exhibit, SDL_Rect box)
{
    SDL_FillRect(exhibit->altered, &box, exhibit->glyphs.background);
}

static void put(const struct exhibit *exhibit, SDL_Rect from, int x, int y)
{
    SDL_BlitSurface(exhibit->approved, &from, exhibit->altered, &(SDL_Rect){x, y, from.w, from.h});
}

static bool is_mark(const struct glyph *glyph)
{
    return glyph->contrast >= PLAIN && glyph->ink >= MARK_LEAST && glyph->ink <= MARK_MOST;
}

static void lose_marks(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count; i++)
        if (is_mark(&exhibit->glyphs.all[i])) {
            erase(exhibit, exhibit->glyphs.all[i].box);
            expect_other(exhibit, "a lost mark", exhibit->glyphs.all[i].box);
        }
}

static void a_lost_comma_is_seen(void **state)
{
    (void)state;
    assert_true(for_every_golden(lose_marks) > 1000);
}

/* Three dots side by side that are one beginning with this; else an empty box. */
static SDL_Rect ellipsis_at(const struct glyphs *glyphs, size_t first)
{
    SDL_Rect box = glyphs->all[first].box;
    int dots = 1;
    for (size_t i = 0; i < glyphs->count && is_mark(&glyphs->all[first]); i++) {
        const SDL_Rect *next = &glyphs->all[i].box;
        int gap = next->x - (box.x + box.w);
        if (next->y != box.y || abs(next->h - box.h) > 1 || abs(next->w - glyphs->all[first].box.w) > 1 ||
            gap < 0 || gap > 2 * next->w)
            continue;
        SDL_UnionRect(&box, next, &box);
        dots++;
    }
    return dots == 3 ? box : (SDL_Rect){0, 0, 0, 0};
}

static void move_ellipses(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count; i++) {
        SDL_Rect dots = ellipsis_at(&exhibit->glyphs, i);
        if (dots.w == 0)
            continue;
        erase(exhibit, dots);
        put(exhibit, dots, dots.x + 3, dots.y);
        expect_other(exhibit, "an ellipsis moved by 3 pixels", dots);
    }
}

static void a_moved_ellipsis_is_seen(void **state)
{
    (void)state;
    assert_true(for_every_golden(move_ellipses) > 0);
}

static bool is_letter(const struct glyph *glyph)
{
    return glyph->contrast >= PLAIN && glyph->ink > MARK_MOST && glyph->box.h >= 6;
}

/* Another letter as high as this: of another width, so that it is another. */
static const struct glyph *other_letter(const struct glyphs *glyphs, const struct glyph *letter)
{
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct glyph *other = &glyphs->all[i];
        if (is_letter(other) && other->box.h == letter->box.h && abs(other->box.w - letter->box.w) == 1)
            return other;
    }
    return NULL;
}

static void replace_letters(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count && exhibit->tried < LETTERS; i++) {
        const struct glyph *letter = &exhibit->glyphs.all[i];
        const struct glyph *other = is_letter(letter) ? other_letter(&exhibit->glyphs, letter) : NULL;
        if (!other)
            continue;
        erase(exhibit, letter->box);
        put(exhibit, other->box, letter->box.x, letter->box.y);
        expect_other(exhibit, "another letter", letter->box);
    }
}

static void another_letter_is_seen(void **state)
{
    (void)state;
    assert_true(for_every_golden(replace_letters) > 500);
}

/* The line of text that begins with a letter. */
static SDL_Rect line_of(const struct exhibit *exhibit, const struct glyph *letter)
{
    SDL_Rect line = {letter->box.x, letter->box.y - 4, LINE, letter->box.h + 8}, inside;
    SDL_IntersectRect(&line, &(SDL_Rect){0, 0, exhibit->approved->w, exhibit->approved->h}, &inside);
    return inside;
}

static void move_lines(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count && exhibit->tried < LETTERS; i += 7) {
        const struct glyph *letter = &exhibit->glyphs.all[i];
        if (!is_letter(letter))
            continue;
        SDL_Rect line = line_of(exhibit, letter);
        put(exhibit, line, line.x, line.y - 1);
        expect_other(exhibit, "a line a pixel higher", line);
    }
}

static void a_line_a_pixel_higher_is_seen(void **state)
{
    (void)state;
    assert_true(for_every_golden(move_lines) > 500);
}

static Uint32 *pixel_at(const SDL_Surface *picture, int x, int y)
{
    return (Uint32 *)picture->pixels + (ptrdiff_t)y * (picture->pitch / 4) + x;
}

/* A colour on the way from one to another, and beyond; `way` 1 is there. */
static Uint32 blend(Uint32 from, Uint32 to, double way)
{
    Uint32 blended = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double a = from >> shift & 0xFF, b = to >> shift & 0xFF, level = a + (b - a) * way;
        blended |= (Uint32)lround(level < 0 ? 0 : level > 255 ? 255 : level) << shift;
    }
    return blended;
}

/* Letters paler by 56 levels. */
static void make_lines_paler(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count && exhibit->tried < LETTERS; i += 7) {
        const struct glyph *letter = &exhibit->glyphs.all[i];
        if (!is_letter(letter))
            continue;
        SDL_Rect line = line_of(exhibit, letter);
        for (int j = 0; j < line.w * line.h; j++) {
            Uint32 *pixel = pixel_at(exhibit->altered, line.x + j % line.w, line.y + j / line.w);
            *pixel = blend(exhibit->glyphs.background, *pixel & 0xFFFFFF, 1 - 56.0 / letter->contrast);
        }
        expect_other(exhibit, "paler text", line);
    }
}

/* A piece of the background that is lighter or darker by 8 levels. */
static void step_background(struct exhibit *exhibit)
{
    for (size_t i = 0; i < exhibit->glyphs.count && exhibit->tried < LETTERS; i += 7) {
        SDL_Rect line = line_of(exhibit, &exhibit->glyphs.all[i]);
        Uint32 ground = exhibit->glyphs.background, step = (ground & 0xFF) > 0x7F ? -0x080808u : 0x080808u;
        for (int j = 0; j < line.w * line.h; j++) {
            Uint32 *pixel = pixel_at(exhibit->altered, line.x + j % line.w, line.y + j / line.w);
            if ((*pixel & 0xFFFFFF) == ground)
                *pixel = ground + step;
        }
        expect_other(exhibit, "another background", line);
    }
}

static void another_colour_is_seen(void **state)
{
    (void)state;
    assert_true(for_every_golden(make_lines_paler) > 500);
    assert_true(for_every_golden(step_background) > 500);
}

/* Where the picture goes from one colour to another. */
static bool is_edge(const SDL_Surface *picture, int x, int y)
{
    enum { STEP = 4 };
    Uint32 middle = picture_pixel(picture, x, y);
    for (int i = 0; i < 9; i++) {
        int u = x + i % 3 - 1, v = y + i / 3 - 1;
        if (u >= 0 && v >= 0 && u < picture->w && v < picture->h &&
            picture_contrast(picture_pixel(picture, u, v), middle) >= STEP)
            return true;
    }
    return false;
}

/* Every pixel of an edge lighter or darker by up to 24 levels, all channels alike as an edge is. */
static void roughen(struct exhibit *exhibit)
{
    enum { REACH = 24 };
    unsigned noise = 7;
    for (int y = 0; y < exhibit->approved->h; y++)
        for (int x = 0; x < exhibit->approved->w; x++) {
            noise = noise * 1103515245 + 12345;
            int step = (int)(noise >> 16) % (2 * REACH + 1) - REACH;
            if (is_edge(exhibit->approved, x, y))
                *pixel_at(exhibit->altered, x, y) = blend(*pixel_at(exhibit->altered, x, y) & 0xFFFFFF,
                                                          step < 0 ? 0 : 0xFFFFFF, abs(step) / 255.0);
        }
}

/* Coverage at a letter's edges as with another gamma. */
static void bend(const struct exhibit *exhibit, const struct glyph *glyph, double gamma)
{
    Uint32 ground = exhibit->glyphs.background;
    for (int i = 0; i < glyph->box.w * glyph->box.h; i++) {
        int x = glyph->box.x + i % glyph->box.w, y = glyph->box.y + i / glyph->box.w;
        Uint32 *pixel = pixel_at(exhibit->altered, x, y);
        double covered = (double)picture_contrast(*pixel, ground) / glyph->contrast;
        if (covered > 0 && is_edge(exhibit->approved, x, y))
            *pixel = blend(ground, *pixel & 0xFFFFFF, pow(covered, 1 / gamma) / covered);
    }
}

static void expect_alike(struct exhibit *exhibit, const char *change)
{
    struct likeness found = likeness_find(exhibit->approved, exhibit->altered);
    if (!found.alike)
        print_error("%s: %s is not accepted: %d sharp, %d flat, %.1f, %.1f at %d, %d\n", exhibit->path,
                    change, found.sharp, found.flat, found.tint, found.ink, found.tile.x, found.tile.y);
    exhibit->missed += !found.alike;
    exhibit->tried++;
}

static void rasterise_otherwise(struct exhibit *exhibit)
{
    expect_alike(exhibit, "no change");
    for (size_t i = 0; i < exhibit->glyphs.count; i++)
        bend(exhibit, &exhibit->glyphs.all[i], 1.1);
    expect_alike(exhibit, "a gamma of 1.1");
    roughen(exhibit);
    expect_alike(exhibit, "rough edges with a gamma of 1.1");
    SDL_BlitSurface(exhibit->approved, NULL, exhibit->altered, NULL);
    roughen(exhibit);
    expect_alike(exhibit, "rough edges");
}

static void another_rasteriser_is_accepted(void **state)
{
    (void)state;
    assert_true(for_every_golden(rasterise_otherwise) > 200);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lost_comma_is_seen),   cmocka_unit_test(a_moved_ellipsis_is_seen),
        cmocka_unit_test(another_letter_is_seen), cmocka_unit_test(a_line_a_pixel_higher_is_seen),
        cmocka_unit_test(another_colour_is_seen), cmocka_unit_test(another_rasteriser_is_accepted),
    };
    return cmocka_run_group_tests_name("likeness", tests, NULL, NULL);
}
