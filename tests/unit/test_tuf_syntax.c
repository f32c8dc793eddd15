// SPDX-License-Identifier: GPL-3.0-or-later
// What is no metadata, or not for us, is refused by name.
#include "tests/unit/tuf_world.h"

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
    {HEAD "1" EXPIRES ",\"meta\":{\"snapshot.json\":{\"version\":1,\"hashes\":{\"sha256\":\"00\"}}}}}",
     TUF_SYNTAX},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"snapshot\",\"spec_version\":\"1.0.34\",\"version\":1" EXPIRES
         META,
     TUF_TYPE},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"2.0.0\",\"version\":1" EXPIRES
         META,
     TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.\",\"version\":1" EXPIRES
         META,
     TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"10.0\",\"version\":1" EXPIRES
         META,
     TUF_SPEC_VERSION},
    {"{\"signatures\":[],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":1,\"version\":1" EXPIRES META,
     TUF_SPEC_VERSION},
    {"{\"signatures\":{},\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1" EXPIRES
         META,
     TUF_SYNTAX},
    {"{\"signatures\":[1],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\",\"version\":1" EXPIRES
         META,
     TUF_SYNTAX},
    {"{\"signatures\":[{\"keyid\":\"a\"}],\"signed\":{\"_type\":\"timestamp\",\"spec_version\":\"1.0\","
     "\"version\":1" EXPIRES META,
     TUF_SYNTAX},
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
    put_delegations(world, "{\"keys\":{},\"roles\":[{\"name\":\"x\",\"keyids\":[],\"threshold\":1,\"paths\":["
                           "\"*\"],\"terminating\":false}]}");
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
    {"{\"length\":0,\"hashes\":{\"sha256\":"
     "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}",
     TUF_OK},
    {"{\"length\":0,\"hashes\":{\"sha512\":"
     "\"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b93"
     "1bd47417a81a538327af927da3e\"}}",
     TUF_OK},
    {"{\"length\":0,\"hashes\":{\"sha256\":"
     "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"new\":\"00\"}}",
     TUF_OK},
    {"{\"length\":0,\"hashes\":{\"md5\":\"d41d8cd98f00b204e9800998ecf8427e\"}}", TUF_HASH},
    {"{\"length\":0,\"hashes\":{}}", TUF_SYNTAX},
    {"{\"length\":0}", TUF_SYNTAX},
    {"{\"length\":-1,\"hashes\":{\"sha256\":"
     "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}",
     TUF_SYNTAX},
    {"{\"length\":\"0\",\"hashes\":{\"sha256\":"
     "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}",
     TUF_SYNTAX},
    {"{\"length\":0,\"custom\":5,\"hashes\":{\"sha256\":"
     "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}",
     TUF_SYNTAX},
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
    const struct CMUnitTest tests[] = {
        TUF_TEST(what_is_no_metadata_is_named),
        TUF_TEST(another_roles_metadata_is_refused_even_when_signed),
        TUF_TEST(unknown_members_are_signed_with_the_rest_and_tolerated),
        TUF_TEST(delegations_are_refused),
        TUF_TEST(delegations_to_no_one_are_none),
        TUF_TEST(a_target_needs_a_length_and_a_hash_that_we_know),
        TUF_TEST(files_out_of_turn_are_refused),
        TUF_TEST(every_verdict_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
