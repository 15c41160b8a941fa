/* What an element's attributes say about its part in the article. The class words are those of widespread
 * systems (WordPress and its plugins, Drupal, Bitrix, Guardian). Any thread. */
#ifndef FOYER_INGEST_READ_HTML_CLASS_H
#define FOYER_INGEST_READ_HTML_CLASS_H

#include <stddef.h>

enum html_class {
    HTML_CLASS_NONE,
    HTML_CLASS_DROPPED, /* hidden, or a box that is not the article: sharing, subscribing, advertisements */
    HTML_CLASS_CAPTION,
    HTML_CLASS_CREDIT
};

/* `attributes`: names and values in turn, then NULL; NULL: none. */
enum html_class html_class_find(const char *const *attributes);

/* The value of an attribute; NULL: not there. */
const char *html_attribute(const char *const *attributes, const char *name);

#endif
