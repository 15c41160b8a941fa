/* JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
 *
 * Unknown extensions are ignored, but for our own, which the bundled demonstration feed uses. An item may
 * have
 *
 *     "_foyer": {"caption": "…", "credit": "…", "alt": "…",   of the item's photo
 *                "source": "…",                               who publishes it, when not the feed
 *                "section": "…",                              instead of its first tag
 *                "byline": "…"}                               instead of its authors
 */
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/draft/draft.h"
#include "ingest/read/json/json.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"
#include "ingest/url/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AUTHORS_MAX = 8 };

/* The object itself where a list of objects belongs, and the other way round. */
static const json_t *element(const json_t *value, size_t index)
{
    if (json_is_array(value))
        return json_array_get(value, index);
    return index == 0 ? value : NULL;
}

/* An object, or its name alone: {"name": "Jane"}, "Jane". */
static const char *name_of(const json_t *value)
{
    return json_is_string(value) ? json_string_value(value) : json_member_text(value, "name");
}

/* "Jane Doe, John Roe" of `authors`, else of `author` (1.0); false when there is none. */
static bool put_authors(const json_t *object, struct buffer *names)
{
    static const char *const keys[] = {"authors", "author"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys && names->length == 0; k++) {
        const json_t *authors = json_member(object, keys[k]);
        const json_t *author;
        for (size_t i = 0; i < AUTHORS_MAX && (author = element(authors, i)); i++) {
            const char *name = name_of(author);
            if (name && name[0])
                (void)buffer_append_format(names, "%s%s", names->length > 0 ? ", " : "", name);
        }
    }
    return names->length > 0;
}

static const char *first_tag(const json_t *item)
{
    const json_t *tags = json_member(item, "tags"), *tag;
    for (size_t i = 0; (tag = element(tags, i)); i++) {
        const char *name = name_of(tag);
        if (name && name[0])
            return name;
    }
    return NULL;
}

static void add_photos(const json_t *item, struct draft *draft)
{
    (void)draft_add_photo(draft, json_member_text(item, "image"), ".image");
    (void)draft_add_photo(draft, json_member_text(item, "banner_image"), ".banner_image");
    const json_t *attachments = json_member(item, "attachments"), *attachment;
    for (size_t i = 0; (attachment = element(attachments, i)); i++) {
        const char *type = json_member_text(attachment, "mime_type");
        if (type && bytes_begin(type, strlen(type), "image/"))
            (void)draft_add_photo(draft, json_member_text(attachment, "url"), ".attachments");
    }
}

/* What our own extension says goes before what the format has. */
static void use_extension(const json_t *item, struct draft *draft)
{
    const json_t *own = json_member(item, "_foyer");
    const char *section = json_member_text(own, "section"), *byline = json_member_text(own, "byline");
    if (section)
        draft->section.text = section;
    if (byline)
        draft->byline.text = byline;
    draft->source.text = json_member_text(own, "source");
    for (size_t i = 0; i < draft->photo_count && i < 1; i++) {
        draft->photos[i].caption.text = json_member_text(own, "caption");
        draft->photos[i].credit.text = json_member_text(own, "credit");
        draft->photos[i].alt.text = json_member_text(own, "alt");
    }
}

static void read_item(struct reading *reading, const json_t *item, const char *where,
                      const char *feed_authors)
{
    char scratch[JSON_SCALAR_SIZE];
    struct draft draft = {.where = where, .id = json_scalar_text(json_member(item, "id"), scratch)};
    if (!draft.id) {
        draft_problem(reading, &draft, "",
                      json_is_object(item) ? "no id; the story was left out" : "no object; it was left out");
        return;
    }
    const char *html = json_member_text(item, "content_html"),
               *plain = json_member_text(item, "content_text");
    bool has_html = html && html[0];
    draft.body = (struct draft_text){has_html ? html : plain, has_html ? TEXT_HTML : TEXT_PLAIN};
    if (!draft.body.text)
        draft_problem(reading, &draft, "", "neither content_html nor content_text");
    draft.headline.text = json_member_text(item, "title");
    draft.summary.text = json_member_text(item, "summary");
    draft.language = json_member_text(item, "language");
    draft.section.text = first_tag(item);
    const char *url = json_member_text(item, "url");
    draft.url = url && url[0] ? url : json_member_text(item, "external_url");
    draft.published = (struct draft_date){json_member_text(item, "date_published"), ".date_published"};
    draft.updated = (struct draft_date){json_member_text(item, "date_modified"), ".date_modified"};
    draft.published_else = draft.updated;
    struct buffer authors;
    buffer_init(&authors, LIMIT_CAPTION);
    draft.byline.text = put_authors(item, &authors) ? authors.bytes : feed_authors;
    add_photos(item, &draft);
    use_extension(item, &draft);
    draft_add(reading, &draft);
    buffer_finish(&authors);
}

static void read_head(struct reading *reading)
{
    const json_t *feed = reading->json;
    struct feed_document *document = reading->document;
    document->title =
        draft_line(reading, (struct draft_text){json_member_text(feed, "title"), TEXT_PLAIN}, LIMIT_FIELD);
    if (!document->title)
        feed_document_add_problem(document, "the feed has no title", "title");
    if (!json_member_text(feed, "version"))
        feed_document_add_problem(document, "the feed names no version; it was read as JSON Feed 1.1",
                                  "version");
    document->language = draft_language(json_member_text(feed, "language"));
    const char *home = json_member_text(feed, "home_page_url"), *why = NULL;
    if (home && home[0])
        document->home_url = url_resolve(reading->request->base_url, home, URL_LINK, &why);
    if (why)
        feed_document_add_problem(document, why, "home_page_url");
    document->ended = json_is_true(json_member(feed, "expired"));
    if (document->ended)
        feed_document_add_problem(document, "the feed says that it has ended and will have no more stories",
                                  "expired");
}

static bool jsonfeed_read(struct reading *reading)
{
    json_t *items = json_object_get(reading->json, "items");
    const json_t *item;
    if (!items || json_is_null(items))
        return error_set(reading->error, "a JSON Feed without “items”");
    read_head(reading);
    struct buffer authors;
    buffer_init(&authors, LIMIT_CAPTION);
    const char *feed_authors = put_authors(reading->json, &authors) ? authors.bytes : NULL;
    for (size_t i = 0; i < LIMIT_STORIES_PER_FEED && (item = element(items, i)); i++) {
        char where[32];
        (void)snprintf(where, sizeof where, "items[%zu]", i);
        read_item(reading, item, where, feed_authors);
        if (json_is_array(items)) /* a large feed is not held twice, as JSON and as stories */
            (void)json_array_set_new(items, i, json_null());
    }
    buffer_finish(&authors);
    draft_report_rest(reading, "items", json_array_size(items));
    return true;
}

static enum dialect_answer jsonfeed_sniff(const struct reading *reading)
{
    const char *version = json_member_text(reading->json, "version");
    const json_t *items = json_member(reading->json, "items");
    if (version && strstr(version, "jsonfeed.org/version")) {
        if (items)
            return DIALECT_MINE;
        (void)error_set(reading->error, "a JSON Feed without “items”");
        return DIALECT_BAD;
    }
    const json_t *first = json_array_get(items, 0);
    bool looks = json_member(first, "content_html") || json_member(first, "content_text") ||
                 (json_is_array(items) && json_member(reading->json, "home_page_url"));
    return looks ? DIALECT_MINE : DIALECT_NOT_MINE;
}

const struct dialect dialect_jsonfeed = {.is_json = true, .sniff = jsonfeed_sniff, .read = jsonfeed_read};
