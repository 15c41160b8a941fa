/* `foyer render`, and `foyer --demo` where there is no display. */
#include "desk.h"

#include "base/file.h"
#include "support/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PARAGRAPHS = 40, FEED_MAX = 65536 };

#define NOON "2026-09-12T12:00+05:00"

/* Two stories; the newest has a summary far longer than any page. */
static void put_feed(void)
{
    struct buffer feed;
    buffer_init(&feed, FEED_MAX);
    buffer_append_text(&feed,
                       "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": ["
                       "{\"id\": \"1\", \"title\": \"The long one\", "
                       "\"date_published\": \"2026-09-12T06:00:00Z\", \"content_html\": \"");
    for (int i = 0; i < PARAGRAPHS; i++)
        buffer_append_format(&feed, "<p>Paragraph %d tells of apples, steppe, wind and a long road home.</p>",
                             i);
    buffer_append_text(&feed, "\"}, {\"id\": \"2\", \"title\": \"Another\", \"content_text\": \"Short.\", "
                              "\"date_published\": \"2026-09-11T06:00:00Z\"}]}");
    desk_put("feed.json", feed.bytes);
    buffer_finish(&feed);
}

/* Draws story `n` of the feed at noon with one more option, quietly, and reads the picture. */
static SDL_Surface *draw(struct desk *desk, const char *n, const char *option, const char *value)
{
    int status = desk_run(desk, "render", "--feed", "feed.json", "--size", "800x450", "--at", NOON, "-o",
                          "page.png", "--story", n, option, value, NULL);
    assert_string_equal(desk->errors.bytes, "");
    assert_string_equal(desk->output.bytes, "");
    assert_int_equal(status, 0);
    SDL_Surface *picture = picture_read("page.png");
    assert_non_null(picture);
    assert_int_equal(picture->w, 800);
    assert_int_equal(picture->h, 450);
    return picture;
}

static void assert_same(SDL_Surface *a, SDL_Surface *b, bool same)
{
    struct picture_difference difference = picture_compare(a, b, (SDL_Rect){0, 0, a->w, a->h});
    assert_int_equal(difference.mean == 0, same);
    SDL_FreeSurface(b);
}

static void render_draws_a_story_of_a_feed_file_as_it_is_told(void **state)
{
    struct desk *desk = *state;
    put_feed();
    SDL_Surface *plain = draw(desk, "1", NULL, NULL);
    assert_same(plain, draw(desk, "1", "--offset", "0"), true);
    assert_same(plain, draw(desk, "1", "--theme", "night"), true);
    assert_same(plain, draw(desk, "2", NULL, NULL), false);
    assert_same(plain, draw(desk, "1", "--offset", "60"), false);
    assert_same(plain, draw(desk, "1", "--at", "2026-09-12T18:30+05:00"), false);
    SDL_Surface *paper = draw(desk, "1", "--theme", "paper");
    int night[3], day[3];
    picture_mean(plain, (SDL_Rect){0, 0, 800, 450}, night);
    picture_mean(paper, (SDL_Rect){0, 0, 800, 450}, day);
    assert_true(day[0] > 150 && night[0] < 100);
    SDL_FreeSurface(paper);
    SDL_FreeSurface(plain);
    assert_true(desk_folder_is_empty("tmp"));
    assert_true(desk_folder_is_empty("home"));
}

static void render_draws_the_story_of_a_store(void **state)
{
    struct desk *desk = *state;
    put_feed();
    desk_put("foyer.conf",
             "store = \"store\"\nscreen { size = 640x480 }\nfeed \"A\" { url = \"feed.json\" }\n");
    assert_int_equal(desk_run(desk, "render", "-c", "foyer.conf", "-o", "page.png", NULL), 1);
    desk_assert_says(&desk->errors, "/store: there is no store yet");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "foyer.conf", NULL), 0);
    assert_int_equal(desk_run(desk, "render", "-c", "foyer.conf", "-o", "page.png", NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    SDL_Surface *picture = picture_read("page.png");
    assert_int_equal(picture->w, 640);
    assert_int_equal(picture->h, 480);
    SDL_FreeSurface(picture);
}

static void render_tells_what_is_wrong_and_leaves_no_picture(void **state)
{
    struct desk *desk = *state;
    put_feed();
    desk_put("page.html", "<html><head><title>Sign in</title></head><body>x</body></html>");
    desk_assert_refused(desk, desk_run(desk, "render", "--feed", "feed.json", NULL), 2,
                        "foyer render: say where the picture goes, with -o OUT.png");
    desk_assert_refused(desk, desk_run(desk, "render", "--feed", "feed.json", "-n", "3", "-o", "a.png", NULL),
                        1, "foyer render: there is no story 3; the newest is 1, the oldest 2");
    desk_assert_refused(desk, desk_run(desk, "render", "--feed", "none.json", "-o", "a.png", NULL), 1,
                        "foyer render: none.json: No such file or directory");
    desk_assert_refused(desk, desk_run(desk, "render", "--feed", "feed.json", "-o", "no/a.png", NULL), 1,
                        "foyer render: no/a.png: cannot write: No such file or directory");
    assert_int_equal(desk_run(desk, "render", "--feed", "page.html", "-o", "a.png", NULL), 1);
    desk_assert_says(&desk->errors, "page.html: no feed but an HTML page titled “Sign in”");
    assert_ptr_equal(strchr(desk->errors.bytes, '\n'), desk->errors.bytes + desk->errors.length - 1);
    assert_false(file_exists("a.png"));
    assert_true(desk_folder_is_empty("tmp"));
}

static void render_says_why_a_photo_cannot_be_used(void **state)
{
    struct desk *desk = *state;
    desk_put("feed.json",
             "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": ["
             "{\"id\": \"1\", \"title\": \"One\", \"content_text\": \"Text.\", \"image\": \"no.jpg\"}]}");
    assert_int_equal(desk_run(desk, "render", "--feed", "feed.json", "-s", "640x480", "-o", "a.png", NULL),
                     0);
    desk_assert_says(&desk->errors, "a story goes without its photo: ");
    assert_ptr_equal(strchr(desk->errors.bytes, '\n'), desk->errors.bytes + desk->errors.length - 1);
    assert_true(file_exists("a.png"));
}

static void the_demo_without_a_display_draws_its_pages_to_files(void **state)
{
    struct desk *desk = *state;
    if (desk_has_screen()) {
        print_message("this machine has a screen connected\n");
        skip();
    }
    assert_int_equal(desk_run(desk, "--demo", "--window", "480x270", NULL), 0);
    int pages = 0;
    char path[64];
    for (;; pages++) {
        (void)snprintf(path, sizeof path, "foyer-demo-pages/%02d.png", pages + 1);
        if (!file_exists(path))
            break;
        desk_assert_says(&desk->output, path);
        SDL_Surface *picture = picture_read(path);
        assert_int_equal(picture->w, 480);
        SDL_FreeSurface(picture);
    }
    assert_true(pages >= 10);
    int lines = 0; /* the first says what they are; each page has its own name */
    for (const char *c = desk->output.bytes; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, pages + 1);
    desk_assert_says(&desk->output, "There is no display here; every page of the demo is drawn to a file:\n");
    assert_null(strstr(desk->errors.bytes, "ingest"));
    assert_true(desk_folder_is_empty("tmp"));
    assert_true(desk_folder_is_empty("home"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(render_draws_a_story_of_a_feed_file_as_it_is_told),
        ON_DESK(render_draws_the_story_of_a_store),
        ON_DESK(render_tells_what_is_wrong_and_leaves_no_picture),
        ON_DESK(render_says_why_a_photo_cannot_be_used),
        ON_DESK(the_demo_without_a_display_draws_its_pages_to_files),
    };
    return cmocka_run_group_tests_name("pictures", tests, NULL, NULL);
}
