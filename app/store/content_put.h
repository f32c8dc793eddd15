/* SPDX-License-Identifier: GPL-3.0-or-later
 * One item into the tables and out of them. Of store/content_*.c only; inside a transaction. */
#ifndef STORE_CONTENT_PUT_H
#define STORE_CONTENT_PUT_H

#include "store/content_index.h"
#include "store/content_sql.h"

/* `no` 0: a new item. An item that this program cannot read is kept for its hash, and not shown. */
enum err put_item(struct content *content, struct content_index *index, const struct release_item *item,
                  int64_t no);
enum err drop_item(struct content *content, int64_t no);

#endif
