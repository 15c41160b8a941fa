/* Credits that hide in captions, and names of authors. */
#include "ingest/read/draft/credit.h"
#include "ingest/read/xmlfeed/byline.h"

#include "base/memory.h"

#include "support/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sample {
    const char *caption, *rest, *credit; /* "" for none */
};

static void check(const char *caption, const char *known, const char *rest, const char *credit)
{
    char *left = memory_copy_text(caption), *found = memory_copy_text(known);
    credit_split(&left, &found);
    if (strcmp(left ? left : "", rest) != 0 || strcmp(found ? found : "", credit) != 0)
        fail_msg("“%s” becomes “%s” by “%s”", caption, left ? left : "", found ? found : "");
    free(left);
    free(found);
}

static void check_all(const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check(samples[i].caption, NULL, samples[i].rest, samples[i].credit);
}

static void a_last_bracket_is_a_credit(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"Troops at sea. [CENTCOM]", "Troops at sea.", "CENTCOM"},
        {"Troops at sea [Jane Doe].", "Troops at sea", "Jane Doe"},
        {"Troops at sea. [CENTCOM] . ", "Troops at sea.", "CENTCOM"},
        {"Troops (AFP)", "Troops", "AFP"},
        {"Troops (Jane Doe / Reuters)", "Troops", "Jane Doe / Reuters"},
        {"Troops (right)", "Troops (right)", ""},
        {"Troops (UN)", "Troops (UN)", ""}, /* two capitals are no agency */
        {"Troops (AP)", "Troops", "AP"},
        {"Troops (NATO)", "Troops", "NATO"},
        {"Troops (the NATO staff)", "Troops (the NATO staff)", ""},
        {"Troops (2019)", "Troops (2019)", ""},
        {"Troops (ТАСС)", "Troops", "ТАСС"},
        {"Troops [x]", "Troops [x]", ""},
        {"Troops [xy]", "Troops", "xy"},
        {"Troops xy]", "Troops xy]", ""},
        {"Troops (AFP]", "Troops (AFP]", ""},
        {"[CENTCOM]", "", "CENTCOM"},
        {"A [b] and ]", "A [b] and ]", ""},
        {"(Photo: Jane Doe)", "", "Jane Doe"},
        {"Lake (Photo by Jane Doe/AFP)", "Lake", "Jane Doe/AFP"},
    };
    check_all(samples, sizeof samples / sizeof *samples);
    char longer[200];
    (void)snprintf(longer, sizeof longer, "Sea [%.*s]", 80,
                   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    char inner[100];
    (void)snprintf(inner, sizeof inner, "%.80s", longer + 5);
    check(longer, NULL, "Sea", inner);
    (void)snprintf(longer, sizeof longer, "Sea [%.*s]", 81,
                   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    check(longer, NULL, longer, "");
}

static void a_label_begins_a_credit(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"A lake. Photo: Jane Doe", "A lake.", "Jane Doe"},
        {"A lake. PHOTO CREDIT: Jane Doe", "A lake.", "Jane Doe"},
        {"A lake. Photo by Jane Doe.", "A lake.", "Jane Doe"},
        {"A lake – photo courtesy of the army", "A lake", "the army"},
        {"Озеро. Фото: Айгуль Иванова", "Озеро.", "Айгуль Иванова"},
        {"Озеро — фото: РИА", "Озеро", "РИА"},
        {"Озеро. Фото из архива", "Озеро.", "Фото из архива"},
        {"Көл. Сурет: Ақорда", "Көл.", "Ақорда"},
        {"Ein See. Foto: dpa", "Ein See.", "dpa"},
        {"Un lac. Crédit photo : AFP", "Un lac.", "AFP"},
        {"A lake © Jane Doe", "A lake", "© Jane Doe"},
        {"A lake.© Jane Doe", "A lake.", "© Jane Doe"},
        {"A lake, (c) Jane Doe", "A lake", "(c) Jane Doe"},
        {"A lake (c) Jane Doe", "A lake (c) Jane Doe", ""},
        {"A photo: Jane Doe", "A photo: Jane Doe", ""}, /* no end of anything before it */
        {"Photo: Jane Doe", "", "Jane Doe"},
        {"A lake. Photo:", "A lake. Photo:", ""},
        {"A lake. Photo: Jane. Photo: John", "A lake. Photo: Jane.", "John"},
        {"A lake | photo: Jane", "A lake", "Jane"},
        {"A lake; photo: Jane", "A lake", "Jane"},
        {"“A lake” photo: Jane", "“A lake”", "Jane"},
        {"No labels here", "No labels here", ""},
    };
    check_all(samples, sizeof samples / sizeof *samples);
    char caption[400];
    /* a credit is shorter than 120 bytes with its label */
    (void)snprintf(caption, sizeof caption, "A lake. Photo: %0113d", 0);
    check(caption, NULL, "A lake.", caption + 15);
    (void)snprintf(caption, sizeof caption, "A lake. Photo: %0114d", 0);
    check(caption, NULL, caption, "");
}

static void capitals_behind_a_last_slash_are_a_credit(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"A lake / Reuters", "A lake", "Reuters"},  {"A lake. / Jane Doe / AFP", "A lake. / Jane Doe", "AFP"},
        {"Озеро / ТАСС", "Озеро", "ТАСС"},          {"A lake / river", "A lake / river", ""},
        {"A lake /Reuters", "A lake /Reuters", ""}, {" / Reuters", " / Reuters", ""},
    };
    check_all(samples, sizeof samples / sizeof *samples);
    char caption[200];
    (void)snprintf(caption, sizeof caption, "A lake / R%058d", 0);
    check(caption, NULL, "A lake", caption + 9);
    (void)snprintf(caption, sizeof caption, "A lake / R%059d", 0);
    check(caption, NULL, caption, "");
}

static void a_known_credit_leaves_the_end_of_the_caption(void **state)
{
    (void)state;
    check("A lake. AFP", "AFP", "A lake.", "AFP");
    check("A lake — AFP", "AFP", "A lake", "AFP");
    check("A lake – / AFP", "AFP", "A lake", "AFP");
    check("AFP", "AFP", "", "AFP");
    check("AFP was here", "AFP", "AFP was here", "AFP");
    check("A lake. Photo: Jane", "AFP", "A lake. Photo: Jane", "AFP");
    check("FP", "AFP", "FP", "AFP");
    check(NULL, "AFP", "", "AFP");
    check(NULL, NULL, "", "");
}

static void a_label_alone_is_told_from_a_name(void **state)
{
    (void)state;
    assert_string_equal(credit_of_label("Фото: Reuters"), "Reuters");
    assert_string_equal(credit_of_label("photo by  Jane"), "Jane");
    assert_string_equal(credit_of_label("© Jane"), "© Jane");
    assert_string_equal(credit_of_label("Фото из архива"), "Фото из архива");
    assert_null(credit_of_label("Jane Doe"));
    assert_null(credit_of_label("Photo:"));
    assert_null(credit_of_label("A photo: Jane"));
    assert_string_equal(credit_of_label("фото: İrem"), "İrem"); /* folding changes its length */
}

static void authors_have_names_and_not_addresses(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"Jane Doe", "Jane Doe"},
        {"  \"Jane Doe\" ", "Jane Doe"},
        {"'Jane'\n", "Jane"},
        {"jane@example.org (Jane Doe)", "Jane Doe"},
        {"jane@example.org(Jane Doe)", "Jane Doe"},
        {"Jane Doe (jane@example.org)", "Jane Doe"},
        {"Jane Doe (Reuters)", "Jane Doe (Reuters)"},
        {"(Jane Doe)", "Jane Doe"},
        {"Jane Doe <jane@example.org>", "Jane Doe"},
        {"Jane <b>Doe</b>", "Jane <b>Doe</b>"},
        {"<jane@example.org>", ""},
        {"jane@example.org", ""},
        {" jane@example.org ", ""},
        {"jane@example.org ()", ""},
        {"jane@example.org (john@example.org)", ""},
        {"@jane", "@jane"},
        {"jane@", "jane@"},
        {"Jane @ home", "Jane @ home"},
        {"Jane) Doe (", "Jane) Doe ("},
        {"", ""},
        {" \t", ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *name = byline_name(samples[i][0]);
        if (strcmp(name ? name : "", samples[i][1]) != 0)
            fail_msg("“%s” becomes “%s”", samples[i][0], name ? name : "");
        free(name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_bracket_is_a_credit),
        cmocka_unit_test(a_label_begins_a_credit),
        cmocka_unit_test(capitals_behind_a_last_slash_are_a_credit),
        cmocka_unit_test(a_known_credit_leaves_the_end_of_the_caption),
        cmocka_unit_test(a_label_alone_is_told_from_a_name),
        cmocka_unit_test(authors_have_names_and_not_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
