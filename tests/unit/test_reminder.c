// SPDX-License-Identifier: GPL-3.0-or-later
/* Reminders over weeks, with the time and the mail server in our hands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/parse.h"
#include "exchange/form.h"
#include "exchange/import.h"
#include "hub/reminder.h"
#include "store/hub_mail.h"
#include "store/hub_meta.h"
#include "trust/code.h"

enum { HOUR_S = 3600, DAY_S = 86400 };

static int64_t at(const char *day)
{
    struct moment moment = {.hour = 12};
    assert_true(date_parse(str_of(day), &moment.date));
    return moment_s(moment);
}

#define SERVICE(name, day)                                                                                   \
    "{\"id\":\"service/" name "\",\"kind\":\"service\",\"title\":{\"sv\":\"" name "\"},"                     \
    "\"organization\":\"org/a\",\"checked_on\":\"" day "\"}"
#define ORGANIZATION                                                                                         \
    "{\"id\":\"org/a\",\"kind\":\"organization\",\"title\":{\"sv\":\"A\"},\"legal_form\":\"association\","   \
    "\"email\":\"a@forening.example\"}"

static enum err stage(struct import *import, const char *text)
{
    struct js *json;
    assert_int_equal(js_parse(str_of(text), ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL), ERR_OK);
    import_stage(import, json, &(struct import_record){.file = "test"});
    js_free(json);
    return ERR_OK;
}

static void be_silent(void *ctx, const struct import_fault *fault)
{
    (void)ctx, (void)fault;
}

static void bring(struct db *db, const char *text)
{
    struct import_counts counts;
    struct import_plan plan = {.source = "test", .lang = "sv", .tell = be_silent, .who = "test", .now_s = 1};
    assert_int_equal(import_run(&plan, db, stage, &text, 1, &counts), ERR_OK);
}

struct world {
    struct db *db;
    struct arena arena;
    enum err answer; /* of the mail server */
    int mails;
    char text[4096], to[80];
};

static enum err take(void *ctx, const struct mail *mail)
{
    struct world *world = ctx;
    world->mails++;
    snprintf(world->text, sizeof world->text, "%.*s", STR_FMT(mail->text));
    snprintf(world->to, sizeof world->to, "%s", mail->to);
    return world->answer;
}

static void begin(struct world *world)
{
    *world = (struct world){0};
    arena_init(&world->arena);
    assert_int_equal(hub_db_open(":memory:", &world->db), ERR_OK);
    bring(world->db, ORGANIZATION);
}

static void end(struct world *world)
{
    db_close(world->db);
    arena_release(&world->arena);
}

/* What the running hub does: makes what is due, sends what waits. How many went. */
static int day(struct world *world, int64_t now_s)
{
    struct mailer mailer = {take, world};
    struct reminding reminding = {.db = world->db,
                                  .arena = &world->arena,
                                  .now_s = now_s,
                                  .hub_name = STR("Torget"),
                                  .public_url = STR("https://torget.example"),
                                  .mailer = &mailer,
                                  .from = "torget@kvarnby.example"};
    struct due_list list;
    int made, sent;
    assert_int_equal(reminders_find(world->db, now_s, &world->arena, &list), ERR_OK);
    assert_int_equal(reminders_make(&reminding, &list, &made), ERR_OK);
    assert_int_equal(reminders_send(&reminding, &list, &sent), ERR_OK);
    return sent;
}

static void what_is_due_depends_on_kind_and_day(void **state)
{
    (void)state;
    static const struct {
        const char *item, *today, *stage; /* stage NULL: not due */
    } rows[] = {
#define HEAD(kind)                                                                                           \
    "{\"id\":\"" kind "/x\",\"kind\":\"" kind "\",\"title\":{\"sv\":\"x\"},\"organization\":\"org/a\","
#define ON(day) "\"checked_on\":\"" day "\"}"
#define TIMES "\"start\":\"2026-03-01T10:00:00+01:00\",\"end\":\"2026-03-01T11:00:00+01:00\","
        {HEAD("service") ON("2026-01-15"), "2026-06-15", NULL},
        {HEAD("service") ON("2026-01-15"), "2026-06-16", "soon"},
        {HEAD("service") ON("2026-01-15"), "2026-07-15", "soon"},
        {HEAD("service") ON("2026-01-15"), "2026-07-16", "fading"},
        {HEAD("service") ON("2026-01-15"), "2028-01-15", "faded"},
        {HEAD("service") "\"until\":\"2026-07-01\"," ON("2026-01-15"), "2026-07-01", "soon"},
        {HEAD("service") "\"until\":\"2026-07-01\"," ON("2026-01-15"), "2026-07-02", NULL},
        {HEAD("service") "\"summary\":{\"sv\":\"x\"}}", "2026-07-02", "never"},
        {HEAD("event") TIMES "\"summary\":{\"sv\":\"x\"}}", "2026-02-01", NULL},
        {HEAD("event") TIMES ON("2025-01-15"), "2026-02-01", "fading"},
        {HEAD("event") TIMES ON("2025-01-15"), "2026-03-02", NULL},
        {HEAD("event") TIMES "\"rrule\":\"FREQ=WEEKLY\"," ON("2025-01-15"), "2026-03-02", "fading"},
        {HEAD("event") TIMES "\"status\":\"cancelled\"," ON("2025-01-15"), "2026-02-01", NULL},
        {HEAD("call") "\"minutes\":60,\"every\":\"flexible\",\"swedish\":\"good\"," ON("2025-01-15"),
         "2026-03-02", "fading"},
        {HEAD(
             "call") "\"minutes\":60,\"every\":\"once\",\"swedish\":\"good\",\"shifts\":[{\"id\":\"s\"," TIMES
                     "\"places\":1}]," ON("2025-01-15"),
         "2026-02-02", "fading"},
        {HEAD(
             "call") "\"minutes\":60,\"every\":\"once\",\"swedish\":\"good\",\"shifts\":[{\"id\":\"s\"," TIMES
                     "\"places\":1}]," ON("2025-01-15"),
         "2026-03-02", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        const struct item *item;
        arena_init(&arena);
        assert_int_equal(item_read(str_of(rows[i].item), &arena, &item), ERR_OK);
        const char *stage_now = due_stage(item, at(rows[i].today));
        assert_string_equal(stage_now ? stage_now : "(not)", rows[i].stage ? rows[i].stage : "(not)");
        arena_release(&arena);
    }
}

static void each_stage_is_told_once(void **state)
{
    (void)state;
    static const struct {
        const char *today;
        int sent;
    } rows[] = {{"2026-06-15", 0}, {"2026-06-16", 1}, {"2026-06-17", 0}, {"2026-06-30", 0}, {"2026-07-16", 1},
                {"2026-07-17", 0}, {"2027-06-01", 0}, {"2028-01-15", 1}, {"2028-06-01", 0}};
    struct world world;
    begin(&world);
    bring(world.db, SERVICE("desk", "2026-01-15"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(day(&world, at(rows[i].today)), rows[i].sent);
    assert_string_equal(world.to, "a@forening.example");
    assert_non_null(strstr(world.text, "– desk: senast kontrollerat torsdag 15 januari 2026\n"));
    assert_non_null(strstr(world.text, "\nhttps://torget.example/check/"));
    end(&world);
}

static void one_mail_a_week_tells_all_that_came_together(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    bring(world.db, SERVICE("one", "2026-01-15"));
    bring(world.db, SERVICE("two", "2026-01-18"));
    assert_int_equal(day(&world, at("2026-06-16")), 1);
    assert_null(strstr(world.text, "two"));
    assert_int_equal(day(&world, at("2026-06-19")), 0); /* two is due, the week is not over */
    assert_int_equal(day(&world, at("2026-06-22")), 0);
    assert_int_equal(day(&world, at("2026-06-23")), 1);
    assert_non_null(strstr(world.text, "– one")); /* still due: it stands there again */
    assert_non_null(strstr(world.text, "– two"));
    end(&world);
}

static void a_server_that_is_away_is_tried_five_times(void **state)
{
    (void)state;
    struct world world;
    struct mail_row mail;
    struct str organization;
    int64_t now_s = at("2026-06-16");
    static const int waits[] = {HOUR_S, 4 * HOUR_S, DAY_S, DAY_S};
    begin(&world);
    bring(world.db, SERVICE("desk", "2026-01-15"));
    world.answer = ERR_NETWORK;
    for (int i = 0; i < 5; i++) {
        assert_int_equal(day(&world, now_s), 0);
        assert_int_equal(world.mails, i + 1);
        assert_int_equal(mails_last(world.db, STR("org/a"), &mail), ERR_OK);
        assert_int_equal(mail.state, i < 4 ? MAIL_WAITING : MAIL_FAILED);
        const char *token = strstr(world.text, "/check/") + 7; /* a link that never arrived opens nothing */
        char hash[SECRET_HASH_LEN + 1];
        secret_hash((struct str){token, TOKEN_LEN}, hash);
        assert_int_equal(check_link_get(world.db, hash, now_s, &world.arena, &organization), ERR_NOT_FOUND);
        if (i == 4)
            break;
        assert_int_equal(mail.due_s, now_s + waits[i]);
        assert_int_equal(day(&world, now_s + waits[i] - 1), 0);
        assert_int_equal(world.mails, i + 1);
        now_s += waits[i];
    }
    world.answer = ERR_OK;
    assert_int_equal(day(&world, now_s + 20 * DAY_S), 0); /* this stage was told as well as it could be */
    assert_int_equal(day(&world, at("2026-07-16")), 1);
    end(&world);
}

static void what_was_checked_meanwhile_is_not_mailed_about(void **state)
{
    (void)state;
    struct world world;
    struct mail_row mail;
    begin(&world);
    bring(world.db, SERVICE("desk", "2026-01-15"));
    world.answer = ERR_NETWORK;
    day(&world, at("2026-06-16"));
    bring(world.db, SERVICE("desk", "2026-06-16"));
    world.answer = ERR_OK;
    assert_int_equal(day(&world, at("2026-06-17")), 0);
    assert_int_equal(world.mails, 1);
    assert_int_equal(mails_last(world.db, STR("org/a"), &mail), ERR_NOT_FOUND);
    end(&world);
}

static void a_mail_is_in_the_first_language_that_there_are_words_for(void **state)
{
    (void)state;
    static const struct {
        const char *languages[3], *chosen;
    } rows[] = {{{NULL}, "sv"},
                {{"ar", NULL}, "sv"},
                {{"en", "sv", NULL}, "en"},
                {{"ar", "en"}, "en"},
                {{"sv-simple", "en"}, "sv"},
                {{"en-GB"}, "en"},
                {{"xx", "not a tag"}, "sv"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str tags[3];
        struct str_list list = {tags, 0};
        for (; list.n < 3 && rows[i].languages[list.n]; list.n++)
            tags[list.n] = str_of(rows[i].languages[list.n]);
        assert_string_equal(reminder_words_of(NULL, &list).lang->tag, rows[i].chosen);
    }
}

static void a_form_says_what_was_typed(void **state)
{
    (void)state;
    static const struct {
        const char *body, *value;
        int most;
    } rows[] = {
        {"text=a", "a", 500},
        {"item=x&text=a+b%20c", "a b c", 500},
        {"text=%C3%A5%0D%0A%26%3D", "å\n&=", 500},
        {"text=%ff%00%07", "\xef\xbf\xbd", 500},
        {"text=%4", "%4", 500},
        {"text=%zz%", "%zz%", 500},
        {"te%78t=a", "a", 500},
        {"text", "", 500},
        {"", "", 500},
        {"text=&text=b", "", 500},
        {"text=%C3%A5%C3%A5%C3%A5", "åå", 2},
        {"text=+++", "", 500},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        arena_init(&arena);
        struct str value = form_value(&arena, str_of(rows[i].body), "text", rows[i].most);
        assert_true(str_is(value, rows[i].value));
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_due_depends_on_kind_and_day),
        cmocka_unit_test(each_stage_is_told_once),
        cmocka_unit_test(one_mail_a_week_tells_all_that_came_together),
        cmocka_unit_test(a_server_that_is_away_is_tried_five_times),
        cmocka_unit_test(what_was_checked_meanwhile_is_not_mailed_about),
        cmocka_unit_test(a_mail_is_in_the_first_language_that_there_are_words_for),
        cmocka_unit_test(a_form_says_what_was_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
