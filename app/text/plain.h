/* SPDX-License-Identifier: GPL-3.0-or-later
 * Text without the marks that only order it: isolates, embeddings, U+200E and U+200F. */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include "base/buf.h"

void plain_add(struct buf *buf, struct str s);
size_t plain_length(struct str s); /* bytes that plain_add adds */

#endif
