// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/edit.h"

#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/brk.h"
#include "text/icu.h"

struct str edit_upper(struct arena *arena, const struct lang *lang, struct str s)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    icu_locale(lang->locale, locale);
    UCaseMap *map = ucasemap_open(locale, 0, &code);
    int32_t size = (int32_t)s.len * 3 + 16;
    char *text = arena_alloc(arena, (size_t)size);
    int32_t len = ucasemap_utf8ToUpper(map, text, size, s.ptr, (int32_t)s.len, &code);
    ucasemap_close(map);
    return U_FAILURE(code) ? s : (struct str){text, (size_t)len};
}

static size_t last_start(struct str s)
{
    size_t from = s.len - 1;
    while (from > 0 && ((unsigned char)s.ptr[from] & 0xc0) == 0x80)
        from--;
    return from;
}

static bool goes_alone(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &code);
    bool joins = c == 0x200c || c == 0x200d;
    bool arabic_mark = c >= 0x064b && c <= 0x0670; /* inherited by Syriac too, so of no script of its own */
    return joins || arabic_mark || script == USCRIPT_ARABIC || script == USCRIPT_THAI;
}

/* Only the end of a long text is looked at: no cluster that anybody types is longer. */
static size_t cluster_start(struct str s)
{
    enum { TAIL = 128 };
    struct arena arena;
    UErrorCode code = U_ZERO_ERROR;
    size_t from = s.len > TAIL ? s.len - TAIL : 0;
    while (from > 0 && ((unsigned char)s.ptr[from] & 0xc0) == 0x80)
        from--;
    arena_init(&arena);
    struct utf16 tail = icu_utf16(&arena, str_sub(s, from, s.len));
    UBreakIterator *clusters = brk_take(BRK_CLUSTER, &langs[0]);
    ubrk_setText(clusters, tail.ptr, tail.len, &code);
    int32_t at = ubrk_preceding(clusters, tail.len);
    brk_give(BRK_CLUSTER, &langs[0], clusters);
    size_t last = s.len - icu_utf8(&arena, tail.ptr + (at > 0 ? at : 0), tail.len - (at > 0 ? at : 0)).len;
    arena_release(&arena);
    return last;
}

struct str edit_back(struct str s)
{
    if (s.len == 0)
        return s;
    size_t at = last_start(s), next = at;
    if (!goes_alone(utf8_next(s, &next)))
        at = cluster_start(s);
    return str_sub(s, 0, at);
}
