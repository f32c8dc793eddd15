// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/spoken_part.h"

enum { ISOLATES_MAX = 125 }; /* as in the bidi algorithm */

struct isolates {
    uint32_t from[ISOLATES_MAX];
    int open, beyond; /* beyond: opened past the maximum */
};

static void open_isolate(struct isolates *isolates, uint32_t at)
{
    if (isolates->open == ISOLATES_MAX)
        isolates->beyond++;
    else
        isolates->from[isolates->open++] = at;
}

static void close_isolate(struct isolates *isolates, struct spoken_read *read)
{
    if (isolates->beyond > 0) {
        isolates->beyond--;
        return;
    }
    if (isolates->open == 0)
        return;
    uint32_t from = isolates->from[--isolates->open];
    if (from == read->n)
        return;
    read->chars[from].open_to = read->n; /* what closes later lies further out */
    read->chars[read->n - 1].close_from = from;
}

static bool is_said(uint32_t c)
{
    uint32_t type = U_MASK(u_charType((UChar32)c));
    if (c == 0x200c || c == 0x200d)
        return true;
    bool selects = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
    return c != 0xfffd && !selects && !(type & (U_GC_C_MASK));
}

static uint32_t cleaned(uint32_t c)
{
    if (c == '\v' || c == '\f' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return '\n';
    return c == '\t' ? ' ' : c;
}

void spoken_read(struct arena *scratch, struct str text, struct spoken_read *read)
{
    struct isolates isolates = {.open = 0};
    assert(text.len < UINT32_MAX / 2);
    read->chars = ARENA_ARRAY(scratch, struct spoken_char, text.len + 1);
    read->n = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t from = (uint32_t)at, c = cleaned(utf8_next(text, &at));
        if (c >= 0x2066 && c <= 0x2068)
            open_isolate(&isolates, read->n);
        else if (c == 0x2069)
            close_isolate(&isolates, read);
        else if (c == '\n' || is_said(c))
            read->chars[read->n++] = (struct spoken_char){.c = c, .at = from, .close_from = SPOKEN_NONE};
    }
}

/* A joiner is part of the word that it stands in. */
static uint32_t type_at(const struct spoken_read *read, uint32_t i)
{
    if (i < read->n && (read->chars[i].c == 0x200c || read->chars[i].c == 0x200d))
        return U_GC_MN_MASK;
    return i < read->n ? U_MASK(u_charType((UChar32)read->chars[i].c)) : 0;
}

bool spoken_is_word(const struct spoken_read *read, uint32_t i)
{
    return type_at(read, i) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK);
}

bool spoken_is_letter(const struct spoken_read *read, uint32_t i)
{
    return type_at(read, i) & (U_GC_L_MASK | U_GC_M_MASK);
}

bool spoken_is_digit(const struct spoken_read *read, uint32_t i)
{
    return type_at(read, i) & U_GC_ND_MASK;
}

bool spoken_is_space(const struct spoken_read *read, uint32_t i)
{
    return type_at(read, i) & U_GC_ZS_MASK;
}

uint32_t spoken_at(const struct spoken_read *read, uint32_t i)
{
    return i < read->n ? read->chars[i].c : 0;
}

bool spoken_is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

bool spoken_is_dash(uint32_t c)
{
    return c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015;
}
