/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text as it is compared: NFC, without isolates and other invisible format characters (general category Cf;
 * ZWNJ and ZWJ too), NO-BREAK SPACE as a space. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include "base/buf.h"

void normal_text(struct str s, struct buf *out); /* appends */

#endif
