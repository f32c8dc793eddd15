/* SPDX-License-Identifier: GPL-3.0-or-later
 * The times that HTTP headers carry. */
#ifndef BASE_HTTP_DATE_H
#define BASE_HTTP_DATE_H

#include "base/str.h"

/* An IMF-fixdate (RFC 9110 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT". */
bool http_date_parse(struct str s, int64_t *ret_s);
/* Retry-After (RFC 9110 10.2.3), "120" or an HTTP date, to seconds from now; 0 when it is neither, or past.
 * NULL is fine. `now_s` 0: dates are not understood. */
int64_t http_retry_after_s(const char *value, int64_t now_s);

#endif
