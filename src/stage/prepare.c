/* The next scene is made here: what it is of, step by step between frames, and what happens when it cannot be
 * made. Decides nothing about when it comes on. Main thread. */
#include "stage/state.h"

#include "base/log.h"

#include <stdlib.h>

static bool has_stories(const struct stage *stage)
{
    return stage->news.edition && stage->news.edition->story_count > 0;
}

struct order stage_order(const struct stage *stage, tick now)
{
    const struct scene *scene = &stage->scene;
    int64_t alert = scene->subject.alert.number;
    bool alerts_are_over = alert != 0 && stage->turns.called == 0;
    struct order_facts facts = {.blank = !scene_is_ready(scene),
                                .shown = scene->subject.kind,
                                .alert_shown = alert,
                                .alert_called = stage->turns.called,
                                .has_stories = has_stories(stage),
                                .has_last = stage->bookmark.story != NULL,
                                .last_is_kept = alerts_are_over &&
                                                bookmark_is_kept(&stage->bookmark, stage->news.edition),
                                .wish = stage->wish,
                                .left = scene_left(scene, now),
                                .stand_after = scene->pace.stand_after};
    return order_decide(&facts);
}

const struct story *stage_story_at(const struct stage *stage, struct rundown_place *place, bool backwards)
{
    const struct edition *edition = stage->news.edition;
    const struct config *config = stage->settings.config;
    if (!has_stories(stage))
        return NULL;
    int64_t now = clock_wall(stage->settings.clock);
    size_t index =
        backwards ? rundown_previous(edition, config, place, now) : rundown_next(edition, config, place, now);
    return edition->stories[index];
}

void stage_drop_proof(struct stage *stage)
{
    scene_finish(&stage->proof.scene);
    rundown_place_finish(&stage->proof.place);
    stage->proof.order = (struct order){0};
}

void stage_reset_proof(struct stage *stage)
{
    stage_drop_proof(stage);
    rundown_place_finish(&stage->proof.passed);
    stage->proof.trouble = (struct trouble){0};
}

/* The story that is ordered, and the place that goes with it; NULL: there is none. One that was passed over
 * is not shown again, but those that follow it. */
static const struct story *choose_story(struct stage *stage, const struct order *order)
{
    struct proof *proof = &stage->proof;
    const struct bookmark *bookmark = &stage->bookmark;
    bool passes = proof->passed.id != NULL;
    if (passes)
        rundown_place_copy(&proof->passed, &proof->place);
    else if (bookmark->story)
        rundown_place_copy(&bookmark->place, &proof->place);
    return order->what == ORDER_SAME && !passes
               ? bookmark->story
               : stage_story_at(stage, &proof->place, order->what == ORDER_BACK);
}

/* After a reload the store may not be there, while its last edition still is. */
static char *find_photo(const struct stage *stage, const struct subject *subject)
{
    const struct photo *photo = subject->story ? subject->story->photo : NULL;
    return photo && photo->file && stage->news.store ? store_photo_path(stage->news.store, photo->file)
                                                     : NULL;
}

static struct scene_tools tools_of(const struct stage *stage)
{
    return (struct scene_tools){&stage->press, stage->loader};
}

static bool begin(struct stage *stage, const struct order *order, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct subject subject;
    stage_drop_proof(stage);
    proof->order = *order;
    if (order->what == ORDER_ALERT)
        subject_of_alert(&subject, alert_turns_page(&stage->turns, &stage->news.alerts));
    else
        subject_of_story(&subject, choose_story(stage, order));
    char *photo = find_photo(stage, &subject);
    struct scene_tools tools = tools_of(stage);
    struct scene_request request = {stage->news.edition, photo};
    bool fine = scene_begin(&proof->scene, &tools, &subject, &request, error);
    free(photo);
    return fine;
}

static bool add_bar(struct stage *stage, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct scene *scene = &proof->scene;
    scene_take_bar(scene, stage_make_bar(stage, &scene->subject, &proof->place, error));
    if (!scene->bar)
        return false;
    trouble_end(&proof->trouble);
    if (scene->plain.set &&
        trouble_is_news(&proof->trouble, scene->plain.text, clock_monotonic(stage->settings.clock)))
        log_warning("stage", "%s; the story is shown without its photo", scene->plain.text);
    return true;
}

static bool step(struct stage *stage, const struct order *order, tick now, struct error *error)
{
    struct proof *proof = &stage->proof;
    struct scene_tools tools = tools_of(stage);
    if (proof->scene.state == SCENE_PAINTED)
        return scene_is_ready(&proof->scene) || add_bar(stage, error);
    if (proof->scene.state != SCENE_EMPTY)
        return scene_go_on(&proof->scene, &tools, error);
    if (order->what == ORDER_NOTHING ||
        trouble_holds(&proof->trouble, clock_monotonic(stage->settings.clock)))
        return true;
    scene_forget_text(&stage->scene, now);
    return begin(stage, order, error);
}

/* A story is passed over; whatever it was, the next attempt waits a little longer each time. */
static void give_up(struct stage *stage, const struct error *error)
{
    struct proof *proof = &stage->proof;
    tick clock = clock_monotonic(stage->settings.clock);
    const char *headline = subject_headline(&proof->scene.subject);
    bool is_story = proof->scene.subject.kind == SUBJECT_STORY;
    trouble_add(&proof->trouble, clock);
    if (trouble_is_news(&proof->trouble, error->text, clock))
        log_error("stage", "the page \"%s\" cannot be made: %s; %s", headline ? headline : "", error->text,
                  is_story ? "it is passed over" : "it will be tried again");
    if (is_story) {
        rundown_place_finish(&proof->passed);
        proof->passed = proof->place;
        proof->place = (struct rundown_place){0};
    }
    stage_drop_proof(stage);
}

/* Nothing moves that could be disturbed, or somebody waits: then all steps in one round. */
static bool is_hurried(const struct stage *stage, const struct order *order, tick now)
{
    return order->at_once || stage->showtime.paused || scene_is_over(&stage->scene, now);
}

static bool is_in_the_making(const struct scene *scene)
{
    return scene->state == SCENE_PAINTING || (scene->state == SCENE_PAINTED && !scene->bar);
}

void stage_prepare(struct stage *stage, tick now)
{
    struct proof *proof = &stage->proof;
    struct error error = {0};
    if (transition_is_under_way(&stage->transition))
        return; /* nothing may delay it */
    struct order order = stage_order(stage, now);
    if (proof->scene.state != SCENE_EMPTY && !order_is_same(&order, &proof->order))
        stage_drop_proof(stage);
    bool fine = step(stage, &order, now, &error);
    while (fine && is_in_the_making(&proof->scene) && is_hurried(stage, &order, now))
        fine = step(stage, &order, now, &error);
    if (!fine)
        give_up(stage, &error);
}
