/* srcset: several renditions of one picture (WHATWG HTML section 4.8.4.2.1). Any thread. */
#ifndef FOYER_INGEST_READ_HTML_SRCSET_H
#define FOYER_INGEST_READ_HTML_SRCSET_H

/* The address of the best rendition in "a.jpg 640w, b.jpg 1280w": the smallest at least `screen_width` wide
 * (pixels; 0 unknown), else the widest; where no widths stand ("a.jpg, b.jpg 2x") the densest. malloc'd;
 * NULL: there is none, or `set` is NULL. `width` is what the set says of it, 0 nothing. */
char *html_srcset_choose(const char *set, int screen_width, int *width) __attribute__((warn_unused_result));

#endif
