/* SPDX-License-Identifier: GPL-3.0-or-later
 * SHA-256 and SHA-512 (FIPS 180-4), at once or piece by piece. */
#ifndef TRUST_HASH_H
#define TRUST_HASH_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_HEX = 64, SHA256_BASE64 = 44, SHA512_BYTES = 64 };

void sha256(struct str bytes, unsigned char ret_hash[SHA256_BYTES]);
void sha256_hex(struct str bytes, char out[SHA256_HEX + 1]);
void sha256_base64(struct str bytes, char out[SHA256_BASE64 + 1]); /* RFC 4648 4, padded */
void sha512(struct str bytes, unsigned char ret_hash[SHA512_BYTES]);

struct sha256 {
    _Alignas(8) unsigned char state[104]; /* libsodium's, kept out of sight */
};
void sha256_begin(struct sha256 *hash);
void sha256_add(struct sha256 *hash, struct str bytes);
void sha256_end(struct sha256 *hash, unsigned char ret_hash[SHA256_BYTES]);

#endif
