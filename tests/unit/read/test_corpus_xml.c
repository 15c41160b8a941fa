/* The XML feeds of feed-rs against what that reader makes of them: number of stories, titles, ids, links,
 * dates. Where both decide differently on purpose, the table below says why. */
#include "base/file.h"
#include "base/limits.h"
#include "ingest/read/dates/dates.h"
#include "ingest/read/text/text.h"
#include "reading.h"

#include "support/cmocka.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A field of a file in which ours differs. */
static const struct {
    const char *file, *field, *reason;
} differences[] = {
    {"rss_0.91_encoding_1", "link", "a host's letters stay as they are written"},
    {"rss_1.0_example_1", "link", "a link that is no address is resolved against the feed's"},
    {"rss_2.0_spec_1", "link", "a guid that is an address is the link when there is no other"},
    {"rss_2.0_nbcny", "published", "“Sat, Dec 16 2023 02:02:33 PM” is a date for us"},
    {"atom_relative", "link", "resolved against the feed's address, which feed-rs was not told"},
};

static bool differs(const char *file, const char *field)
{
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (strcmp(differences[i].file, file) == 0 && strcmp(differences[i].field, field) == 0)
            return true;
    return false;
}

static const char *text_at(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

/* feed-rs makes an id of its own where a story has none: 31 or 32 hexadecimal digits, or a UUID. */
static bool is_made_up(const char *id)
{
    size_t length = strlen(id);
    bool uuid = length == 36 && id[8] == '-' && id[13] == '-' && id[18] == '-';
    return uuid || ((length == 31 || length == 32) && strspn(id, "0123456789abcdef") == length);
}

static void check_title(const char *file, const json_t *entry, const struct story *story)
{
    const char *content = text_at(json_object_get(entry, "title"), "content");
    char *expected = content ? text_plain(content, strlen(content), LIMIT_HEADLINE) : NULL;
    const char *ours = story->headline ? story->headline : "";
    if (strcmp(expected ? expected : "", ours) != 0 && !differs(file, "title"))
        fail_msg("%s: the title “%s” became “%s”", file, expected ? expected : "", ours);
    free(expected);
}

static void check_id(const char *file, const json_t *entry, const struct story *story)
{
    const char *id = text_at(entry, "id");
    if (id && !is_made_up(id) && strcmp(id, story->id) != 0 && !differs(file, "id"))
        fail_msg("%s: the id “%s” became “%s”", file, id, story->id);
}

static void check_link(const char *file, const json_t *entry, const struct story *story)
{
    const json_t *links = json_object_get(entry, "links"), *link;
    size_t index;
    bool found = json_array_size(links) == 0 && !story->url;
    json_array_foreach(links, index, link)
    {
        const char *address = text_at(link, "href"), *rel = text_at(link, "rel");
        bool other = rel && strcmp(rel, "alternate") != 0;
        found = found || (address && story->url && strcmp(address, story->url) == 0) ||
                (other && !story->url && json_array_size(links) == 1);
    }
    if (!found && !differs(file, "link"))
        fail_msg("%s: the link is “%s”", file, story->url ? story->url : "");
}

/* Their `updated` stands in for a missing `published`, as with us. */
static void check_date(const char *file, const json_t *entry, const struct story *story)
{
    const char *published = text_at(entry, "published"), *updated = text_at(entry, "updated"), *remark;
    const char *text = published ? published : updated;
    int64_t expected = 0;
    if (text && !date_parse(text, &expected, &remark))
        fail_msg("%s: %s", file, text);
    if (expected != story->published && !differs(file, "published"))
        fail_msg("%s: the date %s became %lld", file, text ? text : "(none)", (long long)story->published);
}

static void compare(const char *file, const json_t *expected, const struct feed_document *document)
{
    const json_t *entries = json_object_get(expected, "entries");
    if (json_array_size(entries) != document->story_count)
        fail_msg("%s has %zu stories, %zu were read", file, json_array_size(entries), document->story_count);
    for (size_t i = 0; i < document->story_count; i++) {
        const json_t *entry = json_array_get(entries, i);
        check_title(file, entry, document->stories[i]);
        check_id(file, entry, document->stories[i]);
        check_link(file, entry, document->stories[i]);
        check_date(file, entry, document->stories[i]);
    }
}

/* Reads one file; without an expectation beside it, only that nothing breaks counts. */
static void check_file(const char *folder, const char *name, const char *stem)
{
    char path[4096];
    struct buffer bytes;
    struct error error = {0};
    buffer_init(&bytes, LIMIT_FEED_BODY);
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(file_read(path, &bytes, &error));
    struct read_request request = {.bytes = bytes.bytes,
                                   .length = bytes.length,
                                   .base_url = "https://example.org/feed.xml",
                                   .now = 1785000000};
    struct feed_document document;
    bool read = read_feed(&request, &document, &error);
    (void)snprintf(path, sizeof path, "%s/%s.serde.json", folder, stem);
    json_t *expected = file_exists(path) ? json_load_file(path, 0, NULL) : NULL;
    if (expected && !read)
        fail_msg("%s is refused: %s", name, error.text);
    if (expected)
        compare(stem, expected, &document);
    json_decref(expected);
    feed_document_finish(&document);
    buffer_finish(&bytes);
}

static size_t check_folder(const char *folder)
{
    DIR *listing = opendir(folder);
    size_t count = 0;
    assert_non_null(listing);
    for (const struct dirent *entry; (entry = readdir(listing));) {
        char stem[256];
        size_t length = strlen(entry->d_name);
        if (length <= 4 || length >= sizeof stem || strcmp(entry->d_name + length - 4, ".xml") != 0)
            continue;
        (void)snprintf(stem, sizeof stem, "%.*s", (int)(length - 4), entry->d_name);
        check_file(folder, entry->d_name, stem);
        count++;
    }
    (void)closedir(listing);
    return count;
}

static void real_feeds_are_read_as_another_reader_does(void **state)
{
    (void)state;
    static const char *const folders[] = {"rss0", "rss1", "rss2", "atom", "xml"};
    size_t count = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "feeds-feed-rs/%s", folders[i]);
        char *folder = reading_corpus_folder(name);
        if (!folder)
            skip();
        count += check_folder(folder);
        free(folder);
    }
    assert_true(count > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_feeds_are_read_as_another_reader_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
