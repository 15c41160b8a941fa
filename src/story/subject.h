/* What a page is of: a story, an alert, or nothing yet. A subject owns copies, because editions and lists of
 * alerts come and go while its page is made and shown. Plain data; any thread, one at a time. */
#ifndef FOYER_STORY_SUBJECT_H
#define FOYER_STORY_SUBJECT_H

#include "story/alert.h"
#include "story/story.h"

enum subject_kind {
    SUBJECT_WAITING, /* there is no story yet; needs nothing of its own */
    SUBJECT_STORY,
    SUBJECT_ALERT,
    SUBJECTS
};

/* A zeroed one is a valid one that waits. */
struct subject {
    enum subject_kind kind;
    struct story *story; /* of SUBJECT_STORY; owned */
    struct alert alert;  /* of SUBJECT_ALERT; owned. Its number is 0 with every other kind */
};

/* Both copy deeply; what the subject was before is not freed. NULL makes one that waits. */
void subject_of_story(struct subject *subject, const struct story *story);
void subject_of_alert(struct subject *subject, const struct alert *alert);

/* Leaves one that waits. NULL is accepted. */
void subject_finish(struct subject *subject);

/* A story's headline, an alert's text; NULL: there is none. Borrowed. */
const char *subject_headline(const struct subject *subject);

/* A story's language (BCP 47); NULL: the screen's. Borrowed. */
const char *subject_language(const struct subject *subject);

#endif
