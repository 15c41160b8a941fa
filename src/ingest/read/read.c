/* A document from bytes to stories in order: charset, JSON or not, dialect. Knows no dialect by name. Any
 * thread. */
#include "ingest/read/read.h"

#include "base/limits.h"
#include "base/memory.h"
#include "ingest/read/charset/charset.h"
#include "ingest/read/dialects/dialect.h"
#include "ingest/read/json/json.h"
#include "ingest/read/sniff.h"

#include <stdio.h>

static void report_charset(struct reading *reading, const struct charset_text *text)
{
    struct feed_document *document = reading->document;
    document->encoding = memory_copy_text(text->name);
    if (text->remark)
        feed_document_add_problem(document, text->remark, "encoding");
    if (text->replaced > 0) {
        char message[96];
        (void)snprintf(message, sizeof message, "%zu places are not valid %s and became U+FFFD",
                       text->replaced, text->name);
        feed_document_add_problem(document, message, "encoding");
    }
    if (text->marked && reading->json)
        feed_document_add_problem(document, "a byte order mark before the JSON was cut off", "document");
}

static void report_repairs(struct feed_document *document, const struct json_repairs *repairs)
{
    char message[96];
    if (repairs->notices > 0) {
        (void)snprintf(message, sizeof message, "%zu bytes of PHP notices before the JSON were cut off",
                       repairs->notices);
        feed_document_add_problem(document, message, "document");
    }
    if (repairs->escapes > 0) {
        (void)snprintf(message, sizeof message, "%zu broken \\u escapes became U+FFFD", repairs->escapes);
        feed_document_add_problem(document, message, "document");
    }
    if (repairs->numbers > 0)
        feed_document_add_problem(document, "a number is too large and became null", "document");
    if (repairs->big_integers)
        feed_document_add_problem(document, "whole numbers of over 63 bits are not read exactly", "document");
}

/* In the dialect that the operator names, or that the document is written in. False with the error, or
 * without when it is in none. */
static bool read_dialect(struct reading *reading)
{
    enum feed_format format = reading->request->format;
    enum dialect_answer answer = DIALECT_MINE;
    if (format == FEED_AUTO)
        format = dialect_find(reading, &answer);
    const struct dialect *dialect = dialect_of(format);
    reading->document->format = format;
    return dialect && answer != DIALECT_BAD && dialect->is_json == (reading->json != NULL) &&
           dialect->read(reading);
}

/* Says what a document looks like that no dialect knows. */
static void describe(const struct reading *reading)
{
    if (reading->json)
        (void)sniff_describe_json(reading->json, reading->error);
    else
        (void)sniff_describe(reading->text, reading->length, reading->error);
}

static bool read_text(struct reading *reading, const struct charset_text *text)
{
    struct json_repairs repairs = {0};
    if (json_likely(reading->text, reading->length)) {
        reading->json = json_read(reading->text, reading->length, &repairs, reading->error);
        if (!reading->json)
            return false;
    }
    report_charset(reading, text);
    report_repairs(reading->document, &repairs);
    bool read = read_dialect(reading);
    if (!read && !reading->error->set)
        describe(reading);
    json_decref(reading->json);
    return read;
}

bool read_feed(const struct read_request *request, struct feed_document *document, struct error *error)
{
    *document = (struct feed_document){0};
    const char *binary = request->length > LIMIT_FEED_BODY ? "a document that is too large"
                                                           : sniff_binary(request->bytes, request->length);
    if (binary)
        return error_set(error, "no feed but %s", binary);
    struct charset_text text;
    charset_convert(request->bytes, request->length, request->charset, &text);
    /* a null pointer would do for nobody to read the error, but the dialects write into it */
    struct error cause = {0};
    struct reading reading = {
        .request = request, .text = text.bytes, .length = text.length, .document = document, .error = &cause};
    bool read = read_text(&reading, &text);
    if (!read) {
        (void)error_set(error, "%s", cause.text);
        feed_document_finish(document);
    }
    charset_finish(&text);
    return read;
}
