/* Which proxy a request goes through. As libcurl goes by the environment, but told before: an address behind
 * a proxy is looked at otherwise. Private to fetch/. */
#ifndef FOYER_INGEST_FETCH_PROXY_H
#define FOYER_INGEST_FETCH_PROXY_H

#include "ingest/fetch/address.h"

#include <stdbool.h>

/* `configured` as in struct fetch_settings. NULL: it goes without. Valid until the environment changes. */
const char *proxy_for(const struct address *address, const char *configured);

/* Whether the list, as of no_proxy, has the host: names separated by commas or blanks, each for its
 * subdomains too, with a dot before it or not; maybe with ":PORT"; IP addresses, also as 10.0.0.0/8; or "*".
 */
bool proxy_is_spared(const char *list, const char *host, long port);

#endif
