/* How far an address is away: on the internet, in a private network, or this machine itself. What a feed
 * names, or a redirect leads to, may not be nearer than the feed itself is, else any server could have
 * requests sent behind the office's wall. Any thread. */
#ifndef FOYER_INGEST_FETCH_NETWORK_H
#define FOYER_INGEST_FETCH_NETWORK_H

#include <stdbool.h>

struct sockaddr;

enum network {
    NETWORK_UNKNOWN, /* of a request: wherever it is, for the operator named it */
    NETWORK_PUBLIC,
    NETWORK_PRIVATE, /* RFC 1918, 6598 (behind the provider's NAT), 4193 (fc00::/7), 2544 */
    NETWORK_LOCAL,   /* loopback; and link-local, where routers and clouds tell their secrets */
    NETWORK_NOWHERE  /* multicast, "this network", reserved: nothing to be fetched from */
};

/* IPv4 inside of IPv6 (mapped, NAT64, 6to4) counts as what it is inside. */
enum network network_of_socket(const struct sockaddr *address);

/* Of "10.0.0.1", "::1", "[::1]", "fe80::1%eth0", and of "localhost" and what ends in ".localhost", which are
 * this machine (RFC 6761, 6.3). NETWORK_UNKNOWN for every other name. */
enum network network_of_host(const char *host);

/* "in a private network" … */
const char *network_name(enum network network);

#endif
