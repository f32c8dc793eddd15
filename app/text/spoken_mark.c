// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/spoken_part.h"

enum { SHORT_NUMBER = 2 };

/* A colon, dot or comma inside a number: "18:30", "2,5". */
static bool is_inner(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    return (c == ':' || c == '.' || c == ',') && spoken_is_digit(read, i - 1) && spoken_is_digit(read, i + 1);
}

static bool is_side(const struct spoken_read *read, uint32_t i)
{
    return spoken_is_word(read, i) || is_inner(read, i);
}

/* The two sides of a dash, each a word, a number or a whole isolate. */
struct sides {
    uint32_t from, left_end, right, end;
    bool spaced, isolated;
};

static bool find_sides(const struct spoken_read *read, uint32_t dash, struct sides *sides)
{
    uint32_t left = dash, right = dash + 1;
    while (spoken_is_space(read, left - 1))
        left--;
    while (spoken_is_space(read, right))
        right++;
    bool before = left<dash, after = right> dash + 1;
    if (before != after || !spoken_is_word(read, left - 1) || !spoken_is_word(read, right))
        return false;
    *sides = (struct sides){left, left, right, right, before, false};
    const struct spoken_char *chars = read->chars;
    bool closes = chars[left - 1].close_from != SPOKEN_NONE, opens = chars[right].open_to != 0;
    sides->isolated = closes && opens;
    while (!closes && is_side(read, sides->from - 1))
        sides->from--;
    while (!opens && is_side(read, sides->end))
        sides->end++;
    if (closes)
        sides->from = chars[left - 1].close_from;
    if (opens)
        sides->end = chars[right].open_to;
    return true;
}

static bool ends_with_digit(const struct spoken_read *read, uint32_t end)
{
    return spoken_is_digit(read, end - 1);
}

static bool is_clock_or_short(const struct spoken_read *read, uint32_t from, uint32_t to)
{
    uint32_t digits = 0;
    bool clock = false;
    for (uint32_t i = from; i < to; i++) {
        digits += spoken_is_digit(read, i);
        clock |= spoken_at(read, i) == ':' || spoken_at(read, i) == '.';
        if (spoken_is_letter(read, i) || spoken_at(read, i) == ',')
            return false;
    }
    return digits > 0 && (clock ? digits <= 2 * SHORT_NUMBER : digits <= SHORT_NUMBER);
}

static bool is_sign(uint32_t c)
{
    return spoken_is_hyphen(c) || spoken_is_dash(c) || c == '/' || c == '+';
}

/* A hyphen is a range only between clock times and short numbers: "10-12", not "08-123" or "mp3-spelare". */
static bool is_hyphen_range(const struct spoken_read *read, const struct sides *sides)
{
    bool longer = is_sign(spoken_at(read, sides->from - 1)) || is_sign(spoken_at(read, sides->end));
    return !longer && is_clock_or_short(read, sides->from, sides->left_end) &&
           is_clock_or_short(read, sides->right, sides->end);
}

/* With spaces round it a dash is a pause, but not between numbers, nor between days with times. */
static bool is_dash_range(const struct spoken_read *read, const struct sides *sides)
{
    if (!sides->spaced)
        return true;
    return ends_with_digit(read, sides->left_end) &&
           (sides->isolated ? ends_with_digit(read, sides->end) : spoken_is_digit(read, sides->right));
}

static void mark_range(struct spoken_read *read, uint32_t dash)
{
    struct sides sides;
    bool hyphen = spoken_is_hyphen(spoken_at(read, dash));
    if ((!hyphen && spoken_at(read, dash) != 0x2013) || !find_sides(read, dash, &sides))
        return;
    struct spoken_char *first = &read->chars[sides.from];
    if (first->kind != SPOKEN_PLAIN ||
        !(hyphen ? is_hyphen_range(read, &sides) : is_dash_range(read, &sides)))
        return;
    first->kind = SPOKEN_RANGE;
    first->dash = dash;
    first->end = sides.end;
}

static uint32_t mark_whole(struct spoken_read *read, uint32_t i)
{
    uint32_t end = spoken_phone_end(read, i);
    enum spoken_kind kind = end ? SPOKEN_PHONE : SPOKEN_ADDRESS;
    if (end == 0)
        end = spoken_address_end(read, i);
    if (end == 0)
        return i + 1;
    read->chars[i].kind = kind;
    read->chars[i].end = end;
    return end;
}

void spoken_mark(struct spoken_read *read)
{
    for (uint32_t i = 0; i < read->n;) {
        uint32_t next = mark_whole(read, i);
        if (next == i + 1 && read->chars[i].kind == SPOKEN_PLAIN)
            mark_range(read, i);
        i = next;
    }
}
