// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format_own.h"

#include <string.h>

static const struct format_own rows[] = {
    /* ICU's "tiistaina" means "on Tuesday"; the shorter styles say "Tuesday". */
    {.locale = "fi-SE", .patterns = {[DATE_FULL] = "cccc d. MMMM y"}},
    /* ICU has no order of its own, and the months in the nominative only. "guovvamánu 6. b.", the month in
     * the genitive before the day, is how the Sámi parliaments write it; ođđajagimánnu is Giellatekno's
     * spelling, the weekdays are those of CLDR's se_FI. */
    {.locale = "se-SE",
     .patterns = {[DATE_LONG] = "cccc, MMMM d. 'b.'",
                  [DATE_SHORT] = "ccc, MMMM d. 'b.'",
                  [DATE_FULL] = "cccc, MMMM d. 'b.' y",
                  [DATE_MONTH] = "LLLL y"},
     .months = {"ođđajagimánu", "guovvamánu", "njukčamánu", "cuoŋománu", "miessemánu", "geassemánu",
                "suoidnemánu", "borgemánu", "čakčamánu", "golggotmánu", "skábmamánu", "juovlamánu"},
     .weekdays = {[4] = "duorastat", [6] = "lávvordat"}},
    /* ICU numbers the months in dates ("Bisha Labaad") and names them only where they stand alone: these
     * names, but for May, which it has in English. */
    {.locale = "so-SE",
     .patterns = {[DATE_LONG] = "cccc, d MMMM", [DATE_SHORT] = "ccc, d MMMM", [DATE_FULL] = "cccc, d MMMM y"},
     .months = {"Jannaayo", "Febraayo", "Maarso", "Abriil", "Maajo", "Juun", "Luuliyo", "Ogosto",
                "Sebteembar", "Oktoobar", "Noofeembar", "Diseembar"}},
    /* The months as CLDR has them from version 44 on; 42 has names that few know (avrêl, pûşper, kewçêr). */
    {.locale = "ku-SE",
     .patterns = {[DATE_LONG] = "cccc, d MMMM",
                  [DATE_SHORT] = "cccc, d MMMM",
                  [DATE_FULL] = "cccc, d MMMM y",
                  [DATE_MONTH] = "MMMM y"},
     .months = {"rêbendanê", "sibatê", "adarê", "nîsanê", "gulanê", "hezîranê", "tîrmehê", "tebaxê", "îlonê",
                "cotmehê", "mijdarê", "berfanbarê"},
     .weekdays = {[5] = "înî"}},
    /* The izafe after day and month, as in CLDR's long date; December is spelt as January is. CLDR has no
       lists. */
    {.locale = "ckb-SE",
     .patterns = {[DATE_LONG] = "cccc، d'ی' MMMM",
                  [DATE_SHORT] = "cccc، d'ی' MMMM",
                  [DATE_FULL] = "cccc، d'ی' MMMM'ی' y",
                  [DATE_MONTH] = "MMMM'ی' y"},
     .months = {[11] = "کانوونی یەکەم"},
     .comma = "، ",
     .and = " و "},
    /* ICU puts the month first and a Latin comma before it. */
    {.locale = "fa-AF", .patterns = {[DATE_SHORT] = "cccc d MMMM"}},
    /* The ordinal that ICU has only in dates with a year. */
    {.locale = "yi-SE", .patterns = {[DATE_LONG] = "cccc, d'טן' MMMM", [DATE_SHORT] = "cccc, d'טן' MMMM"}},
};

const struct format_own *format_own(const struct lang *lang)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].locale);
        if (strncmp(lang->locale, rows[i].locale, len) == 0 && lang->locale[len] == '-')
            return &rows[i];
    }
    return NULL;
}
