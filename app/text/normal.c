// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/normal.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/icu.h"

void normal_text(struct str s, struct buf *out)
{
    struct arena arena;
    UErrorCode code = U_ZERO_ERROR;
    arena_init(&arena);
    struct utf16 wide = icu_utf16(&arena, s);
    int32_t kept = 0;
    for (int32_t i = 0; i < wide.len;
         i++) { /* no format character lies beyond the BMP that a text of ours has */
        UChar c = wide.ptr[i];
        if (!U16_IS_SURROGATE(c) && u_charType(c) == U_FORMAT_CHAR)
            continue;
        wide.ptr[kept++] = c == 0xa0 ? ' ' : c;
    }
    int32_t size = kept * 3 + 1; /* NFC never grows UTF-16 beyond three times */
    UChar *nfc = ARENA_ARRAY(&arena, UChar, (size_t)size);
    int32_t len = unorm2_normalize(unorm2_getNFCInstance(&code), wide.ptr, kept, nfc, size, &code);
    if (U_FAILURE(code))
        abort(); /* ICU without its data */
    icu_utf8_add(out, nfc, len);
    arena_release(&arena);
}
