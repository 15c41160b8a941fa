/* Charsets: where the guess turns over, what a label means, and where a declaration is looked for. */
#include "ingest/read/charset/steps.h"

#include "support/cmocka.h"

#include <stdlib.h>
#include <string.h>

/* Without a remark, for nothing is declared wrongly. */
static void assert_silent(const char *bytes, const char *name)
{
    struct charset_text text;
    charset_convert(bytes, strlen(bytes), NULL, &text);
    assert_string_equal(text.name, name);
    assert_null(text.remark);
    charset_finish(&text);
}

static void assert_found(const char *bytes, size_t length, const char *declared, const char *name)
{
    struct charset_text text;
    charset_convert(bytes, length, declared, &text);
    if (strcmp(text.name, name) != 0)
        fail_msg("%s and not %s is found in “%.*s”", text.name, name, (int)length, bytes);
    charset_finish(&text);
}

/* `together` letters that stand side by side and further ones that stand alone, a hundred in all; `common` of
 * them are the commonest letter of Russian in windows-1251, the rest a rare one. */
static size_t hundred(char *bytes, size_t together, size_t common)
{
    size_t length = 0;
    for (size_t i = 0; i < 100; i++) {
        bytes[length++] = i < common ? '\xEE' : '\xE6';
        if (i + 1 >= together)
            bytes[length++] = ' ';
    }
    return length;
}

static void cyrillic_is_guessed_when_letters_stand_together_and_common_ones_are_among_them(void **state)
{
    (void)state;
    char bytes[200];
    assert_found(bytes, hundred(bytes, 70, 100), NULL, "windows-1252");
    assert_found(bytes, hundred(bytes, 71, 100), NULL, "windows-1251");
    assert_found(bytes, hundred(bytes, 100, 30), NULL, "windows-1252");
    assert_found(bytes, hundred(bytes, 100, 31), NULL, "windows-1251");
}

static void of_two_pages_that_fit_alike_windows_is_taken(void **state)
{
    (void)state;
    /* one common letter by each page: о is EE in windows-1251 and CF in koi8-r */
    assert_found("\xEE\xCF", 2, NULL, "windows-1251");
    assert_found("\xCF\xEE\xCF", 3, NULL, "koi8-r");
    assert_found("\xEE\xCF\xEE", 3, NULL, "windows-1251");
    assert_found(" \xEE \xCF ", 5, NULL, "windows-1252");
    assert_found("\xBF\xEE\xBF", 3, NULL, "windows-1251"); /* beside a letter, whatever it is itself */
}

static void a_few_broken_places_leave_utf8_what_it_is(void **state)
{
    (void)state;
    assert_found("ййййй\xFF", 11, NULL, "UTF-8");
    assert_silent("caf\xE9", "windows-1252");
    assert_silent("<?xml version='1.0'?>caf\xE9", "windows-1252");
    assert_silent("ййййй\xFF", "UTF-8");
    assert_found("йййй\xFF", 9, NULL, "windows-1252");
    assert_found("й\xFF", 3, "utf-8", "UTF-8");
    assert_found("й\xFF\xFF", 4, "utf-8", "windows-1252");
    assert_found("\xEF\xBB\xBF\xFF\xFF", 5, "windows-1251", "UTF-8");
}

static void what_stands_between_broken_places_is_kept(void **state)
{
    (void)state;
    static const char bytes[] = "первый\xFFвторой\xFE\xFEтретий",
                      wanted[] = "первый\uFFFDвторой\uFFFD\uFFFDтретий";
    struct charset_text text;
    charset_convert(bytes, sizeof bytes - 1, "utf-8", &text);
    assert_int_equal(text.length, sizeof wanted - 1);
    assert_memory_equal(text.bytes, wanted, sizeof wanted - 1);
    assert_int_equal(text.replaced, 3);
    charset_finish(&text);
}

static void a_label_means_what_the_standard_says(void **state)
{
    (void)state;
    static const char *const labels[][2] = {
        {"utf8", "UTF-8"},
        {"UTF-8", "UTF-8"},
        {"ISO-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"iso_8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"ascii", "windows-1252"},
        {"cp1252", "windows-1252"},
        {"cp1251", "windows-1251"},
        {"cp-1251", "windows-1251"},
        {"win-1251", "windows-1251"},
        {"windows1251", "windows-1251"},
        {"koi8", "koi8-r"},
        {"cp866", "ibm866"},
        {"cp1250", "windows-1250"},
        {"cp1254", "windows-1254"},
        {"cp1256", "windows-1256"},
        {"sjis", "shift_jis"},
        {"x-sjis", "shift_jis"},
        {"iso-8859-9", "windows-1254"},
        {"latin5", "windows-1254"},
        {"iso-8859-11", "windows-874"},
        {"tis-620", "windows-874"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"ks_c_5601-1987", "euc-kr"},
        {" \t\"'latin1'\"; \t", "windows-1252"},
        {"koi8-u", "koi8-u"},
        {"", ""},
        {" ;", ""},
        {"a/b", ""},
    };
    struct charset_text text;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        charset_label(&text, labels[i][0], strlen(labels[i][0]));
        assert_string_equal(text.label, labels[i][1]);
    }
    char longest[sizeof text.label + 1];
    memset(longest, 'x', sizeof longest);
    charset_label(&text, longest, sizeof text.label - 1);
    assert_int_equal(strlen(text.label), sizeof text.label - 1);
    charset_label(&text, longest, sizeof text.label);
    assert_string_equal(text.label, "");
}

static void only_charsets_of_feeds_are_asked_of_iconv(void **state)
{
    (void)state;
    static const char *const asked[] = {"iso-8859-2", "ISO-8859-16", "koi8-u", "pt154", "gb18030", "euc-kr"};
    static const char *const never[] = {"utf-7", "iso-2022-jp", "utf-16", "iso-8859", "iso-8859-2x", ""};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        assert_true(charset_is_iconvs(asked[i]));
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(charset_is_iconvs(never[i]));
    assert_found("\xB3\xBC\xE8", 3, "koi8-u", "koi8-u");
    assert_found("\xB3\xBC\xE8", 3, "utf-7", "windows-1251");
}

/* The name that an XML declaration gives, "" for none. */
static void assert_declares(const char *document, const char *name)
{
    struct charset_text text = {.label = ""};
    bool declared = charset_label_of_xml(document, strlen(document), &text);
    assert_string_equal(declared ? text.label : "", name);
}

static void the_declaration_of_xml_is_read_at_its_beginning(void **state)
{
    (void)state;
    assert_declares("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r");
    assert_declares(" \t\r\n<?xml version='1.0'\nencoding\n=\t\"KOI8-R\" ?>", "KOI8-R");
    assert_declares("<?xml encoding='koi8-r\"?>", "");
    assert_declares("<?xml encoding=koi8-r?>", "");
    assert_declares("<?xml version='1.0'?><a encoding='koi8-r'>", "");
    assert_declares("<?xml encoding=''?>", "");
    assert_declares("<?xml encoding='a/b'?>", "");
    assert_declares("<?xml encoding", "");
    assert_declares("<?xml encoding=", "");
    assert_declares("<?xml encoding='koi8-r", "");
    assert_declares("x<?xml encoding='koi8-r'?>", "");
    assert_declares("<?xml", "");
    assert_declares("<?xm", "");
    assert_declares("", "");
    char padded[400] = "<?xml ";
    size_t at = strlen(padded);
    memset(padded + at, ' ', sizeof padded - at);
    memcpy(padded + 256 - 20, "encoding='koi8-r' ?>", 21);
    assert_declares(padded, "koi8-r");
    padded[256 - 20] = ' ';
    memcpy(padded + 257 - 20, "encoding='koi8-r' ?>", 21);
    assert_declares(padded, "");
}

static void wide_charsets_are_known_by_their_first_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *name, *text;
    } samples[] = {
        {"\xFF\xFE\0\0a\0\0\0", 8, "UTF-32LE", "a"},
        {"\0\0\xFE\xFF\0\0\0a", 8, "UTF-32BE", "a"},
        {"\xFF\xFE<\0", 4, "UTF-16LE", "<"},
        {"\xFE\xFF\0<", 4, "UTF-16BE", "<"},
        {"<\0?\0x\0", 6, "UTF-16LE", "<?x"},
        {"\0<\0?\0x", 6, "UTF-16BE", "<?x"},
        {"{\0\"\0x\0", 6, "UTF-16LE", "{\"x"},
        {"\0{\0\"\0x", 6, "UTF-16BE", "{\"x"},
        {"[\0\"\0x\0", 6, "UTF-16LE", "[\"x"},
        {"\0[\0\"\0x", 6, "UTF-16BE", "[\"x"},
        {"[\0{\0x\0", 6, "UTF-16LE", "[{x"},
        {"\0[\0{\0x", 6, "UTF-16BE", "[{x"},
        {"\xFF\xFE", 2, "UTF-16LE", ""},
        {"<?", 2, "UTF-8", "<?"},
        {"\xFF\xFE<\0\0\xD8?\0", 8, "UTF-16LE", "<\uFFFD?"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct charset_text text;
        charset_convert(samples[i].bytes, samples[i].length, NULL, &text);
        assert_string_equal(text.name, samples[i].name);
        assert_int_equal(text.length, strlen(samples[i].text));
        assert_memory_equal(text.bytes, samples[i].text, text.length);
        charset_finish(&text);
    }
}

static void a_long_text_is_converted_whole(void **state)
{
    (void)state;
    enum { LETTERS = 5000 };
    char *korean = malloc(2 * (size_t)LETTERS + 1);
    for (size_t i = 0; i < LETTERS; i++)
        memcpy(korean + 2 * i, "\xB0\xA1", 2);
    korean[2 * (size_t)LETTERS] = '\xB0'; /* half a letter */
    struct charset_text text;
    charset_convert(korean, 2 * (size_t)LETTERS + 1, "euc-kr", &text);
    assert_string_equal(text.name, "euc-kr");
    assert_int_equal(text.length, 3 * (LETTERS + 1));
    assert_memory_equal(text.bytes + 3 * (size_t)(LETTERS - 1), "가\uFFFD", 6);
    assert_int_equal(text.replaced, 1);
    charset_finish(&text);
    free(korean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cyrillic_is_guessed_when_letters_stand_together_and_common_ones_are_among_them),
        cmocka_unit_test(of_two_pages_that_fit_alike_windows_is_taken),
        cmocka_unit_test(a_few_broken_places_leave_utf8_what_it_is),
        cmocka_unit_test(what_stands_between_broken_places_is_kept),
        cmocka_unit_test(a_label_means_what_the_standard_says),
        cmocka_unit_test(only_charsets_of_feeds_are_asked_of_iconv),
        cmocka_unit_test(the_declaration_of_xml_is_read_at_its_beginning),
        cmocka_unit_test(wide_charsets_are_known_by_their_first_bytes),
        cmocka_unit_test(a_long_text_is_converted_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
