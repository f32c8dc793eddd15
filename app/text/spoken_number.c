// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/spoken_part.h"

enum { HOURS = 24, MINUTES = 60, BEFORE_MAX = 12 };

static int digit(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

/* The number of two digits that begins at i and ends there; -1: it does not. */
static int two_digits(const struct spoken_read *read, uint32_t i)
{
    int tens = digit(read, i), ones = digit(read, i + 1);
    return tens < 0 || ones < 0 || spoken_is_word(read, i + 2) ? -1 : 10 * tens + ones;
}

static bool is_range_sign(const struct spoken_read *read, uint32_t i)
{
    return spoken_is_dash(spoken_at(read, i)) || spoken_is_hyphen(spoken_at(read, i));
}

/* "kl", "kl.", "klo", "klockan" before the hours. */
static bool follows_clock_word(const struct spoken_read *read, uint32_t hours)
{
    uint32_t i = hours;
    while (i > 0 && hours - i < BEFORE_MAX &&
           (spoken_is_letter(read, i - 1) || spoken_is_space(read, i - 1) ||
            (spoken_at(read, i - 1) == '.' && i + 1 >= hours)))
        i--;
    for (; i + 1 < hours; i++)
        if ((spoken_at(read, i) | 0x20) == 'k' && (spoken_at(read, i + 1) | 0x20) == 'l' &&
            !spoken_is_word(read, i - 1))
            return true;
    return false;
}

static bool is_in_range(const struct spoken_read *read, uint32_t hours, uint32_t end)
{
    uint32_t after = end, before = hours - 1;
    while (spoken_is_space(read, after) && after < end + 2)
        after++;
    while (spoken_is_space(read, before) && before + 3 > hours)
        before--;
    return is_range_sign(read, after) || is_range_sign(read, before);
}

bool spoken_is_clock_dot(const struct spoken_read *read, uint32_t i)
{
    struct str tag = str_of(read->words->lang->tag);
    if (spoken_at(read, i) != '.' || !(str_starts(tag, "sv") || str_starts(tag, "fi")))
        return false;
    int minutes = two_digits(read, i + 1);
    uint32_t hours = digit(read, i - 2) >= 0 ? i - 2 : i - 1;
    int hour = digit(read, i - 1) + (hours + 2 == i ? 10 * digit(read, hours) : 0);
    if (minutes < 0 || minutes >= MINUTES || digit(read, i - 1) < 0 || hour > HOURS)
        return false;
    if (spoken_is_word(read, hours - 1) || (spoken_at(read, i + 3) == '.' && spoken_is_digit(read, i + 4)))
        return false;
    return follows_clock_word(read, hours) || is_in_range(read, hours, i + 3);
}

/* A space that does not break, with three digits behind it and one before. */
bool spoken_is_grouping(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    if ((c != 0xa0 && c != 0x202f) || !spoken_is_digit(read, i - 1))
        return false;
    return spoken_is_digit(read, i + 1) && spoken_is_digit(read, i + 2) && spoken_is_digit(read, i + 3) &&
           !spoken_is_digit(read, i + 4);
}
