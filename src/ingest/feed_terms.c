/* From the configuration to requests. Knows neither the loop nor the store. Any thread. */
#include "ingest/feed_terms.h"

#include "base/memory.h"

#include <string.h>

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
    return (struct fetch_request){.origin = feed->url,
                                  .credentials = feed->access.credentials,
                                  .certificate = feed->access.client_certificate,
                                  .key = feed->access.client_key};
}

char *feed_terms_base(const char *url)
{
    return memory_copy_bytes(url, strcspn(url, "?#"));
}
