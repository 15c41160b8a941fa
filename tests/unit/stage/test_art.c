/* stage/: a page is painted bit by bit, because a frame may not wait for all of it. */
#include "stage/art.h"

#include "base/memory.h"
#include "stage/press.h"
#include "support/cmocka.h"
#include "support/sample.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 1280, HEIGHT = 720 };

struct easel {
    struct config config;
    struct clock_fixed clock;
    struct press press;
    struct story *story;
    struct sheet sheet;
    struct art_request request;
};

static struct easel *easel_open(int paragraphs)
{
    struct easel *easel = memory_zeroed(1, sizeof *easel);
    struct error error = {0};
    sample_config(&easel->config, "/nowhere");
    clock_fixed_init(&easel->clock, SAMPLE_NOW);
    easel->press = (struct press){.config = &easel->config, .clock = &easel->clock.clock};
    easel->press.tools.canvas = canvas_create_memory(WIDTH, HEIGHT, &error);
    easel->press.tools.fonts = fonts_create(SOURCE_FOLDER "/fonts", &error);
    easel->press.lexicon = lexicon_create(SOURCE_FOLDER "/assets/languages", &error);
    assert_false(error.set);
    press_configure(&easel->press, WIDTH, HEIGHT);
    easel->story = sample_make("story", "Заголовок", paragraphs, 60);
    struct subject subject = {.kind = SUBJECT_STORY, .story = easel->story};
    assert_true(press_set(&easel->press, &subject, NULL, true, &easel->sheet, &error));
    easel->request =
        (struct art_request){&easel->press.tools, &easel->sheet.page, easel->sheet.pace.distance, NULL};
    return easel;
}

static void easel_close(struct easel *easel)
{
    sheet_finish(&easel->sheet);
    story_destroy(easel->story);
    press_finish(&easel->press);
    lexicon_destroy(easel->press.lexicon);
    fonts_destroy(easel->press.tools.fonts);
    canvas_destroy(easel->press.tools.canvas);
    config_finish(&easel->config);
    free(easel);
}

/* How many bits of work the page is. */
static int paint(struct easel *easel, struct art *art)
{
    struct error error = {0};
    int bits = 0;
    for (; !art_is_finished(art); bits++) {
        size_t lines = art->strip.mask_count;
        assert_true(art_go_on(art, &easel->request, &error));
        if (!art_is_finished(art))
            assert_in_range(art->strip.mask_count - lines, 0, 32);
    }
    return bits;
}

struct glance {
    struct art *art;
    SDL_Renderer *renderer;
    int offset;
};

static void draw(void *data)
{
    const struct glance *glance = data;
    art_draw(glance->art, glance->renderer, glance->offset, 0);
}

static SDL_Surface *look_at(struct easel *easel, struct art *art, int offset)
{
    struct error error = {0};
    SDL_Rect whole = {0, 0, WIDTH, HEIGHT};
    struct glance glance = {art, canvas_renderer(easel->press.tools.canvas), offset};
    art_scroll(art, offset);
    assert_true(canvas_frame(easel->press.tools.canvas, &whole, 1, draw, &glance));
    SDL_Surface *seen = canvas_read(easel->press.tools.canvas, &error);
    assert_non_null(seen);
    return seen;
}

static SDL_Surface *look(struct easel *easel, struct art *art)
{
    return look_at(easel, art, 0);
}

static void a_long_text_takes_more_bits_than_a_short_one(void **state)
{
    (void)state;
    struct easel *one = easel_open(1), *many = easel_open(40);
    assert_true(many->sheet.page.summary.line_count > 30);
    struct art *brief = art_begin(&one->request), *endless = art_begin(&many->request);
    int bits = paint(one, brief);
    assert_true(bits > 3);
    assert_true(paint(many, endless) > bits + 1);
    art_destroy(brief);
    art_destroy(endless);
    easel_close(one);
    easel_close(many);
}

static void a_page_painted_in_bits_is_the_page_painted_at_once(void **state)
{
    (void)state;
    struct error error = {0};
    struct easel *easel = easel_open(40);
    struct art *bits = art_begin(&easel->request);
    paint(easel, bits);
    SDL_Surface *first = look(easel, bits);
    struct art *whole = art_create(&easel->request, &error);
    assert_non_null(whole);
    SDL_Surface *second = look(easel, whole);
    assert_memory_equal(first->pixels, second->pixels, (size_t)first->pitch * HEIGHT);
    SDL_FreeSurface(first);
    SDL_FreeSurface(second);
    art_destroy(bits);
    art_destroy(whole);
    easel_close(easel);
}

/* The page as a new one shows it that is scrolled there at once. */
static void expect_as_afresh(struct easel *easel, struct art *art, int offset)
{
    struct error error = {0};
    struct art *fresh = art_create(&easel->request, &error);
    assert_non_null(fresh);
    SDL_Surface *seen = look_at(easel, art, offset), *wanted = look_at(easel, fresh, offset);
    assert_memory_equal(seen->pixels, wanted->pixels, (size_t)seen->pitch * HEIGHT);
    SDL_FreeSurface(seen);
    SDL_FreeSurface(wanted);
    art_destroy(fresh);
}

static void wherever_it_was_scrolled_before_a_summary_shows_what_belongs_there(void **state)
{
    (void)state;
    struct error error = {0};
    struct easel *easel = easel_open(40);
    struct art *art = art_create(&easel->request, &error);
    static const int offsets[] = {1, 2, 3, 40, 41, 700, 690, 30, 31, 2, 900, 0, 5};
    assert_true(easel->sheet.pace.distance > 900);
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++)
        expect_as_afresh(easel, art, offsets[i]);
    expect_as_afresh(easel, art, easel->sheet.pace.distance);
    art_destroy(art);
    easel_close(easel);
}

static void the_text_is_forgotten_only_when_it_stands_at_its_end(void **state)
{
    (void)state;
    struct error error = {0};
    struct easel *easel = easel_open(40);
    struct art *art = art_create(&easel->request, &error);
    int distance = easel->sheet.pace.distance;
    SDL_FreeSurface(look_at(easel, art, distance - 1));
    art_forget_text(art, distance - 1);
    assert_true(art->strip.mask_count > 0);
    expect_as_afresh(easel, art, distance);
    art_forget_text(art, distance);
    assert_int_equal(art->strip.mask_count, 0);
    expect_as_afresh(easel, art, distance);
    art_destroy(art);
    easel_close(easel);
}

/* At the outermost row nothing is seen but the ground, or what is there. */
static void a_window_fades_out_as_far_as_there_is_text_beyond(void **state)
{
    (void)state;
    struct error error = {0};
    struct easel *easel = easel_open(40);
    struct art *art = art_create(&easel->request, &error);
    Uint32 ground = 0x0E1420; /* of the usual theme */
    int distance = easel->sheet.pace.distance, fade = easel->sheet.page.fade;
    const struct {
        int offset;
        bool above, below; /* the edge hides what is there */
    } cases[] = {{0, false, true},
                 {fade, true, true},
                 {300, true, true},
                 {301, true, true},
                 {distance - fade, true, true},
                 {distance, true, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SDL_Surface *seen = look_at(easel, art, cases[i].offset);
        struct box window = art->window;
        const Uint32 *last = (const Uint32 *)((const char *)seen->pixels +
                                              (size_t)(window.y + window.h - 1) * (size_t)seen->pitch);
        const Uint32 *first =
            (const Uint32 *)((const char *)seen->pixels + (size_t)window.y * (size_t)seen->pitch);
        for (int x = window.x; x < window.x + window.w; x++) {
            if (cases[i].above)
                assert_in_range((first[x] >> 8 & 0xFF) + 2 - (ground >> 8 & 0xFF), 0, 4);
            if (cases[i].below)
                assert_in_range((last[x] >> 8 & 0xFF) + 2 - (ground >> 8 & 0xFF), 0, 4);
        }
        SDL_FreeSurface(seen);
    }
    art_destroy(art);
    easel_close(easel);
}

/* A sanitizer sees what is left. */
static void a_page_may_be_given_up_at_any_bit(void **state)
{
    (void)state;
    struct error error = {0};
    struct easel *easel = easel_open(40);
    for (int bits = 0, more = true; more; bits++) {
        struct art *art = art_begin(&easel->request);
        for (int i = 0; i < bits && !art_is_finished(art); i++)
            assert_true(art_go_on(art, &easel->request, &error));
        more = !art_is_finished(art);
        art_destroy(art);
    }
    easel_close(easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_text_takes_more_bits_than_a_short_one),
        cmocka_unit_test(a_page_painted_in_bits_is_the_page_painted_at_once),
        cmocka_unit_test(wherever_it_was_scrolled_before_a_summary_shows_what_belongs_there),
        cmocka_unit_test(the_text_is_forgotten_only_when_it_stands_at_its_end),
        cmocka_unit_test(a_window_fades_out_as_far_as_there_is_text_beyond),
        cmocka_unit_test(a_page_may_be_given_up_at_any_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
