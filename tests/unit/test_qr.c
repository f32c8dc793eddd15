// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/qr.h"

static const struct qr *made(struct arena *arena, size_t len)
{
    char *text = arena_alloc(arena, len + 1);
    memset(text, 'x', len);
    return qr_make(arena, (struct str){text, len});
}

/* ISO/IEC 18004, table 7: bytes at level M. */
static void the_smallest_version_that_holds_the_text_is_taken(void **state)
{
    (void)state;
    static const struct {
        size_t len;
        int version; /* 0: none */
    } rows[] = {{1, 1},    {14, 1},   {15, 2},  {26, 2},   {213, 10},
                {214, 11}, {997, 25}, {998, 0}, {5000, 0}, {0, 0}};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct qr *qr = made(&arena, rows[i].len);
        assert_int_equal(qr ? qr->side : 0, rows[i].version ? 17 + 4 * rows[i].version : 0);
    }
    arena_release(&arena);
}

static void three_corners_hold_a_finder_pattern(void **state)
{
    (void)state;
    static const char pattern[] = "1111111100000110111011011101101110110000011111111";
    struct arena arena;
    arena_init(&arena);
    const struct qr *qr = made(&arena, 100);
    const int corners[3][2] = {{0, 0}, {qr->side - 7, 0}, {0, qr->side - 7}};
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 49; i++)
            assert_int_equal(qr->modules[(corners[c][1] + i / 7) * qr->side + corners[c][0] + i % 7],
                             pattern[i] - '0');
    arena_release(&arena);
}

static void bytes_of_any_value_are_taken(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_non_null(qr_make(&arena, (struct str){"a\0b\xff", 4}));
    assert_non_null(qr_make(&arena, STR("مرحبا")));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_smallest_version_that_holds_the_text_is_taken),
        cmocka_unit_test(three_corners_hold_a_finder_pattern),
        cmocka_unit_test(bytes_of_any_value_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
