// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "text/spoken_part.h"

static bool is_one_of(uint32_t c, const uint32_t *of)
{
    while (*of && *of != c)
        of++;
    return c && *of == c;
}

/* A pause is heard after these already, whatever the script. */
static bool is_pause(uint32_t c)
{
    static const uint32_t pauses[] = {'.',    ',',    ':',    ';',    '!',    '?',    0x2026, 0x060c, 0x061b,
                                      0x061f, 0x06d4, 0x1362, 0x1363, 0x1364, 0x1365, 0x1366, 0x1367, 0};
    return is_one_of(c, pauses);
}

static bool add(struct spoken_out *out, const char *bytes, size_t len, uint32_t at)
{
    if (!buf_add(&out->text, bytes, len))
        return false;
    for (size_t i = 0; i < len; i++)
        buf_add(&out->origin, &at, sizeof at);
    return true;
}

/* The stronger pause wins. */
void spoken_gap(struct spoken_out *out, enum spoken_gap gap, uint32_t at)
{
    if (gap <= out->gap)
        return;
    out->gap = gap;
    out->gap_at = at;
}

static void fill_gap(struct spoken_out *out, uint32_t next)
{
    enum spoken_gap gap = out->gap;
    out->gap = GAP_NONE;
    if (gap == GAP_NONE || out->text.len == 0)
        return;
    if (is_pause(next) || next == ')' || next == ']')
        return; /* as in "a dot org." */
    if (gap >= GAP_COMMA && !is_pause(out->last))
        add(out, gap == GAP_COMMA ? "," : ".", 1, out->gap_at);
    add(out, " ", 1, out->gap_at);
}

void spoken_put(struct spoken_out *out, uint32_t c, uint32_t at)
{
    char bytes[4];
    fill_gap(out, c);
    add(out, bytes, utf8_put(c, bytes), at);
    out->last = c;
}

void spoken_word(struct spoken_out *out, struct str word, uint32_t at)
{
    spoken_gap(out, GAP_SPACE, at);
    for (size_t i = 0; i < word.len;) {
        uint32_t c = utf8_next(word, &i);
        if (c == ' ')
            spoken_gap(out, GAP_SPACE, at);
        else
            spoken_put(out, c, at);
    }
    spoken_gap(out, GAP_SPACE, at);
}
