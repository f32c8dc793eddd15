/* SPDX-License-Identifier: GPL-3.0-or-later
 * Token buckets, by kind of request and address, and one a kind for all addresses together. Bounded: when the
 * table is full the one longest unused is forgotten. Not for several threads at once. */
#ifndef HUB_LIMIT_H
#define HUB_LIMIT_H

#include "base/str.h"

enum limit_kind { LIMIT_PAIR, LIMIT_POLL, LIMIT_ENROL, LIMIT_DENIED, LIMIT_KINDS };
enum { LIMIT_BUCKETS = 4096, LIMIT_PROBES = 8 };
struct bucket {
    uint64_t key; /* 0: free */
    double tokens;
    int64_t at_ms;
};
struct limits {
    struct bucket buckets[LIMIT_BUCKETS];
    struct bucket all[LIMIT_KINDS];
};
/* Takes one. False: too many. */
bool limit_allow(struct limits *limits, enum limit_kind kind, struct str address, int64_t now_ms);

#endif
