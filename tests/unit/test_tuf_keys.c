// SPDX-License-Identifier: GPL-3.0-or-later
// Whose signatures count: thresholds, doubled keys, keys of other kinds, and the rotation of root.
#include "tests/unit/tuf_world.h"

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
    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP)),
              *list = members(envelope, "signatures", NULL);
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

    struct js *envelope = envelope_of(file(world, TUF_TIMESTAMP)),
              *list = members(envelope, "signatures", NULL);
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
    {"a key of small order", "ed25519", "ed25519",
     "0100000000000000000000000000000000000000000000000000000000000000", false},
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
    } rows[] = {{3, TUF_VERSION}, {1, TUF_ROLLBACK}, {100, TUF_VERSION}, {9007199254740991, TUF_VERSION},
                {2, TUF_OK},      {2, TUF_ROLLBACK}, {1, TUF_ROLLBACK},  {3, TUF_OK}};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TUF_TEST(thresholds_count_the_keys_of_the_role),
        TUF_TEST(one_key_named_twice_in_a_role_counts_once),
        TUF_TEST(two_signatures_under_one_keyid_are_refused),
        TUF_TEST(one_key_under_two_keyids_counts_once),
        TUF_TEST(other_keys_count_for_nothing),
        TUF_TEST(root_rotates_only_with_old_and_new_keys),
        TUF_TEST(a_root_must_be_the_very_next),
        TUF_TEST(an_expired_root_may_be_passed_through_but_not_stayed_at),
        TUF_TEST(the_first_root_must_carry_its_own_signatures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
