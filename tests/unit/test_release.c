// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <cmocka.h>

#include "base/hex.h"
#include "release/line.h"
#include "trust/hash.h"
#include "trust/random.h"

struct seen {
    struct buf text; /* "id bytes\n", "id -\n" when withdrawn */
    bool hashes_ok;
    enum err stop_with;
};

static enum err see(void *ctx, const struct release_item *item)
{
    struct seen *seen = ctx;
    unsigned char hash[HASH_BYTES];
    sha256(item->bytes, hash);
    seen->hashes_ok &= !item->bytes.ptr || memcmp(hash, item->hash, sizeof hash) == 0;
    buf_printf(&seen->text, "%.*s ", STR_FMT(item->id));
    buf_str(&seen->text, item->bytes.ptr ? item->bytes : STR("-"));
    buf_char(&seen->text, '\n');
    return seen->stop_with;
}

static enum err read_packed(struct str packed, struct release_head *ret_head, struct seen *seen)
{
    *seen = (struct seen){.hashes_ok = true, .stop_with = seen->stop_with};
    buf_init(&seen->text, 1 << 24);
    return release_read(packed, ret_head, see, seen);
}

/* What an attacker, or another program, might have packed. */
static struct str pack(const char *text, size_t len, struct buf *out)
{
    size_t size = ZSTD_compressBound(len);
    char *packed = malloc(size);
    buf_init(out, 64 << 20);
    buf_add(out, packed, ZSTD_compress(packed, size, text, len, 1));
    free(packed);
    return buf_view(out);
}

static void a_release_comes_back_as_it_was_written(void **state)
{
    (void)state;
    struct release_head head = {.version = 12, .items = 2}, back;
    struct seen seen = {0};
    struct buf packed;
    memset(head.root_hash, 0xab, HASH_BYTES);
    buf_init(&packed, 1 << 20);
    struct release_writer *writer = release_write_begin(&head);
    release_write_item(writer,
                       &(struct release_item){.id = STR("org/a"), .bytes = STR("{\"id\":\"org/a\"}")});
    release_write_item(
        writer, &(struct release_item){.id = STR("org/b"), .bytes = STR("{\"id\":\"org/b\",\"x\":1}")});
    assert_int_equal(release_write_end(writer, &packed), ERR_OK);
    assert_int_equal(read_packed(buf_view(&packed), &back, &seen), ERR_OK);
    assert_string_equal(seen.text.ptr, "org/a {\"id\":\"org/a\"}\norg/b {\"id\":\"org/b\",\"x\":1}\n");
    assert_true(seen.hashes_ok);
    assert_memory_equal(&back, &head, sizeof head);
    buf_release(&seen.text);
    buf_release(&packed);
}

static void a_delta_says_what_was_withdrawn(void **state)
{
    (void)state;
    struct release_head head = {.version = 12, .from = 9, .items = 2}, back;
    struct seen seen = {0};
    struct buf packed;
    memset(head.from_root_hash, 0xcd, HASH_BYTES);
    buf_init(&packed, 1 << 20);
    struct release_writer *writer = release_write_begin(&head);
    release_write_item(writer, &(struct release_item){.id = STR("event/old")});
    release_write_item(writer,
                       &(struct release_item){.id = STR("org/b"), .bytes = STR("{\"id\":\"org/b\"}")});
    assert_int_equal(release_write_end(writer, &packed), ERR_OK);
    assert_int_equal(read_packed(buf_view(&packed), &back, &seen), ERR_OK);
    assert_string_equal(seen.text.ptr, "event/old -\norg/b {\"id\":\"org/b\"}\n");
    assert_memory_equal(&back, &head, sizeof head);
    buf_release(&seen.text);
    buf_release(&packed);
}

static void an_empty_release_is_one_too(void **state)
{
    (void)state;
    struct release_head head = {.version = 1}, back;
    struct seen seen = {0};
    struct buf packed;
    buf_init(&packed, 1 << 20);
    assert_int_equal(release_write_end(release_write_begin(&head), &packed), ERR_OK);
    assert_int_equal(read_packed(buf_view(&packed), &back, &seen), ERR_OK);
    assert_int_equal(seen.text.len, 0);
    buf_release(&seen.text);
    buf_release(&packed);
}

#define HASH64 "0000000000000000000000000000000000000000000000000000000000000000"
#define C(version, items)                                                                                    \
    "{\"torget\":\"content\",\"version\":" version ",\"root_hash\":\"" HASH64 "\",\"items\":" items "}\n"
#define D(version, from, items)                                                                              \
    "{\"torget\":\"delta\",\"version\":" version ",\"from\":" from ",\"root_hash\":\"" HASH64                \
    "\",\"from_root_hash\":\"" HASH64 "\",\"items\":" items "}\n"

static const struct row {
    const char *text;
    enum err want;
} rows[] = {
    {C("1", "0"), ERR_OK},
    {C("1", "1") "{\"id\":\"org/a\"}\n", ERR_OK},
    {C("1", "2") "{\"id\":\"org/a\"}\n{\"id\":\"org/b\"}\n", ERR_OK},
    {D("2", "1", "1") "{\"id\":\"org/a\",\"withdrawn\":true}\n", ERR_OK},
    {"", ERR_SYNTAX},
    {"\n", ERR_SYNTAX},
    {"{}\n", ERR_SYNTAX},
    {"<html>\n", ERR_SYNTAX},
    {"{\"torget\":\"else\",\"version\":1,\"root_hash\":\"" HASH64 "\",\"items\":0}\n", ERR_SYNTAX},
    {"{\"torget\":\"content\",\"version\":1,\"root_hash\":\"00\",\"items\":0}\n", ERR_SYNTAX},
    {"{\"torget\":\"content\",\"version\":1,\"root_hash\":\"" HASH64 "\",\"items\":0,\"x\":1}\n", ERR_SYNTAX},
    {"{\"torget\":\"content\",\"version\":1,\"version\":1,\"root_hash\":\"" HASH64 "\",\"items\":0}\n",
     ERR_SYNTAX},
    {C("0", "0"), ERR_SYNTAX},
    {C("1.5", "0"), ERR_SYNTAX},
    {C("1", "-1"), ERR_SYNTAX},
    {C("1", "200001"), ERR_LIMIT},
    {D("2", "2", "0"), ERR_INVALID},
    {D("2", "0", "0"), ERR_SYNTAX},
    {C("1", "1"), ERR_INVALID},
    {C("1", "0") "{\"id\":\"org/a\"}\n", ERR_INVALID},
    {C("1", "1") "{\"id\":\"org/a\"}", ERR_SYNTAX},
    {C("1", "1") "\n", ERR_SYNTAX},
    {C("1", "2") "{\"id\":\"org/b\"}\n{\"id\":\"org/a\"}\n", ERR_INVALID},
    {C("1", "2") "{\"id\":\"org/a\"}\n{\"id\":\"org/a\"}\n", ERR_INVALID},
    {C("1", "1") "{\"id\":\"org/a\",\"withdrawn\":true}\n", ERR_INVALID},
};

static void the_format_is_strict(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct release_head head;
        struct seen seen = {0};
        struct buf packed;
        enum err err = read_packed(pack(rows[i].text, strlen(rows[i].text), &packed), &head, &seen);
        if (err != rows[i].want)
            fail_msg("%s: %s", rows[i].text, err_name(err));
        buf_release(&seen.text);
        buf_release(&packed);
    }
}

static const struct line_row {
    const char *line, *id; /* NULL: refused */
} line_rows[] = {
    {"{\"id\":\"org/a\"}", "org/a"},
    {"{\"a\":{\"id\":\"org/no\"},\"id\":\"org/a\",\"z\":[1,{\"id\":\"x\"},\"}\"]}", "org/a"},
    {"{\"a\":\"\\\"id\\\":\\\"x\",\"id\":\"org/a-1\"}", "org/a-1"},
    {"{\"a\":{\"id\":\"org/no\"}}", NULL},
    {"{\"id\":\"org/a\",\"id\":\"org/b\"}", NULL},
    {"{\"id\":\"org/a\",\"a\":1}", NULL}, /* not sorted */
    {"{\"id\":\"org/a\"", NULL},
    {"{\"id\":\"org/a\"}}", NULL},
    {"{\"id\":\"org/a\"} ", NULL},
    {" {\"id\":\"org/a\"}", NULL},
    {"{\"id\": \"org/a\"}", NULL},
    {"{\"id\":\"org/A\"}", NULL},
    {"{\"id\":\"org/a/b\"}", NULL},
    {"{\"id\":\"org/\"}", NULL},
    {"{\"id\":\"/a\"}", NULL},
    {"{\"id\":\"org\"}", NULL},
    {"{\"id\":\"org/\\u0061\"}", NULL},
    {"{\"id\":7}", NULL},
    {"{\"id\":\"\"}", NULL},
    {"{\"id\":}", NULL},
    {"{\"id\"}", NULL},
    {"{}", NULL},
    {"[]", NULL},
    {"{\"a\":[}],\"id\":\"org/a\"}", NULL},
    {"{\"a\":\"\x01\",\"id\":\"org/a\"}", NULL},
    {"{\"a\":\"open,\"id\":\"org/a}", NULL},
    {"{\"id\":\"org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", NULL},
};

static void the_id_of_a_line_is_found_without_being_fooled(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof line_rows / sizeof *line_rows; i++) {
        struct str id;
        bool ok = line_id(str_of(line_rows[i].line), &id);
        if (ok != (line_rows[i].id != NULL) || (ok && !str_is(id, line_rows[i].id)))
            fail_msg("%s", line_rows[i].line);
    }
}

static void bytes_cut_flipped_or_added_are_refused(void **state)
{
    (void)state;
    struct release_head head = {.version = 3, .items = 50}, back;
    struct seen seen = {0}, good = {0};
    struct buf packed;
    buf_init(&packed, 1 << 20);
    struct release_writer *writer = release_write_begin(&head);
    for (int i = 0; i < 50; i++) {
        char id[20], bytes[100];
        snprintf(id, sizeof id, "org/x%02d", i);
        snprintf(bytes, sizeof bytes, "{\"id\":\"%s\",\"word\":%u}", id, i * 2654435761u);
        release_write_item(writer, &(struct release_item){.id = str_of(id), .bytes = str_of(bytes)});
    }
    assert_int_equal(release_write_end(writer, &packed), ERR_OK);
    assert_int_equal(read_packed(buf_view(&packed), &back, &good), ERR_OK);
    for (size_t n = 0; n < packed.len; n++) {
        assert_int_not_equal(read_packed(str_sub(buf_view(&packed), 0, n), &back, &seen), ERR_OK);
        buf_release(&seen.text);
        packed.ptr[n] ^= 0x10;
        enum err err = read_packed(buf_view(&packed), &back, &seen);
        packed.ptr[n] ^= 0x10;
        /* some bits of zstd's headers carry nothing: then the content is the same */
        if (err == ERR_OK && !str_eq(buf_view(&seen.text), buf_view(&good.text)))
            fail_msg("byte %zu of %zu", n, packed.len);
        buf_release(&seen.text);
    }
    buf_char(&packed, 'x');
    assert_int_equal(read_packed(buf_view(&packed), &back, &seen), ERR_SYNTAX);
    buf_release(&seen.text);
    buf_release(&good.text);
    buf_release(&packed);
}

/* Packs `head`, then `n` times the byte `c`, without ever having that in memory. */
static void pack_bomb(const char *head, char c, size_t n, int window_log, struct buf *out)
{
    ZSTD_CCtx *zstd = ZSTD_createCCtx();
    char piece[4096], packed[8192];
    ZSTD_CCtx_setParameter(zstd, ZSTD_c_windowLog, window_log);
    memset(piece, c, sizeof piece);
    buf_init(out, 64 << 20);
    ZSTD_inBuffer input = {head, strlen(head), 0};
    for (size_t done = 0; done < n; done += sizeof piece) {
        ZSTD_outBuffer output = {packed, sizeof packed, 0};
        ZSTD_compressStream2(zstd, &output, &input, ZSTD_e_continue);
        buf_add(out, packed, output.pos);
        input = (ZSTD_inBuffer){piece, sizeof piece, 0};
    }
    for (size_t left = 1; left != 0;) {
        ZSTD_outBuffer output = {packed, sizeof packed, 0};
        left = ZSTD_compressStream2(zstd, &output, &input, ZSTD_e_end);
        buf_add(out, packed, output.pos);
    }
    ZSTD_freeCCtx(zstd);
}

static void bombs_stop_early(void **state)
{
    (void)state;
    static const struct {
        const char *head;
        char c;
        size_t n;
        int window_log;
        enum err want;
    } bombs[] = {
        {C("1", "1") "{\"a\":\"", 'a', 300u << 20, 20, ERR_LIMIT}, /* one line without an end */
        {C("1", "100000"), '\n', 300u << 20, 20, ERR_SYNTAX},      /* nothing but lines */
        {"", 'a', 300u << 20, 20, ERR_LIMIT},                      /* not even a head */
        {C("1", "1"), 'a', 130u << 20, 27, ERR_LIMIT},             /* a window of 128 MiB */
    };
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        struct release_head head;
        struct seen seen = {0};
        struct buf packed;
        pack_bomb(bombs[i].head, bombs[i].c, bombs[i].n, bombs[i].window_log, &packed);
        assert_true(packed.len < 1 << 20);
        assert_int_equal(read_packed(buf_view(&packed), &head, &seen), bombs[i].want);
        buf_release(&seen.text);
        buf_release(&packed);
    }
}

static void what_the_reader_answers_ends_the_reading(void **state)
{
    (void)state;
    struct release_head head;
    struct seen seen = {.stop_with = ERR_FULL};
    struct buf packed;
    const char *text = C("1", "2") "{\"id\":\"org/a\"}\n{\"id\":\"org/b\"}\n";
    assert_int_equal(read_packed(pack(text, strlen(text), &packed), &head, &seen), ERR_FULL);
    assert_string_equal(seen.text.ptr, "org/a {\"id\":\"org/a\"}\n");
    buf_release(&seen.text);
    buf_release(&packed);
}

static void large_items_and_many_pieces_come_whole(void **state)
{
    (void)state;
    enum { N = 40, SIZE = 300 << 10 };
    struct release_head head = {.version = 1, .items = N}, back;
    struct seen seen = {0};
    struct buf packed, expected, item;
    buf_init(&packed, 64 << 20);
    buf_init(&expected, 64 << 20);
    buf_init(&item, 1 << 20);
    struct release_writer *writer = release_write_begin(&head);
    for (int i = 0; i < N; i++) {
        char id[20], noise[SIZE / 2], hex[SIZE + 1];
        snprintf(id, sizeof id, "org/x%02d", i);
        random_fill(noise, sizeof noise);
        hex_write(noise, sizeof noise, hex);
        buf_clear(&item);
        buf_printf(&item, "{\"id\":\"%s\",\"x\":\"%s\"}", id, hex);
        release_write_item(writer, &(struct release_item){.id = str_of(id), .bytes = buf_view(&item)});
        buf_printf(&expected, "%s %s\n", id, item.ptr);
    }
    assert_int_equal(release_write_end(writer, &packed), ERR_OK);
    assert_int_equal(read_packed(buf_view(&packed), &back, &seen), ERR_OK);
    assert_true(str_eq(buf_view(&seen.text), buf_view(&expected)));
    buf_release(&seen.text);
    buf_release(&packed);
    buf_release(&expected);
    buf_release(&item);
}

static void the_root_hash_is_that_of_the_lines(void **state)
{
    unsigned char root[HASH_BYTES], expected[HASH_BYTES], hash[HASH_BYTES];
    (void)state;
    sha256(STR("{}"), hash);
    char hex[2 * HASH_BYTES + 1], lines[200];
    hex_write(hash, HASH_BYTES, hex);
    snprintf(lines, sizeof lines, "org/a %s\norg/b %s\n", hex, hex);
    sha256(str_of(lines), expected);
    struct root_hasher *hasher = root_hash_begin();
    root_hash_add(hasher, STR("org/a"), hash);
    root_hash_add(hasher, STR("org/b"), hash);
    root_hash_end(hasher, root);
    assert_memory_equal(root, expected, HASH_BYTES);
    root_hash_end(root_hash_begin(), root);
    sha256(STR(""), expected);
    assert_memory_equal(root, expected, HASH_BYTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_release_comes_back_as_it_was_written),
        cmocka_unit_test(a_delta_says_what_was_withdrawn),
        cmocka_unit_test(an_empty_release_is_one_too),
        cmocka_unit_test(the_format_is_strict),
        cmocka_unit_test(the_id_of_a_line_is_found_without_being_fooled),
        cmocka_unit_test(bytes_cut_flipped_or_added_are_refused),
        cmocka_unit_test(bombs_stop_early),
        cmocka_unit_test(what_the_reader_answers_ends_the_reading),
        cmocka_unit_test(large_items_and_many_pieces_come_whole),
        cmocka_unit_test(the_root_hash_is_that_of_the_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
