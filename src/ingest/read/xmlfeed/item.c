/* An item's fields, the best of each kind, to a draft. One thread at a time. */
#include "ingest/read/xmlfeed/item.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/html/html.h"
#include "ingest/read/text/bytes.h"
#include "ingest/read/text/text.h"
#include "ingest/read/xmlfeed/byline.h"

#include <stdlib.h>
#include <string.h>

static char *trimmed(const char *text)
{
    size_t length = strlen(text), blank = bytes_blank(text, length);
    while (length > blank && bytes_blank(text + length - 1, 1) == 1)
        length--;
    return length > blank ? memory_copy_bytes(text + blank, length - blank) : NULL;
}

/* "Jane Doe" and "John Roe": one field for all authors. */
static void join(struct xml_value *value, const char *text)
{
    struct buffer names;
    buffer_init(&names, LIMIT_FIELD);
    if (buffer_append_format(&names, "%s, %s", value->text, text)) {
        free(value->text);
        value->text = buffer_take(&names);
    }
    buffer_finish(&names);
}

static void set_byline(struct xml_value *value, const char *text)
{
    char *name = byline_name(text);
    if (name && value->text && !strstr(value->text, name))
        join(value, name);
    if (value->text)
        free(name);
    else
        value->text = name;
}

void xml_item_set(struct xml_item *item, enum xml_field field, const char *text, enum text_kind kind,
                  const struct xml_element *element)
{
    struct xml_value *value = &item->values[field];
    if (field >= FIELD_BYLINE && field <= FIELD_AUTHOR_ELSE) {
        set_byline(value, text);
        value->kind = TEXT_EITHER;
        return;
    }
    if (value->text)
        return;
    value->text = trimmed(text);
    value->kind = kind;
    if (!value->text)
        return;
    value->base = memory_copy_text(element->base);
    value->language = memory_copy_text(element->language);
}

void xml_item_clear(struct xml_item *item)
{
    for (size_t i = 0; i < XML_FIELDS; i++) {
        free(item->values[i].text);
        free(item->values[i].base);
        free(item->values[i].language);
    }
    free(item->language);
    *item = (struct xml_item){0};
}

static const char *text_of(const struct xml_item *item, enum xml_field field)
{
    return item->values[field].text;
}

static struct draft_text draft_text_of(const struct xml_item *item, enum xml_field field)
{
    return (struct draft_text){item->values[field].text, item->values[field].kind};
}

/* The first of the fields first … last that is set; NULL: none. */
static const struct xml_value *first_of(const struct xml_item *item, enum xml_field first,
                                        enum xml_field last)
{
    for (size_t i = first; i <= (size_t)last; i++)
        if (item->values[i].text)
            return &item->values[i];
    return NULL;
}

/* Whether there is more to read than pictures. Long markup is taken for text without looking. */
static bool has_words(const struct reading *reading, const struct xml_value *value)
{
    enum { LONG = 4000 };
    size_t length = value->text ? strlen(value->text) : 0;
    if (length == 0 || length > LONG || value->kind == TEXT_PLAIN || !text_is_markup(value->text, length))
        return length > 0;
    char *line = html_line(value->text, length, reading->request->junk_lines, LIMIT_BLOCK);
    free(line);
    return line != NULL;
}

static bool has_image(const struct xml_value *value)
{
    return value->text && value->kind != TEXT_PLAIN &&
           bytes_find_any_case(value->text, strlen(value->text), "<img");
}

/* Pictures in the texts that were not taken as the body come behind those of the body. */
static void put_other_images(const struct xml_item *item, const struct xml_value *body, struct draft *draft)
{
    for (size_t i = FIELD_CONTENT; i <= FIELD_MEDIA_DESCRIPTION; i++) {
        const struct xml_value *value = &item->values[i];
        struct draft_photo *photo =
            value != body && has_image(value) ? draft_add_photo(draft, value->text, NULL) : NULL;
        if (photo) {
            photo->why = "the first photo of another text than the body";
            photo->reserve = true;
        }
    }
}

/* The best text with words in it. One that stands alone is taken without reading it for them. */
static const struct xml_value *find_body(const struct reading *reading, const struct xml_item *item)
{
    const struct xml_value *first = first_of(item, FIELD_CONTENT, FIELD_MEDIA_DESCRIPTION);
    size_t next = first ? (size_t)(first - item->values) + 1 : XML_FIELDS;
    if (!first_of(item, (enum xml_field)next, FIELD_MEDIA_DESCRIPTION))
        return first;
    for (size_t i = FIELD_CONTENT; i <= FIELD_MEDIA_DESCRIPTION; i++)
        if (has_words(reading, &item->values[i]))
            return &item->values[i];
    return first;
}

static void put_texts(const struct reading *reading, const struct xml_item *item, struct draft *draft)
{
    const struct xml_value *body = find_body(reading, item), *summary = &item->values[FIELD_DESCRIPTION];
    if (!body)
        return;
    draft->body = (struct draft_text){body->text, body->kind};
    draft->body_base = body->base;
    if (summary != body && has_words(reading, summary) && strcmp(summary->text, body->text) != 0)
        draft->summary = (struct draft_text){summary->text, summary->kind};
}

static void put_link(const struct xml_item *item, struct draft *draft)
{
    const struct xml_value *link = first_of(item, FIELD_LINK, FIELD_LINK_SELF);
    draft->url = link ? link->text : item->id_is_link ? text_of(item, FIELD_ID) : NULL;
}

static void put_dates(const struct xml_item *item, struct draft *draft)
{
    const struct xml_value *first = first_of(item, FIELD_PUBLISHED, FIELD_UPDATED);
    const struct xml_value *last = &item->values[FIELD_UPDATED];
    if (!first)
        return;
    draft->published = (struct draft_date){first->text, ".published"};
    const struct xml_value *other =
        first == last ? NULL : first_of(item, (enum xml_field)(first - item->values + 1), FIELD_UPDATED);
    draft->published_else = (struct draft_date){other ? other->text : NULL, ".published"};
    draft->updated = (struct draft_date){first == last ? NULL : last->text, ".updated"};
}

static bool is_own(const char *language, struct xml_defaults defaults)
{
    return language && (!defaults.language || strcmp(language, defaults.language) != 0);
}

/* NULL: the feed's. */
static const char *language_of(const struct xml_item *item, struct xml_defaults defaults)
{
    const struct xml_value *title = first_of(item, FIELD_TITLE, FIELD_TITLE_ELSE);
    const struct xml_value *body = first_of(item, FIELD_CONTENT, FIELD_DESCRIPTION);
    if (text_of(item, FIELD_LANGUAGE))
        return text_of(item, FIELD_LANGUAGE);
    if (body && is_own(body->language, defaults))
        return body->language;
    if (title && is_own(title->language, defaults))
        return title->language;
    return is_own(item->language, defaults) ? item->language : NULL;
}

void xml_item_add(struct reading *reading, const struct xml_item *item, struct media *media,
                  const char *where, struct xml_defaults defaults)
{
    struct draft draft = {
        .where = where, .id = text_of(item, FIELD_ID), .language = language_of(item, defaults)};
    const struct xml_value *title = first_of(item, FIELD_TITLE, FIELD_TITLE_ELSE);
    const struct xml_value *byline = first_of(item, FIELD_BYLINE, FIELD_AUTHOR_ELSE);
    const struct xml_value *section = first_of(item, FIELD_SECTION, FIELD_SECTION_ELSE);
    if (title)
        draft.headline = (struct draft_text){title->text, title->kind};
    draft.byline = (struct draft_text){byline ? byline->text : defaults.author, TEXT_EITHER};
    if (section)
        draft.section = (struct draft_text){section->text, section->kind};
    draft.source = draft_text_of(item, FIELD_SOURCE);
    put_texts(reading, item, &draft);
    put_link(item, &draft);
    put_dates(item, &draft);
    media_put(media, &draft);
    const struct xml_value *body = NULL;
    for (size_t i = FIELD_CONTENT; i <= FIELD_MEDIA_DESCRIPTION && draft.body.text && !body; i++)
        body = item->values[i].text == draft.body.text ? &item->values[i] : NULL;
    put_other_images(item, body, &draft);
    draft_add(reading, &draft);
}
