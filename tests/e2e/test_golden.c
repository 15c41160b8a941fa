/* Golden pictures: pages of the demo, of languages.json for languages that it does not speak and of
 * emoji.json, with the bundled fonts and a fixed clock, as a person has approved them. FOYER_GOLDEN=write
 * writes what is drawn now into tests/golden/, to be looked at before it is committed. */
#include "base/file.h"
#include "base/memory.h"
#include "story/alert.h"
#include "support/cmocka.h"
#include "support/likeness.h"
#include "support/picture.h"
#include "support/process.h"
#include "support/sample.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which configuration a picture is drawn with. */
enum desk {
    DESK_USUAL,
    DESK_OWN,     /* colours, logo and QR code of the operator's */
    DESK_FACES,   /* the operator's fonts and a theme's logo */
    DESK_NEW,     /* no story yet */
    DESK_GERMAN,  /* tests/golden/languages.json, with a German bar */
    DESK_PERSIAN, /* the same with a Persian one */
    DESK_EMOJI,   /* tests/golden/emoji.json; Debian's fonts-noto-color-emoji */
    DESKS
};

struct golden {
    const char *name;
    const char *story;
    const char *size;
    const char *theme;
    const char *offset;
    enum desk desk;
};

/* Languages, kinds of page, themes and shapes of screen. Small, for the repository's sake. */
static const struct golden goldens[] = {
    {"split-ru", "2", "1920x1080", "night", "0", DESK_USUAL},
    {"text-kk", "1", "1920x1080", "night", "0", DESK_USUAL},

    {"split-ru-scrolled", "2", "960x540", "night", "110", DESK_USUAL},
    {"split-ru-end", "4", "640x360", "night", "99999", DESK_USUAL},
    {"split-ar", "3", "640x360", "night", "0", DESK_USUAL},
    {"split-ar-scrolled", "3", "640x360", "night", "60", DESK_USUAL},
    {"split-ru-museum", "4", "640x360", "night", "0", DESK_USUAL},
    {"split-ky", "5", "640x360", "night", "0", DESK_USUAL},
    {"split-en", "6", "640x360", "night", "0", DESK_USUAL},
    {"split-tr", "7", "640x360", "night", "0", DESK_USUAL},
    {"split-en-stars", "8", "640x360", "night", "0", DESK_USUAL},
    {"split-uz-latin", "9", "640x360", "night", "0", DESK_USUAL},
    {"split-kk-whole", "10", "640x360", "night", "0", DESK_USUAL},
    {"split-uz-cyrillic", "11", "640x360", "night", "0", DESK_USUAL},
    {"split-ky-library", "12", "640x360", "night", "0", DESK_USUAL},
    {"split-ru-orchard", "14", "640x360", "night", "0", DESK_USUAL},

    {"portrait-ru", "2", "360x640", "night", "0", DESK_USUAL},
    {"portrait-ar-whole", "3", "360x640", "night", "0", DESK_USUAL},
    {"portrait-en", "6", "360x640", "night", "0", DESK_USUAL},
    {"portrait-uz-latin", "9", "360x640", "night", "0", DESK_USUAL},
    {"portrait-kk-whole", "10", "360x640", "night", "0", DESK_USUAL},
    {"portrait-uz-cyrillic-end", "11", "360x640", "night", "99999", DESK_USUAL},
    {"portrait-text-kk", "1", "360x640", "night", "0", DESK_USUAL},

    {"split-paper-ru", "2", "960x540", "paper", "0", DESK_USUAL},
    {"split-paper-ar", "3", "640x360", "paper", "0", DESK_USUAL},
    {"split-paper-en", "13", "640x360", "paper", "0", DESK_USUAL},
    {"split-paper-kk-whole", "10", "640x360", "paper", "0", DESK_USUAL},
    {"portrait-paper-ky", "5", "360x640", "paper", "0", DESK_USUAL},
    {"text-paper-kk", "1", "640x360", "paper", "0", DESK_USUAL},

    {"split-contrast-uz-latin", "9", "640x360", "contrast", "0", DESK_USUAL},
    {"split-contrast-ky", "12", "640x360", "contrast", "40", DESK_USUAL},
    {"portrait-contrast-ar", "3", "360x640", "contrast", "0", DESK_USUAL},
    {"text-contrast-kk", "1", "640x360", "contrast", "0", DESK_USUAL},

    {"small-tr", "7", "640x480", "night", "0", DESK_USUAL},
    {"small-portrait-en", "8", "480x640", "night", "0", DESK_USUAL},
    {"small-text-kk", "1", "640x480", "paper", "0", DESK_USUAL},
    {"square-ru", "14", "480x480", "night", "0", DESK_USUAL},
    {"wide-ru", "4", "840x360", "paper", "0", DESK_USUAL},
    {"very-wide-text-kk", "1", "1280x360", "night", "0", DESK_USUAL},
    {"very-tall-en", "13", "320x960", "night", "0", DESK_USUAL},

    {"own-split-ru", "2", "960x540", "Ministry", "0", DESK_OWN},
    {"own-split-ar", "3", "640x360", "Ministry", "0", DESK_OWN},
    {"own-portrait-en", "6", "540x960", "Ministry", "0", DESK_OWN},
    {"own-text-kk", "1", "640x360", "Ministry", "0", DESK_OWN},

    {"faces-split-ru", "2", "960x540", "Gallery", "0", DESK_FACES},
    {"faces-text-kk", "1", "640x360", "Gallery", "0", DESK_FACES},
    {"faces-portrait-ar", "3", "360x640", "Gallery", "0", DESK_FACES},

    {"waiting-night", "1", "640x360", "night", "0", DESK_NEW},
    {"waiting-paper-portrait", "1", "360x640", "paper", "0", DESK_NEW},

    {"split-he", "1", "960x540", "night", "0", DESK_PERSIAN},
    {"portrait-paper-fa", "2", "540x960", "paper", "0", DESK_PERSIAN},
    {"text-contrast-ur", "3", "960x540", "contrast", "0", DESK_PERSIAN},
    {"text-paper-ka", "4", "960x540", "paper", "0", DESK_GERMAN},
    {"split-paper-hy", "5", "960x540", "paper", "0", DESK_GERMAN},
    {"portrait-hi", "6", "540x960", "night", "0", DESK_GERMAN},
    {"portrait-contrast-uk", "7", "540x960", "contrast", "0", DESK_GERMAN},
    {"text-de", "8", "960x540", "night", "0", DESK_GERMAN},
    {"portrait-text-paper-mn", "9", "540x960", "paper", "0", DESK_GERMAN},
    {"text-contrast-tg", "10", "960x540", "contrast", "0", DESK_GERMAN},

    {"split-emoji-ru", "1", "960x540", "night", "0", DESK_EMOJI},
    {"portrait-paper-emoji-ru-end", "1", "360x640", "paper", "99999", DESK_EMOJI},
    {"text-contrast-emoji-ar", "2", "640x360", "contrast", "0", DESK_EMOJI},

    {"alert-emergency", "2", "1920x1080", "night", "0", DESK_USUAL},
    {"alert-warning", "2", "960x540", "paper", "0", DESK_GERMAN},
    {"alert-portrait-ar", "3", "540x960", "contrast", "0", DESK_PERSIAN},
    {"alert-short", "2", "640x480", "night", "0", DESK_USUAL},
    {"notice-ru", "2", "960x540", "night", "0", DESK_USUAL},
    {"notice-portrait", "6", "540x960", "paper", "0", DESK_GERMAN},
};

/* What some of them have besides. */
static const struct {
    const char *golden;
    enum alert_level level;
    const char *text;
} alerts[] = {
    {"alert-emergency", ALERT_EMERGENCY,
     "Учебная тревога в 15:00. Пройдите к выходу Б\nFire drill at 15:00. Please leave by exit B."},
    {"alert-warning", ALERT_WARNING,
     "Wasserrohrbruch im Erdgeschoss: Bitte nutzen Sie den Eingang an der Nordseite\n"
     "Доступ только через северный вход\nКіру тек солтүстік кіреберістен"},
    {"alert-portrait-ar", ALERT_EMERGENCY,
     "تدريب على الإخلاء الساعة ٣ مساءً\nFire drill at 15:00. Please leave by exit B.\nУчебная тревога"},
    {"alert-short", ALERT_WARNING, "Лифт стоит"},
    {"notice-ru", ALERT_INFO, "Консульский отдел сегодня закрыт после 14:00, приём завтра с 09:00"},
    {"notice-portrait", ALERT_INFO, "Kasse geschlossen"},
};

struct studio {
    char *folder;
    char *configs[DESKS];
};

/* A disc with a hole in it, as a PNG. */
static void write_logo(const char *folder)
{
    enum { SIDE = 240 };
    SDL_Surface *logo = SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_ARGB8888);
    char *path = file_join(folder, "logo.png");
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            int dx = 2 * x + 1 - SIDE, dy = 2 * y + 1 - SIDE, far = dx * dx + dy * dy;
            bool inside = far <= SIDE * SIDE && far >= SIDE * SIDE / 5;
            ((Uint32 *)logo->pixels)[y * logo->pitch / 4 + x] = inside ? 0xFF0A5C36 : 0;
        }
    assert_int_equal(IMG_SavePNG(logo, path), 0);
    SDL_FreeSurface(logo);
    free(path);
}

#define DEMO      SOURCE_FOLDER "/assets/demo/feed.json"
#define LANGUAGES SOURCE_FOLDER "/tests/golden/languages.json"
#define EMOJI     SOURCE_FOLDER "/tests/golden/emoji.json"
#define LOBBY     "Посольство · Холл"

/* What differs from desk to desk. */
static const struct {
    const char *title, *language, *feed, *lines;
} desk_words[DESKS] = {
    [DESK_USUAL] = {LOBBY, "ru", DEMO, "store = \"store\"\n"},
    [DESK_OWN] = {LOBBY, "ru", DEMO,
                  "store = \"store\"\nlogo = \"logo.png\"\nscreen { theme = Ministry  qr = true }\n"
                  "theme \"Ministry\" { like = paper  background = \"#ffffff\"  accent = \"#0a5c36\" }\n"},
    [DESK_FACES] =
        {LOBBY, "ru", DEMO,
         "store = \"store\"\nlogo = \"none.png\"\nscreen { theme = Gallery }\n"
         "theme \"Gallery\" { background = \"#10161a\"  accent = \"#7fd1ae\"  logo = \"logo.png\"\n"
         "headline_font = \"" SOURCE_FOLDER "/fonts/NotoSans-SemiBold.ttf\"\n"
         "text_font = \"" SOURCE_FOLDER "/fonts/DejaVuSans.ttf\"\n"
         "text_strong_font = \"" SOURCE_FOLDER "/fonts/NotoSerif-SemiCondensedBold.ttf\" }\n"},
    [DESK_NEW] = {LOBBY, "ru", "empty.json", "store = \"empty\"\n"},
    [DESK_GERMAN] = {"Botschaft · Halle", "de", LANGUAGES, "store = \"languages\"\n"},
    [DESK_PERSIAN] = {"سفارت · تالار", "fa", LANGUAGES, "store = \"languages\"\n"},
    [DESK_EMOJI] = {LOBBY, "ru", EMOJI, "store = \"emoji\"\n"},
};

/* The desk without a story reads a feed without any. */
static void write_empty_feed(const char *folder)
{
    static const char feed[] =
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"None\", \"items\": []}";
    char *path = file_join(folder, "empty.json");
    assert_true(file_write_atomic(path, feed, sizeof feed - 1, NULL));
    free(path);
}

static char *write_config(const char *folder, enum desk desk)
{
    struct buffer text;
    char name[32];
    (void)snprintf(name, sizeof name, "%d.conf", (int)desk);
    char *path = file_join(folder, name);
    buffer_init(&text, 4096);
    buffer_append_format(&text,
                         "title = \"%s\"\nlanguage = %s\ntimezone = \"Asia/Almaty\"\n%s"
                         "feed \"Алтай бүгін\" { url = \"%s\" }\n"
                         "clock \"Астана\" { timezone = \"Asia/Almaty\" }\n"
                         "clock \"Вашингтон\" { timezone = \"America/New_York\" }\n",
                         desk_words[desk].title, desk_words[desk].language, desk_words[desk].lines,
                         desk_words[desk].feed);
    assert_true(file_write_atomic(path, text.bytes, text.length, NULL));
    buffer_finish(&text);
    return path;
}

static void fill_store(const char *config)
{
    const char *const arguments[] = {FOYER_PROGRAM, "ingest", "--once", "-c", config, NULL};
    assert_int_equal(process_run(arguments, NULL, NULL, NULL), 0);
}

static int studio_setup(void **state)
{
    struct studio *studio = memory_zeroed(1, sizeof *studio);
    studio->folder = sample_folder();
    write_logo(studio->folder);
    for (int desk = 0; desk < DESKS; desk++)
        studio->configs[desk] = write_config(studio->folder, (enum desk)desk);
    write_empty_feed(studio->folder);
    fill_store(studio->configs[DESK_USUAL]);
    fill_store(studio->configs[DESK_NEW]);
    fill_store(studio->configs[DESK_GERMAN]);
    fill_store(studio->configs[DESK_EMOJI]);
    *state = studio;
    return 0;
}

static int studio_teardown(void **state)
{
    struct studio *studio = *state;
    sample_remove(studio->folder);
    for (int desk = 0; desk < DESKS; desk++)
        free(studio->configs[desk]);
    free(studio);
    return 0;
}

/* How old the news is depends on when the test runs; the clock stands where the demo's stories are new,
 * before that. */
static void draw(const struct studio *studio, const struct golden *golden, char *path)
{
    const char *arguments[21] = {FOYER_PROGRAM, "render",
                                 "-c",          studio->configs[golden->desk],
                                 "--story",     golden->story,
                                 "--size",      golden->size,
                                 "--theme",     golden->theme,
                                 "--offset",    golden->offset,
                                 "--at",        "2026-09-12T14:05:00+05:00",
                                 "-o",          path};
    for (size_t i = 0; i < sizeof alerts / sizeof *alerts; i++) {
        if (strcmp(alerts[i].golden, golden->name) != 0)
            continue;
        arguments[16] = "--level";
        arguments[17] = alert_level_name(alerts[i].level);
        arguments[18] = "--alert";
        arguments[19] = alerts[i].text;
    }
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
    struct likeness found = likeness_find(wanted, got);
    if (!found.alike)
        print_error("%s: not as approved about %d, %d: %d pixels of letters and edges, %d of plain surfaces, "
                    "tint %.1f, "
                    "ink %.1f\n",
                    name, found.tile.x + found.tile.w / 2, found.tile.y + found.tile.h / 2, found.sharp,
                    found.flat, found.tint, found.ink);
    SDL_FreeSurface(wanted);
    SDL_FreeSurface(got);
    return found.alike;
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
    draw(studio, &(struct golden){"one", "2", "1280x720", "night", "150", DESK_USUAL}, one);
    draw(studio, &(struct golden){"other", "2", "1280x720", "night", "151", DESK_USUAL}, other);
    SDL_Surface *a = picture_read(one), *b = picture_read(other);
    assert_false(likeness_find(a, b).alike);
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
