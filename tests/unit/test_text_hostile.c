// SPDX-License-Identifier: GPL-3.0-or-later
/* Text as somebody careless or hostile could send it, through all that handles text: nothing overflows, hangs
 * or shows what it should not. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "base/js.h"
#include "base/utf8.h"
#include "text/collate.h"
#include "text/fold.h"
#include "text/normal.h"
#include "text/para.h"
#include "text/spoken.h"

#include "tests/unit/one_arena.h"

enum { CHUNK = 128, TEXT_MAX = 4 << 20 };

static int missing_n;

static int any_font(void *ctx, uint32_t c)
{
    (void)ctx;
    return u_charType((UChar32)c) == U_UNASSIGNED ? -1 : 0;
}

static void count_missing(void *ctx, uint32_t c)
{
    (void)ctx, (void)c;
    missing_n++;
}

static bool is_shown(uint32_t c)
{
    bool isolate = (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0x200e || c == 0x200f;
    return c >= 0x20 && (c < 0x7f || c >= 0xa0) && !isolate && c != 0xfeff;
}

static float half_em(void *ctx, const struct run *run)
{
    float w = 0;
    (void)ctx;
    assert_true(run->text.len > 0);
    for (size_t at = 0; at < run->text.len;) {
        uint32_t c = utf8_next(run->text, &at);
        assert_true(is_shown(c));
        w += U_MASK(u_charType((UChar32)c)) & (U_GC_M_MASK | U_GC_CF_MASK) ? 0 : run->px / 2;
    }
    return w;
}

static const struct measure fixed = {any_font, half_em, count_missing, NULL, NULL};
static const struct face face = {20, false};

/* Every byte that a line shows is in one run, and the line is no wider than it may be. */
static void check_line(const struct line *line, float max_w)
{
    size_t len = 0;
    float w = 0;
    for (int i = 0; i < line->n_runs; i++) {
        assert_true(utf8_valid(line->runs[i].text));
        len += line->runs[i].text.len;
        w += line->runs[i].w;
    }
    assert_int_equal(len, line->n_runs ? line->text.len : 0);
    assert_true(fabsf(w - line->w) < 0.5f);
    assert_true(line->w <= max_w + 0.5f || utf8_length(line->text) <= 16);
}

static const struct para *lay(struct str text, const char *tag, float max_w)
{
    const struct para *para =
        para_layout(&arena, &fixed, text, lang_find(str_of(tag)), face, ALIGN_START, max_w);
    assert_true(para->n_lines > 0);
    for (int i = 0; i < para->n_lines; i++)
        check_line(&para->lines[i], max_w);
    return para;
}

/* All that the program does with a text, in a language of each direction. */
static void put_through(struct str text)
{
    static const char *const tags[] = {"sv", "ar", "th"};
    struct buf out;
    buf_init(&out, 64 * TEXT_MAX);
    for (int i = 0; i < 3; i++) {
        struct words words = {NULL, lang_find(str_of(tags[i]))};
        struct value value = {"it", text, VALUE_TEXT};
        float min_w, w;
        lay(text, tags[i], 200);
        lay(message_fill(&arena, STR("a {it} b"), &value, 1), tags[i], 300);
        para_widths(&arena, &fixed, text, words.lang, face, &min_w, &w);
        assert_true(min_w <= w + 0.01f);
        assert_true(utf8_valid(spoken_text(&arena, &words, text).text));
        assert_true(utf8_valid(format_sentence(&arena, words.lang, text)) || !utf8_valid(text));
        collate_key(words.lang, text, &out);
        arena_reset(&arena);
    }
    buf_clear(&out);
    fold_text(text, &out);
    assert_true(utf8_valid(buf_view(&out)));
    buf_clear(&out);
    normal_text(text, &out);
    assert_true(utf8_valid(buf_view(&out)));
    buf_release(&out);
}

static struct str repeated(const char *begin, const char *part, int n, const char *end)
{
    struct buf buf;
    buf_init(&buf, TEXT_MAX);
    buf_z(&buf, begin);
    for (int i = 0; i < n; i++)
        buf_z(&buf, part);
    buf_z(&buf, end);
    assert_false(buf.overflow);
    char *copy = malloc(buf.len + 1);
    assert_non_null(copy);
    memcpy(copy, buf.ptr, buf.len + 1);
    struct str text = {copy, buf.len};
    buf_release(&buf);
    return text;
}

static void put_repeated_through(const char *begin, const char *part, int n, const char *end)
{
    clock_t start = clock();
    struct str text = repeated(begin, part, n, end);
    put_through(text);
    free((char *)text.ptr);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 20)
        fail_msg("%d times “%s”: %.1f s", n, part, seconds);
}

static void every_control_character_is_survived(void **state)
{
    (void)state;
    char text[3 * 256];
    size_t len = 0;
    for (uint32_t c = 0; c < 0xa0; c = c == 0x1f ? 0x7f : c + 1) {
        text[len++] = 'a';
        len += utf8_put(c, text + len);
    }
    put_through((struct str){text, len});
    for (int byte = 0x80; byte < 0x100; byte++) { /* and every byte that is none by itself */
        const char bytes[] = {'a', (char)byte, 'b'};
        put_through((struct str){bytes, 3});
    }
}

static void noncharacters_and_surrogates_are_boxes_at_worst(void **state)
{
    (void)state;
    missing_n = 0;
    lay(STR("\xef\xbf\xbe\xef\xbf\xbf\xef\xb7\x90\xf4\x8f\xbf\xbf"), "sv", 200); /* FFFE FFFF FDD0 10FFFF */
    assert_int_equal(missing_n, 4);
    put_through(STR("a\xef\xbf\xbf\xef\xb7\x90\xf0\x9f\xbf\xbe"));
    put_through(STR("\xed\xa0\x80\xed\xb0\x80")); /* CESU-8 */
}

static void json_with_half_a_surrogate_is_refused_and_says_why(void **state)
{
    static const struct {
        const char *json, *reason;
    } rows[] = {
        {"\"\\ud800\"", "\\uD800"},         {"\"a\\udc00\"", "\\uDC00"},
        {"\"\\ud800\\u0041\"", "\\uD800"},  {"\"\\u0000\"", "\\u0000"},
        {"\"a\x01\"", "control character"}, {"\"\xed\xa0\x80\"", "0xed"},
        {"\"\\ud83d\\ude00\"", NULL},       {"\"\\uffff\"", NULL},
        {"\"\\u0001\\u202e\"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct js *root;
        struct js_fault fault = {0};
        enum err err = js_parse(str_of(rows[i].json), 1000, 10, &root, &fault);
        assert_int_equal(err, rows[i].reason ? ERR_SYNTAX : ERR_OK);
        if (err == ERR_OK) {
            put_through(js_str(root));
            js_free(root);
        } else
            assert_non_null(strstr(fault.reason, rows[i].reason));
    }
}

static void words_of_ten_thousand_letters_are_cut(void **state)
{
    static const char *const letters[] = {"x", "ب", "ก", "ש", "ት", "字", "👍", "กำ", "लि", "각"};
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        put_repeated_through("", letters[i], 10000, "");
}

static void marks_stay_with_their_letter_however_many(void **state)
{
    (void)state;
    put_repeated_through("a", "\xcc\x81", 200, "b");
    put_repeated_through("ب", "\xd9\x8b", 200, "ب");
    put_repeated_through("a", "\xcc\x81", 10000, "b");
    put_repeated_through("", "a\xcc\x81\xcc\x82\xcc\x83", 3000, "");
    put_repeated_through("👩", "\xe2\x80\x8d👩", 3000, "");
}

static void isolates_and_embeddings_may_be_nested_without_end(void **state)
{
    static const char *const opens[] = {"\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8", "\xe2\x80\xaa",
                                        "\xe2\x80\xab", "\xe2\x80\xad", "\xe2\x80\xae"};
    (void)state;
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        put_repeated_through("", opens[i], 10000, "a ب");
        char part[16];
        snprintf(part, sizeof part, "%sa ", opens[i]);
        put_repeated_through("ب", part, 10000, "\xe2\x81\xa9 \xe2\x80\xac");
    }
    put_repeated_through("ب", "\xe2\x81\xa9", 10000, "a");
    put_repeated_through("ب",
                         "\xe2\x81\xa6"
                         "1 \xe2\x81\xa9",
                         10000, "a");
    put_repeated_through("ب", "a(", 10000, ")");
}

static void long_texts_of_many_kinds_take_no_time(void **state)
{
    static const char *const parts[] = {
        " ",    "\n",           "\t", "-",      "\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8c",
        "a ب ", "\xe2\x80\xa8", "0",  "ﷺ",      "ǰ",        "{it}",         "a\xc2\xa0",
        "ß",    "\xff",         "İ",  "ไทย abc"};
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_repeated_through("", parts[i], 20000, "");
}

/* All that Unicode has given out, block by block, alone and between letters that turn. */
static void every_block_of_unicode_is_laid_out(void **state)
{
    (void)state;
    char bytes[CHUNK * 8];
    size_t len = 0;
    clock_t start = clock();
    int all = 0;
    for (uint32_t c = 0; c < 0x110000; c++) {
        int8_t type = u_charType((UChar32)c);
        if (type != U_UNASSIGNED && type != U_SURROGATE && type != U_PRIVATE_USE_CHAR) {
            all++;
            len += utf8_put(c, bytes + len);
            if (c % 3 == 0)
                bytes[len++] = c % 2 ? ' ' : 'x';
        }
        if (len > 0 && (c % CHUNK == CHUNK - 1 || c == 0x10ffff)) {
            struct str text = {bytes, len};
            lay(text, "sv", 100);
            lay(text, "ar", 1000);
            lay(text, "th", 0);
            arena_reset(&arena);
            len = 0;
        }
    }
    assert_true(all > 149000);
    assert_true(clock() - start < 60 * CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_control_character_is_survived),
        cmocka_unit_test(noncharacters_and_surrogates_are_boxes_at_worst),
        cmocka_unit_test(json_with_half_a_surrogate_is_refused_and_says_why),
        cmocka_unit_test(words_of_ten_thousand_letters_are_cut),
        cmocka_unit_test(marks_stay_with_their_letter_however_many),
        cmocka_unit_test(isolates_and_embeddings_may_be_nested_without_end),
        cmocka_unit_test(long_texts_of_many_kinds_take_no_time),
        cmocka_unit_test(every_block_of_unicode_is_laid_out),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
