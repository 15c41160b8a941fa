/* `foyer alert`: put up, listed and taken down, with and without an ingest, and what is refused. */
#include "desk.h"

#include "base/file.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char made[] =
    "/store yet, it is made; a display shows the alert when its configuration names the "
    "same folder\n";

static void put_config(void)
{
    desk_put("foyer.conf",
             "store = \"store\"\ntimezone = \"Asia/Almaty\"\nfeed \"A\" { url = \"a.json\" }\n");
    desk_put("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News\", \"items\": "
                       "[{\"id\": \"1\", \"title\": \"One\", \"content_text\": \"Hello.\"}]}");
}

#define ALERT(desk, ...) desk_run(desk, "alert", "-c", "foyer.conf", __VA_ARGS__)

/* Fills the store, so that nothing is to be told of it. */
static void put_store(struct desk *desk)
{
    put_config();
    assert_int_equal(desk_run(desk, "ingest", "-c", "foyer.conf", "--once", NULL), 0);
}

static void an_alert_is_put_up_listed_and_taken_down(void **state)
{
    struct desk *desk = *state;
    put_store(desk);
    assert_int_equal(ALERT(desk, NULL), 0);
    assert_string_equal(desk->output.bytes, "no alerts\n");
    assert_int_equal(ALERT(desk, "Lift", "out of", "--for", "5d", "order", NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    assert_memory_equal(desk->output.bytes, "alert 1, warning, until 20", 26);
    desk_assert_says(&desk->output, ": Lift out of order\n"
                                    "take it down with: foyer alert -c foyer.conf --clear 1\n");
    assert_int_equal(ALERT(desk, "--level", "emergency", "Leave the building\nby the stairs", NULL), 0);
    assert_memory_equal(desk->output.bytes, "alert 2, emergency, until ", 26);
    desk_assert_says(&desk->output, ": Leave the building …\n");
    assert_int_equal(ALERT(desk, NULL), 0);
    const char *first = strstr(desk->output.bytes, "alert 2, emergency");
    assert_true(first == desk->output.bytes && strstr(first, "\nalert 1, warning"));
    assert_int_equal(ALERT(desk, "--clear", "2", NULL), 0);
    assert_string_equal(desk->output.bytes, "alert 2 is taken down\n");
    assert_int_equal(ALERT(desk, "--clear", NULL), 0);
    assert_string_equal(desk->output.bytes, "1 alert is taken down\n");
    assert_int_equal(ALERT(desk, "--clear", NULL), 0);
    assert_string_equal(desk->output.bytes, "no alerts\n");
    assert_string_equal(desk->errors.bytes, "");
}

static void an_alert_makes_the_store_and_says_so(void **state)
{
    struct desk *desk = *state;
    put_config();
    assert_int_equal(ALERT(desk, NULL), 1);
    desk_assert_says(&desk->errors, "there is no store yet");
    assert_int_equal(ALERT(desk, "Fire", NULL), 0);
    desk_assert_says(&desk->errors, made);
    assert_int_equal(ALERT(desk, "Fire", NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    assert_int_equal(desk_run(desk, "ingest", "-c", "foyer.conf", "--once", NULL), 0);
    assert_int_equal(ALERT(desk, NULL), 0);
    desk_assert_says(&desk->output, "alert 1, warning, until ");
}

static bool store_exists(void *data)
{
    (void)data;
    return file_exists("store/foyer.db");
}

static void an_alert_is_put_up_beside_a_running_ingest(void **state)
{
    struct desk *desk = *state;
    put_config();
    const char *const words[] = {FOYER_PROGRAM, "ingest", "-c", "foyer.conf", NULL};
    pid_t ingest = process_start(words, NULL, "ingest.log");
    bool ready = process_wait(store_exists, NULL, 60);
    int put = ready ? ALERT(desk, "Fire", NULL) : -1;
    int taken = put == 0 ? ALERT(desk, "--clear", "1", NULL) : -1;
    int ended = process_end(ingest, SIGTERM);
    assert_int_equal(put, 0);
    assert_int_equal(taken, 0);
    assert_int_equal(ended, 0);
}

static void a_dash_reads_standard_input(void **state)
{
    struct desk *desk = *state;
    put_store(desk);
    desk_put("text", "\xEF\xBB\xBFWater is off\r\nuntil noon\r\n");
    const char *const words[] = {"sh", "-c", FOYER_PROGRAM " alert -c foyer.conf - < text", NULL};
    assert_int_equal(desk_run_words(desk, words), 0);
    desk_assert_says(&desk->output, ": Water is off …\n");
    const char *const endless[] = {"sh", "-c",
                                   "yes | head -c 200000 | " FOYER_PROGRAM " alert -c foyer.conf -", NULL};
    desk_assert_refused(desk, desk_run_words(desk, endless), 2,
                        "foyer alert: the text is longer than 65536 bytes, the most is 2000: shorten it; "
                        "\"foyer alert --help\" tells more");
}

static void what_will_not_be_seen_as_it_is_meant_is_told(void **state)
{
    struct desk *desk = *state;
    char text[122] = "";
    put_store(desk);
    memset(text, 'x', 120);
    assert_int_equal(ALERT(desk, "--level", "info", text, NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    text[120] = 'x';
    assert_int_equal(ALERT(desk, "--level", "info", text, NULL), 0);
    assert_string_equal(
        desk->errors.bytes,
        "foyer alert: the bar will cut a text of this length; --level warning gives it a page\n");
    assert_int_equal(ALERT(desk, text, NULL), 0);
    assert_string_equal(desk->errors.bytes, "");
    assert_int_equal(ALERT(desk, "A letter nobody has: \xF4\x80\x80\x80", NULL), 0);
    desk_assert_says(&desk->errors, "foyer alert: U+100000");
}

static void refused(struct desk *desk, int status, const char *message)
{
    char line[512];
    (void)snprintf(line, sizeof line, "foyer alert: %s; \"foyer alert --help\" tells more", message);
    desk_assert_refused(desk, status, 2, line);
}

static void wrong_usage_is_refused_and_nothing_is_put_up(void **state)
{
    struct desk *desk = *state;
    char text[2003] = "";
    put_config();
    memset(text, 'x', 2001);
    refused(desk, ALERT(desk, "--level", "red", "a", NULL),
            "--level \"red\" is not one of info, warning, emergency");
    refused(desk, ALERT(desk, "--for", "30", "a", NULL),
            "--for \"30\" is not a time from 1s to 30d, such as 90s, 30m or 1h30m");
    refused(desk, ALERT(desk, "", NULL), "the text is empty");
    refused(desk, ALERT(desk, "--level", "info", NULL), "the text is empty");
    refused(desk, ALERT(desk, text, NULL),
            "the text is 2001 bytes long, the most is 2000 (letters take one to four): shorten it");
    refused(desk, ALERT(desk, "a\xFF", NULL), "the text is not UTF-8: give it in that encoding");
    refused(desk, ALERT(desk, "--clear", "Fire", NULL),
            "--clear \"Fire\" is not the number of an alert; \"foyer alert\" alone lists them");
    refused(desk, ALERT(desk, "--clear", "0", NULL),
            "--clear \"0\" is not the number of an alert; \"foyer alert\" alone lists them");
    refused(desk, ALERT(desk, "--clear", "1", "2", NULL), "--clear takes one number, or none for all alerts");
    refused(desk, ALERT(desk, "--clear", "--for", "1m", NULL), "--clear goes with neither --for nor --level");
    assert_false(file_exists("store"));
}

static void a_mistake_in_the_configuration_is_told_and_hinders_no_alert(void **state)
{
    struct desk *desk = *state;
    put_store(desk);
    desk_put("wrong.conf", "store = \"store\"\ntitel = 1\nfeed \"A\" { url = \"a.json\" refresh = 3 }\n");
    assert_int_equal(desk_run(desk, "alert", "-c", "wrong.conf", "Fire", NULL), 0);
    desk_assert_says(&desk->errors, "wrong.conf:2: titel: ");
    desk_assert_says(&desk->errors, "wrong.conf:3: feed \"A\".refresh: ");
    desk_assert_says(&desk->errors, "going on with what is right in it");
    assert_int_equal(ALERT(desk, NULL), 0);
    desk_assert_says(&desk->output, ": Fire\n");
}

static void an_alert_goes_to_no_store_that_was_not_meant(void **state)
{
    static const char *const wrong[] = {"store = \nfeed \"A\" { url = \"a.json\" }\n",
                                        "store = \"a\" store = \"b\"\n",
                                        "rotation { dwell = 12s\nstore = \"store\"\n",
                                        "include(\"nowhere.conf\")\nfeed \"A\" { url = \"a.json\" }\n"};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        desk_put("wrong.conf", wrong[i]);
        assert_int_equal(desk_run(desk, "alert", "-c", "wrong.conf", "Fire", NULL), 2);
        assert_string_equal(desk->output.bytes, "");
    }
    assert_int_equal(desk_run(desk, "alert", "-c", "nowhere.conf", "Fire", NULL), 2);
}

static void a_number_that_is_none_is_a_failure(void **state)
{
    struct desk *desk = *state;
    put_store(desk);
    desk_assert_refused(desk, ALERT(desk, "--clear", "7", NULL), 1,
                        "foyer alert: there is no alert 7; \"foyer alert\" alone lists what is in force");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_DESK(an_alert_is_put_up_listed_and_taken_down),
        ON_DESK(an_alert_makes_the_store_and_says_so),
        ON_DESK(an_alert_is_put_up_beside_a_running_ingest),
        ON_DESK(a_dash_reads_standard_input),
        ON_DESK(what_will_not_be_seen_as_it_is_meant_is_told),
        ON_DESK(wrong_usage_is_refused_and_nothing_is_put_up),
        ON_DESK(a_mistake_in_the_configuration_is_told_and_hinders_no_alert),
        ON_DESK(an_alert_goes_to_no_store_that_was_not_meant),
        ON_DESK(a_number_that_is_none_is_a_failure),
    };
    return cmocka_run_group_tests_name("alert", tests, NULL, NULL);
}
