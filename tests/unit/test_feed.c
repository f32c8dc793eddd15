// SPDX-License-Identifier: GPL-3.0-or-later
/* A fetch of a feed, with the network in hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "hub/feed.h"
#include "store/hub_items.h"
#include "store/hub_meta.h"

#define PAGE "https://feeds.example.org/items.json"

static const char items[] = "[{\"id\":\"org/a\",\"kind\":\"organization\",\"legal_form\":\"association\","
                            "\"title\":{\"sv\":\"A\"}},"
                            "{\"id\":\"org/b\",\"kind\":\"organization\",\"legal_form\":\"association\","
                            "\"title\":{\"sv\":\"B\"},\"pictures\":[{\"file\":"
                            "\"https://pictures.example.org/b.png\",\"alt\":{\"sv\":\"B\"}}]}]";

struct world {
    struct db *db;
    struct arena arena;
    volatile bool stop;
    bool stops; /* while a picture is fetched */
};

static enum err perform(void *ctx, const struct http_request *request, struct http_response *ret_response)
{
    struct world *world = ctx;
    http_response_init(ret_response, 1 << 20);
    if (strcmp(request->url, PAGE) == 0) {
        ret_response->status = 200;
        buf_z(&ret_response->body, items);
        return ERR_OK;
    }
    if (world->stops)
        world->stop = true;
    return world->stops ? ERR_CANCELLED : ERR_NETWORK;
}

static void set_up(struct world *world)
{
    struct feed feed = {.name = STR("kommunen"),
                        .url = STR(PAGE),
                        .format = STR("items"),
                        .lang = STR("sv"),
                        .every_s = FEED_EVERY_S};
    arena_init(&world->arena);
    assert_int_equal(hub_db_open(":memory:", &world->db), ERR_OK);
    assert_int_equal(db_begin(world->db), ERR_OK);
    assert_int_equal(feeds_put(world->db, &feed, 1), ERR_OK);
    assert_int_equal(db_commit(world->db), ERR_OK);
}

static void tear_down(struct world *world)
{
    db_close(world->db);
    arena_release(&world->arena);
}

static enum err fetch(struct world *world, struct feed_done *ret_done)
{
    struct transport transport = {perform, world};
    struct feed_work work = {
        .db = world->db, .transport = &transport, .who = "test", .now_s = 1000, .cancel = &world->stop};
    return feed_fetch(&work, STR("kommunen"), &world->arena, ret_done);
}

static void a_stop_while_a_picture_is_fetched_takes_nothing_and_is_no_failure(void **state)
{
    struct world world = {.stops = true};
    struct feed_done done;
    struct feed feed;
    bool there = true;
    (void)state;
    set_up(&world);
    assert_int_equal(fetch(&world, &done), ERR_CANCELLED);
    assert_int_equal(hub_items_has(world.db, STR("org/a"), &there), ERR_OK);
    assert_false(there);
    assert_int_equal(feeds_get(world.db, STR("kommunen"), &world.arena, &feed), ERR_OK);
    assert_int_equal(feed.failures, 0);
    assert_int_equal(feed.sha256.len, 0); /* so that the next fetch takes it */
    tear_down(&world);
}

static void a_picture_that_cannot_be_had_refuses_its_item_alone(void **state)
{
    struct world world = {.stops = false};
    struct feed_done done;
    (void)state;
    set_up(&world);
    assert_int_equal(fetch(&world, &done), ERR_OK);
    assert_int_equal(done.feed.added, 1);
    assert_int_equal(done.feed.refused, 1);
    tear_down(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_while_a_picture_is_fetched_takes_nothing_and_is_no_failure),
        cmocka_unit_test(a_picture_that_cannot_be_had_refuses_its_item_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
