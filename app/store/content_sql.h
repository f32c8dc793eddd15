/* SPDX-License-Identifier: GPL-3.0-or-later
 * content.db: its tables and every statement that is made about them. Of store/content_*.c only. */
#ifndef STORE_CONTENT_SQL_H
#define STORE_CONTENT_SQL_H

#include "store/content.h"
#include "store/db.h"
#include "text/fold.h"

struct content {
    struct db *db;
    bool has_position;
    double lat, lon;
    int depth; /* of content_begin */
};

/* clang-format off */
enum content_statement {
    INFO_GET, INFO_SET, INFO_FOLDED, INFO_TOUCH, INFO_DOUBT,
    ITEM_FIND, ITEM_PUT, ITEM_DROP, ITEM_ID, ITEM_LAST, ITEM_AT, ITEM_HASHES, ITEM_BYTES,
    BODY_PUT, BODY_DROP, BODY_ALL,
    OCCURRENCE_ADD, OCCURRENCE_DROP, LINK_ADD, LINK_DROP,
    LANGUAGE_FIND, LANGUAGE_ADD, LANGUAGE_ALL,
    TITLE_ADD, TEXT_ADD, TITLE_CLEAR, TEXT_CLEAR, DOC_SET,
    WORD_CLEAR, WORD_MORE, WORD_ADD, WORD_FROM,
    LIST_KIND, LIST_LINKED, LIST_BETWEEN, LIST_DOC, LIST_ID,
    FIND_TITLE, FIND_TEXT, FIND_LINKED, FIND_WORD_IN_TITLE, FIND_WORD_IN_TEXT,
    NEXT_OCCURRENCE, LOAD_ITEM_BYTES,
    COUNT_KIND, COUNT_EVENTS, COUNT_CALLS, COUNT_SAYS, COUNT_ITEMS, NEED_COUNTS,
    CONTENT_STATEMENTS
};
/* clang-format on */
extern const char *const content_statements[CONTENT_STATEMENTS];
extern const char *const content_migrations[];
extern const int content_migrations_n;

/* A row of the search tables is one item in one language: document << 10 | kind << 6 | language. A changed
 * item gets a new document number; what the index still holds under the old one leads nowhere. */
/* Raised whenever the search tables are filled otherwise than before; so is FOLD_VERSION. */
enum { INDEX_VERSION = 2 << 8 | FOLD_VERSION };
enum { DOC_SHIFT = 10, DOC_KIND_SHIFT = 6, DOC_KIND_MASK = 15, DOC_LANG_MASK = 63 };

/* Items with no end: one end of time is as good as another. */
#define TIME_MIN_S INT64_C(-1000000000000)
#define TIME_MAX_S INT64_C(1000000000000)
enum { DAY_S = 86400 };

/* Over what the tables hold now. */
enum err content_root(struct content *content, unsigned char ret_root[HASH_BYTES], int *ret_items);

#endif
