#include "support/fault_server.h"

#include "support/cmocka.h"

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD_MAX = 16384, NAME_MAX_BYTES = 128, ANSWER_MAX = 1 << 16 };

/* False when the client is gone. */
static bool say(int line, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(line, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        length -= (size_t)sent;
    }
    return true;
}

/* Reads up to the empty line; false when the client hung up before. */
static bool hear(int line, char head[HEAD_MAX])
{
    size_t length = 0;
    while (length + 1 < HEAD_MAX) {
        ssize_t got = recv(line, head + length, 1, 0);
        if (got <= 0)
            return false;
        head[++length] = '\0';
        if (head[0] < 'A') /* it speaks TLS: answered as if it did not */
            return true;
        if (length >= 4 && strcmp(head + length - 4, "\r\n\r\n") == 0)
            return true;
    }
    return false;
}

static void remember(struct fault_server *server, const char *head)
{
    size_t length = strlen(head);
    pthread_mutex_lock(&server->lock);
    char *longer = realloc(server->requests, server->requests_length + length + 1);
    if (longer) {
        memcpy(longer + server->requests_length, head, length + 1);
        server->requests = longer;
        server->requests_length += length;
    }
    pthread_mutex_unlock(&server->lock);
}

/* By its name, or by the one that "feed" means at present. */
static const struct fault_case *find_named(struct fault_server *server, const char *name)
{
    const struct fault_case *found = NULL;
    pthread_mutex_lock(&server->lock);
    if (strcmp(name, "feed") == 0)
        found = server->feed;
    for (size_t i = 0; !found && i < server->case_count; i++)
        if (strcmp(server->cases[i].name, name) == 0)
            found = &server->cases[i];
    pthread_mutex_unlock(&server->lock);
    return found;
}

static const struct fault_case *find(struct fault_server *server, const char *head)
{
    static const struct fault_case missing = {.name = "", .status = "404 Not Found"};
    char name[NAME_MAX_BYTES] = "";
    const char *path = strchr(head, ' ');
    path = path ? path + 1 : head;
    if (strncmp(path, "http://", 7) == 0)
        path += 7 + strcspn(path + 7, "/ ");
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(path + 1, " ?/"), path + 1);
    const struct fault_case *found = find_named(server, name);
    return found ? found : &missing;
}

/* The head of an answer; returns its length. */
static size_t compose(const struct fault_server *server, const struct fault_case *fault, size_t length,
                      char out[ANSWER_MAX])
{
    FILE *text = fmemopen(out, ANSWER_MAX, "w");
    fprintf(text, "HTTP/1.1 %s\r\n", fault->status ? fault->status : "200 OK");
    for (const char *c = fault->headers; c && *c; c++) {
        if (strncmp(c, "$PORT", 5) != 0) {
            fputc(*c, text);
            continue;
        }
        fprintf(text, "%d", server->port);
        c += 4;
    }
    if (fault->claim != FAULT_NO_LENGTH)
        fprintf(text, "Content-Length: %ld\r\n", fault->claim ? fault->claim : (long)length);
    fprintf(text, "%s\r\n", fault->end == FAULT_KEEP ? "" : "Connection: close\r\n");
    long written = ftell(text);
    fclose(text);
    return (size_t)written;
}

static bool answer(const struct fault_server *server, const struct fault_case *fault, int line)
{
    char head[ANSWER_MAX];
    size_t length = fault->length ? fault->length : fault->body ? strlen(fault->body) : 0;
    if (fault->raw)
        return say(line, fault->raw, fault->length ? fault->length : strlen(fault->raw));
    return say(line, head, compose(server, fault, length, head)) &&
           (!fault->body || say(line, fault->body, length));
}

static void hang_up(int line, enum fault_end end)
{
    char rest[HEAD_MAX];
    if (end == FAULT_RESET)
        setsockopt(line, SOL_SOCKET, SO_LINGER, &(struct linger){.l_onoff = 1}, sizeof(struct linger));
    else if (end == FAULT_CLOSE)
        shutdown(line, SHUT_WR);
    while (end != FAULT_RESET && recv(line, rest, sizeof rest, 0) > 0)
        continue;
}

static void *serve(void *data)
{
    struct fault_line *line = data;
    char head[HEAD_MAX];
    bool open = true;
    while (open && hear(line->socket, head)) {
        remember(line->server, head);
        /* a copy: who has the answer may be done with the case */
        const struct fault_case fault = *find(line->server, head);
        open = answer(line->server, &fault, line->socket);
        while (open && fault.more && !atomic_load(&line->server->stopping)) {
            poll(NULL, 0, fault.pause_ms);
            open = say(line->socket, fault.more, strlen(fault.more));
        }
        if (fault.end != FAULT_KEEP) {
            hang_up(line->socket, fault.end);
            open = false;
        }
    }
    pthread_mutex_lock(&line->server->lock);
    close(line->socket);
    line->socket = -1;
    pthread_mutex_unlock(&line->server->lock);
    return NULL;
}

static void *receive(void *data)
{
    struct fault_server *server = data;
    int line;
    while ((line = accept(server->listener, NULL, NULL)) >= 0) {
        pthread_mutex_lock(&server->lock);
        bool room = server->line_count < FAULT_CONNECTIONS_MAX && !atomic_load(&server->stopping);
        if (room) {
            struct fault_line *place = &server->lines[server->line_count];
            place->server = server;
            place->socket = line;
            room = pthread_create(&place->thread, NULL, serve, place) == 0;
            server->line_count += room;
        }
        pthread_mutex_unlock(&server->lock);
        if (!room)
            close(line);
    }
    return NULL;
}

void fault_server_start(struct fault_server *server, const struct fault_case *cases, size_t count)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    *server = (struct fault_server){.cases = cases, .case_count = count};
    pthread_mutex_init(&server->lock, NULL);
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(server->listener, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(server->listener, (struct sockaddr *)&address, &size), 0);
    assert_int_equal(listen(server->listener, 64), 0);
    server->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&server->thread, NULL, receive, server), 0);
}

void fault_server_stop(struct fault_server *server)
{
    atomic_store(&server->stopping, true);
    shutdown(server->listener, SHUT_RDWR); /* ends accept */
    pthread_join(server->thread, NULL);
    close(server->listener);
    pthread_mutex_lock(&server->lock);
    for (size_t i = 0; i < server->line_count; i++)
        if (server->lines[i].socket >= 0)
            shutdown(server->lines[i].socket, SHUT_RDWR);
    pthread_mutex_unlock(&server->lock);
    for (size_t i = 0; i < server->line_count; i++)
        pthread_join(server->lines[i].thread, NULL);
    pthread_mutex_destroy(&server->lock);
    free(server->requests);
}

char *fault_server_url(const struct fault_server *server, const char *name)
{
    size_t size = strlen(name) + 32;
    char *url = malloc(size);
    assert_non_null(url);
    assert_in_range(snprintf(url, size, "http://127.0.0.1:%d/%s", server->port, name), 1, size - 1);
    return url;
}

size_t fault_server_count(struct fault_server *server, const char *text)
{
    size_t count = 0;
    pthread_mutex_lock(&server->lock);
    for (const char *at = server->requests; at && (at = strstr(at, text)) != NULL; at++)
        count++;
    pthread_mutex_unlock(&server->lock);
    return count;
}

size_t fault_server_connections(struct fault_server *server)
{
    pthread_mutex_lock(&server->lock);
    size_t count = server->line_count;
    pthread_mutex_unlock(&server->lock);
    return count;
}

void fault_server_play(struct fault_server *server, const struct fault_case *fault)
{
    pthread_mutex_lock(&server->lock);
    server->feed = fault;
    pthread_mutex_unlock(&server->lock);
}
