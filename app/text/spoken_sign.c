// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/spoken_part.h"

enum { UNIT_MAX = 3 };

static uint32_t before(const struct spoken_read *read, uint32_t i)
{
    for (i--; spoken_is_space(read, i); i--)
        ;
    return i;
}

static uint32_t after(const struct spoken_read *read, uint32_t i)
{
    for (i++; spoken_is_space(read, i); i++)
        ;
    return i;
}

/* Whether the word of letters that ends at i, or begins there, is `word`. */
static bool is_word(const struct spoken_read *read, uint32_t i, bool ends, struct str word)
{
    uint32_t len = (uint32_t)utf8_length(word), from = ends ? i + 1 - len : i;
    if (len == 0 || (ends && i + 1 < len) || spoken_is_word(read, from - 1) ||
        spoken_is_word(read, from + len))
        return false;
    for (size_t at = 0; at < word.len; from++)
        if (u_tolower((UChar32)spoken_at(read, from)) != (UChar32)utf8_next(word, &at))
            return false;
    return true;
}

/* "kr/tim", "km/h". */
static bool is_unit(const struct spoken_read *read, uint32_t i)
{
    static const char *const units[] = {"kr", "sek", "km", "st", "min", "tim", "€"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++)
        if (is_word(read, i, true, str_of(units[u])))
            return true;
    return false;
}

static void say_slash(const struct spoken_read *read, uint32_t i, struct spoken_out *out)
{
    const struct catalog *catalog = read->words->catalog;
    /* TRANSLATORS: how "/" between two words is said, "parents/children", lower case */
    struct str either = catalog_get(catalog, "speech", "or");
    struct str both = catalog_get(catalog, "speech", "and");
    uint32_t left = before(read, i), right = after(read, i), at = read->chars[i].at;
    if (is_unit(read, left))
        /* TRANSLATORS: how "/" is said in "kr/hour", lower case */
        spoken_word(out, catalog_get(catalog, "speech", "per"), at);
    else if (is_word(read, left, true, both) || is_word(read, right, false, both) ||
             is_word(read, left, true, either) || is_word(read, right, false, either))
        spoken_gap(out, GAP_SPACE, at); /* "and/or" needs no third word */
    else
        spoken_word(out, either, at);
}

bool spoken_sign(const struct spoken_read *read, uint32_t i, struct spoken_out *out)
{
    const struct catalog *catalog = read->words->catalog;
    uint32_t left = before(read, i), right = after(read, i), at = read->chars[i].at;
    bool letters = spoken_is_letter(read, left) && spoken_is_letter(read, right);
    bool words = spoken_is_word(read, left) && spoken_is_word(read, right);
    switch (read->chars[i].c) {
    case '&':
        if (words) /* TRANSLATORS: how "&" between two words is said, lower case */
            spoken_word(out, catalog_get(catalog, "speech", "and"), at);
        return words;
    case '/':
        if (letters)
            say_slash(read, i, out);
        return letters;
    case '+':
        words = words || (spoken_is_digit(read, i - 1) && !spoken_is_word(read, i + 1));
        if (words)
            spoken_word(out, catalog_get(catalog, "speech", "plus"), at);
        return words;
    default:
        return false;
    }
}
