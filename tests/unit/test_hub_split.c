// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/refs.h"
#include "exchange/split.h"

static const struct split_row {
    const char *text;
    const char *elements; /* "line:bytes|line:bytes|" */
    enum err end;
    int line; /* of the fault */
} split_rows[] = {
    {"{}", "1:{}|", ERR_NOT_FOUND, 0},
    {"[]", "", ERR_NOT_FOUND, 0},
    {" \n[ ]\n ", "", ERR_NOT_FOUND, 0},
    {"\xef\xbb\xbf[{\"a\":1}]", "1:{\"a\":1}|", ERR_NOT_FOUND, 0},
    {"[\n{},\n\n{\"b\":[1,{\"c\":2}]}\n]", "2:{}|4:{\"b\":[1,{\"c\":2}]}|", ERR_NOT_FOUND, 0},
    {"[{\"a\":\"}],{\\\"\"},{}]", "1:{\"a\":\"}],{\\\"\"}|1:{}|", ERR_NOT_FOUND, 0},
    {"{\n}\n{}", "1:{\n}|", ERR_SYNTAX, 3},
    {"[{} {}]", "1:{}|", ERR_SYNTAX, 1},
    {"[{},]", "1:{}|", ERR_SYNTAX, 1},
    {"[,{}]", "", ERR_SYNTAX, 1},
    {"[{}\n", "1:{}|", ERR_SYNTAX, 2},
    {"[{}]\n]", "1:{}|", ERR_SYNTAX, 2},
    {"[[{}]]", "", ERR_SYNTAX, 1},
    {"\n\n7", "", ERR_SYNTAX, 3},
    {"", "", ERR_SYNTAX, 1},
    {"[", "", ERR_SYNTAX, 1},
    {"[{\"a\":{}", "1:{\"a\":{}|", ERR_SYNTAX, 1}, /* the parser judges the element */
    {"[{\"a\": \"no end\n},\n{}]", "1:{\"a\": \"no end\n}|3:{}|", ERR_NOT_FOUND, 0},
    {"{\"a\\", "1:{\"a\\|", ERR_NOT_FOUND, 0},
};

static void files_are_cut_into_items(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof split_rows / sizeof *split_rows; i++) {
        struct split split;
        struct split_element element = {0};
        struct buf found;
        enum err err;
        buf_init(&found, 1000);
        split_init(&split, str_of(split_rows[i].text));
        for (size_t n = 0; (err = split_next(&split, &element)) == ERR_OK; n++) {
            assert_int_equal(element.index, n);
            buf_printf(&found, "%d:%.*s|", element.line, STR_FMT(element.bytes));
        }
        if (!str_is(buf_view(&found), split_rows[i].elements) || err != split_rows[i].end)
            fail_msg("%s: %s (%d)", split_rows[i].text, found.ptr ? found.ptr : "", err);
        if (err == ERR_SYNTAX) {
            assert_int_equal(split.line, split_rows[i].line);
            assert_non_null(split.reason);
        }
        assert_int_equal(split_next(&split, &element), ERR_NOT_FOUND);
        buf_release(&found);
    }
}

static const struct refs_row {
    const char *json, *refs;
} refs_rows[] = {
    {"{}", ""},
    {"{\"id\":\"org/a\",\"title\":{\"sv\":\"org/b\"}}", ""},
    {"{\"organization\":\"org/a\",\"place\":\"place/b\"}", "/organization=org/a /place=place/b "},
    {"{\"terms\":[\"term/a\",\"term/b\"]}", "/terms/0=term/a /terms/1=term/b "},
    {"{\"steps\":[{\"helps\":[\"org/a\"]},{\"title\":{\"sv\":\"x\"},\"helps\":[\"service/b\"]}]}",
     "/steps/0/helps/0=org/a /steps/1/helps/0=service/b "},
    {"{\"checked_by\":\"Kvarnby kommun\"}", ""},
    {"{\"checked_by\":\"org/kommun\"}", "/checked_by=org/kommun "},
    {"{\"organization\":5,\"terms\":\"term/a\",\"related\":[[\"org/a\"],{\"place\":\"place/x\"}]}",
     "/terms=term/a /related/0/0=org/a /related/1/place=place/x "},
};

static void references_are_found_with_their_pointers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refs_rows / sizeof *refs_rows; i++) {
        struct js *json;
        struct arena arena;
        struct buf found;
        arena_init(&arena);
        buf_init(&found, 1000);
        assert_int_equal(js_parse(str_of(refs_rows[i].json), 10000, 10, &json, NULL), ERR_OK);
        struct refs refs = refs_of(json, &arena);
        for (int k = 0; k < refs.n; k++)
            buf_printf(&found, "%.*s=%.*s ", STR_FMT(refs.items[k].pointer), STR_FMT(refs.items[k].id));
        if (!str_is(buf_view(&found), refs_rows[i].refs))
            fail_msg("%s: %s", refs_rows[i].json, found.ptr ? found.ptr : "");
        js_free(json);
        buf_release(&found);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_cut_into_items),
        cmocka_unit_test(references_are_found_with_their_pointers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
