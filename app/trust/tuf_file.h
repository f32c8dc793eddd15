/* SPDX-License-Identifier: GPL-3.0-or-later
 * One TUF metadata file, read strictly (specification 4.2 to 4.6), and its signatures. For trust/tuf.c alone.
 */
#ifndef TRUST_TUF_FILE_H
#define TRUST_TUF_FILE_H

#include "trust/tuf.h"

enum { TUF_DEPTH_MAX = 32 };
/* What JSON numbers carry everywhere (RFC 7493 2.2); leaves room to count on. */
#define TUF_VERSION_MAX ((int64_t)9007199254740991)

struct tuf_file {
    struct js *document; /* owned; NULL: none */
    const struct js *signed_part, *signatures;
    int64_t version, expires_s;
};

/* Size, syntax, type, spec version, version, date, and the members that the role must have. No signature yet.
 */
enum tuf_verdict tuf_file_read(struct str bytes, enum tuf_role role, struct tuf_file *ret_file);
void tuf_file_release(struct tuf_file *file);

/* Signed by a threshold of the keys that `root` names for the role? Each key counts once, by id and by value.
 */
enum tuf_verdict tuf_file_verify(const struct tuf_file *file, enum tuf_role role,
                                 const struct tuf_file *root);
/* Some key that `before` trusts for the role counts no more in `after`. */
bool tuf_file_key_removed(const struct tuf_file *before, const struct tuf_file *after, enum tuf_role role);

/* An entry of "meta". False unless it is well-formed. */
bool tuf_meta_read(const struct js *meta, const char *name, struct tuf_announced *ret_announced);
/* Length and hashes, where they are announced. */
enum tuf_verdict tuf_meta_check(const struct js *meta, const char *name, struct str bytes);
/* An object of hashes. False when one that we know is malformed, or an entry is no string. */
bool tuf_hashes_read(const struct js *hashes, struct tuf_target *ret_hashes);
enum tuf_verdict tuf_hashes_check(const struct tuf_target *hashes, struct str bytes);

#endif
