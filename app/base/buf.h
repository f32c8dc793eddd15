/* SPDX-License-Identifier: GPL-3.0-or-later
 * A growing buffer with a maximum from birth. Adding past the maximum sets `overflow` and adds nothing
 * more, so one check at the end is enough. Memory gone means abort. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    char *ptr; /* NUL-terminated once anything was added */
    size_t len, size, max;
    bool overflow;
};

void buf_init(struct buf *buf, size_t max);
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* keeps the memory */
bool buf_add(struct buf *buf, const void *bytes, size_t len);
bool buf_str(struct buf *buf, struct str s);
bool buf_z(struct buf *buf, const char *z);
bool buf_char(struct buf *buf, char c);
bool buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *buf); /* valid until the next call */

#endif
