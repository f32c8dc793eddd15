/* SPDX-License-Identifier: GPL-3.0-or-later
 * QR codes as modules. */
#ifndef UI_QR_H
#define UI_QR_H

#include "base/arena.h"

struct qr {
    int side;                     /* modules, without the quiet zone of 4 */
    const unsigned char *modules; /* side × side, 1 dark */
};
/* Level M, byte mode, the smallest version up to 25. NULL when the text is too long. */
const struct qr *qr_make(struct arena *arena, struct str text);

#endif
