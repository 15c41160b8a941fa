#include "command/quiet.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void quiet_begin(struct quiet *quiet)
{
    *quiet = (struct quiet){.standard = -1};
    if (getenv("FOYER_DEBUG"))
        return;
    quiet->log = tmpfile();
    quiet->standard = quiet->log ? fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
    if (quiet->standard >= 0)
        dup2(fileno(quiet->log), STDERR_FILENO);
}

/* As base/log.h writes them, for people and for the journal. */
static bool is_chatter(const char *line)
{
    static const char *const levels[] = {"info ", "debug ", "<6>", "<7>"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (strncmp(line, levels[i], strlen(levels[i])) == 0)
            return true;
    return false;
}

static void tell_lines(FILE *log)
{
    char *line = NULL;
    size_t room = 0;
    rewind(log);
    while (getline(&line, &room, log) > 0)
        if (!is_chatter(line))
            fputs(line, stderr);
    free(line);
}

void quiet_end(struct quiet *quiet, bool tell)
{
    if (quiet->standard >= 0) {
        dup2(quiet->standard, STDERR_FILENO);
        close(quiet->standard);
        if (tell)
            tell_lines(quiet->log);
    }
    if (quiet->log)
        fclose(quiet->log);
    *quiet = (struct quiet){.standard = -1};
}
