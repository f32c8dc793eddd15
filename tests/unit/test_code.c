// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "trust/code.h"
#include "trust/password.h"
#include "trust/random.h"

static void codes_have_no_signs_that_look_alike(void **state)
{
    (void)state;
    char code[CODE_LEN + 1], back[CODE_LEN + 1];
    int seen[256] = {0};
    for (int i = 0; i < 2000; i++) {
        code_make(code);
        assert_int_equal(strlen(code), CODE_LEN);
        assert_null(strpbrk(code, "0O1IL"));
        assert_true(code_read(str_of(code), back));
        assert_string_equal(code, back);
        for (int k = 0; k < CODE_LEN; k++)
            seen[(unsigned char)code[k]]++;
    }
    int kinds = 0;
    for (int c = 0; c < 256; c++)
        kinds += seen[c] > 0;
    assert_int_equal(kinds, 31);
}

static const struct typed_row {
    const char *typed, *code; /* NULL: no code */
} typed_rows[] = {
    {"ABC234", "ABC234"}, {"abc234", "ABC234"},     {" abc-234 ", "ABC234"}, {"a b c 2 3 4", "ABC234"},
    {"", NULL},           {"ABC23", NULL},          {"ABC2345", NULL},       {"ABC0DE", NULL},
    {"ABCIDE", NULL},     {"ABC234\xc3\xa5", NULL}, {"ABC,34", NULL},
};

static void what_people_type_is_read_kindly(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof typed_rows / sizeof *typed_rows; i++) {
        char code[CODE_LEN + 1] = "";
        bool ok = code_read(str_of(typed_rows[i].typed), code);
        assert_int_equal(ok, typed_rows[i].code != NULL);
        if (ok)
            assert_string_equal(code, typed_rows[i].code);
    }
    char code[CODE_LEN + 1];
    assert_false(code_read((struct str){"ABC\0DE", 6}, code));
}

static void tokens_are_long_random_and_kept_as_hashes(void **state)
{
    char one[TOKEN_LEN + 1], two[TOKEN_LEN + 1], hash[SECRET_HASH_LEN + 1];
    (void)state;
    token_make(one);
    token_make(two);
    assert_int_equal(strlen(one), TOKEN_LEN);
    assert_true(token_ok(str_of(one)));
    assert_false(token_ok(STR("short")));
    assert_false(token_ok(STR("++++++++++++++++++++++++++++++++++++++++++A")));
    assert_string_not_equal(one, two);
    secret_hash(str_of(one), hash);
    assert_int_equal(strlen(hash), SECRET_HASH_LEN);
    assert_true(secret_is(str_of(one), str_of(hash)));
    assert_false(secret_is(str_of(two), str_of(hash)));
    assert_false(secret_is(str_of(one), STR("")));
    assert_true(secret_equal(STR(""), STR("")));
    assert_true(secret_equal(STR("same"), STR("same")));
    assert_false(secret_equal(STR("same"), STR("sam")));
}

static void passwords_are_argon2id_and_wrong_ones_fail(void **state)
{
    char hash[PASSWORD_HASH_MAX], again[PASSWORD_HASH_MAX];
    static char long_one[PASSWORD_MAX + 1];
    (void)state;
    assert_int_equal(password_hash(STR("kaffe p\xc3\xa5 torget"), hash), ERR_OK);
    assert_int_equal(password_hash(STR("kaffe p\xc3\xa5 torget"), again), ERR_OK);
    assert_memory_equal(hash, "$argon2id$", 10);
    assert_string_not_equal(hash, again);
    assert_true(password_verify(hash, STR("kaffe p\xc3\xa5 torget")));
    assert_false(password_verify(hash, STR("kaffe")));
    assert_false(password_verify(hash, STR("")));
    assert_false(password_verify("", STR("kaffe")));
    assert_false(password_verify(NULL, STR("kaffe")));
    assert_false(password_verify("$argon2id$nonsense", STR("kaffe")));
    memset(long_one, 'x', sizeof long_one);
    assert_int_equal(password_hash((struct str){long_one, sizeof long_one}, hash), ERR_LIMIT);
    assert_false(password_verify(hash, (struct str){long_one, sizeof long_one}));
    assert_false(password_verify(long_one, STR("x"))); /* a hash that never ends */
}

static void a_random_password_can_be_typed(void **state)
{
    char one[PASSWORD_RANDOM_LEN + 1], two[PASSWORD_RANDOM_LEN + 1];
    (void)state;
    password_random(one);
    password_random(two);
    assert_int_equal(strlen(one), PASSWORD_RANDOM_LEN);
    assert_true(one[4] == '-' && one[9] == '-' && one[14] == '-');
    assert_string_not_equal(one, two);
}

static void uuids_are_version_4(void **state)
{
    char one[UUID_LEN + 1], two[UUID_LEN + 1];
    (void)state;
    for (int i = 0; i < 100; i++) {
        random_uuid(one);
        random_uuid(two);
        assert_int_equal(strlen(one), UUID_LEN);
        assert_true(one[8] == '-' && one[13] == '-' && one[18] == '-' && one[23] == '-');
        assert_int_equal(one[14], '4');
        assert_non_null(strchr("89ab", one[19]));
        assert_string_not_equal(one, two);
    }
    assert_int_equal(random_below(1), 0);
    assert_true(random_below(10) < 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_have_no_signs_that_look_alike),
        cmocka_unit_test(what_people_type_is_read_kindly),
        cmocka_unit_test(tokens_are_long_random_and_kept_as_hashes),
        cmocka_unit_test(passwords_are_argon2id_and_wrong_ones_fail),
        cmocka_unit_test(a_random_password_can_be_typed),
        cmocka_unit_test(uuids_are_version_4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
