// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/hex.h"
#include "trust/hash.h"
#include "trust/sign.h"

static struct str bytes_of(struct arena *arena, struct str hex)
{
    char *bytes = arena_alloc(arena, hex.len / 2);
    assert_true(hex_read(hex, bytes, hex.len / 2));
    return (struct str){bytes, hex.len / 2};
}

static void check_vector(struct arena *arena, const unsigned char *public_key, const struct js *vector)
{
    struct str message = bytes_of(arena, js_get_str(vector, "msg")),
               given = bytes_of(arena, js_get_str(vector, "sig"));
    bool good = given.len == SIGN_BYTES && sign_verify(public_key, message, (const unsigned char *)given.ptr);
    if (good != str_is(js_get_str(vector, "result"), "valid"))
        fail_msg("vector %lld", (long long)js_get_int(vector, "tcId"));
}

static void wycheproofs_ed25519_vectors_hold(void **state)
{
    struct arena arena;
    struct str file;
    struct js *root;
    int64_t n = 0;
    (void)state;
    arena_init(&arena);
    assert_int_equal(
        file_read("tests/data/ed25519-wycheproof/wycheproof-ed25519_test.json", 1 << 20, &arena, &file),
        ERR_OK);
    assert_int_equal(js_parse(file, 1 << 20, 16, &root, NULL), ERR_OK);
    const struct js *groups = js_get(root, "testGroups");
    for (size_t g = 0; g < js_len(groups); g++) {
        const struct js *group = js_at(groups, g), *tests = js_get(group, "tests");
        struct str public_key = bytes_of(&arena, js_get_str(js_get(group, "publicKey"), "pk"));
        assert_int_equal(public_key.len, SIGN_PUBLIC_BYTES);
        for (size_t t = 0; t < js_len(tests); t++, n++)
            check_vector(&arena, (const unsigned char *)public_key.ptr, js_at(tests, t));
    }
    assert_int_equal(n, js_get_int(root, "numberOfTests"));
    js_free(root);
    arena_release(&arena);
}

/* The example root.json of the specification, 4.3. */
static const struct {
    const char *public_hex, *id;
} key_ids[] = {
    {"72378e5bc588793e58f81c8533da64a2e8f1565c1fcc7f253496394ffc52542c",
     "1bf1c6e3cdd3d3a8420b19199e27511999850f4b376c4547b2f32fba7e80fca3"},
    {"68ead6e54a43f8f36f9717b10669d1ef0ebb38cee6b05317669341309f1069cb",
     "135c2f50e57ff11e744d234a62cebad8c38daf399604a7655661cc9199c69164"},
};

static void key_ids_are_those_of_the_specification(void **state)
{
    unsigned char public_key[SIGN_PUBLIC_BYTES];
    char id[KEYID_LEN + 1];
    (void)state;
    for (size_t i = 0; i < sizeof key_ids / sizeof *key_ids; i++) {
        assert_true(hex_read(str_of(key_ids[i].public_hex), public_key, sizeof public_key));
        sign_key_id(public_key, id);
        assert_string_equal(id, key_ids[i].id);
    }
}

static void what_is_signed_verifies_and_nothing_else(void **state)
{
    struct sign_key key, other;
    unsigned char signature[SIGN_BYTES];
    (void)state;
    sign_key_make(&key);
    sign_key_make(&other);
    assert_string_not_equal(key.id, other.id);
    sign_bytes(&key, STR("a"), signature);
    assert_true(sign_verify(key.public_key, STR("a"), signature));
    assert_false(sign_verify(other.public_key, STR("a"), signature));
    assert_false(sign_verify(key.public_key, STR("b"), signature));
    assert_false(sign_verify(key.public_key, STR(""), signature));
    signature[63] ^= 0x80;
    assert_false(sign_verify(key.public_key, STR("a"), signature));
}

static void a_key_file_is_private_and_checked(void **state)
{
    struct sign_key key, back;
    struct stat info;
    char path[] = "/tmp/torget-key-XXXXXX";
    (void)state;
    close(mkstemp(path));
    sign_key_make(&key);
    unlink(path);
    assert_int_equal(sign_key_load(path, &back), ERR_NOT_FOUND);
    assert_int_equal(sign_key_save(&key, path), ERR_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(sign_key_load(path, &back), ERR_OK);
    assert_memory_equal(&key, &back, sizeof key);
    assert_int_equal(file_write(path, STR("{\"keytype\":\"ed25519\"}"), 0600), ERR_OK);
    assert_int_equal(sign_key_load(path, &back), ERR_SYNTAX);
    unlink(path);
}

static void sha256_in_pieces_is_sha256_at_once(void **state)
{
    char hex[SHA256_HEX + 1], again[SHA256_HEX + 1];
    unsigned char hash[SHA256_BYTES];
    struct sha256 pieces;
    (void)state;
    sha256_hex(STR("abc"), hex); /* FIPS 180-4's example */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_begin(&pieces);
    sha256_add(&pieces, STR("a"));
    sha256_add(&pieces, STR(""));
    sha256_add(&pieces, STR("bc"));
    sha256_end(&pieces, hash);
    hex_write(hash, sizeof hash, again);
    assert_string_equal(hex, again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wycheproofs_ed25519_vectors_hold),
        cmocka_unit_test(key_ids_are_those_of_the_specification),
        cmocka_unit_test(what_is_signed_verifies_and_nothing_else),
        cmocka_unit_test(a_key_file_is_private_and_checked),
        cmocka_unit_test(sha256_in_pieces_is_sha256_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
