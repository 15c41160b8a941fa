/* `foyer ingest` makes room for the frames of the display: it is nicer than whoever started it. */
#include "desk.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { NICER = 10, NICEST = 19, PATIENCE = 60 /* seconds */ };

static int nice_of(pid_t process)
{
    return getpriority(PRIO_PROCESS, (id_t)process);
}

static bool is_nicer(void *data)
{
    int wanted = nice_of(0) + NICER;
    return nice_of(*(pid_t *)data) == (wanted < NICEST ? wanted : NICEST);
}

static void ingest_is_nicer_than_who_started_it(void **state)
{
    (void)state;
    desk_put("feed.json",
             "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": []}");
    desk_put("foyer.conf", "store = \"store\"\nfeed \"A\" { url = \"feed.json\" }\n");
    const char *const arguments[] = {FOYER_PROGRAM, "ingest", "-c", "foyer.conf", NULL};
    pid_t ingest = process_start(arguments, NULL, "ingest.log");
    assert_true(ingest > 0);
    assert_true(process_wait(is_nicer, &ingest, PATIENCE));
    assert_int_equal(process_end(ingest, SIGKILL), 128 + SIGKILL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {ON_DESK(ingest_is_nicer_than_who_started_it)};
    return cmocka_run_group_tests_name("priority", tests, NULL, NULL);
}
