/* Keeps requests from going nearer than they may: an address is looked at when its name tells it, when
 * libcurl is about to dial it, and, for connections that stand already, before a request is sent. Knows
 * nothing of redirects: it is asked for each. The fetcher's thread. */
#include "ingest/fetch/proxy.h"
#include "ingest/fetch/transfer.h"

#include <sys/socket.h>

static bool may_be(const struct transfer *transfer, enum network network)
{
    return transfer->reach == NETWORK_UNKNOWN || network <= transfer->reach;
}

static bool refuse(struct transfer *transfer, enum network network)
{
    transfer->trouble = TROUBLE_TOO_NEAR;
    transfer->near = network;
    return false;
}

bool transfer_may_reach(const struct transfer *transfer, const struct address *to, struct error *error)
{
    if (to->local)
        return true;
    enum network network = network_of_host(to->host);
    return may_be(transfer, network) ||
           error_set(error, "%s is %s, where only a feed that is there itself may lead", to->site,
                     network_name(network));
}

static curl_socket_t on_dial(void *data, curlsocktype purpose, struct curl_sockaddr *to)
{
    struct transfer *transfer = data;
    enum network network = network_of_socket(&to->addr);
    (void)purpose;
    if (!transfer->proxied && !may_be(transfer, network)) {
        refuse(transfer, network);
        return CURL_SOCKET_BAD;
    }
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/* Of a name behind a proxy nobody here knows where it is. */
static enum network transfer_network(const struct transfer *transfer, const char *connected_to)
{
    enum network network = network_of_host(transfer->proxied ? transfer->address.host : connected_to);
    return network == NETWORK_UNKNOWN ? NETWORK_PUBLIC : network;
}

static int on_connected(void *data, char *to, char *from, int to_port, int from_port)
{
    struct transfer *transfer = data;
    (void)from;
    (void)to_port;
    (void)from_port;
    transfer->landed = transfer_network(transfer, to);
    bool fine = may_be(transfer, transfer->landed) || refuse(transfer, transfer->landed);
    if (fine)
        transfer->trouble = TROUBLE_NONE; /* of another address of the same name */
    return fine ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

void transfer_guard(struct transfer *transfer)
{
    CURL *easy = transfer->easy;
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_dial);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
}
