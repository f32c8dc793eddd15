// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/seal.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hex.h"
#include "base/js.h"
#include "base/log.h"
#include "trust/ready.h"

_Static_assert(SEAL_EXTRA_BYTES == crypto_box_SEALBYTES, "libsodium's sealed box");

void seal_key_make(struct seal_key *ret_key)
{
    trust_ready();
    crypto_box_keypair(ret_key->public_key, ret_key->secret);
}

static unsigned char *scratch(size_t size)
{
    unsigned char *bytes = malloc(size ? size : 1);
    if (!bytes)
        abort();
    return bytes;
}

bool seal_message(const unsigned char public_key[SEAL_KEY_BYTES], struct str message, struct buf *ret_sealed)
{
    trust_ready();
    size_t size = message.len + SEAL_EXTRA_BYTES;
    unsigned char *sealed = scratch(size);
    const unsigned char *plain = (const unsigned char *)(message.ptr ? message.ptr : "");
    bool ok =
        crypto_box_seal(sealed, plain, message.len, public_key) == 0 && buf_add(ret_sealed, sealed, size);
    free(sealed);
    return ok;
}

bool seal_open(const struct seal_key *key, struct str sealed, struct buf *ret_message)
{
    trust_ready();
    if (sealed.len < SEAL_EXTRA_BYTES)
        return false;
    size_t size = sealed.len - SEAL_EXTRA_BYTES;
    unsigned char *plain = scratch(size);
    bool ok = crypto_box_seal_open(plain, (const unsigned char *)sealed.ptr, sealed.len, key->public_key,
                                   key->secret) == 0 &&
              buf_add(ret_message, plain, size);
    sodium_memzero(plain, size);
    free(plain);
    return ok;
}

enum err seal_key_save(const struct seal_key *key, const char *path)
{
    char hex[2 * SEAL_KEY_BYTES + 1];
    struct js *object = js_new_object();
    struct buf buf;
    buf_init(&buf, 1024);
    hex_write(key->public_key, SEAL_KEY_BYTES, hex);
    js_put_z(object, "public", hex);
    hex_write(key->secret, SEAL_KEY_BYTES, hex);
    js_put_z(object, "secret", hex);
    js_write(object, JS_PRETTY, &buf);
    buf_char(&buf, '\n');
    enum err err = file_write(path, buf_view(&buf), 0600);
    sodium_memzero(hex, sizeof hex);
    sodium_memzero(buf.ptr, buf.len);
    buf_release(&buf);
    js_free(object);
    return err;
}

static enum err key_of_js(const struct js *object, struct seal_key *ret_key)
{
    struct seal_key key;
    unsigned char computed[SEAL_KEY_BYTES];
    if (!hex_read(js_get_str(object, "public"), key.public_key, SEAL_KEY_BYTES) ||
        !hex_read(js_get_str(object, "secret"), key.secret, SEAL_KEY_BYTES))
        return ERR_SYNTAX;
    if (crypto_scalarmult_base(computed, key.secret) != 0 ||
        memcmp(computed, key.public_key, sizeof computed))
        return ERR_INVALID;
    *ret_key = key;
    return ERR_OK;
}

enum err seal_key_load(const char *path, struct seal_key *ret_key)
{
    struct arena arena;
    struct str bytes;
    struct js *object = NULL;
    trust_ready();
    arena_init(&arena);
    enum err err = file_read(path, 4096, &arena, &bytes);
    if (err == ERR_OK)
        err = js_parse(bytes, 4096, 4, &object, NULL);
    if (err == ERR_OK)
        err = key_of_js(object, ret_key);
    if (err != ERR_OK)
        log_error("%s: cannot read the key: %s", path, err_name(err));
    js_free(object);
    arena_release(&arena);
    return err;
}
