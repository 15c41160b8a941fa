/* Back-off and silence. Knows no page and writes no log. Main thread. */
#include "stage/trouble.h"

#include <stdio.h>
#include <string.h>

#define WAIT_FIRST TICK_SECONDS(1)
#define WAIT_MOST  TICK_SECONDS(60)
#define TOLD_AGAIN TICK_SECONDS(3600)

void trouble_add(struct trouble *trouble, tick clock)
{
    tick wait = WAIT_FIRST;
    for (int i = 0; i < trouble->failures && wait < WAIT_MOST; i++)
        wait *= 2;
    trouble->failures++;
    trouble->not_before = clock + (wait < WAIT_MOST ? wait : WAIT_MOST);
}

void trouble_end(struct trouble *trouble)
{
    trouble->failures = 0;
    trouble->not_before = 0;
}

bool trouble_holds(const struct trouble *trouble, tick clock)
{
    return trouble->failures > 0 && clock < trouble->not_before;
}

bool trouble_is_news(struct trouble *trouble, const char *text, tick clock)
{
    if (strcmp(trouble->told, text) == 0 && clock - trouble->told_at < TOLD_AGAIN)
        return false;
    (void)snprintf(trouble->told, sizeof trouble->told, "%s", text);
    trouble->told_at = clock;
    return true;
}
