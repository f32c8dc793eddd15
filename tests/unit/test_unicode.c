// SPDX-License-Identifier: GPL-3.0-or-later
/* Places to end a line, and clusters that a narrow line is cut between, against Unicode's LineBreakTest and
 * GraphemeBreakTest. Where ours differs on purpose it says why and how often, to the row. */
#include "tests/unit/unicode_data.h"
#include "text/brk.h"

/* "÷ 0061 × 0301 ÷": ret_breaks[i] tells whether the text may be parted before character i. False: no row. */
static bool break_read(struct str line, struct row *row, bool ret_breaks[ROW_MAX + 1])
{
    struct str rest = str_trim(str_sub(line, 0, str_find(line, '#', 0))), item;
    if (rest.len == 0)
        return false;
    row->n = 0;
    while (str_next(&rest, ' ', &item)) {
        if (item.len && item.ptr[0] == '\xc3')
            ret_breaks[row->n] = str_is(item, "÷");
        else if (item.len)
            row_add(row, hex(item));
    }
    row_finish(row);
    return true;
}

static bool is_newline(uint32_t c)
{
    return c == '\n' || c == 0x0b || c == 0x0c || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool has_control(const struct row *row)
{
    for (int i = 0; i < row->n; i++)
        if (row->chars[i] < 0x20 && !is_newline(row->chars[i]))
            return true;
    return false;
}

/* "012|34|5": the characters with the places to break between them, ends of lines with "/". */
static const char *line_expected(const struct row *row, const bool *breaks)
{
    struct buf out;
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    for (int i = 0; i < row->n; i++) {
        bool cr_lf = row->chars[i] == '\r' && i + 1 < row->n && row->chars[i + 1] == '\n';
        bool forced = is_newline(row->chars[i]);
        if (cr_lf)
            continue;
        if (!forced)
            buf_printf(&out, "%x", row->chars[i]);
        if (forced)
            buf_char(&out, '/');
        else if (i + 1 < row->n && breaks[i + 1] && !is_newline(row->chars[i + 1]))
            buf_char(&out, '|');
        else if (i + 1 < row->n && !is_newline(row->chars[i + 1]))
            buf_char(&out, ' ');
    }
    const char *text = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static void add_slice(struct buf *out, const struct para_slice *slice)
{
    int piece = 0;
    for (int32_t at = slice->from; at < slice->to;) {
        UChar32 c;
        U16_NEXT(slice->text->units, at, slice->to, c);
        buf_printf(out, "%x", (unsigned)c);
        bool breaks = piece < slice->n_pieces && slice->pieces[piece].to == at;
        piece += breaks;
        if (at < slice->to)
            buf_char(out, breaks ? '|' : ' ');
    }
    assert_int_equal(piece, slice->n_pieces);
}

static const char *line_found(const struct row *row, const char *tag)
{
    struct buf out;
    struct para_text text;
    struct para_layout layout = {.arena = &arena, .scratch = &arena, .measure = &fixed, .face = face};
    layout.lang = lang_find(str_of(tag));
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    para_text_prepare(&arena, &arena, row->text, &text);
    for (int32_t from = 0, to; from <= text.n; from = to + 1) {
        for (to = from; to < text.n && text.units[to] != '\n';)
            to++;
        struct para_slice slice = {.text = &text, .from = from, .to = to};
        para_bidi_open(&layout, &slice);
        para_items(&layout, &slice);
        para_pieces(&layout, &slice);
        add_slice(&out, &slice);
        para_bidi_close(&slice);
        if (to < text.n)
            buf_char(&out, '/');
    }
    const char *found = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return found;
}

/* The same from ICU alone, with its rules for no language in particular; ends of lines are its own. */
static void icu_breaks(const struct row *row, bool *ret_breaks)
{
    UErrorCode code = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_LINE, "", NULL, 0, &code);
    struct utf16 wide = icu_utf16(&arena, row->text);
    ubrk_setText(breaks, wide.ptr, wide.len, &code);
    assert_true(U_SUCCESS(code));
    for (int i = 0, at = 0; i < row->n; at += U16_LENGTH(row->chars[i]), i++)
        ret_breaks[i] = i > 0 && ubrk_isBoundary(breaks, at);
    ret_breaks[row->n] = true;
    ubrk_close(breaks);
}

static void lines_may_break_where_unicode_says(void **state)
{
    struct str rest = data_file("auxiliary/LineBreakTest"), line;
    int rows = 0, controls = 0, of_icu = 0;
    (void)state;
    while (str_next(&rest, '\n', &line)) {
        struct row row;
        bool breaks[ROW_MAX + 1];
        if (!break_read(line, &row, breaks))
            continue;
        rows++;
        if (has_control(&row))
            controls++; /* left out before breaking, a tab made a space: nothing to compare with */
        else if (strcmp(line_found(&row, "sv"), line_expected(&row, breaks)) != 0) {
            bool by_icu[ROW_MAX + 1];
            icu_breaks(&row, by_icu);
            assert_string_equal(line_found(&row, "sv"), line_expected(&row, by_icu));
            of_icu++; /* it keeps "-a" and ".2" whole, where the data parts them */
        }
        arena_reset(&arena);
    }
    assert_int_equal(rows, 7654);
    assert_int_equal(controls, 672);
    assert_int_equal(of_icu, 22);
}

/* What a line too narrow for anything is cut into: "61 301|62". */
static const char *clusters_found(const struct row *row)
{
    struct buf out;
    const struct para *para =
        para_layout(&arena, &fixed, row->text, lang_find(STR("sv")), face, ALIGN_START, 0);
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    for (int i = 0; i < para->n_lines; i++) {
        struct str text = para->lines[i].text;
        for (size_t at = 0; at < text.len;)
            buf_printf(&out, "%x ", utf8_next(text, &at));
        buf_char(&out, '|');
    }
    const char *found = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return found;
}

static const char *clusters_expected(const struct row *row, const bool *breaks)
{
    struct buf out;
    buf_init(&out, 1 << 16);
    buf_z(&out, "");
    for (int i = 0; i < row->n; i++) {
        buf_printf(&out, "%x ", row->chars[i]);
        if (i + 1 == row->n || breaks[i + 1])
            buf_char(&out, '|');
    }
    const char *text = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return text;
}

static bool may_break_inside(const struct row *row, const bool *clusters)
{
    bool lines[ROW_MAX + 1];
    icu_breaks(row, lines);
    for (int i = 1; i < row->n; i++)
        if (lines[i] && !clusters[i])
            return true;
    return false;
}

static void clusters_end_where_unicode_says(void **state)
{
    struct str rest = data_file("auxiliary/GraphemeBreakTest"), line;
    UBreakIterator *found = brk_take(BRK_CLUSTER, &langs[0]);
    int rows = 0;
    (void)state;
    while (str_next(&rest, '\n', &line)) {
        struct row row;
        bool breaks[ROW_MAX + 1];
        UErrorCode code = U_ZERO_ERROR;
        if (!break_read(line, &row, breaks))
            continue;
        rows++;
        struct utf16 wide = icu_utf16(&arena, row.text);
        ubrk_setText(found, wide.ptr, wide.len, &code);
        for (int i = 0, at = 0; i < row.n; at += U16_LENGTH(row.chars[i]), i++)
            assert_int_equal(ubrk_isBoundary(found, at), breaks[i]);
        arena_reset(&arena);
    }
    brk_give(BRK_CLUSTER, &langs[0], found);
    assert_int_equal(rows, 602);
}

static bool has_space_or_newline(const struct row *row)
{
    for (int i = 0; i < row->n; i++)
        if (row->chars[i] == ' ' || is_newline(row->chars[i]))
            return true;
    return false;
}

static void narrow_lines_are_cut_between_clusters(void **state)
{
    struct str rest = data_file("auxiliary/GraphemeBreakTest"), line;
    int rows = 0, cut_otherwise = 0, broken = 0;
    (void)state;
    while (str_next(&rest, '\n', &line)) {
        struct row row;
        bool breaks[ROW_MAX + 1];
        if (!break_read(line, &row, breaks))
            continue;
        rows++;
        if (has_space_or_newline(&row) || has_control(&row))
            cut_otherwise++; /* spaces at a line's end are not shown, controls not at all */
        else if (may_break_inside(&row, breaks))
            broken++; /* a line may end there by UAX 14: after a sign that Unicode prepends, before a skin
                         colour */
        else if (strcmp(clusters_found(&row), clusters_expected(&row, breaks)) != 0)
            fail_msg("%.*s: %s not %s", STR_FMT(line), clusters_found(&row), clusters_expected(&row, breaks));
        arena_reset(&arena);
    }
    assert_int_equal(rows, 602);
    assert_int_equal(cut_otherwise, 243);
    assert_int_equal(broken, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_may_break_where_unicode_says),
        cmocka_unit_test(clusters_end_where_unicode_says),
        cmocka_unit_test(narrow_lines_are_cut_between_clusters),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
