/* SPDX-License-Identifier: GPL-3.0-or-later
 * Password hashes: Argon2id (RFC 9106) with 64 MiB and two passes, some 0.1 s of work each way. */
#ifndef TRUST_PASSWORD_H
#define TRUST_PASSWORD_H

#include "base/err.h"
#include "base/str.h"

enum { PASSWORD_HASH_MAX = 128, PASSWORD_MAX = 1024 };

/* A string that holds salt and parameters too. ERR_LIMIT when the password is longer than PASSWORD_MAX. */
enum err password_hash(struct str password, char out[PASSWORD_HASH_MAX]);
/* Takes its time for wrong passwords and for broken hashes alike. */
bool password_verify(const char *hash, struct str password);
/* A random one-time password people can type: four groups of four letters and digits, 79 bits. */
enum { PASSWORD_RANDOM_LEN = 19 };
void password_random(char out[PASSWORD_RANDOM_LEN + 1]);

#endif
