#include "support/nginx.h"

#include "support/cmocka.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { START_SECONDS = 20, START_TRIES = 5, RETRY_MS = 10, FIRST_FILE_TIME = 1700000000 };

static const char configuration[] =
    "daemon off; master_process off; worker_processes 1;\n"
    "error_log %1$s/error.log info; pid %1$s/pid;\n"
    "events { worker_connections 128; }\n"
    "http {\n"
    "log_format test '$request_method $request_uri $status "
    "if-none-match=\"$http_if_none_match\" "
    "if-modified-since=\"$http_if_modified_since\" "
    "agent=\"$http_user_agent\" accept=\"$http_accept\" "
    "cookie=\"$http_cookie\" referer=\"$http_referer\"';\n"
    "access_log %1$s/access.log test;\n"
    "client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; "
    "fastcgi_temp_path %1$s/t3; uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;\n"
    "types { application/json json; text/html html; image/jpeg jpg; }\n"
    "%2$s %6$s\n"
    "server { listen 127.0.0.1:%3$d %4$s; root %1$s/www;\n"
    "%5$s\n} }\n";

/* All three in a new string. */
static char *join(const char *first, const char *second, const char *third)
{
    size_t size = strlen(first) + strlen(second) + strlen(third) + 1;
    char *text = malloc(size);
    assert_non_null(text);
    assert_int_equal(snprintf(text, size, "%s%s%s", first, second, third), size - 1);
    return text;
}

char *nginx_path(const struct nginx *nginx, const char *name)
{
    return join(nginx->folder, "/", name);
}

static char *www_path(const struct nginx *nginx, const char *name)
{
    return join(nginx->folder, "/www/", name);
}

char *nginx_url(const struct nginx *nginx, const char *path)
{
    char port[16];
    assert_in_range(snprintf(port, sizeof port, "%d", nginx->port), 1, sizeof port - 1);
    return join(nginx->tls ? "https://127.0.0.1:" : "http://127.0.0.1:", port, path);
}

static struct sockaddr_in loopback(int port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int free_port(void)
{
    struct sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(probe, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(probe, (struct sockaddr *)&address, &size), 0);
    close(probe);
    return ntohs(address.sin_port);
}

/* -1 when nobody listens. */
static int dial(const struct nginx *nginx)
{
    struct sockaddr_in address = loopback(nginx->port);
    int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(line, (struct sockaddr *)&address, sizeof address) == 0)
        return line;
    close(line);
    return -1;
}

static void write_configuration(const struct nginx *nginx, const char *server, const char *http)
{
    char *path = nginx_path(nginx, "nginx.conf");
    const char *tls = nginx->tls ? "ssl_certificate certificate.pem; ssl_certificate_key key.pem;" : "";
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, configuration, nginx->folder, http ? http : "", nginx->port, nginx->tls ? "ssl" : "",
            server ? server : "", tls);
    fclose(file);
    free(path);
}

/* Runs a line of the shell, whose $0 is the folder, and returns the process's id; its output goes to
 * "error.log". */
static pid_t launch(const struct nginx *nginx, const char *line)
{
    char *log = nginx_path(nginx, "error.log");
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(file, STDOUT_FILENO);
        dup2(file, STDERR_FILENO);
        if (getppid() == parent)
            execlp("sh", "sh", "-c", line, nginx->folder, (char *)NULL);
        _exit(127);
    }
    free(log);
    return pid;
}

static void make_certificate(const struct nginx *nginx)
{
    int status = 1;
    pid_t pid = launch(
        nginx, "exec openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
               "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 "
               "-keyout \"$0/key.pem\" -out \"$0/certificate.pem\"");
    waitpid(pid, &status, 0);
    if (WEXITSTATUS(status) == 127)
        skip();
    assert_int_equal(status, 0);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* False when it ended instead, such as for a port that was taken meanwhile. */
static bool wait_until_it_listens(struct nginx *nginx)
{
    double deadline = now() + START_SECONDS;
    while (now() < deadline) {
        int line = dial(nginx);
        if (line >= 0) {
            close(line);
            return true;
        }
        if (waitpid(nginx->pid, NULL, WNOHANG) == nginx->pid) {
            nginx->pid = 0;
            return false;
        }
        poll(NULL, 0, RETRY_MS);
    }
    return false;
}

void nginx_start(struct nginx *nginx, const char *server, const char *http, bool tls)
{
    const char *base = getenv("TMPDIR");
    *nginx = (struct nginx){.tls = tls, .file_times = FIRST_FILE_TIME};
    nginx->folder = join(base ? base : "/tmp", "/foyer-test.", "XXXXXX");
    assert_non_null(mkdtemp(nginx->folder));
    char *www = nginx_path(nginx, "www");
    assert_int_equal(mkdir(www, 0755), 0);
    free(www);
    if (tls)
        make_certificate(nginx);
    static const char line[] = "PATH=$PATH:/usr/sbin exec nginx -p \"$0\" -c \"$0/nginx.conf\" -e stderr";
    bool fine = false;
    for (int tries = 0; !fine && tries < START_TRIES; tries++) {
        nginx->port = free_port();
        write_configuration(nginx, server, http);
        nginx->pid = launch(nginx, line);
        fine = wait_until_it_listens(nginx);
    }
    if (!fine)
        fail_msg("nginx does not start, see %s/error.log", nginx->folder);
}

static void remove_folder(char *folder)
{
    char *const roots[] = {folder, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    FTSENT *entry;
    while (walk && (entry = fts_read(walk)) != NULL)
        if (entry->fts_info != FTS_D)
            remove(entry->fts_accpath);
    fts_close(walk);
}

void nginx_stop(struct nginx *nginx)
{
    if (nginx->pid > 0) {
        kill(nginx->pid, SIGKILL);
        waitpid(nginx->pid, NULL, 0);
    }
    if (nginx->folder)
        remove_folder(nginx->folder);
    free(nginx->folder);
    *nginx = (struct nginx){0};
}

void nginx_put(struct nginx *nginx, const char *name, const void *bytes, size_t length)
{
    char *temporary = nginx_path(nginx, "put");
    char *path = www_path(nginx, name);
    FILE *file = fopen(temporary, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    struct timespec times[2] = {{.tv_sec = nginx->file_times}, {.tv_sec = nginx->file_times}};
    nginx->file_times++;
    utimensat(AT_FDCWD, temporary, times, 0);
    assert_int_equal(rename(temporary, path), 0);
    free(temporary);
    free(path);
}

void nginx_put_text(struct nginx *nginx, const char *name, const char *text)
{
    nginx_put(nginx, name, text, strlen(text));
}

void nginx_remove(struct nginx *nginx, const char *name)
{
    char *path = www_path(nginx, name);
    assert_int_equal(remove(path), 0);
    free(path);
}

/* A line is written when its answer has gone, maybe after the client got it; but always before the next
 * request is answered. With TLS the broken handshake serves as that. */
static void flush_log(const struct nginx *nginx)
{
    static const char request[] = "GET /log-is-written HTTP/1.0\r\n\r\n";
    char answer[4096];
    int line = dial(nginx);
    assert_true(line >= 0);
    assert_int_equal(write(line, request, sizeof request - 1), sizeof request - 1);
    while (read(line, answer, sizeof answer) > 0)
        continue;
    close(line);
}

char *nginx_log(struct nginx *nginx)
{
    char *path = nginx_path(nginx, "access.log");
    char *text = NULL;
    size_t size = 0;
    flush_log(nginx);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    if (getdelim(&text, &size, '\0', file) < 0)
        fail_msg("%s: %s", path, strerror(errno));
    fclose(file);
    free(path);
    return text;
}

int nginx_count(struct nginx *nginx, const char *request)
{
    int count = 0;
    char *text = nginx_log(nginx);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += line != text;
        count += strncmp(line, request, strlen(request)) == 0;
    }
    free(text);
    return count;
}
