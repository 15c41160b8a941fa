/* Gets documents and photos, many at a time, from HTTP servers and from files, behind one interface. Knows
 * nothing of what is in them. One thread at a time. */
#ifndef FOYER_INGEST_FETCH_FETCH_H
#define FOYER_INGEST_FETCH_FETCH_H

#include "base/clock.h"
#include "base/error.h"
#include "ingest/fetch/network.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fetcher;

/* Spans are real time, whatever clock a test puts in. */
struct fetch_settings {
    tick connect;    /* until a connection stands: name, TCP, TLS */
    tick whole;      /* of a transfer with its redirects, from when it is begun */
    tick stalled;    /* so long almost nothing came */
    size_t per_site; /* connections to one host and port */
    size_t all;      /* connections together */
    /* Texts are copied by fetcher_create. */
    const char *ca_file; /* certificates to trust instead of the machine's; NULL */
    /* "http://proxy.example:3128", "socks5h://…"; "none"; NULL: by the environment, http_proxy, https_proxy
     * and all_proxy. no_proxy of the environment names what is reached without. */
    const char *proxy;
    const char *proxy_credentials; /* a file as credentials.h has it; NULL */
};

/* What good manners ask for. */
void fetch_settings_init(struct fetch_settings *settings);

/* Lives as long as the call of `done`; what is kept is copied. */
struct fetch_result {
    bool fine; /* a whole body, or not modified */
    bool not_modified;
    bool lasting;     /* of a failure: the same request will most likely fail again ("404 Not Found") */
    long status;      /* HTTP's; 0: none came, or a file */
    const char *body; /* after decompression, with a NUL behind it; never NULL */
    size_t length;
    const char *url;  /* where it came from in the end: http:, https:, file: */
    const char *etag; /* validators, byte for byte; NULL: none */
    const char *last_modified;
    const char *charset; /* of Content-Type; NULL: none */
    int64_t retry_after; /* seconds; -1: not said */
    int64_t max_age;     /* seconds it stays fresh (RFC 9111, 4.2.1); -1: not said */
    /* Where permanent redirects (301, 308) led that nothing else stood before; NULL. */
    const char *moved_to;
    enum network reach;  /* where `url` of the request is: how near may be what it names */
    enum network landed; /* where it came from in the end */
    bool early;         /* of a failure: the server's certificate is not valid yet, by this machine's clock */
    struct error error; /* when not fine: "no answer from example.org: connection refused" */
};

#define FETCH_FEED INT64_MAX

/* Everything is copied but `data`. */
struct fetch_request {
    const char *url;           /* http://, https://, file:// or an absolute path */
    const char *etag;          /* of what is known already; NULL */
    const char *last_modified; /* likewise */
    const char *accept;        /* media types as in HTTP's Accept; NULL: anything */
    size_t maximum;            /* of the body, before and after decompression */
    /* How near it may be, with all its redirects. NETWORK_UNKNOWN: as near as `url` turns out to be. */
    enum network reach;
    const char *origin;      /* credentials and certificate are for the server of this URL; NULL: of `url` */
    const char *credentials; /* a file as credentials.h has it, read anew for each request; NULL */
    const char *certificate; /* files in PEM; NULL */
    const char *key;         /* NULL: in the file of the certificate */
    /* Of those that wait, the one with the greatest goes first, of equal ones the one that was added first:
     * FETCH_FEED, or of a photo the time of its story, in seconds since 1970 UTC. */
    int64_t urgency;
    void *data;
    /* Called once from within fetcher_wait; may add requests. */
    void (*done)(void *data, const struct fetch_result *result);
};

/* NULL with `error` when the library cannot be used. */
struct fetcher *fetcher_create(const struct fetch_settings *settings, struct error *error);

/* Drops what is under way without calling `done`. NULL is accepted. */
void fetcher_destroy(struct fetcher *fetcher);

/* A request that cannot work (no URL) fails through `done`, too. */
void fetcher_add(struct fetcher *fetcher, const struct fetch_request *request);

/* How many requests are not done. */
size_t fetcher_pending(const struct fetcher *fetcher);

/* Works until a request is done, one of the `count` file descriptors can be read or was hung up, or the time
 * is over; the caller looks which. Negative descriptors are skipped; at most FETCH_WATCHED_MAX count. */
enum { FETCH_WATCHED_MAX = 8 };
void fetcher_wait(struct fetcher *fetcher, tick timeout, const int *watched, size_t count);

/* Whether something that the feed at `feed_url` names may be fetched: http and https always, a file only for
 * a feed that is a file itself. False with `error`. */
bool fetch_allowed(const char *url, const char *feed_url, struct error *error);

#endif
