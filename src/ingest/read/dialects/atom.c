/* Atom 1.0 (RFC 4287) and 0.3, a feed or a single entry. */
#include "base/buffer.h"
#include "base/limits.h"
#include "ingest/read/dialects/atom_text.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/xmlfeed/byline.h"
#include "ingest/read/xmlfeed/feed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The relation of a link, registered ones also by their address; "alternate" when it says none. */
static const char *relation(const struct xml_element *element)
{
    static const char registry[] = "http://www.iana.org/assignments/relation/";
    const char *rel = xml_attribute(element, "rel");
    if (!rel || !rel[0])
        return "alternate";
    return strncmp(rel, registry, sizeof registry - 1) == 0 ? rel + sizeof registry - 1 : rel;
}

static bool is_page(const struct xml_element *element)
{
    const char *type = xml_attribute(element, "type");
    return !type || !type[0] || bytes_find_any_case(type, strlen(type), "html");
}

static void open_link(void *data, const struct xml_element *element, enum xml_action *action)
{
    static const struct {
        const char *relation;
        enum xml_field page, other;
    } fields[] = {
        {"alternate", FIELD_LINK, FIELD_LINK_ELSE},
        {"related", FIELD_LINK_RELATED, FIELD_NONE},
        {"self", FIELD_LINK_SELF, FIELD_NONE},
    };
    struct xml_feed *feed = data;
    const char *rel = relation(element), *address = xml_attribute(element, "href");
    (void)action;
    if (strcasecmp(rel, "enclosure") == 0)
        media_add(&feed->media, element, MEDIA_ENCLOSURE, address);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        enum xml_field field = is_page(element) ? fields[i].page : fields[i].other;
        char *url = field != FIELD_NONE && strcasecmp(rel, fields[i].relation) == 0
                        ? xml_resolve(element, address)
                        : NULL;
        if (url)
            xml_item_set(&feed->item, field, url, TEXT_PLAIN, element);
        free(url);
    }
}

static void open_feed_link(void *data, const struct xml_element *element, enum xml_action *action)
{
    (void)action;
    if (strcasecmp(relation(element), "alternate") == 0 && is_page(element))
        xml_feed_set_home(data, element, xml_attribute(element, "href"));
}

static void open_category(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    const char *label = xml_attribute(element, "label"), *term = xml_attribute(element, "term");
    (void)action;
    if (label)
        xml_item_set(&feed->item, FIELD_SECTION, label, TEXT_PLAIN, element);
    if (term)
        xml_item_set(&feed->item, FIELD_SECTION, term, TEXT_PLAIN, element);
}

/* Several authors of the feed in one line. */
static void take_feed_author(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    char *name = byline_name(text.text);
    struct buffer names;
    (void)element;
    if (!name)
        return;
    buffer_init(&names, LIMIT_FIELD);
    if (buffer_append_format(&names, "%s%s%s", feed->author ? feed->author : "", feed->author ? ", " : "",
                             name)) {
        free(feed->author);
        feed->author = buffer_take(&names);
    }
    buffer_finish(&names);
    free(name);
}

static void open_feed(void *data, const struct xml_element *element, enum xml_action *action)
{
    (void)action;
    xml_feed_note_language(data, element);
}

static void open_entry(void *data, const struct xml_element *element, enum xml_action *action)
{
    xml_feed_open_item(data, element, action);
}

/* A text of the entry with a type; `kind_` holds without one. */
#define ENTRY_TEXT(name_, field_, kind_)                                                                     \
    {                                                                                                        \
        .parents = IN_ITEM, .space = XML_ATOM, .name = (name_), .action = XML_TEXT, .field = (field_),       \
        .kind = (kind_), .open = atom_text_open, .close = atom_text_take                                     \
    }

static const struct xml_rule rules[] = {
    {.parents = IN_DOCUMENT, .name = "feed", .context = IN_FEED, .open = open_feed},
    {.parents = IN_DOCUMENT | IN_FEED | IN_UNKNOWN,
     .space = XML_ATOM,
     .name = "entry",
     .context = IN_ITEM,
     .open = open_entry,
     .close = xml_feed_close_item},

    {.parents = IN_FEED,
     .space = XML_ATOM,
     .name = "title",
     .action = XML_TEXT,
     .kind = TEXT_PLAIN,
     .open = atom_text_open,
     .close = atom_text_take_title},
    {.parents = IN_FEED, .space = XML_ATOM, .name = "link", .action = XML_SKIP, .open = open_feed_link},
    {.parents = IN_FEED, .space = XML_ATOM, .name = "author", .context = IN_FEED_AUTHOR},
    {.parents = IN_FEED_AUTHOR,
     .space = XML_ATOM,
     .name = "name",
     .action = XML_TEXT,
     .close = take_feed_author},
    {.parents = IN_FEED,
     .space = XML_DC,
     .name = "language",
     .action = XML_TEXT,
     .close = xml_feed_take_language},

    ENTRY_TEXT("title", FIELD_TITLE, TEXT_PLAIN),
    ENTRY_TEXT("content", FIELD_CONTENT, TEXT_EITHER),
    ENTRY_TEXT("summary", FIELD_DESCRIPTION, TEXT_EITHER),
    XML_ITEM_TEXT(XML_ATOM, "id", FIELD_ID),
    {.parents = IN_ITEM, .space = XML_ATOM, .name = "link", .action = XML_SKIP, .open = open_link},
    {.parents = IN_ITEM, .space = XML_ATOM, .name = "category", .action = XML_SKIP, .open = open_category},
    {.parents = IN_ITEM, .space = XML_ATOM, .name = "author", .context = IN_AUTHOR},
    {.parents = IN_AUTHOR,
     .space = XML_ATOM,
     .name = "name",
     .action = XML_TEXT,
     .field = FIELD_BYLINE,
     .close = xml_feed_take_field},
    {.parents = IN_ITEM, .space = XML_ATOM, .name = "source", .context = IN_SOURCE},
    {.parents = IN_SOURCE,
     .space = XML_ATOM,
     .name = "title",
     .action = XML_TEXT,
     .field = FIELD_SOURCE,
     .kind = TEXT_PLAIN,
     .open = atom_text_open,
     .close = atom_text_take},
    {.parents = IN_SOURCE, .space = XML_ATOM, .name = "author", .context = IN_SOURCE_AUTHOR},
    {.parents = IN_SOURCE_AUTHOR,
     .space = XML_ATOM,
     .name = "name",
     .action = XML_TEXT,
     .field = FIELD_AUTHOR_ELSE,
     .close = xml_feed_take_field},
    XML_ITEM_TEXT(XML_ATOM, "published", FIELD_PUBLISHED),
    XML_ITEM_TEXT(XML_ATOM, "issued", FIELD_DATE),
    XML_ITEM_TEXT(XML_ATOM, "created", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_ATOM, "updated", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_ATOM, "modified", FIELD_UPDATED),
    XML_ITEM_TEXT(XML_DC, "creator", FIELD_AUTHOR),
    XML_ITEM_TEXT(XML_DC, "subject", FIELD_SECTION_ELSE),
    XML_ITEM_TEXT(XML_DC, "date", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_DC, "language", FIELD_LANGUAGE),
    XML_ITEM_TEXT(XML_DCTERMS, "issued", FIELD_DATE_ELSE),
    XML_ITEM_TEXT(XML_CONTENT, "encoded", FIELD_FULL),
    {0},
};

static enum dialect_answer atom_sniff(const struct reading *reading)
{
    return xml_feed_sniff(reading, FEED_ATOM) ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static bool atom_read(struct reading *reading)
{
    return xml_feed_read(reading, FEED_ATOM, "entries", rules);
}

const struct dialect dialect_atom = {.sniff = atom_sniff, .read = atom_read};
