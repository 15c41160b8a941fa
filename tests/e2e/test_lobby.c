/* The main job on real parts: nginx serves a feed with photos, ingest reads it, the display shows it on a
 * real X server; what is on that screen is compared with what `foyer render` draws of the same story. */
#include "base/file.h"
#include "base/memory.h"
#include "support/cmocka.h"
#include "support/nginx.h"
#include "support/picture.h"
#include "support/process.h"
#include "support/sample.h"
#include "support/xvfb.h"

#include <SDL_image.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { WIDTH = 1920, HEIGHT = 1080, PATIENCE = 60 /* seconds */, PHOTO_W = 2000, PHOTO_H = 1500 };

/* Where things stand on the split page at 1920x1080, left the photo, right the text. */
static const SDL_Rect page_area = {0, 0, 1920, 980}, photo_area = {60, 60, 980, 600},
                      headline_area = {1160, 110, 696, 132}, section_area = {1160, 56, 300, 32};

struct lobby {
    struct nginx nginx;
    struct xvfb xvfb;
    char *folder;
    char *config;
    char display[32];
    pid_t shows; /* the display, or `foyer run` */
    SDL_Surface *wanted;
};

/* Four quarters: red, green, blue, yellow. */
static void serve_photo(struct lobby *lobby, const char *name, bool swapped)
{
    static char bytes[4 << 20];
    static const Uint32 colors[] = {0xC02020, 0x20A040, 0x2040C0, 0xD0C020};
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, PHOTO_W, PHOTO_H, 32, SDL_PIXELFORMAT_RGB888);
    for (int i = 0; i < 4; i++) {
        SDL_Rect quarter = {i % 2 * PHOTO_W / 2, i / 2 * PHOTO_H / 2, PHOTO_W / 2, PHOTO_H / 2};
        SDL_FillRect(surface, &quarter, colors[swapped ? 3 - i : i]);
    }
    SDL_RWops *file = SDL_RWFromMem(bytes, sizeof bytes);
    assert_int_equal(IMG_SaveJPG_RW(surface, file, 0, 90), 0);
    nginx_put(&lobby->nginx, name, bytes, (size_t)SDL_RWtell(file));
    SDL_RWclose(file);
    SDL_FreeSurface(surface);
}

static void append_item(struct buffer *feed, const char *id, const char *headline, const char *photo,
                        int minute)
{
    buffer_append_format(feed,
                         "%s{\"id\":\"%s\",\"url\":\"/news/%s\",\"title\":\"%s\",\"language\":\"ru\","
                         "\"tags\":[\"Природа\"],\"date_published\":\"2026-09-12T09:%02d:00+05:00\","
                         "\"image\":\"%s\",\"content_html\":\"",
                         feed->bytes[feed->length - 1] == '[' ? "" : ",", id, id, headline, minute, photo);
    for (int i = 0; i < 8; i++)
        buffer_append_text(feed,
                           "<p>Три страны договорились о совместной охране высокогорных озёр и лесов, где "
                           "обитают снежный барс и алтайский улар.</p>");
    buffer_append_text(feed, "\"}");
}

static void serve_feed(struct lobby *lobby, const char *headline)
{
    struct buffer feed;
    buffer_init(&feed, 1 << 20);
    buffer_append_text(
        &feed, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Алтай бүгін\",\"items\":[");
    append_item(&feed, "first", headline, "/first.jpg", 40);
    append_item(&feed, "second", "Вторая новость о красной птице", "/second.jpg", 20);
    buffer_append_text(&feed, "]}");
    nginx_put_text(&lobby->nginx, "feed.json", feed.bytes);
    buffer_finish(&feed);
}

static void write_config(struct lobby *lobby)
{
    struct buffer text;
    char *url = nginx_url(&lobby->nginx, "/feed.json");
    buffer_init(&text, 4096);
    buffer_append_format(
        &text,
        "title = \"Лобби\"\nlanguage = ru\ntimezone = \"Asia/Almaty\"\nstore = \"%s/store\"\n"
        "feed \"Алтай\" {\n  url = \"%s\"\n  refresh = 1m\n}\nrotation { dwell = 12s }\n",
        lobby->folder, url);
    assert_true(file_write_atomic(lobby->config, text.bytes, text.length, NULL));
    buffer_finish(&text);
    free(url);
}

static int lobby_setup(void **state)
{
    struct lobby *lobby = memory_zeroed(1, sizeof *lobby);
    nginx_start(&lobby->nginx, NULL, NULL, false);
    assert_true(xvfb_start(&lobby->xvfb, WIDTH, HEIGHT));
    lobby->folder = sample_folder();
    lobby->config = file_join(lobby->folder, "foyer.conf");
    (void)snprintf(lobby->display, sizeof lobby->display, "DISPLAY=%s", lobby->xvfb.display);
    serve_photo(lobby, "first.jpg", false);
    serve_photo(lobby, "second.jpg", true);
    serve_feed(lobby, "Казахстан и соседи создают общий заповедник");
    write_config(lobby);
    *state = lobby;
    return 0;
}

static int lobby_teardown(void **state)
{
    struct lobby *lobby = *state;
    if (lobby->shows > 0)
        process_end(lobby->shows, SIGTERM);
    xvfb_stop(&lobby->xvfb);
    nginx_stop(&lobby->nginx);
    sample_remove(lobby->folder);
    SDL_FreeSurface(lobby->wanted);
    free(lobby->config);
    free(lobby);
    return 0;
}

static int foyer(struct lobby *lobby, const char *const *arguments)
{
    struct buffer errors;
    buffer_init(&errors, 1 << 16);
    int status = process_run(arguments, NULL, NULL, &errors);
    if (status != 0)
        print_error("%s\n", errors.bytes);
    buffer_finish(&errors);
    (void)lobby;
    return status;
}

static int ingest_once(struct lobby *lobby)
{
    const char *const arguments[] = {FOYER_PROGRAM, "ingest", "--once", "-c", lobby->config, NULL};
    return foyer(lobby, arguments);
}

static void start_display(struct lobby *lobby, const char *command)
{
    const char *const arguments[] = {FOYER_PROGRAM, command, "-c", lobby->config, NULL};
    const char *const environment[] = {lobby->display, "SDL_VIDEODRIVER=x11", NULL};
    char *log = file_join(lobby->folder, "display.log");
    lobby->shows = process_start(arguments, environment, log);
    free(log);
}

/* What the display is to show as `foyer render` draws it: the newest story, or an emergency. */
static void render(struct lobby *lobby, const char *alert)
{
    char *path = file_join(lobby->folder, "wanted.png");
    const char *arguments[16] = {FOYER_PROGRAM, "render",    "-c", lobby->config,
                                 "--size",      "1920x1080", "-o", path};
    if (alert) {
        arguments[8] = "--alert";
        arguments[9] = alert;
        arguments[10] = "--level";
        arguments[11] = "emergency";
    }
    assert_int_equal(foyer(lobby, arguments), 0);
    SDL_FreeSurface(lobby->wanted);
    lobby->wanted = picture_read(path);
    assert_non_null(lobby->wanted);
    free(path);
}

static void render_newest(struct lobby *lobby)
{
    render(lobby, NULL);
}

/* The page without its bar, for the clock and the progress line go on. */
static bool shows_wanted(void *data)
{
    const struct lobby *lobby = data;
    SDL_Surface *screen = xvfb_read(&lobby->xvfb);
    bool same = screen && screen->w == WIDTH && picture_compare(screen, lobby->wanted, page_area).mean == 0;
    SDL_FreeSurface(screen);
    return same;
}

static bool near(const int mean[3], Uint32 color)
{
    for (int c = 0; c < 3; c++)
        if (abs(mean[c] - (int)(color >> (16 - 8 * c) & 0xFF)) > 16)
            return false;
    return true;
}

static void headline_and_photo_stand_on_a_real_screen_where_they_belong(void **state)
{
    struct lobby *lobby = *state;
    assert_int_equal(ingest_once(lobby), 0);
    render_newest(lobby);
    start_display(lobby, "display");
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    SDL_Surface *screen = xvfb_read(&lobby->xvfb);
    static const Uint32 colors[] = {0xC02020, 0x20A040, 0x2040C0, 0xD0C020};
    for (int i = 0; i < 4; i++) {
        int mean[3];
        SDL_Rect quarter = {photo_area.x + i % 2 * (photo_area.w - 200),
                            photo_area.y + i / 2 * (photo_area.h - 50), 200, 50};
        picture_mean(screen, quarter, mean);
        assert_true(near(mean, colors[i]));
    }
    assert_true(picture_share(screen, headline_area, 0xF2F0EA, 24) > 0.04);
    assert_true(picture_share(screen, section_area, 0xE8B34B, 24) > 0.04);
    assert_true(picture_share(screen, headline_area, 0x0E1420, 24) > 0.5);
    SDL_FreeSurface(screen);
    assert_int_equal(process_end(lobby->shows, SIGTERM), 0);
    lobby->shows = 0;
}

static void a_changed_feed_reaches_the_screen(void **state)
{
    struct lobby *lobby = *state;
    assert_int_equal(ingest_once(lobby), 0);
    render_newest(lobby);
    start_display(lobby, "display");
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    /* both stories leave the feed, another comes: it is what the display turns to */
    struct buffer feed;
    buffer_init(&feed, 1 << 20);
    buffer_append_text(
        &feed, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Алтай бүгін\",\"items\":[");
    append_item(&feed, "third", "Третья новость", "/second.jpg", 50);
    buffer_append_text(&feed, "]}");
    nginx_put_text(&lobby->nginx, "feed.json", feed.bytes);
    buffer_finish(&feed);
    assert_int_equal(ingest_once(lobby), 0);
    render_newest(lobby);
    assert_true(process_wait(shows_wanted, lobby, 2 * PATIENCE));
}

struct succession {
    struct lobby *lobby;
    pid_t dead;
};

static bool has_another_ingest(void *data)
{
    const struct succession *succession = data;
    pid_t child = process_child(succession->lobby->shows, "ingest");
    return child > 0 && child != succession->dead;
}

static void ingest_killed_under_the_display_is_started_again_unnoticed(void **state)
{
    struct lobby *lobby = *state;
    assert_int_equal(ingest_once(lobby), 0);
    render_newest(lobby);
    start_display(lobby, "run");
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    for (int i = 0; i < 3; i++) {
        struct succession succession = {.lobby = lobby};
        assert_true(process_wait(has_another_ingest, &succession, PATIENCE));
        succession.dead = process_child(lobby->shows, "ingest");
        assert_int_equal(kill(succession.dead, SIGKILL), 0);
        assert_true(process_wait(has_another_ingest, &succession, PATIENCE));
    }
    SDL_Surface *screen = xvfb_read(&lobby->xvfb);
    assert_true(picture_share(screen, page_area, 0x000000, 2) < 0.01); /* not black */
    SDL_FreeSurface(screen);
    pid_t ingest = process_child(lobby->shows, "ingest");
    assert_int_equal(process_end(lobby->shows, SIGTERM), 0);
    lobby->shows = 0;
    assert_int_equal(kill(ingest, 0), -1); /* the child went with its parent */
}

static void without_network_the_last_edition_stays(void **state)
{
    struct lobby *lobby = *state;
    assert_int_equal(ingest_once(lobby), 0);
    nginx_stop(&lobby->nginx);
    assert_int_equal(ingest_once(lobby), 1);
    render_newest(lobby);
    start_display(lobby, "display");
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
}

static void a_first_start_waits_in_words_and_then_shows_the_news(void **state)
{
    struct lobby *lobby = *state;
    start_display(lobby, "run");
    /* the newest story as it will be: rendered from a store of its own */
    char *path = file_join(lobby->folder, "wanted.png"), *url = nginx_url(&lobby->nginx, "/feed.json");
    const char *const arguments[] = {FOYER_PROGRAM, "render",    "-c", lobby->config, "--feed", url,
                                     "--size",      "1920x1080", "-o", path,          NULL};
    assert_int_equal(foyer(lobby, arguments), 0);
    lobby->wanted = picture_read(path);
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    free(path);
    free(url);
}

/* While ingest holds the store, from another process, and down again. */
static void an_alert_takes_the_screen_and_gives_it_back(void **state)
{
    struct lobby *lobby = *state;
    static const char text[] = "Учебная тревога в 15:00. Пройдите к выходу Б\nFire drill at 15:00.";
    const char *const give[] = {FOYER_PROGRAM, "alert",     "-c", lobby->config,
                                "--level",     "emergency", text, NULL};
    const char *const clear[] = {FOYER_PROGRAM, "alert", "-c", lobby->config, "--clear", NULL};
    assert_int_equal(ingest_once(lobby), 0);
    render_newest(lobby);
    start_display(lobby, "run");
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    assert_int_equal(foyer(lobby, give), 0);
    render(lobby, text);
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
    assert_int_equal(foyer(lobby, clear), 0);
    render_newest(lobby);
    assert_true(process_wait(shows_wanted, lobby, PATIENCE));
}

#define WITH_LOBBY(test) cmocka_unit_test_setup_teardown(test, lobby_setup, lobby_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LOBBY(headline_and_photo_stand_on_a_real_screen_where_they_belong),
        WITH_LOBBY(a_changed_feed_reaches_the_screen),
        WITH_LOBBY(ingest_killed_under_the_display_is_started_again_unnoticed),
        WITH_LOBBY(without_network_the_last_edition_stays),
        WITH_LOBBY(an_alert_takes_the_screen_and_gives_it_back),
        WITH_LOBBY(a_first_start_waits_in_words_and_then_shows_the_news),
    };
    return cmocka_run_group_tests_name("lobby", tests, NULL, NULL);
}
