/* A server on a free loopback port that misbehaves as it is told: each path is one fault. It answers with
 * bytes of its own, so that lengths can lie, headers never end and connections break at any place. Threads of
 * its own; one test program may run several. A failure to start ends the test by fail(). */
#ifndef FOYER_TESTS_SUPPORT_FAULT_SERVER_H
#define FOYER_TESTS_SUPPORT_FAULT_SERVER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* What follows the answer. */
enum fault_end {
    FAULT_CLOSE,
    FAULT_RESET, /* the connection breaks: RST */
    FAULT_HOLD,  /* silence, until the client hangs up */
    FAULT_KEEP   /* the next request */
};

enum { FAULT_NO_LENGTH = -1 };

/* Everything borrowed while the server runs. */
struct fault_case {
    const char *name;    /* the path without its slash */
    const char *raw;     /* the whole answer; NULL: made from what follows */
    const char *status;  /* "404 Not Found"; NULL: "200 OK" */
    const char *headers; /* lines, each with its CRLF; every "$PORT" becomes the server's port; NULL: none */
    const char *body;    /* NULL: none */
    size_t length;       /* of the body; 0: up to its NUL */
    long claim;          /* Content-Length instead of the true one, or FAULT_NO_LENGTH; 0: the true one */
    const char *more;    /* sent behind that again and again, until the client hangs up */
    int pause_ms;        /* before each of those */
    enum fault_end end;
};

enum { FAULT_CONNECTIONS_MAX = 512 };

struct fault_server {
    int port;
    const struct fault_case *cases;
    size_t case_count;
    int listener;
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    struct fault_line {
        struct fault_server *server;
        int socket;
        pthread_t thread;
    } lines[FAULT_CONNECTIONS_MAX]; /* all connections so far */
    size_t line_count;
    const struct fault_case *feed; /* what "/feed" answers */
    char *requests;                /* all heads so far */
    size_t requests_length;
    atomic_bool stopping;
};

/* Of `cases` the first of a name counts; a path that is none of them is a 404. Also answers as a proxy: the
 * path of an absolute URL counts. */
void fault_server_start(struct fault_server *server, const struct fault_case *cases, size_t count);
/* Ends all connections. */
void fault_server_stop(struct fault_server *server);

/* "http://127.0.0.1:PORT/name"; malloc'd. */
char *fault_server_url(const struct fault_server *server, const char *name);

/* From now on "/feed" answers as that case, which need not be among the server's; NULL: not at all. */
void fault_server_play(struct fault_server *server, const struct fault_case *fault);

/* How often `text` stands in the heads of the requests so far: "GET /name ", "Authorization:". */
size_t fault_server_count(struct fault_server *server, const char *text);

/* Connections so far. */
size_t fault_server_connections(struct fault_server *server);

#endif
