/* SPDX-License-Identifier: GPL-3.0-or-later
 * Small helpers between our slices and ICU's UTF-16; of this folder only. */
#ifndef TEXT_ICU_H
#define TEXT_ICU_H

#include <unicode/utypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/lang.h"

enum { ICU_LOCALE_SIZE = 128 };
/* The ICU locale id of a BCP 47 tag: "sv_SE@numbers=latn". */
void icu_locale(const char *tag, char out[ICU_LOCALE_SIZE]);
/* Row number in langs[]; a row of somebody's own counts as the row of its tag, else as the first. */
int icu_lang_index(const struct lang *lang);

struct utf16 {
    UChar *ptr;
    int32_t len;
};
/* Bad bytes become U+FFFD. */
struct utf16 icu_utf16(struct arena *arena, struct str s);
struct str icu_utf8(struct arena *arena, const UChar *ptr, int32_t len);
void icu_utf8_add(struct buf *out, const UChar *ptr, int32_t len);

#endif
