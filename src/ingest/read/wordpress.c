/* WordPress REST API, /wp-json/wp/v2/posts: recognised, and its error objects told in words; posts are not
 * read yet. */
#include "ingest/read/dialect.h"
#include "ingest/read/json.h"
#include "ingest/read/text.h"

#include <stdlib.h>
#include <string.h>

/* {"code": "rest_forbidden", "message": "…", "data": {"status": 401}} */
static enum dialect_answer refuse_error(const struct reading *reading)
{
    const char *code = json_member_text(reading->json, "code"),
               *message = json_member_text(reading->json, "message");
    if (!code || !message || !json_member(reading->json, "data"))
        return DIALECT_NOT_MINE;
    char *clean = text_plain(message, strlen(message), 200);
    (void)error_set(reading->error, "a WordPress error: %.60s%s%s", code, clean ? ": " : "",
                    clean ? clean : "");
    free(clean);
    return DIALECT_BAD;
}

static enum dialect_answer wordpress_sniff(const struct reading *reading)
{
    if (json_is_object(reading->json))
        return refuse_error(reading);
    const json_t *post = json_array_get(reading->json, 0);
    bool looks = json_member(json_member(post, "title"), "rendered") && json_member(post, "date_gmt");
    return looks ? DIALECT_MINE : DIALECT_NOT_MINE;
}

static bool wordpress_read(struct reading *reading)
{
    return error_set(reading->error, "WordPress posts; this version reads JSON Feed and mapped JSON");
}

const struct dialect dialect_wordpress = {.name = "WordPress",
                                          .format = FEED_WORDPRESS,
                                          .is_json = true,
                                          .sniff = wordpress_sniff,
                                          .read = wordpress_read};
