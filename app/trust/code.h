/* SPDX-License-Identifier: GPL-3.0-or-later
 * Short codes that people read aloud and type, and long tokens that only machines carry. Secrets are stored
 * as their hash and compared in constant time. */
#ifndef TRUST_CODE_H
#define TRUST_CODE_H

#include "base/str.h"

enum { CODE_LEN = 6, TOKEN_LEN = 43, SECRET_HASH_LEN = 64 };

/* Capital letters and digits without 0 O 1 I L: 31 signs, 29.7 bits in a code. */
char code_letter(void);
void code_make(char out[CODE_LEN + 1]);
/* What a person typed: either case, spaces and hyphens dropped. False when it is no code. */
bool code_read(struct str typed, char out[CODE_LEN + 1]);

void token_make(char out[TOKEN_LEN + 1]); /* 256 random bits in base64url (RFC 4648 5), without padding */
bool token_ok(struct str token);          /* has that form */
void secret_hash(struct str secret,
                 char out[SECRET_HASH_LEN + 1]); /* SHA-256, hex: what is stored of a code or token */
bool secret_is(struct str secret, struct str stored_hash); /* constant time */
bool secret_equal(struct str a, struct str b);             /* constant time for strings of one length */

#endif
