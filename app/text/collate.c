// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/collate.h"

#include <pthread.h>
#include <stdlib.h>
#include <unicode/ucol.h>

#include "text/icu.h"

enum { COLLATORS_MAX = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UCollator *collators[COLLATORS_MAX]; /* by row of langs[]; never changed once open, so shared freely */

static const UCollator *collator_of(const struct lang *lang)
{
    int i = icu_lang_index(lang);
    if (i >= COLLATORS_MAX)
        abort();
    pthread_mutex_lock(&lock);
    if (!collators[i]) {
        char locale[ICU_LOCALE_SIZE];
        UErrorCode code = U_ZERO_ERROR;
        icu_locale(langs[i].locale, locale);
        collators[i] = ucol_open(locale, &code);
        if (U_FAILURE(code))
            abort(); /* the root collation is always there: only memory can be short */
    }
    const UCollator *collator = collators[i];
    pthread_mutex_unlock(&lock);
    return collator;
}

int collate_cmp(const struct lang *lang, struct str a, struct str b)
{
    UErrorCode code = U_ZERO_ERROR;
    return ucol_strcollUTF8(collator_of(lang), a.ptr ? a.ptr : "", (int32_t)a.len, b.ptr ? b.ptr : "",
                            (int32_t)b.len, &code);
}

void collate_key(const struct lang *lang, struct str s, struct buf *out)
{
    const UCollator *collator = collator_of(lang);
    struct arena arena;
    uint8_t small[512], *key = small;
    arena_init(&arena);
    struct utf16 wide = icu_utf16(&arena, s);
    int32_t size = ucol_getSortKey(collator, wide.ptr, wide.len, small, sizeof small);
    if (size > (int32_t)sizeof small) {
        key = arena_alloc(&arena, (size_t)size);
        ucol_getSortKey(collator, wide.ptr, wide.len, key, size);
    }
    buf_add(out, key, (size_t)size);
    arena_release(&arena);
}
