// SPDX-License-Identifier: GPL-3.0-or-later
/* Where lines may end in the languages that we show, in sentences that stand on our screens. */
#include "tests/unit/unicode_data.h"

/* "one |two": what may stand on a line of its own. Format characters are left out, as on the screen. */
static const char *pieces(const char *tag, const char *text)
{
    struct buf out;
    struct para_text prepared;
    struct para_layout layout = {.arena = &arena, .scratch = &arena, .measure = &fixed, .face = face};
    layout.lang = lang_find(str_of(tag));
    para_text_prepare(&arena, &arena, str_of(text), &prepared);
    struct para_slice slice = {.text = &prepared, .from = 0, .to = prepared.n};
    para_bidi_open(&layout, &slice);
    para_items(&layout, &slice);
    para_pieces(&layout, &slice);
    buf_init(&out, 1 << 16);
    for (int32_t i = 0, from = 0; i < slice.n_pieces; from = slice.pieces[i++].to) {
        uint32_t at = prepared.byte_at[from], to = prepared.byte_at[slice.pieces[i].to];
        buf_printf(&out, "%s%.*s", i ? "|" : "", (int)(to - at), prepared.shown + at);
    }
    para_bidi_close(&slice);
    const char *result = arena_z(&arena, buf_view(&out));
    buf_release(&out);
    return result;
}

static void lines_end_where_readers_of_the_language_end_them(void **state)
{
    static const struct {
        const char *tag, *text, *pieces;
    } rows[] = {
        {"sv", "Öppet i dag kl 10–12.", "Öppet |i |dag |kl |10–|12."},
        {"sv", "Öppet kl \u206610–12\u2069.", "Öppet |kl |10–12."},
        {"sv", "Ring \u206608-123 45 67\u2069 nu", "Ring |08-123 45 67 |nu"},
        {"sv", "Ring \u2066+358 912 345 67\u2069!", "Ring |+358 912 345 67!"},
        {"sv", "\u2066en mening som är längre än ett värde\u2069",
         "en |mening |som |är |längre |än |ett |värde"},
        {"sv", "100\u00a0kr, 5\u00a0km", "100\u00a0kr, |5\u00a0km"},
        {"fi", "Avoinna klo 10–12", "Avoinna |klo |10–|12"},
        {"th", "ยินดีต้อนรับสู่จัตุรัส", "ยินดี|ต้อนรับ|สู่|จัตุรัส"},
        {"th", "วันนี้มีกิจกรรมอะไรบ้าง", "วัน|นี้|มี|กิจกรรม|อะไร|บ้าง"},
        {"th", "เปิดทุกวันจันทร์ เวลา 10:00 น.", "เปิด|ทุก|วัน|จันทร์ |เวลา |10:00 |น."},
        {"th", "โทร \u206608-123 45 67\u2069 ได้เลย", "โทร |08-123 45 67 |ได้|เลย"},
        {"th", "กาแฟกับเพื่อนบ้านที่ Kvarnby bibliotek", "กาแฟ|กับ|เพื่อน|บ้าน|ที่ |Kvarnby |bibliotek"},
        {"ti", "እንቋዕ ብደሓን መጻእኩም።", "እንቋዕ |ብደሓን |መጻእኩም።"},
        {"ti", "ሰሉስ፣ ረቡዕ፡ሓሙስ", "ሰሉስ፣ |ረቡዕ፡|ሓሙስ"},
        {"fa", "می\u200cخواهم کتاب\u200cها را", "می\u200cخواهم |کتاب\u200cها |را"},
        {"ckb", "ناوه\u200cندی کوردی", "ناوه\u200cندی |کوردی"},
        {"ckb", "کاتژمێر \u206618:30–20:00\u2069 دەکرێتەوە", "کاتژمێر |18:30–20:00 |دەکرێتەوە"},
        {"ar", "اتصل بالرقم \u206608-123 45 67\u2069، شكرًا", "اتصل |بالرقم |08-123 45 67، |شكرًا"},
        {"yi", "שבת־נאָכמיטאָג \u206618:30–20:00\u2069", "שבת־נאָכמיטאָג |18:30–20:00"},
        {"tr", "Saat 10.00’da İstanbul’dan", "Saat |10.00’da |İstanbul’dan"},
        {"uk", "п’ятниця, 3\u00a0травня", "п’ятниця, |3\u00a0травня"},
        {"se", "maŋŋebárga, juovlamánu 1. b.", "maŋŋebárga, |juovlamánu |1. |b."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(pieces(rows[i].tag, rows[i].text), rows[i].pieces);
        arena_reset(&arena);
    }
}

/* Joiners part and bind letters: they must reach the shaper, but take no room and are not shown. */
static void joiners_stay_in_what_is_shaped(void **state)
{
    static const struct {
        const char *tag, *text;
    } rows[] = {{"fa", "می\u200cروم"}, {"ckb", "ناوه\u200cندی"}, {"ar", "ه\u200dـ"}, {"fa", "خانه\u200cها"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct para *para = para_layout(&arena, &fixed, str_of(rows[i].text),
                                              lang_find(str_of(rows[i].tag)), face, ALIGN_START, 1000);
        assert_int_equal(para->n_lines, 1);
        assert_int_equal(para->lines[0].n_runs, 1);
        assert_true(str_is(para->lines[0].runs[0].text, rows[i].text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_where_readers_of_the_language_end_them),
        cmocka_unit_test(joiners_stay_in_what_is_shaped),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
