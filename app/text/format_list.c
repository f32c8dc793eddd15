// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unicode/ulistformatter.h>

#include "text/format.h"
#include "text/format_own.h"
#include "text/format_part.h"
#include "text/icu.h"

enum { LANGS_MAX = 64, LIST_MAX = 1000, JOINED_MAX = 1 << 20 };

/* Opened at first use and not changed afterwards, so shared freely. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UListFormatter *lists[LANGS_MAX];

static const UListFormatter *list_formatter(const struct lang *lang)
{
    int i = icu_lang_index(lang);
    assert(i < LANGS_MAX);
    pthread_mutex_lock(&lock);
    if (!lists[i]) {
        char locale[ICU_LOCALE_SIZE];
        UErrorCode code = U_ZERO_ERROR;
        icu_locale(langs[i].locale, locale);
        lists[i] = ulistfmt_openForType(locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, &code);
        if (U_FAILURE(code))
            abort();
    }
    const UListFormatter *formatter = lists[i];
    pthread_mutex_unlock(&lock);
    return formatter;
}

/* Empty items are left out. */
static struct str joined(struct arena *arena, const struct lang *lang, const struct str *items, int n,
                         const char *comma, const char *and)
{
    struct buf out;
    buf_init(&out, JOINED_MAX);
    for (int i = 0; i < n; i++) {
        if (items[i].len == 0)
            continue;
        if (out.len > 0)
            buf_z(&out, i == n - 1 ? and : comma);
        buf_str(&out, format_isolated(arena, lang, items[i]));
    }
    struct str text = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static struct str joined_by_icu(struct arena *arena, const struct lang *lang, const struct str *items, int n)
{
    const UChar **texts = ARENA_ARRAY(arena, const UChar *, (size_t)n);
    int32_t *lens = ARENA_ARRAY(arena, int32_t, (size_t)n), size = 64;
    for (int i = 0; i < n; i++) {
        struct utf16 item = icu_utf16(arena, format_isolated(arena, lang, items[i]));
        texts[i] = item.ptr;
        lens[i] = item.len;
        size += item.len + 32;
    }
    UErrorCode code = U_ZERO_ERROR;
    UChar *text = ARENA_ARRAY(arena, UChar, (size_t)size);
    int32_t len = ulistfmt_format(list_formatter(lang), texts, lens, n, text, size, &code);
    return U_FAILURE(code) ? items[0] : icu_utf8(arena, text, len);
}

struct str format_list(struct arena *arena, const struct lang *lang, const struct str *items, int n)
{
    const struct format_own *own = format_own(lang);
    if (n <= 0)
        return STR("");
    if (n > LIST_MAX)
        n = LIST_MAX;
    return own && own->comma ? joined(arena, lang, items, n, own->comma, own->and)
                             : joined_by_icu(arena, lang, items, n);
}

struct str format_parts(struct arena *arena, const struct lang *lang, const struct str *parts, int n)
{
    return joined(arena, lang, parts, n, " · ", " · ");
}
