/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people write where ICU has nothing, or something that nobody here says. Of this folder only. */
#ifndef TEXT_FORMAT_OWN_H
#define TEXT_FORMAT_OWN_H

#include "text/format.h"

enum { OWN_MONTHS = 12, OWN_WEEKDAYS = 7, OWN_STYLES = DATE_MONTH + 1 };
struct format_own {
    const char *locale;                 /* as in langs[], up to its extensions */
    const char *patterns[OWN_STYLES];   /* by enum date_style, as ICU writes them; NULL: ICU's own */
    const char *months[OWN_MONTHS];     /* for MMMM, as they stand in a date; NULL: ICU's own */
    const char *weekdays[OWN_WEEKDAYS]; /* Sunday first; NULL: ICU's own */
    const char *comma, *and;            /* between the items of a list; NULL: ICU's own */
};
const struct format_own *format_own(const struct lang *lang); /* NULL: ICU is right in all */

#endif
