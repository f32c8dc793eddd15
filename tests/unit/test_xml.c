// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/xml.h"
#include "one_arena.h"

static enum err parse(const char *text, const struct xml_node **ret_root, struct xml_fault *ret_fault)
{
    return xml_parse(str_of(text), &arena, ret_root, ret_fault);
}

static void a_tree_keeps_names_texts_and_lines(void **state)
{
    (void)state;
    const struct xml_node *root;
    static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<alert xmlns=\"urn:a\" xmlns:b=\"urn:b\">\n"
                               " <id>  x &amp; &#229;<!-- no -->y </id>\n"
                               " <b:info b:lang=\"sv\" kind=\"1\">one</b:info>\n"
                               " <info>two</info><info/><other><![CDATA[<i>]]></other>"
                               "</alert>";
    assert_int_equal(parse(text, &root, NULL), ERR_OK);
    assert_true(str_is(root->name, "alert") && str_is(root->space, "urn:a") && root->line == 2);
    assert_true(str_is(xml_child_text(root, "id"), "x & åy"));
    assert_int_equal(xml_child(root, "id")->line, 3);
    const struct xml_node *info = xml_child(root, "info"); /* not the one of another namespace */
    assert_true(str_is(xml_text(info), "two"));
    assert_true(str_is(xml_text(xml_next(info)), "") && xml_text(xml_next(info)).ptr);
    assert_null(xml_next(xml_next(info)));
    assert_true(str_is(xml_child_text(root, "other"), "<i>"));
    assert_null(xml_child(root, "missing"));
    assert_null(xml_child_text(NULL, "id").ptr);
    const struct xml_attribute *attribute = root->first->next->attributes;
    assert_true(str_is(attribute->name, "lang") && str_is(attribute->space, "urn:b"));
    assert_true(str_is(attribute->next->name, "kind") && str_is(attribute->next->value, "1"));
}

static void latin_letters_become_utf8(void **state)
{
    (void)state;
    const struct xml_node *root;
    assert_int_equal(parse("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe5\xe4\xf6</a>", &root, NULL),
                     ERR_OK);
    assert_true(str_is(xml_text(root), "åäö"));
    assert_int_equal(parse("\xef\xbb\xbf<a>å</a>", &root, NULL), ERR_OK);
    assert_true(str_is(xml_text(root), "å"));
}

static void what_is_not_accepted_is_named_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum err err;
        int line;
        const char *reason;
    } rows[] = {
        {"", ERR_SYNTAX, 1, "no element"},
        {"{}", ERR_SYNTAX, 1, ""},
        {"<a>\n<b></a>", ERR_SYNTAX, 2, "mismatched"},
        {"<a/>\n<b/>", ERR_SYNTAX, 2, "junk"},
        {"<a>\xe5</a>", ERR_SYNTAX, 1, ""},
        {"<a x='1' x='2'/>", ERR_SYNTAX, 1, "duplicate"},
        {"<b:a/>", ERR_SYNTAX, 1, "prefix"},
        {"\n<a>&nbsp;</a>", ERR_INVALID, 2, "entity"},
        {"<!DOCTYPE a><a/>", ERR_INVALID, 1, "DOCTYPE"},
        {"<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;\">]>\n<a>&m;</a>", ERR_INVALID, 1, "DOCTYPE"},
        {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", ERR_INVALID, 1, "DOCTYPE"},
        {"<?xml version=\"1.0\" encoding=\"windows-1252\"?><a/>", ERR_INVALID, 1, "encodings"},
        {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", ERR_INVALID, 1, "encodings"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct xml_node *root = NULL;
        struct xml_fault fault = {0};
        assert_int_equal(parse(rows[i].text, &root, &fault), rows[i].err);
        assert_null(root);
        assert_int_equal(fault.line, rows[i].line);
        assert_non_null(strstr(fault.reason, rows[i].reason));
    }
}

static void utf16_is_refused_with_or_without_its_mark(void **state)
{
    (void)state;
    const struct xml_node *root;
    struct xml_fault fault;
    assert_int_equal(xml_parse(STR("\xff\xfe<\0a\0/\0>\0"), &arena, &root, &fault), ERR_INVALID);
    assert_int_equal(xml_parse(STR("\0<\0a\0/\0>"), &arena, &root, &fault), ERR_INVALID);
}

static void many(struct buf *text, const char *what, int n)
{
    for (int i = 0; i < n; i++)
        buf_z(text, what);
}

static void bounds_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close;
        int n;
        enum err err;
    } rows[] = {
        {"<a>", "</a>", XML_DEPTH_MAX - 1, ERR_OK},
        {"<a>", "</a>", XML_DEPTH_MAX, ERR_LIMIT},
        {"<a>", "", 100000, ERR_LIMIT},
        {"<a/>", "", XML_NODES_MAX - 1, ERR_OK},
        {"<a/>", "", XML_NODES_MAX, ERR_LIMIT},
        {"word", "", XML_BYTES_MAX / 4, ERR_LIMIT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf text;
        const struct xml_node *root;
        buf_init(&text, 4 << 20);
        buf_z(&text, "<r>");
        many(&text, rows[i].open, rows[i].n);
        many(&text, rows[i].close, rows[i].n);
        buf_z(&text, "</r>");
        assert_int_equal(xml_parse(buf_view(&text), &arena, &root, NULL), rows[i].err);
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_keeps_names_texts_and_lines),
        cmocka_unit_test(latin_letters_become_utf8),
        cmocka_unit_test(what_is_not_accepted_is_named_with_its_line),
        cmocka_unit_test(utf16_is_refused_with_or_without_its_mark),
        cmocka_unit_test(bounds_are_kept),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
