/* What two stories of different feeds have in common when they are one: a link, a headline, each brought to a
 * form in which equal means the same. Pure; any thread. */
#ifndef FOYER_RUNDOWN_SAMENESS_H
#define FOYER_RUNDOWN_SAMENESS_H

/* A link without what differs between two ways to one page: scheme, "www.", the case of the host, a default
 * port, a slash at the end, the fragment (but for "#!" and "#/", which lead to pages of their own) and
 * parameters that only tell where a visitor came from. Malloc'd; NULL for NULL and for a link that names no
 * page of its own: no http(s) address, or nothing but a host. */
char *sameness_link(const char *url) __attribute__((warn_unused_result));

/* A headline's letters, marks and digits, with case folded and everything between them one blank. Malloc'd;
 * NULL for NULL and when nothing is left. */
char *sameness_headline(const char *headline) __attribute__((warn_unused_result));

#endif
