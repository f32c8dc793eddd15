// SPDX-License-Identifier: GPL-3.0-or-later
/* Until when one can say something, and what is said of it afterwards. English words, no catalogue. */
#include "tree.h"

#include <string.h>

#include "kiosk/asked.h"

static struct fixture f;
static struct model model;

static void begin(bool clock)
{
    struct moment noon = {.date = {2026, 12, 1}, .hour = 12};
    fixture_init(&f, &standing, "en");
    model = (struct model){.now_ms = moment_s(noon) * 1000};
    model.status.clock_trusted = clock;
}

/* Without isolates. */
static const char *plain(struct str s)
{
    char *text = arena_alloc(&f.arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (i + 2 < s.len && memcmp(s.ptr + i, "\xe2\x81", 2) == 0 && (unsigned char)s.ptr[i + 2] >= 0xa6)
            i += 2;
        else
            text[n++] = s.ptr[i];
    text[n] = 0;
    return text;
}

static struct text_entry outcome_entry;
static const struct text_map nothing = {0}, outcome = {&outcome_entry, 1};

static void the_words_say_how_long_there_is_left(void **state)
{
    static const struct {
        struct date closes, outcome_on;
        const struct text_map *outcome;
        bool no_clock, open;
        const char *words;
    } rows[] = {
        {{2026, 12, 1}, {0}, &nothing, false, true, "Today is the last day"},
        {{2026, 12, 2}, {0}, &nothing, false, true, "Open until tomorrow"},
        {{2026, 12, 4}, {0}, &nothing, false, true, "Open until Friday · 3 days left"},
        {{2026, 12, 21}, {0}, &nothing, false, true, "Open until Monday, 21 December · 3 weeks left"},
        {{2027, 3, 1}, {0}, &nothing, false, true, "Open until Monday, 1 March · 3 months left"},
        {{0}, {0}, &nothing, false, true, "Open for now"},
        {{2026, 11, 30}, {0}, &nothing, false, false, "Closed yesterday"},
        {{2026, 11, 10}, {2026, 11, 17}, &outcome, false, false, "2 weeks ago"},
        {{2026, 11, 10}, {0}, &outcome, false, false, "What came of it"},
        {{2024, 11, 10}, {2024, 12, 1}, &outcome, false, false, "December 2024"},
        {{2026, 11, 30}, {0}, &nothing, true, true, "Open until Monday, 30 November 2026"},
        {{2026, 12, 30}, {2026, 11, 17}, &outcome, true, false, "November 2026"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(!rows[i].no_clock);
        struct asked asked = {
            .closes = rows[i].closes, .outcome = rows[i].outcome, .outcome_on = rows[i].outcome_on};
        assert_int_equal(asked_is_open(&model, &asked), rows[i].open);
        assert_string_equal(plain(asked_until(&f.ui, &model, &asked)), rows[i].words);
        arena_release(&f.arena);
    }
}

static void open_ones_stand_by_when_they_close_and_closed_ones_newest_first(void **state)
{
    struct item items[] = {
        {.kind = KIND_SURVEY, .survey = {.closes = {2026, 9, 1}, .outcome = outcome}},
        {.kind = KIND_SURVEY, .survey = {.closes = {2026, 9, 2}}}, /* nothing came of it */
        {.kind = KIND_CONSULTATION, .consultation = {.closes = {2026, 11, 1}, .outcome = outcome}},
        {.kind = KIND_CONSULTATION, .consultation = {.closes = {2026, 12, 1}}},
        {.kind = KIND_SURVEY, .survey = {.closes = {2027, 1, 1}}},
    };
    struct entry entries[5];
    const struct entry_list list = {.items = entries, .n = 5};
    (void)state;
    begin(true);
    for (int i = 0; i < 5; i++)
        entries[i] = (struct entry){.item = &items[i]};
    struct entry_list open = asked_some(&f.ui, &model, &list, true),
                      closed = asked_some(&f.ui, &model, &list, false);
    assert_int_equal(open.n, 2);
    assert_ptr_equal(open.items[0].item, &items[3]);
    assert_int_equal(closed.n, 2);
    assert_ptr_equal(closed.items[0].item, &items[2]);
    assert_ptr_equal(closed.items[1].item, &items[0]);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_say_how_long_there_is_left),
        cmocka_unit_test(open_ones_stand_by_when_they_close_and_closed_ones_newest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
