/* The network section, and what proves to a feed's server who asks. */
#include "reading.h"

#define FEED "feed \"A\" { url = \"/a\" }\n"
#define AT   "foyer.conf:"

static void files_are_found_beside_the_configuration(void **state)
{
    (void)state;
    struct config config;
    read_well("feed \"A\" { url = \"https://a/\" credentials = a.secret client_certificate = \"/b/c.pem\" "
              "client_key = \"keys/k.pem\" }\n"
              "network { proxy = \"http://proxy.example:3128\" proxy_credentials = p ca_file = ca.pem }\n",
              &config);
    assert_string_equal(config.feeds[0].access.credentials, "/etc/a.secret");
    assert_string_equal(config.feeds[0].access.client_certificate, "/b/c.pem");
    assert_string_equal(config.feeds[0].access.client_key, "/etc/keys/k.pem");
    assert_string_equal(config.network.proxy, "http://proxy.example:3128");
    assert_string_equal(config.network.proxy_credentials, "/etc/p");
    assert_string_equal(config.network.ca_file, "/etc/ca.pem");
    config_finish(&config);
    read_well(FEED, &config);
    assert_null(config.feeds[0].access.credentials);
    assert_null(config.network.proxy);
    config_finish(&config);
}

static void a_proxy_is_an_address_without_secrets(void **state)
{
    (void)state;
    static const char *const good[] = {"none", "http://p:1", "HTTP://p", "https://p:1/",
                                       "socks5h://[::1]:1080"};
    static const char *const bad[] = {"proxy.example:3128", "ftp://p",      "socks5://p", "http://",
                                      "http://p?a",         "http://p/a/b", "http:///a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct config config;
        char text[100];
        (void)snprintf(text, sizeof text, FEED "network { proxy = \"%s\" }", good[i]);
        read_well(text, &config);
        assert_string_equal(config.network.proxy, good[i]);
        config_finish(&config);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[100];
        (void)snprintf(text, sizeof text, FEED "network { proxy = \"%s\" }", bad[i]);
        char *mistakes = mistakes_of(text);
        assert_memory_equal(mistakes, AT "2: network.proxy: ", 29);
        assert_non_null(strstr(mistakes, "; allowed: none, or an address that begins with http://"));
        free(mistakes);
    }
    char *mistakes = mistakes_of(FEED "network { proxy = \"http://me:hush@p:1\" }");
    assert_non_null(strstr(mistakes, "write proxy_credentials = FILE"));
    assert_null(strstr(mistakes, "hush"));
    free(mistakes);
}

static void a_key_needs_its_certificate(void **state)
{
    (void)state;
    char *mistakes = mistakes_of("feed \"A\" { url = \"/a\" client_key = k }");
    assert_string_equal(mistakes,
                        AT "1: feed \"A\".client_certificate: it is missing, and a client_key is there; "
                           "write client_certificate = \"FILE\"\n");
    free(mistakes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_found_beside_the_configuration),
        cmocka_unit_test(a_proxy_is_an_address_without_secrets),
        cmocka_unit_test(a_key_needs_its_certificate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
