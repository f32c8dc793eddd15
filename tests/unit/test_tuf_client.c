// SPDX-License-Identifier: GPL-3.0-or-later
// The TUF client over a network that is a table in memory: what it asks for, what it keeps, and what it makes
// of a bad network.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "tests/unit/tuf_repo.h"
#include "trust/tuf_client.h"

#define assert_verdict(got, want) assert_string_equal(tuf_verdict_name(got), tuf_verdict_name(want))

enum { ANSWERS_MAX = 512 };

struct answer {
    char path[128]; /* behind "http://hub/" */
    struct str bytes;
    int status;
    enum err err;
    size_t cut; /* with ERR_NETWORK: how much arrives */
};

struct world {
    char dir[64];
    struct answer answers[ANSWERS_MAX];
    int n_answers;
    struct buf log; /* paths asked for, a space behind each */
    struct arena arena;
    struct files files;
    struct tuf_client client;
    bool ignore_range;
};

static struct answer *find(struct world *world, const char *path)
{
    for (int i = 0; i < world->n_answers; i++)
        if (strcmp(world->answers[i].path, path) == 0)
            return &world->answers[i];
    return NULL;
}

static struct answer *serve(struct world *world, const char *path, struct str bytes)
{
    struct answer *answer = find(world, path);
    if (!answer) {
        assert_true(world->n_answers < ANSWERS_MAX);
        answer = &world->answers[world->n_answers++];
    }
    *answer = (struct answer){.bytes = arena_str(&world->arena, bytes), .status = 200};
    snprintf(answer->path, sizeof answer->path, "%s", path);
    return answer;
}

static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    struct world *world = ctx;
    const char *path = request->url + strlen("http://hub/");
    const struct answer *answer = find(world, path);
    http_response_init(ret_response, request->max_bytes ? request->max_bytes : 1 << 20);
    buf_printf(&world->log, "%s ", path);
    ret_response->status = answer ? answer->status : 404;
    struct str body = answer ? answer->bytes : STR("<html>not here</html>");
    if (request->resume_from > 0 && ret_response->status == 200 && !world->ignore_range) {
        ret_response->status = 206;
        body = str_sub(body, (size_t)request->resume_from, body.len);
    }
    if (answer && answer->err == ERR_NETWORK)
        body = str_sub(body, 0, answer->cut);
    if (!buf_str(&ret_response->body, body))
        return ERR_LIMIT;
    return answer ? answer->err : ERR_OK;
}

static void serve_role(struct world *world, enum tuf_role role, int64_t version)
{
    struct str name = tuf_metadata_name(&world->arena, role, version);
    serve(world, arena_printf(&world->arena, "m/%s", name.ptr).ptr, view(&world->files, role));
}

static void publish(struct world *world, int64_t version)
{
    files_make(&world->files, version);
    serve_role(world, TUF_TIMESTAMP, version);
    serve_role(world, TUF_SNAPSHOT, version);
    serve_role(world, TUF_TARGETS, version);
}

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    snprintf(world->dir, sizeof world->dir, "/tmp/torget-tuf-XXXXXX");
    assert_non_null(mkdtemp(world->dir));
    arena_init(&world->arena);
    buf_init(&world->log, 1 << 16);
    publish(world, 1);
    assert_verdict(tuf_client_init(world->dir, view(&world->files, TUF_ROOT)), TUF_OK);
    world->client = (struct tuf_client){
        .transport = {perform, world}, .metadata_url = "http://hub/m", .dir = world->dir, .now_s = NOW};
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    struct str *paths;
    size_t n;
    if (file_list(world->dir, "", 100, &world->arena, &paths, &n) == ERR_OK)
        for (size_t i = 0; i < n; i++)
            unlink(paths[i].ptr);
    rmdir(world->dir);
    tuf_client_release(&world->client);
    files_release(&world->files);
    buf_release(&world->log);
    arena_release(&world->arena);
    free(world);
    return 0;
}

static enum tuf_verdict refresh(struct world *world)
{
    buf_clear(&world->log);
    return tuf_refresh(&world->client);
}

static const char *asked(struct world *world)
{
    return world->log.ptr ? world->log.ptr : "";
}

static struct str kept(struct world *world, const char *name)
{
    struct str bytes = {NULL, 0};
    file_read(arena_printf(&world->arena, "%s/%s", world->dir, name).ptr, 8 << 20, &world->arena, &bytes);
    return bytes;
}

static void the_first_refresh_asks_for_each_file_once_and_keeps_it_as_it_came(void **state)
{
    struct world *world = *state;
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json m/1.snapshot.json m/1.targets.json ");
    assert_true(str_eq(kept(world, "root.json"), view(&world->files, TUF_ROOT)));
    assert_true(str_eq(kept(world, "timestamp.json"), view(&world->files, TUF_TIMESTAMP)));
    assert_true(str_eq(kept(world, "snapshot.json"), view(&world->files, TUF_SNAPSHOT)));
    assert_true(str_eq(kept(world, "targets.json"), view(&world->files, TUF_TARGETS)));
    assert_true(world->client.wire_bytes > 1000);
}

static void when_nothing_is_new_only_root_and_timestamp_are_asked_for(void **state)
{
    struct world *world = *state;
    assert_verdict(refresh(world), TUF_OK);
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json ");
    assert_int_equal(tuf_version(world->client.tuf, TUF_TARGETS), 1);
}

static void a_new_timestamp_alone_fetches_nothing_else(void **state)
{
    struct world *world = *state;
    assert_verdict(refresh(world), TUF_OK);
    announce_snapshot(&world->files, 2, 1);
    serve_role(world, TUF_TIMESTAMP, 2);
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json ");
    assert_true(str_eq(kept(world, "timestamp.json"), view(&world->files, TUF_TIMESTAMP)));
}

static void a_timestamp_fetched_before_is_not_fetched_again(void **state)
{
    struct world *world = *state;
    world->client.timestamp = view(&world->files, TUF_TIMESTAMP);
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/1.snapshot.json m/1.targets.json ");
}

static void a_broken_off_refresh_is_taken_up_where_it_stopped(void **state)
{
    struct world *world = *state;
    struct answer *targets = find(world, "m/1.targets.json");
    targets->err = ERR_NETWORK;
    assert_verdict(refresh(world), TUF_NETWORK);
    assert_string_equal(world->client.failed_at, "targets.json");
    assert_non_null(kept(world, "snapshot.json").ptr);
    targets->err = ERR_OK;
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json m/1.targets.json ");
}

static void damaged_files_in_the_folder_are_fetched_again(void **state)
{
    struct world *world = *state;
    static const char *const names[] = {"timestamp.json", "snapshot.json", "targets.json"};
    assert_verdict(refresh(world), TUF_OK);
    for (size_t i = 0; i < 3; i++) {
        struct str path = arena_printf(&world->arena, "%s/%s", world->dir, names[i]),
                   good = kept(world, names[i]);
        assert_int_equal(file_write(path.ptr, str_sub(good, 0, good.len / 2), 0644), ERR_OK);
        assert_verdict(refresh(world), TUF_OK);
        assert_true(str_eq(kept(world, names[i]), good));
    }
}

static void an_unreadable_trusted_root_asks_for_nothing(void **state)
{
    struct world *world = *state;
    struct str path = arena_printf(&world->arena, "%s/root.json", world->dir);
    assert_int_equal(file_write(path.ptr, STR("{}"), 0644), ERR_OK);
    assert_verdict(refresh(world), TUF_SYNTAX);
    unlink(path.ptr);
    assert_verdict(refresh(world), TUF_NO_ROOT);
    assert_string_equal(asked(world), "");
}

static const struct bad_row {
    const char *path, *body;
    int status;
    enum err err;
    enum tuf_verdict want;
    const char *failed_at;
} bad_rows[] = {
    {"m/2.root.json", "<html>Log in</html>", 200, ERR_OK, TUF_SYNTAX, "root.json"},
    {"m/timestamp.json", "<html>Log in</html>", 200, ERR_OK, TUF_SYNTAX, "timestamp.json"},
    {"m/1.snapshot.json", "<html>Log in</html>", 200, ERR_OK, TUF_LENGTH, "snapshot.json"},
    {"m/2.root.json", "", 500, ERR_OK, TUF_REFUSED, "root.json"},
    {"m/2.root.json", "", 302, ERR_OK, TUF_REFUSED, "root.json"},
    {"m/2.root.json", "", 200, ERR_NETWORK, TUF_NETWORK, "root.json"},
    {"m/2.root.json", "", 200, ERR_LIMIT, TUF_TOO_LARGE, "root.json"},
    {"m/timestamp.json", "", 404, ERR_OK, TUF_MISSING, "timestamp.json"},
    {"m/timestamp.json", "", 503, ERR_OK, TUF_REFUSED, "timestamp.json"},
    {"m/timestamp.json", "", 200, ERR_CANCELLED, TUF_CANCELLED, "timestamp.json"},
    {"m/timestamp.json", "", 304, ERR_OK, TUF_REFUSED, "timestamp.json"},
    {"m/1.snapshot.json", "", 404, ERR_OK, TUF_MISSING, "snapshot.json"},
    {"m/1.snapshot.json", "", 200, ERR_LIMIT, TUF_TOO_LARGE, "snapshot.json"},
    {"m/1.targets.json", "", 404, ERR_OK, TUF_MISSING, "targets.json"},
    {"m/1.targets.json", "", 206, ERR_OK, TUF_REFUSED, "targets.json"},
};

static void a_bad_network_ends_in_a_named_verdict_and_heals(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < sizeof bad_rows / sizeof *bad_rows; i++) {
        const struct bad_row *row = &bad_rows[i];
        struct answer *known = find(world, row->path), good = known ? *known : (struct answer){0};
        struct answer *answer = serve(world, row->path, str_of(row->body));
        answer->status = row->status;
        answer->err = row->err;
        print_message("  %s %d %s\n", row->path, row->status, tuf_verdict_name(row->want));
        assert_verdict(refresh(world), row->want);
        assert_string_equal(world->client.failed_at, row->failed_at);
        if (known)
            *known = good;
        else
            answer->status = 404;
        assert_verdict(refresh(world), TUF_OK);
        unlink(arena_printf(&world->arena, "%s/timestamp.json", world->dir).ptr);
        unlink(arena_printf(&world->arena, "%s/snapshot.json", world->dir).ptr);
        unlink(arena_printf(&world->arena, "%s/targets.json", world->dir).ptr);
    }
}

static void endless_data_stops_at_the_bound_of_each_file(void **state)
{
    struct world *world = *state;
    struct str endless = {arena_alloc(&world->arena, 6 << 20), 6 << 20};
    serve(world, "m/timestamp.json", endless);
    assert_verdict(refresh(world), TUF_TOO_LARGE);
    assert_true(world->client.wire_bytes <= TUF_TIMESTAMP_MAX + 64);
}

static void an_announced_length_beyond_the_bound_is_not_even_asked_for(void **state)
{
    struct world *world = *state;
    struct js *part = part_of(&world->files.role[TUF_TIMESTAMP]);
    js_put_int((struct js *)js_get(js_get(part, "meta"), "snapshot.json"), "length", 1LL << 40);
    put_signed(&world->files.role[TUF_TIMESTAMP], part, "t");
    serve_role(world, TUF_TIMESTAMP, 1);
    assert_verdict(refresh(world), TUF_TOO_LARGE);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json ");
}

static void roots_are_followed_one_by_one_at_most_256_in_one_refresh(void **state)
{
    struct world *world = *state;
    for (int64_t version = 2; version <= 300; version++) {
        put_signed(&world->files.role[TUF_ROOT], root_of(version, plain_sets), "r");
        serve_role(world, TUF_ROOT, version);
    }
    assert_verdict(refresh(world), TUF_OK);
    assert_int_equal(tuf_version(world->client.tuf, TUF_ROOT), 257);
    assert_verdict(refresh(world), TUF_OK);
    assert_int_equal(tuf_version(world->client.tuf, TUF_ROOT), 300);
    assert_true(str_eq(kept(world, "root.json"), view(&world->files, TUF_ROOT)));
}

static void a_gap_in_the_roots_is_an_end(void **state)
{
    struct world *world = *state;
    put_signed(&world->files.role[TUF_ROOT], root_of(3, plain_sets), "r");
    serve_role(world, TUF_ROOT, 3);
    assert_verdict(refresh(world), TUF_OK);
    assert_int_equal(tuf_version(world->client.tuf, TUF_ROOT), 1);
    serve(world, "m/2.root.json", view(&world->files, TUF_ROOT)); /* version 3 under the name of 2 */
    assert_verdict(refresh(world), TUF_VERSION);
}

static void an_expired_root_is_kept_and_nothing_else_is_asked_for(void **state)
{
    struct world *world = *state;
    struct js *root = root_of(2, plain_sets);
    js_put_z(root, "expires", "2020-01-01T00:00:00Z");
    put_signed(&world->files.role[TUF_ROOT], root, "r");
    serve_role(world, TUF_ROOT, 2);
    assert_verdict(refresh(world), TUF_EXPIRED);
    assert_string_equal(asked(world), "m/2.root.json m/3.root.json ");
    assert_true(str_eq(kept(world, "root.json"), view(&world->files, TUF_ROOT)));
}

static void replaced_keys_delete_what_was_kept_and_undo_a_fast_forward(void **state)
{
    struct world *world = *state;
    struct sets sets = plain_sets;
    publish(world, 5000000);
    assert_verdict(refresh(world), TUF_OK);
    publish(world, 2);
    assert_verdict(refresh(world), TUF_ROLLBACK);
    sets.role[TUF_TIMESTAMP].keys = "u";
    put_signed(&world->files.role[TUF_ROOT], root_of(2, sets), "r");
    serve_role(world, TUF_ROOT, 2);
    assert_verdict(refresh(world), TUF_SIGNATURE); /* the hub has not signed anew yet */
    assert_null(kept(world, "timestamp.json").ptr);
    assert_null(kept(world, "snapshot.json").ptr);
    put_signed(&world->files.role[TUF_TIMESTAMP], part_of(&world->files.role[TUF_TIMESTAMP]), "u");
    serve_role(world, TUF_TIMESTAMP, 2);
    assert_verdict(refresh(world), TUF_OK);
    assert_int_equal(tuf_version(world->client.tuf, TUF_TARGETS), 2);
}

static void without_consistent_snapshots_the_names_are_plain(void **state)
{
    struct world *world = *state;
    struct js *root = root_of(1, plain_sets);
    js_drop(root, "consistent_snapshot");
    put_signed(&world->files.role[TUF_ROOT], root, "r");
    assert_verdict(tuf_client_init(world->dir, view(&world->files, TUF_ROOT)), TUF_OK);
    serve(world, "m/snapshot.json", view(&world->files, TUF_SNAPSHOT));
    serve(world, "m/targets.json", view(&world->files, TUF_TARGETS));
    serve(world, "t/content/1.zst", str_of(hello));
    world->client.metadata_url = "http://hub/m/";
    assert_verdict(refresh(world), TUF_OK);
    assert_string_equal(asked(world), "m/2.root.json m/timestamp.json m/snapshot.json m/targets.json ");
    assert_verdict(tuf_download(&world->client, "http://hub/t/", "content/1.zst", world->dir, NULL, NULL),
                   TUF_OK);
}

/* ---- target files ---- */

static const char *target_path(struct world *world)
{
    unsigned char hash[SHA256_BYTES];
    sha256(str_of(hello), hash);
    return arena_printf(&world->arena, "t/%s",
                        tuf_target_name(&world->arena, "content/1.zst", hash, sizeof hash).ptr)
        .ptr;
}

static enum tuf_verdict download(struct world *world, const char *path, struct str *ret_file)
{
    buf_clear(&world->log);
    return tuf_download(&world->client, "http://hub/t", path, world->dir, &world->arena, ret_file);
}

static void a_target_is_fetched_once_checked_and_kept(void **state)
{
    struct world *world = *state;
    struct str file, bytes;
    assert_verdict(download(world, "content/1.zst", &file), TUF_NO_ROOT);
    assert_verdict(refresh(world), TUF_OK);
    assert_verdict(download(world, "content/1.zst", &file), TUF_MISSING);
    serve(world, target_path(world), str_of(hello));
    assert_verdict(download(world, "content/1.zst", &file), TUF_OK);
    assert_int_equal(file_read(file.ptr, 100, &world->arena, &bytes), ERR_OK);
    assert_true(str_is(bytes, hello));
    assert_verdict(download(world, "content/1.zst", &file), TUF_OK);
    assert_string_equal(asked(world), "");
    assert_verdict(download(world, "content/2.zst", &file), TUF_NO_TARGET);
}

static void a_target_that_is_not_the_signed_one_is_not_kept(void **state)
{
    struct world *world = *state;
    struct str file;
    static const char *const bad[] = {"", "hello, square", "hello, squarE\n", "hello, square\n and much more",
                                      "<html>Log in</html>"};
    assert_verdict(refresh(world), TUF_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        serve(world, target_path(world), str_of(bad[i]));
        enum tuf_verdict verdict = download(world, "content/1.zst", &file);
        assert_true(verdict == TUF_LENGTH || verdict == TUF_HASH || verdict == TUF_TOO_LARGE);
        assert_null(kept(world, "content%2F1.zst").ptr);
    }
    serve(world, target_path(world), str_of(hello));
    assert_verdict(download(world, "content/1.zst", &file), TUF_OK);
}

static void a_broken_download_goes_on_where_it_broke_off(void **state)
{
    struct world *world = *state;
    struct str file;
    assert_verdict(refresh(world), TUF_OK);
    struct answer *answer = serve(world, target_path(world), str_of(hello));
    answer->err = ERR_NETWORK;
    answer->cut = 5;
    assert_verdict(download(world, "content/1.zst", &file), TUF_NETWORK);
    assert_true(str_is(kept(world, "content%2F1.zst.part"), "hello"));
    answer->cut = 3; /* of the rest */
    assert_verdict(download(world, "content/1.zst", &file), TUF_NETWORK);
    assert_true(str_is(kept(world, "content%2F1.zst.part"), "hello, s"));
    answer->err = ERR_OK;
    int64_t before = world->client.wire_bytes;
    assert_verdict(download(world, "content/1.zst", &file), TUF_OK);
    assert_int_equal(world->client.wire_bytes - before, sizeof hello - 1 - 8);
    assert_true(str_is(kept(world, "content%2F1.zst"), hello));
    assert_null(kept(world, "content%2F1.zst.part").ptr);
}

static void a_kept_piece_of_something_else_is_thrown_away(void **state)
{
    struct world *world = *state;
    struct str file;
    assert_verdict(refresh(world), TUF_OK);
    serve(world, target_path(world), str_of(hello));
    for (int ignore = 0; ignore < 2; ignore++) {
        world->ignore_range = ignore;
        assert_int_equal(file_write(arena_printf(&world->arena, "%s/content%%2F1.zst.part", world->dir).ptr,
                                    STR("HELLO"), 0644),
                         ERR_OK);
        assert_verdict(download(world, "content/1.zst", &file), TUF_OK);
        assert_true(str_is(kept(world, "content%2F1.zst"), hello));
        unlink(file.ptr);
    }
}

static void no_target_name_leaves_the_folder(void **state)
{
    struct world *world = *state;
    static const char *const names[] = {"../../etc/passwd", "/etc/passwd", "..",   ".",
                                        ".hidden",          "a//b",        "a\\b", "söt?#%.txt"};
    struct js *part = tuf_make_targets(1, NOW + DAY);
    unsigned char hash[SHA256_BYTES];
    sha256(str_of(hello), hash);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        tuf_targets_put(part, names[i], sizeof hello - 1, hash, NULL);
    put_signed(&world->files.role[TUF_TARGETS], part, "g");
    announce_targets(&world->files, 1, 1);
    announce_snapshot(&world->files, 1, 1);
    serve_role(world, TUF_TIMESTAMP, 1);
    serve_role(world, TUF_SNAPSHOT, 1);
    serve_role(world, TUF_TARGETS, 1);
    assert_verdict(refresh(world), TUF_OK);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct tuf_target target;
        struct str file;
        assert_verdict(tuf_target(world->client.tuf, names[i], &target), TUF_OK);
        struct str url = tuf_target_url(&world->client, "http://hub/t", &target, &world->arena);
        serve(world, url.ptr + strlen("http://hub/"), str_of(hello));
        assert_verdict(download(world, names[i], &file), TUF_OK);
        assert_true(str_starts(file, world->dir));
        struct str name = str_sub(file, strlen(world->dir) + 1, file.len);
        assert_int_equal(str_find(name, '/', 0), name.len);
        assert_false(str_starts(name, "."));
        assert_true(str_is(kept(world, name.ptr), hello));
    }
    assert_true(str_contains(buf_view(&world->log), STR("s%C3%B6t%3F%23%25.txt")));
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(the_first_refresh_asks_for_each_file_once_and_keeps_it_as_it_came),
        T(when_nothing_is_new_only_root_and_timestamp_are_asked_for),
        T(a_new_timestamp_alone_fetches_nothing_else),
        T(a_timestamp_fetched_before_is_not_fetched_again),
        T(a_broken_off_refresh_is_taken_up_where_it_stopped),
        T(damaged_files_in_the_folder_are_fetched_again),
        T(an_unreadable_trusted_root_asks_for_nothing),
        T(a_bad_network_ends_in_a_named_verdict_and_heals),
        T(endless_data_stops_at_the_bound_of_each_file),
        T(an_announced_length_beyond_the_bound_is_not_even_asked_for),
        T(roots_are_followed_one_by_one_at_most_256_in_one_refresh),
        T(a_gap_in_the_roots_is_an_end),
        T(an_expired_root_is_kept_and_nothing_else_is_asked_for),
        T(replaced_keys_delete_what_was_kept_and_undo_a_fast_forward),
        T(without_consistent_snapshots_the_names_are_plain),
        T(a_target_is_fetched_once_checked_and_kept),
        T(a_target_that_is_not_the_signed_one_is_not_kept),
        T(a_broken_download_goes_on_where_it_broke_off),
        T(a_kept_piece_of_something_else_is_thrown_away),
        T(no_target_name_leaves_the_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
