// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/collate.h"

#include <pthread.h>
#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "text/icu.h"

enum { COLLATORS_MAX = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UCollator *collators[COLLATORS_MAX]; /* by row of langs[]; never changed once open, so shared freely */

/* Orders that CLDR 42 lacks. Sorani's alphabet begins with ئ, which is a form of ي everywhere else. */
static const struct {
    const char *locale, *rules;
} own[] = {
    {"ckb-SE", "&ء<ئ<ا<ب<پ<ت<ج<چ<ح<خ<د<ر<ڕ<ز<ژ<س<ش<ع<غ<ف<ڤ<ق<ک<<ك<گ<ل<ڵ<م<ن<و<ۆ<ه<<ھ<ە<ی<<ي<ێ"},
};

static UCollator *open_own(const char *rules)
{
    UChar wide[200];
    UErrorCode code = U_ZERO_ERROR;
    int32_t len = 0;
    u_strFromUTF8(wide, 200, &len, rules, -1, &code);
    UCollator *collator = ucol_openRules(wide, len, UCOL_DEFAULT, UCOL_TERTIARY, NULL, &code);
    if (U_FAILURE(code))
        abort(); /* the rules are ours and tested */
    return collator;
}

static UCollator *open_collator(const char *tag)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_starts(str_of(tag), own[i].locale))
            return open_own(own[i].rules);
    icu_locale(tag, locale);
    UCollator *collator = ucol_open(locale, &code);
    if (U_FAILURE(code))
        abort(); /* the root collation is always there: only memory can be short */
    return collator;
}

static const UCollator *collator_of(const struct lang *lang)
{
    int i = icu_lang_index(lang);
    if (i >= COLLATORS_MAX)
        abort();
    pthread_mutex_lock(&lock);
    if (!collators[i])
        collators[i] = open_collator(langs[i].locale);
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
