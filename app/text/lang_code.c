// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uloc.h>

#include "text/icu.h"
#include "text/lang.h"

struct str lang_tag_of(struct arena *arena, struct str code)
{
    char tag[ICU_LOCALE_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    code = str_trim(code);
    char *plain = arena_alloc(arena, code.len + 1);
    for (size_t i = 0; i < code.len; i++)
        plain[i] = code.ptr[i] == '_' ? '-' : code.ptr[i];
    if (!lang_tag_ok((struct str){plain, code.len}))
        return STR("");
    int32_t len = uloc_toLanguageTag(plain, tag, sizeof tag - 1, true, &status);
    struct str found = {tag, len > 0 ? (size_t)len : 0};
    bool is_tag = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && lang_tag_ok(found) &&
                  !str_starts(found, "und");
    return is_tag ? arena_str(arena, found) : STR("");
}
