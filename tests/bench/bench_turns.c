/* Counts late frames while pages turn, tells what made each late, and counts the bytes of textures:
 * `bench_turns CONFIG [TURNS [PROGRAM]]`. With a PROGRAM, which is foyer, blocks of ten turns without and
 * with an ingest that reads the feeds again and again alternate, so that both see the same machine. A frame
 * of a fade is late when it comes more than two refreshes after the one before it; another frame (of the
 * progress line, the summary, the first of a page) when it comes more than a refresh after the time the stage
 * named for it. Runs on whatever display SDL finds; BENCH_SERVER is its process number. */
#include "spans.h"

#include "command/setup.h"
#include "stage/stage.h"

#include <SDL.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TURNS = 50, BLOCK = 10 /* turns */ };

#define REFRESH TICK_US(16667)
#define FADE    TICK_MS(600)

enum kind { KIND_FADE, KIND_OTHER, KIND_COUNT };

/* Why a frame was late: where most of the time beyond what was planned went. */
enum cause { CAUSE_WORK, CAUSE_QUEUED, CAUSE_SERVER, CAUSE_ASLEEP, CAUSE_COUNT };

struct tally {
    long frames[KIND_COUNT], late[KIND_COUNT], causes[KIND_COUNT][CAUSE_COUNT];
    tick worst[KIND_COUNT]; /* after its time */
    tick most_work;         /* of the thread in a frame of a fade and since the one before */
    struct spans sums;      /* of the frames of fades */
    long preempted, turns;
};

/* A bench under way. */
struct run {
    struct stage *stage;
    struct tally *tally;
    const char *name;
    tick began;              /* the round */
    tick due, turned, shown; /* the stage's next frame; the round that turned, 0: no fade; the last frame */
    long frames, turns;
    struct schedule schedule; /* at the last frame */
    tick planned;             /* waited for since the last frame, as the stage asked */
};

static double ms(tick span)
{
    return (double)span / TICK_MS(1);
}

static struct spent total(const struct spans *spans)
{
    struct spent sum = {0};
    for (enum span i = 0; i < SPAN_COUNT; i++) {
        sum.wall += spans->of[i].wall;
        sum.cpu += spans->of[i].cpu;
    }
    return sum;
}

/* Asleep: neither on a core nor waiting for one. In presenting that is the display server. */
static enum cause find_cause(const struct run *run, const struct schedule *now, tick times[CAUSE_COUNT])
{
    const struct spans *spent = spans();
    struct spent all = total(spent);
    const struct spent *present = &spent->of[SPAN_PRESENT];
    times[CAUSE_WORK] = all.cpu;
    times[CAUSE_QUEUED] = now->queued - run->schedule.queued;
    times[CAUSE_SERVER] = present->wall - present->cpu;
    times[CAUSE_ASLEEP] = all.wall - all.cpu - times[CAUSE_QUEUED] - times[CAUSE_SERVER] - run->planned;
    enum cause most = CAUSE_WORK;
    for (enum cause i = 0; i < CAUSE_COUNT; i++)
        most = times[i] > times[most] ? i : most;
    return most;
}

static const char *const causes[CAUSE_COUNT] = {"its own work", "waiting for a core", "the display server",
                                                "sleeping too long"};

static void report(const struct run *run, enum kind kind, tick late, const struct schedule *now,
                   const tick times[CAUSE_COUNT], enum cause cause)
{
    const struct spans *spent = spans();
    printf("  %s, turn %ld, %s: %.1f ms after its time, most of it %s: work %.1f, no core %.1f, server %.1f "
           "(on a core %.1f, none %.1f), overslept %.1f ms, preempted %ld times; ",
           run->name, run->turns, kind == KIND_FADE ? "fade" : "page", ms(late), causes[cause],
           ms(times[CAUSE_WORK]), ms(times[CAUSE_QUEUED]), ms(times[CAUSE_SERVER]),
           ms(now->server - run->schedule.server), ms(now->server_queued - run->schedule.server_queued),
           ms(times[CAUSE_ASLEEP]), now->preempted - run->schedule.preempted);
    for (enum span i = 0; i < SPAN_COUNT; i++)
        if (spent->of[i].wall > TICK_MS(1))
            printf("%s %.1f of %.1f, ", span_name(i), ms(spent->of[i].cpu), ms(spent->of[i].wall));
    printf("%ld textures made, %ld editions taken\n", spent->textures, spent->editions);
}

static void add_spans(struct spans *sums)
{
    const struct spans *spent = spans();
    for (enum span i = 0; i < SPAN_COUNT; i++) {
        sums->of[i].wall += spent->of[i].wall;
        sums->of[i].cpu += spent->of[i].cpu;
    }
}

static void count_frame(struct run *run, enum kind kind, tick late)
{
    struct tally *tally = run->tally;
    struct schedule now = schedule_now();
    struct spent all = total(spans());
    tick times[CAUSE_COUNT];
    tally->frames[kind]++;
    tally->worst[kind] = late > tally->worst[kind] ? late : tally->worst[kind];
    if (late > REFRESH) {
        enum cause cause = find_cause(run, &now, times);
        tally->late[kind]++;
        tally->causes[kind][cause]++;
        report(run, kind, late, &now, times, cause);
    }
    if (kind == KIND_FADE) {
        tally->most_work = all.cpu > tally->most_work ? all.cpu : tally->most_work;
        tally->preempted += now.preempted - run->schedule.preempted;
        add_spans(&tally->sums);
    }
    run->schedule = now;
    run->planned = 0;
    spans_clear();
}

/* In a round of the stage, before it prepares the next page. The frame with which a fade ends belongs to it.
 */
static void look(void *data)
{
    struct run *run = data;
    struct stage_figures figures;
    tick now = clock_monotonic(clock_system());
    stage_read_figures(run->stage, &figures);
    bool turned = figures.turns != run->turns;
    if (figures.frames != run->frames) {
        bool fades = run->turned != 0 && !turned;
        count_frame(run, fades ? KIND_FADE : KIND_OTHER, now - (fades ? run->shown + REFRESH : run->due));
        run->shown = now;
        if (run->began - run->turned >= FADE)
            run->turned = 0;
    }
    if (turned) {
        run->turned = figures.turns > 1 ? run->began : 0; /* the first does not fade */
        run->tally->turns++;
    }
    run->turns = figures.turns;
    run->frames = figures.frames;
}

static void step(struct run *run)
{
    run->began = clock_monotonic(clock_system());
    tick due = stage_step(run->stage), now = clock_monotonic(clock_system());
    run->due = due;
    run->planned += due > now ? due - now : 0;
    stage_wait(run->stage, due);
}

static void run_block(struct run *run, long turns)
{
    long goal = run->turns + turns;
    while (run->turns < goal && !stage_ended(run->stage))
        step(run);
}

/* A process group that reads the feeds again and again. */
static pid_t start_reading(const char *program, const char *config)
{
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        execl("/bin/sh", "sh", "-c", "while :; do \"$0\" ingest --once -c \"$1\" 2>/dev/null || :; done",
              program, config, (char *)NULL);
        _exit(127);
    }
    if (child > 0)
        setpgid(child, child);
    return child;
}

static void stop_reading(pid_t group)
{
    if (group <= 0)
        return;
    kill(-group, SIGTERM);
    waitpid(group, NULL, 0);
}

static double each(tick sum, long count)
{
    return ms(sum) / (double)(count ? count : 1);
}

static void print_kind(const struct tally *tally, enum kind kind, const char *what)
{
    printf("  %ld of %ld %s late (", tally->late[kind], tally->frames[kind], what);
    for (enum cause i = 0; i < CAUSE_COUNT; i++)
        printf("%s %ld%s", causes[i], tally->causes[kind][i], i + 1 < CAUSE_COUNT ? ", " : "");
    printf("), at most %.1f ms after their time\n", ms(tally->worst[kind]));
}

static void print(const char *name, const struct tally *tally)
{
    long frames = tally->frames[KIND_FADE];
    printf("%s: %ld turns\n", name, tally->turns);
    print_kind(tally, KIND_FADE, "frames of fades");
    print_kind(tally, KIND_OTHER, "other frames");
    printf("  a frame of a fade: %.2f ms of CPU, at most %.1f, preempted %.2f times; of it ",
           each(total(&tally->sums).cpu, frames), ms(tally->most_work),
           (double)tally->preempted / (double)(frames ? frames : 1));
    for (enum span i = 0; i < SPAN_COUNT; i++)
        printf("%s %.2f of %.2f%s", span_name(i), each(tally->sums.of[i].cpu, frames),
               each(tally->sums.of[i].wall, frames), i + 1 < SPAN_COUNT ? ", " : " ms\n");
}

static void measure(struct stage *stage, long turns, const char *program, const char *config)
{
    struct tally alone = {0}, reading = {0};
    struct run run = {.stage = stage,
                      .due = clock_monotonic(clock_system()),
                      .tally = &alone,
                      .name = "alone",
                      .schedule = schedule_now()};
    spans_watch(look, &run);
    run_block(&run, 1);
    for (long done = 0; done < turns && !stage_ended(stage); done += BLOCK) {
        run_block(&run, turns - done < BLOCK ? turns - done : BLOCK);
        if (!program)
            continue;
        pid_t group = start_reading(program, config);
        run.tally = &reading;
        run.name = "reading";
        run_block(&run, turns - done < BLOCK ? turns - done : BLOCK);
        stop_reading(group);
        run.tally = &alone;
        run.name = "alone";
    }
    print("alone", &alone);
    if (program) {
        print("ingest reads", &reading);
        printf("  %.2f times the CPU of a frame alone, %+ld late\n",
               each(total(&reading.sums).cpu, reading.frames[KIND_FADE]) /
                   each(total(&alone.sums).cpu, alone.frames[KIND_FADE]),
               reading.late[KIND_FADE] - alone.late[KIND_FADE]);
    }
    printf("at most %.1f MB of textures\n", (double)textures_peak() / (1 << 20));
}

int main(int argc, char **argv)
{
    struct config config;
    struct config_mistakes mistakes;
    struct error error = {0};
    if (argc < 2 || !config_read(argv[1], &config, &mistakes)) {
        fprintf(stderr, "usage: bench_turns CONFIG [TURNS [PROGRAM]]\n");
        return 2;
    }
    config_mistakes_finish(&mistakes);
    setup_thrift(); /* as the display does */
    setvbuf(stdout, NULL, _IOLBF, 0);
    struct stage_settings settings = {.config = &config,
                                      .fonts = SOURCE_FOLDER "/fonts",
                                      .languages = SOURCE_FOLDER "/assets/languages",
                                      .clock = clock_system(),
                                      .width = config.screen.width,
                                      .height = config.screen.height};
    struct stage *stage = stage_create(&settings, &error);
    if (stage)
        measure(stage, argc > 2 ? strtol(argv[2], NULL, 10) : TURNS, argc > 3 ? argv[3] : NULL, argv[1]);
    else
        fprintf(stderr, "%s\n", error.text);
    stage_destroy(stage);
    config_finish(&config);
    return error.set;
}
