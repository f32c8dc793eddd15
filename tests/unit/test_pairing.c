// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's sync against the real hub in the same process: codes, tokens, releases, outbox, status.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <sys/stat.h>

#include "base/log.h"
#include "hub_help.h"
#include "sync/sync.h"
#include "trust/hash.h"
#include "trust/random.h"
#include "trust/seal.h"

struct world {
    char dir[64], data[90], hub_data[90];
    struct near_hub hub;
    struct sync *sync;
    struct sync_event event;
    int64_t mono_ms; /* the kiosk's clock that never jumps; a test moves it */
};

static int64_t kiosk_mono_ms(void *ctx)
{
    return ((struct world *)ctx)->mono_ms;
}

static int64_t wall_ms(void *ctx)
{
    (void)ctx;
    return clock_system().wall_ms(clock_system().ctx);
}

static void open_sync(struct world *world, const char *hub, const char *token)
{
    struct sync_plan plan = {.data = world->data,
                             .hub = hub,
                             .token = token,
                             .transport = {hub_perform, &world->hub},
                             .clock = {wall_ms, kiosk_mono_ms, world},
                             .clock_vouched = true};
    sync_close(world->sync);
    world->sync = NULL;
    assert_int_equal(sync_open(&plan, &world->sync, NULL), ERR_OK);
}

static int world_open(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    snprintf(world->dir, sizeof world->dir, "%s", "/tmp/torget-pair-XXXXXX");
    assert_non_null(mkdtemp(world->dir));
    snprintf(world->data, sizeof world->data, "%s/kiosk", world->dir);
    snprintf(world->hub_data, sizeof world->hub_data, "%s/hub", world->dir);
    assert_int_equal(hub_start(&world->hub, world->hub_data, clock_system()), 0);
    assert_int_equal(HUB_COMMAND(&world->hub, command_import, "assets/demo/organizations.json",
                                 "assets/demo/places.json", "assets/demo/terms.json",
                                 "assets/demo/services.json"),
                     EXIT_DONE);
    assert_int_equal(HUB_COMMAND(&world->hub, command_publish, "--channel", "main"), EXIT_DONE);
    *state = world;
    return 0;
}

static int world_close(void **state)
{
    struct world *world = *state;
    char command[100];
    sync_close(world->sync);
    hub_close(world->hub.hub);
    snprintf(command, sizeof command, "rm -rf %s", world->dir);
    assert_int_equal(system(command), 0);
    free(world);
    return 0;
}

/* One step; the kiosk's time goes on to the next one. */
static const struct sync_event *step(struct world *world)
{
    sync_step(world->sync, &world->event);
    world->mono_ms += world->event.delay_ms;
    return &world->event;
}

/* Steps until a pull was tried. */
static const struct sync_event *pull(struct world *world)
{
    for (int i = 0; i < 20; i++)
        if (step(world)->pulled)
            return &world->event;
    fail_msg("no pull");
    return NULL;
}

static void enrol(struct world *world)
{
    assert_int_equal(
        HUB_COMMAND(&world->hub, command_enrol, "--channel", "main", "--place", "kvarnby-bibliotek"),
        EXIT_DONE);
    open_sync(world, "https://hub.example", hub_printed(&world->hub, "token"));
    while (!step(world)->is_paired)
        assert_false(world->event.denied);
}

static void a_code_is_shown_until_somebody_confirms_it(void **state)
{
    struct world *world = *state;
    char code[8];
    open_sync(world, "https://hub.example", NULL);
    step(world);
    assert_int_equal(step(world)->hub, TALK_OK);
    assert_int_equal(strlen(world->event.code), 6);
    assert_in_range(world->event.code_expires_in_s, 500, 600);
    snprintf(code, sizeof code, "%s", world->event.code);
    for (int i = 0; i < 5; i++) {
        assert_false(step(world)->is_paired);
        assert_string_equal(world->event.code, code);
    }
    assert_int_equal(HUB_COMMAND(&world->hub, command_pair, "--code", code, "--channel", "main", "--place",
                                 "kvarnby-bibliotek"),
                     EXIT_DONE);
    assert_true(step(world)->is_paired);
    assert_true(world->event.identity_changed);
    assert_string_equal(world->event.code, "");
    const struct identity *identity = sync_identity(world->sync);
    assert_string_equal(identity->channel, "main");
    assert_string_equal(identity->base, "https://hub.example");
    assert_string_equal(identity->place, "place/kvarnby-bibliotek");
    char path[120];
    struct stat status;
    snprintf(path, sizeof path, "%s/identity.json", world->data);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(pull(world)->changed);
}

static void a_code_that_ran_out_is_followed_by_another(void **state)
{
    struct world *world = *state;
    char code[8];
    open_sync(world, "https://hub.example", NULL);
    step(world);
    step(world);
    snprintf(code, sizeof code, "%s", world->event.code);
    world->mono_ms += 601 * 1000;
    for (int i = 0; i < 3 && !step(world)->code[0]; i++)
        ;
    assert_int_equal(strlen(world->event.code), 6);
    assert_string_not_equal(world->event.code, code);
}

static void a_token_brings_identity_and_release(void **state)
{
    struct world *world = *state;
    enrol(world);
    const struct sync_event *event = pull(world);
    assert_int_equal(event->verdict, PULL_NEW);
    assert_int_equal(event->version, 1);
    assert_int_equal(event->now.state, TIME_TRUSTED);
    open_sync(world, NULL, NULL); /* the next start knows it all */
    assert_true(step(world)->is_paired);
    assert_int_equal(pull(world)->verdict, PULL_SAME);
}

static void a_wrong_or_used_token_is_denied_and_a_code_is_shown(void **state)
{
    struct world *world = *state;
    char token[200];
    enrol(world);
    pull(world); /* uses the credential: the token is spent */
    step(world);
    snprintf(token, sizeof token, "%s", hub_printed(&world->hub, "token"));
    snprintf(world->data, sizeof world->data, "%s/another", world->dir);
    open_sync(world, "https://hub.example", token);
    step(world);
    assert_true(step(world)->denied);
    assert_false(world->event.is_paired);
    for (int i = 0; i < 3 && !world->event.code[0]; i++)
        step(world);
    assert_int_equal(strlen(world->event.code), 6);
}

/* Over and over, until the hub lists as many deltas as it keeps. */
static void one_changed_item_is_four_kilobytes_at_most(void **state)
{
    struct world *world = *state;
    char path[120], json[300];
    enrol(world);
    assert_int_equal(pull(world)->verdict, PULL_NEW);
    snprintf(path, sizeof path, "%s/one.json", world->dir);
    for (int i = 0; i < 9; i++) {
        snprintf(
            json, sizeof json,
            "{\"id\":\"service/provning\",\"kind\":\"service\",\"organization\":\"org/kvarnby-kommun\","
            "\"title\":{\"sv\":\"Den här tjänsten är ny för %d:e gången\"},\"checked_on\":\"2026-11-10\"}",
            i + 1);
        assert_int_equal(file_write(path, str_of(json), 0600), ERR_OK);
        assert_int_equal(HUB_COMMAND(&world->hub, command_import, path), EXIT_DONE);
        assert_int_equal(HUB_COMMAND(&world->hub, command_publish, "--channel", "main"), EXIT_DONE);
        const struct sync_event *event = pull(world);
        assert_int_equal(event->verdict, PULL_NEW);
        assert_int_equal(event->change.added + event->change.changed, 1);
        assert_in_range(event->body_bytes, 500, 4096);
    }
    print_message("one changed item: %lld bytes of bodies\n", (long long)world->event.body_bytes);
}

static void what_people_left_reaches_the_hub_once(void **state)
{
    struct world *world = *state;
    struct outbox *outbox;
    char path[120], uuid[UUID_LEN + 1];
    struct buf sealed;
    enrol(world);
    pull(world);
    snprintf(path, sizeof path, "%s/outbox.db", world->data);
    assert_int_equal(outbox_open(path, &outbox, NULL), ERR_OK); /* the screens' own connection */
    buf_init(&sealed, 1000);
    assert_true(seal_message(sync_identity(world->sync)->seal, STR("{\"name\":\"Anna\"}"), &sealed));
    random_uuid(uuid);
    struct outbox_message message = {str_of(uuid), buf_view(&sealed), wall_ms(NULL) / 1000,
                                     wall_ms(NULL) / 1000 + 86400};
    assert_int_equal(outbox_put(outbox, &message), ERR_OK);
    world->hub.is_away = true;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(step(world)->waiting, 1);
        assert_int_equal(world->event.sent, 0);
    }
    world->hub.is_away = false;
    int sent = 0;
    for (int i = 0; i < 10 && !sent; i++)
        sent += step(world)->sent;
    assert_int_equal(sent, 1);
    assert_int_equal(world->event.waiting, 0);
    assert_int_equal(outbox_put(outbox, &message), ERR_OK); /* as after a lost answer */
    for (int i = 0; i < 10 && step(world)->waiting; i++)
        ;
    assert_int_equal(world->event.waiting, 0);
    outbox_close(outbox);
    buf_release(&sealed);
}

static void nothing_is_asked_for_again_and_again(void **state)
{
    struct world *world = *state;
    enrol(world);
    pull(world);
    for (int i = 0; i < 40; i++) /* its pictures come one after the other */
        step(world);
    int64_t began_ms = world->mono_ms;
    int requests = world->hub.requests;
    while (world->mono_ms < began_ms + 3600 * 1000) /* the hub here does not hold: an hour of polls */
        step(world);
    assert_in_range(world->hub.requests - requests, 12, 24);
    world->hub.is_away = true;
    requests = world->hub.requests;
    began_ms = world->mono_ms;
    while (world->mono_ms < began_ms + 3600 * 1000)
        step(world);
    assert_in_range(world->hub.requests - requests, 12, 50);
    world->hub.is_away = false;
    began_ms = world->mono_ms;
    while (step(world)->verdict != PULL_SAME || !world->event.pulled)
        ;
    assert_in_range(world->mono_ms - began_ms, 0, 660 * 1000 + 330 * 1000);
}

static void a_stop_ends_the_steps(void **state)
{
    struct world *world = *state;
    enrol(world);
    sync_stop(world->sync);
    int requests = world->hub.requests;
    for (int i = 0; i < 5; i++)
        assert_false(step(world)->pulled);
    assert_in_range(world->hub.requests - requests, 0, 5);
}

static void damage_on_the_disk_is_found_and_mended(void **state)
{
    struct world *world = *state;
    char path[120];
    sqlite3 *db;
    enrol(world);
    pull(world);
    snprintf(path, sizeof path, "%s/content.db", world->data);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE body SET bytes = replace(bytes, 'title', 'titel') WHERE no = 3",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    world->mono_ms += (int64_t)25 * 3600 * 1000;
    for (int i = 0; i < 20 && !step(world)->changed; i++)
        ;
    struct content *content;
    assert_int_equal(content_open_readonly(path, &content), ERR_OK);
    assert_int_equal(content_verify(content, sha256), ERR_OK);
    content_close(content);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)
int main(void)
{
    log_init("test_pairing", LOG_ERROR);
    const struct CMUnitTest tests[] = {
        TEST(a_code_is_shown_until_somebody_confirms_it),
        TEST(a_code_that_ran_out_is_followed_by_another),
        TEST(a_token_brings_identity_and_release),
        TEST(a_wrong_or_used_token_is_denied_and_a_code_is_shown),
        TEST(one_changed_item_is_four_kilobytes_at_most),
        TEST(what_people_left_reaches_the_hub_once),
        TEST(nothing_is_asked_for_again_and_again),
        TEST(a_stop_ends_the_steps),
        TEST(damage_on_the_disk_is_found_and_mended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
