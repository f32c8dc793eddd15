// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "hub/page_cache.h"

static struct http_response page(const char *body)
{
    struct http_response response;
    http_response_init(&response, 1 << 20);
    response.status = 200;
    http_response_add(&response, "Content-Language", "sv");
    buf_z(&response.body, body);
    return response;
}

static void put(struct page_cache *cache, const char *key, const char *stamp, const char *body)
{
    struct http_response response = page(body);
    page_cache_put(cache, str_of(key), str_of(stamp), &response);
    http_response_release(&response);
}

static void check(struct page_cache *cache, const char *key, const char *stamp, const char *body)
{
    struct http_response response;
    http_response_init(&response, 1 << 20);
    bool found = page_cache_get(cache, str_of(key), str_of(stamp), &response);
    assert_int_equal(found, body != NULL);
    if (body) {
        assert_string_equal(response.body.ptr, body);
        assert_string_equal(http_response_header(&response, "Content-Language"), "sv");
        assert_int_equal(response.status, 200);
    }
    http_response_release(&response);
}

static void a_page_is_there_until_content_or_time_are_others(void **state)
{
    struct page_cache *cache = page_cache_new();
    (void)state;
    check(cache, "/sv", "1 1", NULL);
    put(cache, "/sv", "1 1", "a");
    check(cache, "/sv", "1 1", "a");
    check(cache, "/sv", "1 2", NULL);
    check(cache, "/ar", "1 1", NULL);
    put(cache, "/sv", "1 2", "b");
    check(cache, "/sv", "1 2", "b");
    check(cache, "/sv", "1 1", NULL);
    page_cache_free(cache);
}

static void many_pages_push_one_another_out_and_are_never_mixed_up(void **state)
{
    struct page_cache *cache = page_cache_new();
    char key[20];
    int found = 0;
    (void)state;
    for (int i = 0; i < 2000; i++) {
        snprintf(key, sizeof key, "/%d", i);
        put(cache, key, "1", key);
    }
    for (int i = 0; i < 2000; i++) {
        struct http_response response;
        http_response_init(&response, 1000);
        snprintf(key, sizeof key, "/%d", i);
        if (page_cache_get(cache, str_of(key), STR("1"), &response)) {
            assert_string_equal(response.body.ptr, key);
            found++;
        }
        http_response_release(&response);
    }
    assert_in_range(found, 100, PAGE_CACHE_PLACES);
    page_cache_free(cache);
}

static void a_long_page_is_not_kept(void **state)
{
    struct page_cache *cache = page_cache_new();
    struct http_response response = page("");
    (void)state;
    while (response.body.len <= PAGE_CACHE_BYTES_MAX)
        buf_char(&response.body, 'x');
    page_cache_put(cache, STR("/x"), STR("1"), &response);
    http_response_release(&response);
    check(cache, "/x", "1", NULL);
    page_cache_free(cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_there_until_content_or_time_are_others),
        cmocka_unit_test(many_pages_push_one_another_out_and_are_never_mixed_up),
        cmocka_unit_test(a_long_page_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
