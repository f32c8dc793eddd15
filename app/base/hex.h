/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lower-case hexadecimal. */
#ifndef BASE_HEX_H
#define BASE_HEX_H

#include "base/str.h"

void hex_write(const void *bytes, size_t n, char *out); /* 2n characters and a NUL */
/* Exactly n bytes from exactly 2n characters, either case. */
bool hex_read(struct str s, void *out, size_t n);

#endif
