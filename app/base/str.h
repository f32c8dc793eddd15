/* SPDX-License-Identifier: GPL-3.0-or-later
 * A string slice: bytes that somebody else owns, usually UTF-8, not NUL-terminated. Passed by value. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_FMT(s) (int)(s).len, (s).ptr /* for "%.*s" */

struct str str_of(const char *z); /* NULL gives the empty string */
struct str str_sub(struct str s, size_t from, size_t to);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *z);
int str_cmp(struct str a, struct str b); /* bytewise, shorter first */
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
/* Index of the first `c` at or after `from`; s.len if there is none. */
size_t str_find(struct str s, char c, size_t from);
bool str_contains(struct str s, struct str part);
struct str str_trim(struct str s); /* ASCII white space off both ends */
/* Takes the part before the next `sep` off the front of *rest. False when *rest is used up. */
bool str_next(struct str *rest, char sep, struct str *ret_part);
/* Whole string as a decimal number, optional sign. False on anything else or on overflow. */
bool str_int(struct str s, int64_t *ret_value);
uint64_t str_hash(struct str s); /* FNV-1a, for tables in memory only */

#endif
