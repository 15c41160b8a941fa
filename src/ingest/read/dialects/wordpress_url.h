/* The address at which a WordPress site is asked for its posts. Any thread. */
#ifndef FOYER_INGEST_READ_DIALECTS_WORDPRESS_URL_H
#define FOYER_INGEST_READ_DIALECTS_WORDPRESS_URL_H

/* A copy of the address; when it is that of the posts of a WordPress site (its path ends in
 * /wp-json/wp/v2/posts, or rest_route is /wp/v2/posts) and says nothing of _embed, with
 * "_embed=wp:featuredmedia,author" added, for without it posts have neither photos nor authors. malloc'd. */
char *wordpress_request_url(const char *url) __attribute__((warn_unused_result));

#endif
