// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/voice_sentence.h"

#include <assert.h>

#include "base/utf8.h"

static bool is_one_of(uint32_t c, const uint32_t *list)
{
    while (*list && *list != c)
        list++;
    return *list != 0;
}

static bool is_stop(uint32_t c)
{
    static const uint32_t stops[] = {'.', '!', '?', 0x2026, 0x61f, 0x6d4, 0x1362, 0x3002, 0};
    return is_one_of(c, stops);
}

static bool is_comma(uint32_t c)
{
    static const uint32_t commas[] = {',', ';', ':', 0x60c, 0x61b, 0x2013, 0x2014, 0};
    return is_one_of(c, commas);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Lower-case letters and digits go on with a sentence: "t.ex. fika", "kl. 18". A break too few is not heard,
 * one too many is. */
static bool goes_on(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xdf && c <= 0xff) ||
           (c >= 0x430 && c <= 0x45f) || (c >= 0x100 && c <= 0x17f && c % 2);
}

enum gap { GAP_NONE, GAP_SPACE, GAP_COMMA, GAP_SENTENCE };

/* What kind of place is the white space at `at`, that follows `before`; *ret_next is behind it. */
static enum gap gap_at(struct str text, size_t at, uint32_t before, size_t *ret_next)
{
    size_t next = at;
    bool line = false;
    uint32_t c = ' ';
    for (*ret_next = at; next < text.len; *ret_next = next) {
        c = utf8_next(text, &next);
        if (!is_space(c))
            break;
        line = line || c == '\n';
    }
    if (line || (is_stop(before) && !goes_on(c)))
        return GAP_SENTENCE;
    return is_comma(before) ? GAP_COMMA : GAP_SPACE;
}

size_t sentence_end(struct str text, size_t from)
{
    assert(from < text.len);
    size_t best_at = from, next;
    enum gap best = GAP_NONE;
    uint32_t before = 0;
    if (text.len - from <= SENTENCE_MIN)
        return text.len;
    for (size_t at = from; at < text.len && at - from < SENTENCE_MAX;) {
        size_t here = at;
        uint32_t c = utf8_next(text, &at);
        if (is_space(c)) {
            enum gap gap = gap_at(text, here, before, &next);
            if (gap == GAP_SENTENCE && next - from >= SENTENCE_MIN)
                return next;
            if (gap >= best) {
                best = gap;
                best_at = next;
            }
            at = next;
        }
        before = c;
    }
    if (text.len - from <= SENTENCE_MAX)
        return text.len;
    if (best != GAP_NONE)
        return best_at;
    size_t cut = utf8_cut(str_sub(text, from, text.len), SENTENCE_MAX).len;
    return from + (cut ? cut : SENTENCE_MAX);
}
