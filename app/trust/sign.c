// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/sign.h"

#include <sodium.h>
#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/log.h"
#include "trust/hash.h"
#include "trust/ready.h"

void sign_key_of_seed(const unsigned char seed[SIGN_SEED_BYTES], struct sign_key *ret_key)
{
    trust_ready();
    crypto_sign_seed_keypair(ret_key->public_key, ret_key->secret, seed);
    sign_key_id(ret_key->public_key, ret_key->id);
}

void sign_key_make(struct sign_key *ret_key)
{
    trust_ready();
    crypto_sign_keypair(ret_key->public_key, ret_key->secret);
    sign_key_id(ret_key->public_key, ret_key->id);
}

void sign_key_wipe(struct sign_key *key)
{
    sodium_memzero(key, sizeof *key);
}

struct js *sign_public_js(const unsigned char public_key[SIGN_PUBLIC_BYTES])
{
    char hex[2 * SIGN_PUBLIC_BYTES + 1];
    struct js *key = js_new_object(), *value = js_new_object();
    hex_write(public_key, SIGN_PUBLIC_BYTES, hex);
    js_put_z(value, "public", hex);
    js_put_z(key, "keytype", "ed25519");
    js_put(key, "keyval", value);
    js_put_z(key, "scheme", "ed25519");
    return key;
}

void sign_key_id(const unsigned char public_key[SIGN_PUBLIC_BYTES], char out[KEYID_LEN + 1])
{
    struct js *key = sign_public_js(public_key);
    struct buf buf;
    buf_init(&buf, 1024);
    js_write(key, JS_CANONICAL, &buf);
    sha256_hex(buf_view(&buf), out);
    buf_release(&buf);
    js_free(key);
}

void sign_bytes(const struct sign_key *key, struct str bytes, unsigned char ret_signature[SIGN_BYTES])
{
    trust_ready();
    crypto_sign_detached(ret_signature, NULL, (const unsigned char *)bytes.ptr, bytes.len, key->secret);
}

bool sign_verify(const unsigned char public_key[SIGN_PUBLIC_BYTES], struct str bytes,
                 const unsigned char signature[SIGN_BYTES])
{
    trust_ready();
    return crypto_sign_verify_detached(signature, (const unsigned char *)(bytes.ptr ? bytes.ptr : ""),
                                       bytes.len, public_key) == 0;
}

enum err sign_key_save(const struct sign_key *key, const char *path)
{
    char hex[2 * SIGN_PUBLIC_BYTES + 1], private_hex[2 * SIGN_SEED_BYTES + 1];
    struct js *object = js_new_object(), *value = js_new_object();
    struct buf buf;
    buf_init(&buf, 1024);
    hex_write(key->public_key, SIGN_PUBLIC_BYTES, hex);
    hex_write(key->secret, SIGN_SEED_BYTES, private_hex); /* libsodium keeps the seed in front */
    js_put_z(object, "keytype", "ed25519");
    js_put_z(object, "scheme", "ed25519");
    js_put_z(value, "public", hex);
    js_put_z(value, "private", private_hex);
    js_put(object, "keyval", value);
    js_write(object, JS_PRETTY, &buf);
    buf_char(&buf, '\n');
    enum err err = file_write(path, buf_view(&buf), 0600);
    sodium_memzero(private_hex, sizeof private_hex);
    sodium_memzero(buf.ptr, buf.len);
    buf_release(&buf);
    js_free(object);
    return err;
}

static enum err key_of_js(const struct js *object, struct sign_key *ret_key)
{
    unsigned char seed[SIGN_SEED_BYTES], public_key[SIGN_PUBLIC_BYTES];
    const struct js *value = js_get(object, "keyval");
    if (!str_is(js_get_str(object, "keytype"), "ed25519") ||
        !str_is(js_get_str(object, "scheme"), "ed25519") ||
        !hex_read(js_get_str(value, "private"), seed, sizeof seed) ||
        !hex_read(js_get_str(value, "public"), public_key, sizeof public_key))
        return ERR_SYNTAX;
    struct sign_key key;
    sign_key_of_seed(seed, &key);
    sodium_memzero(seed, sizeof seed);
    if (memcmp(key.public_key, public_key, sizeof public_key) != 0)
        return ERR_INVALID;
    *ret_key = key;
    sign_key_wipe(&key);
    return ERR_OK;
}

enum err sign_key_load(const char *path, struct sign_key *ret_key)
{
    struct arena arena;
    struct str bytes;
    struct js *object = NULL;
    arena_init(&arena);
    enum err err = file_read(path, 4096, &arena, &bytes);
    if (err == ERR_OK)
        err = js_parse(bytes, 4096, 8, &object, NULL);
    if (err == ERR_OK)
        err = key_of_js(object, ret_key);
    if (err != ERR_OK)
        log_error("%s: cannot read the key: %s", path, err_name(err));
    else
        sodium_memzero((char *)bytes.ptr, bytes.len);
    js_free(object);
    arena_release(&arena);
    return err;
}
