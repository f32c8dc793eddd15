/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a line of a release is, seen without building a tree of it: a content file has 20,000 lines. For
 * release/ alone. */
#ifndef RELEASE_LINE_H
#define RELEASE_LINE_H

#include "release/release.h"

enum { RELEASE_LINE_MAX = 512 << 10, RELEASE_ID_MAX = 80, RELEASE_WINDOW_LOG = 22 /* 4 MiB */ };

/* The item's id: the one top-level member "id" of the one JSON object that the line is, sorted and compact as
 * the hub stores it, "kind/slug" in [a-z0-9-]. False when the line is anything else. Strings and nesting are
 * followed; what is inside other members is for whoever reads the item. */
bool line_id(struct str line, struct str *ret_id);
bool line_withdraws(struct str line, struct str id); /* it is exactly {"id":"…","withdrawn":true} */

#endif
