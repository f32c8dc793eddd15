// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uloc.h>

#include "text/icu.h"
#include "text/lang.h"
#include "text/lang_name_own.h"

/* Empty when ICU has no name for it in that language. */
static struct str from_icu(struct arena *arena, struct str of, const struct lang *in)
{
    char locale[ICU_LOCALE_SIZE], display[ICU_LOCALE_SIZE];
    UChar name[128];
    UErrorCode code = U_ZERO_ERROR;
    if (!lang_tag_ok(of))
        return STR("");
    icu_locale(arena_z(arena, of), locale);
    icu_locale(in->locale, display);
    int32_t len = uloc_getDisplayName(locale, display, name, 128, &code);
    if (U_FAILURE(code) || code == U_USING_DEFAULT_WARNING || len == 0)
        return STR("");
    struct str text = icu_utf8(arena, name, len);
    return str_eq(text, of) ? STR("") : text;
}

struct str lang_name(struct arena *arena, struct str of, const struct lang *in)
{
    const char *ready = lang_name_own(of, in);
    if (ready)
        return str_of(ready);
    struct str name = from_icu(arena, of, in);
    if (name.len)
        return name;
    for (int i = 0; i < langs_n; i++)
        if (str_is(of, langs[i].tag))
            return str_of(langs[i].own_name);
    return arena_str(arena, of);
}
