// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/spoken_part.h"

/* National numbers have at most ten digits, international ones fifteen (ITU-T E.164). */
enum { NATIONAL_MAX = 10, E164_MAX = 15, DIGITS_MIN = 6, BARE_MIN = 9, SPACED_MIN = 8, PLUS_MIN = 7 };

struct shape {
    uint32_t end;                             /* past the last digit */
    int digits, groups, hyphens, first, last; /* first, last: digits in those groups */
    bool plus, zero;
};

static bool is_separator(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    return spoken_is_space(read, i) || spoken_is_hyphen(c) || c == '(' || c == ')';
}

/* Past the separators at i, 0 when no digit follows at most two of them. */
static uint32_t next_group(const struct spoken_read *read, uint32_t i, struct shape *shape)
{
    uint32_t to = i;
    int hyphens = 0;
    for (; to < i + 2 && is_separator(read, to); to++)
        hyphens += spoken_is_hyphen(spoken_at(read, to));
    if (to == i || !spoken_is_digit(read, to))
        return 0;
    shape->hyphens += hyphens;
    return to;
}

/* Takes in the group of digits at `at`; false when there is none or it would be too much. */
static bool take_group(const struct spoken_read *read, uint32_t at, uint32_t limit, struct shape *shape)
{
    int digits = 0, max = shape->zero ? NATIONAL_MAX : E164_MAX;
    for (; at < limit && spoken_is_digit(read, at) && digits <= max; at++)
        digits++;
    if (digits == 0 || shape->digits + digits > max)
        return false;
    shape->digits += digits;
    shape->last = digits;
    shape->end = at;
    if (shape->groups++ == 0)
        shape->first = digits;
    return true;
}

static struct shape shape_at(const struct spoken_read *read, uint32_t i, uint32_t limit)
{
    struct shape shape = {.plus = spoken_at(read, i) == '+'};
    uint32_t at = i + shape.plus;
    shape.zero = spoken_at(read, at) == '0';
    for (bool more = true; more;) {
        struct shape longer = shape;
        if (shape.groups > 0)
            at = next_group(read, shape.end, &longer);
        more = (shape.groups == 0 || at > 0) && take_group(read, at, limit, &longer);
        if (more)
            shape = longer;
    }
    return shape;
}

static bool is_iso_date(const struct shape *shape)
{
    return shape->digits == 8 && shape->groups == 3 && shape->hyphens == 2 && shape->first == 4;
}

/* "0800-1200" is an opening time. */
static bool is_hours(const struct shape *shape)
{
    return shape->first == 4 && shape->last == 4 && shape->groups == 2;
}

static bool only_a_phone(const struct shape *shape)
{
    if (shape->plus)
        return shape->digits >= PLUS_MIN;
    if (!shape->zero)
        return false;
    if (shape->hyphens == 1)
        return shape->first >= 2 && shape->first <= 4 && !is_hours(shape);
    if (shape->hyphens == 0)
        return shape->digits >= (shape->groups == 1 ? BARE_MIN : SPACED_MIN) && shape->groups != 2;
    return false;
}

/* A number that is one part of something longer, "2026-08-12", "3.0701740605". */
static bool is_joined(const struct spoken_read *read, uint32_t sign, uint32_t beyond)
{
    uint32_t c = spoken_at(read, sign);
    bool joins = c == '.' || c == ',' || c == ':' || c == '/' || c == '+' || spoken_is_hyphen(c);
    return joins && spoken_is_digit(read, beyond);
}

uint32_t spoken_phone_end(const struct spoken_read *read, uint32_t i)
{
    const struct spoken_char *first = &read->chars[i];
    if ((first->c != '+' && !spoken_is_digit(read, i)) || spoken_is_word(read, i - 1))
        return 0;
    uint32_t isolated = first->open_to;
    struct shape shape = shape_at(read, i, isolated ? isolated : read->n);
    if (shape.digits < DIGITS_MIN || is_iso_date(&shape))
        return 0;
    if (shape.end == isolated && (shape.plus || shape.zero || shape.hyphens))
        return isolated;
    bool part = is_joined(read, i - 1, i - 2) || is_joined(read, shape.end, shape.end + 1) ||
                spoken_is_word(read, shape.end);
    return !part && only_a_phone(&shape) ? shape.end : 0;
}

void spoken_phone(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out)
{
    for (uint32_t i = from; i < to; i++) {
        const struct spoken_char *it = &read->chars[i];
        if (it->c == '+')
            spoken_word(out, catalog_get(read->words->catalog, "speech", "plus"), it->at);
        else if (!spoken_is_digit(read, i))
            spoken_gap(out, GAP_COMMA, it->at);
        else {
            spoken_put(out, it->c, it->at);
            spoken_gap(out, GAP_SPACE, it->at);
        }
    }
}
