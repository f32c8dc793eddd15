/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers the screens' loads from the content store. For the store's thread. */
#ifndef JOBS_LOAD_H
#define JOBS_LOAD_H

#include "kiosk/load.h"
#include "store/content.h"

/* Never NULL: a store that fails gives an empty load, and a line in the log. */
struct load *jobs_load_answer(struct content *content, const struct load_request *request);

#endif
