/* ingest/fetch without a server: where addresses are, which proxy, what of a URL may be kept, gzip. */
#include "base/memory.h"
#include "ingest/fetch/address.h"
#include "ingest/fetch/gunzip.h"
#include "ingest/fetch/network.h"
#include "ingest/fetch/proxy.h"

#include "support/cmocka.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

static void every_address_is_somewhere(void **state)
{
    (void)state;
    static const struct {
        const char *host;
        enum network network;
    } cases[] = {
        {"8.8.8.8", NETWORK_PUBLIC},
        {"1.0.0.0", NETWORK_PUBLIC},
        {"9.255.255.255", NETWORK_PUBLIC},
        {"11.0.0.0", NETWORK_PUBLIC},
        {"126.255.255.255", NETWORK_PUBLIC},
        {"128.0.0.0", NETWORK_PUBLIC},
        {"169.253.255.255", NETWORK_PUBLIC},
        {"169.255.0.0", NETWORK_PUBLIC},
        {"192.0.1.0", NETWORK_PUBLIC},
        {"192.169.0.0", NETWORK_PUBLIC},
        {"198.17.255.255", NETWORK_PUBLIC},
        {"198.20.0.0", NETWORK_PUBLIC},
        {"192.0.0.1", NETWORK_PRIVATE},
        {"198.18.0.0", NETWORK_PRIVATE},
        {"240.0.0.1", NETWORK_NOWHERE},
        {"::2", NETWORK_NOWHERE},
        {"::8.8.8.8", NETWORK_PUBLIC},
        {"64:ff9b::a00:1", NETWORK_PRIVATE},
        {"64:ff9b:2::1", NETWORK_PUBLIC},
        {"2001:1::", NETWORK_PUBLIC},
        {"2003::1", NETWORK_PUBLIC},
        {"2002:a00:1::", NETWORK_PRIVATE},
        {"fbff::1", NETWORK_PUBLIC},
        {"fe7f::1", NETWORK_PUBLIC},
        {"feff::1", NETWORK_PRIVATE},
        {"localhost.", NETWORK_LOCAL},
        {"a.localhost.", NETWORK_LOCAL},
        {"localhost.example", NETWORK_UNKNOWN},
        {"a-name-that-is-longer-than-any-address-can-be-written-in-digits.example", NETWORK_UNKNOWN},
        {"172.15.255.255", NETWORK_PUBLIC},
        {"172.32.0.0", NETWORK_PUBLIC},
        {"100.63.255.255", NETWORK_PUBLIC},
        {"100.128.0.0", NETWORK_PUBLIC},
        {"192.167.0.1", NETWORK_PUBLIC},
        {"223.255.255.255", NETWORK_PUBLIC},
        {"10.0.0.1", NETWORK_PRIVATE},
        {"172.16.0.1", NETWORK_PRIVATE},
        {"172.31.255.255", NETWORK_PRIVATE},
        {"192.168.1.1", NETWORK_PRIVATE},
        {"100.64.0.1", NETWORK_PRIVATE},
        {"100.127.255.255", NETWORK_PRIVATE},
        {"198.19.0.1", NETWORK_PRIVATE},
        {"127.0.0.1", NETWORK_LOCAL},
        {"127.255.0.9", NETWORK_LOCAL},
        {"169.254.169.254", NETWORK_LOCAL},
        {"0.0.0.0", NETWORK_NOWHERE},
        {"0.1.2.3", NETWORK_NOWHERE},
        {"224.0.0.1", NETWORK_NOWHERE},
        {"255.255.255.255", NETWORK_NOWHERE},
        {"2001:db8::1", NETWORK_PUBLIC},
        {"[2606:4700::1]", NETWORK_PUBLIC},
        {"::1", NETWORK_LOCAL},
        {"[::1]", NETWORK_LOCAL},
        {"::", NETWORK_NOWHERE},
        {"fe80::1%eth0", NETWORK_LOCAL},
        {"febf::1", NETWORK_LOCAL},
        {"fc00::1", NETWORK_PRIVATE},
        {"fdff::1", NETWORK_PRIVATE},
        {"fec0::1", NETWORK_PRIVATE},
        {"ff02::1", NETWORK_NOWHERE},
        {"::ffff:127.0.0.1", NETWORK_LOCAL},
        {"::ffff:10.0.0.1", NETWORK_PRIVATE},
        {"::ffff:8.8.8.8", NETWORK_PUBLIC},
        {"::127.0.0.1", NETWORK_LOCAL},
        {"64:ff9b::7f00:1", NETWORK_LOCAL},
        {"64:ff9b::808:808", NETWORK_PUBLIC},
        {"64:ff9b:1::1", NETWORK_PRIVATE},
        {"2002:7f00:1::", NETWORK_LOCAL},
        {"2002:808:808::", NETWORK_PUBLIC},
        {"2001:0:1::1", NETWORK_NOWHERE},
        {"localhost", NETWORK_LOCAL},
        {"LOCALHOST.", NETWORK_LOCAL},
        {"a.localhost", NETWORK_LOCAL},
        {"mylocalhost", NETWORK_UNKNOWN},
        {"example.org", NETWORK_UNKNOWN},
        {"", NETWORK_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (network_of_host(cases[i].host) != cases[i].network)
            fail_msg("%s is not %s", cases[i].host, network_name(cases[i].network));
    struct sockaddr_in6 mapped = {.sin6_family = AF_INET6};
    assert_int_equal(inet_pton(AF_INET6, "::ffff:192.168.0.1", &mapped.sin6_addr), 1);
    assert_int_equal(network_of_socket((const struct sockaddr *)&mapped), NETWORK_PRIVATE);
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    assert_int_equal(network_of_socket((const struct sockaddr *)&four), NETWORK_LOCAL);
    assert_int_equal(network_of_socket(&(struct sockaddr){.sa_family = AF_UNIX}), NETWORK_LOCAL);
}

static void no_proxy_names_hosts_domains_ports_and_networks(void **state)
{
    (void)state;
    static const struct {
        const char *list, *host;
        long port;
        bool spared;
    } cases[] = {
        {"*", "a.example", 80, true},
        {"", "a.example", 80, false},
        {"a.example", "a.example", 80, true},
        {"a.example", "A.EXAMPLE", 80, true},
        {"example", "a.example", 80, true},
        {".example", "a.example", 80, true},
        {".example", "example", 80, true},
        {"b.example, a.example", "a.example", 80, true},
        {"b.example a.example", "a.example", 80, true},
        {"xample", "a.example", 80, false},
        {"a.example:8080", "a.example", 80, false},
        {"a.example:8080", "a.example", 8080, true},
        {"10.0.0.0/8", "10.1.2.3", 80, true},
        {"10.0.0.0/8", "11.1.2.3", 80, false},
        {"10.0.0.0/9", "10.127.0.1", 80, true},
        {"10.0.0.0/9", "10.128.0.1", 80, false},
        {"10.0.0.0/99", "10.1.2.3", 80, false},
        {"10.0.0.0/0", "11.1.2.3", 80, true},
        {"10.0.0.0/-1", "10.0.0.0", 80, false},
        {"10.0.0.0/33", "10.0.0.0", 80, false},
        {"10.1.2.3/32", "10.1.2.3", 80, true},
        {"10.1.2.3/32", "10.1.2.4", 80, false},
        {"127.0.0.1", "127.0.0.2", 80, false},
        {"fd00::1/128", "fd00::1", 80, true},
        {"fd00::1/128", "fd00::2", 80, false},
        {"fd00::/129", "fd00::", 80, false},
        {"[::1]:80", "::1", 80, true},
        {"a.example", "b.a.example", 80, true},
        {"a.example", "ba.example", 80, false},
        {"a.example", "example", 80, false},
        {"a.example:", "a.example", 80, false},
        {"a.example:x", "a.example", 80, false},
        {"b.example\ta.example", "a.example", 80, true},
        {"127.0.0.1", "127.0.0.1", 80, true},
        {"fd00::/8", "fd12::1", 80, true},
        {"[::1]", "::1", 80, true},
        {"[::1]:8080", "::1", 80, false},
        {"::1", "::1", 80, true},
        {"/", "a.example", 80, false},
        {",, ,", "a.example", 80, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (proxy_is_spared(cases[i].list, cases[i].host, cases[i].port) != cases[i].spared)
            fail_msg("\"%s\" and %s:%ld", cases[i].list, cases[i].host, cases[i].port);
}

static const char *proxy_of(const char *url, const char *configured)
{
    struct address address;
    assert_true(address_parse(url, &address, NULL));
    const char *proxy = proxy_for(&address, configured);
    address_finish(&address);
    return proxy ? proxy : "";
}

static void the_environment_says_which_proxy_unless_it_is_configured(void **state)
{
    (void)state;
    static const char *const names[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
                                        "HTTP_PROXY", "ALL_PROXY",   "no_proxy",    "NO_PROXY"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    assert_string_equal(proxy_of("http://a/", NULL), "");
    assert_string_equal(proxy_of("http://a/", "http://own:1"), "http://own:1");
    setenv("ALL_PROXY", "http://all:1", 1);
    assert_string_equal(proxy_of("https://a/", NULL), "http://all:1");
    setenv("http_proxy", "http://plain:1", 1);
    setenv("HTTPS_PROXY", "http://secure:1", 1);
    assert_string_equal(proxy_of("http://a/", NULL), "http://plain:1");
    assert_string_equal(proxy_of("https://a/", NULL), "http://secure:1");
    assert_string_equal(proxy_of("https://a/", "none"), "");
    setenv("http_proxy", "", 1);
    assert_string_equal(proxy_of("http://a/", NULL), "http://all:1");
    setenv("all_proxy", "http://small:1", 1);
    assert_string_equal(proxy_of("http://a/", NULL), "http://small:1");
    unsetenv("http_proxy");
    setenv("HTTP_PROXY", "http://anybody:1", 1); /* a header of a request may have set it, to a CGI script */
    assert_string_equal(proxy_of("http://a/", NULL), "http://small:1");
    unsetenv("HTTP_PROXY");
    setenv("https_proxy", "http://secure-small:1", 1);
    assert_string_equal(proxy_of("https://a/", NULL), "http://secure-small:1");
    unsetenv("https_proxy");
    setenv("http_proxy", "http://plain:1", 1);
    setenv("NO_PROXY", "a", 1);
    assert_string_equal(proxy_of("http://a/", NULL), "");
    setenv("no_proxy", "a:443", 1);
    assert_string_equal(proxy_of("https://A/", NULL), "");
    assert_string_equal(proxy_of("http://a/", NULL), "http://plain:1");
    assert_string_equal(proxy_of("https://a/", "http://own:1"), "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
}

static bool same_origin(const char *one, const char *other)
{
    struct address left, right;
    assert_true(address_parse(one, &left, NULL));
    assert_true(address_parse(other, &right, NULL));
    bool same = address_same_origin(&left, &right);
    address_finish(&left);
    address_finish(&right);
    return same;
}

static void the_parts_of_an_address_are_those_that_libcurl_connects_to(void **state)
{
    static const struct {
        const char *url, *host, *site, *path;
        long port;
    } samples[] = {
        {"https://A.Example/b?c#d", "a.example", "a.example", "/b", 443},
        {"http://a.example", "a.example", "a.example", "/", 80},
        {"https://me:x@a.example:443/", "a.example", "a.example", "/", 443},
        {"https://a.example:8443/", "a.example", "a.example:8443", "/", 8443},
        {"http://a.example:443/", "a.example", "a.example:443", "/", 443},
        {"http://[FE80::1%25eth0]:81/", "fe80::1", "[fe80::1]:81", "/", 81},
        {"http://2130706433/", "127.0.0.1", "127.0.0.1", "/", 80},
        {"http://a%2Eexample/%2e", "a.example", "a.example", "/%2e", 80},
        {"file:///a%20b", "", "", "/a b", 0},
        {"/a%20b", "", "", "/a%20b", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct address address;
        assert_true(address_parse(samples[i].url, &address, NULL));
        assert_string_equal(address.host, samples[i].host);
        assert_string_equal(address.site, samples[i].site);
        assert_string_equal(address.path, samples[i].path);
        assert_int_equal(address.port, samples[i].port);
        address_finish(&address);
    }
    char *file = address_of_file("/srv/a b/ü#?%41.json");
    assert_string_equal(file, "file:///srv/a%20b/%C3%BC%23%3F%2541.json");
    free(file);
}

static void one_origin_is_one_scheme_host_and_port(void **state)
{
    (void)state;
    assert_true(same_origin("https://a.example/1", "https://A.example:443/2?x"));
    assert_true(same_origin("http://[::1]/", "http://[::1]:80/"));
    assert_true(same_origin("http://0x7f.1/", "http://127.0.0.1/"));
    assert_false(same_origin("https://a.example/", "http://a.example/"));
    assert_false(same_origin("https://a.example/", "https://a.example:8443/"));
    assert_false(same_origin("https://a.example/", "https://b.a.example/"));
    assert_false(same_origin("/a", "/a"));
}

static void what_is_kept_of_a_url_tells_it_from_others_and_holds_no_secret(void **state)
{
    (void)state;
    char *user, *password;
    char *plain = address_without_user("https://me:h%40sh@a.example:8443/f.json?q=1", &user, &password);
    assert_string_equal(plain, "https://a.example:8443/f.json?q=1");
    assert_string_equal(user, "me");
    assert_string_equal(password, "h@sh");
    free(plain), free(user), free(password);
    plain = address_without_user("https://a.example", &user, &password);
    assert_string_equal(plain, "https://a.example");
    assert_null(user);
    assert_null(password);
    free(plain);
    char *bare = address_remembered("https://me:hush@a.example/f.json");
    char *one = address_remembered("https://a.example/f.json?key=secret");
    char *two = address_remembered("https://a.example/f.json?key=secreT");
    assert_string_equal(bare, "https://a.example/f.json");
    assert_null(strstr(one, "secret"));
    assert_memory_equal(one, "https://a.example/f.json?#", 26);
    assert_int_equal(strlen(one), 26 + 16);
    assert_string_not_equal(one, two);
    free(bare), free(one), free(two);
    assert_true(address_has_query("https://a/b?c"));
    assert_false(address_has_query("https://a/b"));
    assert_false(address_has_query("https://a/b#c?d"));
    assert_false(address_has_query("/a?b"));
}

static void gzip_is_undone_byte_by_byte_and_never_beyond_the_maximum(void **state)
{
    (void)state;
    Bytef packed[400];
    static const Bytef text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    z_stream stream = {.next_out = packed,
                       .avail_out = sizeof packed,
                       .next_in = (Bytef *)(uintptr_t)text,
                       .avail_in = sizeof text - 1};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    size_t length = stream.total_out;
    deflateEnd(&stream);
    struct gunzip gunzip = {0};
    struct buffer out;
    buffer_init(&out, sizeof text - 1);
    for (size_t i = 0; i < length; i++) {
        assert_false(gunzip.whole);
        assert_int_equal(gunzip_add(&gunzip, packed + i, 1, &out), GUNZIP_FINE);
    }
    assert_true(gunzip.whole);
    assert_string_equal(out.bytes, (const char *)text);
    assert_int_equal(gunzip_add(&gunzip, "\0\0\0", 3, &out), GUNZIP_FINE); /* padding */
    assert_true(gunzip.whole);
    gunzip_finish(&gunzip);
    buffer_finish(&out);
    buffer_init(&out, sizeof text - 2);
    assert_int_equal(gunzip_add(&gunzip, packed, length, &out), GUNZIP_TOO_LARGE);
    gunzip_finish(&gunzip);
    assert_int_equal(gunzip_add(&gunzip, "no gzip", 7, &out), GUNZIP_BROKEN);
    gunzip_finish(&gunzip);
    buffer_finish(&out);
}

static void gzip_of_any_size_is_undone_in_one_go(void **state)
{
    (void)state;
    enum { LENGTH = 100000 };
    static Bytef text[LENGTH], packed[2 * LENGTH];
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = (Bytef)(i * 7 + i / 1000);
    z_stream stream = {.next_out = packed, .avail_out = sizeof packed, .next_in = text, .avail_in = LENGTH};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    for (size_t maximum = LENGTH - 1; maximum <= LENGTH; maximum++) {
        struct gunzip gunzip = {0};
        struct buffer out;
        buffer_init(&out, maximum);
        bool enough = maximum == LENGTH;
        assert_int_equal(gunzip_add(&gunzip, packed, stream.total_out, &out),
                         enough ? GUNZIP_FINE : GUNZIP_TOO_LARGE);
        if (enough) {
            assert_true(gunzip.whole);
            assert_memory_equal(out.bytes, text, LENGTH);
            assert_int_equal(gunzip_add(&gunzip, packed, 20, &out), GUNZIP_FINE);
            assert_false(gunzip.whole); /* another has begun */
        }
        gunzip_finish(&gunzip);
        assert_false(gunzip.begun);
        buffer_finish(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_address_is_somewhere),
        cmocka_unit_test(no_proxy_names_hosts_domains_ports_and_networks),
        cmocka_unit_test(the_environment_says_which_proxy_unless_it_is_configured),
        cmocka_unit_test(the_parts_of_an_address_are_those_that_libcurl_connects_to),
        cmocka_unit_test(one_origin_is_one_scheme_host_and_port),
        cmocka_unit_test(what_is_kept_of_a_url_tells_it_from_others_and_holds_no_secret),
        cmocka_unit_test(gzip_is_undone_byte_by_byte_and_never_beyond_the_maximum),
        cmocka_unit_test(gzip_of_any_size_is_undone_in_one_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
