/* What an ampersand begins while XML is repaired. One thread at a time; linear. */
#include "ingest/read/text/entity.h"
#include "ingest/read/xml/repair.h"

#include <string.h>

/* Appends a character as text, escaped where it would be markup. */
static void put_character(const char *character, size_t size, struct buffer *out)
{
    static const char marks[] = "&<>\"'";
    static const char *const escapes[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    const char *mark = size == 1 && character[0] ? strchr(marks, character[0]) : NULL;
    if (mark)
        (void)buffer_append_text(out, escapes[mark - marks]);
    else
        xml_repair_put(character, size, out);
}

/* The document's own entity at the ampersand; NULL: there is none of that name. */
static const struct xml_entity *own_entity(const struct xml_repair *repair)
{
    for (size_t i = 0; i < repair->root->entity_count; i++) {
        const struct xml_entity *entity = &repair->root->entities[i];
        size_t length = entity->name_length;
        if (xml_repair_left(repair) > length + 1 && repair->at[length + 1] == ';' &&
            memcmp(repair->at + 1, entity->name, length) == 0)
            return entity;
    }
    return NULL;
}

static void put_own_entity(struct xml_repair *repair, const struct xml_entity *entity, struct buffer *out)
{
    repair->entity_room -= entity->value_length;
    for (size_t at = 0; at < entity->value_length;) {
        char character[ENTITY_SIZE] = {entity->value[at]};
        size_t size = 1, taken = 0;
        if (entity->value[at] == '&')
            taken =
                entity_decode(entity->value + at, entity->value_length - at, ENTITY_PLAIN, character, &size);
        put_character(character, size, out);
        at += taken > 0 ? taken : 1;
    }
    repair->at += entity->name_length + 2;
}

static bool is_xmls_own(const char *name)
{
    static const char *const names[] = {"&#", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(name, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

void xml_repair_reference(struct xml_repair *repair, struct buffer *out)
{
    char character[ENTITY_SIZE];
    size_t size = 0;
    size_t taken = entity_decode(repair->at, xml_repair_left(repair), ENTITY_PLAIN, character, &size);
    const struct xml_entity *own = taken == 0 ? own_entity(repair) : NULL;
    if (own && own->value_length <= repair->entity_room) {
        put_own_entity(repair, own, out);
        return;
    }
    if (taken == 0) {
        xml_repair_note(repair, "an ampersand that begins no reference");
        (void)buffer_append_text(out, "&amp;");
        repair->at++;
        return;
    }
    /* a reference ends in a semicolon, so the longest name that is compared ends before repair->end */
    if (!is_xmls_own(repair->at))
        xml_repair_note(repair, "an entity of HTML that is not declared");
    put_character(character, size, out);
    repair->at += taken;
}
