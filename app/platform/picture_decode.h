/* SPDX-License-Identifier: GPL-3.0-or-later
 * The bytes of a picture file to pixels. Limits are looked at before the decoder is asked. Any thread, one at
 * a time. Not for others. */
#ifndef PLATFORM_PICTURE_DECODE_H
#define PLATFORM_PICTURE_DECODE_H

#include "base/err.h"
#include "base/str.h"

/* Cut to w × h (platform/picture_scale.h), 0x00RRGGBB. ERR_INVALID: against base/picture.h; ERR_DAMAGED: the
 * decoder does not take it. */
enum err picture_decode(struct str bytes, int w, int h, uint32_t *to);

void picture_decode_end(void); /* of a thread that has decoded: what SDL keeps for it goes */

#endif
