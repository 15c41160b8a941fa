/* When a permanent redirect is believed. Knows only addresses and times, sends nothing. Any thread. */
#include "ingest/moved.h"

#include "base/memory.h"
#include "ingest/fetch/address.h"

#include <string.h>

bool moved_is_stable(const struct feed_state *state, int64_t now)
{
    return state->moved_to && now - state->moved_since >= MOVED_STABLE;
}

enum network moved_reach(const struct config_feed *feed)
{
    struct address address;
    enum network network = NETWORK_UNKNOWN;
    if (address_parse(feed->url, &address, NULL) && !address.local)
        network = network_of_host(address.host);
    address_finish(&address);
    return network == NETWORK_PRIVATE || network == NETWORK_LOCAL ? network : NETWORK_PUBLIC;
}

static bool worth_remembering(const struct config_feed *feed, const struct fetch_result *result)
{
    return result->moved_to && !address_has_query(feed->url) && !address_has_query(result->moved_to) &&
           result->landed <= moved_reach(feed);
}

void moved_note(struct feed_state *state, const struct config_feed *feed, const struct fetch_result *result,
                bool direct, int64_t now)
{
    bool led = worth_remembering(feed, result);
    if (direct && !led)
        return;
    if (led && state->moved_to && strcmp(state->moved_to, result->moved_to) == 0)
        return;
    story_take_text(&state->moved_to, led ? memory_copy_text(result->moved_to) : NULL);
    state->moved_since = led ? now : 0;
}
