/* SPDX-License-Identifier: GPL-3.0-or-later
 * Items out of the file, each once an answer. Of store/content_*.c only; inside content_begin … content_end.
 */
#ifndef STORE_CONTENT_LOAD_H
#define STORE_CONTENT_LOAD_H

#include "store/content_rows.h"

enum { LOADED_SLOTS = 2048 /* a power of two; what does not fit is read again */ };
struct loaded {
    struct str id; /* in the arena */
    const struct item *item;
};
struct loader {
    struct content *content;
    struct arena *arena;  /* the caller's */
    struct loaded *slots; /* open addressing by the hash of the id */
    struct arena scratch; /* of the slots */
};
void loader_init(struct loader *loader, struct content *content, struct arena *arena);
void loader_release(struct loader *loader);
/* NULL when `id` is empty, not in the release, or cannot be read. */
enum err load_by_id(struct loader *loader, struct str id, const struct item **ret_item);
/* The item of the row with all that it names. Its item is NULL when it cannot be read. */
enum err load_entry(struct loader *loader, struct str id, const struct row *row, struct entry *ret_entry);
enum err load_row(struct loader *loader, const struct row *row, struct entry *ret_entry);

#endif
