// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "trust/seal.h"

static void only_the_holder_of_the_secret_key_opens(void **state)
{
    struct seal_key key, other;
    struct buf sealed, opened;
    struct str form = STR("{\"name\":\"\xc3\x85sa\"}");
    (void)state;
    seal_key_make(&key);
    seal_key_make(&other);
    buf_init(&sealed, 4096);
    buf_init(&opened, 4096);
    assert_true(seal_message(key.public_key, form, &sealed));
    assert_int_equal(sealed.len, form.len + SEAL_EXTRA_BYTES);
    assert_false(str_contains(buf_view(&sealed), STR("name")));
    assert_false(seal_open(&other, buf_view(&sealed), &opened));
    assert_true(seal_open(&key, buf_view(&sealed), &opened));
    assert_true(str_eq(buf_view(&opened), form));
    buf_release(&sealed);
    buf_release(&opened);
}

static void the_same_message_is_sealed_differently_each_time(void **state)
{
    struct seal_key key;
    struct buf one, two;
    (void)state;
    seal_key_make(&key);
    buf_init(&one, 100);
    buf_init(&two, 100);
    assert_true(seal_message(key.public_key, STR("x"), &one) && seal_message(key.public_key, STR("x"), &two));
    assert_false(str_eq(buf_view(&one), buf_view(&two)));
    buf_release(&one);
    buf_release(&two);
}

static void what_is_changed_or_cut_does_not_open(void **state)
{
    struct seal_key key;
    struct buf sealed, opened;
    (void)state;
    seal_key_make(&key);
    buf_init(&sealed, 100);
    buf_init(&opened, 100);
    assert_true(seal_message(key.public_key, STR("yes"), &sealed));
    for (size_t i = 0; i < sealed.len; i++) {
        sealed.ptr[i] ^= 1;
        assert_false(seal_open(&key, buf_view(&sealed), &opened));
        sealed.ptr[i] ^= 1;
        assert_false(seal_open(&key, str_sub(buf_view(&sealed), 0, i), &opened));
    }
    assert_int_equal(opened.len, 0);
    buf_release(&sealed);
    buf_release(&opened);
}

static void nothing_can_be_sealed_too(void **state)
{
    struct seal_key key;
    struct buf sealed, opened;
    (void)state;
    seal_key_make(&key);
    buf_init(&sealed, SEAL_EXTRA_BYTES);
    buf_init(&opened, 10);
    assert_true(seal_message(key.public_key, (struct str){NULL, 0}, &sealed));
    assert_true(seal_open(&key, buf_view(&sealed), &opened));
    assert_int_equal(opened.len, 0);
    buf_clear(&sealed);
    assert_false(seal_message(key.public_key, STR("more than fits"), &sealed));
    buf_release(&sealed);
    buf_release(&opened);
}

static void a_key_of_zeroes_is_refused(void **state)
{
    unsigned char zeroes[SEAL_KEY_BYTES] = {0};
    struct buf sealed;
    (void)state;
    buf_init(&sealed, 100);
    assert_false(seal_message(zeroes, STR("x"), &sealed));
    buf_release(&sealed);
}

static void a_key_file_is_private_and_checked(void **state)
{
    struct seal_key key, back;
    struct stat info;
    struct arena arena;
    struct str bytes;
    char path[] = "/tmp/torget-seal-XXXXXX";
    (void)state;
    arena_init(&arena);
    close(mkstemp(path));
    unlink(path);
    seal_key_make(&key);
    assert_int_equal(seal_key_load(path, &back), ERR_NOT_FOUND);
    assert_int_equal(seal_key_save(&key, path), ERR_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(seal_key_load(path, &back), ERR_OK);
    assert_memory_equal(&key, &back, sizeof key);
    assert_int_equal(file_read(path, 4096, &arena, &bytes), ERR_OK);
    char *digit = strstr((char *)bytes.ptr, "public\": \"") + 10;
    *digit = *digit == '0' ? '1' : '0';
    assert_int_equal(file_write(path, bytes, 0600), ERR_OK);
    assert_int_equal(seal_key_load(path, &back), ERR_INVALID);
    unlink(path);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_holder_of_the_secret_key_opens),
        cmocka_unit_test(the_same_message_is_sealed_differently_each_time),
        cmocka_unit_test(what_is_changed_or_cut_does_not_open),
        cmocka_unit_test(nothing_can_be_sealed_too),
        cmocka_unit_test(a_key_of_zeroes_is_refused),
        cmocka_unit_test(a_key_file_is_private_and_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
