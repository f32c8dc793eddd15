// SPDX-License-Identifier: GPL-3.0-or-later
// The TUF workflow against rollback, freeze, fast-forward, mix-and-match and endless data, with real
// signatures.
#include "tests/unit/tuf_world.h"

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
        put_signed(file(fresh, role), part_of(file(fresh, role)),
                   "x"); /* of the same length: no hash tells */
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
    put_signed(&kept, part_of(file(world, TUF_SNAPSHOT)), "s");
    kept.ptr[kept.len - 1] = ' '; /* good, of the same version and length, not the announced bytes */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TUF_TEST(a_good_repository_is_accepted_whole),
        TUF_TEST(a_wrong_signature_is_refused),
        TUF_TEST(odd_signatures_beside_a_good_one_do_not_matter),
        TUF_TEST(a_flipped_bit_anywhere_is_refused),
        TUF_TEST(a_file_cut_anywhere_is_refused),
        TUF_TEST(an_older_timestamp_is_a_rollback),
        TUF_TEST(the_same_timestamp_version_with_other_content_changes_nothing),
        TUF_TEST(a_newer_timestamp_with_an_older_snapshot_is_a_rollback),
        TUF_TEST(older_targets_in_a_newer_snapshot_are_a_rollback),
        TUF_TEST(a_file_that_leaves_the_snapshot_is_a_rollback),
        TUF_TEST(expired_metadata_is_a_freeze),
        TUF_TEST(a_kept_timestamp_that_expired_is_still_remembered_but_not_good),
        TUF_TEST(a_kept_snapshot_is_not_current_when_its_bytes_are_others),
        TUF_TEST(replaced_keys_undo_a_fast_forward),
        TUF_TEST(files_of_different_moments_do_not_mix),
        TUF_TEST(without_hashes_the_version_alone_tells_mixed_files),
        TUF_TEST(a_file_longer_than_announced_is_refused),
        TUF_TEST(endless_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
