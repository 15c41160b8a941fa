/* The search for the root of a feed. Any thread; linear. */
#include "ingest/read/xml/root.h"

#include "base/ascii.h"
#include "ingest/read/text/bytes.h"

#include <string.h>

enum { JUNK_MAX = 8192, ENTITY_VALUE_MAX = 64 };

static const struct {
    const char *name; /* without its prefix, in lower case */
    enum feed_format format;
} roots[] = {
    {"rss", FEED_RSS},   {"rdf", FEED_RDF},   {"feed", FEED_ATOM},   {"entry", FEED_ATOM},
    {"html", FEED_AUTO}, {"body", FEED_AUTO}, {"channel", FEED_RSS},
};

/* The document while its start is looked for. */
struct search {
    const char *text, *at, *end;
    const char *declaration; /* NULL: none yet */
    size_t junk;
    struct xml_root *root;
};

static size_t left(const struct search *search)
{
    return (size_t)(search->end - search->at);
}

/* Goes behind the next `stop`, or to the end. */
static void skip_to(struct search *search, const char *stop)
{
    const char *found = bytes_find(search->at, left(search), stop);
    search->at = found ? found + strlen(stop) : search->end;
}

static bool is_name_character(char c)
{
    return ascii_is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

/* At a name and a quoted value: remembers them when the value can't grow or be markup. */
static void take_entity(struct search *search)
{
    struct xml_root *root = search->root;
    struct xml_entity entity = {0};
    search->at += bytes_blank(search->at, left(search));
    entity.name = search->at;
    while (left(search) > 0 && is_name_character(*search->at))
        search->at++;
    entity.name_length = (size_t)(search->at - entity.name);
    search->at += bytes_blank(search->at, left(search));
    if (left(search) == 0 || (*search->at != '"' && *search->at != '\''))
        return; /* an external one, or one for the DTD itself */
    entity.value = search->at + 1;
    const char *close = memchr(entity.value, *search->at, left(search) - 1);
    if (!close) {
        search->at = search->end;
        return;
    }
    entity.value_length = (size_t)(close - entity.value);
    search->at = close + 1;
    bool plain = entity.name_length > 0 && entity.value_length <= ENTITY_VALUE_MAX &&
                 !memchr(entity.value, '<', entity.value_length) &&
                 !memchr(entity.value, '%', entity.value_length);
    const char *reference = plain ? memchr(entity.value, '&', entity.value_length) : NULL;
    if (plain && (!reference || reference[1] == '#') && root->entity_count < XML_ENTITIES_MAX)
        root->entities[root->entity_count++] = entity;
}

/* Behind "[": to behind "]". */
static void skip_subset(struct search *search)
{
    while (left(search) > 0 && *search->at != ']') {
        char c = *search->at;
        if (c == '"' || c == '\'') {
            const char *close = memchr(search->at + 1, c, left(search) - 1);
            search->at = close ? close + 1 : search->end;
        } else if (bytes_begin(search->at, left(search), "<!--")) {
            skip_to(search, "-->");
        } else if (bytes_begin(search->at, left(search), "<!entity")) {
            search->at += strlen("<!entity");
            take_entity(search);
        } else {
            search->at++;
        }
    }
    search->at += left(search) > 0;
}

static void skip_doctype(struct search *search)
{
    while (left(search) > 0 && *search->at != '>') {
        char c = *search->at++;
        const char *close = c == '"' || c == '\'' ? memchr(search->at, c, left(search)) : NULL;
        if (close)
            search->at = close + 1;
        else if (c == '[')
            skip_subset(search);
    }
    search->at += left(search) > 0;
}

/* Skips what may stand before a root. False when it is something else. */
static bool skip_prolog(struct search *search)
{
    if (bytes_begin(search->at, left(search), "<?")) {
        if (bytes_begin(search->at, left(search), "<?xml ") && !search->declaration)
            search->declaration = search->at;
        skip_to(search, "?>");
    } else if (bytes_begin(search->at, left(search), "<!--")) {
        skip_to(search, "-->");
    } else if (bytes_begin(search->at, left(search), "<!doctype")) {
        skip_doctype(search);
    } else {
        return false;
    }
    return true;
}

/* At "<": whether it opens one of the roots, and which. */
static bool is_root(const struct search *search, enum feed_format *format)
{
    const char *name = search->at + 1, *stop = name;
    while (stop < search->end && is_name_character(*stop))
        stop++;
    if (stop < search->end && *stop == ':') {
        name = ++stop;
        while (stop < search->end && is_name_character(*stop))
            stop++;
    }
    if (stop == search->end || !strchr(" \t\r\n>/", *stop))
        return false;
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (strlen(roots[i].name) == (size_t)(stop - name) &&
            bytes_begin(name, (size_t)(stop - name), roots[i].name)) {
            *format = roots[i].format;
            return true;
        }
    return false;
}

bool xml_root_find(const char *text, size_t length, struct xml_root *root)
{
    *root = (struct xml_root){0};
    struct search search = {.text = text, .at = text, .end = text + length, .root = root};
    while (left(&search) > 0 && search.junk <= JUNK_MAX) {
        size_t blank = bytes_blank(search.at, left(&search));
        search.at += blank;
        if (blank > 0 || skip_prolog(&search))
            continue;
        if (*search.at == '<' && is_root(&search, &root->format)) {
            root->offset = (size_t)(search.at - text);
            root->cut = search.declaration ? (size_t)(search.declaration - text) : search.junk;
            return root->format != FEED_AUTO;
        }
        search.at++;
        search.junk++;
    }
    return false;
}
