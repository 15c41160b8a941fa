/* An alert as a row of the table alert, for this room only. */
#ifndef FOYER_STORE_ALERT_ROWS_H
#define FOYER_STORE_ALERT_ROWS_H

#include "store/statement.h"
#include "story/edition.h"

/* All that can be shown, LIMIT_ALERTS at most, into the edition. Rows that none of ours wrote (another level,
 * no text, one too long) are left out. */
bool alert_rows_read(struct connection *connection, struct edition *edition, struct error *error);

#endif
