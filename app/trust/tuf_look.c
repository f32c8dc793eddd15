// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked of the machine at any time.
#include <string.h>

#include "base/date.h"
#include "trust/tuf_state.h"

const struct js *tuf_meta_of(const struct tuf *tuf, enum tuf_role role)
{
    return js_get(tuf->files[role].signed_part, "meta");
}

bool tuf_expired(const struct tuf *tuf, const struct tuf_file *file)
{
    return file->expires_s <= tuf->now_s;
}

static struct tuf_announced announced_in(const struct tuf *tuf, enum tuf_role role, const char *name)
{
    struct tuf_announced announced = {0, 0};
    tuf_meta_read(tuf_meta_of(tuf, role), name, &announced);
    return announced;
}

struct tuf_announced tuf_announced_snapshot(const struct tuf *tuf)
{
    return announced_in(tuf, TUF_TIMESTAMP, "snapshot.json");
}

struct tuf_announced tuf_announced_targets(const struct tuf *tuf)
{
    return announced_in(tuf, TUF_SNAPSHOT, "targets.json");
}

int64_t tuf_version(const struct tuf *tuf, enum tuf_role role)
{
    return tuf->files[role].version;
}

int64_t tuf_expires_s(const struct tuf *tuf, enum tuf_role role)
{
    return tuf->files[role].expires_s;
}

bool tuf_consistent_snapshot(const struct tuf *tuf)
{
    return js_get_true(tuf->files[TUF_ROOT].signed_part, "consistent_snapshot");
}

bool tuf_issued_s(const struct tuf *tuf, int64_t *ret_s)
{
    struct str text = js_get_str(tuf->files[TUF_TIMESTAMP].signed_part, "x-torget-issued");
    struct moment moment;
    if (!str_ends(text, "Z") || !moment_parse(text, &moment))
        return false;
    *ret_s = moment_s(moment);
    return true;
}

static bool same_hashes(const struct js *announced, const struct tuf_target *is)
{
    struct tuf_target want;
    if (!announced)
        return true;
    return tuf_hashes_read(announced, &want) && (want.has_sha256 || want.has_sha512) &&
           (!want.has_sha256 || memcmp(want.sha256, is->sha256, SHA256_BYTES) == 0) &&
           (!want.has_sha512 || memcmp(want.sha512, is->sha512, SHA512_BYTES) == 0);
}

bool tuf_snapshot_current(const struct tuf *tuf)
{
    const struct tuf_file *file = &tuf->files[TUF_SNAPSHOT];
    struct tuf_announced announced = tuf_announced_snapshot(tuf);
    const struct js *entry = js_get(tuf_meta_of(tuf, TUF_TIMESTAMP), "snapshot.json");
    return file->document && announced.version == file->version && !tuf_expired(tuf, file) &&
           (announced.length == 0 || announced.length == tuf->snapshot_is.length) &&
           same_hashes(js_get(entry, "hashes"), &tuf->snapshot_is);
}

const struct js *tuf_targets(const struct tuf *tuf)
{
    return js_get(tuf->files[TUF_TARGETS].signed_part, "targets");
}

enum tuf_verdict tuf_target(const struct tuf *tuf, const char *path, struct tuf_target *ret_target)
{
    const struct js *entry = js_get(tuf_targets(tuf), path), *length = js_get(entry, "length"),
                    *custom = js_get(entry, "custom");
    struct tuf_target target = {.path = str_of(path), .custom = custom};
    if (!entry)
        return TUF_NO_TARGET;
    if (js_type(length) != JS_INT || js_int(length) < 0 || (custom && js_type(custom) != JS_OBJECT) ||
        !tuf_hashes_read(js_get(entry, "hashes"), &target))
        return TUF_SYNTAX;
    if (!target.has_sha256 && !target.has_sha512)
        return TUF_HASH;
    target.length = js_int(length);
    *ret_target = target;
    return TUF_OK;
}

enum tuf_verdict tuf_target_check(const struct tuf_target *target, struct str bytes)
{
    if (target->length != (int64_t)bytes.len)
        return TUF_LENGTH;
    return tuf_hashes_check(target, bytes);
}
