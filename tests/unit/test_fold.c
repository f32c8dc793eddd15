// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/fold.h"

static void expect(struct str in, const char *out)
{
    struct buf buf;
    buf_init(&buf, 1 << 20);
    buf_z(&buf, "");
    fold_text(in, &buf);
    assert_string_equal(buf.ptr, out);
    buf_release(&buf);
}

static void letters_that_people_type_for_one_another_fold_to_one(void **state)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"", ""},
        {"Hemtjänst på PERSISKA", "hemtjänst på persiska"},
        {"ÅÄÖ Åsby A\xcc\x8asby", "åäö åsby åsby"}, /* composed and decomposed alike */
        {"Café, entrée & crème", "cafe entree creme"},
        {"  språk-café...  ", "språk cafe"},
        {"Groß STRASSE", "gross strasse"},
        {"İstanbul ISPARTA ısparta", "istanbul isparta isparta"},
        {"Łódź Đorđe", "lodz dorde"},
        {"Åarjelsaemien gïele", "åarjelsaemien giele"},
        {"Bærum Tromsø", "bärum tromsö"},
        {"здоров'я ЗДОРОВ’Я", "здоровя здоровя"},
        {"ІЇЙ Ёж", "ііи еж"},
        {"it's it\xe2\x80\x99s", "its its"},
        {"ﬁnska ＡＢＣ １２", "finska abc 12"},
        {"أحمد إبراهيم آمنة ٱلله", "احمد ابراهيم امنه الله"},
        {"مُحَمَّد محمـــد", "محمد محمد"},
        {"مسئولية مسؤول", "مسيوليه مسوول"},
        {"فارسی کتاب", "فارسي كتاب"},
        {"می\xe2\x80\x8cروم", "ميروم"}, /* ZWNJ */
        {"۱۲۳ ٤٥٦ ๗๘", "123 456 78"},
        {"كوردیی ناوەندی", "كورديي ناوهندي"},
        {"ڕۆژی ڵێ", "روژي لي"},
        {"ناوه\xe2\x80\x8cندی", "ناوهندي"}, /* heh and ZWNJ, where the keyboard has no ە */
        {"Ґанок ґрунт", "ганок грунт"},
        {"eaŋgalasgiella", "eangalasgiella"},
        {"ሠላም ፀሓይ", "ሰላም ጸሓይ"},
        {"שָׁלוֹם", "שלום"},
        {"ትግርኛ", "ትግርኛ"},
        {"a\xe2\x81\xa8"
         "b\xe2\x81\xa9",
         "ab"},
        {"08-123 45 67", "08 123 45 67"},
        {"\xf0\x9f\x98\x80 hej", "hej"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect(str_of(rows[i].in), rows[i].out);
}

static void thai_is_cut_into_words_and_keeps_its_vowels(void **state)
{
    (void)state;
    expect(STR("ช่วยเหลือผู้สูงอายุ"), "ช่วย เหลือ ผู้ สูง อายุ");
    expect(STR("ABCไทย 12"), "abc ไทย 12");
}

static void bad_bytes_and_nul_only_part_words(void **state)
{
    (void)state;
    expect((struct str){"a\0b", 3}, "a b");
    expect((struct str){"\xc3\xa4\0b", 4}, "ä b");
    expect(STR("a\xff\xfe"
               "b\xc3"),
           "a b");
    expect(STR("\xed\xa0\x80"), "");
}

static void long_expansions_fit(void **state)
{
    (void)state;
    char in[3 * 1000 + 1];
    for (int i = 0; i < 1000; i++)
        memcpy(in + 3 * i, "\xef\xb7\xba", 4); /* U+FDFA is eighteen letters in one */
    struct buf buf;
    buf_init(&buf, 1 << 20);
    fold_text((struct str){in, 3000}, &buf);
    assert_false(buf.overflow);
    assert_true(buf.len > 1000 * 18);
    buf_release(&buf);
}

static void what_is_folded_stays_as_it_is(void **state)
{
    static const char *const rows[] = {"Hemtjänst på persiska", "أحمد إبراهيم", "ช่วยเหลือผู้สูงอายุ", "Łódź İı ﬁ"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf once;
        buf_init(&once, 4096);
        fold_text(str_of(rows[i]), &once);
        expect(buf_view(&once), once.ptr);
        buf_release(&once);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_that_people_type_for_one_another_fold_to_one),
        cmocka_unit_test(thai_is_cut_into_words_and_keeps_its_vowels),
        cmocka_unit_test(bad_bytes_and_nul_only_part_words),
        cmocka_unit_test(long_expansions_fit),
        cmocka_unit_test(what_is_folded_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
