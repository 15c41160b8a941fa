/* How fast a large feed becomes stories, and how much memory that takes, beside the bare parse of the same
 * bytes by jansson and by libxml2 into their trees (and by libxml2 with the HTML in them): `bench_read
 * [ROUNDS]`. Two documents of about 10 MB, a JSON Feed and an RSS feed, each of as many stories as are read
 * of one feed, with full HTML bodies. Each measurement has a process of its own; times are the best of the
 * rounds, memory is the peak of the first. */
#include "base/buffer.h"
#include "base/limits.h"
#include "ingest/read/read.h"
#include "ingest/read/text/junk_lines.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STORIES = LIMIT_STORIES_PER_FEED, SIZE_ALL = 10 << 20, NOW = 1600000000 };

static const char paragraph[] =
    "<p class=\"text wide\">Три страны договорились о <a href=\"https://example.org/topics/nature?id=7&amp;"
    "from=news\" target=\"_blank\">совместной охране</a> высокогорных озёр и&nbsp;лесов, где обитают "
    "<em>снежный барс</em> и алтайский улар. Новый заповедник займёт 450&nbsp;000&nbsp;га по обе стороны "
    "границы, сообщили в четверг его учредители. Подготовка соглашения началась ещё в 2015&nbsp;г., но лишь "
    "теперь стороны сошлись на единых правилах для посетителей, учёных и местных жителей.</p>\n";
static const char figure[] =
    "<figure class=\"wp-block-image\"><img loading=\"lazy\" src=\"https://example.org/photo.jpg\" "
    "width=\"1200\" height=\"800\" alt=\"Озеро\" srcset=\"https://example.org/photo-600.jpg 600w, "
    "https://example.org/photo.jpg 1200w\"/><figcaption>Озеро в горах. Фото: Айгуль Иванова</figcaption>"
    "</figure>\n";

struct bench {
    const char *document;
    size_t length;
    struct junk_lines junk;
    size_t stories; /* that were read */
};

struct figures {
    double seconds;
    double megabytes; /* of heap and everything, above the document itself */
    size_t stories;
};

static void put_json_text(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '"')
            (void)buffer_append_text(out, "\\\"");
        else if (*text == '\n')
            (void)buffer_append_text(out, "\\n");
        else
            (void)buffer_append(out, text, 1);
    }
}

static void make_json(struct buffer *out)
{
    (void)buffer_append_text(
        out, "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Новости\", "
             "\"home_page_url\": \"https://example.org/\", \"language\": \"ru\", \"items\": [");
    for (size_t i = 0; i < STORIES; i++) {
        size_t start = out->length;
        (void)buffer_append_format(out,
                                   "%s{\"id\": \"%zu\", \"url\": \"https://example.org/%zu\", \"title\": "
                                   "\"Заповедник номер %zu\", \"date_published\": \"2020-01-10T14:33:00Z\", "
                                   "\"content_html\": \"",
                                   i > 0 ? ",\n" : "", i, i, i);
        put_json_text(out, figure);
        while (out->length - start < SIZE_ALL / STORIES)
            put_json_text(out, paragraph);
        (void)buffer_append_text(out, "\"}");
    }
    (void)buffer_append_text(out, "]}");
}

static void make_rss(struct buffer *out)
{
    (void)buffer_append_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
                                  "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
                                  "<title>Новости</title><link>https://example.org/</link>"
                                  "<language>ru</language>");
    for (size_t i = 0; i < STORIES; i++) {
        size_t start = out->length;
        (void)buffer_append_format(out,
                                   "<item><guid>%zu</guid><link>https://example.org/%zu</link><title>"
                                   "Заповедник номер %zu</title><pubDate>Fri, 10 Jan 2020 14:33:00 +0000"
                                   "</pubDate><content:encoded><![CDATA[",
                                   i, i, i);
        (void)buffer_append_text(out, figure);
        while (out->length - start < SIZE_ALL / STORIES)
            (void)buffer_append_text(out, paragraph);
        (void)buffer_append_text(out, "]]></content:encoded></item>\n");
    }
    (void)buffer_append_text(out, "</channel></rss>");
}

static void read_ours(struct bench *bench)
{
    struct error error = {0};
    struct feed_document document;
    struct read_request request = {.bytes = bench->document,
                                   .length = bench->length,
                                   .base_url = "https://example.org/feed",
                                   .junk_lines = &bench->junk,
                                   .now = NOW,
                                   .screen_width = 1920};
    if (!read_feed(&request, &document, &error)) {
        (void)fprintf(stderr, "bench_read: %s\n", error.text);
        exit(1);
    }
    bench->stories = document.story_count;
    feed_document_finish(&document);
}

static void read_jansson(struct bench *bench)
{
    json_decref(json_loadb(bench->document, bench->length, 0, NULL));
}

static void read_libxml(struct bench *bench)
{
    xmlFreeDoc(xmlReadMemory(bench->document, (int)bench->length, NULL, NULL, XML_PARSE_NONET));
}

static void read_bodies(const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_CDATA_SECTION_NODE)
            xmlFreeDoc(htmlReadMemory((const char *)node->content, xmlStrlen(node->content), NULL, "UTF-8",
                                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET));
        read_bodies(node->children);
    }
}

/* What libxml2 takes for all that must be parsed: the feed as XML, each body in it as HTML. */
static void read_libxml_twice(struct bench *bench)
{
    xmlDoc *document = xmlReadMemory(bench->document, (int)bench->length, NULL, NULL, XML_PARSE_NONET);
    read_bodies(xmlDocGetRootElement(document));
    xmlFreeDoc(document);
}

/* A line of /proc/self/status in kilobytes. */
static long status_kilobytes(const char *name)
{
    char line[256];
    long value = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && value < 0 && fgets(line, sizeof line, status))
        if (strncmp(line, name, strlen(name)) == 0)
            value = strtol(line + strlen(name), NULL, 10);
    if (status)
        (void)fclose(status);
    return value;
}

/* So that VmHWM begins anew (proc(5), clear_refs). */
static void forget_peak(void)
{
    FILE *refs = fopen("/proc/self/clear_refs", "w");
    if (!refs || fputs("5", refs) < 0)
        (void)fprintf(stderr, "bench_read: the peak of memory cannot be reset\n");
    if (refs)
        (void)fclose(refs);
}

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct figures measure_here(struct bench bench, void (*work)(struct bench *bench), long rounds)
{
    struct figures figures = {.seconds = 1e9};
    struct error error = {0};
    if (!junk_lines_read(&bench.junk, SOURCE_FOLDER "/assets/junk_lines.txt", &error))
        (void)fprintf(stderr, "bench_read: %s\n", error.text);
    (void)malloc_trim(0);
    forget_peak();
    long before = status_kilobytes("VmRSS:");
    for (long i = 0; i < rounds; i++) {
        double start = now();
        work(&bench);
        double took = now() - start;
        figures.seconds = took < figures.seconds ? took : figures.seconds;
        if (i == 0)
            figures.megabytes = (double)(status_kilobytes("VmHWM:") - before) / 1024;
    }
    figures.stories = bench.stories;
    junk_lines_finish(&bench.junk);
    return figures;
}

static struct figures measure(const struct buffer *document, void (*work)(struct bench *bench), long rounds)
{
    struct figures figures = {0};
    int ends[2];
    (void)fflush(stdout);
    if (pipe(ends) != 0)
        exit(1);
    pid_t child = fork();
    if (child == 0) {
        figures = measure_here((struct bench){.document = document->bytes, .length = document->length}, work,
                               rounds);
        _exit(write(ends[1], &figures, sizeof figures) == sizeof figures ? 0 : 1);
    }
    close(ends[1]);
    bool came = read(ends[0], &figures, sizeof figures) == sizeof figures;
    close(ends[0]);
    if (child < 0 || waitpid(child, NULL, 0) != child || !came)
        exit(1);
    return figures;
}

static void compare(const char *name, const char *library, void (*make)(struct buffer *out),
                    void (*bare)(struct bench *bench), long rounds)
{
    struct buffer document;
    buffer_init(&document, 2 * SIZE_ALL);
    make(&document);
    double size = (double)document.length / (1 << 20);
    struct figures ours = measure(&document, read_ours, rounds);
    struct figures theirs = measure(&document, bare, rounds);
    printf("%s, %.1f MB, %zu stories\n", name, size, ours.stories);
    printf("  %-8s %6.0f ms, peak %5.1f MB with the document\n", library, theirs.seconds * 1e3,
           theirs.megabytes + size);
    printf("  foyer    %6.0f ms, peak %5.1f MB with the document; %.0f stories per second\n",
           ours.seconds * 1e3, ours.megabytes + size, (double)ours.stories / ours.seconds);
    printf("  ratio    %6.2f (aim 2.5), memory %.2f (aim 1.5)\n", ours.seconds / theirs.seconds,
           (ours.megabytes + size) / (theirs.megabytes + size));
    buffer_finish(&document);
}

int main(int count, char **arguments)
{
    long rounds = count > 1 ? strtol(arguments[1], NULL, 10) : 10;
    compare("JSON Feed", "jansson", make_json, read_jansson, rounds);
    compare("RSS", "libxml2", make_rss, read_libxml, rounds);
    compare("RSS, bodies parsed as HTML, too", "libxml2", make_rss, read_libxml_twice, rounds);
    return 0;
}
