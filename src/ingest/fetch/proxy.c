/* Reads the environment and the list of what is reached without a proxy. Dials nothing. Any thread that
 * changes no environment. */
#include "ingest/fetch/proxy.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ENTRY_MAX = 256 };

/* The first that is set and not empty. */
static const char *environment(const char *const names[])
{
    for (; *names; names++) {
        const char *value = getenv(*names);
        if (value && *value)
            return value;
    }
    return NULL;
}

static bool same_bits(const uint8_t *one, const uint8_t *other, long bits)
{
    uint8_t mask = (uint8_t)(0xFF00 >> (bits % 8));
    return memcmp(one, other, (size_t)(bits / 8)) == 0 &&
           (bits % 8 == 0 || ((one[bits / 8] ^ other[bits / 8]) & mask) == 0);
}

/* "10.0.0.0/8", "fd00::/8" or a single address. */
static bool network_has(const char *network, const char *host)
{
    static const int families[] = {AF_INET, AF_INET6};
    char base[ENTRY_MAX];
    uint8_t left[sizeof(struct in6_addr)], right[sizeof(struct in6_addr)];
    size_t length = strcspn(network, "/");
    memcpy(base, network, length);
    base[length] = '\0';
    for (size_t i = 0; i < 2; i++) {
        long most = i == 0 ? 32 : 128;
        long bits = network[length] ? strtol(network + length + 1, NULL, 10) : most;
        if (inet_pton(families[i], base, left) == 1 && inet_pton(families[i], host, right) == 1)
            return bits >= 0 && bits <= most && same_bits(left, right, bits);
    }
    return false;
}

static bool name_has(const char *name, const char *host)
{
    size_t wanted = strlen(name), length = strlen(host);
    return wanted > 0 && length >= wanted && strcasecmp(host + length - wanted, name) == 0 &&
           (length == wanted || host[length - wanted - 1] == '.');
}

static bool entry_has(char *entry, const char *host, long port)
{
    char *colon = strrchr(entry, ':');
    if (strcmp(entry, "*") == 0)
        return true;
    if (colon && (strchr(entry, ':') == colon || entry[0] == '[')) {
        if (colon[1] && colon[strspn(colon + 1, "0123456789") + 1] == '\0') {
            if (strtol(colon + 1, NULL, 10) != port)
                return false;
            *colon = '\0';
        }
    }
    if (entry[0] == '[') {
        entry++;
        entry[strcspn(entry, "]")] = '\0';
    }
    return network_has(entry, host) || name_has(entry + (entry[0] == '.'), host);
}

bool proxy_is_spared(const char *list, const char *host, long port)
{
    char entry[ENTRY_MAX];
    for (const char *at = list; *at;) {
        at += strspn(at, ", \t");
        size_t length = strcspn(at, ", \t");
        if (length > 0 && length < sizeof entry) {
            memcpy(entry, at, length);
            entry[length] = '\0';
            if (entry_has(entry, host, port))
                return true;
        }
        at += length;
    }
    return false;
}

const char *proxy_for(const struct address *address, const char *configured)
{
    static const char *const plain[] = {"http_proxy", "all_proxy", "ALL_PROXY", NULL};
    static const char *const secure[] = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", NULL};
    static const char *const none[] = {"no_proxy", "NO_PROXY", NULL};
    const char *proxy = configured ? configured : environment(address->secure ? secure : plain);
    const char *list = environment(none);
    if (!proxy || strcmp(proxy, "none") == 0)
        return NULL;
    return list && proxy_is_spared(list, address->host, address->port) ? NULL : proxy;
}
