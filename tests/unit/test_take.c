// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "core/take.h"
#include "ui/qr.h"

#include "tests/unit/one_arena.h"

static struct take_facts facts_of_cafe(void)
{
    return (struct take_facts){
        .uid = STR("event/cafe"),
        .name = STR("Språkcafé; för alla, varje tisdag"),
        .organization = STR("Grannhjälpen"),
        .street = STR("Kvarngatan 4"),
        .postcode = STR("123 45"),
        .city = STR("Kvarnby"),
        .place = STR("Kvarnby bibliotek"),
        .phone = STR("+46701740605"),
        .email = STR("hej@example.org"),
        .url = STR("https://example.org/cafe"),
        .note = STR("Tisdag 14:00–16:00"),
        .when = {1796144400, 1796151600, 60},
        .lines = {STR("Språkcafé"), STR("Tisdag 14:00–16:00"), STR("Kvarngatan 4")},
        .n_lines = 3,
    };
}

static void a_contact_is_a_vcard(void **state)
{
    (void)state;
    struct take_facts facts = facts_of_cafe();
    struct take take = take_make(&facts, TAKE_CONTACT, &arena);
    assert_int_equal(take.n, 1);
    assert_true(str_is(take.parts[0],
                       "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Språkcafé\\; för alla\\, varje tisdag\r\n"
                       "TEL:+46701740605\r\nADR:;;Kvarngatan 4;Kvarnby;;123 45;\r\n"
                       "EMAIL:hej@example.org\r\nORG:Grannhjälpen\r\n"
                       "URL:https://example.org/cafe\r\nNOTE:Tisdag 14:00–16:00\r\nEND:VCARD\r\n"));
}

static void an_event_is_a_calendar_object_in_utc(void **state)
{
    (void)state;
    struct take_facts facts = facts_of_cafe();
    struct take take = take_make(&facts, TAKE_EVENT, &arena);
    assert_int_equal(take.n, 1);
    assert_non_null(strstr(take.parts[0].ptr, "DTSTART:20261201T170000Z\r\nDTEND:20261201T190000Z\r\n"));
    assert_non_null(strstr(take.parts[0].ptr, "LOCATION:Kvarnby bibliotek\\, Kvarngatan 4\r\n"));
}

static void what_there_is_nothing_of_cannot_be_taken(void **state)
{
    (void)state;
    struct take_facts facts = {.name = STR("Namn")};
    for (enum take_form form = TAKE_CONTACT; form < TAKE_FORMS; form++)
        assert_int_equal(take_make(&facts, form, &arena).n, 0);
}

static void what_does_not_fit_gives_up_its_last_lines_and_keeps_its_first(void **state)
{
    (void)state;
    struct take_facts facts = facts_of_cafe();
    facts.note = facts.organization =
        STR("lång lång lång lång lång lång lång lång lång lång lång lång lång lång lång "
            "lång lång lång lång lång lång lång lång lång lång lång lång lång");
    struct take take = take_make(&facts, TAKE_CONTACT, &arena);
    assert_in_range(take.parts[0].len, 1, TAKE_BYTES);
    assert_non_null(strstr(take.parts[0].ptr, "TEL:+46701740605"));
    assert_null(strstr(take.parts[0].ptr, "NOTE:"));
    assert_true(str_ends(take.parts[0], "END:VCARD\r\n"));
}

static void a_long_text_is_split_between_words_and_every_square_is_whole(void **state)
{
    (void)state;
    static const char *const words[] = {"مرحبا بكم في المقهى ", "Välkommen till oss ", "ก็ไม่มีช่องว่างเลยครับผม",
                                        "a"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        struct take_facts facts = {.name = STR("x"), .n_lines = 6};
        for (int i = 0; i < facts.n_lines; i++) {
            struct str line = STR("");
            for (int j = 0; j < 4 + 3 * i; j++)
                line = arena_printf(&arena, "%.*s%s", STR_FMT(line), words[w]);
            facts.lines[i] = line;
        }
        struct take take = take_make(&facts, TAKE_TEXT, &arena);
        assert_in_range(take.n, 1, TAKE_PARTS_MAX);
        for (int i = 0; i < take.n; i++) {
            assert_true(utf8_valid(take.parts[i]));
            assert_in_range(take.parts[i].len, 1, TAKE_BYTES);
            const struct qr *qr = qr_make(&arena, take.parts[i]);
            assert_non_null(qr);
            assert_in_range(qr->side, 21, 65);
        }
    }
}

static void a_short_text_is_one_square_without_a_number(void **state)
{
    (void)state;
    struct take_facts facts = facts_of_cafe();
    struct take take = take_make(&facts, TAKE_TEXT, &arena);
    assert_int_equal(take.n, 1);
    assert_true(str_is(take.parts[0], "Språkcafé\nTisdag 14:00–16:00\nKvarngatan 4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contact_is_a_vcard),
        cmocka_unit_test(an_event_is_a_calendar_object_in_utc),
        cmocka_unit_test(what_there_is_nothing_of_cannot_be_taken),
        cmocka_unit_test(what_does_not_fit_gives_up_its_last_lines_and_keeps_its_first),
        cmocka_unit_test(a_long_text_is_split_between_words_and_every_square_is_whole),
        cmocka_unit_test(a_short_text_is_one_square_without_a_number),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
