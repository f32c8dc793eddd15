/* SPDX-License-Identifier: GPL-3.0-or-later
 * The words of items into the search tables. Of store/content_*.c only; inside a transaction. */
#ifndef STORE_CONTENT_INDEX_H
#define STORE_CONTENT_INDEX_H

#include "store/content_sql.h"

struct content_index;
/* `documents`: how many document numbers have been given out. */
struct content_index *index_begin(struct content *content, int64_t documents);
int64_t index_end(struct content_index *index); /* how many there are now; frees it */
/* Emptied at every call: for what is needed of one item. */
struct arena *index_arena(struct content_index *index);
int64_t index_next(struct content_index *index);
enum err index_add(struct content_index *index, const struct item *item, int64_t doc);
/* The words of all that was added, for what is mistyped. */
enum err index_write_words(struct content_index *index);
/* Once too many documents lead nowhere: all anew. */
bool index_is_stale(const struct content_index *index, int64_t items);
enum err index_rebuild(struct content_index *index); /* content_reindex.c */
/* All anew when the tables were filled by another INDEX_VERSION: the program is newer than the index. In a
 * transaction of its own. */
enum err index_refold(struct content *content);
void index_restart(struct content_index *index);                           /* document numbers from 1 again */
enum err index_documents(struct content *content, int64_t *ret_documents); /* document numbers given out */
struct db *index_db(const struct content_index *index);

#endif
