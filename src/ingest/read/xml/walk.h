/* A walk through the XML of a feed, element by element, by tables of rules. The document is repaired
 * (repair.h), then parsed by libxml2 part by part; no tree is built, so memory is bounded by the element
 * that is being read. One thread at a time. */
#ifndef FOYER_INGEST_READ_XML_WALK_H
#define FOYER_INGEST_READ_XML_WALK_H

#include "ingest/read/text/text.h"
#include "ingest/read/xml/names.h"
#include "ingest/read/xml/repair.h"
#include "ingest/read/xml/root.h"

#include <stdbool.h>
#include <stddef.h>

struct xml_attribute {
    const char *name; /* local, in lower case */
    const char *value;
};

/* Dies when the handler returns. */
struct xml_element {
    enum xml_space space;
    const char *name; /* local, in lower case */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    const char *base;     /* by xml:base, joined with those around it; NULL: none, the document's own */
    const char *language; /* by xml:lang, inherited; NULL: none */
    const struct xml_rule *rule;
};

/* What stood in an element since its start or since its last child that was read. */
struct xml_text {
    const char *text; /* terminated, not trimmed */
    bool markup;      /* it is HTML made of child elements */
    bool cut;         /* the document broke off in it */
};

enum xml_action {
    XML_ENTER,  /* its children are looked up, with `context` as their parent */
    XML_TEXT,   /* its text is collected; elements in it become markup, with text as it is between them */
    XML_MARKUP, /* the same, but it is markup from the start and text in it is escaped: Atom's xhtml */
    XML_SKIP
};

struct xml_rule {
    unsigned parents; /* bits of the contexts in which the rule holds */
    enum xml_space space;
    const char *name; /* NULL: every name */
    enum xml_action action;
    unsigned context; /* one bit, for XML_ENTER; 0: that of the parent */
    int field;        /* for `close` */
    enum text_kind kind;
    /* At the start tag; may change the action. NULL: nothing to do. */
    void (*open)(void *data, const struct xml_element *element, enum xml_action *action);
    /* At the end tag, with no attributes in the element. NULL: nothing to do. */
    void (*close)(void *data, const struct xml_element *element, struct xml_text text);
};

/* Where an element begins that stands alone. */
enum { XML_IN_DOCUMENT = 1 };

struct xml_walk_result {
    size_t places; /* that were repaired */
    struct xml_place first, broken;
};

struct xml_source {
    const char *text; /* UTF-8, not terminated */
    size_t length;
    const char *base; /* where the document was found; NULL: unknown */
};

/* Walks the document from its root; `tables` are searched in turn, each up to a rule without parents, and the
 * first rule that fits counts; an element without one is skipped. */
void xml_walk(const struct xml_source *source, const struct xml_root *root,
              const struct xml_rule *const *tables, size_t table_count, void *data,
              struct xml_walk_result *result);

/* The value of the attribute with that local name; NULL: none. */
const char *xml_attribute(const struct xml_element *element, const char *name);

/* An address against the element's base, malloc'd; without a base a trimmed copy. NULL for NULL or "". */
char *xml_resolve(const struct xml_element *element, const char *address) __attribute__((warn_unused_result));

#endif
