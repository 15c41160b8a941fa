/* A document of XML from its root to its last story, and what had to be repaired. One thread at a time. */
#include "ingest/read/xmlfeed/feed.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/url/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SECONDS = 86400 };

bool xml_feed_sniff(const struct reading *reading, enum feed_format format)
{
    struct xml_root root;
    return xml_root_find(reading->text, reading->length, &root) && root.format == format;
}

void xml_feed_open_item(void *data, const struct xml_element *element, enum xml_action *action)
{
    struct xml_feed *feed = data;
    feed->count++;
    feed->left_out = feed->count > LIMIT_STORIES_PER_FEED;
    if (feed->left_out) {
        *action = XML_SKIP;
        return;
    }
    xml_item_clear(&feed->item);
    feed->item.language = memory_copy_text(element->language);
    xml_feed_set_language(feed, feed->language);
    media_begin_item(&feed->media);
    feed->open = true;
}

void xml_feed_close_item(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    char where[32];
    (void)element, (void)text;
    if (feed->left_out)
        return;
    media_end_item(&feed->media);
    feed->open = false;
    (void)snprintf(where, sizeof where, "%s[%zu]", feed->place, feed->count - 1);
    if (feed->item.cut) {
        feed_document_add_problem(feed->reading->document,
                                  "the document ends in the middle of it; the story was left out", "%s",
                                  where);
    } else {
        xml_item_add(feed->reading, &feed->item, &feed->media, where,
                     (struct xml_defaults){feed->author, feed->language});
    }
    xml_item_clear(&feed->item);
}

void xml_feed_take_field(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    enum text_kind kind = text.markup ? TEXT_HTML : element->rule->kind;
    feed->item.cut = feed->item.cut || text.cut;
    xml_item_set(&feed->item, (enum xml_field)element->rule->field, text.text, kind, element);
}

void xml_feed_set_title(struct xml_feed *feed, struct draft_text title)
{
    struct feed_document *document = feed->reading->document;
    if (!document->title)
        document->title = draft_line(feed->reading, title, LIMIT_FIELD);
}

void xml_feed_take_title(void *data, const struct xml_element *element, struct xml_text text)
{
    enum text_kind kind = text.markup ? TEXT_HTML : element->rule->kind;
    xml_feed_set_title(data, (struct draft_text){text.text, kind});
}

void xml_feed_note_language(struct xml_feed *feed, const struct xml_element *element)
{
    free(feed->language);
    feed->language = memory_copy_text(element->language);
}

void xml_feed_set_language(struct xml_feed *feed, const char *tag)
{
    if (!feed->reading->document->language)
        feed->reading->document->language = draft_language(tag);
}

void xml_feed_take_language(void *data, const struct xml_element *element, struct xml_text text)
{
    (void)element;
    xml_feed_set_language(data, text.text);
}

void xml_feed_set_home(struct xml_feed *feed, const struct xml_element *element, const char *address)
{
    struct feed_document *document = feed->reading->document;
    const char *why = NULL;
    char *url = document->home_url ? NULL : xml_resolve(element, address);
    if (!url)
        return;
    document->home_url = url_resolve(feed->reading->request->base_url, url, URL_LINK, &why);
    if (why)
        feed_document_add_problem(document, why, "link");
    free(url);
}

void xml_feed_take_home(void *data, const struct xml_element *element, struct xml_text text)
{
    xml_feed_set_home(data, element, text.text);
}

static void report_place(struct feed_document *document, struct xml_place place, size_t count)
{
    char message[192];
    if (count == 0)
        (void)snprintf(message, sizeof message, "%s, at line %zu; what could be read was kept", place.message,
                       place.line);
    else
        (void)snprintf(message, sizeof message, "%zu %s repaired; the first, at line %zu: %s", count,
                       count == 1 ? "place was" : "places were", place.line, place.message);
    feed_document_add_problem(document, message, "document");
}

static void report(const struct xml_feed *feed, const struct xml_root *root,
                   const struct xml_walk_result *result)
{
    struct feed_document *document = feed->reading->document;
    char message[96];
    if (root->cut > 0) {
        (void)snprintf(message, sizeof message, "what stood before the XML was cut off (%zu %s)", root->cut,
                       root->cut == 1 ? "byte" : "bytes");
        feed_document_add_problem(document, message, "document");
    }
    if (result->places > 0)
        report_place(document, result->first, result->places);
    if (result->broken.line > 0)
        report_place(document, result->broken, 0);
    draft_report_rest(feed->reading, feed->place, feed->count);
}

/* The feed's name and waiting time, which may stand behind its stories. */
static void finish_document(struct xml_feed *feed)
{
    struct feed_document *document = feed->reading->document;
    xml_feed_set_language(feed, feed->language);
    if (document->ttl == 0 && feed->period > 0)
        document->ttl = feed->period / (feed->frequency > 0 ? feed->frequency : 1);
    if (document->ttl > DAY_SECONDS)
        document->ttl = DAY_SECONDS;
    for (size_t i = 0; i < document->story_count; i++)
        if (!document->stories[i]->source)
            document->stories[i]->source = memory_copy_text(document->title);
    if (!document->title)
        feed_document_add_problem(document, "the feed has no title", "title");
}

static bool check_root(const struct reading *reading, enum feed_format format, struct xml_root *root)
{
    static const char *const names[FEED_FORMATS] = {
        [FEED_RSS] = "an RSS feed", [FEED_ATOM] = "an Atom feed", [FEED_RDF] = "an RSS 1.0 (RDF) feed"};
    if (!xml_root_find(reading->text, reading->length, root))
        return false; /* no XML of a feed */
    if (root->format != format)
        return error_set(reading->error, "%s; the configuration says that it is %s", names[root->format],
                         names[format]);
    return true;
}

/* What stands outside of stories and is unknown may have lost its end tag, so that all stories stand in it.
 */
static const struct xml_rule unknown_rules[] = {
    {.parents = IN_ROOT | IN_FEED | IN_UNKNOWN, .context = IN_UNKNOWN},
    {0},
};

bool xml_feed_read(struct reading *reading, enum feed_format format, const char *place,
                   const struct xml_rule *rules)
{
    struct xml_root root;
    if (!check_root(reading, format, &root))
        return false;
    const struct xml_rule *const tables[] = {rules, xml_media_rules, unknown_rules};
    struct xml_feed *feed = memory_zeroed(1, sizeof *feed);
    const struct xml_source source = {reading->text, reading->length, reading->request->base_url};
    struct xml_walk_result result;
    feed->reading = reading;
    feed->place = place;
    xml_walk(&source, &root, tables, sizeof tables / sizeof *tables, feed, &result);
    bool usable = result.broken.line == 0 || reading->document->story_count > 0;
    if (usable) {
        report(feed, &root, &result);
        finish_document(feed);
    } else {
        (void)error_set(reading->error, "broken XML at line %zu: %s", result.broken.line,
                        result.broken.message);
    }
    xml_item_clear(&feed->item);
    media_finish(&feed->media);
    free(feed->author);
    free(feed->language);
    free(feed);
    return usable;
}
