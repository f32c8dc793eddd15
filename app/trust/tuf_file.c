// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/tuf_file.h"

#include "base/date.h"

void tuf_file_release(struct tuf_file *file)
{
    js_free(file->document);
    *file = (struct tuf_file){0};
}

/* 4.2.1: "YYYY-MM-DDTHH:MM:SSZ" and nothing else. */
static bool read_expires(struct str s, int64_t *ret_s)
{
    struct moment moment;
    if (s.len != 20 || s.ptr[10] != 'T' || s.ptr[19] != 'Z' || !moment_parse(s, &moment))
        return false;
    *ret_s = moment_s(moment);
    return true;
}

/* "1.0.34", "1.0": the major version counts. */
static bool is_spec_1(struct str s)
{
    if (!str_starts(s, "1.") || s.len < 3 || s.len > 32)
        return false;
    for (size_t i = 2; i < s.len; i++)
        if ((s.ptr[i] < '0' || s.ptr[i] > '9') && (s.ptr[i] != '.' || s.ptr[i - 1] == '.' || i + 1 == s.len))
            return false;
    return true;
}

static bool version_ok(const struct js *value)
{
    return js_type(value) == JS_INT && js_int(value) >= 1 && js_int(value) <= TUF_VERSION_MAX;
}

static bool root_role_ok(const struct js *role)
{
    const struct js *keyids = js_get(role, "keyids"), *threshold = js_get(role, "threshold");
    if (js_type(role) != JS_OBJECT || js_type(keyids) != JS_ARRAY || js_type(threshold) != JS_INT ||
        js_int(threshold) < 1)
        return false;
    for (size_t i = 0; i < js_len(keyids); i++)
        if (js_type(js_at(keyids, i)) != JS_STRING)
            return false;
    return true;
}

static bool root_ok(const struct js *part)
{
    const struct js *consistent = js_get(part, "consistent_snapshot"), *roles = js_get(part, "roles");
    if (consistent && js_type(consistent) != JS_BOOL)
        return false;
    if (js_type(js_get(part, "keys")) != JS_OBJECT || js_type(roles) != JS_OBJECT)
        return false;
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++)
        if (!root_role_ok(js_get(roles, tuf_role_name(role))))
            return false;
    return true;
}

static bool meta_ok(const struct js *part, const char *needed)
{
    const struct js *meta = js_get(part, "meta");
    struct tuf_announced announced;
    if (js_type(meta) != JS_OBJECT || !js_get(meta, needed))
        return false;
    for (void *it = js_first(meta); it; it = js_after(meta, it))
        if (!tuf_meta_read(meta, js_name(it), &announced))
            return false;
    return true;
}

/* An empty "delegations" object delegates nothing. */
static bool delegates(const struct js *part)
{
    const struct js *delegations = js_get(part, "delegations");
    if (!delegations || js_type(delegations) == JS_NULL)
        return false;
    return js_type(delegations) != JS_OBJECT || js_len(js_get(delegations, "roles")) > 0 ||
           js_get(delegations, "succinct_roles");
}

static enum tuf_verdict check_members(const struct js *part, enum tuf_role role)
{
    bool ok = false;
    switch (role) {
    case TUF_ROOT:
        ok = root_ok(part);
        break;
    case TUF_TIMESTAMP:
        ok = meta_ok(part, "snapshot.json");
        break;
    case TUF_SNAPSHOT:
        ok = meta_ok(part, "targets.json");
        break;
    case TUF_TARGETS:
        ok = js_type(js_get(part, "targets")) == JS_OBJECT;
        if (ok && delegates(part))
            return TUF_DELEGATIONS;
        break;
    case TUF_ROLES:
        break;
    }
    return ok ? TUF_OK : TUF_SYNTAX;
}

static enum tuf_verdict check_common(struct tuf_file *file, enum tuf_role role)
{
    const struct js *part = file->signed_part, *version = js_get(part, "version");
    if (js_type(part) != JS_OBJECT || js_type(file->signatures) != JS_ARRAY)
        return TUF_SYNTAX;
    if (js_type(js_get(part, "_type")) != JS_STRING)
        return TUF_SYNTAX;
    if (!str_is(js_get_str(part, "_type"), tuf_role_name(role)))
        return TUF_TYPE;
    if (!is_spec_1(js_get_str(part, "spec_version")))
        return TUF_SPEC_VERSION;
    if (!version_ok(version))
        return TUF_VERSION;
    file->version = js_int(version);
    if (!read_expires(js_get_str(part, "expires"), &file->expires_s))
        return TUF_SYNTAX;
    return check_members(part, role);
}

/* 4.2: the keyid must be unique in the signatures array. */
static enum tuf_verdict check_signatures(const struct js *signatures)
{
    struct js *seen = js_new_object();
    enum tuf_verdict verdict = TUF_OK;
    for (size_t i = 0; i < js_len(signatures) && verdict == TUF_OK; i++) {
        const struct js *entry = js_at(signatures, i);
        struct str keyid = js_get_str(entry, "keyid");
        if (!keyid.ptr || js_type(js_get(entry, "sig")) != JS_STRING)
            verdict = TUF_SYNTAX;
        else if (js_get(seen, keyid.ptr))
            verdict = TUF_DUPLICATE;
        else
            js_put_bool(seen, keyid.ptr, true);
    }
    js_free(seen);
    return verdict;
}

enum tuf_verdict tuf_file_read(struct str bytes, enum tuf_role role, struct tuf_file *ret_file)
{
    struct tuf_file file = {0};
    enum err err = js_parse(bytes, tuf_role_max_bytes(role), TUF_DEPTH_MAX, &file.document, NULL);
    if (err != ERR_OK)
        return bytes.len > tuf_role_max_bytes(role) ? TUF_TOO_LARGE : TUF_SYNTAX;
    file.signed_part = js_get(file.document, "signed");
    file.signatures = js_get(file.document, "signatures");
    enum tuf_verdict verdict = check_common(&file, role);
    if (verdict == TUF_OK)
        verdict = check_signatures(file.signatures);
    if (verdict != TUF_OK)
        tuf_file_release(&file);
    else
        *ret_file = file;
    return verdict;
}
