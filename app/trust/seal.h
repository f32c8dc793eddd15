/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sealed boxes (libsodium crypto_box_seal): anyone with the public key can seal, only the holder of the
 * secret key can open. They say nothing about the sender and can be replayed; whoever seals puts an id
 * inside. */
#ifndef TRUST_SEAL_H
#define TRUST_SEAL_H

#include "base/buf.h"
#include "base/err.h"

enum { SEAL_KEY_BYTES = 32, SEAL_EXTRA_BYTES = 48 /* a sealed message is that much longer */ };

struct seal_key {
    unsigned char public_key[SEAL_KEY_BYTES];
    unsigned char secret[SEAL_KEY_BYTES];
};

void seal_key_make(struct seal_key *ret_key);
/* A file of mode 0600: {"public":"hex","secret":"hex"}. Reading: ERR_NOT_FOUND, ERR_SYNTAX, ERR_INVALID,
 * ERR_IO. */
enum err seal_key_save(const struct seal_key *key, const char *path);
enum err seal_key_load(const char *path, struct seal_key *ret_key);

/* Appends. False when the buffer overflowed or the key is no point of the curve. */
bool seal_message(const unsigned char public_key[SEAL_KEY_BYTES], struct str message, struct buf *ret_sealed);
/* Appends. False when it was not sealed for this key, or not whole. */
bool seal_open(const struct seal_key *key, struct str sealed, struct buf *ret_message);

#endif
