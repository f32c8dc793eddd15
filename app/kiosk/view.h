/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the model to the one tree: the frame that is the same everywhere (title row, bar), and the screen in it. */
#ifndef KIOSK_VIEW_H
#define KIOSK_VIEW_H

#include "kiosk/screen.h"

struct node *view(const struct model *model, const struct ui *ui);

#endif
