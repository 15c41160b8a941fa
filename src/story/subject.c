/* Copies and names of what a page is of. Knows no page. Any thread, one at a time. */
#include "story/subject.h"

void subject_of_story(struct subject *subject, const struct story *story)
{
    *subject = (struct subject){0};
    if (!story)
        return;
    subject->kind = SUBJECT_STORY;
    subject->story = story_copy(story);
}

void subject_of_alert(struct subject *subject, const struct alert *alert)
{
    *subject = (struct subject){0};
    if (!alert)
        return;
    subject->kind = SUBJECT_ALERT;
    alert_copy(alert, &subject->alert);
}

void subject_finish(struct subject *subject)
{
    if (!subject)
        return;
    story_destroy(subject->story);
    alert_finish(&subject->alert);
    *subject = (struct subject){0};
}

const char *subject_headline(const struct subject *subject)
{
    return subject->kind == SUBJECT_STORY ? subject->story->headline : subject->alert.text;
}

const char *subject_language(const struct subject *subject)
{
    return subject->story ? subject->story->language : NULL;
}
