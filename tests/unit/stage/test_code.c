/* stage/: QR codes, as the screen shows them, are read by a reader that knows nothing of Foyer: zbar.
 */
#include "stage/still.h"

#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/reader.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A link of so many characters, as sites make them of headlines in Cyrillic. */
static char *make_link(size_t length)
{
    static const char site[] = "https://news.example.org/kk/",
                      slug[] = "altai-%D2%9B%D0%BE%D1%80%D1%8B-2026/";
    char *link = memory_zeroed(length + 1, 1);
    for (size_t i = 0; i < length; i++)
        link[i] = i < sizeof site - 1 ? site[i] : slug[(i - sizeof site + 1) % (sizeof slug - 1)];
    return link;
}

/* What may lie about a code: the sky at night, snow, or a crowd. */
enum around { AROUND_NIGHT, AROUND_SNOW, AROUND_CROWD, AROUNDS };

static char *make_photo(const char *folder, enum around kind)
{
    enum { W = 1200, H = 1000 };
    SDL_Surface *photo = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_RGB888);
    unsigned noise = 1;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            noise = noise * 1103515245 + 12345;
            Uint32 crowd = noise >> 8 & 0xFFFFFF;
            ((Uint32 *)photo->pixels)[y * photo->pitch / 4 + x] = kind == AROUND_NIGHT  ? 0x101018
                                                                  : kind == AROUND_SNOW ? 0xF4F4F8
                                                                                        : crowd;
        }
    char *path = file_join(folder, "photo.png");
    assert_int_equal(IMG_SavePNG(photo, path), 0);
    SDL_FreeSurface(photo);
    return path;
}

struct sight {
    const char *folder, *photo;
    int width, height;
    const char *language, *link;
    enum direction direction;
};

/* The page with the code, as `foyer render` draws it. */
static SDL_Surface *draw_page(const struct sight *sight)
{
    struct error error = {0};
    struct config config;
    struct clock_fixed clock;
    sample_config(&config, sight->folder);
    config.screen.qr = true;
    clock_fixed_init(&clock, SAMPLE_NOW);
    struct story *story = sample_make("1", "Снежный барс вернулся", 3, 100);
    story_take_text(&story->language, memory_copy_text(sight->language));
    story_take_text(&story->url, memory_copy_text(sight->link));
    story->direction = sight->direction;
    struct photo *photo = story_add_photo(story);
    *photo = (struct photo){.url = memory_copy_text("https://example.org/p.png"),
                            .width = 1200,
                            .height = 1000,
                            .file = memory_copy_text("photo.png"),
                            .caption = memory_copy_text("Рассвет над озером")};
    struct edition edition = {.stories = &story, .story_count = 1};
    struct still_request request = {.config = &config,
                                    .fonts = SOURCE_FOLDER "/fonts",
                                    .languages = SOURCE_FOLDER "/assets/languages",
                                    .clock = &clock.clock,
                                    .width = sight->width,
                                    .height = sight->height,
                                    .edition = &edition,
                                    .photo_path = sight->photo};
    char *path = file_join(sight->folder, "page.png");
    if (!still_save(&request, path, &error))
        print_error("%s\n", error.text);
    SDL_Surface *page = picture_read(path);
    assert_non_null(page);
    free(path);
    story_destroy(story);
    config_finish(&config);
    return page;
}

/* Where two pictures of a size differ. */
static SDL_Rect find_difference(const SDL_Surface *a, const SDL_Surface *b)
{
    SDL_Rect found = {0, 0, 0, 0};
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (picture_pixel(a, x, y) != picture_pixel(b, x, y)) {
                SDL_Rect pixel = {x, y, 1, 1};
                SDL_UnionRect(&found, &pixel, &found);
            }
    return found;
}

/* A telephone is pointed at the code: it, and half as much again on each side as far as the page goes. */
static SDL_Surface *cut_out(SDL_Surface *page, SDL_Rect code)
{
    SDL_Rect wide = {code.x - code.w / 2, code.y - code.h / 2, 2 * code.w, 2 * code.h}, part;
    SDL_IntersectRect(&wide, &(SDL_Rect){0, 0, page->w, page->h}, &part);
    SDL_Surface *cut = SDL_CreateRGBSurfaceWithFormat(0, part.w, part.h, 32, SDL_PIXELFORMAT_RGB888);
    assert_non_null(cut);
    assert_int_equal(SDL_BlitSurface(page, &part, cut, NULL), 0);
    return cut;
}

static bool reads(const SDL_Surface *view, const char *link)
{
    char *text = reader_read(view);
    bool same = text && strcmp(text, link) == 0;
    free(text);
    return same;
}

/* As it is drawn; with half the pixels of Full HD, whatever the screen has; and that a little out of focus.
 */
static bool is_read(SDL_Surface *page, SDL_Rect code, const char *link)
{
    enum { LINES = 540 };
    SDL_Surface *near = cut_out(page, code);
    SDL_Surface *far = reader_scaled(near, (double)LINES / (page->w < page->h ? page->w : page->h));
    SDL_Surface *soft = reader_blurred(far);
    bool drawn = reads(near, link), distant = reads(far, link), vague = reads(soft, link);
    if (!drawn || !distant || !vague)
        print_error("%dx%d, \"%s\" of %d pixels: as drawn %d, from far %d, out of focus %d\n", page->w,
                    page->h, link, code.w, drawn, distant, vague);
    SDL_FreeSurface(near);
    SDL_FreeSurface(far);
    SDL_FreeSurface(soft);
    return drawn && distant && vague;
}

/* Draws the page with the code and without; false when a code that is shown is not read. */
static bool check_page(struct sight sight, size_t length, bool *shown)
{
    char *link = make_link(length);
    sight.link = "ftp://example.org/"; /* nothing for a telephone */
    SDL_Surface *without = draw_page(&sight);
    sight.link = link;
    SDL_Surface *with = draw_page(&sight);
    SDL_Rect code = find_difference(without, with);
    *shown = code.w > 0;
    bool fine = !*shown || is_read(with, code, link);
    SDL_FreeSurface(without);
    SDL_FreeSurface(with);
    free(link);
    return fine;
}

static const struct {
    int width, height;
    size_t longest; /* of the links below that has a code there */
} sizes[] = {
    {640, 480, 78},    {480, 640, 78},    {960, 540, 134},   {1280, 720, 134},
    {1920, 1080, 190}, {1080, 1920, 190}, {3840, 2160, 190},
};
static const size_t lengths[] = {28, 78, 134, 190, 260};
enum { LENGTHS = sizeof lengths / sizeof *lengths };

static void what_is_shown_is_read(void **state)
{
    (void)state;
    int wrong = 0;
    char *folder = sample_folder();
    for (int i = 0; i < CODE_SIZES; i++) {
        size_t longest = 0;
        for (int l = 0; l < LENGTHS; l++) {
            bool shown;
            char *photo = make_photo(folder, (enum around)((i + l) % AROUNDS));
            struct sight sight = {.folder = folder,
                                  .photo = photo,
                                  .width = sizes[i].width,
                                  .height = sizes[i].height,
                                  .language = (i + l) % 2 ? "ar" : "ru",
                                  .direction = (i + l) % 2 ? DIRECTION_RTL : DIRECTION_LTR};
            wrong += !check_page(sight, lengths[l], &shown);
            longest = shown ? lengths[l] : longest;
            free(photo);
        }
        if (longest != sizes[i].longest)
            print_error("%dx%d: links of up to %zu characters have a code\n", sizes[i].width, sizes[i].height,
                        longest);
        wrong += longest != sizes[i].longest;
    }
    assert_int_equal(wrong, 0);
    sample_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_shown_is_read),
    };
    return cmocka_run_group_tests_name("code", tests, NULL, NULL);
}
