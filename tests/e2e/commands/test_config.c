/* Configurations: good, with mistakes, none; and reading the feeds of one. */
#include "desk.h"

#include "base/file.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FEED                                                                                                 \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": [{\"id\": \"1\","   \
    " \"title\": \"One\", \"content_text\": \"Hello.\", \"date_published\": \"2026-09-12T09:00:00Z\"}]}"

static void put_good(void)
{
    desk_put("good.conf", "store = \"store\"\nfeed \"A\" { url = \"a.json\" }\n");
    desk_put("a.json", FEED);
}

static void put_bad(void)
{
    desk_put("bad.conf", "titel = \"x\"\nstore = \"store\"\nrotation { dwell = 5x\n  reading_sped = 160 }\n"
                         "feed \"A\" { url = \"a.json\"\n  format = jsonfed }\n");
}

/* All of them, each at its line. */
static void assert_mistakes(const struct desk *desk)
{
    static const char *const mistakes[] = {
        "bad.conf:1: titel: unknown key; did you mean title?\n",
        "bad.conf:3: rotation.dwell: \"5x\" is no number with a unit",
        "bad.conf:4: rotation.reading_sped: unknown key; did you mean reading_speed?\n",
        "bad.conf:6: feed \"A\".format: \"jsonfed\" is not known here; did you mean jsonfeed?"};
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        desk_assert_says(&desk->errors, mistakes[i]);
    size_t lines = 0;
    for (const char *c = desk->errors.bytes; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, sizeof mistakes / sizeof *mistakes);
    assert_string_equal(desk->output.bytes, "");
}

static void check_finds_a_good_file_good(void **state)
{
    struct desk *desk = *state;
    put_good();
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 0);
    assert_string_equal(desk->output.bytes, "good.conf: no mistakes, 1 feed\n");
    assert_string_equal(desk->errors.bytes, "");
}

static void check_names_every_mistake_with_its_line(void **state)
{
    struct desk *desk = *state;
    put_bad();
    assert_int_equal(desk_run(desk, "check", "-c", "bad.conf", NULL), 1);
    assert_mistakes(desk);
}

static void check_names_letters_of_stored_stories_that_no_font_has(void **state)
{
    struct desk *desk = *state;
    desk_put("good.conf", "store = \"store\"\nfeed \"A\" { url = \"a.json\" }\n");
    desk_put("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\","
                       " \"title\": \"One\", \"content_text\": \"Hello \U00013000.\"}]}");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "good.conf", NULL), 0);
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 0);
    assert_string_equal(
        desk->output.bytes,
        "feed \"A\": U+13000 \U00013000 (Egyptian_Hieroglyphs): no font has it; add one by the "
        "key fonts\n"
        "good.conf: no mistakes, 1 feed\n");
    assert_int_equal(desk_run(desk, "probe", "a.json", NULL), 0);
    desk_assert_says(&desk->output, "\nletters without a font:\n  U+13000 ");
}

/* What a screen in Chinese says of itself on a machine without a font for it: hieroglyphs have none anywhere.
 */
static void check_names_letters_of_the_screens_words_that_no_font_has(void **state)
{
    struct desk *desk = *state;
    struct buffer words, spoilt;
    buffer_init(&words, 1 << 16);
    buffer_init(&spoilt, 1 << 16);
    assert_true(file_read(SOURCE_FOLDER "/assets/languages/en.conf", &words, NULL));
    char *word = strstr(words.bytes, "Emergency\"");
    assert_non_null(word);
    buffer_append_format(&spoilt, "%.*s\U00013000%s", (int)(word - words.bytes), words.bytes, word);
    assert_int_equal(mkdir("data", 0700) | mkdir("data/assets", 0700) | mkdir("data/assets/languages", 0700),
                     0);
    assert_int_equal(symlink(SOURCE_FOLDER "/fonts", "data/fonts"), 0);
    desk_put("data/assets/languages/zh.conf", spoilt.bytes);
    desk_put("good.conf", "language = zh-CN\nfeed \"A\" { url = \"a.json\" }\n");
    desk_put("bad.conf", "language = tlh\nfeed \"A\" { url = \"a.json\" }\n");
    setenv("FOYER_DATA", "data", 1);
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 0);
    assert_string_equal(
        desk->output.bytes,
        "language \"zh-CN\": U+13000 \U00013000 (Egyptian_Hieroglyphs): no font has it; add one "
        "by the key fonts\ngood.conf: no mistakes, 1 feed\n");
    int status = desk_run(desk, "check", "-c", "bad.conf", NULL);
    desk_assert_refused(desk, status, 1,
                        "bad.conf: language: data/assets/languages: no file for the language \"tlh\"; take "
                        "another one, or add tlh.conf");
    unsetenv("FOYER_DATA");
    buffer_finish(&words);
    buffer_finish(&spoilt);
}

static void check_names_a_font_that_cannot_be_read(void **state)
{
    struct desk *desk = *state;
    desk_put("good.conf",
             "fonts = \"none.ttf | a.json\"\nstore = \"store\"\nfeed \"A\" { url = \"a.json\" }\n");
    desk_put("a.json", FEED);
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 1);
    desk_assert_says(&desk->errors, "good.conf:1: fonts: ");
    desk_assert_says(&desk->errors, "/none.ttf: cannot open the font: No such file or directory\n");
    assert_string_equal(desk->output.bytes, "");
}

/* A picture of one colour, eight pixels square. */
static void put_logo(const char *name)
{
    SDL_Surface *logo = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(logo);
    SDL_FillRect(logo, NULL, 0xFF0A5C36);
    assert_int_equal(IMG_SavePNG(logo, name), 0);
    SDL_FreeSurface(logo);
}

static void put_logo_key(const char *name)
{
    char text[256];
    (void)snprintf(text, sizeof text, "logo = \"%s\"\nstore = \"store\"\nfeed \"A\" { url = \"a.json\" }\n",
                   name);
    desk_put("good.conf", text);
    desk_put("a.json", FEED);
}

static void check_takes_a_logo_that_is_a_png_file(void **state)
{
    struct desk *desk = *state;
    put_logo_key("logo.png");
    put_logo("logo.png");
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 0);
    assert_string_equal(desk->output.bytes, "good.conf: no mistakes, 1 feed\n");
    assert_string_equal(desk->errors.bytes, "");
}

static void assert_no_logo(struct desk *desk, const char *file, const char *reason)
{
    char answer[256];
    (void)snprintf(answer, sizeof answer, "/%s: %s; name a PNG file that can be read, or leave the key out\n",
                   file, reason);
    put_logo_key(file);
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 1);
    assert_true(strncmp(desk->errors.bytes, "good.conf:1: logo: /", 20) == 0);
    desk_assert_says(&desk->errors, answer);
    assert_string_equal(desk->output.bytes, "");
}

static void check_names_a_logo_that_cannot_be_shown(void **state)
{
    struct desk *desk = *state;
    assert_no_logo(desk, "none.png", "No such file or directory");
    assert_no_logo(desk, "a.json", "the logo is no PNG file");
    put_logo("closed.png");
    assert_int_equal(chmod("closed.png", 0), 0);
    if (access("closed.png", R_OK) != 0) /* root reads everything */
        assert_no_logo(desk, "closed.png", "Permission denied");
}

static void an_unusable_configuration_begins_nothing(void **state)
{
    struct desk *desk = *state;
    static const char *const commands[] = {"run", "display", "ingest"};
    put_bad();
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        assert_int_equal(desk_run(desk, commands[i], "-c", "bad.conf", NULL), 2);
        assert_mistakes(desk);
        desk_assert_refused(desk, desk_run(desk, commands[i], "-c", "none.conf", NULL), 2,
                            "none.conf: No such file or directory");
    }
    assert_false(file_exists("store"));
    assert_true(desk_folder_is_empty("home"));
}

static void without_any_configuration_it_is_said_where_one_was_sought(void **state)
{
    struct desk *desk = *state;
    static const char *const commands[] = {"run", "display", "ingest"};
    if (file_exists("/etc/foyer/foyer.conf")) {
        print_message("this machine has /etc/foyer/foyer.conf\n");
        skip();
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        assert_int_equal(desk_run(desk, commands[i], NULL), 2);
        desk_assert_says(&desk->errors, ": no configuration: neither /tmp/foyer-desk-");
        desk_assert_says(&desk->errors,
                         "/home/foyer/foyer.conf nor /etc/foyer/foyer.conf exists; name one with -c");
        desk_assert_says(&desk->errors, "\"foyer --demo\"");
        assert_ptr_equal(strchr(desk->errors.bytes, '\n'), desk->errors.bytes + desk->errors.length - 1);
    }
    assert_true(desk_folder_is_empty("home"));
}

static void the_users_own_configuration_is_found(void **state)
{
    struct desk *desk = *state;
    assert_true(file_make_folder("home/foyer", NULL));
    desk_put("home/foyer/foyer.conf", "feed \"A\" { url = \"/a.json\" }\n");
    assert_int_equal(desk_run(desk, "check", NULL), 0);
    desk_assert_says(&desk->output, "/home/foyer/foyer.conf: no mistakes, 1 feed\n");
}

static void display_and_run_without_a_screen_say_what_to_do(void **state)
{
    struct desk *desk = *state;
    put_good();
    if (desk_has_screen()) {
        print_message("this machine has a screen connected\n");
        skip();
    }
    static const char *const commands[] = {"run", "display"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        assert_int_equal(desk_run(desk, commands[i], "-c", "good.conf", NULL), 1);
        desk_assert_says(&desk->errors,
                         ": there is no display: neither a desktop (DISPLAY, WAYLAND_DISPLAY) nor");
    }
    assert_false(file_exists("store"));
}

static void ingest_once_reads_all_feeds_into_the_store(void **state)
{
    struct desk *desk = *state;
    put_good();
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "good.conf", NULL), 0);
    desk_assert_says(&desk->errors, "A: 1 story, 1 new");
    assert_true(file_exists("store/foyer.db"));
    assert_int_equal(desk_run(desk, "render", "-c", "good.conf", "-n", "2", "-o", "x.png", NULL), 1);
    desk_assert_says(&desk->errors, "there is no story 2; the newest is 1, the oldest 1\n");
}

static void ingest_once_tells_that_a_feed_failed(void **state)
{
    struct desk *desk = *state;
    put_good();
    desk_put("two.conf",
             "store = \"store\"\nfeed \"A\" { url = \"a.json\" }\nfeed \"B\" { url = \"b.json\" }\n");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "two.conf", NULL), 1);
    desk_assert_says(&desk->errors, "A: 1 story, 1 new");
    desk_assert_says(&desk->errors, "b.json: No such file or directory");
    assert_int_equal(desk_run(desk, "render", "-c", "two.conf", "-o", "x.png", NULL), 0);
    assert_true(file_exists("x.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(check_finds_a_good_file_good),
        ON_DESK(check_names_every_mistake_with_its_line),
        ON_DESK(check_names_letters_of_stored_stories_that_no_font_has),
        ON_DESK(check_names_letters_of_the_screens_words_that_no_font_has),
        ON_DESK(check_names_a_font_that_cannot_be_read),
        ON_DESK(check_takes_a_logo_that_is_a_png_file),
        ON_DESK(check_names_a_logo_that_cannot_be_shown),
        ON_DESK(an_unusable_configuration_begins_nothing),
        ON_DESK(without_any_configuration_it_is_said_where_one_was_sought),
        ON_DESK(the_users_own_configuration_is_found),
        ON_DESK(display_and_run_without_a_screen_say_what_to_do),
        ON_DESK(ingest_once_reads_all_feeds_into_the_store),
        ON_DESK(ingest_once_tells_that_a_feed_failed),
    };
    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
