// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in brackets are the steps of the specification.
#include "trust/tuf.h"

#include <stdlib.h>

#include "trust/tuf_state.h"

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
    bool rotated =
        tuf_file_key_removed(old, &file, TUF_TIMESTAMP) || tuf_file_key_removed(old, &file, TUF_SNAPSHOT);
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
    return tuf_expired(tuf, &tuf->files[TUF_ROOT]) ? TUF_EXPIRED : TUF_OK;
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
            return tuf_expired(tuf, old) ? TUF_EXPIRED : TUF_SAME;
        tuf_meta_read(tuf_meta_of(tuf, TUF_TIMESTAMP), "snapshot.json", &was);
        tuf_meta_read(js_get(file->signed_part, "meta"), "snapshot.json", &is);
        if (is.version < was.version) /* 5.4.3.2 */
            return TUF_ROLLBACK;
    }
    return tuf_expired(tuf, file) ? TUF_EXPIRED : TUF_OK; /* 5.4.4 */
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

/* 5.5.5: nothing that was listed may go back or go missing. */
static bool rolls_back(const struct js *old_meta, const struct js *new_meta)
{
    struct tuf_announced was, is;
    for (void *it = js_first(old_meta); it; it = js_after(old_meta, it)) {
        const char *name = js_name(it);
        if (!js_get(new_meta, name))
            return true;
        if (tuf_meta_read(old_meta, name, &was) && tuf_meta_read(new_meta, name, &is) &&
            is.version < was.version)
            return true;
    }
    return false;
}

static enum tuf_verdict check_snapshot(const struct tuf *tuf, const struct tuf_file *file)
{
    const struct tuf_file *old = &tuf->files[TUF_SNAPSHOT];
    if (file->version != tuf_announced_snapshot(tuf).version) /* 5.5.4 */
        return TUF_MIXED;
    if (old->document && rolls_back(tuf_meta_of(tuf, TUF_SNAPSHOT), js_get(file->signed_part, "meta")))
        return TUF_ROLLBACK;
    return tuf_expired(tuf, file) ? TUF_EXPIRED : TUF_OK; /* 5.5.6 */
}

enum tuf_verdict tuf_update_snapshot(struct tuf *tuf, struct str bytes)
{
    struct tuf_file file;
    if (!tuf->files[TUF_TIMESTAMP].document)
        return TUF_MIXED;
    enum tuf_verdict verdict =
        tuf_meta_check(tuf_meta_of(tuf, TUF_TIMESTAMP), "snapshot.json", bytes); /* 5.5.2 */
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
    enum tuf_verdict verdict =
        tuf_meta_check(tuf_meta_of(tuf, TUF_SNAPSHOT), "targets.json", bytes); /* 5.6.2 */
    if (verdict != TUF_OK)
        return verdict;
    verdict = read_signed(tuf, TUF_TARGETS, bytes, &file); /* 5.6.3 */
    if (verdict != TUF_OK)
        return verdict;
    if (file.version != tuf_announced_targets(tuf).version) /* 5.6.4 */
        verdict = TUF_MIXED;
    else if (tuf_expired(tuf, &file)) /* 5.6.5 */
        verdict = TUF_EXPIRED;
    if (verdict == TUF_OK)
        keep(tuf, TUF_TARGETS, &file);
    else
        tuf_file_release(&file);
    return verdict;
}
