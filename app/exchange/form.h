/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a browser sends of a form (application/x-www-form-urlencoded, WHATWG URL 5.1). Pure. */
#ifndef EXCHANGE_FORM_H
#define EXCHANGE_FORM_H

#include "base/arena.h"

/* The first value of that name, decoded; bytes that are no UTF-8 become U+FFFD, control characters but line
 * ends a blank, CRLF one line end; cut after `max_chars`. Empty when it is not there. */
struct str form_value(struct arena *arena, struct str body, const char *name, int max_chars);

#endif
