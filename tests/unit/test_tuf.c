// SPDX-License-Identifier: GPL-3.0-or-later
// The TUF workflow against each attack, by name, with real signatures.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <cmocka.h>

#include "tests/unit/tuf_repo.h"

#define assert_verdict(got, want) assert_string_equal(tuf_verdict_name(got), tuf_verdict_name(want))

struct world {
    struct files files; /* what the repository says; version 5 and good, before a test spoils it */
    struct tuf *tuf;    /* a client that has root 1 and nothing else */
};

static struct world *world_new(int64_t version)
{
    struct world *world = calloc(1, sizeof *world);
    files_make(&world->files, version);
    assert_verdict(tuf_open(view(&world->files, TUF_ROOT), NOW, &world->tuf), TUF_OK);
    return world;
}

static int setup(void **state)
{
    *state = world_new(5);
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    tuf_close(world->tuf);
    files_release(&world->files);
    free(world);
    return 0;
}

static enum tuf_verdict update(struct world *world, enum tuf_role role)
{
    struct str bytes = view(&world->files, role);
    switch (role) {
    case TUF_ROOT:
        return tuf_update_root(world->tuf, bytes, NULL);
    case TUF_TIMESTAMP:
        return tuf_update_timestamp(world->tuf, bytes);
    case TUF_SNAPSHOT:
        return tuf_update_snapshot(world->tuf, bytes);
    case TUF_TARGETS:
        return tuf_update_targets(world->tuf, bytes);
    case TUF_ROLES:
        break;
    }
    abort();
}

static void update_up_to(struct world *world, enum tuf_role last)
{
    for (enum tuf_role role = TUF_TIMESTAMP; role <= last; role++)
        assert_verdict(update(world, role), TUF_OK);
}

/* Everything up to `role` is good; what does the client say of `role`, and does it keep what it had? */
static void expect(struct world *world, enum tuf_role role, enum tuf_verdict want)
{
    if (role > TUF_TIMESTAMP)
        update_up_to(world, role - 1);
    int64_t before = tuf_version(world->tuf, role);
    assert_verdict(update(world, role), want);
    assert_int_equal(tuf_version(world->tuf, role), before);
}

static struct buf *file(struct world *world, enum tuf_role role)
{
    return &world->files.role[role];
}

static void a_good_repository_is_accepted_whole(void **state)
{
    struct world *world = *state;
    struct tuf_target target;
    int64_t issued;
    assert_verdict(tuf_check_root(world->tuf), TUF_OK);
    update_up_to(world, TUF_TARGETS);
    assert_true(tuf_consistent_snapshot(world->tuf));
    assert_true(tuf_issued_s(world->tuf, &issued));
    assert_int_equal(issued, NOW - 60);
    assert_verdict(tuf_target(world->tuf, "content/1.zst", &target), TUF_OK);
    assert_int_equal(target.length, sizeof hello - 1);
    assert_true(str_is(js_get_str(target.custom, "root_hash"), "00ff"));
    assert_verdict(tuf_target_check(&target, str_of(hello)), TUF_OK);
    assert_verdict(tuf_target_check(&target, str_of("hello, squarE\n")), TUF_HASH);
    assert_verdict(tuf_target_check(&target, str_of("hello")), TUF_LENGTH);
    assert_verdict(tuf_target(world->tuf, "content/2.zst", &target), TUF_NO_TARGET);
    assert_int_equal(tuf_version(world->tuf, TUF_TARGETS), 5);
}

static void a_wrong_signature_is_refused(void **state)
{
    struct world *world = *state;
    for (enum tuf_role role = TUF_TIMESTAMP; role < TUF_ROLES; role++) {
        struct world *fresh = world_new(5);
        put_signed(file(fresh, role), part_of(file(fresh, role)), "x"); /* of the same length: no hash tells */
        if (role == TUF_TARGETS)
            announce_targets(&fresh->files, 5, 5);
        if (role != TUF_TIMESTAMP)
            announce_snapshot(&fresh->files, 5, 5);
        expect(fresh, role, TUF_SIGNATURE);
        teardown((void **)&fresh);
    }
    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP));
    struct js *entry = (struct js *)js_at(js_get(envelope, "signatures"), 0);
    char sig[2 * SIGN_BYTES + 1];
    snprintf(sig, sizeof sig, "%s", js_get_str(entry, "sig").ptr);
    sig[7] = sig[7] == '0' ? '1' : '0';
    js_put_z(entry, "sig", sig);
    put_envelope(file(world, TUF_TIMESTAMP), envelope);
    expect(world, TUF_TIMESTAMP, TUF_SIGNATURE);
}

static void odd_signatures_beside_a_good_one_do_not_matter(void **state)
{
    struct world *world = *state;
    static const char *const odd[] = {"", "zz", "00", "not hex at all", "b61589620c287e23"};
    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP));
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct js *entry = js_new_object();
        char id[8];
        snprintf(id, sizeof id, "k%zu", i);
        js_put_z(entry, "keyid", id);
        js_put_z(entry, "sig", odd[i]);
        js_push((struct js *)js_get(envelope, "signatures"), entry);
    }
    put_envelope(file(world, TUF_TIMESTAMP), envelope);
    update_up_to(world, TUF_TIMESTAMP);
}

static void a_flipped_bit_anywhere_is_refused(void **state)
{
    struct world *world = *state;
    struct buf *bytes = file(world, TUF_TIMESTAMP);
    for (size_t i = 0; i + 1 < bytes->len; i++)
        for (int bit = 0; bit < 8; bit += 3) {
            bytes->ptr[i] ^= (char)(1 << bit);
            enum tuf_verdict verdict = update(world, TUF_TIMESTAMP);
            bytes->ptr[i] ^= (char)(1 << bit);
            assert_int_not_equal(verdict, TUF_OK);
            assert_int_not_equal(verdict, TUF_SAME);
        }
    update_up_to(world, TUF_TIMESTAMP);
}

static void a_file_cut_anywhere_is_refused(void **state)
{
    struct world *world = *state;
    struct str whole = view(&world->files, TUF_TIMESTAMP);
    for (size_t n = 0; n + 1 < whole.len; n++)
        assert_verdict(tuf_update_timestamp(world->tuf, str_sub(whole, 0, n)), TUF_SYNTAX);
}

/* ---- thresholds ---- */

static const struct threshold_row {
    const char *name, *keys;
    int threshold;
    const char *signers;
    enum tuf_verdict want;
} threshold_rows[] = {
    {"enough", "abc", 2, "ab", TUF_OK},
    {"enough, in another order", "abc", 2, "cb", TUF_OK},
    {"enough, with strangers", "abc", 2, "xaby", TUF_OK},
    {"one too few", "abc", 2, "a", TUF_THRESHOLD},
    {"a stranger does not count", "abc", 2, "ax", TUF_THRESHOLD},
    {"none", "abc", 2, "", TUF_SIGNATURE},
    {"only strangers", "abc", 1, "xyz", TUF_SIGNATURE},
    {"a threshold that all keys together do not reach", "abc", 4, "abc", TUF_THRESHOLD},
};

static void thresholds_count_the_keys_of_the_role(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof threshold_rows / sizeof *threshold_rows; i++) {
        const struct threshold_row *row = &threshold_rows[i];
        struct world *world = world_new(5);
        struct sets sets = plain_sets;
        sets.role[TUF_TIMESTAMP] = (struct set){row->keys, row->threshold};
        put_signed(file(world, TUF_ROOT), root_of(2, sets), "r");
        assert_verdict(update(world, TUF_ROOT), TUF_OK);
        put_signed(file(world, TUF_TIMESTAMP), part_of(file(world, TUF_TIMESTAMP)), row->signers);
        print_message("  %s\n", row->name);
        assert_verdict(update(world, TUF_TIMESTAMP), row->want);
        teardown((void **)&world);
    }
}

static struct js *members(const struct js *root, const char *a, const char *b)
{
    return (struct js *)(b ? js_get(js_get(root, a), b) : js_get(root, a));
}

static void one_key_named_twice_in_a_role_counts_once(void **state)
{
    struct world *world = *state;
    struct js *root = root_of(2, plain_sets);
    js_push(members(members(root, "roles", "timestamp"), "keyids", NULL), js_new_z(key_of('t').id));
    js_put_int(members(root, "roles", "timestamp"), "threshold", 2);
    put_signed(file(world, TUF_ROOT), root, "r");
    assert_verdict(update(world, TUF_ROOT), TUF_OK);
    assert_verdict(update(world, TUF_TIMESTAMP), TUF_THRESHOLD);
}

static void two_signatures_under_one_keyid_are_refused(void **state)
{
    struct world *world = *state;
    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP)), *list = members(envelope, "signatures", NULL);
    js_push(list, js_copy(js_at(list, 0)));
    put_envelope(file(world, TUF_TIMESTAMP), envelope);
    expect(world, TUF_TIMESTAMP, TUF_DUPLICATE);
}

/* The key object with one more member has another hash, so another id, and is the same key. */
static void one_key_under_two_keyids_counts_once(void **state)
{
    struct world *world = *state;
    struct js *root = root_of(2, plain_sets), *twin = sign_public_js(key_of('t').public_key);
    struct buf canonical;
    char id[KEYID_LEN + 1];
    js_put_z(twin, "x-owner", "the same one");
    buf_init(&canonical, 4096);
    js_write(twin, JS_CANONICAL, &canonical);
    sha256_hex(buf_view(&canonical), id);
    buf_release(&canonical);
    js_put(members(root, "keys", NULL), id, twin);
    js_push(members(members(root, "roles", "timestamp"), "keyids", NULL), js_new_z(id));
    js_put_int(members(root, "roles", "timestamp"), "threshold", 2);
    put_signed(file(world, TUF_ROOT), root, "r");
    assert_verdict(update(world, TUF_ROOT), TUF_OK);

    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP)), *list = members(envelope, "signatures", NULL);
    struct js *entry = js_copy(js_at(list, 0));
    js_put_z(entry, "keyid", id);
    js_push(list, entry);
    put_envelope(file(world, TUF_TIMESTAMP), envelope);
    assert_verdict(update(world, TUF_TIMESTAMP), TUF_THRESHOLD);
}

/* keytype, scheme, public (NULL: the right one), what the id is made of */
static const struct key_row {
    const char *name, *keytype, *scheme, *public_hex;
    bool wrong_id;
} key_rows[] = {
    {"an rsa key", "rsa", "rsassa-pss-sha256", NULL, false},
    {"an ecdsa key", "ecdsa", "ecdsa-sha2-nistp256", NULL, false},
    {"an ed25519 key of another scheme", "ed25519", "rsassa-pss-sha256", NULL, false},
    {"an rsa key with the ed25519 scheme", "rsa", "ed25519", NULL, false},
    {"a key that is too short", "ed25519", "ed25519", "00ff", false},
    {"a key that is no hex", "ed25519", "ed25519", "-----BEGIN PUBLIC KEY-----", false},
    {"a key of small order", "ed25519", "ed25519", "0100000000000000000000000000000000000000000000000000000000000000", false},
    {"a key under the id of another", "ed25519", "ed25519", NULL, true},
};

static void other_keys_count_for_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++) {
        const struct key_row *row = &key_rows[i];
        struct world *world = world_new(5);
        struct js *root = root_of(2, plain_sets), *key = sign_public_js(key_of('t').public_key);
        struct buf canonical;
        char id[KEYID_LEN + 1];
        js_put_z(key, "keytype", row->keytype);
        js_put_z(key, "scheme", row->scheme);
        if (row->public_hex)
            js_put_z(members(key, "keyval", NULL), "public", row->public_hex);
        buf_init(&canonical, 4096);
        js_write(key, JS_CANONICAL, &canonical);
        sha256_hex(buf_view(&canonical), id);
        buf_release(&canonical);
        if (row->wrong_id)
            snprintf(id, sizeof id, "%s", key_of('s').id);
        js_put(members(root, "keys", NULL), id, key);
        struct js *keyids = js_new_array();
        js_push(keyids, js_new_z(id));
        js_put(members(root, "roles", "timestamp"), "keyids", keyids);
        put_signed(file(world, TUF_ROOT), root, "r");
        print_message("  %s\n", row->name);
        assert_verdict(update(world, TUF_ROOT), TUF_OK);

        struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP));
        js_put_z((struct js *)js_at(js_get(envelope, "signatures"), 0), "keyid", id);
        put_envelope(file(world, TUF_TIMESTAMP), envelope);
        assert_verdict(update(world, TUF_TIMESTAMP), TUF_SIGNATURE);
        teardown((void **)&world);
    }
}

/* ---- root ---- */

static const struct root_row {
    const char *name;
    struct set first, second;
    const char *signers;
    enum tuf_verdict want;
} root_rows[] = {
    {"a key is replaced", {"a", 1}, {"b", 1}, "ba", TUF_OK},
    {"with strangers' signatures", {"a", 1}, {"b", 1}, "xbay", TUF_OK},
    {"not signed by the old key", {"a", 1}, {"b", 1}, "bx", TUF_SIGNATURE},
    {"not signed by the new key", {"a", 1}, {"b", 1}, "ax", TUF_SIGNATURE},
    {"one of five replaced", {"abcde", 3}, {"abdef", 3}, "abe", TUF_OK},
    {"too few of the new ones", {"abcde", 3}, {"abdef", 3}, "ace", TUF_THRESHOLD},
    {"too few of the old ones", {"abcde", 3}, {"abdef", 3}, "aef", TUF_THRESHOLD},
    {"all replaced, signed by both", {"abc", 2}, {"def", 2}, "abde", TUF_OK},
    {"the threshold rises", {"abc", 1}, {"abc", 2}, "ab", TUF_OK},
    {"the risen threshold is not reached", {"abc", 1}, {"abc", 2}, "b", TUF_THRESHOLD},
    {"the threshold falls", {"abc", 2}, {"abc", 1}, "ab", TUF_OK},
    {"the old threshold is not reached", {"abc", 2}, {"abc", 1}, "a", TUF_THRESHOLD},
};

static void root_rotates_only_with_old_and_new_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof root_rows / sizeof *root_rows; i++) {
        const struct root_row *row = &root_rows[i];
        struct sets sets = plain_sets;
        struct buf first = {0}, second = {0};
        struct tuf *tuf;
        sets.role[TUF_ROOT] = row->first;
        put_signed(&first, root_of(1, sets), row->first.keys);
        sets.role[TUF_ROOT] = row->second;
        put_signed(&second, root_of(2, sets), row->signers);
        print_message("  %s\n", row->name);
        assert_verdict(tuf_open(buf_view(&first), NOW, &tuf), TUF_OK);
        assert_verdict(tuf_update_root(tuf, buf_view(&second), NULL), row->want);
        assert_int_equal(tuf_version(tuf, TUF_ROOT), row->want == TUF_OK ? 2 : 1);
        tuf_close(tuf);
        buf_release(&first);
        buf_release(&second);
    }
}

static void a_root_must_be_the_very_next(void **state)
{
    struct world *world = *state;
    static const struct {
        int64_t version;
        enum tuf_verdict want;
    } rows[] = {{3, TUF_VERSION}, {1, TUF_ROLLBACK}, {100, TUF_VERSION}, {9007199254740991, TUF_VERSION}, {2, TUF_OK}, {2, TUF_ROLLBACK}, {1, TUF_ROLLBACK}, {3, TUF_OK}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_signed(file(world, TUF_ROOT), root_of(rows[i].version, plain_sets), "r");
        assert_verdict(update(world, TUF_ROOT), rows[i].want);
    }
}

static void an_expired_root_may_be_passed_through_but_not_stayed_at(void **state)
{
    struct world *world = *state;
    for (int64_t version = 2; version <= 3; version++) {
        struct js *root = root_of(version, plain_sets);
        js_put_z(root, "expires", version == 2 ? "2020-01-01T00:00:00Z" : "2030-01-01T00:00:00Z");
        put_signed(file(world, TUF_ROOT), root, "r");
        assert_verdict(update(world, TUF_ROOT), TUF_OK);
        assert_verdict(tuf_check_root(world->tuf), version == 2 ? TUF_EXPIRED : TUF_OK);
    }
}

static void the_first_root_must_carry_its_own_signatures(void **state)
{
    (void)state;
    struct sets sets = plain_sets;
    struct buf root = {0};
    struct tuf *tuf;
    sets.role[TUF_ROOT] = (struct set){"abc", 2};
    put_signed(&root, root_of(1, sets), "a");
    assert_verdict(tuf_open(buf_view(&root), NOW, &tuf), TUF_THRESHOLD);
    put_signed(&root, root_of(1, sets), "xy");
    assert_verdict(tuf_open(buf_view(&root), NOW, &tuf), TUF_SIGNATURE);
    assert_verdict(tuf_open(str_of("<html>Welcome to our Wi-Fi"), NOW, &tuf), TUF_SYNTAX);
    buf_release(&root);
}

/* ---- rollback, freeze, fast-forward, mix-and-match ---- */

static void an_older_timestamp_is_a_rollback(void **state)
{
    struct world *world = *state;
    update_up_to(world, TUF_TIMESTAMP);
    announce_snapshot(&world->files, 4, 5);
    assert_verdict(update(world, TUF_TIMESTAMP), TUF_ROLLBACK);
    assert_int_equal(tuf_version(world->tuf, TUF_TIMESTAMP), 5);
}

static void the_same_timestamp_version_with_other_content_changes_nothing(void **state)
{
    struct world *world = *state;
    update_up_to(world, TUF_TIMESTAMP);
    announce_snapshot(&world->files, 5, 99);
    assert_verdict(update(world, TUF_TIMESTAMP), TUF_SAME);
    assert_int_equal(tuf_announced_snapshot(world->tuf).version, 5);
}

static void a_newer_timestamp_with_an_older_snapshot_is_a_rollback(void **state)
{
    struct world *world = *state;
    update_up_to(world, TUF_TIMESTAMP);
    announce_snapshot(&world->files, 6, 4);
    assert_verdict(update(world, TUF_TIMESTAMP), TUF_ROLLBACK);
}

static void older_targets_in_a_newer_snapshot_are_a_rollback(void **state)
{
    struct world *world = *state;
    update_up_to(world, TUF_TARGETS);
    announce_targets(&world->files, 6, 4);
    announce_snapshot(&world->files, 6, 6);
    update_up_to(world, TUF_TIMESTAMP);
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_ROLLBACK);
    assert_false(tuf_snapshot_current(world->tuf));
    assert_verdict(update(world, TUF_TARGETS), TUF_MIXED);
}

static void a_file_that_leaves_the_snapshot_is_a_rollback(void **state)
{
    struct world *world = *state;
    struct js *part = part_of(file(world, TUF_SNAPSHOT)), *meta = js_new_object();
    js_put_int(meta, "version", 1);
    js_put(members(part, "meta", NULL), "extra.json", meta);
    put_signed(file(world, TUF_SNAPSHOT), part, "s");
    announce_snapshot(&world->files, 5, 5);
    update_up_to(world, TUF_SNAPSHOT);
    announce_targets(&world->files, 6, 5);
    announce_snapshot(&world->files, 6, 6);
    update_up_to(world, TUF_TIMESTAMP);
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_ROLLBACK);
}

static void expired_metadata_is_a_freeze(void **state)
{
    (void)state;
    for (enum tuf_role role = TUF_TIMESTAMP; role < TUF_ROLES; role++) {
        static const char *const signers[TUF_ROLES] = {"r", "t", "s", "g"};
        struct world *world = world_new(5);
        struct js *part = part_of(file(world, role));
        char text[32];
        struct tm tm;
        time_t now = NOW; /* at this very second is past it */
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &tm));
        js_put_z(part, "expires", text);
        put_signed(file(world, role), part, signers[role]);
        if (role == TUF_TARGETS)
            announce_targets(&world->files, 5, 5);
        if (role != TUF_TIMESTAMP)
            announce_snapshot(&world->files, 5, 5);
        expect(world, role, TUF_EXPIRED);
        teardown((void **)&world);
    }
}

static struct tuf *later(const struct world *world, int64_t now_s)
{
    struct tuf *tuf;
    assert_verdict(tuf_open(view(&world->files, TUF_ROOT), now_s, &tuf), TUF_OK);
    assert_verdict(tuf_recall_timestamp(tuf, view(&world->files, TUF_TIMESTAMP)), TUF_OK);
    assert_verdict(tuf_recall_snapshot(tuf, view(&world->files, TUF_SNAPSHOT)), TUF_OK);
    return tuf;
}

static void a_kept_timestamp_that_expired_is_still_remembered_but_not_good(void **state)
{
    struct world *world = *state;
    struct tuf *tuf = later(world, NOW + 20 * DAY);
    assert_verdict(tuf_update_timestamp(tuf, view(&world->files, TUF_TIMESTAMP)), TUF_EXPIRED);
    announce_snapshot(&world->files, 4, 5);
    assert_verdict(tuf_update_timestamp(tuf, view(&world->files, TUF_TIMESTAMP)), TUF_ROLLBACK);
    tuf_close(tuf);
    tuf = NULL;
    files_make(&world->files, 5);
    tuf = later(world, NOW + DAY);
    assert_verdict(tuf_update_timestamp(tuf, view(&world->files, TUF_TIMESTAMP)), TUF_SAME);
    assert_true(tuf_snapshot_current(tuf));
    assert_verdict(tuf_update_targets(tuf, view(&world->files, TUF_TARGETS)), TUF_OK);
    tuf_close(tuf);
}

static void a_kept_snapshot_is_not_current_when_its_bytes_are_others(void **state)
{
    struct world *world = *state;
    struct buf kept = {0};
    put_signed(&kept, part_of(file(world, TUF_SNAPSHOT)), "sx"); /* good, the same version, not the announced bytes */
    assert_verdict(tuf_recall_snapshot(world->tuf, buf_view(&kept)), TUF_OK);
    update_up_to(world, TUF_TIMESTAMP);
    assert_false(tuf_snapshot_current(world->tuf));
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_OK);
    assert_true(tuf_snapshot_current(world->tuf));
    buf_release(&kept);
}

static const struct recovery_row {
    const char *name, *timestamp, *snapshot;
    bool rotated;
} recovery_rows[] = {
    {"no key changes", "t", "s", false},
    {"a key is added", "tu", "s", false},
    {"the timestamp key is replaced", "u", "s", true},
    {"the snapshot key is replaced", "t", "v", true},
    {"both are replaced", "u", "v", true},
};

static void replaced_keys_undo_a_fast_forward(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof recovery_rows / sizeof *recovery_rows; i++) {
        const struct recovery_row *row = &recovery_rows[i];
        struct world *world = world_new(90071992547);
        struct sets sets = plain_sets;
        bool rotated = !row->rotated;
        print_message("  %s\n", row->name);
        update_up_to(world, TUF_TARGETS);
        sets.role[TUF_TIMESTAMP].keys = row->timestamp;
        sets.role[TUF_SNAPSHOT].keys = row->snapshot;
        files_make(&world->files, 1);
        put_signed(file(world, TUF_ROOT), root_of(2, sets), "r");
        put_signed(file(world, TUF_SNAPSHOT), part_of(file(world, TUF_SNAPSHOT)), row->snapshot);
        announce_snapshot(&world->files, 1, 1);
        put_signed(file(world, TUF_TIMESTAMP), part_of(file(world, TUF_TIMESTAMP)), row->timestamp);
        assert_verdict(tuf_update_root(world->tuf, view(&world->files, TUF_ROOT), &rotated), TUF_OK);
        assert_int_equal(rotated, row->rotated);
        if (row->rotated)
            update_up_to(world, TUF_TARGETS);
        else
            assert_verdict(update(world, TUF_TIMESTAMP), TUF_ROLLBACK);
        teardown((void **)&world);
    }
}

static void files_of_different_moments_do_not_mix(void **state)
{
    struct world *world = *state;
    struct files older = {0};
    files_make(&older, 4);
    update_up_to(world, TUF_TIMESTAMP);
    assert_verdict(tuf_update_snapshot(world->tuf, view(&older, TUF_SNAPSHOT)), TUF_HASH);
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_OK);
    assert_verdict(tuf_update_targets(world->tuf, view(&older, TUF_TARGETS)), TUF_HASH);
    assert_verdict(update(world, TUF_TARGETS), TUF_OK);
    files_release(&older);
}

static void drop_announced(struct buf *bytes, const char *name, const char *signer)
{
    struct js *part = part_of(bytes);
    js_drop(members(part, "meta", name), "hashes");
    js_drop(members(part, "meta", name), "length");
    put_signed(bytes, part, signer);
}

static void without_hashes_the_version_alone_tells_mixed_files(void **state)
{
    struct world *world = *state;
    struct files older = {0};
    files_make(&older, 4);
    drop_announced(file(world, TUF_SNAPSHOT), "targets.json", "s");
    drop_announced(file(world, TUF_TIMESTAMP), "snapshot.json", "t");
    update_up_to(world, TUF_TIMESTAMP);
    assert_verdict(tuf_update_snapshot(world->tuf, view(&older, TUF_SNAPSHOT)), TUF_MIXED);
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_OK);
    assert_verdict(tuf_update_targets(world->tuf, view(&older, TUF_TARGETS)), TUF_MIXED);
    assert_verdict(update(world, TUF_TARGETS), TUF_OK);
    files_release(&older);
}

static void a_file_longer_than_announced_is_refused(void **state)
{
    struct world *world = *state;
    update_up_to(world, TUF_TIMESTAMP);
    buf_char(file(world, TUF_SNAPSHOT), ' ');
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_LENGTH);
}

static void endless_files_are_refused(void **state)
{
    struct world *world = *state;
    for (enum tuf_role role = TUF_ROOT; role <= TUF_TIMESTAMP; role++) {
        struct buf *bytes = file(world, role);
        while (bytes->len <= tuf_role_max_bytes(role))
            buf_char(bytes, ' ');
        assert_verdict(update(world, role), TUF_TOO_LARGE);
    }
}

/* ---- what is no metadata ---- */

#define HEAD "{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0.34\",\"version\":"
#define META ",\"meta\":{\"snapshot.json\":{\"version\":1}}}}"
#define EXPIRES ",\"expires\":\"2030-01-01T00:00:00Z\""

static const struct odd_row {
    const char *bytes;
    enum tuf_verdict want;
} odd_rows[] = {
    {"", TUF_SYNTAX},
    {" ", TUF_SYNTAX},
    {"<!DOCTYPE html><html><title>Log in to the guest network</title>", TUF_SYNTAX},
    {"null", TUF_SYNTAX},
    {"[]", TUF_SYNTAX},
    {"{}", TUF_SYNTAX},
    {"{\"signed\":{}}", TUF_SYNTAX},
    {"{\"signed\":{},\"signatures\":[]}", TUF_SYNTAX},
    {"{\"signed\":[],\"signatures\":[]}", TUF_SYNTAX},
    {"{\"signed\":\"\xff\",\"signatures\":[]}", TUF_SYNTAX},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", TUF_SYNTAX},
    {HEAD "1" EXPIRES META "{}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"version\":2" META, TUF_SYNTAX}, /* doubled member */
    {HEAD "1" EXPIRES META, TUF_SIGNATURE},
    {HEAD "0" EXPIRES META, TUF_VERSION},
    {HEAD "-1" EXPIRES META, TUF_VERSION},
    {HEAD "\"1\"" EXPIRES META, TUF_VERSION},
    {HEAD "1.0" EXPIRES META, TUF_VERSION},
    {HEAD "true" EXPIRES META, TUF_VERSION},
    {HEAD "9007199254740992" EXPIRES META, TUF_VERSION},
    {HEAD "9223372036854775807" EXPIRES META, TUF_VERSION},
    {HEAD "9223372036854775808" EXPIRES META, TUF_SYNTAX},
    {HEAD "99999999999999999999999999999999999999" EXPIRES META, TUF_SYNTAX},
    {HEAD "1e3" EXPIRES META, TUF_VERSION},
    {HEAD "1" EXPIRES ",\"x\":0.5" META, TUF_SYNTAX},
    {HEAD "1" META, TUF_SYNTAX},
    {HEAD "1,\"expires\":\"2030-01-01\"" META, TUF_SYNTAX},
    {HEAD "1,\"expires\":\"2030-01-01T00:00:00+00:00\"" META, TUF_SYNTAX},
    {HEAD "1,\"expires\":\"2030-02-30T00:00:00Z\"" META, TUF_SYNTAX},
    {HEAD "1,\"expires\":\"2030-01-01T00:00:00.5Z\"" META, TUF_SYNTAX},
    {HEAD "1,\"expires\":1893456000" META, TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{}}}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{\"targets.json\":{\"version\":1}}}}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{\"snapshot.json\":{\"version\":0}}}}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{\"snapshot.json\":{\"version\":1,\"length\":-5}}}}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{\"snapshot.json\":{\"version\":1,\"hashes\":{}}}}}", TUF_SYNTAX},
    {HEAD "1" EXPIRES ",\"meta\":{\"snapshot.json\":{\"version\":1,\"hashes\":{\"sha256\":\"00\"}}}}}", TUF_SYNTAX},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"snapshot\",\"spec_version\":\"1.0.34\",\"version\":1" EXPIRES META, TUF_TYPE},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"2.0.0\",\"version\":1" EXPIRES META, TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.\",\"version\":1" EXPIRES META, TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"10.0\",\"version\":1" EXPIRES META, TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":1,\"version\":1" EXPIRES META, TUF_SPEC_VERSION},
    {"{\"signatures\":{},\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1" EXPIRES META, TUF_SYNTAX},
    {"{\"signatures\":[1],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1" EXPIRES META, TUF_SYNTAX},
    {"{\"signatures\":[{\"keyid\":\"a\"}],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1" EXPIRES META, TUF_SYNTAX},
};

static void what_is_no_metadata_is_named(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < sizeof odd_rows / sizeof *odd_rows; i++) {
        enum tuf_verdict got = tuf_update_timestamp(world->tuf, str_of(odd_rows[i].bytes));
        if (got != odd_rows[i].want)
            print_message("  %s\n", odd_rows[i].bytes);
        assert_verdict(got, odd_rows[i].want);
    }
}

static void another_roles_metadata_is_refused_even_when_signed(void **state)
{
    struct world *world = *state;
    struct sets sets = plain_sets;
    sets.role[TUF_TIMESTAMP].keys = "ts";
    put_signed(file(world, TUF_ROOT), root_of(2, sets), "r");
    assert_verdict(update(world, TUF_ROOT), TUF_OK);
    assert_verdict(tuf_update_timestamp(world->tuf, view(&world->files, TUF_SNAPSHOT)), TUF_TYPE);
}

static void unknown_members_are_signed_with_the_rest_and_tolerated(void **state)
{
    struct world *world = *state;
    struct js *root = root_of(2, plain_sets);
    js_put_z(root, "x-more", "väl, \"quoted\" \\ and\nbroken");
    js_put_z(members(root, "roles", "root"), "x-more", "value");
    js_put_z(members(root, "keys", key_of('t').id), "keyid_hash_algorithms", "md5");
    put_signed(file(world, TUF_ROOT), root, "r");
    assert_verdict(update(world, TUF_ROOT), TUF_OK);
    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP));
    js_put_z(envelope, "x-outside", "not signed");
    put_envelope(file(world, TUF_TIMESTAMP), envelope);
    update_up_to(world, TUF_TARGETS);
}

static void put_delegations(struct world *world, const char *roles)
{
    struct js *part = targets_of(5), *delegations;
    assert_int_equal(js_parse(str_of(roles), 4096, 8, &delegations, NULL), ERR_OK);
    js_put(part, "delegations", delegations);
    put_signed(file(world, TUF_TARGETS), part, "g");
    announce_targets(&world->files, 5, 5);
    announce_snapshot(&world->files, 5, 5);
}

static void delegations_are_refused(void **state)
{
    struct world *world = *state;
    put_delegations(world, "{\"keys\":{},\"roles\":[{\"name\":\"x\",\"keyids\":[],\"threshold\":1,\"paths\":[\"*\"],\"terminating\":false}]}");
    expect(world, TUF_TARGETS, TUF_DELEGATIONS);
    struct world *succinct = world_new(5);
    put_delegations(succinct, "{\"keys\":{},\"succinct_roles\":{\"bit_length\":4}}");
    expect(succinct, TUF_TARGETS, TUF_DELEGATIONS);
    teardown((void **)&succinct);
}

static void delegations_to_no_one_are_none(void **state)
{
    struct world *world = *state;
    put_delegations(world, "{\"keys\":{},\"roles\":[]}");
    update_up_to(world, TUF_TARGETS);
}

static const struct target_row {
    const char *entry;
    enum tuf_verdict want;
} target_rows[] = {
    {"{\"length\":0,\"hashes\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}", TUF_OK},
    {"{\"length\":0,\"hashes\":{\"sha512\":\"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e\"}}", TUF_OK},
    {"{\"length\":0,\"hashes\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"new\":\"00\"}}", TUF_OK},
    {"{\"length\":0,\"hashes\":{\"md5\":\"d41d8cd98f00b204e9800998ecf8427e\"}}", TUF_HASH},
    {"{\"length\":0,\"hashes\":{}}", TUF_SYNTAX},
    {"{\"length\":0}", TUF_SYNTAX},
    {"{\"length\":-1,\"hashes\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}", TUF_SYNTAX},
    {"{\"length\":\"0\",\"hashes\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}", TUF_SYNTAX},
    {"{\"length\":0,\"custom\":5,\"hashes\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}", TUF_SYNTAX},
    {"[]", TUF_SYNTAX},
};

static void a_target_needs_a_length_and_a_hash_that_we_know(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof target_rows / sizeof *target_rows; i++) {
        struct world *world = world_new(5);
        struct js *part = targets_of(5), *entry;
        struct tuf_target target;
        assert_int_equal(js_parse(str_of(target_rows[i].entry), 4096, 8, &entry, NULL), ERR_OK);
        js_put(members(part, "targets", NULL), "x", entry);
        put_signed(file(world, TUF_TARGETS), part, "g");
        announce_targets(&world->files, 5, 5);
        announce_snapshot(&world->files, 5, 5);
        update_up_to(world, TUF_TARGETS);
        assert_verdict(tuf_target(world->tuf, "x", &target), target_rows[i].want);
        if (target_rows[i].want == TUF_OK) {
            assert_verdict(tuf_target_check(&target, STR("")), TUF_OK);
            target.sha256[0] ^= 1;
            target.sha512[0] ^= 1;
            assert_verdict(tuf_target_check(&target, STR("")), TUF_HASH);
        }
        teardown((void **)&world);
    }
}

static void files_out_of_turn_are_refused(void **state)
{
    struct world *world = *state;
    assert_verdict(update(world, TUF_SNAPSHOT), TUF_MIXED);
    assert_verdict(update(world, TUF_TARGETS), TUF_MIXED);
    update_up_to(world, TUF_TIMESTAMP);
    assert_verdict(update(world, TUF_TARGETS), TUF_MIXED);
}

static void every_verdict_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (enum tuf_verdict a = TUF_OK; a < TUF_VERDICTS; a++) {
        assert_non_null(tuf_verdict_words(a));
        assert_true(tuf_verdict_err(a) < ERR_COUNT);
        for (enum tuf_verdict b = TUF_OK; b < a; b++)
            assert_string_not_equal(tuf_verdict_name(a), tuf_verdict_name(b));
    }
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(a_good_repository_is_accepted_whole),
        T(a_wrong_signature_is_refused),
        T(odd_signatures_beside_a_good_one_do_not_matter),
        T(a_flipped_bit_anywhere_is_refused),
        T(a_file_cut_anywhere_is_refused),
        T(thresholds_count_the_keys_of_the_role),
        T(one_key_named_twice_in_a_role_counts_once),
        T(two_signatures_under_one_keyid_are_refused),
        T(one_key_under_two_keyids_counts_once),
        T(other_keys_count_for_nothing),
        T(root_rotates_only_with_old_and_new_keys),
        T(a_root_must_be_the_very_next),
        T(an_expired_root_may_be_passed_through_but_not_stayed_at),
        T(the_first_root_must_carry_its_own_signatures),
        T(an_older_timestamp_is_a_rollback),
        T(the_same_timestamp_version_with_other_content_changes_nothing),
        T(a_newer_timestamp_with_an_older_snapshot_is_a_rollback),
        T(older_targets_in_a_newer_snapshot_are_a_rollback),
        T(a_file_that_leaves_the_snapshot_is_a_rollback),
        T(expired_metadata_is_a_freeze),
        T(a_kept_timestamp_that_expired_is_still_remembered_but_not_good),
        T(a_kept_snapshot_is_not_current_when_its_bytes_are_others),
        T(replaced_keys_undo_a_fast_forward),
        T(files_of_different_moments_do_not_mix),
        T(without_hashes_the_version_alone_tells_mixed_files),
        T(a_file_longer_than_announced_is_refused),
        T(endless_files_are_refused),
        T(what_is_no_metadata_is_named),
        T(another_roles_metadata_is_refused_even_when_signed),
        T(unknown_members_are_signed_with_the_rest_and_tolerated),
        T(delegations_are_refused),
        T(delegations_to_no_one_are_none),
        T(a_target_needs_a_length_and_a_hash_that_we_know),
        T(files_out_of_turn_are_refused),
        T(every_verdict_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
