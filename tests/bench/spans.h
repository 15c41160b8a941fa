/* Where a round of the stage spends its time, step by step: on the core, waiting for a core, or asleep (the
 * display server's answer, a disk, the wait for the next frame). The linker puts these functions in the place
 * of the stage's own (--wrap, see CMakeLists.txt); each calls the real one and notes what it took. Linux. */
#ifndef FOYER_BENCH_SPANS_H
#define FOYER_BENCH_SPANS_H

#include "base/clock.h"

enum span {
    SPAN_EVENTS,
    SPAN_WATCH,
    SPAN_TURN,
    SPAN_DRAW,
    SPAN_PRESENT,
    SPAN_PREPARE,
    SPAN_SET,
    SPAN_PAINT,
    SPAN_BAR,
    SPAN_WAIT,
    SPAN_COUNT
};

/* Microseconds of this thread, since it began or of one span. */
struct spent {
    tick wall, cpu;
};

struct spans {
    struct spent of[SPAN_COUNT]; /* since the last spans_clear, each without those within it */
    long textures;               /* made */
    long editions;               /* taken over */
};

/* The one record, for the bench's one thread. */
struct spans *spans(void);
void spans_clear(void);

/* What is called in every round between the drawing and the preparing. */
void spans_watch(void (*drawn)(void *data), void *data);

/* Of the thread until now, or since a moment. */
struct spent spent_now(void);
struct spent spent_since(const struct spent *since);

/* What the kernel's scheduler knows, since the thread or process began. */
struct schedule {
    tick queued;                /* could run, but other programs had the cores */
    tick server, server_queued; /* the display server's time on a core and waiting for one; 0 when the
                                   environment's BENCH_SERVER does not name its process */
    long preempted;             /* the thread lost its core that often */
};
struct schedule schedule_now(void);

/* Bytes of all textures at most, until now. */
long textures_peak(void);

const char *span_name(enum span span);

#endif
