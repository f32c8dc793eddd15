/* SPDX-License-Identifier: GPL-3.0-or-later
 * The query of an address as it was asked (RFC 3986 3.4, application/x-www-form-urlencoded). */
#ifndef HUB_QUERY_H
#define HUB_QUERY_H

#include "base/arena.h"

/* The decoded value of the first parameter of this name, in `arena`; ptr NULL when there is none, or it is
 * not UTF-8 without control characters. */
struct str query_get(const char *url, const char *name, struct arena *arena);
/* A whole number; `otherwise` when it is not given. False when it is none, or outside least…most. */
bool query_int(const char *url, const char *name, int64_t otherwise, int64_t least, int64_t most,
               int64_t *ret_value);
bool query_true(const char *url, const char *name); /* "true" or "1" */
/* %41 to A; + stays. ptr NULL as above. */
struct str query_decode(struct str s, bool plus_is_space, struct arena *arena);

#endif
