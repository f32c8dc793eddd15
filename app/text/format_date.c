// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "text/format_own.h"
#include "text/icu.h"

enum { STYLES = DATE_MONTH + 1, LANGS_MAX = 64, PATTERN_MAX = 100 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UDateFormat *formats[LANGS_MAX][STYLES]; /* opened at first use; used only under `lock` */

struct pattern {
    UChar text[PATTERN_MAX];
    int32_t len;
};

static struct pattern of_utf8(const char *text)
{
    struct pattern pattern;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(pattern.text, PATTERN_MAX, &pattern.len, text, -1, &code);
    assert(U_SUCCESS(code)); /* of our own table */
    return pattern;
}

static struct pattern best(UDateTimePatternGenerator *generator, const char *skeleton)
{
    struct pattern asked = of_utf8(skeleton), pattern;
    UErrorCode code = U_ZERO_ERROR;
    pattern.len = udatpg_getBestPattern(generator, asked.text, asked.len, pattern.text, PATTERN_MAX, &code);
    return U_FAILURE(code) ? of_utf8("EEEE d MMMM y") : pattern;
}

static struct pattern of_icu(const char *locale, enum date_style style)
{
    static const char *const skeletons[] = {[DATE_LONG] = "EEEEdMMMM",
                                            [DATE_SHORT] = "EdMMM",
                                            [DATE_FULL] = "yMMMMEEEEd",
                                            [DATE_MONTH] = "yMMMM"};
    UErrorCode code = U_ZERO_ERROR;
    if (style == DATE_WEEKDAY)
        return of_utf8("cccc");
    UDateTimePatternGenerator *generator = udatpg_open(locale, &code);
    if (U_FAILURE(code))
        abort(); /* every locale falls back to the root: only memory can be short */
    struct pattern pattern = best(generator, skeletons[style]);
    udatpg_close(generator);
    return pattern;
}

static void set_names(UDateFormat *format, UDateFormatSymbolType type, int first, const char *const *names,
                      int n)
{
    UErrorCode code = U_ZERO_ERROR;
    for (int i = 0; i < n; i++) {
        struct pattern name = of_utf8(names[i] ? names[i] : "");
        if (name.len)
            udat_setSymbols(format, type, first + i, name.text, name.len, &code);
    }
    assert(U_SUCCESS(code));
}

static UDateFormat *open_format(const struct lang *lang, enum date_style style)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    const struct format_own *own = format_own(lang);
    icu_locale(lang->locale, locale);
    bool ours = own && own->patterns[style];
    struct pattern pattern = ours ? of_utf8(own->patterns[style]) : of_icu(locale, style),
                   utc = of_utf8("Etc/UTC");
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc.text, utc.len, pattern.text, pattern.len, &code);
    if (U_FAILURE(code))
        abort();
    if (own) {
        set_names(format, UDAT_MONTHS, 0, own->months, OWN_MONTHS);
        set_names(format, UDAT_STANDALONE_WEEKDAYS, UCAL_SUNDAY, own->weekdays, OWN_WEEKDAYS);
    }
    return format;
}

struct str format_date(struct arena *arena, const struct lang *lang, struct date date, enum date_style style)
{
    UChar text[200];
    UErrorCode code = U_ZERO_ERROR;
    int i = icu_lang_index(lang);
    assert(i < LANGS_MAX && (int)style < STYLES);
    pthread_mutex_lock(&lock);
    if (!formats[i][style])
        formats[i][style] = open_format(&langs[i], style);
    int32_t len =
        udat_format(formats[i][style], (double)date_days(date) * 86400000.0, text, 200, NULL, &code);
    pthread_mutex_unlock(&lock);
    return U_FAILURE(code) ? STR("") : icu_utf8(arena, text, len);
}
