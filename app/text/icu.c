// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/icu.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

/* ICU can do this itself (uloc_forLanguageTag), but reads all of CLDR's key names to do it: a third of what
 * the kiosk needs to start. Ours hold no other keys than these two. */
void icu_locale(const char *tag, char out[ICU_LOCALE_SIZE])
{
    const char *end = strstr(tag, "-u-");
    size_t keys = end ? (size_t)(end - tag) : strlen(tag);
    const char *numbers = strstr(tag, "-nu-latn") ? "numbers=latn" : "";
    const char *calendar = strstr(tag, "-ca-gregory") ? "calendar=gregorian" : "";
    snprintf(out, ICU_LOCALE_SIZE, "%.*s%s%s%s%s", (int)keys, tag, *numbers || *calendar ? "@" : "", calendar,
             *numbers && *calendar ? ";" : "", numbers);
    for (size_t i = 0; i < keys && out[i]; i++)
        if (out[i] == '-')
            out[i] = '_';
}

int icu_lang_index(const struct lang *lang)
{
    assert(lang);
    for (int i = 0; i < langs_n; i++)
        if (lang == &langs[i])
            return i;
    const struct lang *row = lang_find(str_of(lang->tag));
    return row ? (int)(row - langs) : 0;
}

struct utf16 icu_utf16(struct arena *arena, struct str s)
{
    assert(s.len < INT32_MAX);
    UChar *out = ARENA_ARRAY(arena, UChar, s.len + 1); /* UTF-16 never has more units than UTF-8 has bytes */
    int32_t len = 0;
    for (size_t at = 0; at < s.len;) {
        UChar32 c = (UChar32)utf8_next(s, &at);
        U16_APPEND_UNSAFE(out, len, c);
    }
    out[len] = 0;
    return (struct utf16){out, len};
}

void icu_utf8_add(struct buf *out, const UChar *ptr, int32_t len)
{
    for (int32_t at = 0; at < len;) {
        UChar32 c;
        char bytes[4];
        U16_NEXT_OR_FFFD(ptr, at, len, c);
        buf_add(out, bytes, utf8_put((uint32_t)c, bytes));
    }
}

struct str icu_utf8(struct arena *arena, const UChar *ptr, int32_t len)
{
    char *out = arena_alloc(arena, (size_t)len * 3 + 1);
    size_t used = 0;
    for (int32_t at = 0; at < len;) {
        UChar32 c;
        U16_NEXT_OR_FFFD(ptr, at, len, c);
        used += utf8_put((uint32_t)c, out + used);
    }
    return (struct str){out, used};
}
