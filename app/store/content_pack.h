/* SPDX-License-Identifier: GPL-3.0-or-later
 * What lists need of an item's texts and hours without reading its JSON: small blobs in content.db. Of
 * store/content_*.c only. */
#ifndef STORE_CONTENT_PACK_H
#define STORE_CONTENT_PACK_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/item.h"

void pack_titles(const struct text_map *titles, struct buf *out);
/* The entries point into `packed`. False when the blob is damaged. */
bool unpack_titles(struct str packed, struct arena *arena, struct text_map *ret_titles);
/* Hours, closures and what rules made of them, without the notes; nothing for a service without hours. */
void pack_hours(const struct service *service, const struct interval_list *by_rule, struct buf *out);
bool unpack_hours(struct str packed, struct arena *arena, struct service *ret_service,
                  struct interval_list *ret_by_rule);

#endif
