/* The sample file: what is the same for every key comes from the table, what shows a use stands here. */
#include "base/memory.h"
#include "config/keys.h"
#include "config/value.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, TEXT_MAX = 2000 };

static const char beginning[] =
    "# The configuration of Foyer.\n"
    "#\n"
    "# A line that begins with # is a comment. Most keys below are comments that show their default: to "
    "change\n"
    "# one, take the \"# \" away. `foyer check` names every mistake with its line. Foyer takes up a change "
    "of\n"
    "# this file by itself; with a mistake in it, it goes on as before and logs the line.\n"
    "# Spans of time have a unit: 90s, 10m, 1h30m, 3d. Values with blanks or signs stand in quotes;\n"
    "# \"${NAME}\" is a variable of the environment, include(\"FILE\") takes in another file.\n";

/* The feeds that the sample's text is about; each line is commented by `write_commented`. */
static const char newsapi[] =
    "feed \"Headlines\" {\n"
    "    url    = \"https://newsapi.org/v2/top-headlines?country=us&apiKey=${NEWSAPI_KEY}\"\n"
    "    format = mapped\n"
    "    map {\n"
    "        stories   = \"/articles\"\n"
    "        id        = \"/url\"\n"
    "        url       = \"/url\"\n"
    "        headline  = \"/title\"\n"
    "        byline    = \"/author\"\n"
    "        source    = \"/source/name\"\n"
    "        published = \"/publishedAt\"\n"
    "        summary   = \"/description\"\n"
    "        body      = \"/content | /description\"\n"
    "        photo     = \"/urlToImage\"\n"
    "    }\n"
    "}\n";

static const char guardian[] =
    "feed \"The Guardian\" {\n"
    "    url    = "
    "\"https://content.guardianapis.com/world?show-fields=all&show-elements=image&api-key=${GUARDIAN_KEY}\"\n"
    "    format = mapped\n"
    "    map {\n"
    "        stories   = \"/response/results\"\n"
    "        id        = \"/id\"\n"
    "        url       = \"/webUrl\"\n"
    "        headline  = \"/fields/headline | /webTitle\"\n"
    "        section   = \"/sectionName\"\n"
    "        byline    = \"/fields/byline\"\n"
    "        published = \"/webPublicationDate\"\n"
    "        updated   = \"/fields/lastModified\"\n"
    "        summary   = \"/fields/trailText\"\n"
    "        body      = \"/fields/body\"\n"
    "        photo     = \"/elements[relation=main]/assets[0]/file | /fields/thumbnail\"\n"
    "        caption   = \"/elements[relation=main]/assets[0]/typeData/caption\"\n"
    "        credit    = \"/elements[relation=main]/assets[0]/typeData/credit\"\n"
    "    }\n"
    "}\n";

static const char clocks[] = "clock \"Astana\"     { timezone = \"Asia/Almaty\" }\n"
                             "clock \"Washington\" { timezone = \"America/New_York\" }\n";

static const char theme[] = "theme \"Ministry\" {\n"
                            "    like          = paper\n"
                            "    background    = \"#ffffff\"\n"
                            "    accent        = \"#0a5c36\"\n"
                            "    headline_font = \"/etc/foyer/Headline-Bold.ttf\"\n"
                            "    logo          = \"/etc/foyer/ministry.png\"\n"
                            "}\n";

/* Text in comment lines, broken at blanks. */
static void write_comment(struct buffer *into, const char *indent, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column == 0 || column + 1 + word > WIDTH) {
            buffer_append_format(into, "%s%s#", column ? "\n" : "", indent);
            column = strlen(indent) + 1;
        }
        buffer_append_format(into, " %.*s", (int)word, text);
        column += 1 + word;
        text += word;
        text += *text == ' ';
    }
    buffer_append_text(into, "\n");
}

static void write_commented(struct buffer *into, const char *lines)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        buffer_append_format(into, "# %.*s\n", (int)length, lines);
        lines += length + 1;
    }
}

static bool wants_quotes(const struct config_key *key)
{
    return key->type == KEY_TEXT || key->type == KEY_URL || key->type == KEY_FOLDER ||
           key->type == KEY_FILE || key->type == KEY_FILES || key->type == KEY_PROXY || key->type == KEY_ZONE;
}

/* "name = value", a comment when the value is what holds anyway. */
static void write_key(struct buffer *into, const char *indent, const struct config_key *key)
{
    const char *value = key->sample     ? key->sample
                        : key->fallback ? key->fallback
                        : key->example  ? key->example
                                        : "";
    const char *quote = !value[0] || wants_quotes(key) ? "\"" : "";
    struct buffer text;
    buffer_init(&text, TEXT_MAX);
    buffer_append_text(&text, key->help);
    if (key->type != KEY_TEXT) {
        buffer_append_text(&text, " Allowed: ");
        value_allowed(key, &text);
        buffer_append_text(&text, ".");
    }
    if (!key->fallback && key->otherwise)
        buffer_append_format(&text, " Default: %s.", key->otherwise);
    write_comment(into, indent, text.bytes);
    buffer_finish(&text);
    buffer_append_format(into, "%s%s%s = %s%s%s\n", indent, key->sample ? "" : "# ", key->name, quote, value,
                         quote);
}

static void write_keys(struct buffer *into, int section, const char *indent)
{
    for (size_t i = 0; i < config_schema.key_count; i++) {
        if (config_schema.keys[i].section != section)
            continue;
        if (i > 0 && config_schema.keys[i - 1].section == section)
            buffer_append_text(into, "\n");
        write_key(into, indent, &config_schema.keys[i]);
    }
}

static void write_section_help(struct buffer *into, int section)
{
    buffer_append_text(into, "\n");
    write_comment(into, "", config_schema.sections[section].help);
}

static void write_section(struct buffer *into, int section, const char *title)
{
    write_section_help(into, section);
    buffer_append_format(into, "%s%s {\n", config_schema.sections[section].name, title);
    write_keys(into, section, "    ");
    buffer_append_text(into, "}\n");
}

static int longest_name(int section)
{
    size_t longest = 0;
    for (size_t i = 0; i < config_schema.key_count; i++) {
        size_t length = strlen(config_schema.keys[i].name);
        if (config_schema.keys[i].section == section && length > longest)
            longest = length;
    }
    return (int)longest;
}

/* The keys of a section, each with its meaning. */
static void write_list(struct buffer *into, int section)
{
    int width = longest_name(section);
    write_section_help(into, section);
    for (size_t i = 0; i < config_schema.key_count; i++)
        if (config_schema.keys[i].section == section)
            buffer_append_format(into, "#   %-*s  %s\n", width, config_schema.keys[i].name,
                                 config_schema.keys[i].help);
}

/* The keys of a map, then two maps at work. */
static void write_maps(struct buffer *into)
{
    write_list(into, SECTION_MAP);
    buffer_append_text(into, "#\n# A feed in the shape of NewsAPI:\n#\n");
    write_commented(into, newsapi);
    buffer_append_text(into, "#\n# A feed in the shape of the Guardian:\n#\n");
    write_commented(into, guardian);
}

void config_write_sample(struct buffer *into)
{
    buffer_append_text(into, beginning);
    buffer_append_text(into, "\n");
    write_keys(into, SECTION_TOP, "");
    write_section(into, SECTION_FEED, " \"Caravanserai\"");
    write_maps(into);
    write_section(into, SECTION_ROTATION, "");
    write_section(into, SECTION_SCREEN, "");
    write_list(into, SECTION_THEME);
    buffer_append_text(into, "#\n");
    write_commented(into, theme);
    write_section(into, SECTION_NETWORK, "");
    write_section_help(into, SECTION_CLOCK);
    buffer_append_text(into, clocks);
}
