// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/js.h"

/* Fields joined by '|', records by '\n'; a failure as "!line reason". */
static void read_all(struct str text, char separator, struct buf *out)
{
    struct arena arena;
    struct csv csv;
    struct csv_record record;
    enum err err;
    arena_init(&arena);
    buf_init(out, 1 << 20);
    buf_z(out, "");
    csv_init(&csv, text);
    csv.separator = separator;
    while ((err = csv_next(&csv, &arena, &record)) != ERR_NOT_FOUND) {
        buf_printf(out, "%s%d:", out->len ? "\n" : "", record.line);
        if (err != ERR_OK)
            buf_printf(out, "!%s", csv.reason);
        for (size_t i = 0; err == ERR_OK && i < record.n; i++)
            buf_printf(out, "%s%.*s", i ? "|" : "", STR_FMT(record.fields[i]));
    }
    assert_int_equal(csv_next(&csv, &arena, &record), ERR_NOT_FOUND);
    arena_release(&arena);
}

static const struct row {
    const char *text, *records;
    char separator;
} rows[] = {
    {"", "", ','},
    {"\n\r\n\n", "", ','},
    {"a,b\n1,2\n", "1:a|b\n2:1|2", ','},
    {"a,b\r\n1,2", "1:a|b\n2:1|2", ','},
    {"a,b\r1,2\r", "1:a|b\n2:1|2", ','},
    {"\xEF\xBB\xBF"
     "a;b\n1;2,3",
     "1:a|b\n2:1|2,3", ';'},
    {"\xEF\xBB\xBF\"a\"\tb", "1:a|b", '\t'},
    {",\n,,\n", "1:|\n2:||", ','},
    {"a,", "1:a|", ','},
    {"\"\",\"\"\"\"", "1:|\"", ','},
    {"\"a\nb\r\nc\",d\ne", "1:a\nb\r\nc|d\n4:e", ','},
    {"a\n\n\nb", "1:a\n4:b", ','},
    {"5' 6\" tall,b", "1:5' 6\" tall|b", ','},
    {" \"a\",b", "1: \"a\"|b", ','},
    {"å,ä\nö,\xE2\x82\xAC", "1:å|ä\n2:ö|€", ','},
    {"a\n\"b\" c,d\ne", "1:a\n2:!there is text behind a closing quote\n3:e", ','},
    {"a\n\"b\nc\n", "1:a\n2:!a quote opens here and never closes", ','},
    {"a\n\xE5,b\nc", "1:a\n2:!it is not UTF-8\n3:c", ','},
    {"\xFF\xFE"
     "a",
     "1:!it is not UTF-8", ','},
};

static void records_are_cut_as_rfc_4180_says_and_faults_have_their_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out;
        read_all(str_of(rows[i].text), rows[i].separator, &out);
        assert_string_equal(out.ptr, rows[i].records);
        buf_release(&out);
    }
}

static void a_nul_in_a_field_is_refused(void **state)
{
    struct buf out;
    (void)state;
    read_all(STR("a\0b\nc"), ',', &out);
    assert_string_equal(out.ptr, "1:!there is a NUL in it\n2:c");
    buf_release(&out);
}

static struct str run_of(char c, size_t n, const char *tail)
{
    char *text = malloc(n + strlen(tail) + 1);
    assert_non_null(text);
    memset(text, c, n);
    memcpy(text + n, tail, strlen(tail) + 1);
    return (struct str){text, n + strlen(tail)};
}

static void what_is_past_a_bound_is_refused_and_the_next_record_is_read(void **state)
{
    (void)state;
    struct {
        char c;
        size_t n;
        const char *records;
    } cases[] = {
        {'x', CSV_FIELD_MAX_BYTES + 1, "1:!a field is longer than 256 kB\n2:next"},
        {',', CSV_FIELDS_MAX, "1:!it has more than 400 fields\n2:next"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        struct str text = run_of(cases[i].c, cases[i].n, "\nnext");
        read_all(text, ',', &out);
        assert_string_equal(out.ptr, cases[i].records);
        buf_release(&out);
        free((char *)text.ptr);
    }
}

static void the_separator_is_guessed_from_the_first_line(void **state)
{
    (void)state;
    assert_int_equal(csv_guess_separator(STR("a,b,c\n1;2;3;4;5")), ',');
    assert_int_equal(csv_guess_separator(STR("namn;\"gata, nr, port\";ort\n")), ';');
    assert_int_equal(csv_guess_separator(STR("\xEF\xBB\xBFnamn\tort")), '\t');
    assert_int_equal(csv_guess_separator(STR("namn")), ',');
    assert_int_equal(csv_guess_separator(STR("")), ',');
}

static void compare_record(const char *name, const struct csv_record *head, const struct csv_record *record,
                           const struct js *wanted)
{
    assert_int_equal(record->n, head->n);
    for (size_t i = 0; i < head->n; i++) {
        char member[80];
        snprintf(member, sizeof member, "%.*s", STR_FMT(head->fields[i]));
        if (strcmp(name, "location_coordinates") == 0 && i == 0)
            continue;
        if (!str_eq(record->fields[i], js_get_str(wanted, member)))
            fail_msg("%s, line %d: %s is \"%.*s\"", name, record->line, member, STR_FMT(record->fields[i]));
    }
}

static void check_spectrum(const char *name)
{
    struct arena arena;
    struct str table, text;
    struct js *wanted;
    struct csv csv;
    struct csv_record head, record;
    size_t n = 0;
    char path[200];
    arena_init(&arena);
    snprintf(path, sizeof path, "tests/data/csv-spectrum/csvs/%s.csv", name);
    assert_int_equal(file_read(path, 1 << 20, &arena, &table), ERR_OK);
    snprintf(path, sizeof path, "tests/data/csv-spectrum/json/%s.json", name);
    assert_int_equal(file_read(path, 1 << 20, &arena, &text), ERR_OK);
    assert_int_equal(js_parse(text, 1 << 20, 8, &wanted, NULL), ERR_OK);
    csv_init(&csv, table);
    assert_int_equal(csv_next(&csv, &arena, &head), ERR_OK);
    for (; csv_next(&csv, &arena, &record) == ERR_OK; n++)
        compare_record(name, &head, &record, js_type(wanted) == JS_ARRAY ? js_at(wanted, n) : wanted);
    assert_int_equal(n, js_type(wanted) == JS_ARRAY ? js_len(wanted) : 1);
    js_free(wanted);
    arena_release(&arena);
}

static void the_tables_of_csv_spectrum_hold_what_they_should(void **state)
{
    static const char *const names[] = {
        "comma_in_quotes", "empty",         "empty_crlf",
        "escaped_quotes",  "json",          "utf8",
        "newlines",        "newlines_crlf", "quotes_and_newlines",
        "simple",          "simple_crlf",   "location_coordinates",
    };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_spectrum(names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_are_cut_as_rfc_4180_says_and_faults_have_their_lines),
        cmocka_unit_test(a_nul_in_a_field_is_refused),
        cmocka_unit_test(what_is_past_a_bound_is_refused_and_the_next_record_is_read),
        cmocka_unit_test(the_separator_is_guessed_from_the_first_line),
        cmocka_unit_test(the_tables_of_csv_spectrum_hold_what_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
