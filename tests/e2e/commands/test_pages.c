/* Which page `foyer render` draws: its size, its feed, its alert; and how `foyer probe` finds a configured
 * feed. */
#include "desk.h"

#include "base/file.h"
#include "support/picture.h"

#include <stdio.h>
#include <string.h>

#define FEED(title)                                                                                          \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": [{\"id\": \"1\","   \
    " \"title\": \"" title "\", \"content_text\": \"Hello.\"}]}"

static void assert_size(struct desk *desk, const char *config, const char *option, const char *value,
                        int width, int height)
{
    assert_int_equal(desk_run(desk, "render", "-c", config, "-o", "a.png", option, value, NULL), 0);
    SDL_Surface *picture = picture_read("a.png");
    assert_int_equal(picture->w, width);
    assert_int_equal(picture->h, height);
    SDL_FreeSurface(picture);
}

static void put_config(const char *name, const char *screen)
{
    char text[256];
    (void)snprintf(text, sizeof text, "store = \"store\"\n%s\nfeed \"A\" { url = \"a.json\" }\n", screen);
    desk_put(name, text);
}

static void a_page_is_as_large_as_the_screen_as_it_hangs_unless_told(void **state)
{
    struct desk *desk = *state;
    const struct {
        const char *screen;
        int width, height;
    } rows[] = {{"screen { size = 640x480 }", 640, 480},
                {"screen { size = 640x480 rotate = 90 }", 480, 640},
                {"screen { size = 640x480 rotate = 180 }", 640, 480},
                {"screen { size = 640x480 rotate = 270 }", 480, 640}};
    desk_put("a.json", FEED("One"));
    put_config("foyer.conf", "");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "foyer.conf", NULL), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_config("foyer.conf", rows[i].screen);
        assert_size(desk, "foyer.conf", NULL, NULL, rows[i].width, rows[i].height);
        assert_size(desk, "foyer.conf", "--size", "720x400", 720, 400);
    }
}

/* With both, the rest of the configuration counts, but neither its feeds nor its store. */
static void a_feed_beside_a_configuration_takes_the_place_of_its_feeds_alone(void **state)
{
    struct desk *desk = *state;
    desk_put("a.json", FEED("One"));
    put_config("foyer.conf", "screen { size = 640x480 }");
    assert_size(desk, "foyer.conf", "--feed", "a.json", 640, 480);
    assert_false(file_exists("store"));
    assert_true(desk_folder_is_empty("tmp"));
}

static SDL_Surface *draw(struct desk *desk, const char *option, const char *value, const char *level,
                         const char *which)
{
    assert_int_equal(desk_run(desk, "render", "--feed", "a.json", "-s", "640x480", "--at",
                              "2026-09-12T12:00+05:00", "-o", "a.png", option, value, level, which, NULL),
                     0);
    return picture_read("a.png");
}

static bool differ(SDL_Surface *a, SDL_Surface *b)
{
    double mean = picture_compare(a, b, (SDL_Rect){0, 0, a->w, a->h}).mean;
    SDL_FreeSurface(b);
    return mean > 0;
}

static void an_alert_takes_the_page_and_is_a_warning_unless_told(void **state)
{
    struct desk *desk = *state;
    desk_put("a.json", FEED("One"));
    SDL_Surface *story = draw(desk, NULL, NULL, NULL, NULL),
                *alert = draw(desk, "--alert", "Fire", NULL, NULL);
    assert_true(differ(story, draw(desk, "--alert", "Fire", NULL, NULL)));
    assert_false(differ(alert, draw(desk, "--alert", "Fire", "--level", "warning")));
    assert_true(differ(alert, draw(desk, "--alert", "Fire", "--level", "emergency")));
    assert_true(differ(alert, draw(desk, "--alert", "Flood", NULL, NULL)));
    SDL_FreeSurface(story);
    SDL_FreeSurface(alert);
}

static void a_feed_is_found_by_its_name_its_address_and_its_files_other_names(void **state)
{
    struct desk *desk = *state;
    char *path = file_join(desk->folder, "a.json");
    const char *const names[] = {"A", "a.json", "./a.json", "tmp/../a.json", path};
    desk_put("a.json", "{\"list\": [{\"name\": \"One\"}]}");
    desk_put("foyer.conf", "feed \"B\" { url = \"b.json\" }\nfeed \"A\" { url = \"a.json\" format = mapped\n"
                           " map { stories = \"/list\" headline = \"/name\" } }\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", names[i], NULL), 0);
        desk_assert_says(&desk->output, "mapped, UTF-8");
    }
    desk_put("b.json", FEED("Other"));
    assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", "b.json", NULL), 0);
    desk_assert_says(&desk->output, "jsonfeed, UTF-8");
    assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", "--format", "jsonfeed", "A", NULL), 1);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(a_page_is_as_large_as_the_screen_as_it_hangs_unless_told),
        ON_DESK(a_feed_beside_a_configuration_takes_the_place_of_its_feeds_alone),
        ON_DESK(an_alert_takes_the_page_and_is_a_warning_unless_told),
        ON_DESK(a_feed_is_found_by_its_name_its_address_and_its_files_other_names),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
