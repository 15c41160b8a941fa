/* The real program before a server that wants credentials: it gets them, and nobody else ever sees them. */
#include "desk.h"

#include "support/folder.h"
#include "support/nginx.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SECRET   "hush-4711"
#define PASSWORD "hush-0815"
#define KEY      "hush-1234"
#define FEED                                                                                                 \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": [{\"id\": \"1\","   \
    " \"title\": \"One\", \"content_text\": \"First.\", \"url\": \"story\", \"image\": \"photo.jpg\"}]}"

static const char *const secrets[] = {SECRET, PASSWORD, KEY};

struct guarded {
    struct nginx nginx;
    struct buffer config;
};

/* Of the three the first wants a token, the second a password, the third a key in the query. */
static void guarded_start(struct guarded *guarded)
{
    setenv("no_proxy", "*", 1);
    nginx_start(&guarded->nginx,
                "location /token/ { if ($http_authorization != 'Bearer " SECRET "') { return 401; } }\n"
                "location /basic/ { auth_basic a; auth_basic_user_file users; }\n"
                "location /query/ { if ($arg_key != '" KEY "') { return 401; } }\n",
                NULL, false);
    static const char *const folders[] = {"www/token", "www/basic", "www/query"};
    for (size_t i = 0; i < 3; i++) {
        char *folder = nginx_path(&guarded->nginx, folders[i]);
        assert_int_equal(mkdir(folder, 0755), 0);
        free(folder);
    }
    free(folder_put(guarded->nginx.folder, "users", "me:{PLAIN}" PASSWORD "\n", 0644));
    nginx_put_text(&guarded->nginx, "token/feed.json", FEED);
    nginx_put_text(&guarded->nginx, "basic/feed.json", FEED);
    nginx_put_text(&guarded->nginx, "query/feed.json", FEED);
    buffer_init(&guarded->config, 4096);
    buffer_append_format(
        &guarded->config,
        "store = \"store\"\n"
        "feed \"token\" { url = \"http://127.0.0.1:%d/token/feed.json\" credentials = token }\n"
        "feed \"url\" { url = \"http://me:" PASSWORD "@127.0.0.1:%d/basic/feed.json\" }\n"
        "feed \"key\" { url = \"http://127.0.0.1:%d/query/feed.json?key=" KEY "\" }\n",
        guarded->nginx.port, guarded->nginx.port, guarded->nginx.port);
    desk_put("foyer.conf", guarded->config.bytes);
}

static void guarded_stop(struct guarded *guarded)
{
    nginx_stop(&guarded->nginx);
    buffer_finish(&guarded->config);
}

static void assert_discreet(const struct desk *desk)
{
    char *store = folder_path(desk->folder, "store");
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        assert_null(strstr(desk->output.bytes, secrets[i]));
        assert_null(strstr(desk->errors.bytes, secrets[i]));
        char *leak = folder_find(store, secrets[i]);
        if (leak)
            fail_msg("%s holds %s", leak, secrets[i]);
    }
    free(store);
}

static void a_feed_behind_credentials_is_read_and_nothing_tells_them(void **state)
{
    struct desk *desk = *state;
    struct guarded guarded;
    guarded_start(&guarded);
    free(folder_put(desk->folder, "token", "bearer " SECRET "\n", 0600));
    assert_int_equal(desk_run(desk, "check", "-c", "foyer.conf", NULL), 0);
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "foyer.conf", NULL), 0);
    desk_assert_says(&desk->errors, "token: 1 story");
    desk_assert_says(&desk->errors, "url: 1 story");
    desk_assert_says(&desk->errors, "key: 1 story");
    assert_int_equal(nginx_count(&guarded.nginx, "GET /token/photo.jpg 404 "),
                     1); /* let in, but there is none */
    assert_int_equal(nginx_count(&guarded.nginx, "GET /basic/photo.jpg 404 "), 1);
    assert_discreet(desk);
    guarded_stop(&guarded);
}

static void wrong_credentials_fail_their_feed_alone_and_are_not_told(void **state)
{
    struct desk *desk = *state;
    struct guarded guarded;
    guarded_start(&guarded);
    free(folder_put(desk->folder, "token", "bearer " SECRET "-not\n", 0600));
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "foyer.conf", NULL), 1);
    desk_assert_says(&desk->errors, "answered 401 Unauthorized for /token/feed.json");
    desk_assert_says(&desk->errors, "url: 1 story");
    assert_discreet(desk);
    guarded_stop(&guarded);
}

static void a_file_that_others_can_read_is_refused_and_check_says_how_to_mend_it(void **state)
{
    struct desk *desk = *state;
    struct guarded guarded;
    guarded_start(&guarded);
    free(folder_put(desk->folder, "token", "bearer " SECRET "\n", 0644));
    assert_int_equal(desk_run(desk, "check", "-c", "foyer.conf", NULL), 1);
    desk_assert_says(&desk->errors, "foyer.conf:2: feed \"token\".credentials: ");
    desk_assert_says(&desk->errors, "run: chmod 600 ");
    assert_int_equal(desk_run(desk, "ingest", "--once", "-c", "foyer.conf", NULL), 1);
    desk_assert_says(&desk->errors, "run: chmod 600 ");
    desk_assert_says(&desk->errors, "key: 1 story");
    assert_int_equal(nginx_count(&guarded.nginx, "GET /token/"), 0);
    assert_discreet(desk);
    remove("token");
    assert_int_equal(desk_run(desk, "check", "-c", "foyer.conf", NULL), 1);
    desk_assert_says(&desk->errors, "/token: No such file or directory");
    guarded_stop(&guarded);
}

static void probe_asks_for_a_feed_with_its_credentials_and_tells_none_of_them(void **state)
{
    static const char *const names[] = {"token", "url", "key"};
    struct desk *desk = *state;
    struct guarded guarded;
    guarded_start(&guarded);
    free(folder_put(desk->folder, "token", "bearer " SECRET "\n", 0600));
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", names[i], NULL), 0);
        assert_discreet(desk);
        assert_int_equal(desk_run(desk, "probe", "--json", "-c", "foyer.conf", names[i], NULL), 0);
        desk_assert_says(&desk->output, "\"headline\": \"One\"");
        assert_discreet(desk);
    }
    free(folder_put(desk->folder, "token", "bearer " SECRET "-not\n", 0600));
    assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", "token", NULL), 1);
    desk_assert_says(&desk->errors, "answered 401 Unauthorized for /token/feed.json");
    assert_discreet(desk);
    guarded_stop(&guarded);
}

static void a_link_to_the_feed_itself_goes_without_the_key_of_its_query(void **state)
{
    struct desk *desk = *state;
    struct guarded guarded;
    struct buffer link;
    guarded_start(&guarded);
    nginx_put_text(&guarded.nginx, "query/feed.json",
                   "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": ["
                   "{\"id\": \"1\", \"title\": \"One\", \"content_text\": \"First.\", \"url\": \"#one\"}]}");
    buffer_init(&link, 128);
    buffer_append_format(&link, "\"http://127.0.0.1:%d/query/feed.json#one\"", guarded.nginx.port);
    assert_int_equal(desk_run(desk, "probe", "--json", "-c", "foyer.conf", "key", NULL), 0);
    desk_assert_says(&desk->output, link.bytes);
    assert_discreet(desk);
    buffer_finish(&link);
    guarded_stop(&guarded);
}

static void probe_asks_through_the_configured_proxy(void **state)
{
    struct desk *desk = *state;
    struct guarded guarded;
    guarded_start(&guarded);
    buffer_append_format(&guarded.config,
                         "network { proxy = \"http://127.0.0.1:%d\" }\n"
                         "feed \"far\" { url = \"http://news.example/feed.json\" }\n",
                         guarded.nginx.port);
    desk_put("foyer.conf", guarded.config.bytes);
    nginx_put_text(&guarded.nginx, "feed.json", FEED);
    setenv("no_proxy", "", 1);
    assert_int_equal(desk_run(desk, "probe", "-c", "foyer.conf", "far", NULL), 0);
    assert_int_equal(nginx_count(&guarded.nginx, "GET http://news.example/feed.json 200 ") +
                         nginx_count(&guarded.nginx, "GET /feed.json 200 "),
                     1);
    guarded_stop(&guarded);
}

static void probe_trusts_the_configured_authority(void **state)
{
    struct desk *desk = *state;
    struct nginx nginx;
    struct buffer config;
    nginx_start(&nginx, NULL, NULL, true);
    nginx_put_text(&nginx, "feed.json", FEED);
    char *authority = nginx_path(&nginx, "certificate.pem");
    buffer_init(&config, 4096);
    buffer_append_format(&config, "feed \"safe\" { url = \"https://127.0.0.1:%d/feed.json\" }\n", nginx.port);
    desk_put("strange.conf", config.bytes);
    buffer_append_format(&config, "network { ca_file = \"%s\" }\n", authority);
    desk_put("trusting.conf", config.bytes);
    setenv("no_proxy", "*", 1);
    assert_int_equal(desk_run(desk, "probe", "-c", "strange.conf", "safe", NULL), 1);
    assert_int_equal(desk_run(desk, "probe", "-c", "trusting.conf", "safe", NULL), 0);
    buffer_finish(&config);
    free(authority);
    nginx_stop(&nginx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(a_feed_behind_credentials_is_read_and_nothing_tells_them),
        ON_DESK(wrong_credentials_fail_their_feed_alone_and_are_not_told),
        ON_DESK(a_file_that_others_can_read_is_refused_and_check_says_how_to_mend_it),
        ON_DESK(probe_asks_for_a_feed_with_its_credentials_and_tells_none_of_them),
        ON_DESK(a_link_to_the_feed_itself_goes_without_the_key_of_its_query),
        ON_DESK(probe_asks_through_the_configured_proxy),
        ON_DESK(probe_trusts_the_configured_authority),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
