/* stage/: whether text can be read, measured on pixels: on the page and over the photo's gradient. */
#include "stage/still.h"

#include "base/file.h"
#include "base/memory.h"
#include "config/palette.h"
#include "layout/page.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/sample.h"

#include <stdlib.h>

struct desk {
    char *folder;
    struct config config;
    struct clock_fixed clock;
};

static int desk_setup(void **state)
{
    struct desk *desk = memory_zeroed(1, sizeof *desk);
    desk->folder = sample_folder();
    sample_config(&desk->config, desk->folder);
    clock_fixed_init(&desk->clock, SAMPLE_NOW);
    *state = desk;
    return 0;
}

static int desk_teardown(void **state)
{
    struct desk *desk = *state;
    config_finish(&desk->config);
    sample_remove(desk->folder);
    free(desk);
    return 0;
}

/* A story with caption and credit over a photo of one colour. */
static struct edition *make_edition(struct desk *desk, unsigned color, char **photo)
{
    struct error error = {0};
    struct story *story = sample_make("1", "Рассвет над озером", 3, 100);
    story->byline = memory_copy_text("Усть-Каменогорск");
    sample_add_photo(desk->folder, story, 1200, 1000, color);
    story->photo->credit = memory_copy_text("Фото: пресс-служба парка");
    sample_put(desk->folder, &story, 1);
    struct store *store = store_open_reader(desk->folder, &error);
    assert_non_null(store);
    struct edition *edition = store_read_edition(store, &error);
    assert_non_null(edition);
    *photo = store_photo_path(store, edition->stories[0]->photo->file);
    store_close(store);
    return edition;
}

static SDL_Surface *draw(struct desk *desk, const struct edition *edition, const char *photo,
                         const struct screen *screen)
{
    struct error error = {0};
    char *path = file_join(desk->folder, "page.png");
    struct still_request request = {.config = &desk->config,
                                    .fonts = SOURCE_FOLDER "/fonts",
                                    .languages = SOURCE_FOLDER "/assets/languages",
                                    .clock = &desk->clock.clock,
                                    .width = screen->width,
                                    .height = screen->height,
                                    .edition = edition,
                                    .photo_path = photo};
    assert_true(still_save(&request, path, &error));
    SDL_Surface *picture = picture_read(path);
    free(path);
    return picture;
}

/* The page's geometry, as the picture has it. */
static void lay_out(const struct desk *desk, const struct edition *edition, const struct screen *screen,
                    struct page *page)
{
    struct error error = {0};
    struct language words;
    struct fonts *fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    assert_true(language_read(SOURCE_FOLDER "/assets/languages", "ru", &words, &error));
    struct subject subject = {.kind = SUBJECT_STORY, .story = edition->stories[0]};
    struct page_request request = {
        .subject = &subject, .config = &desk->config, .words = &words, .now = SAMPLE_NOW, .screen = *screen};
    assert_true(page_build(page, fonts, &request, &error));
    language_finish(&words);
    fonts_destroy(fonts);
}

/* The best contrast that a pixel of the text has with the worst of the pixels beside it: between the box and
 * the edge of the picture or column, in the same rows. Strokes are wider than a pixel, so that the best is
 * the ink. */
static double measure(const SDL_Surface *picture, struct box text, int beside, int width)
{
    double best = 1;
    for (int y = text.y; y < text.y + text.h; y++) {
        double row_best = 1;
        for (int x = text.x; x < text.x + text.w; x++) {
            double worst = 21;
            for (int b = beside; b < beside + width; b += 3) {
                double contrast =
                    palette_contrast(picture_pixel(picture, x, y), picture_pixel(picture, b, y));
                worst = contrast < worst ? contrast : worst;
            }
            row_best = worst > row_best ? worst : row_best;
        }
        best = row_best > best ? row_best : best;
    }
    return best;
}

static struct box line_box(const struct placed *placed, size_t line)
{
    return (struct box){placed_line_x(placed, line), placed->box.y + (int)line * placed->line_height,
                        placed->paragraph.lines[line].width, placed->line_height};
}

static void expect(const char *what, const char *theme, const struct screen *screen, double found,
                   double least)
{
    if (found < least)
        fail_msg("%s, %s at %dx%d: a contrast of %.2f:1", what, theme, screen->width, screen->height, found);
}

static void check_page(struct desk *desk, const struct edition *edition, const char *photo,
                       const struct screen *screen)
{
    struct page page;
    const char *theme = desk->config.screen.theme;
    SDL_Surface *picture = draw(desk, edition, photo, screen);
    lay_out(desk, edition, screen, &page);
    int gap = page.caption.box.x - page.photo.x;
    struct box caption = line_box(&page.caption, 0), credit = caption, summary = page.window;
    const struct text_line *line = &page.caption.paragraph.lines[0];
    for (size_t i = 0; i < line->run_count; i++) { /* the credit stands at the end of the same line */
        const struct text_run *run = &page.caption.paragraph.runs[line->first_run + i];
        if (run->span == 1) {
            credit.w = run->width;
            credit.x = placed_line_x(&page.caption, 0) + run->x;
        } else if (run->x + run->width > caption.w / 2) {
            caption.w = caption.w / 2;
        }
    }
    summary.h = page.summary.line_height;
    int margin = page.window.x - 6;
    expect("caption", theme, screen, measure(picture, caption, page.photo.x, gap), 7);
    expect("credit", theme, screen, measure(picture, credit, page.photo.x, gap), 4.5);
    expect("summary", theme, screen, measure(picture, summary, margin, 6), 7);
    expect("byline", theme, screen, measure(picture, line_box(&page.byline, 0), margin, 6), 4.5);
    expect("headline", theme, screen, measure(picture, line_box(&page.headline, 0), margin, 6), 7);
    page_finish(&page);
    SDL_FreeSurface(picture);
}

static void text_can_be_read_at_every_size_over_a_white_photo(void **state)
{
    struct desk *desk = *state;
    static const struct screen sizes[] = {{1280, 720, 1},  {1366, 768, 1},  {1920, 1080, 1}, {2560, 1440, 1},
                                          {3840, 2160, 1}, {1080, 1920, 1}, {640, 480, 1}};
    char *photo;
    struct edition *edition = make_edition(desk, 0xFFFFFF, &photo);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        check_page(desk, edition, photo, &sizes[i]);
    edition_destroy(edition);
    free(photo);
}

static void text_can_be_read_in_every_theme_over_any_photo(void **state)
{
    struct desk *desk = *state;
    static const unsigned colors[] = {0xFFFFFF, 0x000000, 0xFFFF00, 0x808080};
    static const char *const themes[] = {"night", "paper", "contrast"};
    for (size_t i = 0; i < 12; i++) {
        char *photo;
        struct edition *edition = make_edition(desk, colors[i / 3], &photo);
        free(desk->config.screen.theme);
        desk->config.screen.theme = memory_copy_text(themes[i % 3]);
        check_page(desk, edition, photo, &(struct screen){1280, 720, 1});
        edition_destroy(edition);
        free(photo);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_can_be_read_at_every_size_over_a_white_photo, desk_setup,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(text_can_be_read_in_every_theme_over_any_photo, desk_setup,
                                        desk_teardown),
    };
    return cmocka_run_group_tests_name("contrast", tests, NULL, NULL);
}
