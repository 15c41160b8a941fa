/* libFuzzer: any bytes as an expression of a map, applied to one document. */
#include "ingest/read/json/mapping.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char document[] =
    "{\"a\": [1, \"two\", {\"k\": \"v\", \"d\": {\"w\": 640}, \"n\": null}, {\"k\": \"x\", \"f\": [true]}],"
    " \"b/c\": \"slash\", \"~\": \"tilde\", \"\": \"empty\", \"t\": {\"rendered\": \"<p>text\"},"
    " \"l\": [[], {}, [\"deep\"], \"flat\"], \"0\": \"zero\", \"r\": 1.5}";

static void follow(const struct mapping *mapping, const json_t *json)
{
    char scratch[JSON_SCALAR_SIZE];
    for (int field = 0; field < MAPPING_FIELDS; field++) {
        const char *text = mapping_text(mapping, (enum mapping_field)field, json, scratch);
        if (text && !text[0])
            abort();
        for (size_t i = 0; i < mapping_alternatives(mapping, (enum mapping_field)field); i++)
            (void)mapping_value_text(mapping_resolve(mapping, (enum mapping_field)field, i, json), scratch);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *expression = malloc(size + 1);
    json_t *json = json_loads(document, 0, NULL);
    if (!expression || !json)
        abort();
    memcpy(expression, data, size);
    expression[size] = '\0';
    struct config_map map = {.stories = expression, .headline = expression};
    struct error error = {0};
    struct mapping *mapping = mapping_create(&map, &error);
    if (!mapping == !error.set)
        abort();
    if (mapping)
        follow(mapping, json);
    mapping_destroy(mapping);
    json_decref(json);
    free(expression);
    return 0;
}
