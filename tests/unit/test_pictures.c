// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures on their way to the kiosk: fetched lazily, gone on with, checked to the last byte, bounded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sys/stat.h>
#include <utime.h>

#include "repo_help.h"
#include "sync/picture_folder.h"
#include "sync/pictures.h"

enum { FILES = 6, BYTES = 1000 };
static int64_t disk_free;

struct kit {
    struct repo repo;
    struct web web;
    struct wire wire;
    struct pictures *pictures;
    struct picture_file files[FILES]; /* on the web, sorted by name */
    volatile bool cancel;
    char dir[64], served[80], folder[80];
};

static int64_t told_free(const char *folder)
{
    (void)folder;
    return disk_free;
}

static struct str body_of(struct kit *kit, int i)
{
    char *bytes = arena_alloc(&kit->repo.arena, BYTES);
    memset(bytes, 'a' + i, BYTES);
    return (struct str){bytes, BYTES};
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct picture_file *)a)->name, ((const struct picture_file *)b)->name);
}

static void open_pictures(struct kit *kit, int64_t bytes_max)
{
    struct pictures_plan plan = {kit->folder, bytes_max, told_free, &kit->cancel};
    pictures_close(kit->pictures);
    kit->pictures = pictures_open(&plan);
}

static int kit_open(void **state)
{
    struct kit *kit = calloc(1, sizeof *kit);
    snprintf(kit->dir, sizeof kit->dir, "/tmp/torget-pictures-XXXXXX");
    assert_non_null(mkdtemp(kit->dir));
    snprintf(kit->served, sizeof kit->served, "%s/served", kit->dir);
    snprintf(kit->folder, sizeof kit->folder, "%s/pictures", kit->dir);
    arena_init(&kit->repo.arena);
    kit->repo.dir = kit->served;
    for (int i = 0; i < FILES; i++) {
        sha256_hex(body_of(kit, i), kit->files[i].name);
        kit->files[i].bytes = BYTES;
        repo_write(&kit->repo, arena_printf(&kit->repo.arena, "targets/pictures/%s", kit->files[i].name).ptr,
                   body_of(kit, i));
    }
    qsort(kit->files, FILES, sizeof *kit->files, by_name);
    kit->web = (struct web){.repo = &kit->repo};
    kit->wire = (struct wire){.inner = {web_perform, &kit->web}};
    disk_free = (int64_t)1 << 40;
    open_pictures(kit, 0);
    *state = kit;
    return 0;
}

static int kit_close(void **state)
{
    struct kit *kit = *state;
    char line[120];
    snprintf(line, sizeof line, "rm -rf %s", kit->dir);
    assert_int_equal(system(line), 0);
    pictures_close(kit->pictures);
    arena_release(&kit->repo.arena);
    free(kit);
    return 0;
}

static enum picture_step step(struct kit *kit)
{
    return pictures_step(kit->pictures, &kit->wire, "https://hub.example", "main", false);
}

static bool has(struct kit *kit, int i)
{
    return picture_folder_has(kit->folder, &kit->files[i]);
}

static int how_many(struct kit *kit)
{
    int n = 0;
    for (int i = 0; i < FILES; i++)
        n += has(kit, i);
    return n;
}

static void what_a_screen_asked_for_comes_first_and_the_newest_of_that_before_the_rest(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, FILES);
    assert_true(pictures_want(kit->pictures, &kit->files[3]));
    assert_true(pictures_want(kit->pictures, &kit->files[5]));
    assert_true(pictures_want(kit->pictures, &kit->files[4]));
    assert_false(pictures_want(kit->pictures, &kit->files[5])); /* again: the newest now */
    static const int order[] = {5, 4, 3};
    for (int i = 0; i < 3; i++) {
        assert_true(pictures_pending(kit->pictures, true));
        assert_int_equal(step(kit), PICTURE_STEP_DONE);
        assert_true(has(kit, order[i]));
        assert_int_equal(how_many(kit), i + 1); /* one at a time */
    }
    assert_false(pictures_pending(kit->pictures, true));
    while (step(kit) == PICTURE_STEP_DONE) {
    }
    assert_int_equal(how_many(kit), FILES);
    assert_int_equal(kit->web.requests, FILES);
    assert_int_equal(step(kit), PICTURE_STEP_IDLE);
    assert_int_equal(pictures_counted(kit->pictures).lacking, 0);
}

static void what_is_there_is_not_fetched_again_and_what_is_not_named_goes(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, FILES);
    while (step(kit) == PICTURE_STEP_DONE) {
    }
    open_pictures(kit, 0); /* after a start */
    pictures_name(kit->pictures, kit->files, 2);
    assert_int_equal(step(kit), PICTURE_STEP_IDLE);
    assert_int_equal(how_many(kit), 2);
    assert_int_equal(kit->web.requests, FILES);
}

static void a_connection_that_breaks_off_is_gone_on_from_there(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, 1);
    kit->web.fault = FAULT_CUT;
    assert_int_equal(step(kit), PICTURE_STEP_FAILED);
    assert_int_equal(picture_folder_begun(kit->folder, &kit->files[0]), BYTES / 2);
    assert_int_equal(step(kit), PICTURE_STEP_FAILED);
    assert_int_equal(picture_folder_begun(kit->folder, &kit->files[0]), BYTES * 3 / 4);
    assert_int_equal(how_many(kit), 0);
    kit->web.fault = FAULT_NONE;
    kit->wire.body_bytes = 0;
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_true(kit->web.resumed);
    assert_int_equal(kit->wire.body_bytes, BYTES / 4);
    assert_true(has(kit, 0));
}

static void a_server_that_knows_no_parts_brings_the_whole(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, 1);
    kit->web.fault = FAULT_CUT;
    assert_int_equal(step(kit), PICTURE_STEP_FAILED);
    kit->web.fault = FAULT_NO_RANGE;
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_true(has(kit, 0));
    assert_int_equal(picture_folder_begun(kit->folder, &kit->files[0]), 0);
}

struct fault_row {
    enum fault fault;
    int status;
    enum picture_step step;
    int wrong;
};

static void whatever_a_server_says_nothing_gets_the_name_but_the_file_itself(void **state)
{
    static const struct fault_row rows[] = {
        {FAULT_FLIP, 0, PICTURE_STEP_MORE, 1},       {FAULT_ENDLESS, 0, PICTURE_STEP_MORE, 1},
        {FAULT_PORTAL, 0, PICTURE_STEP_FAILED, 0},   {FAULT_OFFLINE, 0, PICTURE_STEP_FAILED, 0},
        {FAULT_STATUS, 404, PICTURE_STEP_MORE, 0},   {FAULT_STATUS, 410, PICTURE_STEP_MORE, 0},
        {FAULT_STATUS, 500, PICTURE_STEP_FAILED, 0}, {FAULT_STATUS, 503, PICTURE_STEP_FAILED, 0},
        {FAULT_STATUS, 200, PICTURE_STEP_MORE, 1},   {FAULT_STATUS, 206, PICTURE_STEP_MORE, 1},
        {FAULT_STATUS, 302, PICTURE_STEP_FAILED, 0},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        open_pictures(kit, 0);
        pictures_name(kit->pictures, kit->files, 1);
        kit->web.fault = rows[i].fault;
        kit->web.status = rows[i].status;
        enum picture_step got = step(kit);
        if (got != rows[i].step || pictures_counted(kit->pictures).wrong != rows[i].wrong)
            fail_msg("row %zu: %d", i, (int)got);
        assert_int_equal(how_many(kit), 0);
    }
    kit->web.fault = FAULT_NONE;
    open_pictures(kit, 0);
    pictures_name(kit->pictures, kit->files, 1);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
}

static void one_that_is_not_to_be_had_does_not_keep_the_others_waiting(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, FILES);
    kit->web.where = kit->files[0].name;
    kit->web.fault = FAULT_FLIP;
    assert_int_equal(step(kit), PICTURE_STEP_MORE);
    for (int i = 1; i < FILES; i++)
        assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_int_equal(step(kit), PICTURE_STEP_IDLE);
    assert_int_equal(how_many(kit), FILES - 1);
    kit->web.fault = FAULT_NONE;
    pictures_again(kit->pictures);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_int_equal(how_many(kit), FILES);
}

static void spoil(struct kit *kit, int i, const char *with)
{
    struct str path = arena_printf(&kit->repo.arena, "%s/%s", kit->folder, kit->files[i].name);
    assert_int_equal(file_write(path.ptr, str_of(with), 0644), ERR_OK);
}

static void a_file_that_was_swapped_on_the_disk_is_not_shown_and_goes(void **state)
{
    struct kit *kit = *state;
    struct arena arena;
    struct str bytes = STR("untouched");
    arena_init(&arena);
    pictures_name(kit->pictures, kit->files, 1);
    assert_int_equal(picture_folder_read(kit->folder, kit->files[0].name, &arena, &bytes), ERR_NOT_FOUND);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_int_equal(picture_folder_read(kit->folder, kit->files[0].name, &arena, &bytes), ERR_OK);
    assert_int_equal(bytes.len, BYTES);
    char other[BYTES + 1] = "";
    memset(other, 'z', BYTES); /* as long as it should be */
    spoil(kit, 0, other);
    bytes = STR("untouched");
    assert_int_equal(picture_folder_read(kit->folder, kit->files[0].name, &arena, &bytes), ERR_DAMAGED);
    assert_true(str_is(bytes, "untouched"));
    assert_false(has(kit, 0));
    assert_true(pictures_want(kit->pictures, &kit->files[0]));
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_int_equal(picture_folder_read(kit->folder, kit->files[0].name, &arena, &bytes), ERR_OK);
    arena_release(&arena);
}

static void shown(struct kit *kit, int i, time_t at_s)
{
    struct str path = arena_printf(&kit->repo.arena, "%s/%s", kit->folder, kit->files[i].name);
    assert_int_equal(utime(path.ptr, &(struct utimbuf){at_s, at_s}), 0);
}

static void a_full_folder_gives_up_what_was_shown_longest_ago_but_only_for_what_is_to_be_shown(void **state)
{
    struct kit *kit = *state;
    open_pictures(kit, 3 * BYTES);
    pictures_name(kit->pictures, kit->files, FILES);
    for (int i = 0; i < 3; i++)
        assert_int_equal(step(kit), PICTURE_STEP_DONE);
    shown(kit, 0, 3000);
    shown(kit, 1, 1000);
    shown(kit, 2, 2000);
    assert_int_equal(step(kit), PICTURE_STEP_MORE); /* the rest waits */
    assert_true(pictures_counted(kit->pictures).is_full);
    assert_int_equal(step(kit), PICTURE_STEP_IDLE);
    assert_int_equal(how_many(kit), 3);
    pictures_want(kit->pictures, &kit->files[5]);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    assert_true(has(kit, 5) && has(kit, 0) && has(kit, 2) && !has(kit, 1));
    assert_true(picture_folder_bytes(kit->folder) <= 3 * BYTES);
}

static void a_disk_that_is_nearly_full_is_left_to_what_is_more_important(void **state)
{
    struct kit *kit = *state;
    disk_free = PICTURES_FREE_MIN + BYTES - 1;
    pictures_name(kit->pictures, kit->files, FILES);
    pictures_want(kit->pictures, &kit->files[2]);
    while (step(kit) != PICTURE_STEP_IDLE) {
    }
    assert_int_equal(kit->web.requests, 0);
    assert_int_equal(how_many(kit), 0);
    disk_free++;
    pictures_name(kit->pictures, kit->files, FILES);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
}

static void many_wishes_are_bounded_and_the_newest_count(void **state)
{
    struct kit *kit = *state;
    struct picture_file wish = kit->files[0];
    assert_true(pictures_want(kit->pictures, &kit->files[1]));
    for (int i = 0; i < 1000; i++) {
        snprintf(wish.name, sizeof wish.name, "%064x", i);
        pictures_want(kit->pictures, &wish);
    }
    int steps = 0;
    while (step(kit) != PICTURE_STEP_IDLE)
        steps++;
    assert_int_equal(steps, PICTURES_WANTED_MAX);
    assert_false(has(kit, 1));
}

static void who_is_told_to_stop_stops_and_loses_nothing(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, 1);
    kit->cancel = true;
    assert_int_equal(step(kit), PICTURE_STEP_MORE);
    kit->cancel = false;
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
}

static void a_cut_of_power_before_the_name_leaves_nothing_in_the_way(void **state)
{
    struct kit *kit = *state;
    pictures_name(kit->pictures, kit->files, 1);
    struct str got = arena_printf(&kit->repo.arena, "%s/%s.got", kit->folder, kit->files[0].name);
    assert_int_equal(file_make_folders(kit->folder), ERR_OK);
    static char zeros[BYTES];
    assert_int_equal(file_write(got.ptr, (struct str){zeros, BYTES}, 0644), ERR_OK); /* all there, not real */
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
    spoil(kit, 0, "");
    assert_int_equal(file_write(got.ptr, (struct str){zeros, BYTES / 2}, 0644), ERR_OK);
    open_pictures(kit, 0);
    pictures_name(kit->pictures, kit->files, 1);
    assert_int_equal(step(kit), PICTURE_STEP_MORE); /* went on with what was not real: thrown away */
    pictures_again(kit->pictures);
    assert_int_equal(step(kit), PICTURE_STEP_DONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, kit_open, kit_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_a_screen_asked_for_comes_first_and_the_newest_of_that_before_the_rest),
        TEST(what_is_there_is_not_fetched_again_and_what_is_not_named_goes),
        TEST(a_connection_that_breaks_off_is_gone_on_from_there),
        TEST(a_server_that_knows_no_parts_brings_the_whole),
        TEST(whatever_a_server_says_nothing_gets_the_name_but_the_file_itself),
        TEST(one_that_is_not_to_be_had_does_not_keep_the_others_waiting),
        TEST(a_file_that_was_swapped_on_the_disk_is_not_shown_and_goes),
        TEST(a_full_folder_gives_up_what_was_shown_longest_ago_but_only_for_what_is_to_be_shown),
        TEST(a_disk_that_is_nearly_full_is_left_to_what_is_more_important),
        TEST(many_wishes_are_bounded_and_the_newest_count),
        TEST(who_is_told_to_stop_stops_and_loses_nothing),
        TEST(a_cut_of_power_before_the_name_leaves_nothing_in_the_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
