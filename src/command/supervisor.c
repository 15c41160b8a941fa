/* The two children of `foyer run`, from their first start to their end; see supervisor.h. */
#include "command/supervisor.h"

#include "command/child.h"

#include <signal.h>

#define LOOK_EVERY TICK_SECONDS(1)
#define LAST_LOOKS TICK_MS(100)
#define PATIENCE   TICK_SECONDS(3) /* with a child that was told to end */

enum { CHILDREN = 2 };

/* Sends the signal to those that live; false when one still does after some time. */
static bool end(struct child *children, int signal)
{
    const struct process_tools *tools = children->tools;
    tick until = clock_monotonic(children->clock) + PATIENCE;
    int living = 0, status;
    for (int i = 0; i < CHILDREN; i++)
        if (children[i].process.id)
            tools->send(tools->data, &children[i].process, signal);
    do {
        if (living)
            tools->wait(tools->data, LAST_LOOKS);
        living = 0;
        for (int i = 0; i < CHILDREN; i++)
            living += children[i].process.id && !tools->collect(tools->data, &children[i].process, &status);
    } while (living && clock_monotonic(children->clock) < until);
    return living == 0;
}

int supervisor_run(const struct supervisor_settings *settings)
{
    const struct process_tools *tools = settings->tools;
    struct child children[CHILDREN] = {{.name = "ingest",
                                        .arguments = settings->ingest,
                                        .patience = settings->ingest_patience,
                                        .clock = settings->clock,
                                        .tools = tools},
                                       {.name = "the display",
                                        .arguments = settings->display,
                                        .patience = settings->display_patience,
                                        .leads = true,
                                        .clock = settings->clock,
                                        .tools = tools}};
    const struct child *display = &children[1];
    do {
        for (int i = 0; i < CHILDREN; i++)
            child_step(&children[i]);
    } while (!display->over && tools->wait(tools->data, LOOK_EVERY) == 0);
    if (!end(children, SIGTERM))
        end(children, SIGKILL);
    return display->status;
}
