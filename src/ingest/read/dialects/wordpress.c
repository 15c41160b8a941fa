/* WordPress REST API (developer.wordpress.org/rest-api/reference/posts): a list of posts or a single one,
 * with and without what _embed adds. */
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/dialects/wordpress_photo.h"
#include "ingest/read/draft/draft.h"
#include "ingest/read/json/json.h"
#include "ingest/read/text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* {"code": "rest_forbidden", "message": "…", "data": {"status": 401}} */
static enum dialect_answer refuse_error(const struct reading *reading)
{
    const char *code = json_member_text(reading->json, "code"),
               *message = json_member_text(reading->json, "message");
    if (!code || !message || !json_member(reading->json, "data"))
        return DIALECT_NOT_MINE;
    char *clean = text_plain(message, strlen(message), 200);
    (void)error_set(reading->error, "a WordPress error: %.60s%s%s", code, clean ? ": " : "",
                    clean ? clean : "");
    free(clean);
    return DIALECT_BAD;
}

static bool is_post(const json_t *value)
{
    return json_member(json_member(value, "title"), "rendered") &&
           (json_member(value, "date_gmt") || json_member(value, "date"));
}

static enum dialect_answer wordpress_sniff(const struct reading *reading)
{
    if (is_post(json_is_array(reading->json) ? json_array_get(reading->json, 0) : reading->json))
        return DIALECT_MINE;
    return refuse_error(reading);
}

/* {"rendered": "<p>…"}, or the text alone. */
static struct draft_text rendered(const json_t *post, const char *name)
{
    const json_t *value = json_member(post, name);
    const char *text = json_member_text(value, "rendered");
    return (struct draft_text){text ? text : json_string_value(value), TEXT_HTML};
}

static const json_t *first_of(const json_t *value)
{
    return json_is_array(value) ? json_array_get(value, 0) : value;
}

/* The name that a site gives to posts of no category, in the languages it is installed in. */
static bool is_no_category(const char *name)
{
    static const char *const names[] = {
        "Uncategorized",   "Uncategorised",    "Без рубрики",   "Без категорії",
        "Санатсыз",        "Санатталмаған",    "Рубрикасыз",    "Allgemein",
        "Unkategorisiert", "Non classé",       "Sin categoría", "Sem categoria",
        "Genel",           "Kategorilenmemiş", "غير مصنف",      "دسته‌بندی نشده",
        "Turkumlanmagan"};
    bool found = !name || !name[0];
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = text_same(name, names[i]);
    return found;
}

/* The first real term of a taxonomy; _embedded["wp:term"] is a list of lists. */
static const char *find_term(const json_t *post, const char *taxonomy)
{
    const json_t *lists = json_member(json_member(post, "_embedded"), "wp:term"), *list;
    for (size_t i = 0; i < json_array_size(lists); i++) {
        list = json_array_get(lists, i);
        for (size_t k = 0; k < json_array_size(list); k++) {
            const json_t *term = json_array_get(list, k);
            const char *kind = json_member_text(term, "taxonomy"), *name = json_member_text(term, "name");
            if (kind && strcmp(kind, taxonomy) == 0 && !is_no_category(name))
                return name;
        }
    }
    return NULL;
}

/* The first value of that name among the objects that describe the page to search engines. */
static const json_t *find_in_schema(const json_t *post, const char *name)
{
    const json_t *schema = json_member(json_member(post, "yoast_head_json"), "schema");
    const json_t *graph = json_member(schema, "@graph"), *value = NULL;
    for (size_t i = 0; i < json_array_size(graph) && !value; i++)
        value = json_member(json_array_get(graph, i), name);
    return value;
}

static const char *find_section(const json_t *post)
{
    const char *section = find_term(post, "category");
    if (!section)
        section = json_string_value(first_of(find_in_schema(post, "articleSection")));
    if (is_no_category(section))
        section = find_term(post, "post_tag");
    return section;
}

static const char *find_author(const json_t *post)
{
    const char *name =
        json_member_text(first_of(json_member(json_member(post, "_embedded"), "author")), "name");
    return name && name[0] ? name : json_member_text(json_member(post, "yoast_head_json"), "author");
}

/* date_gmt is UTC without saying so; date is the time at the site, wherever that is. */
static void take_dates(struct reading *reading, struct draft *draft, const json_t *post)
{
    const char *gmt = json_member_text(post, "date_gmt");
    bool has_gmt = gmt && gmt[0] && strncmp(gmt, "0000", 4) != 0;
    draft->published =
        (struct draft_date){has_gmt ? gmt : json_member_text(post, "date"), has_gmt ? ".date_gmt" : ".date"};
    draft->updated = (struct draft_date){json_member_text(post, "modified_gmt"), ".modified_gmt"};
    draft->published_else = draft->updated;
    if (!has_gmt && draft->published.text)
        draft_problem(reading, draft, ".date", "no date_gmt; the site's own time was taken as UTC");
}

static void take_texts(struct reading *reading, struct draft *draft, const json_t *post)
{
    draft->headline = rendered(post, "title");
    draft->summary = rendered(post, "excerpt");
    draft->body = rendered(post, "content");
    if (json_is_true(json_member(json_member(post, "excerpt"), "protected")))
        draft->summary.text = NULL;
    if (!json_is_true(json_member(json_member(post, "content"), "protected")))
        return;
    draft->body.text = draft->summary.text = NULL;
    draft_problem(reading, draft, ".content", "behind a password; the text is not in the feed");
}

static void read_post(struct reading *reading, const json_t *post, const char *where)
{
    char id[JSON_SCALAR_SIZE], why[WORDPRESS_WHY_SIZE];
    struct draft draft = {.where = where, .id = json_scalar_text(json_member(post, "id"), id)};
    if (!json_is_object(post)) {
        draft_problem(reading, &draft, "", "no object; it was left out");
        return;
    }
    const char *link = json_member_text(post, "link"), *language = json_member_text(post, "lang");
    const char *guid = rendered(post, "guid").text;
    draft.url = link && link[0] ? link : guid;
    if (!draft.id)
        draft.id = guid;
    draft.section = (struct draft_text){find_section(post), TEXT_EITHER};
    draft.byline = (struct draft_text){find_author(post), TEXT_EITHER};
    draft.language = language ? language : json_string_value(find_in_schema(post, "inLanguage"));
    take_texts(reading, &draft, post);
    take_dates(reading, &draft, post);
    wordpress_add_photos(reading, &draft, post, why);
    draft_add(reading, &draft);
}

/* A list of posts says nothing of the site; what an extension says of it in the first post counts. */
static void read_head(struct reading *reading, const json_t *first)
{
    const char *name = json_member_text(json_member(first, "yoast_head_json"), "og_site_name");
    reading->document->title = draft_line(reading, (struct draft_text){name, TEXT_EITHER}, LIMIT_FIELD);
    reading->document->language = draft_language(json_string_value(find_in_schema(first, "inLanguage")));
    if (first && !json_member(first, "_embedded"))
        feed_document_add_problem(reading->document,
                                  "posts without _embedded: photos and authors are missing; ask with "
                                  "_embed=wp:featuredmedia,author",
                                  "document");
}

static bool wordpress_read(struct reading *reading)
{
    bool list = json_is_array(reading->json);
    size_t count = list ? json_array_size(reading->json) : 1;
    const json_t *first = list ? json_array_get(reading->json, 0) : reading->json;
    if (refuse_error(reading) == DIALECT_BAD)
        return false;
    if (first && !json_member(first, "title"))
        return false;
    read_head(reading, first);
    for (size_t i = 0; i < count && i < LIMIT_STORIES_PER_FEED; i++) {
        char where[32] = "post";
        if (list)
            (void)snprintf(where, sizeof where, "posts[%zu]", i);
        read_post(reading, list ? json_array_get(reading->json, i) : first, where);
    }
    draft_report_rest(reading, "posts", count);
    return true;
}

const struct dialect dialect_wordpress = {.is_json = true, .sniff = wordpress_sniff, .read = wordpress_read};
