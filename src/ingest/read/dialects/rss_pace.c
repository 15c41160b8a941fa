/* How often a publisher wants to be asked. One thread at a time. */
#include "ingest/read/dialects/rss_pace.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int64_t number_of(const char *text)
{
    char *end = NULL;
    long long number = strtoll(text, &end, 10);
    return end > text && number > 0 && number < 1000000 ? number : 0;
}

void rss_take_ttl(void *data, const struct xml_element *element, struct xml_text text)
{
    const struct xml_feed *feed = data;
    (void)element;
    feed->reading->document->ttl = number_of(text.text) * 60;
}

void rss_take_period(void *data, const struct xml_element *element, struct xml_text text)
{
    static const struct {
        const char *word;
        int64_t seconds;
    } periods[] = {
        {"hourly", 3600}, {"daily", 86400}, {"weekly", 604800}, {"monthly", 2592000}, {"yearly", 31536000}};
    struct xml_feed *feed = data;
    const char *word = text.text + strspn(text.text, " \t\r\n");
    (void)element;
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (strncasecmp(word, periods[i].word, strlen(periods[i].word)) == 0)
            feed->period = periods[i].seconds;
}

void rss_take_frequency(void *data, const struct xml_element *element, struct xml_text text)
{
    struct xml_feed *feed = data;
    (void)element;
    feed->frequency = number_of(text.text);
}
