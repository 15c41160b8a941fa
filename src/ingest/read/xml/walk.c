/* libxml2's events to the rules that fit. Knows nothing of stories. One thread at a time. */
#include "ingest/read/xml/walk.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/xml/element.h"
#include "ingest/read/xml/markup.h"
#include "ingest/url/url.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum { FRAMES_MAX = 64, SCRATCH_MAX = 8 << 20, PARTS_MAX = 64 << 20 };

/* An open element whose children are looked up, or the one whose text is collected. */
struct frame {
    char name[XML_NAME_SIZE];
    enum xml_space space;
    unsigned context;
    const struct xml_rule *rule;
    char *base, *language; /* owned; NULL: as around it */
};

struct walk {
    const struct xml_source *source;
    enum feed_format format; /* by the root */
    const struct xml_rule *const *tables;
    size_t table_count;
    void *data;
    struct frame frames[FRAMES_MAX];
    size_t depth;
    size_t inside;          /* elements open within the innermost frame that is skipped or collected */
    enum xml_action action; /* of that frame */
    bool markup, cut;
    struct buffer text;
    struct buffer scratch; /* the attributes of one start tag */
    struct xml_attribute attributes[XML_ATTRIBUTES_MAX];
};

static const char *inherited(const struct walk *walk, bool language)
{
    for (size_t i = walk->depth; i > 0; i--) {
        const struct frame *frame = &walk->frames[i - 1];
        const char *value = language ? frame->language : frame->base;
        if (value)
            return value;
    }
    return NULL;
}

static const struct xml_rule *find_rule(const struct walk *walk, unsigned parent,
                                        const struct xml_element *element)
{
    for (size_t t = 0; t < walk->table_count; t++)
        for (const struct xml_rule *rule = walk->tables[t]; rule->parents; rule++)
            if ((rule->parents & parent) && (rule->space == XML_ANY || rule->space == element->space) &&
                (!rule->name || strcmp(rule->name, element->name) == 0))
                return rule;
    return NULL;
}

/* What stands in no namespace is the format's own; and what has no prefix is RSS's in RSS. */
static enum xml_space space_of(const struct walk *walk, const char *prefix, const char *uri)
{
    enum xml_space space = xml_space_find(prefix, uri);
    if (walk->format == FEED_ATOM)
        return space == XML_HOME ? XML_ATOM : space;
    return space == XML_ATOM && !prefix ? XML_HOME : space;
}

static void push(struct walk *walk, struct xml_element *element, const char *base, const char *language)
{
    struct frame *frame = &walk->frames[walk->depth];
    *frame = (struct frame){.space = element->space, .language = memory_copy_text(language)};
    xml_element_name(frame->name, element->name);
    if (base && base[0] && strlen(base) <= LIMIT_URL) {
        const char *outer = inherited(walk, false);
        if (!outer)
            outer = walk->source->base;
        frame->base = url_join(outer ? outer : base, base);
    }
    walk->depth++;
    element->base = inherited(walk, false);
    element->language = inherited(walk, true);
}

static void begin(struct walk *walk, struct xml_element *element, const char *base, const char *language)
{
    unsigned parent = walk->depth > 0 ? walk->frames[walk->depth - 1].context : XML_IN_DOCUMENT;
    const struct xml_rule *rule = find_rule(walk, parent, element);
    push(walk, element, base, language);
    struct frame *frame = &walk->frames[walk->depth - 1];
    frame->rule = element->rule = rule;
    frame->context = rule && rule->context ? rule->context : parent;
    walk->action = rule ? rule->action : XML_SKIP;
    walk->inside = 0;
    walk->markup = false;
    buffer_clear(&walk->text);
    if (rule && rule->open)
        rule->open(walk->data, element, &walk->action);
    if (walk->depth == FRAMES_MAX && walk->action == XML_ENTER)
        walk->action = XML_SKIP;
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **declared, int count, int defaulted,
                     const xmlChar **attributes)
{
    struct walk *walk = data;
    char name[XML_NAME_SIZE];
    const char *base = NULL, *language = NULL;
    (void)namespaces, (void)declared, (void)defaulted;
    bool leaf = walk->depth > 0 && walk->action != XML_ENTER;
    walk->inside += leaf;
    if (leaf && walk->action == XML_SKIP)
        return;
    xml_element_name(name, (const char *)local);
    struct xml_element element = {.space = space_of(walk, (const char *)prefix, (const char *)uri),
                                  .name = name,
                                  .attributes = walk->attributes};
    element.attribute_count =
        xml_element_attributes((const xmlChar *const *)attributes, count > 0 ? (size_t)count : 0,
                               &walk->scratch, walk->attributes, &base, &language);
    if (!leaf) {
        begin(walk, &element, base, language);
        return;
    }
    walk->markup = true;
    xml_markup_start(&element, &walk->text);
}

static void end_frame(struct walk *walk)
{
    struct frame *frame = &walk->frames[walk->depth - 1];
    struct xml_element element = {.space = frame->space,
                                  .name = frame->name,
                                  .base = inherited(walk, false),
                                  .language = inherited(walk, true),
                                  .rule = frame->rule};
    struct xml_text text = {
        .text = walk->text.bytes, .markup = walk->markup || walk->action == XML_MARKUP, .cut = walk->cut};
    if (frame->rule && frame->rule->close)
        frame->rule->close(walk->data, &element, text);
    free(frame->base);
    free(frame->language);
    walk->depth--;
    walk->action = XML_ENTER;
    walk->markup = false;
    buffer_clear(&walk->text);
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct walk *walk = data;
    (void)prefix, (void)uri;
    if (walk->inside == 0) {
        if (walk->depth > 0)
            end_frame(walk);
        return;
    }
    walk->inside--;
    if (walk->action == XML_SKIP)
        return;
    char name[XML_NAME_SIZE];
    xml_element_name(name, (const char *)local);
    xml_markup_end(name, &walk->text);
}

static void on_text(void *data, const xmlChar *text, int length)
{
    struct walk *walk = data;
    if (walk->depth == 0 || walk->action == XML_SKIP)
        return;
    if (walk->action == XML_MARKUP)
        xml_markup_text((const char *)text, (size_t)length, &walk->text);
    else
        (void)buffer_append(&walk->text, text, (size_t)length);
}

/* Only the repair's own instruction gets here. */
static void on_instruction(void *data, const xmlChar *target, const xmlChar *content)
{
    struct walk *walk = data;
    (void)content;
    walk->cut = walk->cut || strcmp((const char *)target, XML_REPAIR_CUT) == 0;
}

static size_t count_lines(const char *text, size_t length)
{
    size_t lines = 0;
    const char *end = text + length;
    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        text++;
        lines++;
    }
    return lines;
}

static void parse(struct walk *walk, xmlParserCtxtPtr context, struct xml_repair *repair)
{
    size_t lines_before = count_lines(repair->text, (size_t)(repair->at - repair->text));
    struct buffer part;
    buffer_init(&part, PARTS_MAX);
    for (bool more = true; more;) {
        buffer_clear(&part);
        more = xml_repair_next(repair, &part);
        (void)xmlParseChunk(context, part.bytes, (int)part.length, !more);
        const xmlError *error = context->wellFormed ? NULL : xmlCtxtGetLastError(context);
        if (error && repair->broken.line == 0)
            repair->broken = (struct xml_place){lines_before + (size_t)(error->line > 0 ? error->line : 1),
                                                "what stands there is no XML"};
    }
    buffer_finish(&part);
    while (walk->depth > 0) { /* libxml2 gave up */
        walk->cut = true;
        walk->inside = 0;
        end_frame(walk);
    }
}

void xml_walk(const struct xml_source *source, const struct xml_root *root,
              const struct xml_rule *const *tables, size_t table_count, void *data,
              struct xml_walk_result *result)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = on_start,
                         .endElementNs = on_end,
                         .characters = on_text,
                         .ignorableWhitespace = on_text,
                         .cdataBlock = on_text,
                         .processingInstruction = on_instruction};
    struct walk *walk = memory_zeroed(1, sizeof *walk);
    struct xml_repair *repair = memory_zeroed(1, sizeof *repair);
    *result = (struct xml_walk_result){0};
    walk->source = source;
    walk->format = root->format;
    walk->tables = tables;
    walk->table_count = table_count;
    walk->data = data;
    buffer_init(&walk->text, LIMIT_XML_FIELD);
    buffer_init(&walk->scratch, SCRATCH_MAX);
    xml_repair_start(repair, source->text, source->length, root);
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, walk, NULL, 0, NULL);
    if (context) {
        (void)xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_HUGE |
                                             XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
        parse(walk, context, repair);
        xmlFreeParserCtxt(context);
    }
    *result = (struct xml_walk_result){repair->places, repair->first, repair->broken};
    buffer_finish(&walk->text);
    buffer_finish(&walk->scratch);
    free(repair);
    free(walk);
}
