/* Any article JSON, by the map that the operator wrote. */
#include "base/limits.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/draft/draft.h"
#include "ingest/read/json/mapping.h"
#include "ingest/read/text/bytes.h"

#include <stdio.h>
#include <string.h>

enum { PHOTOS_FROM_MAP_MAX = DRAFT_PHOTOS_MAX };

/* Everything that a map says of one story, with room for what is no text in the document. */
struct values {
    const char *text[MAPPING_FIELDS];
    char scratch[MAPPING_FIELDS][JSON_SCALAR_SIZE];
    char photo_scratch[PHOTOS_FROM_MAP_MAX][JSON_SCALAR_SIZE];
};

static void resolve(const struct mapping *mapping, const json_t *story, struct values *values)
{
    for (int field = MAPPING_ID; field < MAPPING_FIELDS; field++)
        values->text[field] = mapping_text(mapping, (enum mapping_field)field, story, values->scratch[field]);
}

/* Every alternative of `photo` is a candidate. */
static void add_photos(const struct mapping *mapping, const json_t *story, struct values *values,
                       struct draft *draft)
{
    for (size_t i = 0; i < mapping_alternatives(mapping, MAPPING_PHOTO) && i < PHOTOS_FROM_MAP_MAX; i++) {
        const json_t *value = mapping_resolve(mapping, MAPPING_PHOTO, i, story);
        struct draft_photo *photo =
            draft_add_photo(draft, mapping_value_text(value, values->photo_scratch[i]), ".photo");
        if (!photo)
            continue;
        photo->caption = (struct draft_text){values->text[MAPPING_CAPTION], TEXT_EITHER};
        photo->credit = (struct draft_text){values->text[MAPPING_CREDIT], TEXT_EITHER};
    }
}

static void read_story(struct reading *reading, const struct mapping *mapping, const json_t *story,
                       const char *where)
{
    struct values values = {0};
    resolve(mapping, story, &values);
    struct draft draft = {
        .where = where,
        .id = values.text[MAPPING_ID],
        .url = values.text[MAPPING_URL],
        .headline = {values.text[MAPPING_HEADLINE], TEXT_EITHER},
        .section = {values.text[MAPPING_SECTION], TEXT_EITHER},
        .byline = {values.text[MAPPING_BYLINE], TEXT_EITHER},
        .source = {values.text[MAPPING_SOURCE], TEXT_EITHER},
        .summary = {values.text[MAPPING_SUMMARY], TEXT_EITHER},
        .body = {values.text[MAPPING_BODY], TEXT_EITHER},
        .language = values.text[MAPPING_LANGUAGE],
        .published = {values.text[MAPPING_PUBLISHED], ".published"},
        .updated = {values.text[MAPPING_UPDATED], ".updated"},
        .published_else = {values.text[MAPPING_UPDATED], ".updated"},
    };
    /* an API stands on another server than the site whose addresses it gives */
    if (draft.url && bytes_begin(draft.url, strlen(draft.url), "http"))
        draft.photo_base = draft.body_base = draft.url;
    add_photos(mapping, story, &values, &draft);
    draft_add(reading, &draft);
}

/* The list of stories, by the first alternative that leads to one. */
static const json_t *find_stories(const struct mapping *mapping, const json_t *document)
{
    size_t count = mapping_alternatives(mapping, MAPPING_STORIES);
    for (size_t i = 0; i < count; i++) {
        const json_t *list = mapping_resolve(mapping, MAPPING_STORIES, i, document);
        if (json_is_array(list))
            return list;
    }
    return count == 0 && json_is_array(document) ? document : NULL;
}

static bool read_stories(struct reading *reading, const struct mapping *mapping)
{
    const char *path = reading->request->map->stories ? reading->request->map->stories : "/";
    const json_t *stories = find_stories(mapping, reading->json);
    if (!stories)
        return error_set(reading->error, "map.stories: no list of stories at “%s”", path);
    for (size_t i = 0; i < json_array_size(stories) && i < LIMIT_STORIES_PER_FEED; i++) {
        char where[128];
        (void)snprintf(where, sizeof where, "%.80s[%zu]", path, i);
        read_story(reading, mapping, json_array_get(stories, i), where);
    }
    draft_report_rest(reading, path, json_array_size(stories));
    return true;
}

static bool mapped_read(struct reading *reading)
{
    const struct config_map *map = reading->request->map;
    if (!map || (!map->stories && !map->headline))
        return error_set(
            reading->error,
            "format mapped needs the map section of a feed in the configuration, which says where "
            "the stories stand");
    struct mapping *mapping = mapping_create(reading->request->map, reading->error);
    bool read = mapping && read_stories(reading, mapping);
    mapping_destroy(mapping);
    return read;
}

/* With a map and no format the operator means this one, if no other dialect knows the document. */
static enum dialect_answer mapped_sniff(const struct reading *reading)
{
    const struct config_map *map = reading->request->map;
    return map && (map->stories || map->headline) ? DIALECT_MINE : DIALECT_NOT_MINE;
}

const struct dialect dialect_mapped = {.is_json = true, .sniff = mapped_sniff, .read = mapped_read};
