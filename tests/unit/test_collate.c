// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/collate.h"

static const struct {
    const char *tag;
    const char *words[8]; /* in order */
} rows[] = {
    {"sv", {"Anna", "Bo", "Zlatan", "Åsa", "Älva", "Örjan"}},
    {"sv-simple", {"zebra", "å", "ä", "ö"}},
    {"en", {"Älva", "Anna", "Åsa", "Bo", "Örjan", "Zlatan"}},
    {"fi", {"zebra", "åbo", "äiti", "öljy"}},
    {"fit", {"zebra", "äiti", "öljy"}},
    {"se", {"a", "á", "b", "c", "č", "d", "z", "ž"}},
    {"tr", {"c", "ç", "h", "ı", "i", "s", "ş"}},
    {"pl", {"l", "ł", "m", "z", "ź", "ż"}},
    {"uk", {"г", "ґ", "е", "є", "и", "і", "ї"}},
    {"ar", {"أحمد", "باسم", "تامر", "يوسف"}},
    {"th", {"กา", "เก", "ขา", "แข", "คน"}}, /* a vowel before its consonant counts after it */
    {"fa", {"آب", "اسب", "پدر", "ژاله", "کتاب", "گل", "وان", "یار"}},
    {"fa-AF", {"پدر", "تار", "ژاله", "کتاب", "گل", "یار"}},
    {"ckb", {"ئازاد", "ایران", "پارک", "چیا", "ڕۆژ", "ژن", "ۆ", "ێ"}},
    {"ku", {"cih", "çav", "dar", "em", "êvar", "îro", "sal", "şev"}},
    {"so", {"aabe", "cusub", "dhar", "guri", "xaas"}},
    {"bs", {"cijena", "čaj", "ćup", "dan", "đak", "soba", "šuma", "žena"}},
    {"hr", {"cijena", "čaj", "ćup", "dan", "đak", "soba", "šuma", "žena"}},
    {"sr", {"авион", "два", "ђак", "жена", "јаје", "љубав", "њива", "џак"}},
    {"sr-Latn", {"cena", "čaj", "dan", "đak", "šuma", "žena"}},
    {"ru", {"ежик", "ёлка", "жук", "яблоко"}},
    {"es", {"nadar", "ñandú", "ola"}},
    {"ti", {"ሀገር", "መጽሓፍ", "ሰላም", "ቤት", "ትግርኛ"}},
    {"yi", {"אייבער", "בוך", "גוט", "תּורה"}},
};

static int by_key(const struct lang *lang, struct str a, struct str b)
{
    struct buf ka, kb;
    buf_init(&ka, 4096);
    buf_init(&kb, 4096);
    collate_key(lang, a, &ka);
    collate_key(lang, b, &kb);
    int c = str_cmp(buf_view(&ka), buf_view(&kb));
    buf_release(&ka);
    buf_release(&kb);
    return c;
}

static void words_sort_by_the_rules_of_the_language(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const struct lang *lang = lang_find(str_of(rows[r].tag));
        for (int i = 1; i < 8 && rows[r].words[i]; i++)
            assert_true(collate_cmp(lang, str_of(rows[r].words[i - 1]), str_of(rows[r].words[i])) < 0);
    }
}

static void keys_order_as_comparing_does(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const struct lang *lang = lang_find(str_of(rows[r].tag));
        for (int i = 0; i < 8 && rows[r].words[i]; i++)
            for (int j = 0; j < 8 && rows[r].words[j]; j++) {
                struct str a = str_of(rows[r].words[i]), b = str_of(rows[r].words[j]);
                int direct = collate_cmp(lang, a, b), keyed = by_key(lang, a, b);
                assert_int_equal((direct > 0) - (direct < 0), (keyed > 0) - (keyed < 0));
            }
    }
}

static void empty_long_and_bad_text_is_fine(void **state)
{
    (void)state;
    char text[3000];
    memset(text, 'x', sizeof text);
    struct buf key;
    buf_init(&key, 1 << 16);
    collate_key(&langs[0], (struct str){text, sizeof text}, &key);
    assert_true(key.len > 1000);
    assert_int_equal(collate_cmp(&langs[0], (struct str){NULL, 0}, STR("")), 0);
    assert_true(collate_cmp(&langs[0], STR("\xff"), STR("")) > 0);
    buf_release(&key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_sort_by_the_rules_of_the_language),
        cmocka_unit_test(keys_order_as_comparing_does),
        cmocka_unit_test(empty_long_and_bad_text_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
