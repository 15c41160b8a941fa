/* Base64 (RFC 4648 section 4). Any thread. */
#ifndef FOYER_INGEST_READ_TEXT_BASE64_H
#define FOYER_INGEST_READ_TEXT_BASE64_H

/* The text that is encoded, white space ignored, malloc'd; NULL when it is not base64 or not UTF-8. */
char *base64_text(const char *encoded) __attribute__((warn_unused_result));

#endif
