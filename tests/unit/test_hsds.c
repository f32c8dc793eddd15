// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/js.h"
#include "exchange/hsds_records.h"
#include "exchange/hsds_write.h"
#include "hub/query.h"
#include "exchange/split_file.h"
#include "store/hub_meta.h"

static void numbers_are_made_international_or_nothing(void **state)
{
    static const char *const rows[][2] = {
        {"08-123 45 67", "+4681234567"},
        {"(08) 123 45 67", "+4681234567"},
        {"+46 (0)8 123 45 67", "+4681234567"},
        {"00358 9 123 4567", "+35891234567"},
        {"tel:+44-1234-234567", "+441234234567"},
        {"\"+44 1234 234567\"", "+441234234567"},
        {"070-174 06 05 ankn 3", "+46701740605"},
        {"", ""},
        {"112", ""},
        {"+", ""},
        {"0", ""},
        {"+0 812345678", ""},
        {"555 0100", ""},
        {"ring the desk", ""},
        {"+461234567890123456789", ""},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!str_is(hsds_phone(&arena, str_of(rows[i][0])), rows[i][1]))
            fail_msg("%s: %.*s", rows[i][0], STR_FMT(hsds_phone(&arena, str_of(rows[i][0]))));
    arena_release(&arena);
}

static void the_form_of_an_organization_is_told_by_its_status_then_by_its_name(void **state)
{
    static const char *const rows[][3] = {
        {"Ideell förening", "Kommunens vänner", "association"},
        {"Ekonomisk förening", "", "cooperative"},
        {"Registered charity", "", "association"},
        {"501(c)(3)", "", "association"},
        {"Limited Company", "Example Inc.", "other"},
        {"", "Stiftelsen Hoppet", "foundation"},
        {"", "Kvarnby kommun", "public"},
        {"Community Interest Company", "Town Council Friends", "social-enterprise"},
        {"", "", "other"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(hsds_legal_form(str_of(rows[i][0]), str_of(rows[i][1])), rows[i][2]);
}

static void what_a_record_is_shows_in_its_members_and_then_in_its_file(void **state)
{
    static const struct {
        const char *json, *file;
        int type; /* HSDS_TYPES: none */
    } rows[] = {
        {"{\"id\":\"a\",\"name\":\"A\",\"status\":\"active\"}", "x.json", HSDS_SERVICE},
        {"{\"id\":\"a\",\"location\":{},\"service\":{\"status\":\"active\"}}", "x.json", HSDS_AT_LOCATION},
        {"{\"id\":\"a\",\"location_type\":\"physical\"}", "x.json", HSDS_LOCATION},
        {"{\"id\":\"a\",\"name\":\"A\",\"parent_id\":\"b\"}", "x.json", HSDS_TERM},
        {"{\"id\":\"a\",\"name\":\"A\",\"website\":\"b\"}", "x.json", HSDS_ORGANIZATION},
        {"{\"id\":\"a\",\"name\":\"A\",\"description\":\"b\"}", "/d/services/x.json", HSDS_ORGANIZATION},
        {"{\"id\":\"a\",\"name\":\"A\",\"description\":\"b\"}", "/d/taxonomy.json", HSDS_TAXONOMY},
        {"{\"id\":\"a\",\"name\":\"A\",\"description\":\"b\"}", "http://a/taxonomy_terms?page=1", HSDS_TERM},
        {"{\"id\":\"a\"}", "x.json", HSDS_TYPES},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct js *json;
        enum hsds_type type = HSDS_TYPES;
        assert_int_equal(js_parse(str_of(rows[i].json), 1000, 4, &json, NULL), ERR_OK);
        bool told = hsds_type_of(json, rows[i].file, &type);
        if ((told ? (int)type : HSDS_TYPES) != rows[i].type)
            fail_msg("%s in %s: %d", rows[i].json, rows[i].file, type);
        js_free(json);
    }
}

static void copies_are_merged_member_by_member_and_places_by_id(void **state)
{
    struct js *base, *over, *wanted;
    (void)state;
    js_parse(
        STR("{\"a\":1,\"b\":2,\"phones\":[{\"id\":\"p\"}],\"locations\":[{\"id\":\"x\"},{\"id\":\"y\"}]}"),
        1000, 8, &base, NULL);
    js_parse(STR("{\"b\":3,\"phones\":[],\"locations\":[{\"id\":\"y\",\"n\":1},{\"id\":\"z\"}]}"), 1000, 8,
             &over, NULL);
    js_parse(STR("{\"a\":1,\"b\":3,\"phones\":[],"
                 "\"locations\":[{\"id\":\"y\",\"n\":1},{\"id\":\"z\"},{\"id\":\"x\"}]}"),
             1000, 8, &wanted, NULL);
    hsds_merge(base, over);
    assert_true(js_equal(base, wanted));
    js_free(base);
    js_free(over);
    js_free(wanted);
}

static void ids_of_items_made_here_are_uuids_of_version_8_by_hub_item_and_part(void **state)
{
    struct arena arena;
    struct db *db;
    struct hsds_out out, other;
    (void)state;
    arena_init(&arena);
    assert_int_equal(hub_db_open(":memory:", &db), ERR_OK);
    hsds_out_init(&out, db, &arena, STR("hub-a"), "sv");
    hsds_out_init(&other, db, &arena, STR("hub-b"), "sv");
    struct str id = hsds_uuid(&out, STR("service/a"), "", 0);
    assert_int_equal(id.len, 36);
    assert_int_equal(id.ptr[14], '8');
    assert_non_null(strchr("89ab", id.ptr[19]));
    assert_true(str_eq(id, hsds_uuid(&out, STR("service/a"), "", 0)));
    assert_false(str_eq(id, hsds_uuid(&out, STR("service/a"), "phone", 0)));
    assert_false(str_eq(id, hsds_uuid(&out, STR("service/a"), "", 1)));
    assert_false(str_eq(id, hsds_uuid(&other, STR("service/a"), "", 0)));
    hsds_out_release(&out);
    hsds_out_release(&other);
    db_close(db);
    arena_release(&arena);
}

static void queries_are_decoded_and_bad_ones_are_none(void **state)
{
    static const char *const rows[][3] = {
        {"/x?a=1&b=2", "b", "2"}, {"/x?a=%C3%A5+%2B", "a", "å +"},
        {"/x?a=1&a=2", "a", "1"}, {"/x?ab=1", "a", NULL},
        {"/x", "a", NULL},        {"/x?a=%00", "a", NULL},
        {"/x?a=%ff", "a", NULL},  {"/x?a=%4", "a", NULL},
        {"/x?a", "a", ""},        {"/x?a=1#b&c=2", "c", NULL},
        {"/x?=1&a=", "a", ""},
    };
    struct arena arena;
    int64_t n = 7;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str value = query_get(rows[i][0], rows[i][1], &arena);
        if (rows[i][2] ? !value.ptr || !str_is(value, rows[i][2]) : value.ptr != NULL)
            fail_msg("%s: \"%.*s\"", rows[i][0], STR_FMT(value));
    }
    assert_true(query_int("/x?n=5", "n", 1, 1, 9, &n) && n == 5);
    assert_true(query_int("/x", "n", 1, 1, 9, &n) && n == 1);
    assert_false(query_int("/x?n=10", "n", 1, 1, 9, &n) || query_int("/x?n=x", "n", 1, 1, 9, &n));
    assert_true(query_true("/x?f=true", "f") && query_true("/x?f=1", "f") && !query_true("/x?f=no", "f"));
    arena_release(&arena);
}

/* A file of `n` elements with `fill` bytes in each, on a page or alone. */
static void write_large(char *path, size_t n, size_t fill, bool on_page)
{
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "wb");
    assert_non_null(file);
    fputs(on_page ? "\xEF\xBB\xBF {\"total_items\": 3, \"contents\" :\n [" : "\n[", file);
    for (size_t i = 0; i < n; i++) {
        fprintf(file, "%s{\"id\":\"%zu\",\"x\":\"]}\\\"", i ? ",\n" : "", i);
        for (size_t k = 0; k < fill; k++)
            fputc('a' + (int)(k % 26), file);
        fputs("\"}", file);
    }
    fputs(on_page ? "]\n, \"last_page\": true}" : "]\n", file);
    fclose(file);
}

static void a_window_moves_over_files_of_any_size(void **state)
{
    static const struct {
        size_t n, fill;
        bool on_page;
        enum err end;
    } rows[] = {
        {0, 0, true, ERR_NOT_FOUND},        {3, 10, true, ERR_NOT_FOUND},
        {40, 200000, false, ERR_NOT_FOUND}, {40, 200000, true, ERR_NOT_FOUND},
        {2, 5 << 20, false, ERR_NOT_FOUND}, {1, SPLIT_WINDOW_MAX, false, ERR_LIMIT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[] = "/tmp/torget-split-XXXXXX", id[40];
        struct split_file file;
        struct split_element element = {0};
        size_t n = 0;
        enum err err;
        write_large(path, rows[i].n, rows[i].fill, rows[i].on_page);
        assert_int_equal(split_file_open(path, "contents", &file), ERR_OK);
        for (; (err = split_file_next(&file, &element)) == ERR_OK; n++) {
            snprintf(id, sizeof id, "{\"id\":\"%zu\",", n);
            assert_true(str_starts(element.bytes, id) && str_ends(element.bytes, "\"}"));
            assert_int_equal(element.line, 2 + (int)n);
            assert_int_equal(element.index, n);
        }
        assert_int_equal(err, rows[i].end);
        assert_int_equal(n, rows[i].end == ERR_LIMIT ? 0 : rows[i].n);
        assert_int_equal(split_file_next(&file, &element), ERR_NOT_FOUND);
        split_file_close(&file);
        unlink(path);
    }
}

static void a_file_with_no_such_array_is_said_to_be_another(void **state)
{
    static const char *const texts[] = {"", "{}", "7", "{\"contents\":{}}", "{\"a\":[]}", "\"[\""};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char path[] = "/tmp/torget-split-XXXXXX";
        struct split_file file;
        int fd = mkstemp(path);
        assert_int_equal(write(fd, texts[i], strlen(texts[i])), strlen(texts[i]));
        close(fd);
        assert_int_equal(split_file_open(path, "contents", &file), ERR_NOT_FOUND);
        unlink(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_made_international_or_nothing),
        cmocka_unit_test(the_form_of_an_organization_is_told_by_its_status_then_by_its_name),
        cmocka_unit_test(what_a_record_is_shows_in_its_members_and_then_in_its_file),
        cmocka_unit_test(copies_are_merged_member_by_member_and_places_by_id),
        cmocka_unit_test(ids_of_items_made_here_are_uuids_of_version_8_by_hub_item_and_part),
        cmocka_unit_test(queries_are_decoded_and_bad_ones_are_none),
        cmocka_unit_test(a_window_moves_over_files_of_any_size),
        cmocka_unit_test(a_file_with_no_such_array_is_said_to_be_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
