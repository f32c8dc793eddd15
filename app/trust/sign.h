/* SPDX-License-Identifier: GPL-3.0-or-later
 * Ed25519 (RFC 8032) signatures and the keys as TUF names them: a key's id is the SHA-256, in hex, of the
 * canonical JSON
 * {"keytype":"ed25519","keyval":{"public":"…"},"scheme":"ed25519"}. */
#ifndef TRUST_SIGN_H
#define TRUST_SIGN_H

#include "base/err.h"
#include "base/js.h"

enum { SIGN_PUBLIC_BYTES = 32, SIGN_SEED_BYTES = 32, SIGN_BYTES = 64, KEYID_LEN = 64 };

struct sign_key {
    unsigned char public_key[SIGN_PUBLIC_BYTES];
    unsigned char secret[64]; /* seed and public key; wipe with sign_key_wipe */
    char id[KEYID_LEN + 1];
};

void sign_key_make(struct sign_key *ret_key); /* a new random pair */
void sign_key_of_seed(const unsigned char seed[SIGN_SEED_BYTES], struct sign_key *ret_key);
void sign_key_wipe(struct sign_key *key);

/* A private key as a file of mode 0600: the key object with "private" (the seed, hex) beside "public".
 * Reading: ERR_NOT_FOUND, ERR_SYNTAX, ERR_INVALID (the two halves do not belong together), ERR_IO. */
enum err sign_key_save(const struct sign_key *key, const char *path);
enum err sign_key_load(const char *path, struct sign_key *ret_key);

struct js *sign_public_js(const unsigned char public_key[SIGN_PUBLIC_BYTES]); /* the key object, new */
void sign_key_id(const unsigned char public_key[SIGN_PUBLIC_BYTES], char out[KEYID_LEN + 1]);

void sign_bytes(const struct sign_key *key, struct str bytes, unsigned char ret_signature[SIGN_BYTES]);
bool sign_verify(const unsigned char public_key[SIGN_PUBLIC_BYTES], struct str bytes,
                 const unsigned char signature[SIGN_BYTES]);

#endif
