/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the machine of trust/tuf.h holds. For tuf.c (which changes it) and tuf_look.c (which does not). */
#ifndef TRUST_TUF_STATE_H
#define TRUST_TUF_STATE_H

#include "trust/tuf_file.h"

struct tuf {
    int64_t now_s;
    struct tuf_file files[TUF_ROLES];
    struct tuf_target snapshot_is; /* length and hashes of the bytes of the trusted snapshot */
};

const struct js *tuf_meta_of(const struct tuf *tuf, enum tuf_role role); /* what it announces */
bool tuf_expired(const struct tuf *tuf, const struct tuf_file *file);

#endif
