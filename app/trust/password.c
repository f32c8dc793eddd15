// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/password.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "trust/code.h"
#include "trust/ready.h"

_Static_assert(PASSWORD_HASH_MAX >= crypto_pwhash_STRBYTES, "libsodium's password hash");

enum err password_hash(struct str password, char out[PASSWORD_HASH_MAX])
{
    char hash[crypto_pwhash_STRBYTES];
    trust_ready();
    if (password.len > PASSWORD_MAX)
        return ERR_LIMIT;
    if (crypto_pwhash_str_alg(hash, password.ptr ? password.ptr : "", password.len,
                              crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        abort(); /* memory is gone */
    memcpy(out, hash, sizeof hash);
    return ERR_OK;
}

bool password_verify(const char *hash, struct str password)
{
    /* of a password nobody has: an unknown account costs as much time as a known one */
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    char padded[crypto_pwhash_STRBYTES] = {0};
    size_t len = hash ? strnlen(hash, sizeof padded) : 0;
    bool usable = password.len <= PASSWORD_MAX && len > 0 && len < sizeof padded &&
                  strncmp(hash, "$argon2id$", 10) == 0;
    trust_ready();
    memcpy(padded, usable ? hash : nobody, usable ? len : sizeof nobody);
    size_t n = password.len <= PASSWORD_MAX ? password.len : 0;
    return crypto_pwhash_str_verify(padded, password.ptr ? password.ptr : "", n) == 0 && usable;
}

void password_random(char out[PASSWORD_RANDOM_LEN + 1])
{
    for (int i = 0; i < PASSWORD_RANDOM_LEN; i++)
        out[i] = i % 5 == 4 ? '-' : code_letter();
    out[PASSWORD_RANDOM_LEN] = 0;
}
