// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile metadata. The first byte chooses the role; the bytes are tried as they come (no signature can be
// good), and once more as a "signed" part under good signatures, so that what lies behind the signature is
// reached too.
#include "tests/unit/tuf_repo.h"

static const char *const signers[TUF_ROLES] = {"r", "t", "s", "g"};

static void look_up(struct tuf *tuf)
{
    const struct js *targets = tuf_targets(tuf);
    for (void *it = js_first(targets); it; it = js_after(targets, it)) {
        struct tuf_target target;
        if (tuf_target(tuf, js_name(it), &target) == TUF_OK)
            tuf_target_check(&target, STR("x"));
    }
}

static void feed(const struct files *files, enum tuf_role role, struct str bytes)
{
    struct tuf *tuf = NULL;
    int64_t issued;
    if (role == TUF_ROOT && tuf_open(bytes, NOW, &tuf) == TUF_OK)
        tuf_close(tuf);
    tuf = NULL;
    if (tuf_open(view(files, TUF_ROOT), NOW, &tuf) != TUF_OK)
        abort();
    if (role == TUF_ROOT)
        tuf_update_root(tuf, bytes, NULL);
    tuf_recall_snapshot(tuf, role == TUF_SNAPSHOT ? bytes : view(files, TUF_SNAPSHOT));
    tuf_recall_timestamp(tuf, role == TUF_TIMESTAMP ? bytes : view(files, TUF_TIMESTAMP));
    tuf_update_timestamp(tuf, role == TUF_TIMESTAMP ? bytes : view(files, TUF_TIMESTAMP));
    tuf_update_snapshot(tuf, role == TUF_SNAPSHOT ? bytes : view(files, TUF_SNAPSHOT));
    tuf_update_targets(tuf, role == TUF_TARGETS ? bytes : view(files, TUF_TARGETS));
    tuf_issued_s(tuf, &issued);
    look_up(tuf);
    tuf_close(tuf);
}

/* The role above announces no hash, so that what it announces can be anything. */
static void drop_hashes(struct buf *file, const char *name, const char *signer)
{
    struct js *part = part_of(file), *entry = (struct js *)js_get(js_get(part, "meta"), name);
    js_drop(entry, "hashes");
    js_drop(entry, "length");
    put_signed(file, part, signer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct files files;
    static struct buf file;
    struct js *part, *canonical_part = NULL;
    if (size < 1)
        return 0;
    if (!files.role[TUF_ROOT].max) {
        files_make(&files, 5);
        drop_hashes(&files.role[TUF_SNAPSHOT], "targets.json", "s");
        drop_hashes(&files.role[TUF_TIMESTAMP], "snapshot.json", "t");
    }
    enum tuf_role role = (enum tuf_role)(data[0] % TUF_ROLES);
    struct str bytes = {(const char *)data + 1, size - 1};
    feed(&files, role, bytes);
    if (js_parse(bytes, 1 << 16, 30, &part, NULL) != ERR_OK)
        return 0;
    struct buf probe;
    buf_init(&probe, 1 << 20);
    if (js_type(part) == JS_OBJECT && js_write(part, JS_CANONICAL, &probe))
        canonical_part = js_copy(part);
    buf_release(&probe);
    js_free(part);
    if (canonical_part) {
        put_signed(&file, canonical_part, signers[role]);
        feed(&files, role, buf_view(&file));
    }
    return 0;
}
