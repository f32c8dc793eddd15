// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unicode/unumberformatter.h>

#include "text/format.h"
#include "text/format_part.h"
#include "text/icu.h"

enum { LANGS_MAX = 64 };

/* Opened at first use and not changed afterwards, so shared freely. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UNumberFormatter *numbers[LANGS_MAX];

static int index_of(const struct lang *lang)
{
    int i = icu_lang_index(lang);
    assert(i < LANGS_MAX);
    return i;
}

static const UNumberFormatter *number_formatter(const struct lang *lang)
{
    static const UChar one_decimal[] = {'.', '#', 0};
    int i = index_of(lang);
    pthread_mutex_lock(&lock);
    if (!numbers[i]) {
        char locale[ICU_LOCALE_SIZE];
        UErrorCode code = U_ZERO_ERROR;
        icu_locale(langs[i].locale, locale);
        numbers[i] = unumf_openForSkeletonAndLocale(one_decimal, 2, locale, &code);
        if (U_FAILURE(code))
            abort();
    }
    const UNumberFormatter *formatter = numbers[i];
    pthread_mutex_unlock(&lock);
    return formatter;
}

static struct str result_text(struct arena *arena, const UFormattedNumber *result)
{
    UChar text[100];
    UErrorCode code = U_ZERO_ERROR;
    int32_t len = unumf_resultToString(result, text, 100, &code);
    return U_FAILURE(code) ? STR("") : icu_utf8(arena, text, len);
}

static UFormattedNumber *open_result(void)
{
    UErrorCode code = U_ZERO_ERROR;
    UFormattedNumber *result = unumf_openResult(&code);
    if (U_FAILURE(code))
        abort();
    return result;
}

struct str format_number(struct arena *arena, const struct lang *lang, int64_t n)
{
    UErrorCode code = U_ZERO_ERROR;
    UFormattedNumber *result = open_result();
    unumf_formatInt(number_formatter(lang), n, result, &code);
    struct str text = result_text(arena, result);
    unumf_closeResult(result);
    return text;
}

struct str format_tenths(struct arena *arena, const struct lang *lang, int64_t tenths)
{
    UErrorCode code = U_ZERO_ERROR;
    UFormattedNumber *result = open_result();
    unumf_formatDouble(number_formatter(lang), (double)tenths / 10.0, result, &code);
    struct str text = result_text(arena, result);
    unumf_closeResult(result);
    return text;
}
