/* SPDX-License-Identifier: GPL-3.0-or-later
 * From the model to the one tree: the frame that is the same everywhere (title row, bar), and the screen in
 * it. */
#ifndef KIOSK_VIEW_H
#define KIOSK_VIEW_H

#include "kiosk/screen.h"

struct node *view(const struct model *model, const struct ui *ui);
/* In low reach nothing is pressed above this, in mm from the panel's upper edge. */
float view_low_top_mm(const struct panel *panel);

#endif
