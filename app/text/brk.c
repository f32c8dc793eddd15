// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/brk.h"

#include <pthread.h>
#include <stdlib.h>

#include "text/icu.h"

enum { BRK_LANGS_MAX = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UBreakIterator *idle[BRK_COUNT][BRK_LANGS_MAX];

static UBreakIteratorType icu_kind(enum brk_kind kind)
{
    if (kind == BRK_LINE)
        return UBRK_LINE;
    return kind == BRK_WORD ? UBRK_WORD : UBRK_CHARACTER;
}

static UBreakIterator *open_new(enum brk_kind kind, const struct lang *lang)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    icu_locale(lang->locale, locale);
    UBreakIterator *iterator = ubrk_open(icu_kind(kind), locale, NULL, 0, &code);
    if (U_FAILURE(code))
        abort(); /* the root rules are part of ICU: only memory can be short */
    return iterator;
}

UBreakIterator *brk_take(enum brk_kind kind, const struct lang *lang)
{
    int i = icu_lang_index(lang);
    if (i >= BRK_LANGS_MAX)
        abort();
    pthread_mutex_lock(&lock);
    UBreakIterator *iterator = idle[kind][i];
    idle[kind][i] = NULL;
    pthread_mutex_unlock(&lock);
    return iterator ? iterator : open_new(kind, lang);
}

void brk_give(enum brk_kind kind, const struct lang *lang, UBreakIterator *iterator)
{
    int i = icu_lang_index(lang);
    UErrorCode code = U_ZERO_ERROR;
    static const UChar nothing[1] = {0};
    ubrk_setText(iterator, nothing, 0, &code); /* it must not keep pointing at the caller's text */
    pthread_mutex_lock(&lock);
    if (!idle[kind][i]) {
        idle[kind][i] = iterator;
        iterator = NULL;
    }
    pthread_mutex_unlock(&lock);
    if (iterator)
        ubrk_close(iterator);
}
