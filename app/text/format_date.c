// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>

#include "text/icu.h"

enum { STYLES = DATE_WEEKDAY + 1, LANGS_MAX = 64, PATTERN_MAX = 100 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UDateFormat *formats[LANGS_MAX][STYLES]; /* opened at first use; used only under `lock` */

struct pattern {
    UChar text[PATTERN_MAX];
    int32_t len;
};

static struct pattern of_ascii(const char *text)
{
    struct pattern pattern = {.len = 0};
    for (; *text; text++)
        pattern.text[pattern.len++] = (UChar)*text;
    return pattern;
}

static struct pattern best(UDateTimePatternGenerator *generator, const char *skeleton)
{
    struct pattern asked = of_ascii(skeleton), pattern;
    UErrorCode code = U_ZERO_ERROR;
    pattern.len =
        udatpg_getBestPattern(generator, asked.text, asked.len, pattern.text, PATTERN_MAX - 4, &code);
    return U_FAILURE(code) ? of_ascii("EEEE d MMMM y") : pattern;
}

/* A language without patterns of its own gets those of ICU's root, "2026 juovlamánnu 1, maŋŋebárga": the
 * order of year, month, day is then put right by hand. */
static struct pattern best_of_long(UDateTimePatternGenerator *generator, bool with_year)
{
    struct pattern day = best(generator, "EEEEdMMMM"), full = best(generator, "yMMMMEEEEd");
    if (day.text[0] == 'M' || day.text[0] == 'L')
        day = of_ascii("EEEE d MMMM");
    if (!with_year)
        return day;
    if (full.text[0] != 'y')
        return full;
    day.text[day.len++] = ' ';
    day.text[day.len++] = 'y';
    return day;
}

static struct pattern best_of_short(UDateTimePatternGenerator *generator)
{
    struct pattern pattern = best(generator, "EdMMM");
    return pattern.text[0] == 'M' || pattern.text[0] == 'L' ? of_ascii("EEE d MMM") : pattern;
}

static struct pattern pattern_of(const char *locale, enum date_style style)
{
    UErrorCode code = U_ZERO_ERROR;
    if (style == DATE_WEEKDAY)
        return of_ascii("cccc");
    UDateTimePatternGenerator *generator = udatpg_open(locale, &code);
    if (U_FAILURE(code))
        abort(); /* every locale falls back to the root: only memory can be short */
    struct pattern pattern =
        style == DATE_SHORT ? best_of_short(generator) : best_of_long(generator, style == DATE_FULL);
    udatpg_close(generator);
    return pattern;
}

static UDateFormat *open_format(const struct lang *lang, enum date_style style)
{
    char locale[ICU_LOCALE_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    icu_locale(lang->locale, locale);
    struct pattern pattern = pattern_of(locale, style), utc = of_ascii("Etc/UTC");
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc.text, utc.len, pattern.text, pattern.len, &code);
    if (U_FAILURE(code))
        abort();
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
