// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/tuf_make.h"

#include <assert.h>
#include <string.h>

#include "base/date.h"
#include "base/hex.h"
#include "trust/tuf_file.h"

static void put_time(struct js *object, const char *name, int64_t s)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(s, 0), text);
    memcpy(text + 19, "Z", 2); /* TUF wants "Z", not "+00:00" */
    js_put_z(object, name, text);
}

static struct js *new_signed(enum tuf_role role, int64_t version, int64_t expires_s)
{
    assert(version >= 1 && version <= TUF_VERSION_MAX);
    struct js *part = js_new_object();
    js_put_z(part, "_type", tuf_role_name(role));
    js_put_z(part, "spec_version", "1.0.34");
    js_put_int(part, "version", version);
    put_time(part, "expires", expires_s);
    return part;
}

static void put_role(struct js *keys, struct js *roles, enum tuf_role role, const struct tuf_role_keys *from)
{
    assert(from->n >= 1 && from->n <= TUF_KEYS_MAX && from->threshold >= 1 && from->threshold <= from->n);
    struct js *entry = js_new_object(), *keyids = js_new_array();
    for (int i = 0; i < from->n; i++) {
        char id[KEYID_LEN + 1];
        sign_key_id(from->public_keys[i], id);
        js_put(keys, id, sign_public_js(from->public_keys[i]));
        js_push(keyids, js_new_z(id));
    }
    js_put(entry, "keyids", keyids);
    js_put_int(entry, "threshold", from->threshold);
    js_put(roles, tuf_role_name(role), entry);
}

struct js *tuf_make_root(int64_t version, int64_t expires_s, const struct tuf_role_keys roles[TUF_ROLES])
{
    struct js *part = new_signed(TUF_ROOT, version, expires_s), *keys = js_new_object(),
              *entries = js_new_object();
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++)
        put_role(keys, entries, role, &roles[role]);
    js_put_bool(part, "consistent_snapshot", true);
    js_put(part, "keys", keys);
    js_put(part, "roles", entries);
    return part;
}

static struct js *hashes_of(const unsigned char hash[SHA256_BYTES])
{
    char hex[SHA256_HEX + 1];
    struct js *hashes = js_new_object();
    hex_write(hash, SHA256_BYTES, hex);
    js_put_z(hashes, "sha256", hex);
    return hashes;
}

struct js *tuf_make_targets(int64_t version, int64_t expires_s)
{
    struct js *part = new_signed(TUF_TARGETS, version, expires_s);
    js_put(part, "targets", js_new_object());
    return part;
}

void tuf_targets_put(struct js *targets_signed, const char *path, int64_t length,
                     const unsigned char hash[SHA256_BYTES], struct js *custom)
{
    struct js *entry = js_new_object();
    js_put_int(entry, "length", length);
    js_put(entry, "hashes", hashes_of(hash));
    if (custom)
        js_put(entry, "custom", custom);
    js_put((struct js *)js_get(targets_signed, "targets"), path, entry);
}

static void put_meta(struct js *part, const char *name, int64_t version, struct str file)
{
    unsigned char hash[SHA256_BYTES];
    struct js *meta = js_new_object(), *entry = js_new_object();
    sha256(file, hash);
    js_put_int(entry, "version", version);
    js_put_int(entry, "length", (int64_t)file.len);
    js_put(entry, "hashes", hashes_of(hash));
    js_put(meta, name, entry);
    js_put(part, "meta", meta);
}

struct js *tuf_make_snapshot(int64_t version, int64_t expires_s, int64_t targets_version,
                             struct str targets_file)
{
    struct js *part = new_signed(TUF_SNAPSHOT, version, expires_s);
    put_meta(part, "targets.json", targets_version, targets_file);
    return part;
}

struct js *tuf_make_timestamp(int64_t version, int64_t expires_s, int64_t issued_s, int64_t snapshot_version,
                              struct str snapshot_file)
{
    struct js *part = new_signed(TUF_TIMESTAMP, version, expires_s);
    put_time(part, "x-torget-issued", issued_s);
    put_meta(part, "snapshot.json", snapshot_version, snapshot_file);
    return part;
}

struct js *tuf_envelope(struct js *signed_part)
{
    struct js *envelope = js_new_object();
    js_put(envelope, "signatures", js_new_array());
    js_put(envelope, "signed", signed_part);
    return envelope;
}

static struct js *without(const struct js *signatures, const char *keyid)
{
    struct js *others = js_new_array();
    for (size_t i = 0; i < js_len(signatures); i++)
        if (!str_is(js_get_str(js_at(signatures, i), "keyid"), keyid))
            js_push(others, js_copy(js_at(signatures, i)));
    return others;
}

void tuf_sign(struct js *envelope, const struct sign_key *key)
{
    unsigned char signature[SIGN_BYTES];
    char hex[2 * SIGN_BYTES + 1];
    struct buf message;
    buf_init(&message, 2 * TUF_TARGETS_MAX);
    bool canonical = js_write(js_get(envelope, "signed"), JS_CANONICAL, &message);
    assert(canonical);
    sign_bytes(key, buf_view(&message), signature);
    buf_release(&message);
    hex_write(signature, sizeof signature, hex);
    struct js *entry = js_new_object(), *signatures = without(js_get(envelope, "signatures"), key->id);
    js_put_z(entry, "keyid", key->id);
    js_put_z(entry, "sig", hex);
    js_push(signatures, entry);
    js_put(envelope, "signatures", signatures);
}

bool tuf_write(const struct js *envelope, enum js_style style, struct buf *buf)
{
    return js_write(envelope, style, buf) && buf_char(buf, '\n');
}

struct str tuf_metadata_name(struct arena *arena, enum tuf_role role, int64_t version)
{
    if (role == TUF_TIMESTAMP)
        return arena_printf(arena, "timestamp.json");
    return arena_printf(arena, "%lld.%s.json", (long long)version, tuf_role_name(role));
}

struct str tuf_target_name(struct arena *arena, const char *path, const unsigned char *hash, size_t n_hash)
{
    char hex[2 * SHA512_BYTES + 1];
    assert(n_hash <= SHA512_BYTES);
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    hex_write(hash, n_hash, hex);
    return arena_printf(arena, "%.*s%s.%s", folder, path, hex, path + folder);
}

enum err tuf_envelope_read(struct str bytes, struct js **ret_envelope)
{
    struct js *document;
    if (js_parse(bytes, TUF_TARGETS_MAX, TUF_DEPTH_MAX, &document, NULL) != ERR_OK)
        return ERR_SYNTAX;
    if (js_type(js_get(document, "signed")) != JS_OBJECT ||
        js_type(js_get(document, "signatures")) != JS_ARRAY) {
        js_free(document);
        return ERR_SYNTAX;
    }
    *ret_envelope = document;
    return ERR_OK;
}
