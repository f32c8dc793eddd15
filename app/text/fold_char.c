// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/fold_char.h"

#include <stddef.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Letters that people type in place of one another, and that Unicode does not decompose. Sorted. */
static const struct {
    uint32_t from, to;
} same[] = {
    {0x00e6, 0x00e4},                                     /* æ ä: South Sámi is written with either */
    {0x00f8, 0x00f6},                                     /* ø ö */
    {0x0111, 'd'},                                        /* đ */
    {0x0131, 'i'},                                        /* ı */
    {0x0142, 'l'},                                        /* ł */
    {0x014b, 'n'},                                        /* ŋ */
    {0x0167, 't'},                                        /* ŧ */
    {0x0491, 0x0433},                                     /* ґ г */
    {0x0629, 0x0647},                                     /* teh marbuta, heh */
    {0x0649, 0x064a},                                     /* alef maksura, yeh */
    {0x0671, 0x0627},                                     /* alef wasla, alef */
    {0x0672, 0x0627}, {0x0673, 0x0627}, {0x0695, 0x0631}, /* Sorani's letters with a small v, and without */
    {0x06a9, 0x0643},                                     /* keheh, kaf */
    {0x06aa, 0x0643}, {0x06b5, 0x0644}, {0x06be, 0x0647}, /* heh doachashmee, heh */
    {0x06c1, 0x0647}, {0x06c6, 0x0648}, {0x06cc, 0x064a}, /* Farsi yeh, yeh */
    {0x06ce, 0x064a}, {0x06d2, 0x064a}, {0x06d5, 0x0647}, /* ە, heh */
};

/* Series of Ethiopic that sound alike, and are typed in place of one another: ሠ as ሰ, ፀ as ጸ. */
static uint32_t unify_ethiopic(uint32_t c)
{
    if (c >= 0x1220 && c <= 0x1227)
        return c + 0x10;
    return c >= 0x1340 && c <= 0x1347 ? c - 8 : c;
}

static uint32_t unify(uint32_t c)
{
    if (c >= 0x1200)
        return unify_ethiopic(c);
    for (size_t i = 0; i < sizeof same / sizeof same[0] && same[i].from <= c; i++)
        if (same[i].from == c)
            return same[i].to;
    return c;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0x02bb || c == 0x05f3;
}

/* Vowel signs of Thai and its like are marks too, but are letters to those who read them. */
static bool is_dropped_mark(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &code);
    return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_ARABIC ||
           script == USCRIPT_HEBREW || script == USCRIPT_SYRIAC || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_ETHIOPIC;
}

enum fold_kind fold_char(uint32_t c, uint32_t *ret_letter)
{
    uint32_t type = U_MASK(u_charType((UChar32)c));
    if (c == 0x0640 || is_apostrophe(c) || type & U_GC_CF_MASK)
        return FOLD_DROP;
    if (type & U_GC_M_MASK && is_dropped_mark(c))
        return FOLD_DROP;
    if (type & U_GC_ND_MASK) {
        *ret_letter = '0' + (uint32_t)u_charDigitValue((UChar32)c);
        return FOLD_LETTER;
    }
    if (!(type & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)))
        return FOLD_SPACE;
    *ret_letter = unify(c);
    return FOLD_LETTER;
}

bool fold_is_spaceless(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    if (c < 0x0e00)
        return false;
    UScriptCode script = uscript_getScript((UChar32)c, &code);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}
