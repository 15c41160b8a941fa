#include "guest.h"

#include "base/limits.h"

#include "support/cmocka.h"

#include <string.h>

static void tell(void *data, const struct fetch_result *result)
{
    struct told *told = data;
    *told = (struct told){told->calls + 1, result->fine,  result->early,
                          result->lasting, result->reach, result->error};
}

void guest_fetch(struct fetcher *fetcher, struct fetch_request request, struct told *told)
{
    *told = (struct told){0};
    request.maximum = LIMIT_FEED_BODY;
    request.data = told;
    request.done = tell;
    fetcher_add(fetcher, &request);
    while (fetcher_pending(fetcher) > 0)
        fetcher_wait(fetcher, TICK_SECONDS(30), NULL, 0);
    assert_int_equal(told->calls, 1);
}

void guest_fetch_with(struct fetch_settings *settings, struct fetch_request request, struct told *told)
{
    struct fetch_settings usual;
    fetch_settings_init(&usual);
    struct fetcher *fetcher = fetcher_create(settings ? settings : &usual, NULL);
    guest_fetch(fetcher, request, told);
    fetcher_destroy(fetcher);
}

void guest_assert_says(const char *message, const char *text)
{
    if (!message || !strstr(message, text))
        fail_msg("\"%s\" does not say \"%s\"", message ? message : "nothing", text);
}
