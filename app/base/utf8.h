/* SPDX-License-Identifier: GPL-3.0-or-later
 * UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"
#include "base/str.h"

bool utf8_valid(struct str s);
/* Decodes the code point at *at and moves *at past it. A bad byte gives 0xFFFD and moves by one.
 * Call only while *at < s.len. */
uint32_t utf8_next(struct str s, size_t *at);
/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_put(uint32_t code_point, char out[4]);
size_t utf8_length(struct str s); /* code points */
/* Appends s with every bad byte replaced by U+FFFD. */
void utf8_repair(struct str s, struct buf *buf);
/* The longest prefix of at most max_bytes that ends between code points. */
struct str utf8_cut(struct str s, size_t max_bytes);

#endif
