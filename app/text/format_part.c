// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format_part.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

static bool is_rtl(UCharDirection dir)
{
    return dir == U_RIGHT_TO_LEFT || dir == U_RIGHT_TO_LEFT_ARABIC;
}

static bool runs_against(const struct lang *lang, struct str s)
{
    for (size_t at = 0; at < s.len;) {
        UCharDirection dir = u_charDirection((UChar32)utf8_next(s, &at));
        if (lang->dir == DIR_LTR ? is_rtl(dir) : dir == U_LEFT_TO_RIGHT || dir == U_EUROPEAN_NUMBER)
            return true;
    }
    return false;
}

struct str format_isolated(struct arena *arena, const struct lang *lang, struct str s)
{
    struct value value = {"it", s, VALUE_TEXT};
    return runs_against(lang, s) ? message_fill(arena, STR("{it}"), &value, 1) : s;
}

struct str format_count(struct arena *arena, const struct words *words, const char *context, const char *one,
                        const char *many, int64_t n)
{
    struct value count = {"count", format_number(arena, words->lang, n), VALUE_LTR};
    return message_fill(arena, catalog_plural(words->catalog, context, one, many, n), &count, 1);
}
