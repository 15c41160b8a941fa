/* Tables of address ranges. Asks no name server and dials nothing. Any thread. */
#include "ingest/fetch/network.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

enum { IPV4_BYTES = 4, HOST_MAX = 64 };

struct prefix {
    uint8_t bytes[16];
    int bits;
    enum network network;
    int inside; /* index of the IPv4 address in it that decides instead; 0: none */
};

/* The first that fits counts; others are public. From the registries of RFC 6890. */
static const struct prefix ipv4[] = {
    {{0}, 8, NETWORK_NOWHERE, 0},          {{10}, 8, NETWORK_PRIVATE, 0},
    {{100, 64}, 10, NETWORK_PRIVATE, 0},   {{127}, 8, NETWORK_LOCAL, 0},
    {{169, 254}, 16, NETWORK_LOCAL, 0},    {{172, 16}, 12, NETWORK_PRIVATE, 0},
    {{192, 0, 0}, 24, NETWORK_PRIVATE, 0}, {{192, 168}, 16, NETWORK_PRIVATE, 0},
    {{198, 18}, 15, NETWORK_PRIVATE, 0},   {{224}, 3, NETWORK_NOWHERE, 0},
};

static const struct prefix ipv6[] = {
    {{0}, 128, NETWORK_NOWHERE, 0},
    {{[15] = 1}, 128, NETWORK_LOCAL, 0},
    {{[10] = 0xFF, [11] = 0xFF}, 96, NETWORK_PUBLIC, 12},
    {{0}, 96, NETWORK_PUBLIC, 12}, /* as 6to4 was written once */
    {{0, 0x64, 0xFF, 0x9B}, 96, NETWORK_PUBLIC, 12},
    {{0, 0x64, 0xFF, 0x9B, 0, 1}, 48, NETWORK_PRIVATE, 0},
    {{0x20, 0x02}, 16, NETWORK_PUBLIC, 2},
    {{0x20, 0x01}, 32, NETWORK_NOWHERE, 0}, /* Teredo, which hides its IPv4 address */
    {{0xFC}, 7, NETWORK_PRIVATE, 0},
    {{0xFE, 0x80}, 10, NETWORK_LOCAL, 0},
    {{0xFE, 0xC0}, 10, NETWORK_PRIVATE, 0},
    {{0xFF}, 8, NETWORK_NOWHERE, 0},
};

static bool prefix_fits(const struct prefix *prefix, const uint8_t *bytes)
{
    int whole = prefix->bits / 8, rest = prefix->bits % 8;
    uint8_t mask = (uint8_t)(0xFF00 >> rest);
    return memcmp(prefix->bytes, bytes, (size_t)whole) == 0 &&
           (rest == 0 || (bytes[whole] & mask) == prefix->bytes[whole]);
}

static enum network network_of_ipv4(const uint8_t *bytes)
{
    for (size_t i = 0; i < sizeof ipv4 / sizeof *ipv4; i++)
        if (prefix_fits(&ipv4[i], bytes))
            return ipv4[i].network;
    return NETWORK_PUBLIC;
}

static enum network network_of_ipv6(const uint8_t *bytes)
{
    for (size_t i = 0; i < sizeof ipv6 / sizeof *ipv6; i++)
        if (prefix_fits(&ipv6[i], bytes))
            return ipv6[i].inside ? network_of_ipv4(bytes + ipv6[i].inside) : ipv6[i].network;
    return NETWORK_PUBLIC;
}

enum network network_of_socket(const struct sockaddr *address)
{
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    if (address->sa_family == AF_INET) {
        memcpy(&four, address, sizeof four);
        return network_of_ipv4((const uint8_t *)&four.sin_addr);
    }
    if (address->sa_family == AF_INET6) {
        memcpy(&six, address, sizeof six);
        return network_of_ipv6(six.sin6_addr.s6_addr);
    }
    return NETWORK_LOCAL; /* a socket file */
}

static bool is_this_machine(const char *host)
{
    static const char name[] = "localhost";
    size_t length = strlen(host), rest = sizeof name - 1;
    length -= length > 0 && host[length - 1] == '.';
    return length >= rest && strncasecmp(host + length - rest, name, rest) == 0 &&
           (length == rest || host[length - rest - 1] == '.');
}

enum network network_of_host(const char *host)
{
    char plain[HOST_MAX] = "";
    uint8_t bytes[sizeof(struct in6_addr)];
    size_t length = strcspn(host += *host == '[', "]%");
    if (is_this_machine(host))
        return NETWORK_LOCAL;
    if (length >= sizeof plain)
        return NETWORK_UNKNOWN;
    memcpy(plain, host, length);
    if (inet_pton(AF_INET, plain, bytes) == 1)
        return network_of_ipv4(bytes);
    return inet_pton(AF_INET6, plain, bytes) == 1 ? network_of_ipv6(bytes) : NETWORK_UNKNOWN;
}

const char *network_name(enum network network)
{
    static const char *const names[] = {"somewhere", "on the internet", "in a private network",
                                        "on this machine or its cable", "no place on a network"};
    return names[network];
}
