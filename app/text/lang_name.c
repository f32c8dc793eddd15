// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>

#include "text/icu.h"
#include "text/lang.h"
#include "text/lang_name_own.h"

enum { LANGS_MAX = 64 };

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

/* A screen of cards asks for the same names a hundred times, and ICU reads its tables anew each time. Found
 * once for each two languages of the table, and not changed afterwards, so shared freely. */
static struct str kept(struct arena *arena, int of, const struct lang *in)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static char *names[LANGS_MAX][LANGS_MAX];
    int at = icu_lang_index(in);
    assert(of < LANGS_MAX && at < LANGS_MAX);
    pthread_mutex_lock(&lock);
    if (!names[of][at]) {
        struct str name = from_icu(arena, str_of(langs[of].tag), in);
        names[of][at] = strndup(name.ptr, name.len);
        if (!names[of][at])
            abort();
    }
    pthread_mutex_unlock(&lock);
    return str_of(names[of][at]);
}

struct str lang_name(struct arena *arena, struct str of, const struct lang *in)
{
    int row = 0;
    const char *ready = lang_name_own(of, in);
    if (ready)
        return str_of(ready);
    while (row < langs_n && !str_is(of, langs[row].tag))
        row++;
    struct str name = row < langs_n ? kept(arena, row, in) : from_icu(arena, of, in);
    if (name.len)
        return name;
    return row < langs_n ? str_of(langs[row].own_name) : arena_str(arena, of);
}
