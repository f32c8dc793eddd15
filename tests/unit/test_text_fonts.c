// SPDX-License-Identifier: GPL-3.0-or-later
/* All of Unicode with the fonts that people see: set, measured and drawn, block by block. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "base/utf8.h"
#include "platform/fonts.h"

enum { CHUNK = 64, ALL_MIN = 149000 };

static struct fonts *fonts;
static struct arena arena;

static int open_fonts(void **state)
{
    (void)state;
    arena_init(&arena);
    return fonts_open(NULL, NULL, &fonts) == ERR_OK ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    arena_release(&arena);
    fonts_close(fonts);
    return 0;
}

static void set_and_draw(struct str text, const char *tag, float max_w)
{
    struct measure measure = fonts_measure(fonts);
    struct face face = {20, false};
    const struct para *para =
        para_layout(&arena, &measure, text, lang_find(str_of(tag)), face, ALIGN_START, max_w);
    for (int i = 0; i < para->n_lines; i++) {
        const struct line *line = &para->lines[i];
        assert_true(line->w <= max_w + 0.5f || utf8_length(line->text) <= 16);
        for (int r = 0; r < line->n_runs; r++)
            fonts_run(fonts, &line->runs[r]);
    }
    arena_reset(&arena);
}

static void draw_all_of_unicode(void)
{
    char bytes[CHUNK * 4];
    size_t len = 0;
    int all = 0;
    for (uint32_t c = 0x20; c < 0x110000; c++) {
        int8_t type = u_charType((UChar32)c);
        if (type != U_UNASSIGNED && type != U_SURROGATE && type != U_PRIVATE_USE_CHAR) {
            len += utf8_put(c, bytes + len);
            all++;
        }
        if (len > 0 && c % CHUNK == CHUNK - 1) {
            set_and_draw((struct str){bytes, len}, c / CHUNK % 2 ? "sv" : "ar", 400);
            len = 0;
        }
    }
    assert_true(all >= ALL_MIN);
}

/* What is written to standard error while `run` runs. */
static struct str errors_of(void (*run)(void))
{
    struct str text;
    char path[] = "/tmp/test_text_fonts_XXXXXX";
    int file = mkstemp(path), before = dup(STDERR_FILENO);
    assert_true(file >= 0 && before >= 0);
    fflush(stderr);
    dup2(file, STDERR_FILENO);
    run();
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
    assert_int_equal(file_read(path, 1 << 20, &arena, &text), ERR_OK);
    unlink(path);
    return text;
}

static int lines_with(struct str text, const char *part)
{
    int n = 0;
    for (struct str line; str_next(&text, '\n', &line);)
        n += str_contains(line, str_of(part));
    return n;
}

static int lines_ending(struct str text, struct str end)
{
    int n = 0;
    for (struct str line; str_next(&text, '\n', &line);)
        n += line.len >= end.len && str_eq(str_sub(line, line.len - end.len, line.len), end);
    return n;
}

static void all_of_unicode_is_drawn_and_what_no_font_has_is_logged_once(void **state)
{
    (void)state;
    clock_t start = clock();
    struct str log = arena_str(&arena, errors_of(draw_all_of_unicode));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 120)
        fail_msg("all of Unicode took %.0f s", seconds);
    int n = lines_with(log, "no font has U+");
    assert_true(n > 0 && n == fonts_missing(fonts));
    struct str rest = log;
    for (struct str line; str_next(&rest, '\n', &line);)
        if (line.len)
            assert_int_equal(lines_ending(log, str_sub(line, str_find(line, '+', 0), line.len)), 1);
    struct str again = errors_of(draw_all_of_unicode);
    assert_int_equal(again.len, 0);
}

static struct str repeated(const char *part, int n)
{
    struct buf buf;
    buf_init(&buf, 1 << 20);
    for (int i = 0; i < n; i++)
        buf_z(&buf, part);
    struct str text = arena_str(&arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static void long_words_and_piles_of_marks_are_drawn_quickly(void **state)
{
    static const struct {
        const char *part;
        int n;
    } rows[] = {{"x", 10000},        {"ب", 10000},      {"ก", 10000},
                {"a\xcc\x81", 5000}, {"\xcc\x81", 200}, {"字", 10000}};
    (void)state;
    clock_t start = clock();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        set_and_draw(repeated(rows[i].part, rows[i].n), i % 2 ? "ar" : "sv", 600);
    assert_true(clock() - start < 30 * CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_unicode_is_drawn_and_what_no_font_has_is_logged_once),
        cmocka_unit_test(long_words_and_piles_of_marks_are_drawn_quickly),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
