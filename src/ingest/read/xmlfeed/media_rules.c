/* The rules of Media RSS and its kin, the same in every dialect. */
#include "ingest/read/xmlfeed/feed.h"

#include <string.h>
#include <strings.h>

static void open_holder(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    (void)action;
    media_enter(&feed->media);
    if (strcmp(element->name, "content") == 0)
        media_add(&feed->media, element, MEDIA_CONTENT, NULL);
}

static void close_holder(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    (void)element, (void)text;
    media_leave(&feed->media);
}

static void open_thumbnail(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    (void)action;
    media_add(&feed->media, element, element->rule->field == FIELD_NONE ? MEDIA_THUMBNAIL : MEDIA_COVER,
              NULL);
}

static void close_thumbnail(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    if (text.text[0] && !text.markup && !text.cut)
        media_add(&feed->media, element, MEDIA_THUMBNAIL, text.text);
}

static void take_text(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    enum text_kind kind = text.markup ? TEXT_HTML : TEXT_EITHER;
    feed->item.cut = feed->item.cut || (feed->open && text.cut);
    media_set_text(&feed->media, (enum media_text)element->rule->field, text.text, kind);
}

/* What describes an item or its only group may describe the story, too. */
static void take_description(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    take_text(data, element, text);
    if (feed->open)
        xml_item_set(&feed->item, FIELD_MEDIA_DESCRIPTION, text.text, text.markup ? TEXT_HTML : TEXT_EITHER,
                     element);
}

static void take_title(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    take_text(data, element, text);
    if (feed->open)
        xml_item_set(&feed->item, FIELD_TITLE_ELSE, text.text, text.markup ? TEXT_HTML : TEXT_EITHER,
                     element);
}

enum { STORYS = IN_ITEM | IN_GROUP, ANYWHERE = STORYS | IN_FEED | IN_MEDIA };

const struct xml_rule xml_media_rules[] = {
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "group",
     .context = IN_GROUP,
     .open = open_holder,
     .close = close_holder},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "content",
     .context = IN_MEDIA,
     .open = open_holder,
     .close = close_holder},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "thumbnail",
     .action = XML_TEXT,
     .open = open_thumbnail,
     .close = close_thumbnail},
    {.parents = STORYS,
     .space = XML_MEDIA,
     .name = "title",
     .action = XML_TEXT,
     .field = MEDIA_TITLE,
     .close = take_title},
    {.parents = STORYS,
     .space = XML_MEDIA,
     .name = "description",
     .action = XML_TEXT,
     .field = MEDIA_DESCRIPTION,
     .close = take_description},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "title",
     .action = XML_TEXT,
     .field = MEDIA_TITLE,
     .close = take_text},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "description",
     .action = XML_TEXT,
     .field = MEDIA_DESCRIPTION,
     .close = take_text},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "credit",
     .action = XML_TEXT,
     .field = MEDIA_CREDIT,
     .close = take_text},
    {.parents = ANYWHERE,
     .space = XML_MEDIA,
     .name = "copyright",
     .action = XML_TEXT,
     .field = MEDIA_COPYRIGHT,
     .close = take_text},
    {.parents = IN_ITEM,
     .space = XML_ITUNES,
     .name = "image",
     .action = XML_SKIP,
     .field = MEDIA_COVER,
     .open = open_thumbnail},
    {.parents = IN_ITEM,
     .space = XML_GOOGLEPLAY,
     .name = "image",
     .action = XML_SKIP,
     .field = MEDIA_COVER,
     .open = open_thumbnail},
    {0},
};
