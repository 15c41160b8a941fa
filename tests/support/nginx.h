/* A real nginx on a free loopback port, serving the folder "www" of a temporary folder of its own. One test
 * program may run several. A failure to start ends the test by fail(). */
#ifndef FOYER_TESTS_SUPPORT_NGINX_H
#define FOYER_TESTS_SUPPORT_NGINX_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct nginx {
    pid_t pid;
    int port;
    bool tls;
    char *folder;    /* owned; gone with nginx_stop, with all a test puts into it */
    long file_times; /* files get a new second each, so that their ETags differ */
};

/* `server` are lines inside nginx's server block, `http` inside its http block; NULL: none. With `tls` it
 * speaks https under a self-signed certificate for 127.0.0.1, "certificate.pem" in the folder, made by the
 * openssl program; skip() without it. */
void nginx_start(struct nginx *nginx, const char *server, const char *http, bool tls);
/* Ends it by its process id and removes the folder. A zeroed struct is accepted. */
void nginx_stop(struct nginx *nginx);

/* "http://127.0.0.1:PORT" and the path; malloc'd. */
char *nginx_url(const struct nginx *nginx, const char *path);

/* Full path of a name in the folder, malloc'd. */
char *nginx_path(const struct nginx *nginx, const char *name);

/* A file below "www", put there in one piece. */
void nginx_put(struct nginx *nginx, const char *name, const void *bytes, size_t length);
void nginx_put_text(struct nginx *nginx, const char *name, const char *text);
void nginx_remove(struct nginx *nginx, const char *name);

/* The requests so far, a line each: `GET /feed.json 200 if-none-match="…" if-modified-since="…" agent="…"
 * accept="…"`; malloc'd. */
char *nginx_log(struct nginx *nginx);

/* How many of those lines begin with `request`: "GET /photo.jpg ". */
int nginx_count(struct nginx *nginx, const char *request);

#endif
