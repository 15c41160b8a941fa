/* The table of elements. Any thread. */
#include "ingest/read/html/tags.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

/* In order of name. */
static const struct tag tags[] = {
    {.name = "a", .role = TAG_INLINE},
    {.name = "abbr", .role = TAG_INLINE},
    {.name = "address", .role = TAG_PARAGRAPH},
    {.name = "area", .role = TAG_IGNORED, .empty = true},
    {.name = "article", .role = TAG_BOUNDARY},
    {.name = "aside", .role = TAG_DROPPED, .block = true},
    {.name = "audio", .role = TAG_DROPPED},
    {.name = "b", .role = TAG_INLINE},
    {.name = "base", .role = TAG_IGNORED, .empty = true},
    {.name = "basefont", .role = TAG_IGNORED, .empty = true},
    {.name = "bgsound", .role = TAG_IGNORED, .empty = true},
    {.name = "big", .role = TAG_INLINE},
    {.name = "blockquote", .role = TAG_QUOTE},
    {.name = "body", .role = TAG_IGNORED},
    {.name = "br", .role = TAG_BREAK, .empty = true},
    {.name = "button", .role = TAG_DROPPED},
    {.name = "canvas", .role = TAG_DROPPED},
    {.name = "caption", .role = TAG_BOUNDARY},
    {.name = "center", .role = TAG_PARAGRAPH},
    {.name = "cite", .role = TAG_CREDIT},
    {.name = "code", .role = TAG_INLINE},
    {.name = "col", .role = TAG_IGNORED, .empty = true},
    {.name = "datalist", .role = TAG_DROPPED},
    {.name = "dd", .role = TAG_BOUNDARY, .ends = true},
    {.name = "del", .role = TAG_INLINE},
    {.name = "details", .role = TAG_BOUNDARY},
    {.name = "dialog", .role = TAG_DROPPED},
    {.name = "div", .role = TAG_BOUNDARY},
    {.name = "dl", .role = TAG_BOUNDARY},
    {.name = "dt", .role = TAG_BOUNDARY, .ends = true},
    {.name = "em", .role = TAG_INLINE},
    {.name = "embed", .role = TAG_IGNORED, .empty = true},
    {.name = "fieldset", .role = TAG_BOUNDARY},
    {.name = "figcaption", .role = TAG_CAPTION},
    {.name = "figure", .role = TAG_FIGURE},
    {.name = "font", .role = TAG_IGNORED},
    {.name = "footer", .role = TAG_DROPPED, .block = true},
    {.name = "form", .role = TAG_DROPPED, .block = true},
    {.name = "frame", .role = TAG_IGNORED, .empty = true},
    {.name = "h1", .role = TAG_HEADING},
    {.name = "h2", .role = TAG_HEADING},
    {.name = "h3", .role = TAG_HEADING},
    {.name = "h4", .role = TAG_HEADING},
    {.name = "h5", .role = TAG_HEADING},
    {.name = "h6", .role = TAG_HEADING},
    {.name = "head", .role = TAG_IGNORED},
    {.name = "header", .role = TAG_BOUNDARY},
    {.name = "hgroup", .role = TAG_BOUNDARY},
    {.name = "hr", .role = TAG_BOUNDARY, .empty = true},
    {.name = "html", .role = TAG_IGNORED},
    {.name = "i", .role = TAG_INLINE},
    {.name = "iframe", .role = TAG_RAW, .block = true},
    {.name = "img", .role = TAG_IMAGE, .empty = true},
    {.name = "input", .role = TAG_IGNORED, .empty = true},
    {.name = "ins", .role = TAG_INLINE},
    {.name = "kbd", .role = TAG_INLINE},
    {.name = "keygen", .role = TAG_IGNORED, .empty = true},
    {.name = "label", .role = TAG_INLINE},
    {.name = "li", .role = TAG_ITEM, .ends = true},
    {.name = "link", .role = TAG_IGNORED, .empty = true},
    {.name = "main", .role = TAG_BOUNDARY},
    {.name = "map", .role = TAG_DROPPED},
    {.name = "mark", .role = TAG_INLINE},
    {.name = "math", .role = TAG_DROPPED},
    {.name = "menu", .role = TAG_BOUNDARY},
    {.name = "meta", .role = TAG_IGNORED, .empty = true},
    {.name = "nav", .role = TAG_DROPPED, .block = true},
    {.name = "noembed", .role = TAG_RAW},
    {.name = "noframes", .role = TAG_RAW},
    {.name = "noscript", .role = TAG_FALLBACK},
    {.name = "object", .role = TAG_DROPPED},
    {.name = "ol", .role = TAG_BOUNDARY},
    {.name = "p", .role = TAG_PARAGRAPH, .ends = true},
    {.name = "param", .role = TAG_IGNORED, .empty = true},
    {.name = "picture", .role = TAG_IGNORED},
    {.name = "pre", .role = TAG_PARAGRAPH},
    {.name = "q", .role = TAG_INLINE},
    {.name = "s", .role = TAG_INLINE},
    {.name = "samp", .role = TAG_INLINE},
    {.name = "script", .role = TAG_RAW},
    {.name = "section", .role = TAG_BOUNDARY},
    {.name = "select", .role = TAG_DROPPED},
    {.name = "small", .role = TAG_INLINE},
    {.name = "source", .role = TAG_SOURCE, .empty = true},
    {.name = "span", .role = TAG_INLINE},
    {.name = "strike", .role = TAG_INLINE},
    {.name = "strong", .role = TAG_INLINE},
    {.name = "style", .role = TAG_RAW},
    {.name = "sub", .role = TAG_INLINE},
    {.name = "summary", .role = TAG_BOUNDARY},
    {.name = "sup", .role = TAG_INLINE},
    {.name = "svg", .role = TAG_DROPPED},
    {.name = "table", .role = TAG_BOUNDARY},
    {.name = "tbody", .role = TAG_BOUNDARY},
    {.name = "td", .role = TAG_CELL, .ends = true},
    {.name = "template", .role = TAG_DROPPED},
    {.name = "textarea", .role = TAG_RAW},
    {.name = "tfoot", .role = TAG_BOUNDARY},
    {.name = "th", .role = TAG_CELL, .ends = true},
    {.name = "thead", .role = TAG_BOUNDARY},
    {.name = "time", .role = TAG_INLINE},
    {.name = "title", .role = TAG_RAW},
    {.name = "tr", .role = TAG_BOUNDARY, .ends = true},
    {.name = "track", .role = TAG_IGNORED, .empty = true},
    {.name = "tt", .role = TAG_INLINE},
    {.name = "u", .role = TAG_INLINE},
    {.name = "ul", .role = TAG_BOUNDARY},
    {.name = "var", .role = TAG_INLINE},
    {.name = "video", .role = TAG_DROPPED},
    {.name = "wbr", .role = TAG_IGNORED, .empty = true},
    {.name = "xmp", .role = TAG_RAW},
};

_Static_assert(sizeof tags / sizeof *tags <= TAG_COUNT_MAX, "TAG_COUNT_MAX is too small");

struct key {
    const char *name;
    size_t length;
};

static int key_order(const void *left, const void *right)
{
    const struct key *key = left;
    const char *name = ((const struct tag *)right)->name;
    for (size_t i = 0; i < key->length; i++) {
        char c = ascii_lower(key->name[i]);
        if (c != name[i])
            return (unsigned char)c < (unsigned char)name[i] ? -1 : 1;
    }
    return name[key->length] ? -1 : 0;
}

static const struct tag *find(const char *name, size_t length)
{
    return bsearch(&(struct key){name, length}, tags, sizeof tags / sizeof *tags, sizeof *tags, key_order);
}

const struct tag *tag_find(const char *name, size_t length)
{
    const struct tag *tag = find(name, length);
    return tag ? tag : find("span", 4);
}

bool tag_is_known(const char *name, size_t length)
{
    return find(name, length) != NULL;
}

size_t tag_index(const struct tag *tag)
{
    return (size_t)(tag - tags);
}
