/* Names of charsets and where documents declare them. */
#include "ingest/read/charset/steps.h"
#include "ingest/read/text/bytes.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { DECLARATION_MAX = 256 }; /* an XML declaration is looked for in so many bytes */

/* What a label means, by the WHATWG encoding standard; a label that is not here means itself. */
static const struct {
    const char *label, *name;
} labels[] = {
    {"utf8", "UTF-8"},
    {"iso-8859-1", "windows-1252"},
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
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"ks_c_5601-1987", "euc-kr"},
    {"x-sjis", "shift_jis"},
};

void charset_label(struct charset_text *text, const char *label, size_t length)
{
    while (length > 0 && strchr(" \t\"'", label[0])) {
        label++;
        length--;
    }
    while (length > 0 && strchr(" \t\"';", label[length - 1]))
        length--;
    text->label[0] = '\0';
    if (length >= sizeof text->label || memchr(label, '/', length))
        return;
    memcpy(text->label, label, length);
    text->label[length] = '\0';
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(labels[i].label, text->label) == 0)
            (void)snprintf(text->label, sizeof text->label, "%s", labels[i].name);
}

bool charset_label_of_xml(const char *bytes, size_t length, struct charset_text *text)
{
    static const char word[] = "encoding";
    size_t at = 0;
    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at])
        at++;
    if (length - at < 5 || memcmp(bytes + at, "<?xml", 5) != 0)
        return false;
    const char *start = bytes + at;
    size_t room = length - at < DECLARATION_MAX ? length - at : DECLARATION_MAX;
    const char *end = memchr(start, '>', room);
    const char *found = end ? bytes_find(start, (size_t)(end - start), word) : NULL;
    if (!found)
        return false;
    found += sizeof word - 1;
    while (found < end && strchr(" \t\r\n=", *found))
        found++;
    if (found >= end || (*found != '"' && *found != '\''))
        return false;
    const char *close = memchr(found + 1, *found, (size_t)(end - found - 1));
    if (close)
        charset_label(text, found + 1, (size_t)(close - found - 1));
    return close && text->label[0];
}

/* iconv knows hundreds more, old and stateful ones whose converters are no place for hostile bytes. */
bool charset_is_iconvs(const char *name)
{
    static const char *const names[] = {"iso-8859-2",
                                        "iso-8859-3",
                                        "iso-8859-4",
                                        "iso-8859-5",
                                        "iso-8859-6",
                                        "iso-8859-7",
                                        "iso-8859-8",
                                        "iso-8859-10",
                                        "iso-8859-13",
                                        "iso-8859-14",
                                        "iso-8859-15",
                                        "iso-8859-16",
                                        "windows-874",
                                        "windows-1250",
                                        "windows-1253",
                                        "windows-1254",
                                        "windows-1255",
                                        "windows-1256",
                                        "windows-1257",
                                        "windows-1258",
                                        "koi8-u",
                                        "koi8-t",
                                        "ibm866",
                                        "pt154",
                                        "macintosh",
                                        "gb18030",
                                        "big5",
                                        "euc-jp",
                                        "shift_jis",
                                        "euc-kr",
                                        NULL};
    for (size_t i = 0; names[i]; i++)
        if (strcasecmp(names[i], name) == 0)
            return true;
    return false;
}
