// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "text/para_part.h"

/* Left-to-right languages skip all this while nothing in the text turns. */
void para_bidi_open(struct para_layout *layout, struct para_slice *slice)
{
    UErrorCode code = U_ZERO_ERROR;
    bool rtl = layout->lang->dir == DIR_RTL;
    slice->bidi = NULL;
    slice->levels = NULL;
    if (slice->from == slice->to || (!rtl && !slice->text->needs_bidi))
        return;
    slice->bidi = ubidi_open();
    ubidi_setPara(slice->bidi, slice->text->units + slice->from, slice->to - slice->from, rtl ? 1 : 0, NULL,
                  &code);
    slice->levels = ubidi_getLevels(slice->bidi, &code);
    if (U_FAILURE(code))
        abort(); /* any text has levels: only memory can be short */
}

void para_bidi_close(struct para_slice *slice)
{
    if (slice->bidi)
        ubidi_close(slice->bidi);
    slice->bidi = NULL;
}
