// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in brackets are the steps of the specification.
#include "trust/tuf.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "trust/tuf_file.h"

struct tuf {
    int64_t now_s;
    struct tuf_file files[TUF_ROLES];
    struct tuf_target snapshot_is; /* length and hashes of the bytes of the trusted snapshot */
};

static const struct js *meta_of(const struct tuf *tuf, enum tuf_role role)
{
    return js_get(tuf->files[role].signed_part, "meta");
}

static bool expired(const struct tuf *tuf, const struct tuf_file *file)
{
    return file->expires_s <= tuf->now_s;
}

static void keep(struct tuf *tuf, enum tuf_role role, struct tuf_file *file)
{
    tuf_file_release(&tuf->files[role]);
    tuf->files[role] = *file;
}

enum tuf_verdict tuf_open(struct str root, int64_t now_s, struct tuf **ret_tuf)
{
    struct tuf_file file;
    enum tuf_verdict verdict = tuf_file_read(root, TUF_ROOT, &file);
    if (verdict != TUF_OK)
        return verdict;
    verdict = tuf_file_verify(&file, TUF_ROOT, &file);
    if (verdict != TUF_OK) {
        tuf_file_release(&file);
        return verdict;
    }
    struct tuf *tuf = calloc(1, sizeof *tuf);
    if (!tuf)
        abort();
    tuf->now_s = now_s;
    tuf->files[TUF_ROOT] = file;
    *ret_tuf = tuf;
    return TUF_OK;
}

void tuf_close(struct tuf *tuf)
{
    if (!tuf)
        return;
    for (enum tuf_role role = TUF_ROOT; role < TUF_ROLES; role++)
        tuf_file_release(&tuf->files[role]);
    free(tuf);
}

static enum tuf_verdict check_next_root(const struct tuf_file *old, const struct tuf_file *new)
{
    enum tuf_verdict verdict = tuf_file_verify(new, TUF_ROOT, old); /* 5.3.4 (1) */
    if (verdict == TUF_OK)
        verdict = tuf_file_verify(new, TUF_ROOT, new); /* 5.3.4 (2) */
    if (verdict != TUF_OK)
        return verdict;
    if (new->version <= old->version) /* 5.3.5 */
        return TUF_ROLLBACK;
    return new->version == old->version + 1 ? TUF_OK : TUF_VERSION;
}

enum tuf_verdict tuf_update_root(struct tuf *tuf, struct str bytes, bool *ret_rotated)
{
    struct tuf_file *old = &tuf->files[TUF_ROOT], file;
    enum tuf_verdict verdict = tuf_file_read(bytes, TUF_ROOT, &file);
    if (verdict != TUF_OK)
        return verdict;
    verdict = check_next_root(old, &file);
    if (verdict != TUF_OK) {
        tuf_file_release(&file);
        return verdict;
    }
    bool rotated = tuf_file_key_removed(old, &file, TUF_TIMESTAMP) || tuf_file_key_removed(old, &file, TUF_SNAPSHOT);
    if (rotated) { /* 5.3.11 */
        tuf_file_release(&tuf->files[TUF_TIMESTAMP]);
        tuf_file_release(&tuf->files[TUF_SNAPSHOT]);
    }
    keep(tuf, TUF_ROOT, &file); /* 5.3.7 */
    if (ret_rotated)
        *ret_rotated = rotated;
    return TUF_OK;
}

enum tuf_verdict tuf_check_root(const struct tuf *tuf)
{
    return expired(tuf, &tuf->files[TUF_ROOT]) ? TUF_EXPIRED : TUF_OK;
}

static enum tuf_verdict read_signed(const struct tuf *tuf, enum tuf_role role, struct str bytes,
                                    struct tuf_file *ret_file)
{
    struct tuf_file file;
    enum tuf_verdict verdict = tuf_file_read(bytes, role, &file);
    if (verdict != TUF_OK)
        return verdict;
    verdict = tuf_file_verify(&file, role, &tuf->files[TUF_ROOT]);
    if (verdict != TUF_OK)
        tuf_file_release(&file);
    else
        *ret_file = file;
    return verdict;
}

enum tuf_verdict tuf_recall_timestamp(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    enum tuf_verdict verdict = read_signed(tuf, TUF_TIMESTAMP, bytes, &file);
    if (verdict == TUF_OK)
        keep(tuf, TUF_TIMESTAMP, &file);
    return verdict;
}

static void remember_snapshot(struct tuf *tuf, struct str bytes)
{
    tuf->snapshot_is.length = (int64_t)bytes.len;
    sha256(bytes, tuf->snapshot_is.sha256);
    sha512(bytes, tuf->snapshot_is.sha512);
}

enum tuf_verdict tuf_recall_snapshot(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    enum tuf_verdict verdict = read_signed(tuf, TUF_SNAPSHOT, bytes, &file);
    if (verdict != TUF_OK)
        return verdict;
    keep(tuf, TUF_SNAPSHOT, &file);
    remember_snapshot(tuf, bytes);
    return TUF_OK;
}

static enum tuf_verdict check_timestamp(const struct tuf *tuf, const struct tuf_file *file)
{
    const struct tuf_file *old = &tuf->files[TUF_TIMESTAMP];
    struct tuf_announced was = {0, 0}, is = {0, 0};
    if (old->document) {
        if (file->version < old->version) /* 5.4.3.1 */
            return TUF_ROLLBACK;
        if (file->version == old->version)
            return expired(tuf, old) ? TUF_EXPIRED : TUF_SAME;
        tuf_meta_read(meta_of(tuf, TUF_TIMESTAMP), "snapshot.json", &was);
        tuf_meta_read(js_get(file->signed_part, "meta"), "snapshot.json", &is);
        if (is.version < was.version) /* 5.4.3.2 */
            return TUF_ROLLBACK;
    }
    return expired(tuf, file) ? TUF_EXPIRED : TUF_OK; /* 5.4.4 */
}

enum tuf_verdict tuf_update_timestamp(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    enum tuf_verdict verdict = read_signed(tuf, TUF_TIMESTAMP, bytes, &file); /* 5.4.2 */
    if (verdict != TUF_OK)
        return verdict;
    verdict = check_timestamp(tuf, &file);
    if (verdict == TUF_OK)
        keep(tuf, TUF_TIMESTAMP, &file);
    else
        tuf_file_release(&file);
    return verdict;
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
    const struct js *entry = js_get(meta_of(tuf, TUF_TIMESTAMP), "snapshot.json");
    return file->document && announced.version == file->version && !expired(tuf, file) &&
           (announced.length == 0 || announced.length == tuf->snapshot_is.length) &&
           same_hashes(js_get(entry, "hashes"), &tuf->snapshot_is);
}

/* 5.5.5: nothing that was listed may go back or go missing. */
static bool rolls_back(const struct js *old_meta, const struct js *new_meta)
{
    struct tuf_announced was, is;
    for (void *it = js_first(old_meta); it; it = js_after(old_meta, it)) {
        const char *name = js_name(it);
        if (!js_get(new_meta, name))
            return true;
        if (tuf_meta_read(old_meta, name, &was) && tuf_meta_read(new_meta, name, &is) && is.version < was.version)
            return true;
    }
    return false;
}

static enum tuf_verdict check_snapshot(const struct tuf *tuf, const struct tuf_file *file)
{
    const struct tuf_file *old = &tuf->files[TUF_SNAPSHOT];
    if (file->version != tuf_announced_snapshot(tuf).version) /* 5.5.4 */
        return TUF_MIXED;
    if (old->document && rolls_back(meta_of(tuf, TUF_SNAPSHOT), js_get(file->signed_part, "meta")))
        return TUF_ROLLBACK;
    return expired(tuf, file) ? TUF_EXPIRED : TUF_OK; /* 5.5.6 */
}

enum tuf_verdict tuf_update_snapshot(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    if (!tuf->files[TUF_TIMESTAMP].document)
        return TUF_MIXED;
    enum tuf_verdict verdict = tuf_meta_check(meta_of(tuf, TUF_TIMESTAMP), "snapshot.json", bytes); /* 5.5.2 */
    if (verdict != TUF_OK)
        return verdict;
    verdict = read_signed(tuf, TUF_SNAPSHOT, bytes, &file); /* 5.5.3 */
    if (verdict != TUF_OK)
        return verdict;
    verdict = check_snapshot(tuf, &file);
    if (verdict != TUF_OK) {
        tuf_file_release(&file);
        return verdict;
    }
    keep(tuf, TUF_SNAPSHOT, &file);
    remember_snapshot(tuf, bytes);
    return TUF_OK;
}

enum tuf_verdict tuf_update_targets(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    if (!tuf_snapshot_current(tuf))
        return TUF_MIXED;
    enum tuf_verdict verdict = tuf_meta_check(meta_of(tuf, TUF_SNAPSHOT), "targets.json", bytes); /* 5.6.2 */
    if (verdict != TUF_OK)
        return verdict;
    verdict = read_signed(tuf, TUF_TARGETS, bytes, &file); /* 5.6.3 */
    if (verdict != TUF_OK)
        return verdict;
    if (file.version != tuf_announced_targets(tuf).version) /* 5.6.4 */
        verdict = TUF_MIXED;
    else if (expired(tuf, &file)) /* 5.6.5 */
        verdict = TUF_EXPIRED;
    if (verdict == TUF_OK)
        keep(tuf, TUF_TARGETS, &file);
    else
        tuf_file_release(&file);
    return verdict;
}

static struct tuf_announced announced_in(const struct tuf *tuf, enum tuf_role role, const char *name)
{
    struct tuf_announced announced = {0, 0};
    tuf_meta_read(meta_of(tuf, role), name, &announced);
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
