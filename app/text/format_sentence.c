// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/ucasemap.h>

#include "text/format.h"
#include "text/icu.h"

/* Only the first letter, whatever stands before it; the rest is left alone. */
struct str format_sentence(struct arena *arena, const struct lang *lang, struct str s)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    if (s.len == 0)
        return s;
    icu_locale(lang->locale, locale);
    UCaseMap *map = ucasemap_open(locale, U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE, &code);
    int32_t size = (int32_t)s.len * 3 + 16;
    char *text = arena_alloc(arena, (size_t)size);
    int32_t len = ucasemap_utf8ToTitle(map, text, size, s.ptr, (int32_t)s.len, &code);
    ucasemap_close(map);
    return U_FAILURE(code) ? s : (struct str){text, (size_t)len};
}

struct str format_small(struct arena *arena, const struct lang *lang, struct str s)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    if (s.len == 0)
        return s;
    icu_locale(lang->locale, locale);
    UCaseMap *map = ucasemap_open(locale, 0, &code);
    int32_t size = (int32_t)s.len * 3 + 16;
    char *text = arena_alloc(arena, (size_t)size);
    int32_t len = ucasemap_utf8ToLower(map, text, size, s.ptr, (int32_t)s.len, &code);
    ucasemap_close(map);
    return U_FAILURE(code) ? s : (struct str){text, (size_t)len};
}
