// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/lru.h"

struct word {
    struct lru_entry lru;
    int number;
};

static bool is(const void *entry, const void *wanted)
{
    return ((const struct word *)entry)->number == *(const int *)wanted;
}

static const struct word *find(struct lru *lru, uint64_t key, int number)
{
    return lru_find(lru, key, is, &number);
}

static void put(struct lru *lru, uint64_t key, int number)
{
    struct word *word = lru_add(lru, key, sizeof *word);
    assert_non_null(word);
    word->number = number;
}

static void what_was_put_in_is_found_and_what_was_not_is_not(void **state)
{
    (void)state;
    struct lru lru;
    lru_init(&lru, 4096);
    put(&lru, 7, 1);
    put(&lru, 7, 2); /* another thing of the same hash */
    assert_int_equal(find(&lru, 7, 1)->number, 1);
    assert_int_equal(find(&lru, 7, 2)->number, 2);
    assert_null(find(&lru, 7, 3));
    assert_null(find(&lru, 8, 1));
    assert_int_equal(lru.hits, 2);
    assert_int_equal(lru.misses, 2);
    lru_release(&lru);
}

static void what_was_not_asked_for_longest_goes_first(void **state)
{
    (void)state;
    struct lru lru;
    lru_init(&lru, 3 * sizeof(struct word));
    put(&lru, 1, 1);
    put(&lru, 2, 2);
    put(&lru, 3, 3);
    assert_non_null(find(&lru, 1, 1));
    put(&lru, 4, 4);
    assert_non_null(find(&lru, 1, 1));
    assert_null(find(&lru, 2, 2));
    assert_non_null(find(&lru, 3, 3));
    assert_non_null(find(&lru, 4, 4));
    lru_release(&lru);
}

static void there_is_never_more_in_it_than_it_was_given(void **state)
{
    (void)state;
    struct lru lru;
    lru_init(&lru, 1000);
    for (int i = 0; i < 5000; i++) {
        assert_non_null(lru_add(&lru, (uint64_t)i, sizeof(struct lru_entry) + (size_t)i % 700));
        assert_true(lru.bytes <= 1000);
    }
    assert_null(lru_add(&lru, 1, 1001));
    lru_bound(&lru, 100);
    assert_true(lru.bytes <= 100);
    lru_clear(&lru);
    assert_int_equal(lru.bytes, 0);
    assert_null(find(&lru, 4999, 0));
    lru_release(&lru);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_in_is_found_and_what_was_not_is_not),
        cmocka_unit_test(what_was_not_asked_for_longest_goes_first),
        cmocka_unit_test(there_is_never_more_in_it_than_it_was_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
