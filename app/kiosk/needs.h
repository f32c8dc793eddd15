/* SPDX-License-Identifier: GPL-3.0-or-later
 * The needs as tiles: a way in for who has no word to search for. */
#ifndef KIOSK_NEEDS_H
#define KIOSK_NEEDS_H

#include "kiosk/screen.h"

/* Those of the page; nothing where it has none. Ids begin with `prefix`. Among other
 * things they are `low`. */
struct node *needs_grid(const struct model *model, const struct ui *ui, struct node *parent,
                        const char *prefix, bool low);

#endif
