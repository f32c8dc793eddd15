// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "content_help.h"
#include "store/outbox.h"
#include "trust/random.h"
#include "trust/seal.h"

struct box {
    struct outbox *outbox;
    struct arena arena;
    const char *path;
};

static int box_open(void **state)
{
    struct box *box = calloc(1, sizeof *box);
    arena_init(&box->arena);
    box->path = arena_z(&box->arena, str_of(test_path("outbox.db")));
    test_remove(box->path);
    assert_int_equal(outbox_open(box->path, &box->outbox, NULL), ERR_OK);
    *state = box;
    return 0;
}

static int box_close(void **state)
{
    struct box *box = *state;
    static const char *const ends[] = {"", ".damaged"};
    outbox_close(box->outbox);
    for (int i = 0; i < 2; i++)
        test_remove(arena_printf(&box->arena, "%s%s", box->path, ends[i]).ptr);
    arena_release(&box->arena);
    free(box);
    return 0;
}

/* Message i: uuid and bytes tell its number. */
static struct outbox_message message(struct box *box, int i, size_t size)
{
    char *sealed = arena_alloc(&box->arena, size);
    memset(sealed, 'a' + i % 26, size);
    return (struct outbox_message){
        .uuid = arena_printf(&box->arena, "%08x-0000-4000-8000-000000000000", (unsigned)i),
        .sealed = {sealed, size},
        .created_s = 1000 + i,
        .delete_after_s = 5000 + i};
}

static void put(struct box *box, int i, size_t size)
{
    struct outbox_message one = message(box, i, size);
    assert_int_equal(outbox_put(box->outbox, &one), ERR_OK);
}

static int count(struct box *box)
{
    struct outbox_state now;
    assert_int_equal(outbox_state(box->outbox, &now), ERR_OK);
    return now.messages;
}

static void messages_come_out_oldest_first_and_go_when_acknowledged(void **state)
{
    struct box *box = *state;
    struct outbox_message *messages;
    struct outbox_state now;
    int n;
    for (int i = 5; i > 0; i--)
        put(box, i, 100);
    assert_int_equal(outbox_oldest(box->outbox, 3, 100000, &box->arena, &messages, &n), ERR_OK);
    assert_int_equal(n, 3);
    assert_true(str_starts(messages[0].uuid, "00000005"));
    assert_int_equal(messages[0].sealed.len, 100);
    assert_int_equal(outbox_oldest(box->outbox, 100, 250, &box->arena, &messages, &n), ERR_OK);
    assert_int_equal(n, 3);
    assert_int_equal(outbox_oldest(box->outbox, 100, 1, &box->arena, &messages, &n), ERR_OK);
    assert_int_equal(n, 1);
    assert_int_equal(outbox_delete(box->outbox, messages[0].uuid), ERR_OK);
    assert_int_equal(outbox_delete(box->outbox, messages[0].uuid), ERR_OK);
    assert_int_equal(outbox_state(box->outbox, &now), ERR_OK);
    assert_int_equal(now.messages, 4);
    assert_int_equal(now.oldest_s, 1001);
}

static void what_is_wrong_is_refused(void **state)
{
    struct box *box = *state;
    struct outbox_message one = message(box, 1, 100), odd = one;
    assert_int_equal(outbox_put(box->outbox, &one), ERR_OK);
    assert_int_equal(outbox_put(box->outbox, &one), ERR_EXISTS);
    odd.uuid = STR("short");
    assert_int_equal(outbox_put(box->outbox, &odd), ERR_INVALID);
    odd = message(box, 2, OUTBOX_SEALED_MAX + 1);
    assert_int_equal(outbox_put(box->outbox, &odd), ERR_LIMIT);
    assert_int_equal(count(box), 1);
}

static void messages_past_their_time_are_deleted(void **state)
{
    struct box *box = *state;
    int n;
    for (int i = 0; i < 10; i++)
        put(box, i, 60);
    assert_int_equal(outbox_purge(box->outbox, 5003, &n), ERR_OK);
    assert_int_equal(n, 4);
    assert_int_equal(count(box), 6);
}

static void a_full_outbox_says_so(void **state)
{
    struct box *box = *state;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(box->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                     " INSERT INTO outbox SELECT NULL, printf('%036d', i), x'00', 1, 2 FROM n",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    struct outbox_message one = message(box, 1, 100);
    assert_int_equal(outbox_put(box->outbox, &one), ERR_LIMIT);
}

/* Overwrites part of the file; returns how many messages came out. */
static int damage_and_open(struct box *box, long at, size_t size)
{
    static const char zeroes[65536];
    struct outbox_repair repair;
    outbox_close(box->outbox);
    int fd = open(box->path, O_RDWR);
    assert_int_equal(pwrite(fd, zeroes, size, at), (int)size);
    close(fd);
    assert_int_equal(outbox_open(box->path, &box->outbox, &repair), ERR_OK);
    assert_true(repair.repaired);
    assert_int_equal(repair.saved, count(box));
    return repair.saved;
}

static void a_damaged_page_costs_only_what_was_on_it(void **state)
{
    struct box *box = *state;
    for (int i = 0; i < 200; i++)
        put(box, i, 1000);
    int saved = damage_and_open(box, 20 * 4096, 4096);
    assert_in_range(saved, 190, 199);
    put(box, 1000, 100); /* and it goes on */
    assert_int_equal(count(box), saved + 1);
}

static void damage_in_many_places_costs_what_was_there(void **state)
{
    struct box *box = *state;
    static const char zeroes[4096];
    for (int i = 0; i < 300; i++)
        put(box, i, 1000);
    outbox_close(box->outbox);
    int fd = open(box->path, O_RDWR);
    for (int page = 10; page < 60; page += 10)
        assert_int_equal(pwrite(fd, zeroes, sizeof zeroes, page * 4096), (int)sizeof zeroes);
    close(fd);
    struct outbox_repair repair;
    assert_int_equal(outbox_open(box->path, &box->outbox, &repair), ERR_OK);
    assert_true(repair.repaired);
    assert_in_range(repair.saved, 250, 299);
}

static void a_lost_first_page_begins_anew_and_keeps_the_old_file(void **state)
{
    struct box *box = *state;
    for (int i = 0; i < 20; i++)
        put(box, i, 1000);
    assert_int_equal(damage_and_open(box, 0, 4096), 0);
    assert_int_equal(access(arena_printf(&box->arena, "%s.damaged", box->path).ptr, F_OK), 0);
    put(box, 1, 100);
}

/* The child says on the pipe what was put; whatever it said must be there after it was killed. */
static void a_kill_loses_nothing_that_was_put(void **state)
{
    struct box *box = *state;
    outbox_close(box->outbox);
    int ends[2], last = -1, got;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct outbox *outbox;
        if (outbox_open(box->path, &outbox, NULL) != ERR_OK)
            _exit(1);
        for (int i = 0;; i++) {
            struct outbox_message one = message(box, i, 300);
            if (outbox_put(outbox, &one) != ERR_OK || write(ends[1], &i, sizeof i) != sizeof i)
                _exit(1);
        }
    }
    while (last < 30 && read(ends[0], &got, sizeof got) == sizeof got)
        last = got;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ends[1]);
    while (read(ends[0], &got, sizeof got) == sizeof got)
        last = got;
    close(ends[0]);
    struct outbox_repair repair;
    assert_int_equal(outbox_open(box->path, &box->outbox, &repair), ERR_OK);
    assert_false(repair.repaired);
    assert_in_range(count(box), last + 1, last + 2);
}

static void only_sealed_bytes_reach_the_disk(void **state)
{
    struct box *box = *state;
    static const char secret[] = "Anna Andersson +46701740605 halal vegetarian";
    struct seal_key key;
    struct buf sealed, opened;
    struct str bytes;
    struct outbox_message *messages;
    int n;
    seal_key_make(&key);
    buf_init(&sealed, 4096);
    buf_init(&opened, 4096);
    assert_true(seal_message(key.public_key, str_of(secret), &sealed));
    struct outbox_message one = message(box, 1, 1);
    one.sealed = buf_view(&sealed);
    assert_int_equal(outbox_put(box->outbox, &one), ERR_OK);
    assert_int_equal(outbox_oldest(box->outbox, 1, 1, &box->arena, &messages, &n), ERR_OK);
    assert_true(seal_open(&key, messages[0].sealed, &opened));
    assert_true(str_is(buf_view(&opened), secret));
    outbox_delete(box->outbox, one.uuid);
    outbox_close(box->outbox);
    FILE *file = fopen(box->path, "rb");
    char *all = arena_alloc(&box->arena, 1 << 20);
    bytes = (struct str){all, fread(all, 1, 1 << 20, file)};
    fclose(file);
    assert_false(str_contains(bytes, STR("Anna")));
    assert_false(str_contains(bytes, buf_view(&sealed))); /* overwritten when deleted */
    assert_int_equal(outbox_open(box->path, &box->outbox, NULL), ERR_OK);
    buf_release(&sealed);
    buf_release(&opened);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, box_open, box_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(messages_come_out_oldest_first_and_go_when_acknowledged),
        TEST(what_is_wrong_is_refused),
        TEST(messages_past_their_time_are_deleted),
        TEST(a_full_outbox_says_so),
        TEST(a_damaged_page_costs_only_what_was_on_it),
        TEST(damage_in_many_places_costs_what_was_there),
        TEST(a_lost_first_page_begins_anew_and_keeps_the_old_file),
        TEST(a_kill_loses_nothing_that_was_put),
        TEST(only_sealed_bytes_reach_the_disk),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(test_dir());
    return failed;
}
