/* foyer check and the files of themes: fonts and logos that are missing, or are something else. */
#include "desk.h"

#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

#define FEED  "feed \"A\" { url = \"a.json\" }\nstore = \"store\"\n"
#define FONTS SOURCE_FOLDER "/fonts/"

static void put_feed(void)
{
    desk_put("a.json",
             "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": []}");
}

static void put_logo(const char *name)
{
    SDL_Surface *logo = SDL_CreateRGBSurfaceWithFormat(0, 8, 8, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(logo);
    SDL_FillRect(logo, NULL, 0xFF0A5C36);
    assert_int_equal(IMG_SavePNG(logo, name), 0);
    SDL_FreeSurface(logo);
}

static void check_takes_a_theme_whose_files_are_there(void **state)
{
    struct desk *desk = *state;
    put_feed();
    put_logo("ministry.png");
    desk_put("good.conf", FEED "screen { theme = Ministry }\ntheme \"Ministry\" {\n"
                               "  headline_font = \"" FONTS "NotoSans-SemiBold.ttf\"\n"
                               "  text_font = \"" FONTS "NotoSansMath-Regular.ttf\"\n"
                               "  logo = \"ministry.png\"\n}\n");
    assert_int_equal(desk_run(desk, "check", "-c", "good.conf", NULL), 0);
    assert_string_equal(desk->output.bytes, "good.conf: no mistakes, 1 feed\n");
    assert_string_equal(desk->errors.bytes, "");
}

/* All in one run, each once, also those of a theme that is not in use and stands in another file. */
static void check_names_every_file_that_cannot_be_shown(void **state)
{
    struct desk *desk = *state;
    static const char *const parts[] = {
        "bad.conf:5: theme \"Ministry\".headline_font: /",
        ("/none.ttf: No such file or directory; name a TrueType or OpenType file that can be read, or leave "
         "the key out\n"),
        "bad.conf:6: theme \"Ministry\".text_strong_font: /",
        "/a.json: cannot open the font: ",
        "more.conf:2: theme \"Other\".logo: /",
        "/a.json: the logo is no PNG file; name a PNG file that can be read, or leave the key out\n"};
    put_feed();
    desk_put("bad.conf", FEED "screen { theme = Ministry }\ntheme \"Ministry\" {\n"
                              "  headline_font = \"none.ttf\"\n  text_strong_font = \"a.json\"\n}\n"
                              "include(\"more.conf\")\n");
    desk_put("more.conf", "theme \"Other\" {\n  logo = \"a.json\"\n}\n");
    assert_int_equal(desk_run(desk, "check", "-c", "bad.conf", NULL), 1);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        desk_assert_says(&desk->errors, parts[i]);
    size_t lines = 0;
    for (const char *c = desk->errors.bytes; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 3);
    assert_string_equal(desk->output.bytes, "");
}

static void a_page_is_drawn_without_what_cannot_be_shown(void **state)
{
    struct desk *desk = *state;
    desk_put("b.json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": "
                       "[{\"id\": \"1\", \"title\": \"One\", \"content_text\": \"Hello.\"}]}");
    desk_put("bad.conf", "feed \"A\" { url = \"b.json\" }\nstore = \"store\"\nscreen { theme = Ministry }\n"
                         "theme \"Ministry\" { text_font = \"none.ttf\" }\n");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "bad.conf", NULL), 0);
    assert_int_equal(desk_run(desk, "render", "-c", "bad.conf", "-o", "page.png", NULL), 0);
    const char *told = strstr(desk->errors.bytes, "/none.ttf: No such file or directory");
    assert_non_null(told);
    assert_null(strstr(told + 2, "/none.ttf")); /* once for the three faces */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(check_takes_a_theme_whose_files_are_there),
        ON_DESK(check_names_every_file_that_cannot_be_shown),
        ON_DESK(a_page_is_drawn_without_what_cannot_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
