/* From the configuration to requests. Knows neither the loop nor the store. Any thread. */
#include "ingest/feed_terms.h"

#include "base/limits.h"
#include "base/memory.h"

#include <string.h>

/* HTTP's Accept (RFC 9110, 12.5.1). */
static const char accept[] =
    "application/feed+json, application/json;q=0.9, application/atom+xml, application/rss+xml, "
    "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5";

void feed_terms_network(struct fetch_settings *settings, const struct config_network *network)
{
    if (network->ca_file)
        settings->ca_file = network->ca_file;
    if (network->proxy)
        settings->proxy = network->proxy;
    if (network->proxy_credentials)
        settings->proxy_credentials = network->proxy_credentials;
}

struct fetch_request feed_terms_request(const struct config_feed *feed)
{
    struct fetch_request request = {.accept = accept, .maximum = LIMIT_FEED_BODY, .urgency = FETCH_FEED};
    if (feed) {
        request.origin = feed->url;
        request.credentials = feed->access.credentials;
        request.certificate = feed->access.client_certificate;
        request.key = feed->access.client_key;
    }
    return request;
}

struct read_request feed_terms_reading(const struct config_feed *feed)
{
    struct read_request request = {0};
    if (feed) {
        request.format = feed->format;
        request.map = &feed->map;
        request.language = feed->language;
        request.junk = feed->junk;
    }
    return request;
}

char *feed_terms_base(const char *url)
{
    return memory_copy_bytes(url, strcspn(url, "?#"));
}
