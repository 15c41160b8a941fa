/* Texts of Atom by their type, mode and source. One thread at a time. */
#include "ingest/read/dialects/atom_text.h"

#include "ingest/read/text/base64.h"
#include "ingest/read/text/bytes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How a type is read; those of the end of the table begin like it. */
static const struct {
    const char *type;
    bool begins;
    enum xml_action action;
    enum text_kind kind;
} types[] = {
    {"text", false, XML_TEXT, TEXT_PLAIN},
    {"html", false, XML_TEXT, TEXT_HTML},
    {"xhtml", false, XML_MARKUP, TEXT_HTML},
    {"text/html", true, XML_TEXT, TEXT_HTML},
    {"application/xhtml", true, XML_MARKUP, TEXT_HTML},
    {"text/xhtml", true, XML_MARKUP, TEXT_HTML},
    {"text/xml", true, XML_SKIP, TEXT_PLAIN},
    {"text/", true, XML_TEXT, TEXT_PLAIN},
    {"", true, XML_SKIP, TEXT_PLAIN}, /* a picture, a recording, some XML */
};

static bool type_fits(size_t row, const char *type)
{
    return types[row].begins ? bytes_begin(type, strlen(type), types[row].type)
                             : strcasecmp(type, types[row].type) == 0;
}

/* What is elsewhere is no body, but may be a picture or the story's page. */
static void use_source(struct xml_feed *feed, const struct xml_element *element, const char *source)
{
    const char *type = xml_attribute(element, "type");
    size_t length = type ? strlen(type) : 0;
    char *url = xml_resolve(element, source);
    if (length > 0 && bytes_begin(type, length, "image/"))
        media_add(&feed->media, element, MEDIA_ENCLOSURE, source);
    else if (url && (length == 0 || bytes_begin(type, length, "text/html")))
        xml_item_set(&feed->item, FIELD_LINK_ELSE, url, TEXT_PLAIN, element);
    free(url);
}

void atom_text_open(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    const char *type = xml_attribute(element, "type"), *mode = xml_attribute(element, "mode");
    const char *source = xml_attribute(element, "src");
    bool escaped = mode && strcasecmp(mode, "escaped") == 0;
    feed->base64 = mode && strcasecmp(mode, "base64") == 0;
    feed->kind = element->rule->kind;
    if (source && source[0]) {
        *action = XML_SKIP;
        use_source(feed, element, source);
        return;
    }
    if (!type || !type[0]) {
        feed->kind = escaped ? TEXT_EITHER : feed->kind;
        return;
    }
    size_t row = 0;
    while (!type_fits(row, type))
        row++;
    feed->kind = types[row].kind;
    *action = types[row].action == XML_MARKUP && (escaped || feed->base64) ? XML_TEXT : types[row].action;
}

void atom_text_take(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    enum text_kind kind = text.markup ? TEXT_HTML : feed->kind;
    char *decoded = feed->base64 && !text.markup ? base64_text(text.text) : NULL;
    feed->item.cut = feed->item.cut || text.cut;
    xml_item_set(&feed->item, (enum xml_field)element->rule->field, decoded ? decoded : text.text, kind,
                 element);
    free(decoded);
}

void atom_text_take_title(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    char *decoded = feed->base64 && !text.markup ? base64_text(text.text) : NULL;
    struct draft_text title = {decoded ? decoded : text.text, text.markup ? TEXT_HTML : feed->kind};
    (void)element;
    xml_feed_set_title(feed, title);
    free(decoded);
}
