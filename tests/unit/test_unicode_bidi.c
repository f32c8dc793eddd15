// SPDX-License-Identifier: GPL-3.0-or-later
/* The runs of a paragraph, as drawn, against Unicode's BidiCharacterTest. */
#include "tests/unit/unicode_data.h"

/* What para_text leaves out of what is drawn. */
static bool is_left_out(uint32_t c)
{
    return c < 0x20 || c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || c == 0x61c || c == 0x2060 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void bidi_read(struct str line, struct row *row, struct str *ret_levels, struct str *ret_order,
                      bool *ret_rtl)
{
    struct str rest = line, codes = STR(""), dir = STR(""), level = STR(""), code;
    assert_true(str_next(&rest, ';', &codes) && str_next(&rest, ';', &dir) && str_next(&rest, ';', &level) &&
                str_next(&rest, ';', ret_levels) && str_next(&rest, ';', ret_order));
    row->n = 0;
    while (str_next(&codes, ' ', &code))
        row_add(row, hex(code));
    row_finish(row);
    *ret_rtl = str_is(level, "1");
}

/* The bytes of `text` as drawn, left to right: "3L 0R …", spaces at the line's end and what is not drawn left
 * out, as the data says. */
static const char *bidi_expected(const struct row *row, struct str levels, struct str order)
{
    struct buf out;
    bool odd[ROW_MAX];
    struct str item;
    int shown_n = row->n;
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    for (int i = 0; str_next(&levels, ' ', &item); i++)
        odd[i] = item.ptr[item.len - 1] & 1;
    while (shown_n > 0 && (row->chars[shown_n - 1] == ' ' || is_left_out(row->chars[shown_n - 1])))
        shown_n--;
    while (str_next(&order, ' ', &item)) {
        int64_t i;
        if (str_int(item, &i) && i < shown_n && !is_left_out(row->chars[i]))
            buf_printf(&out, "%d%c ", (int)i, odd[i] ? 'R' : 'L');
    }
    const char *text = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

/* The n-th character that is drawn. */
static int nth_shown(const struct row *row, int n)
{
    int i = 0;
    for (;; i++)
        if (!is_left_out(row->chars[i]) && n-- == 0)
            return i;
}

static void add_run(struct buf *out, const struct row *row, const struct line *line, const struct run *run)
{
    int n = (int)utf8_length(run->text);
    int first = (int)utf8_length((struct str){line->text.ptr, (size_t)(run->text.ptr - line->text.ptr)});
    for (int i = 0; i < n; i++) {
        int at = nth_shown(row, first + (run->dir == DIR_RTL ? n - 1 - i : i));
        if (row->chars[at] != 0x200d) /* goes to the shaper, the data takes it out */
            buf_printf(out, "%d%c ", at, run->dir == DIR_RTL ? 'R' : 'L');
    }
}

static const char *bidi_drawn(const struct row *row, bool rtl)
{
    struct buf out;
    const struct lang *lang = lang_find(rtl ? STR("ar") : STR("sv"));
    const struct para *para = para_layout(&arena, &fixed, row->text, lang, face, ALIGN_START, INFINITY);
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    assert_int_equal(para->n_lines, 1);
    for (int i = 0; i < para->lines[0].n_runs; i++)
        add_run(&out, row, &para->lines[0], &para->lines[0].runs[i]);
    const char *text = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

/* Whether ICU itself has other levels than the data. */
static bool icu_differs(const struct row *row, struct str levels, bool rtl)
{
    UErrorCode code = U_ZERO_ERROR;
    struct utf16 wide = icu_utf16(&arena, row->text);
    UBiDi *bidi = ubidi_open();
    struct str item;
    bool differs = false;
    ubidi_setPara(bidi, wide.ptr, wide.len, rtl, NULL, &code);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &code);
    assert_true(U_SUCCESS(code) && wide.len == row->n);
    for (int i = 0; i < row->n && str_next(&levels, ' ', &item); i++) {
        int64_t level;
        differs |= str_int(item, &level) && level != found[i];
    }
    ubidi_close(bidi);
    return differs;
}

/* The direction is the language's: rows that leave it to the text are laid out in that which they find. */
static void runs_are_drawn_in_the_order_of_the_bidi_algorithm(void **state)
{
    struct str rest = data_file("BidiCharacterTest"), line;
    int rows = 0, tabs = 0, of_icu = 0;
    (void)state;
    while (str_next(&rest, '\n', &line)) {
        struct row row;
        struct str levels, order;
        bool rtl;
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        bidi_read(line, &row, &levels, &order, &rtl);
        rows++;
        if (memchr(row.text.ptr, '\t', row.text.len))
            tabs++; /* a tab is a space with us, and no segment separator */
        else if (strcmp(bidi_drawn(&row, rtl), bidi_expected(&row, levels, order)) == 0)
            (void)0;
        else if (icu_differs(&row, levels, rtl))
            of_icu++; /* overrides beside isolates and brackets, a mark on a bracket, 64 brackets in brackets
                       */
        else
            fail_msg("%.*s: drawn %s not %s", STR_FMT(line), bidi_drawn(&row, rtl),
                     bidi_expected(&row, levels, order));
        arena_reset(&arena);
    }
    assert_int_equal(rows, 91707);
    assert_int_equal(tabs, 1);
    assert_int_equal(of_icu, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_are_drawn_in_the_order_of_the_bidi_algorithm),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
