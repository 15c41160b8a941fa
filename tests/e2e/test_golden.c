/* Golden pictures: pages of the demo with the bundled fonts and a fixed clock, as a person has approved them.
 * FOYER_GOLDEN=write writes what is drawn now into tests/golden/, to be looked at before it is committed. */
#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/picture.h"
#include "support/process.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

/* Another FreeType or libjpeg may draw an edge a little differently; a moved line or another letter is far
 * beyond this. */
#define MEAN_MAX  0.8
#define SHARE_MAX 0.004

struct golden {
    const char *name;
    const char *story;
    const char *size;
    const char *theme;
    const char *offset;
};

static const struct golden goldens[] = {
    {"split-ru", "2", "1920x1080", "night", "0"},
    {"split-ru-scrolled", "2", "1280x720", "night", "150"},
    {"split-ru-end", "2", "1280x720", "night", "99999"},
    {"text-kk", "1", "1920x1080", "night", "0"},
    {"split-ky", "5", "1280x720", "night", "0"},
    {"split-uz-latin", "9", "1280x720", "night", "0"},
    {"split-uz-cyrillic", "11", "1280x720", "night", "0"},
    {"split-en", "6", "1280x720", "night", "0"},
    {"split-ar", "3", "1280x720", "night", "0"},
    {"split-kk-whole", "10", "1280x720", "night", "0"},
    {"split-paper", "2", "1280x720", "paper", "0"},
    {"text-contrast", "1", "1280x720", "contrast", "0"},
};

struct studio {
    char *folder;
    char *config;
};

static int studio_setup(void **state)
{
    struct studio *studio = memory_zeroed(1, sizeof *studio);
    struct buffer text;
    studio->folder = sample_folder();
    studio->config = file_join(studio->folder, "foyer.conf");
    buffer_init(&text, 4096);
    buffer_append_format(&text,
                         "title = \"Посольство · Холл\"\nlanguage = ru\ntimezone = \"Asia/Almaty\"\n"
                         "store = \"%s/store\"\nfeed \"demo\" { url = \"%s/assets/demo/feed.json\" }\n"
                         "clock \"Астана\" { timezone = \"Asia/Almaty\" }\n"
                         "clock \"Вашингтон\" { timezone = \"America/New_York\" }\n",
                         studio->folder, SOURCE_FOLDER);
    assert_true(file_write_atomic(studio->config, text.bytes, text.length, NULL));
    buffer_finish(&text);
    const char *const arguments[] = {FOYER_PROGRAM, "ingest", "--once", "-c", studio->config, NULL};
    assert_int_equal(process_run(arguments, NULL, NULL, NULL), 0);
    *state = studio;
    return 0;
}

static int studio_teardown(void **state)
{
    struct studio *studio = *state;
    sample_remove(studio->folder);
    free(studio->config);
    free(studio);
    return 0;
}

/* How old the news is depends on when the test runs; the clock stands where the demo's stories are new,
 * before that. */
static void draw(const struct studio *studio, const struct golden *golden, char *path)
{
    const char *const arguments[] = {FOYER_PROGRAM, "render",
                                     "-c",          studio->config,
                                     "--story",     golden->story,
                                     "--size",      golden->size,
                                     "--theme",     golden->theme,
                                     "--offset",    golden->offset,
                                     "--at",        "2026-09-12T14:05:00+05:00",
                                     "-o",          path,
                                     NULL};
    const char *const environment[] = {"SDL_VIDEODRIVER=dummy", NULL};
    struct buffer errors;
    buffer_init(&errors, 1 << 16);
    int status = process_run(arguments, environment, NULL, &errors);
    if (status != 0)
        print_error("%s: %s\n", golden->name, errors.bytes);
    assert_int_equal(status, 0);
    buffer_finish(&errors);
}

static bool compare(const char *name, const char *wanted_path, const char *got_path)
{
    SDL_Surface *wanted = picture_read(wanted_path), *got = picture_read(got_path);
    assert_non_null(wanted);
    assert_non_null(got);
    assert_int_equal(wanted->w, got->w);
    assert_int_equal(wanted->h, got->h);
    struct picture_difference difference =
        picture_compare(wanted, got, (SDL_Rect){0, 0, wanted->w, wanted->h});
    bool same = difference.mean <= MEAN_MAX && difference.share <= SHARE_MAX;
    if (!same)
        print_error("%s: mean difference %.3f, %.3f %% of the pixels differ\n", name, difference.mean,
                    100 * difference.share);
    SDL_FreeSurface(wanted);
    SDL_FreeSurface(got);
    return same;
}

static void pages_look_as_approved(void **state)
{
    const struct studio *studio = *state;
    const char *mode = getenv("FOYER_GOLDEN");
    int wrong = 0;
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        char approved[512], drawn[512];
        (void)snprintf(approved, sizeof approved, "%s/tests/golden/%s.png", SOURCE_FOLDER, goldens[i].name);
        (void)snprintf(drawn, sizeof drawn, "%s/%s.png", studio->folder, goldens[i].name);
        bool writes = mode && strcmp(mode, "write") == 0;
        draw(studio, &goldens[i], writes ? approved : drawn);
        if (!writes)
            wrong += !compare(goldens[i].name, approved, drawn);
    }
    assert_int_equal(wrong, 0);
}

/* The tolerance is no blindness: another offset by one pixel, another story, another theme are seen. */
static void the_comparison_sees_a_pixel_of_movement(void **state)
{
    const struct studio *studio = *state;
    char one[512], other[512];
    (void)snprintf(one, sizeof one, "%s/one.png", studio->folder);
    (void)snprintf(other, sizeof other, "%s/other.png", studio->folder);
    draw(studio, &(struct golden){"one", "2", "1280x720", "night", "150"}, one);
    draw(studio, &(struct golden){"other", "2", "1280x720", "night", "151"}, other);
    SDL_Surface *a = picture_read(one), *b = picture_read(other);
    struct picture_difference difference = picture_compare(a, b, (SDL_Rect){0, 0, 1280, 720});
    assert_true(difference.mean > MEAN_MAX || difference.share > SHARE_MAX);
    SDL_FreeSurface(a);
    SDL_FreeSurface(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_look_as_approved),
        cmocka_unit_test(the_comparison_sees_a_pixel_of_movement),
    };
    return cmocka_run_group_tests_name("golden", tests, studio_setup, studio_teardown);
}
