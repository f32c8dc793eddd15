// SPDX-License-Identifier: GPL-3.0-or-later
/* Releases over months, with the time in our hands, judged by the TUF client as a kiosk has it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <ftw.h>

#include "base/date.h"
#include "base/file.h"
#include "base/log.h"
#include "hub/ceremony.h"
#include "hub/folder.h"
#include "exchange/import.h"
#include "hub/publish.h"
#include "store/hub_meta.h"
#include "trust/tuf.h"

enum { DAY_S = 86400 };

struct world {
    char data[64];
    struct db *db;
    struct signer signer;
    struct publish publish;
    struct arena arena;
};

static int64_t at(const char *day)
{
    struct moment moment = {.hour = 12};
    assert_true(date_parse(str_of(day), &moment.date));
    return moment_s(moment);
}

static struct world *begin(const char *day)
{
    struct world *world = calloc(1, sizeof *world);
    struct root_plan root = {.threshold = 1, .n = 1};
    arena_init(&world->arena);
    strcpy(world->data, "/tmp/torget-publish-XXXXXX");
    assert_non_null(mkdtemp(world->data));
    assert_int_equal(folder_make(world->data), ERR_OK);
    assert_int_equal(hub_db_open(folder_path(&world->arena, world->data, "hub.db"), &world->db), ERR_OK);
    assert_int_equal(ceremony_begin(world->data, &root, at(day)), ERR_OK);
    assert_int_equal(signer_load(world->data, &world->signer), ERR_OK);
    world->publish = (struct publish){world->data, world->db, &world->signer, at(day)};
    return world;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)info, (void)type, (void)where;
    return remove(path);
}

static void end(struct world *world)
{
    signer_wipe(&world->signer);
    db_close(world->db);
    nftw(world->data, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_release(&world->arena);
    free(world);
}

static void import(struct world *world, const char *json)
{
    struct import_plan plan = {
        .source = "test", .who = "test", .now_s = world->publish.now_s, .report_json = true};
    struct import_counts counts;
    const char *path = folder_path(&world->arena, world->data, "items.json");
    assert_int_equal(file_write(path, str_of(json), 0600), ERR_OK);
    assert_int_equal(import_run(&plan, world->db, import_items, &path, 1, &counts), ERR_OK);
}

static struct published publish(struct world *world)
{
    struct published published;
    assert_int_equal(publish_channel(&world->publish, "main", &published), ERR_OK);
    return published;
}

static bool refresh(struct world *world, int64_t *ret_next_s)
{
    bool was_signed;
    assert_int_equal(publish_refresh(&world->publish, ret_next_s, &was_signed), ERR_OK);
    return was_signed;
}

static struct str read(struct world *world, const char *format, int64_t version)
{
    struct str bytes;
    char name[64];
    snprintf(name, sizeof name, format, (long long)version);
    const char *path = folder_public(&world->arena, world->data, "main", "metadata", name);
    assert_int_equal(file_read(path, TUF_TARGETS_MAX, &world->arena, &bytes), ERR_OK);
    return bytes;
}

/* The whole workflow of a kiosk at that time. The machine is the caller's. */
static struct tuf *follow(struct world *world, int64_t now_s)
{
    struct tuf *tuf;
    assert_int_equal(tuf_open(read(world, "1.root.json", 0), now_s, &tuf), TUF_OK);
    assert_int_equal(tuf_check_root(tuf), TUF_OK);
    assert_int_equal(tuf_update_timestamp(tuf, read(world, "timestamp.json", 0)), TUF_OK);
    struct str snapshot = read(world, "%lld.snapshot.json", tuf_announced_snapshot(tuf).version);
    assert_int_equal(tuf_update_snapshot(tuf, snapshot), TUF_OK);
    struct str targets = read(world, "%lld.targets.json", tuf_announced_targets(tuf).version);
    assert_int_equal(tuf_update_targets(tuf, targets), TUF_OK);
    return tuf;
}

static int64_t followed_content(struct world *world, int64_t now_s)
{
    struct tuf *tuf = follow(world, now_s);
    int64_t version = 0;
    for (void *it = js_first(tuf_targets(tuf)); it; it = js_after(tuf_targets(tuf), it))
        if (str_starts(str_of(js_name(it)), "content/"))
            version = js_get_int(js_get(js_value(it), "custom"), "version");
    tuf_close(tuf);
    return version;
}

#define ORG                                                                                                  \
    "{\"id\":\"org/a\",\"kind\":\"organization\",\"title\":{\"sv\":\"A\"},\"legal_form\":\"association\"}"
#define WEEKLY                                                                                               \
    "{\"id\":\"event/w\",\"kind\":\"event\",\"title\":{\"sv\":\"W\"},\"organization\":\"org/a\","            \
    "\"start\":\"2026-11-17T14:00:00+01:00\",\"end\":\"2026-11-17T15:00:00+01:00\",\"rrule\":\"FREQ="        \
    "WEEKLY\"}"

static void a_release_holds_for_a_kiosk_and_says_when_it_was_made(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    import(world, ORG);
    assert_int_equal(publish(world).channel.version, 1);
    struct tuf *tuf = follow(world, at("2026-11-20"));
    int64_t issued;
    assert_true(tuf_issued_s(tuf, &issued) && issued == at("2026-11-20"));
    assert_int_equal(tuf_expires_s(tuf, TUF_TIMESTAMP), at("2026-12-04"));
    assert_int_equal(tuf_expires_s(tuf, TUF_TARGETS), at("2026-11-20") + 90 * DAY_S);
    assert_int_equal(tuf_expires_s(tuf, TUF_SNAPSHOT), at("2026-11-20") + 90 * DAY_S);
    assert_int_equal(tuf_expires_s(tuf, TUF_ROOT), at("2026-11-20") + 730 * DAY_S);
    tuf_close(tuf);
    end(world);
}

static void a_running_hub_keeps_the_signatures_fresh_for_a_year(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    import(world, ORG);
    publish(world);
    int64_t signings = 0, next_s;
    for (int day = 0; day < 365; day++) {
        world->publish.now_s = at("2026-11-20") + day * (int64_t)DAY_S + 60;
        signings += refresh(world, &next_s);
        assert_false(refresh(world, &next_s));
        assert_true(next_s > world->publish.now_s && next_s <= world->publish.now_s + DAY_S);
        assert_int_equal(followed_content(world, world->publish.now_s + 5 * DAY_S), 1);
    }
    assert_in_range(signings, 360, 365);
    end(world);
}

static void what_recurs_moves_on_with_the_month_and_the_rest_stays(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    int64_t next_s;
    import(world, "[" ORG "," WEEKLY "]");
    struct published first = publish(world);
    world->publish.now_s = at("2026-11-30");
    refresh(world, &next_s);
    assert_int_equal(followed_content(world, world->publish.now_s), 1);
    world->publish.now_s = at("2026-12-01");
    assert_true(refresh(world, &next_s));
    assert_int_equal(followed_content(world, world->publish.now_s), 2);
    struct channel channel;
    assert_int_equal(channel_get(world->db, "main", &channel), ERR_OK);
    assert_int_equal(channel.items, 2);
    assert_memory_not_equal(channel.root_hash, first.channel.root_hash, HASH_BYTES);
    assert_int_equal(publish(world).changed, 0);
    end(world);
}

static void a_months_turn_publishes_nothing_that_waits(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    int64_t next_s;
    import(world, "[" ORG "," WEEKLY "]");
    publish(world);
    import(world,
           "{\"id\":\"org/"
           "draft\",\"kind\":\"organization\",\"title\":{\"sv\":\"Draft\"},\"legal_form\":\"network\"}");
    bool clean = true;
    assert_int_equal(publish_is_clean(&world->publish, "main", &clean), ERR_OK);
    assert_false(clean);
    world->publish.now_s = at("2026-12-01");
    assert_true(refresh(world, &next_s));
    assert_int_equal(followed_content(world, world->publish.now_s), 1);
    assert_int_equal(publish(world).changed, 2);
    assert_int_equal(publish_is_clean(&world->publish, "main", &clean), ERR_OK);
    assert_true(clean);
    end(world);
}

static size_t count_files(struct world *world, const char *part, const char *suffix)
{
    struct str *paths;
    size_t n;
    const char *folder = folder_public(&world->arena, world->data, "main", part, "");
    assert_int_equal(file_list(folder, suffix, 10000, &world->arena, &paths, &n), ERR_OK);
    return n;
}

static void old_files_go_after_a_while_but_not_at_once(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    for (int n = 0; n < 40; n++) {
        char json[160];
        snprintf(
            json, sizeof json,
            "{\"id\":\"org/"
            "a\",\"kind\":\"organization\",\"title\":{\"sv\":\"A\"},\"legal_form\":\"other\",\"founded\":%d}",
            1900 + n);
        import(world, json);
        assert_int_equal(publish(world).channel.version, n + 1);
        world->publish.now_s += 60;
    }
    assert_int_equal(count_files(world, "targets/content", ".zst"),
                     40); /* a slow kiosk may still be fetching one */
    world->publish.now_s += 2 * 3600;
    publish(world);
    assert_int_equal(count_files(world, "targets/content", ".zst"), 1);
    assert_true(count_files(world, "metadata", ".json") < 45);
    assert_int_equal(followed_content(world, world->publish.now_s), 40);
    end(world);
}

static void a_clock_that_steps_back_does_not_stop_the_signing(void **state)
{
    (void)state;
    struct world *world = begin("2026-11-20");
    int64_t next_s;
    import(world, ORG);
    publish(world);
    world->publish.now_s = at("2026-11-19");
    assert_true(refresh(world, &next_s));
    struct channel channel;
    assert_int_equal(channel_get(world->db, "main", &channel), ERR_OK);
    assert_int_equal(channel.timestamp_version, 2);
    end(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_release_holds_for_a_kiosk_and_says_when_it_was_made),
        cmocka_unit_test(a_running_hub_keeps_the_signatures_fresh_for_a_year),
        cmocka_unit_test(what_recurs_moves_on_with_the_month_and_the_rest_stays),
        cmocka_unit_test(a_months_turn_publishes_nothing_that_waits),
        cmocka_unit_test(old_files_go_after_a_while_but_not_at_once),
        cmocka_unit_test(a_clock_that_steps_back_does_not_stop_the_signing),
    };
    log_init("test_hub_publish", LOG_ERROR);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
