// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "text/spoken_part.h"

static bool is_part(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    return spoken_is_word(read, i) || (c > ' ' && c < 0x7f && strchr("._~%+-@/:?#=&", (int)c));
}

static bool has_prefix(const struct spoken_read *read, uint32_t i, const char *prefix)
{
    for (; *prefix; prefix++, i++)
        if ((spoken_at(read, i) | 0x20) != (unsigned char)*prefix &&
            spoken_at(read, i) != (unsigned char)*prefix)
            return false;
    return true;
}

static uint32_t scheme_end(const struct spoken_read *read, uint32_t i)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t s = 0; s < sizeof schemes / sizeof *schemes; s++)
        if (has_prefix(read, i, schemes[s]))
            return i + (uint32_t)strlen(schemes[s]);
    return i;
}

static uint32_t token_end(const struct spoken_read *read, uint32_t i)
{
    uint32_t end = i;
    while (is_part(read, end) && (end == i || !read->chars[end].open_to))
        end++;
    while (end > i && !spoken_is_word(read, end - 1) && spoken_at(read, end - 1) != '/')
        end--; /* the full stop of the sentence */
    return end;
}

static bool is_email(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    uint32_t at = SPOKEN_NONE, dot = SPOKEN_NONE;
    for (uint32_t i = from; i < to; i++) {
        uint32_t c = spoken_at(read, i);
        if (c == '@' && at != SPOKEN_NONE)
            return false;
        if (c == '@')
            at = i;
        else if (c == '.' && at != SPOKEN_NONE)
            dot = i;
    }
    return at != SPOKEN_NONE && at > from && dot != SPOKEN_NONE && dot > at + 1 && dot + 1 < to;
}

/* Endings of names that people here write without "www"; others read as any word: "t.ex" is no address. */
static bool is_known_ending(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    static const char *const endings[] = {"se",   "nu", "org", "com", "net", "eu",
                                          "info", "fi", "no",  "dk",  "de"};
    for (size_t e = 0; e < sizeof endings / sizeof *endings; e++) {
        size_t len = strlen(endings[e]), same = 0;
        while (same < len && spoken_at(read, from + (uint32_t)same) == (unsigned char)endings[e][same])
            same++;
        if (same == len && to - from == len)
            return true;
    }
    return false;
}

static bool is_host(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    uint32_t label = from, end = from;
    for (; end < to && spoken_at(read, end) != '/'; end++) {
        uint32_t c = spoken_at(read, end);
        if (c == '.' && end == label)
            return false;
        if (c == '.')
            label = end + 1;
        else if (c != '-' && !spoken_is_word(read, end))
            return false;
    }
    return label > from + 2 && is_known_ending(read, label, end);
}

uint32_t spoken_address_end(const struct spoken_read *read, uint32_t i)
{
    if (!spoken_is_word(read, i) || (i > 0 && is_part(read, i - 1) && !read->chars[i].open_to))
        return 0;
    uint32_t from = scheme_end(read, i), end = token_end(read, i);
    if (end <= from)
        return 0;
    bool web = (from > i && !has_prefix(read, i, "mailto:")) || has_prefix(read, i, "www.");
    return web || is_email(read, from, end) || is_host(read, from, end) ? end : 0;
}

static struct str name_of(const struct catalog *catalog, uint32_t c)
{
    switch (c) {
    case '.': /* TRANSLATORS: how "." in an e-mail or web address is said, lower case */
        return catalog_get(catalog, "speech", "dot");
    case '@': /* TRANSLATORS: how "@" in an e-mail address is said, lower case */
        return catalog_get(catalog, "speech", "at");
    case '/': /* TRANSLATORS: how "/" in a web address is said, lower case */
        return catalog_get(catalog, "speech", "slash");
    case '-': /* TRANSLATORS: how "-" in an e-mail or web address is said, lower case */
        return catalog_get(catalog, "speech", "hyphen");
    case '_': /* TRANSLATORS: how "_" in an e-mail or web address is said, lower case */
        return catalog_get(catalog, "speech", "underscore");
    case '+': /* TRANSLATORS: how "+" is said, as in "65+" or "+46", lower case */
        return catalog_get(catalog, "speech", "plus");
    default:
        return STR("");
    }
}

/* Spelt out up to the query, which nobody could keep in mind. */
void spoken_address(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out)
{
    uint32_t i = scheme_end(read, from), last = to;
    while (last > i && spoken_at(read, last - 1) == '/')
        last--;
    spoken_gap(out, GAP_SPACE, read->chars[from].at);
    for (; i < last && spoken_at(read, i) != '?' && spoken_at(read, i) != '#'; i++) {
        const struct spoken_char *it = &read->chars[i];
        struct str name = name_of(read->words->catalog, it->c);
        if (name.len)
            spoken_word(out, name, it->at);
        else if (spoken_is_word(read, i))
            spoken_put(out, it->c, it->at);
        else
            spoken_gap(out, GAP_SPACE, it->at);
    }
}
