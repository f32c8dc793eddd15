/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the screen shown needs from the store, as a request. Pure. */
#ifndef KIOSK_PAGE_H
#define KIOSK_PAGE_H

#include "kiosk/model.h"

enum { ROWS_FIRST = 30, ROWS_MORE = 30 };

/* False when the screen needs nothing of its own. Fills all but seq. */
bool page_request(const struct model *model, struct load_request *ret_request);
/* The request for the counts and notices of welcome and home. */
void page_home_request(const struct model *model, struct load_request *ret_request);

#endif
