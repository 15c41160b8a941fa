/* Every key of the configuration file with its range, default and help. Constant data. */
#include "config/keys.h"

#include "base/limits.h"
#include "config/config.h"

_Static_assert(LIMIT_STORIES_PER_FEED == 500, "the maximum of max_stories below says the same");
_Static_assert(LIMIT_FONTS == 8, "the help of fonts below says the same");

static const struct config_section sections[SECTIONS] = {
    [SECTION_TOP] = {.name = "", .parent = -1, .maximum = 1, .help = "Outside of all sections."},
    [SECTION_FEED] = {.name = "feed",
                      .title = "NAME",
                      .parent = SECTION_TOP,
                      .maximum = LIMIT_FEEDS,
                      .help =
                          "One source of stories; at least one is needed, and each has a name of its own."},
    [SECTION_MAP] =
        {.name = "map",
         .parent = SECTION_FEED,
         .maximum = LIMIT_FEEDS,
         .help = "Where a feed of format mapped, any JSON with articles in it, keeps what. A value is "
                 "a JSON Pointer such as /fields/body (RFC 6901); several, separated by \" | \", are "
                 "tried in turn; a step may choose from a list by number, /media[0], or by what an "
                 "element holds, /elements[relation=main]. \"stories\" is sought from the top of "
                 "the document, all others from one story."},
    [SECTION_ROTATION] = {.name = "rotation",
                          .parent = SECTION_TOP,
                          .maximum = 1,
                          .help = "How long stories stay on the screen."},
    [SECTION_SCREEN] = {.name = "screen", .parent = SECTION_TOP, .maximum = 1, .help = "How it looks."},
    [SECTION_CLOCK] = {.name = "clock",
                       .title = "PLACE",
                       .parent = SECTION_TOP,
                       .maximum = LIMIT_CLOCKS,
                       .help = "A clock in the bar with the name of its place."},
    [SECTION_THEME] =
        {.name = "theme",
         .title = "NAME",
         .parent = SECTION_TOP,
         .maximum = LIMIT_THEMES,
         .help = "A look of your own, for theme in the screen section to name: colours, faces and logo. Text "
                 "that could not be read is refused: a contrast of 7:1 is needed for headline, summary and "
                 "strong, 4.5:1 for dim and accent. A font is a TrueType or OpenType file; letters that it "
                 "does not have are shown in Foyer's own, and so is all when it cannot be read."},
    [SECTION_NETWORK] = {.name = "network",
                         .parent = SECTION_TOP,
                         .maximum = 1,
                         .help = "The way out to the feeds."},
};

#define TOP(field)  .section = SECTION_TOP, .name = #field, .offset = offsetof(struct config, field)
#define FEED(field) .section = SECTION_FEED, .name = #field, .offset = offsetof(struct config_feed, field)
#define ACCESS(field)                                                                                        \
    .section = SECTION_FEED, .name = #field, .offset = offsetof(struct config_feed, access.field)
#define ROTATION(field)                                                                                      \
    .section = SECTION_ROTATION, .name = #field, .offset = offsetof(struct config, rotation.field)
#define SCREEN(field)                                                                                        \
    .section = SECTION_SCREEN, .name = #field, .offset = offsetof(struct config, screen.field)
#define NETWORK(field)                                                                                       \
    .section = SECTION_NETWORK, .name = #field, .offset = offsetof(struct config, network.field)
#define CLOCK(field) .section = SECTION_CLOCK, .name = #field, .offset = offsetof(struct config_clock, field)
#define MAP(field, text)                                                                                     \
    {                                                                                                        \
        .section = SECTION_MAP, .name = #field, .type = KEY_EXPRESSION,                                      \
        .offset = offsetof(struct config_feed, map.field), .help = (text)                                    \
    }

#define COLOR(field, color, text)                                                                            \
    {                                                                                                        \
        .section = SECTION_THEME, .name = #field, .type = KEY_COLOR,                                         \
        .offset = offsetof(struct config_theme, palette.colors[color]), .otherwise = "that of like",         \
        .help = (text)                                                                                       \
    }

#define THEME(field)                                                                                         \
    .section = SECTION_THEME, .name = #field, .type = KEY_FILE, .offset = offsetof(struct config_theme, field)

static const struct config_key keys[] = {
    {TOP(title), .type = KEY_TEXT, .otherwise = "no title", .sample = "Embassy lobby",
     .help = "Name of this display, in the bar."},
    {TOP(logo), .type = KEY_FILE, .otherwise = "none", .example = "/etc/foyer/logo.png",
     .help =
         "Picture in the bar before the title: a PNG file, shown at most 56 pixels high and 320 wide on a "
         "screen of 1920x1080."},
    {TOP(language), .type = KEY_LANGUAGE, .fallback = "en",
     .help =
         "Language of the bar's own words, such as en, ru or zh; each of those that Foyer comes with is a "
         "file in its folder languages."},
    {TOP(fonts), .type = KEY_FILES, .otherwise = "none",
     .example = "/usr/local/share/fonts/First.ttf | /usr/local/share/fonts/Second.otf",
     .help = "Font files for letters that Foyer's own fonts do not have, in the order in which they are "
             "tried; up "
             "to 8. foyer check names the letters of the stories that are in none."},
    {TOP(timezone), .type = KEY_ZONE, .otherwise = "the machine's own", .sample = "Asia/Almaty",
     .help = "Time zone of all dates, and of the only clock when none is configured."},
    {TOP(store), .type = KEY_FOLDER,
     .otherwise = "$STATE_DIRECTORY, else $XDG_STATE_HOME/foyer, else ~/.local/state/foyer",
     .example = "/var/lib/foyer", .help = "Folder where stories and photos are kept."},
    {TOP(photo_budget), .type = KEY_BYTES, .fallback = "500MB", .minimum = "50MB", .maximum = "100GB",
     .help = "Space for photos. When it is used up, photos of the oldest stories are removed."},

    {FEED(url), .type = KEY_URL, .sample = "https://example.org/feed.json",
     .help = "Where the feed is read. Every feed needs it."},
    {FEED(format), .type = KEY_FORMAT, .fallback = "auto", .words = FEED_FORMAT_WORDS,
     .help = "What the feed is written in; auto looks at it. A mapped feed needs a map "
             "section; rdf is RSS 1.0."},
    {FEED(refresh), .type = KEY_SPAN, .fallback = "10m", .minimum = "1m", .maximum = "1d",
     .help = "Time between two reads."},
    {FEED(language), .type = KEY_LANGUAGE, .otherwise = "none", .example = "ru",
     .help = "Language of the stories when the feed does not say."},
    {FEED(max_stories), .type = KEY_NUMBER, .fallback = "50", .minimum = "1", .maximum = "500",
     .unit = "stories", .help = "So many of the newest are kept."},
    {FEED(junk), .type = KEY_TEXT, .otherwise = "none", .example = "Follow us on Telegram | Subscribe to *",
     .help = "Lines of this feed's texts that are not shown: a paragraph that is one of these texts, or "
             "begins like one that ends in *. Capitals do not count; \" | \" stands between two."},
    {FEED(weight), .type = KEY_NUMBER, .fallback = "1", .minimum = "1", .maximum = "10",
     .help =
         "How often its stories are shown: 2 is twice as often as 1. A story that stands in several feeds "
         "is shown once, from the feed with the highest weight."},
    {ACCESS(credentials), .type = KEY_FILE, .otherwise = "none", .example = "/etc/foyer/ministry.credentials",
     .help =
         "File that proves to the feed's server who asks, in one line: bearer TOKEN, basic USER:PASSWORD or "
         "header NAME: VALUE. Nobody but the user that Foyer runs as may be able to read it (chmod 600). It "
         "is read before each request, and sent to that server only."},
    {ACCESS(client_certificate), .type = KEY_FILE, .otherwise = "none", .example = "/etc/foyer/client.pem",
     .help = "Certificate in PEM for servers that ask for one."},
    {ACCESS(client_key), .type = KEY_FILE, .otherwise = "the file of the certificate",
     .example = "/etc/foyer/client.key", .help = "Its key, in a file that Foyer's user alone can read."},

    MAP(stories, "The list of stories. Every map needs it; \"/\" when the document itself is the list."),
    MAP(id, "What tells a story from all others; without it, its link."),
    MAP(url, "Link to the story."),
    MAP(headline, "Headline. Every map needs it."),
    MAP(section, "Topic or section."),
    MAP(byline, "Author."),
    MAP(source, "Publisher, when it is not the feed's own name."),
    MAP(language, "Language of the story."),
    MAP(published, "Date of publication."),
    MAP(updated, "Date of the last change."),
    MAP(summary, "Short text."),
    MAP(body, "Whole text, HTML or plain."),
    MAP(photo, "Link to the photo."),
    MAP(caption, "Caption of the photo."),
    MAP(credit, "Who took the photo."),

    {ROTATION(dwell), .type = KEY_SPAN, .second = offsetof(struct config, rotation.dwell_auto),
     .fallback = "auto", .minimum = "3s", .maximum = "10m", .words = "auto",
     .help = "Time that a story stays; auto is the time it takes to read it."},
    {ROTATION(reading_speed), .type = KEY_NUMBER, .fallback = "160", .minimum = "60", .maximum = "400",
     .unit = "words per minute", .help = "How fast visitors read. The text scrolls at this speed."},
    {ROTATION(min_dwell), .type = KEY_SPAN, .fallback = "12s", .minimum = "3s", .maximum = "10m",
     .help = "A story stays at least this long when dwell is auto."},
    {ROTATION(max_dwell), .type = KEY_SPAN, .fallback = "90s", .minimum = "3s", .maximum = "10m",
     .help = "A story stays at most this long when dwell is auto."},
    {ROTATION(max_age), .type = KEY_SPAN, .fallback = "none", .minimum = "1h", .maximum = "366d",
     .words = "none|0", .help = "Older stories are not shown, say 3d."},

    {SCREEN(theme), .type = KEY_THEME, .fallback = "night",
     .help = "Colours: light on dark, dark on light, for weak eyes, or a theme of your own."},
    {SCREEN(text_scale), .type = KEY_DECIMAL, .fallback = "1.0", .minimum = "0.5", .maximum = "2.0",
     .help = "Size of all text. 1.0 is read from four metres on a 43-inch screen."},
    {.section = SECTION_SCREEN,
     .name = "size",
     .type = KEY_SIZE,
     .offset = offsetof(struct config, screen.width),
     .second = offsetof(struct config, screen.height),
     .fallback = "1920x1080",
     .minimum = "640x480",
     .maximum = "7680x4320",
     .unit = "pixels",
     .help = "Size of a window and of rendered pictures; photos are prepared for it."},
    {SCREEN(rotate), .type = KEY_NUMBER, .fallback = "0", .words = "0|90|180|270",
     .help =
         "Degrees clockwise by which the picture is turned, for a screen that hangs on its side or upside "
         "down. With 90 and 270 the size above, which is the screen's own, gives a page that stands."},
    {SCREEN(qr), .type = KEY_SWITCH, .fallback = "false", .words = "true|false",
     .help = "Shows the story's link as a QR code in a corner of its photo. A link too long to be "
             "read across the room has none."},
    {SCREEN(photo_motion), .type = KEY_SWITCH, .fallback = "false", .words = "true|false",
     .help = "Moves photos slowly while they are shown. It is smooth where a GPU draws the screen, and costs "
             "what drawing every frame costs."},
    {SCREEN(burn_in_guard), .type = KEY_SWITCH, .fallback = "true", .words = "true|false",
     .help = "Moves the whole picture by a pixel every minute, three at most on a screen of 1920x1080, so "
             "that nothing burns in."},

    {CLOCK(timezone), .type = KEY_ZONE, .sample = "", .help = "Its time zone. Every clock needs it."},

    {.section = SECTION_THEME,
     .name = "like",
     .type = KEY_WORD,
     .offset = offsetof(struct config_theme, like),
     .fallback = "night",
     .words = palette_names,
     .help = "Its colours hold where none is given."},
    COLOR(background, PALETTE_BACKGROUND, "Behind the text."),
    COLOR(headline, PALETTE_HEADLINE, "The headline."),
    COLOR(summary, PALETTE_SUMMARY, "The running text, and the next headline in the bar."),
    COLOR(strong, PALETTE_STRONG, "Headings in the text; title and times in the bar."),
    COLOR(dim, PALETTE_DIM, "Date, author, source; names of clocks."),
    COLOR(rule, PALETTE_RULE, "The line above the text."),
    COLOR(bar, PALETTE_BAR, "Behind the bar."),
    COLOR(bar_line, PALETTE_BAR_LINE, "The line at the bar's upper edge."),
    COLOR(accent, PALETTE_ACCENT, "The section, the progress line, and how old news is."),
    {THEME(headline_font), .otherwise = "Foyer's own", .example = "/etc/foyer/Headline-Bold.ttf",
     .help = "The headline; a bold cut is meant."},
    {THEME(text_font), .otherwise = "Foyer's own", .example = "/etc/foyer/Text-Regular.ttf",
     .help = "The running text, date, author, caption and credit."},
    {THEME(text_medium_font), .otherwise = "text_font, else Foyer's own",
     .example = "/etc/foyer/Text-Medium.ttf",
     .help = "The source, the next headline in the bar, names of clocks; a little bolder."},
    {THEME(text_strong_font), .otherwise = "text_medium_font, else text_font, else Foyer's own",
     .example = "/etc/foyer/Text-SemiBold.ttf",
     .help = "The section, headings in the text, title and times in the bar; half bold."},
    {THEME(logo), .otherwise = "that of the configuration", .example = "/etc/foyer/ministry.png",
     .help = "Picture in the bar, in place of the logo of the configuration."},

    {NETWORK(proxy), .type = KEY_PROXY,
     .otherwise = "what http_proxy, https_proxy, all_proxy and no_proxy of the environment say",
     .example = "http://proxy.example:3128",
     .help = "What all requests go through; none for a direct way whatever the environment says."},
    {NETWORK(proxy_credentials), .type = KEY_FILE, .otherwise = "none",
     .example = "/etc/foyer/proxy.credentials",
     .help = "File with basic USER:PASSWORD for the proxy; Foyer's user alone may be able to read it."},
    {NETWORK(ca_file), .type = KEY_FILE, .otherwise = "those of the machine",
     .example = "/etc/foyer/authority.pem",
     .help = "Authorities in PEM that certificates of servers are checked with, instead of the machine's."},
};

const struct config_schema config_schema = {
    .sections = sections,
    .section_count = SECTIONS,
    .keys = keys,
    .key_count = sizeof keys / sizeof *keys,
    .file_maximum = LIMIT_CONFIG_FILE,
};
