/* The credit that hides in a caption. Any thread. */
#ifndef FOYER_INGEST_READ_DRAFT_CREDIT_H
#define FOYER_INGEST_READ_DRAFT_CREDIT_H

#include <stdbool.h>

/* Moves a credit at the end of the clean text *caption ("… [CENTCOM]", "… (AFP)", "… Photo: Jane Doe", "… /
 * Reuters", "© …") into *credit. Both are malloc'd or NULL; a caption of which nothing is left becomes NULL.
 * Does nothing when there is a credit already, but for taking the same credit out of the caption. */
void credit_split(char **caption, char **credit);

/* The name behind a label ("Фото: Reuters" → "Reuters"), inside the text; NULL when it has no such label. */
const char *credit_of_label(const char *text);

#endif
