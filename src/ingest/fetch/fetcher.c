/* Who goes next, and the one wait. The connections are counted here and not by libcurl, whose clocks would
 * run for those that wait, too. Knows nothing of feeds and photos but their urgency. One thread. */
#include "ingest/fetch/fetch.h"

#include "base/memory.h"
#include "ingest/fetch/queue.h"

#include <limits.h>
#include <poll.h>
#include <stdlib.h>

struct fetcher {
    struct fetch_settings settings;
    char *texts[3]; /* of the settings */
    CURLM *multi;
    struct queue waiting;
    struct queue active;
};

void fetch_settings_init(struct fetch_settings *settings)
{
    *settings = (struct fetch_settings){
        .connect = TICK_SECONDS(15),
        .whole = TICK_SECONDS(60),
        .stalled = TICK_SECONDS(30),
        .per_site = 2,
        .all = 6,
    };
}

struct fetcher *fetcher_create(const struct fetch_settings *settings, struct error *error)
{
    CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) {
        error_set(error, "libcurl cannot be used: %s", curl_easy_strerror(code));
        return NULL;
    }
    struct fetcher *fetcher = memory_zeroed(1, sizeof *fetcher);
    fetcher->settings = *settings;
    fetcher->settings.ca_file = fetcher->texts[0] = memory_copy_text(settings->ca_file);
    fetcher->settings.proxy = fetcher->texts[1] = memory_copy_text(settings->proxy);
    fetcher->settings.proxy_credentials = fetcher->texts[2] = memory_copy_text(settings->proxy_credentials);
    fetcher->multi = curl_multi_init();
    if (!fetcher->multi) {
        error_set(error, "libcurl cannot be used: no memory");
        fetcher_destroy(fetcher);
        return NULL;
    }
    curl_multi_setopt(fetcher->multi, CURLMOPT_MAXCONNECTS, (long)settings->all);
    return fetcher;
}

static void fetcher_drop(struct fetcher *fetcher, struct queue *queue)
{
    while (queue->first) {
        struct transfer *transfer = queue->first;
        queue_remove(queue, transfer);
        if (transfer->easy) {
            curl_easy_setopt(transfer->easy, CURLOPT_QUICK_EXIT, 1L); /* do not wait for a name server */
            curl_multi_remove_handle(fetcher->multi, transfer->easy);
        }
        transfer_destroy(transfer);
    }
}

void fetcher_destroy(struct fetcher *fetcher)
{
    if (!fetcher)
        return;
    fetcher_drop(fetcher, &fetcher->active);
    fetcher_drop(fetcher, &fetcher->waiting);
    curl_multi_cleanup(fetcher->multi);
    for (size_t i = 0; i < sizeof fetcher->texts / sizeof *fetcher->texts; i++)
        free(fetcher->texts[i]);
    free(fetcher);
    curl_global_cleanup();
}

void fetcher_add(struct fetcher *fetcher, const struct fetch_request *request)
{
    queue_add(&fetcher->waiting, transfer_create(request, &fetcher->settings));
}

size_t fetcher_pending(const struct fetcher *fetcher)
{
    return fetcher->waiting.count + fetcher->active.count;
}

/* Nothing to connect to: a file, or an address that is none. */
static bool transfer_is_local(const struct transfer *transfer)
{
    return transfer->address.local || transfer->error.set;
}

static bool fetcher_may_begin(const struct fetcher *fetcher, const struct transfer *transfer)
{
    return transfer_is_local(transfer) ||
           (fetcher->active.count < fetcher->settings.all &&
            queue_site_count(&fetcher->active, transfer->address.site) < fetcher->settings.per_site);
}

/* Puts what may begin on its way; files are done at once. True when a request is done. */
static bool fetcher_begin(struct fetcher *fetcher)
{
    struct transfer *transfer = fetcher->waiting.first;
    while (transfer) {
        struct transfer *next = transfer->next;
        if (fetcher_may_begin(fetcher, transfer)) {
            queue_remove(&fetcher->waiting, transfer);
            if (transfer_is_local(transfer) || !transfer_begin(transfer)) {
                transfer_report_local(transfer); /* may change the queue, so that `next` is void */
                transfer_destroy(transfer);
                return true;
            }
            queue_add(&fetcher->active, transfer);
            curl_multi_add_handle(fetcher->multi, transfer->easy);
        }
        transfer = next;
    }
    return false;
}

static bool fetcher_finish(struct fetcher *fetcher, struct transfer *transfer, CURLcode code)
{
    curl_multi_remove_handle(fetcher->multi, transfer->easy);
    if (transfer_redirect(transfer, code)) {
        curl_multi_add_handle(fetcher->multi, transfer->easy);
        return false;
    }
    queue_remove(&fetcher->active, transfer);
    transfer_report(transfer, code);
    transfer_destroy(transfer);
    return true;
}

/* True when a request is done. */
static bool fetcher_collect(struct fetcher *fetcher)
{
    bool done = false;
    int running = 0;
    int left = 0;
    CURLMsg *message;
    curl_multi_perform(fetcher->multi, &running);
    while ((message = curl_multi_info_read(fetcher->multi, &left)) != NULL) {
        struct transfer *transfer = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        if (message->msg == CURLMSG_DONE && transfer)
            done = fetcher_finish(fetcher, transfer, message->data.result) || done;
    }
    return done;
}

static int milliseconds(tick span)
{
    tick rounded = span <= 0 ? 0 : (span - 1) / TICK_MS(1) + 1;
    return rounded < INT_MAX ? (int)rounded : INT_MAX;
}

/* True when one of the watched descriptors has something. libcurl does not tell of a hang-up, so they are
 * asked again themselves. */
static bool fetcher_poll(struct fetcher *fetcher, tick timeout, const int *watched, size_t count)
{
    struct curl_waitfd extra[FETCH_WATCHED_MAX] = {0};
    struct pollfd again[FETCH_WATCHED_MAX] = {0};
    unsigned used = 0;
    for (size_t i = 0; i < count && used < FETCH_WATCHED_MAX; i++) {
        if (watched[i] < 0)
            continue;
        extra[used] = (struct curl_waitfd){.fd = watched[i], .events = CURL_WAIT_POLLIN};
        again[used++] = (struct pollfd){.fd = watched[i], .events = POLLIN};
    }
    curl_multi_poll(fetcher->multi, extra, used, milliseconds(timeout), NULL);
    return poll(again, used, 0) > 0;
}

void fetcher_wait(struct fetcher *fetcher, tick timeout, const int *watched, size_t count)
{
    const struct clock *clock = clock_system();
    tick start = clock_monotonic(clock);
    bool more = true;
    while (more) {
        if (fetcher_begin(fetcher) || fetcher_collect(fetcher))
            return;
        tick left = timeout - (clock_monotonic(clock) - start);
        more = left > 0 && !fetcher_poll(fetcher, left, watched, count);
    }
    fetcher_collect(fetcher);
}
