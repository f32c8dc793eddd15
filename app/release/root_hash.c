// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>
#include <stdlib.h>

#include "base/hex.h"
#include "release/release.h"
#include "trust/hash.h"

struct root_hasher {
    struct sha256 hash;
    struct buf last; /* the id before, to see that they come sorted */
    bool any;
};

struct root_hasher *root_hash_begin(void)
{
    struct root_hasher *hasher = calloc(1, sizeof *hasher);
    if (!hasher)
        abort();
    sha256_begin(&hasher->hash);
    buf_init(&hasher->last, 1 << 16);
    return hasher;
}

void root_hash_add(struct root_hasher *hasher, struct str id, const unsigned char hash[HASH_BYTES])
{
    char hex[2 * HASH_BYTES + 1];
    assert(!hasher->any || str_cmp(buf_view(&hasher->last), id) < 0);
    hex_write(hash, HASH_BYTES, hex);
    sha256_add(&hasher->hash, id);
    sha256_add(&hasher->hash, STR(" "));
    sha256_add(&hasher->hash, (struct str){hex, 2 * HASH_BYTES});
    sha256_add(&hasher->hash, STR("\n"));
    buf_clear(&hasher->last);
    buf_str(&hasher->last, id);
    hasher->any = true;
}

void root_hash_end(struct root_hasher *hasher, unsigned char ret_root[HASH_BYTES])
{
    sha256_end(&hasher->hash, ret_root);
    buf_release(&hasher->last);
    free(hasher);
}
