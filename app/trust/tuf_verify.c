// SPDX-License-Identifier: GPL-3.0-or-later
// Who signed a metadata file, and is it the one announced?
#include <assert.h>
#include <string.h>

#include "base/hex.h"
#include "trust/sign.h"
#include "trust/tuf_file.h"

struct public_key {
    unsigned char bytes[SIGN_PUBLIC_BYTES];
};

static bool is_hash_of(const struct js *object, struct str keyid)
{
    struct buf buf;
    char id[KEYID_LEN + 1] = "";
    buf_init(&buf, TUF_ROOT_MAX);
    if (js_write(object, JS_CANONICAL, &buf))
        sha256_hex(buf_view(&buf), id);
    buf_release(&buf);
    return str_is(keyid, id);
}

/* 4.3: "Clients MUST calculate each KEYID". The hash is of the whole key object; some signers leave members
 * of their own out of it, so the hash of the three that matter is as good: it binds type, scheme and value.
 */
static bool keyid_ok(const struct js *key, struct str keyid, const struct public_key *public_key)
{
    char id[KEYID_LEN + 1];
    if (is_hash_of(key, keyid))
        return true;
    sign_key_id(public_key->bytes, id);
    return str_is(keyid, id);
}

/* Keys of other types and keys under a wrong id count for nothing. */
static bool find_key(const struct js *keys, struct str keyid, struct public_key *ret_key)
{
    const struct js *key = js_get(keys, keyid.ptr);
    struct public_key found;
    if (!str_is(js_get_str(key, "keytype"), "ed25519") || !str_is(js_get_str(key, "scheme"), "ed25519") ||
        !hex_read(js_get_str(js_get(key, "keyval"), "public"), found.bytes, sizeof found.bytes) ||
        !keyid_ok(key, keyid, &found))
        return false;
    *ret_key = found;
    return true;
}

static struct str signature_of(const struct js *signatures, struct str keyid)
{
    for (size_t i = 0; i < js_len(signatures); i++)
        if (str_eq(js_get_str(js_at(signatures, i), "keyid"), keyid))
            return js_get_str(js_at(signatures, i), "sig");
    return (struct str){NULL, 0};
}

static const struct js *role_of(const struct tuf_file *root, enum tuf_role role)
{
    return js_get(js_get(root->signed_part, "roles"), tuf_role_name(role));
}

static const struct js *keys_of(const struct tuf_file *root)
{
    return js_get(root->signed_part, "keys");
}

static bool add_new(struct js *counted, const struct public_key *key)
{
    char hex[2 * SIGN_PUBLIC_BYTES + 1];
    hex_write(key->bytes, sizeof key->bytes, hex);
    if (js_get(counted, hex))
        return false;
    js_put_bool(counted, hex, true);
    return true;
}

static size_t count_good(const struct tuf_file *file, struct str message, const struct js *keys,
                         const struct js *keyids)
{
    struct js *counted = js_new_object();
    size_t good = 0;
    for (size_t i = 0; i < js_len(keyids); i++) {
        struct str keyid = js_str(js_at(keyids, i)), hex = signature_of(file->signatures, keyid);
        struct public_key key;
        unsigned char signature[SIGN_BYTES];
        if (hex_read(hex, signature, sizeof signature) && find_key(keys, keyid, &key) &&
            sign_verify(key.bytes, message, signature) && add_new(counted, &key))
            good++;
    }
    js_free(counted);
    return good;
}

enum tuf_verdict tuf_file_verify(const struct tuf_file *file, enum tuf_role role, const struct tuf_file *root)
{
    const struct js *trusted = role_of(root, role);
    struct buf message;
    buf_init(&message, 2 * TUF_TARGETS_MAX);
    bool canonical = js_write(file->signed_part, JS_CANONICAL, &message);
    size_t good =
        canonical ? count_good(file, buf_view(&message), keys_of(root), js_get(trusted, "keyids")) : 0;
    buf_release(&message);
    if (!canonical)
        return TUF_SYNTAX; /* holds a fraction: canonical JSON has none */
    if (good == 0)
        return TUF_SIGNATURE;
    return (int64_t)good < js_get_int(trusted, "threshold") ? TUF_THRESHOLD : TUF_OK;
}

static bool trusts(const struct tuf_file *root, enum tuf_role role, const struct public_key *key)
{
    const struct js *keyids = js_get(role_of(root, role), "keyids");
    struct public_key other;
    for (size_t i = 0; i < js_len(keyids); i++)
        if (find_key(keys_of(root), js_str(js_at(keyids, i)), &other) &&
            memcmp(other.bytes, key->bytes, sizeof other.bytes) == 0)
            return true;
    return false;
}

bool tuf_file_key_removed(const struct tuf_file *before, const struct tuf_file *after, enum tuf_role role)
{
    const struct js *keyids = js_get(role_of(before, role), "keyids");
    struct public_key key;
    for (size_t i = 0; i < js_len(keyids); i++)
        if (find_key(keys_of(before), js_str(js_at(keyids, i)), &key) && !trusts(after, role, &key))
            return true;
    return false;
}

bool tuf_hashes_read(const struct js *hashes, struct tuf_target *ret_hashes)
{
    const struct js *h256 = js_get(hashes, "sha256"), *h512 = js_get(hashes, "sha512");
    if (js_type(hashes) != JS_OBJECT || js_len(hashes) == 0)
        return false;
    ret_hashes->has_sha256 = h256 != NULL;
    ret_hashes->has_sha512 = h512 != NULL;
    return (!h256 || hex_read(js_str(h256), ret_hashes->sha256, SHA256_BYTES)) &&
           (!h512 || hex_read(js_str(h512), ret_hashes->sha512, SHA512_BYTES));
}

enum tuf_verdict tuf_hashes_check(const struct tuf_target *hashes, struct str bytes)
{
    unsigned char h256[SHA256_BYTES], h512[SHA512_BYTES];
    if (!hashes->has_sha256 && !hashes->has_sha512)
        return TUF_HASH;
    sha256(bytes, h256);
    if (hashes->has_sha256 && memcmp(h256, hashes->sha256, sizeof h256) != 0)
        return TUF_HASH;
    sha512(bytes, h512);
    return hashes->has_sha512 && memcmp(h512, hashes->sha512, sizeof h512) != 0 ? TUF_HASH : TUF_OK;
}

bool tuf_meta_read(const struct js *meta, const char *name, struct tuf_announced *ret_announced)
{
    const struct js *entry = js_get(meta, name), *version = js_get(entry, "version"),
                    *length = js_get(entry, "length"), *hashes = js_get(entry, "hashes");
    struct tuf_target ignored;
    if (js_type(version) != JS_INT || js_int(version) < 1 || js_int(version) > TUF_VERSION_MAX)
        return false;
    if (length && (js_type(length) != JS_INT || js_int(length) < 1))
        return false;
    if (hashes && !tuf_hashes_read(hashes, &ignored))
        return false;
    *ret_announced = (struct tuf_announced){js_int(version), length ? js_int(length) : 0};
    return true;
}

enum tuf_verdict tuf_meta_check(const struct js *meta, const char *name, struct str bytes)
{
    const struct js *entry = js_get(meta, name), *length = js_get(entry, "length"),
                    *hashes = js_get(entry, "hashes");
    struct tuf_target expected;
    if (length && js_int(length) != (int64_t)bytes.len)
        return TUF_LENGTH;
    if (!hashes)
        return TUF_OK;
    bool read = tuf_hashes_read(hashes, &expected);
    assert(read); /* tuf_meta_read saw it */
    return tuf_hashes_check(&expected, bytes);
}
