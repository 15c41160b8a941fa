/* `foyer alert`: gives an alert, takes it down, lists what is in force, by files in the store's folder. Opens
 * no database and no window. Main thread. */
#include "base/memory.h"
#include "command/alert_words.h"
#include "command/command.h"
#include "command/setup.h"
#include "store/alerts.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int refuse(const struct error *error)
{
    fprintf(stderr, "foyer alert: %s; \"foyer alert --help\" tells more\n", error->text);
    return EXIT_USAGE;
}

/* --- foyer alert TEXT --- */

static void tell_put(const struct options *options, const struct config *config, const struct alert *alert,
                     bool made)
{
    const char *file = options->config;
    alert_words_print(alert, config, alert->since);
    printf("take it down with: foyer alert%s%s --clear %lld\n", file ? " -c " : "", file ? file : "",
           (long long)alert->number);
    (void)fflush(stdout);
    if (made)
        fprintf(stderr,
                "foyer alert: there was no store in %s yet, it is made; a display shows the alert when its "
                "configuration names the same folder\n",
                config->store);
    alert_words_warn(alert, config);
}

static int put(const struct options *options, const struct config *config, struct alert *alert)
{
    struct error error = {0};
    bool made = false;
    if (!alerts_put(config->store, clock_system(), options->duration / TICK_SECONDS(1), alert, &made, &error))
        return setup_failed("alert", &error, EXIT_FAILED);
    tell_put(options, config, alert, made);
    return EXIT_FINE;
}

/* --- foyer alert --clear --- */

/* False with `error` for what is no number of an alert; 0 stands for all. */
static bool read_target(const struct options *options, int64_t *number, struct error *error)
{
    *number = 0;
    if (options_given(options, OPTION_FOR) || options_given(options, OPTION_LEVEL))
        return error_set(error, "--clear goes with neither --for nor --level");
    if (options->argument_count == 0)
        return true;
    if (options->argument_count > 1)
        return error_set(error, "--clear takes one number, or none for all alerts");
    const char *text = options->arguments[0];
    errno = 0;
    *number = strspn(text, "0123456789") == strlen(text) ? strtoll(text, NULL, 10) : 0;
    return (*number > 0 && errno == 0) ||
           error_set(error, "--clear \"%s\" is not the number of an alert; \"foyer alert\" alone lists them",
                     text);
}

static int clear(const struct config *config, int64_t number)
{
    struct error error = {0};
    int cleared = 0;
    if (!alerts_clear(config->store, clock_system(), number, &cleared, &error))
        return setup_failed("alert", &error, EXIT_FAILED);
    if (cleared == 0 && number > 0) {
        fprintf(stderr, "foyer alert: there is no alert %lld; \"foyer alert\" alone lists what is in force\n",
                (long long)number);
        return EXIT_FAILED;
    }
    if (number > 0)
        printf("alert %lld is taken down\n", (long long)number);
    else if (cleared == 0)
        printf("no alerts\n");
    else
        printf("%d %s taken down\n", cleared, cleared == 1 ? "alert is" : "alerts are");
    return EXIT_FINE;
}

/* --- foyer alert --- */

static int list(const struct config *config)
{
    struct error error = {0};
    int64_t now = clock_wall(clock_system());
    size_t shown = 0;
    struct alert_list alerts = {0};
    bool fine = alerts_read(config->store, &alerts, &error);
    for (size_t i = 0; fine && i < alerts.count; i++) {
        if (alerts.items[i].until <= now)
            continue;
        alert_words_print(&alerts.items[i], config, now);
        shown++;
    }
    if (fine && shown == 0)
        printf("no alerts\n");
    alert_list_finish(&alerts);
    return fine ? EXIT_FINE : setup_failed("alert", &error, EXIT_FAILED);
}

/* --- which of the three --- */

static int run(const struct options *options)
{
    struct config config;
    struct error error = {0};
    struct alert alert = {.level = options->level};
    int64_t number = 0;
    bool clears = options_given(options, OPTION_CLEAR);
    bool puts = !clears && (options->argument_count > 0 || options_given(options, OPTION_FOR) ||
                            options_given(options, OPTION_LEVEL));
    if (clears && !read_target(options, &number, &error))
        return refuse(&error);
    if (puts && !(alert.text = alert_words_read(options, &error)))
        return refuse(&error);
    int status = EXIT_USAGE;
    if (setup_config_anyhow(options, "alert", &config)) {
        status = clears ? clear(&config, number) : puts ? put(options, &config, &alert) : list(&config);
        config_finish(&config);
    }
    alert_finish(&alert);
    return status;
}

const struct command command_alert = {
    .name = "alert",
    .summary = "Shows an urgent text on the screen at once, takes it down, or lists what is up.",
    .arguments = "[TEXT… | NUMBER]",
    .most = INT_MAX,
    .options = OPTION_BIT(OPTION_CONFIG) | OPTION_BIT(OPTION_FOR) | OPTION_BIT(OPTION_LEVEL) |
               OPTION_BIT(OPTION_CLEAR),
    .run = run};
