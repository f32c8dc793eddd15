// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/code.h"

#include <sodium.h>
#include <string.h>

#include "trust/hash.h"
#include "trust/random.h"

static const char letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

char code_letter(void)
{
    return letters[random_below(sizeof letters - 1)];
}

void code_make(char out[CODE_LEN + 1])
{
    for (int i = 0; i < CODE_LEN; i++)
        out[i] = code_letter();
    out[CODE_LEN] = 0;
}

bool code_read(struct str typed, char out[CODE_LEN + 1])
{
    char code[CODE_LEN + 1] = {0};
    int n = 0;
    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.ptr[i];
        if (c == ' ' || c == '-')
            continue;
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (n == CODE_LEN || c == 0 || !strchr(letters, c))
            return false;
        code[n++] = c;
    }
    if (n != CODE_LEN)
        return false;
    memcpy(out, code, sizeof code);
    return true;
}

void token_make(char out[TOKEN_LEN + 1])
{
    unsigned char bytes[32];
    random_fill(bytes, sizeof bytes);
    sodium_bin2base64(out, TOKEN_LEN + 1, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

bool token_ok(struct str token)
{
    unsigned char bytes[32];
    size_t n;
    return token.len == TOKEN_LEN &&
           sodium_base642bin(bytes, sizeof bytes, token.ptr, token.len, NULL, &n, NULL,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
           n == sizeof bytes;
}

void secret_hash(struct str secret, char out[SECRET_HASH_LEN + 1])
{
    sha256_hex(secret, out);
}

bool secret_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool secret_is(struct str secret, struct str stored_hash)
{
    char hash[SECRET_HASH_LEN + 1];
    secret_hash(secret, hash);
    return secret_equal(str_of(hash), stored_hash);
}
