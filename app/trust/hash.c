// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/hash.h"

#include <sodium.h>

#include "base/hex.h"
#include "trust/ready.h"

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct sha256), "struct sha256 is too small");

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)(s.ptr ? s.ptr : "");
}

void sha256(struct str bytes, unsigned char ret_hash[SHA256_BYTES])
{
    trust_ready();
    crypto_hash_sha256(ret_hash, bytes_of(bytes), bytes.len);
}

void sha256_hex(struct str bytes, char out[SHA256_HEX + 1])
{
    unsigned char hash[SHA256_BYTES];
    sha256(bytes, hash);
    hex_write(hash, sizeof hash, out);
}

void sha256_base64(struct str bytes, char out[SHA256_BASE64 + 1])
{
    unsigned char hash[SHA256_BYTES];
    sha256(bytes, hash);
    sodium_bin2base64(out, SHA256_BASE64 + 1, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
}

void sha512(struct str bytes, unsigned char ret_hash[SHA512_BYTES])
{
    trust_ready();
    crypto_hash_sha512(ret_hash, bytes_of(bytes), bytes.len);
}

void sha256_begin(struct sha256 *hash)
{
    trust_ready();
    crypto_hash_sha256_init((crypto_hash_sha256_state *)hash->state);
}

void sha256_add(struct sha256 *hash, struct str bytes)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)hash->state, bytes_of(bytes), bytes.len);
}

void sha256_end(struct sha256 *hash, unsigned char ret_hash[SHA256_BYTES])
{
    crypto_hash_sha256_final((crypto_hash_sha256_state *)hash->state, ret_hash);
}
