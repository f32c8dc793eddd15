// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/spoken.h"

#include <string.h>

#include "base/utf8.h"
#include "text/spoken_part.h"

static void say(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out);

/* Each part exactly once, whatever a translation holds, so that no text is lost or doubled. */
static struct str range_pattern(const struct words *words)
{
    /* TRANSLATORS: how "18:30–20:00" or "Monday–Thursday" is said. {from}, {to}: times, days, numbers */
    struct str pattern = catalog_get(words->catalog, "speech", "{from} to {to}");
    bool whole = str_contains(pattern, STR("{from}")) && str_contains(pattern, STR("{to}"));
    return whole ? pattern : STR("{from}, {to}");
}

static void say_range(const struct spoken_read *read, const struct spoken_char *range, struct spoken_out *out)
{
    struct str pattern = range_pattern(read->words);
    uint32_t from = (uint32_t)(range - read->chars), at = read->chars[range->dash].at;
    bool from_said = false, to_said = false;
    for (size_t i = 0; i < pattern.len;) {
        struct str rest = str_sub(pattern, i, pattern.len);
        if (!from_said && str_starts(rest, "{from}")) {
            say(read, from, range->dash, out);
            from_said = true;
            i += strlen("{from}");
        } else if (!to_said && str_starts(rest, "{to}")) {
            say(read, range->dash + 1, range->end, out);
            to_said = true;
            i += strlen("{to}");
        } else {
            uint32_t c = utf8_next(pattern, &i);
            if (c == ' ')
                spoken_gap(out, GAP_SPACE, at);
            else
                spoken_put(out, c, at);
        }
    }
}

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x25e6 || c == 0x2043 || (c >= 0x25a0 && c <= 0x25ff);
}

static bool is_loose(const struct spoken_read *read, uint32_t i)
{
    return spoken_is_space(read, i - 1) || spoken_is_space(read, i + 1);
}

static bool begins_line(const struct spoken_read *read, uint32_t i)
{
    return i == 0 || spoken_at(read, i - 1) == '\n';
}

/* Signs that only part one piece of a text from the next. */
static bool is_parting(const struct spoken_read *read, uint32_t i)
{
    uint32_t c = spoken_at(read, i);
    if (is_bullet(c) || c == 0x2014)
        return true;
    if (c == 0xb7 || c == '|' || spoken_is_hyphen(c))
        return is_loose(read, i) && !spoken_is_digit(read, i + 1) &&
               (c != '-' || !spoken_is_word(read, i + 1)) &&
               (!spoken_is_hyphen(c) || !spoken_is_word(read, i - 1));
    if (spoken_is_dash(c))
        return !spoken_is_digit(read, i + 1) || spoken_is_word(read, i - 1) || is_loose(read, i);
    return c == '*' && begins_line(read, i) && spoken_is_space(read, i + 1);
}

static void say_plain(const struct spoken_read *read, uint32_t i, struct spoken_out *out)
{
    const struct spoken_char *it = &read->chars[i];
    if (it->c == '\n')
        spoken_gap(out, GAP_STOP, it->at);
    else if (is_parting(read, i))
        spoken_gap(out, GAP_COMMA, it->at);
    else if (spoken_is_grouping(read, i))
        return;
    else if (spoken_is_space(read, i))
        spoken_gap(out, GAP_SPACE, it->at);
    else if (!spoken_sign(read, i, out))
        spoken_put(out, spoken_is_clock_dot(read, i) ? ':' : it->c, it->at);
}

/* Says what begins at i and returns what comes after it. A stretch that reaches past `to` is cut in two by a
 * range; then its parts are said one by one. */
static uint32_t say_next(const struct spoken_read *read, uint32_t i, uint32_t to, struct spoken_out *out)
{
    const struct spoken_char *it = &read->chars[i];
    uint32_t capitals = spoken_capitals_end(read, i);
    if (it->kind != SPOKEN_PLAIN && it->end <= to) {
        if (it->kind == SPOKEN_PHONE)
            spoken_phone(read, i, it->end, out);
        else if (it->kind == SPOKEN_ADDRESS)
            spoken_address(read, i, it->end, out);
        else
            say_range(read, it, out);
        return it->end;
    }
    if (capitals && capitals <= to) {
        spoken_capitals(read, i, capitals, out);
        return capitals;
    }
    say_plain(read, i, out);
    return i + 1;
}

static void say(const struct spoken_read *read, uint32_t from, uint32_t to, struct spoken_out *out)
{
    for (uint32_t i = from; i < to && !out->text.overflow;)
        i = say_next(read, i, to, out);
}

static struct spoken finished(struct arena *arena, struct spoken_out *out)
{
    struct spoken spoken = {.text = arena_str(arena, buf_view(&out->text))};
    uint32_t *origin = ARENA_ARRAY(arena, uint32_t, spoken.text.len + 1);
    if (spoken.text.len)
        memcpy(origin, out->origin.ptr, spoken.text.len * sizeof *origin);
    spoken.origin = origin;
    buf_release(&out->text);
    buf_release(&out->origin);
    return spoken;
}

struct spoken spoken_text(struct arena *arena, const struct words *words, struct str text)
{
    struct arena scratch;
    struct spoken_read read = {.words = words};
    struct spoken_out out = {.gap = GAP_NONE};
    arena_init(&scratch);
    buf_init(&out.text, SPOKEN_BYTES_MAX);
    buf_init(&out.origin, SPOKEN_BYTES_MAX * sizeof(uint32_t));
    spoken_read(&scratch, text, &read);
    spoken_mark(&read);
    say(&read, 0, read.n, &out);
    arena_release(&scratch);
    return finished(arena, &out);
}
