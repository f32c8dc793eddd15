// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "repo_help.h"
#include "trust/tuf_client.h"

enum { NOW_S = 1796000100 };

struct kit {
    struct repo repo;
    struct web web;
    struct draft draft;
    struct content *content;
    struct pull pull;
    struct pull_result result;
    char dir[96], store[110], served[110];
};

static void run_shell(const char *command, const char *path)
{
    char line[300];
    snprintf(line, sizeof line, "%s %s", command, path);
    assert_int_equal(system(line), 0);
}

static int kit_open(void **state)
{
    struct kit *kit = calloc(1, sizeof *kit);
    snprintf(kit->dir, sizeof kit->dir, "%s", "/tmp/torget-pull-XXXXXX");
    assert_non_null(mkdtemp(kit->dir));
    snprintf(kit->store, sizeof kit->store, "%s/trusted", kit->dir);
    snprintf(kit->served, sizeof kit->served, "%s/served", kit->dir);
    repo_init(&kit->repo, kit->served);
    draft_init(&kit->draft);
    draft_town(&kit->draft);
    repo_publish(&kit->repo, &kit->draft, NULL, 0);
    kit->web = (struct web){.repo = &kit->repo};
    assert_int_equal(content_open(":memory:", &kit->content, NULL), ERR_OK);
    struct str root;
    assert_int_equal(
        file_read(arena_printf(&kit->repo.arena, "%s/tuf/main/metadata/1.root.json", kit->served).ptr,
                  TUF_ROOT_MAX, &kit->repo.arena, &root),
        ERR_OK);
    assert_int_equal(tuf_client_init(kit->store, root), TUF_OK);
    kit->pull = (struct pull){.transport = {web_perform, &kit->web},
                              .base = "https://hub.example",
                              .channel = "main",
                              .dir = kit->store,
                              .content = kit->content,
                              .hold_s = 50};
    *state = kit;
    return 0;
}

static int kit_close(void **state)
{
    struct kit *kit = *state;
    content_close(kit->content);
    draft_release(&kit->draft);
    repo_release(&kit->repo);
    run_shell("rm -rf", kit->dir);
    free(kit);
    return 0;
}

static enum pull_verdict run(struct kit *kit)
{
    pull_run(&kit->pull, NOW_S, NOW_S, &kit->result);
    return kit->result.verdict;
}

/* The next version: one service has another title. */
static void change(struct kit *kit, bool with_delta)
{
    static const char *const some[] = {"service/lunch"};
    char json[200];
    kit->draft.version++;
    snprintf(json, sizeof json,
             "{'id':'service/lunch','kind':'service','organization':'org/matbanken','title':{'sv':'Lunch "
             "nummer %d'}}",
             (int)kit->draft.version);
    draft_put(&kit->draft, "service/lunch", json);
    repo_publish(&kit->repo, &kit->draft, some, with_delta ? 1 : 0);
}

static int64_t version(struct kit *kit)
{
    struct content_info info;
    assert_int_equal(content_info(kit->content, &info), ERR_OK);
    return info.version;
}

static void the_first_pull_brings_the_whole_and_the_next_asks_conditionally(void **state)
{
    struct kit *kit = *state;
    struct content_info info;
    assert_int_equal(run(kit), PULL_NEW);
    assert_false(kit->result.used_delta);
    assert_int_equal(kit->result.version, 1);
    assert_int_equal(kit->result.change.added, kit->draft.n);
    assert_int_equal(kit->result.issued_s, 1796000000);
    assert_int_equal(content_info(kit->content, &info), ERR_OK);
    assert_int_equal(info.issued_s, 1796000000);
    assert_int_equal(info.applied_s, NOW_S);
    assert_int_equal(content_verify(kit->content, sha256), ERR_OK);
    int requests = kit->web.requests;
    assert_int_equal(run(kit), PULL_SAME);
    assert_int_equal(kit->web.requests, requests + 1);
    assert_int_equal(kit->web.held, 1);
    assert_int_equal(kit->result.body_bytes, 0);
    assert_false(kit->result.had_news);
}

static void one_changed_item_comes_as_a_delta_of_a_few_kilobytes(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    change(kit, true);
    assert_int_equal(run(kit), PULL_NEW);
    assert_true(kit->result.used_delta);
    assert_int_equal(kit->result.change.changed, 1);
    assert_int_equal(version(kit), 2);
    assert_in_range(kit->result.body_bytes, 1, 4096);
}

static void who_missed_the_deltas_fetches_the_whole(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    change(kit, true);
    change(kit, true);
    assert_int_equal(run(kit), PULL_NEW);
    assert_false(kit->result.used_delta);
    assert_int_equal(kit->result.change.changed, 1);
    assert_int_equal(version(kit), 3);
}

static void a_new_timestamp_over_the_same_release_moves_its_age_only(void **state)
{
    struct kit *kit = *state;
    struct content_info info;
    assert_int_equal(run(kit), PULL_NEW);
    kit->repo.issued_s += 86400;
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_SAME);
    assert_int_equal(kit->result.issued_s, 1796086400);
    assert_int_equal(content_info(kit->content, &info), ERR_OK);
    assert_int_equal(info.issued_s, 1796086400);
}

static void a_delta_that_does_not_fit_is_followed_by_the_whole(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    static const char *const wrong[] = {"service/kasse"};
    change(kit, false);
    repo_publish(&kit->repo, &kit->draft, wrong, 1); /* not what changed */
    assert_int_equal(run(kit), PULL_NEW);
    assert_false(kit->result.used_delta);
    assert_int_equal(version(kit), 2);
    assert_int_equal(content_verify(kit->content, sha256), ERR_OK);
}

static void a_delta_file_that_is_gone_is_followed_by_the_whole(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    change(kit, true);
    kit->web.fault = FAULT_STATUS;
    kit->web.where = "/delta/";
    kit->web.status = 404;
    assert_int_equal(run(kit), PULL_NEW);
    assert_int_equal(version(kit), 2);
}

static void doubted_content_is_fetched_whole(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    assert_int_equal(content_doubt(kit->content), ERR_OK);
    assert_int_equal(run(kit), PULL_NEW);
    assert_int_equal(kit->result.change.changed, 0);
    assert_int_equal(version(kit), 1);
}

/* So that each file has to be fetched once more. */
static void forget_metadata(struct kit *kit)
{
    static const char *const names[] = {"timestamp", "snapshot", "targets"};
    char path[150];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s.json", kit->store, names[i]);
        unlink(path);
    }
}

static void each_failure_has_its_name_and_leaves_what_is_shown(void **state)
{
    struct kit *kit = *state;
    static const struct {
        enum fault fault;
        const char *where;
        int status;
        enum pull_verdict verdict;
    } rows[] = {
        {FAULT_OFFLINE, NULL, 0, PULL_OFFLINE},         {FAULT_OFFLINE, "snapshot", 0, PULL_OFFLINE},
        {FAULT_OFFLINE, "delta", 0, PULL_OFFLINE},      {FAULT_PORTAL, NULL, 0, PULL_PORTAL},
        {FAULT_PORTAL, "root.json", 0, PULL_PORTAL},    {FAULT_PORTAL, "snapshot", 0, PULL_PORTAL},
        {FAULT_STATUS, NULL, 511, PULL_PORTAL},         {FAULT_STATUS, NULL, 503, PULL_BUSY},
        {FAULT_STATUS, NULL, 429, PULL_BUSY},           {FAULT_STATUS, "targets.json", 503, PULL_BUSY},
        {FAULT_STATUS, NULL, 500, PULL_REFUSED},        {FAULT_STATUS, NULL, 404, PULL_MISSING},
        {FAULT_STATUS, "snapshot", 404, PULL_MISSING},  {FAULT_CUT, "timestamp", 0, PULL_OFFLINE},
        {FAULT_CUT, "delta", 0, PULL_OFFLINE},          {FAULT_FLIP, "timestamp", 0, PULL_UNTRUSTED},
        {FAULT_FLIP, "snapshot", 0, PULL_UNTRUSTED},    {FAULT_FLIP, "targets.json", 0, PULL_UNTRUSTED},
        {FAULT_FLIP, "delta", 0, PULL_UNTRUSTED},       {FAULT_ENDLESS, "timestamp", 0, PULL_UNTRUSTED},
        {FAULT_ENDLESS, "snapshot", 0, PULL_UNTRUSTED}, {FAULT_ENDLESS, "delta", 0, PULL_UNTRUSTED},
    };
    assert_int_equal(run(kit), PULL_NEW);
    change(kit, true);
    kit->web.retry_after = "90";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        kit->web.fault = rows[i].fault;
        kit->web.where = rows[i].where;
        kit->web.status = rows[i].status;
        if (run(kit) != rows[i].verdict)
            fail_msg("row %zu: %s (%s)", i, pull_verdict_name(kit->result.verdict),
                     tuf_verdict_name(kit->result.tuf));
        assert_int_equal(version(kit), 1);
        if (rows[i].verdict == PULL_BUSY)
            assert_string_equal(kit->result.retry_after, "90");
        forget_metadata(kit);
    }
    kit->web.fault = FAULT_NONE;
    assert_int_equal(run(kit), PULL_NEW);
    assert_int_equal(version(kit), 2);
    assert_int_equal(content_verify(kit->content, sha256), ERR_OK);
}

static void a_broken_download_goes_on_where_it_stopped(void **state)
{
    struct kit *kit = *state;
    kit->web.fault = FAULT_CUT;
    kit->web.where = "/content/";
    assert_int_equal(run(kit), PULL_OFFLINE);
    kit->web.fault = FAULT_NONE;
    assert_int_equal(run(kit), PULL_NEW);
    assert_true(kit->web.resumed);
    assert_int_equal(version(kit), 1);
}

static void a_server_without_ranges_is_fine_too(void **state)
{
    struct kit *kit = *state;
    kit->web.fault = FAULT_CUT;
    kit->web.where = "/content/";
    assert_int_equal(run(kit), PULL_OFFLINE);
    kit->web.fault = FAULT_NO_RANGE;
    assert_int_equal(run(kit), PULL_NEW);
    assert_false(kit->web.resumed);
}

static void signatures_of_others_and_old_releases_are_refused(void **state)
{
    struct kit *kit = *state;
    struct sign_key mine = kit->repo.timestamp;
    assert_int_equal(run(kit), PULL_NEW);
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_SAME);
    sign_key_make(&kit->repo.timestamp);
    change(kit, true);
    assert_int_equal(run(kit), PULL_UNTRUSTED);
    assert_int_equal(kit->result.tuf, TUF_SIGNATURE);
    kit->repo.timestamp = mine;
    kit->repo.timestamp_version = 0;
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_UNTRUSTED);
    assert_int_equal(kit->result.tuf, TUF_ROLLBACK);
    assert_int_equal(version(kit), 1);
}

static void what_has_expired_stops_updating_and_not_showing(void **state)
{
    struct kit *kit = *state;
    assert_int_equal(run(kit), PULL_NEW);
    pull_run(&kit->pull, kit->repo.expires_s, NOW_S, &kit->result);
    assert_int_equal(kit->result.verdict, PULL_EXPIRED); /* the same timestamp, past its date */
    change(kit, true);
    pull_run(&kit->pull, kit->repo.expires_s, NOW_S, &kit->result);
    assert_int_equal(kit->result.verdict, PULL_EXPIRED);
    assert_int_equal(version(kit), 1);
    pull_run(&kit->pull, 0, 0, &kit->result); /* a clock that is not believed expires nothing */
    assert_int_equal(kit->result.verdict, PULL_NEW);
}

static void a_release_of_another_channel_is_refused(void **state)
{
    struct kit *kit = *state;
    kit->repo.channel = "another";
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_UNTRUSTED);
    assert_int_equal(version(kit), 0);
}

static void a_signed_file_that_is_no_release_is_damaged(void **state)
{
    struct kit *kit = *state;
    unsigned char root[HASH_BYTES] = {1};
    kit->repo.n = 0;
    repo_add(&kit->repo, "content/1.zst", STR("no release at all"), root);
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_DAMAGED);
    kit->repo.n = 0;
    repo_metadata(&kit->repo);
    assert_int_equal(run(kit), PULL_MISSING);
}

static void a_held_question_can_be_cancelled(void **state)
{
    struct kit *kit = *state;
    volatile bool cancel = true;
    kit->pull.cancel = &cancel;
    assert_int_equal(run(kit), PULL_CANCELLED);
    cancel = false;
    assert_int_equal(run(kit), PULL_NEW);
}

static void a_stick_is_trusted_at_first_sight_by_those_who_trust_nobody(void **state)
{
    struct kit *kit = *state;
    char base[130];
    snprintf(base, sizeof base, "file://%s", kit->served);
    kit->pull.base = base;
    assert_int_equal(run(kit), PULL_NEW); /* the root is pinned: no pairing needed */
    assert_false(kit->result.used_first_root);
    run_shell("rm -r", kit->store);
    assert_int_equal(content_doubt(kit->content), ERR_OK);
    assert_int_equal(run(kit), PULL_NO_ROOT);
    kit->pull.first_use = true;
    assert_int_equal(run(kit), PULL_NEW);
    assert_true(kit->result.used_first_root);
    run_shell("rm -r", kit->store);
    assert_int_equal(content_doubt(kit->content), ERR_OK);
    kit->pull.base = "https://hub.example"; /* never over the network */
    assert_int_equal(run(kit), PULL_NO_ROOT);
}

static void the_hubs_clock_is_reported(void **state)
{
    struct kit *kit = *state;
    kit->web.date = "Sun, 06 Nov 1994 08:49:37 GMT";
    assert_int_equal(run(kit), PULL_NEW);
    assert_int_equal(kit->result.date_s, 784111777);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_first_pull_brings_the_whole_and_the_next_asks_conditionally),
        TEST(one_changed_item_comes_as_a_delta_of_a_few_kilobytes),
        TEST(who_missed_the_deltas_fetches_the_whole),
        TEST(a_new_timestamp_over_the_same_release_moves_its_age_only),
        TEST(a_delta_that_does_not_fit_is_followed_by_the_whole),
        TEST(a_delta_file_that_is_gone_is_followed_by_the_whole),
        TEST(doubted_content_is_fetched_whole),
        TEST(each_failure_has_its_name_and_leaves_what_is_shown),
        TEST(a_broken_download_goes_on_where_it_stopped),
        TEST(a_server_without_ranges_is_fine_too),
        TEST(signatures_of_others_and_old_releases_are_refused),
        TEST(what_has_expired_stops_updating_and_not_showing),
        TEST(a_release_of_another_channel_is_refused),
        TEST(a_signed_file_that_is_no_release_is_damaged),
        TEST(a_held_question_can_be_cancelled),
        TEST(a_stick_is_trusted_at_first_sight_by_those_who_trust_nobody),
        TEST(the_hubs_clock_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
