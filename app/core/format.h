/* SPDX-License-Identifier: GPL-3.0-or-later
 * What strings of an item may be. Pure. */
#ifndef CORE_FORMAT_H
#define CORE_FORMAT_H

#include "base/str.h"

enum { SLUG_MAX = 60, URL_MAX = 500 };

bool slug_ok(struct str s);  /* [a-z0-9-]{1,60} */
bool phone_ok(struct str s); /* E.164: "+46701740605" */
bool email_ok(struct str s);
bool url_ok(struct str s); /* http: or https: */

#endif
