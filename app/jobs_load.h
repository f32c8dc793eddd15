/* SPDX-License-Identifier: GPL-3.0-or-later
 * Answers the screens' loads from the content store. For the store's thread. */
#ifndef JOBS_LOAD_H
#define JOBS_LOAD_H

#include "kiosk/load.h"
#include "store/content.h"

/* For reading; where SQLite cannot make its files beside it (a full or read-only disk) as it lies there:
 * *ret_frozen, to be opened anew as soon as that is possible. */
enum err jobs_open_content(const char *path, struct content **ret_content, bool *ret_frozen);
/* Never NULL: a store that fails gives an empty load, and a line in the log. */
struct load *jobs_load_answer(struct content *content, const struct load_request *request);

#endif
