// SPDX-License-Identifier: GPL-3.0-or-later
/* What of an item is taken along, in the visitor's words. English, no catalogue. */
#include "tree.h"

#include "kiosk/take.h"
#include "text/plain.h"

static struct fixture f;

static struct take_facts facts_of(const struct item *item, const struct interval *when)
{
    static struct model model;
    struct entry entry = {.item = item, .when = when ? *when : (struct interval){0}};
    model.now_ms = 1796000000LL * 1000; /* 2026-11-30 */
    model.status.clock_trusted = true;
    fixture_init(&f, &standing, "en");
    return take_facts_of(&model, &f.ui, &entry);
}

static bool has(const struct take_facts *facts, const char *words)
{
    struct buf plain;
    bool found = false;
    for (int i = 0; i < facts->n_lines; i++) {
        buf_init(&plain, 512);
        plain_add(&plain, facts->lines[i]);
        found |= str_is(buf_view(&plain), words);
        buf_release(&plain);
    }
    return found;
}

static struct text_entry member = {{"en", 2}, {"With a card", 11}, TEXT_WRITTEN};
static struct hours hours[] = {{.days = 1, .opens_min = 600, .closes_min = 720, .note = {&member, 1}},
                               {.days = 8, .opens_min = 840, .closes_min = 1080}};

static void a_number_is_written_down_as_it_is_dialled_and_hours_with_their_conditions(void **state)
{
    struct item item = {.kind = KIND_SERVICE, .service = {.hours = hours, .n_hours = 2}};
    (void)state;
    item.service.contact.phone = STR("+46701740650");
    struct take_facts facts = facts_of(&item, NULL);
    assert_true(has(&facts, "070-174 06 50"));
    assert_true(str_is(facts.phone, "+46701740650")); /* a program dials this one */
    assert_true(has(&facts, "Monday 10:00–12:00 · With a card"));
    assert_true(has(&facts, "Thursday 14:00–18:00"));
    arena_release(&f.arena);
}

static void what_is_cancelled_is_for_no_calendar_and_says_so(void **state)
{
    struct interval when = {1796144400, 1796151600, 60};
    struct item item = {.kind = KIND_EVENT, .event = {.status = EVENT_CANCELLED}};
    (void)state;
    struct take_facts facts = facts_of(&item, &when);
    assert_true(has(&facts, "Cancelled"));
    assert_int_equal(take_make(&facts, TAKE_EVENT, &f.arena).n, 0);
    arena_release(&f.arena);
    item.event.status = EVENT_SCHEDULED;
    facts = facts_of(&item, &when);
    assert_false(has(&facts, "Cancelled"));
    assert_int_equal(take_make(&facts, TAKE_EVENT, &f.arena).n, 1);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_written_down_as_it_is_dialled_and_hours_with_their_conditions),
        cmocka_unit_test(what_is_cancelled_is_for_no_calendar_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
