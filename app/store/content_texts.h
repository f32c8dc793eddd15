/* SPDX-License-Identifier: GPL-3.0-or-later
 * The texts of an item that it is found by, in one language. Of store/content_*.c only. Pure. */
#ifndef STORE_CONTENT_TEXTS_H
#define STORE_CONTENT_TEXTS_H

#include "core/item.h"

enum text_part {
    PART_TITLE, /* and the synonyms of a term */
    PART_TEXT
};
/* Titles first; empty texts are left out. */
typedef void (*text_visit)(void *ctx, enum text_part part, struct str text);
void texts_visit(const struct item *item, struct str tag, text_visit seen, void *ctx);

#endif
