/* RSS 0.90 to 0.94 and 2.0 (cyber.harvard.edu/rss/rss.html), and where RSS in both its families keeps what:
 * the channel comes first in the table, then an item, the best source of a field first. One thread at a time.
 */
#include "ingest/read/dialects/rss.h"

#include "base/limits.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/dialects/rss_pace.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void open_channel(void *data, const struct xml_element *element, enum xml_action *action)
{
    (void)action;
    xml_feed_note_language(data, element);
}

static void open_item(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    xml_feed_open_item(data, element, action);
    const char *about = xml_attribute(element, "about"); /* RDF's id and, mostly, its link */
    if (*action == XML_SKIP || !about)
        return;
    xml_item_set(&feed->item, FIELD_ID, about, TEXT_PLAIN, element);
    feed->item.id_is_link = true;
}

static bool is_web_address(const char *text)
{
    text += strspn(text, " \t\r\n");
    return strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0;
}

static void open_guid(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    const char *link = xml_attribute(element, "ispermalink");
    (void)action;
    feed->item.id_is_link = !link || strcasecmp(link, "false") != 0;
}

static void take_guid(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    xml_feed_take_field(data, element, text);
    feed->item.id_is_link = feed->item.id_is_link && is_web_address(text.text);
}

/* The text of <link>, resolved; of an Atom link, or of one that only looks like it, the attribute. */
static void set_link(struct xml_feed *feed, const struct xml_element *element, const char *address)
{
    char *url = xml_resolve(element, address);
    if (url)
        xml_item_set(&feed->item, (enum xml_field)element->rule->field, url, TEXT_PLAIN, element);
    free(url);
}

static void open_link(void *data, const struct xml_element *element, enum xml_action *action)
{
    const char *rel = xml_attribute(element, "rel"), *address = xml_attribute(element, "href");
    (void)action;
    if (address && (!rel || strcasecmp(rel, "alternate") == 0))
        set_link(data, element, address);
    else if (address && strcasecmp(rel, "enclosure") == 0)
        media_add(&((struct xml_feed *)data)->media, element, MEDIA_ENCLOSURE, address);
}

static void take_link(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    feed->item.cut = feed->item.cut || text.cut;
    set_link(feed, element, text.text);
}

static void open_feed_link(void *data, const struct xml_element *element, enum xml_action *action)
{
    const char *rel = xml_attribute(element, "rel");
    (void)action;
    if (!rel || strcasecmp(rel, "alternate") == 0)
        xml_feed_set_home(data, element, xml_attribute(element, "href"));
}

static void open_enclosure(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    (void)action;
    media_add(&feed->media, element, MEDIA_ENCLOSURE, NULL);
}

static void open_image(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    (void)action;
    media_add(&feed->media, element, MEDIA_IMAGE, xml_attribute(element, "resource"));
}

/* <image>address</image> in an item, or <image><url>address</url></image>. */
static void take_image(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    if (text.text[0] && !text.cut)
        media_add(&feed->media, element, MEDIA_IMAGE, text.text);
}

#define FEED_TEXT(space_, name_, take_)                                                                      \
    {                                                                                                        \
        .parents = IN_FEED | IN_ROOT, .space = (space_), .name = (name_), .action = XML_TEXT,                \
        .kind = TEXT_EITHER, .close = (take_)                                                                \
    }
const struct xml_rule rss_rules[] = {
    {.parents = IN_DOCUMENT, .name = "channel", .context = IN_FEED, .open = open_channel},
    {.parents = IN_DOCUMENT, .context = IN_ROOT, .open = open_channel},
    {.parents = IN_ROOT, .space = XML_HOME, .name = "channel", .context = IN_FEED, .open = open_channel},
    {.parents = IN_ROOT | IN_FEED | IN_UNKNOWN,
     .space = XML_HOME,
     .name = "item",
     .context = IN_ITEM,
     .open = open_item,
     .close = xml_feed_close_item},
    {.parents = IN_ROOT, .space = XML_HOME, .name = "image", .action = XML_SKIP},
    {.parents = IN_ROOT, .space = XML_HOME, .name = "textinput", .action = XML_SKIP},

    FEED_TEXT(XML_HOME, "title", xml_feed_take_title),
    FEED_TEXT(XML_DC, "title", xml_feed_take_title),
    FEED_TEXT(XML_HOME, "language", xml_feed_take_language),
    FEED_TEXT(XML_DC, "language", xml_feed_take_language),
    FEED_TEXT(XML_HOME, "ttl", rss_take_ttl),
    FEED_TEXT(XML_SYNDICATION, "updateperiod", rss_take_period),
    FEED_TEXT(XML_SYNDICATION, "updatefrequency", rss_take_frequency),
    {.parents = IN_FEED | IN_ROOT,
     .space = XML_HOME,
     .name = "link",
     .action = XML_TEXT,
     .open = open_feed_link,
     .close = xml_feed_take_home},
    {.parents = IN_FEED | IN_ROOT,
     .space = XML_ATOM,
     .name = "link",
     .action = XML_SKIP,
     .open = open_feed_link},

    {.parents = IN_ITEM,
     .space = XML_HOME,
     .name = "guid",
     .action = XML_TEXT,
     .field = FIELD_ID,
     .open = open_guid,
     .close = take_guid},
    {.parents = IN_ITEM,
     .space = XML_HOME,
     .name = "link",
     .action = XML_TEXT,
     .field = FIELD_LINK,
     .open = open_link,
     .close = take_link},
    {.parents = IN_ITEM,
     .space = XML_ATOM,
     .name = "link",
     .action = XML_SKIP,
     .field = FIELD_LINK_ELSE,
     .open = open_link},
    XML_ITEM_TEXT(XML_ATOM, "id", FIELD_ID),
    XML_ITEM_TEXT(XML_HOME, "title", FIELD_TITLE),
    XML_ITEM_TEXT(XML_DC, "title", FIELD_TITLE_ELSE),
    XML_ITEM_TEXT(XML_ATOM, "title", FIELD_TITLE_ELSE),
    XML_ITEM_TEXT(XML_CONTENT, "encoded", FIELD_CONTENT),
    XML_ITEM_TEXT(XML_YANDEX, "full-text", FIELD_FULL),
    XML_ITEM_TEXT(XML_YANDEX, "fulltext", FIELD_FULL),
    XML_ITEM_TEXT(XML_RAMBLER, "fulltext", FIELD_FULL),
    XML_ITEM_TEXT(XML_RAMBLER, "full-text", FIELD_FULL),
    XML_ITEM_TEXT(XML_TURBO, "content", FIELD_FULL),
    XML_ITEM_TEXT(XML_HOME, "full-text", FIELD_FULL),
    XML_ITEM_TEXT(XML_HOME, "fulltext", FIELD_FULL),
    XML_ITEM_TEXT(XML_HOME, "content", FIELD_FULL),
    XML_ITEM_TEXT(XML_ATOM, "content", FIELD_FULL),
    XML_ITEM_TEXT(XML_XHTML, "body", FIELD_FULL),
    XML_ITEM_TEXT(XML_XHTML, "div", FIELD_FULL),
    XML_ITEM_TEXT(XML_HOME, "description", FIELD_DESCRIPTION),
    XML_ITEM_TEXT(XML_ATOM, "summary", FIELD_DESCRIPTION),
    XML_ITEM_TEXT(XML_HOME, "summary", FIELD_DESCRIPTION),
    XML_ITEM_TEXT(XML_DC, "description", FIELD_DESCRIPTION),
    XML_ITEM_TEXT(XML_ITUNES, "summary", FIELD_MEDIA_DESCRIPTION),
    XML_ITEM_TEXT(XML_DC, "creator", FIELD_BYLINE),
    XML_ITEM_TEXT(XML_ITUNES, "author", FIELD_AUTHOR_ELSE),
    {.parents = IN_ITEM,
     .space = XML_HOME,
     .name = "author",
     .context = IN_AUTHOR,
     .field = FIELD_AUTHOR,
     .close = xml_feed_take_field},
    {.parents = IN_ITEM, .space = XML_ATOM, .name = "author", .context = IN_AUTHOR},
    {.parents = IN_AUTHOR,
     .space = XML_ANY,
     .name = "name",
     .action = XML_TEXT,
     .field = FIELD_AUTHOR,
     .close = xml_feed_take_field},
    XML_ITEM_TEXT(XML_HOME, "category", FIELD_SECTION),
    XML_ITEM_TEXT(XML_DC, "subject", FIELD_SECTION_ELSE),
    XML_ITEM_TEXT(XML_MEDIA, "category", FIELD_SECTION_ELSE),
    XML_ITEM_TEXT(XML_HOME, "source", FIELD_SOURCE),
    XML_ITEM_TEXT(XML_HOME, "pubdate", FIELD_PUBLISHED),
    XML_ITEM_TEXT(XML_HOME, "published", FIELD_DATE),
    XML_ITEM_TEXT(XML_ATOM, "published", FIELD_DATE),
    XML_ITEM_TEXT(XML_DC, "date", FIELD_DATE),
    XML_ITEM_TEXT(XML_HOME, "date", FIELD_DATE),
    XML_ITEM_TEXT(XML_DCTERMS, "issued", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_DCTERMS, "created", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_DCTERMS, "available", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_DCTERMS, "modified", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_ATOM, "updated", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_HOME, "updated", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_HOME, "lastbuilddate", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_DC, "language", FIELD_LANGUAGE),
    XML_ITEM_TEXT(XML_HOME, "language", FIELD_LANGUAGE),
    {.parents = IN_ITEM, .space = XML_HOME, .name = "enclosure", .context = IN_IMAGE, .open = open_enclosure},
    {.parents = IN_ITEM,
     .space = XML_HOME,
     .name = "image",
     .context = IN_IMAGE,
     .open = open_image,
     .close = take_image},
    {.parents = IN_IMAGE, .space = XML_HOME, .name = "url", .action = XML_TEXT, .close = take_image},
    {0},
};

static enum dialect_answer rss_sniff(const struct reading *reading)
{
    return xml_feed_sniff(reading, FEED_RSS) ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static bool rss_read(struct reading *reading)
{
    return xml_feed_read(reading, FEED_RSS, "items", rss_rules);
}

const struct dialect dialect_rss = {.sniff = rss_sniff, .read = rss_read};
