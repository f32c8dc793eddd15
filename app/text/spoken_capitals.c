// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "text/icu.h"
#include "text/spoken_part.h"

enum { ALWAYS_SPELT = 3, SPELT_MAX = 5 };

static bool is_capital(const struct spoken_read *read, uint32_t i)
{
    return i < read->n && u_charType((UChar32)read->chars[i].c) == U_UPPERCASE_LETTER;
}

uint32_t spoken_capitals_end(const struct spoken_read *read, uint32_t i)
{
    uint32_t end = i;
    if (!is_capital(read, i) || !is_capital(read, i + 1) || spoken_is_word(read, i - 1))
        return 0;
    while (is_capital(read, end))
        end++;
    return spoken_is_word(read, end) ? 0 : end;
}

/* Words beside it in capitals too: then it is a heading, not an abbreviation. */
static bool is_shouted(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    uint32_t before = from - 1;
    if (spoken_is_space(read, to) && is_capital(read, to + 1) &&
        (spoken_capitals_end(read, to + 1) || !spoken_is_word(read, to + 2)))
        return true;
    if (!spoken_is_space(read, before) || !is_capital(read, before - 1))
        return false;
    return is_capital(read, before - 2) || !spoken_is_word(read, before - 2);
}

static bool is_vowel(uint32_t c)
{
    static const char vowels[] = "AEIOUY";
    return c >= 0x80 || strchr(vowels, (int)c);
}

/* "ABF", "RFSL": said by their letters. Other scripts have no such habit that we know of. */
static bool is_spelt(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    bool vowel = false;
    for (uint32_t i = from; i < to; i++) {
        UErrorCode code = U_ZERO_ERROR;
        if (uscript_getScript((UChar32)read->chars[i].c, &code) != USCRIPT_LATIN)
            return false;
        vowel |= is_vowel(read->chars[i].c);
    }
    return (to - from <= ALWAYS_SPELT || (to - from <= SPELT_MAX && !vowel)) && !is_shouted(read, from, to);
}

static void put_lower(const struct spoken_read *read, const struct spoken_char *it, struct spoken_out *out)
{
    char locale[ICU_LOCALE_SIZE];
    UChar from[2], to[8];
    UErrorCode code = U_ZERO_ERROR;
    int32_t n = 0;
    icu_locale(read->words->lang->locale, locale);
    U16_APPEND_UNSAFE(from, n, (UChar32)it->c);
    int32_t len = u_strToLower(to, 8, from, n, locale, &code);
    for (int32_t at = 0; U_SUCCESS(code) && at < len;) {
        UChar32 c;
        U16_NEXT(to, at, len, c);
        spoken_put(out, (uint32_t)c, it->at);
    }
}

void spoken_capitals(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out)
{
    bool spelt = is_spelt(read, from, to);
    for (uint32_t i = from; i < to; i++) {
        const struct spoken_char *it = &read->chars[i];
        if (!spelt) {
            put_lower(read, it, out);
            continue;
        }
        if (i > from)
            spoken_gap(out, GAP_SPACE, it->at);
        spoken_put(out, it->c, it->at);
    }
}
