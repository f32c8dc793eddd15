/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests: `arena`, which lives as long as the tests of a program: cmocka_run_group_tests(tests,
 * arena_begin, arena_end). Included last: the other headers call their parameters that. */
#ifndef TESTS_ONE_ARENA_H
#define TESTS_ONE_ARENA_H

#include "base/arena.h"

static struct arena arena;

static inline int arena_begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static inline int arena_end(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

#endif
