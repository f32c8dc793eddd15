/* SPDX-License-Identifier: GPL-3.0-or-later
 * Texts of several paragraphs. Those in easy Swedish are broken where whoever wrote them broke them
 * (LL-förlaget's rules), as far as the panel has room for such lines. */
#ifndef KIOSK_EASY_H
#define KIOSK_EASY_H

#include "kiosk/screen.h"

/* Takes the next paragraph off the front of *rest; false at the end. In easy Swedish an empty line ends one,
 * and its line ends stay if all its lines fit, else none of them; in all others each line is one. */
bool easy_paragraph(const struct ui *ui, const struct lang *lang, struct str *rest,
                    struct str *ret_paragraph);

#endif
