// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/words.h"
#include "text/spoken.h"

#define FSI "\xe2\x81\xa8"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"
#define NBSP "\xc2\xa0"
#define ZWNJ "\xe2\x80\x8c"

static struct arena arena, kept;
static struct words sv, ar, en, tr, plain_fi;

/* Words of the tests' own, so that no translator can break them. */
static const struct {
    const char *english, *sv, *ar;
} own[] = {
    {"and", "och", "و"},
    {"at", "snabel-a", "آت"},
    {"dot", "punkt", "نقطة"},
    {"hyphen", "minus", "شرطة"},
    {"or", "eller", "أو"},
    {"per", "per", "لكل"},
    {"plus", "plus", "زائد"},
    {"slash", "snedstreck", "مائل"},
    {"underscore", "understreck", "شرطة سفلية"},
    {"{from} to {to}", "{from} till {to}", "من {from} إلى {to}"},
};

static struct words words_of(const char *tag, bool arabic)
{
    struct words words;
    struct po *po = ARENA_NEW(&kept, struct po);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        struct po_entry *entry = &po->entries[po->n++];
        entry->key = arena_printf(&kept, "speech\4%s", own[i].english);
        entry->forms[0] = str_of(arabic ? own[i].ar : own[i].sv);
        entry->n_forms = 1;
    }
    qsort(po->entries, (size_t)po->n, sizeof *po->entries, po_order);
    assert_true(words_of_po(&kept, tag, po, &words));
    return words;
}

struct row {
    const char *in, *out;
};

static void expect(const struct words *words, struct row row)
{
    struct spoken spoken = spoken_text(&arena, words, str_of(row.in));
    assert_string_equal(arena_z(&arena, spoken.text), row.out);
    for (size_t i = 0; i < spoken.text.len; i++)
        assert_true(spoken.origin[i] < strlen(row.in));
}

#define EXPECT_ALL(words, rows)                                                                              \
    for (size_t row_i = 0; row_i < sizeof(rows) / sizeof *(rows); row_i++)                                   \
    expect(words, (rows)[row_i])

static void what_is_only_seen_is_not_said(void **state)
{
    static const struct row rows[] = {
        {"", ""},
        {"  hej  ", "hej"},
        {"Hej " FSI "Anna" PDI "!", "Hej Anna!"},
        {"för\xc2\xad"
         "ening",
         "förening"},
        {"\xef\xbb\xbf"
         "a\xe2\x80\x8b"
         "b\xe2\x80\x8e\xe2\x80\xae",
         "ab"},
        {"hej \xef\xbf\xbd \xff du", "hej du"},
        {"\x01\x7f\x1b"
         "a\tb",
         "a b"},
        {"❤\xef\xb8\x8f", "❤"}, /* the selector that asks for a colour picture */
        {"\xf3\xb0\x80\x81 ikon", "ikon"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
}

static void parts_become_pauses_and_lines_sentences(void **state)
{
    static const struct row rows[] = {
        {"3 i dag · 11 i veckan", "3 i dag, 11 i veckan"},
        {"• mjöl\n• ägg\n• socker", "mjöl. ägg. socker"},
        {"* mjöl\n- ägg", "mjöl. ägg"},
        {"Öppet:\nmåndag", "Öppet: måndag"},
        {"Välkommen!\nHej", "Välkommen! Hej"},
        {"Hej\r\n\r\nhej\n", "Hej. hej"},
        {"Fika – för alla", "Fika, för alla"},
        {"Fika — för alla", "Fika, för alla"},
        {"Fika - för alla", "Fika, för alla"},
        {"språk-café", "språk-café"},
        {"för- och nackdelar", "för- och nackdelar"},
        {"barn, · vuxna", "barn, vuxna"},
        {"mellan −5 och -3 grader", "mellan −5 och -3 grader"},
        {" · a · ", "a"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    expect(&ar, (struct row){"هل تريد؟\nنعم", "هل تريد؟ نعم"});
}

static void phone_numbers_are_spelt(void **state)
{
    static const struct row rows[] = {
        {"Ring " LRI "070-174 06 05" PDI ".", "Ring 0 7 0, 1 7 4, 0 6, 0 5."},
        {"Ring 070-174 06 05 i dag", "Ring 0 7 0, 1 7 4, 0 6, 0 5 i dag"},
        {"08-12 34 56", "0 8, 1 2, 3 4, 5 6"},
        {"070-174" NBSP "06" NBSP "05", "0 7 0, 1 7 4, 0 6, 0 5"},
        {"070‑174 06 05", "0 7 0, 1 7 4, 0 6, 0 5"},
        {"tel 0701740605", "tel 0 7 0 1 7 4 0 6 0 5"},
        {"070 174 06 05", "0 7 0, 1 7 4, 0 6, 0 5"},
        {"+46 70 174 06 05", "plus 4 6, 7 0, 1 7 4, 0 6, 0 5"},
        {"+46 (0)70-174 06 05", "plus 4 6, 0, 7 0, 1 7 4, 0 6, 0 5"},
        {LRI "0511-123 45" PDI, "0 5 1 1, 1 2 3, 4 5"},
        {LRI "+358 9 1234 567" PDI, "plus 3 5 8, 9, 1 2 3 4, 5 6 7"},
        /* and what is none */
        {"2026-12-01", "2026-12-01"},
        {LRI "2026-12-01" PDI, "2026-12-01"},
        {"kl 0800-1200", "kl 0800-1200"},
        {"tel 112", "tel 112"},
        {LRI "1" NBSP "234" NBSP "567" PDI " invånare", "1234567 invånare"},
        {"123 45 Kvarnby", "123 45 Kvarnby"},
        {"bankgiro 123-4567", "bankgiro 123-4567"},
        {"802001-1234", "802001-1234"},
        {"0,123456 liter", "0,123456 liter"},
        {"artikel 3.0701740605", "artikel 3.0701740605"},
        {"rum a0701740605", "rum a0701740605"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    expect(&ar,
           (struct row){"اتصل بـ " LRI "08-123 45 67" PDI " اليوم", "اتصل بـ 0 8, 1 2 3, 4 5, 6 7 اليوم"});
    expect(&en, (struct row){"Call " LRI "+46 8 123" PDI, "Call plus 4 6, 8, 1 2 3"});
}

static void ranges_are_said_in_words(void **state)
{
    static const struct row rows[] = {
        {"18:30–20:00", "18:30 till 20:00"},
        {LRI "18:30–20:00" PDI, "18:30 till 20:00"},
        {"kl 10-12", "kl 10 till 12"},
        {"10:00 – 15:00", "10:00 till 15:00"},
        {"kl. 18.30–20.00", "kl. 18:30 till 20:00"},
        {"kl 18.30", "kl 18:30"},
        {"Klockan 9.05 börjar vi", "Klockan 9:05 börjar vi"},
        {"12.50 kr", "12.50 kr"},
        {"måndag–torsdag", "måndag till torsdag"},
        {"måndag–onsdag och fredag–söndag", "måndag till onsdag och fredag till söndag"},
        {"1–5 december", "1 till 5 december"},
        {"2–3,5 timmar", "2 till 3,5 timmar"},
        {FSI "tisdag" PDI " " LRI "14:00–15:30" PDI, "tisdag 14:00 till 15:30"},
        {FSI FSI "tisdag" PDI " " LRI "14:00" PDI PDI " – " FSI FSI "torsdag" PDI " " LRI "12:00" PDI PDI,
         "tisdag 14:00 till torsdag 12:00"},
        {LRI "14:00" PDI "–" LRI "15:00" PDI, "14:00 till 15:00"},
        {FSI "Kvarnby" PDI " – " FSI "Fika" PDI, "Kvarnby, Fika"},
        {"5–7–9", "5 till 7, 9"},
        {"01-02-03", "01-02-03"},
        {"mp3-spelare 2-3 år", "mp3-spelare 2 till 3 år"},
        {"–", ""},
        {"a–", "a"},
    };
    static const struct row arabic[] = {
        {"الثلاثاء " LRI "18:30–20:00" PDI ".", "الثلاثاء من 18:30 إلى 20:00."},
        {"الاثنين–الخميس", "من الاثنين إلى الخميس"},
        {FSI FSI "الثلاثاء" PDI " " LRI "14:00" PDI PDI " – " FSI FSI "الخميس" PDI " " LRI "12:00" PDI PDI,
         "من الثلاثاء 14:00 إلى الخميس 12:00"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    EXPECT_ALL(&ar, arabic);
    expect(&en, (struct row){"Monday–Thursday 10:00–15:00", "Monday to Thursday 10:00 to 15:00"});
    expect(&en, (struct row){"at 10.30", "at 10.30"});
    expect(&plain_fi, (struct row){"klo 18.30–20.00", "klo 18:30 to 20:00"});
    expect(&ar, (struct row){"سه" ZWNJ "شنبه–پنج" ZWNJ "شنبه", "من سه" ZWNJ "شنبه إلى پنج" ZWNJ "شنبه"});
}

static void addresses_are_spelt_by_their_signs(void **state)
{
    static const struct row rows[] = {
        {"info@example.org", "info snabel-a example punkt org"},
        {"Mejla anna.svensson@kvarnby-hemtjanst.se.",
         "Mejla anna punkt svensson snabel-a kvarnby minus hemtjanst punkt se."},
        {LRI "a_b@example.org" PDI "!", "a understreck b snabel-a example punkt org!"},
        {"https://example.org/hjalp/", "example punkt org snedstreck hjalp"},
        {"se www.kvarnby.se/fika.", "se www punkt kvarnby punkt se snedstreck fika."},
        {"kvarnby.se", "kvarnby punkt se"},
        {"https://example.org/s?id=12#x", "example punkt org snedstreck s"},
        {"t.ex. bl.a. m.m.", "t.ex. bl.a. m.m."},
        {"@kvarnby", "@kvarnby"},
        {"a@b", "a@b"},
        {"rad.Ny mening", "rad.Ny mening"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    expect(&en, (struct row){"Write to info@example.org", "Write to info at example dot org"});
    expect(&ar, (struct row){"راسل " LRI "info@example.org" PDI, "راسل info آت example نقطة org"});
}

static void signs_between_words_are_words(void **state)
{
    static const struct row rows[] = {
        {"Anna & Bo", "Anna och Bo"},
        {"föräldrar/barn", "föräldrar eller barn"},
        {"och/eller", "och eller"},
        {"100 kr/timme", "100 kr per timme"},
        {"50 km/h", "50 km per h"},
        {"24/7", "24/7"},
        {"fika + lunch", "fika plus lunch"},
        {"65+ är välkomna", "65 plus är välkomna"},
        {"C++", "C++"},
        {"&", "&"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    expect(&en, (struct row){"and/or", "and or"});
    expect(&en, (struct row){"Mum & Dad", "Mum and Dad"});
}

static void capitals_are_read_as_words_unless_they_are_letters(void **state)
{
    static const struct row rows[] = {
        {"ÖPPET I DAG", "öppet I dag"},
        {"VI SES", "vi ses"},
        {"Alla är VÄLKOMNA!", "Alla är välkomna!"},
        {"ABF", "A B F"},
        {"hos ABF-huset", "hos A B F-huset"},
        {"SFI och LSS", "S F I och L S S"},
        {"RFSL", "R F S L"},
        {"Å ena sidan", "Å ena sidan"},
        {"B2", "B2"},
        {"PC:n", "P C:n"},
        {"МФЦ", "мфц"},
        {"NASA", "nasa"},
    };
    (void)state;
    EXPECT_ALL(&sv, rows);
    expect(&tr, (struct row){"AÇILIŞ DİKKAT", "açılış dikkat"});
    expect(&en, (struct row){"PLEASE WAIT", "please wait"});
}

static void each_byte_knows_where_it_comes_from(void **state)
{
    (void)state;
    struct str text = STR("å " LRI "10–12" PDI " x"); /* å 0, space 2, isolate 3, 10 6, dash 8, 12 11, x 17 */
    static const uint32_t origin[] = {0, 0, 2, 6, 7, 8, 8, 8, 8, 8, 8, 11, 12, 16, 17};
    struct spoken spoken = spoken_text(&arena, &sv, text);
    assert_string_equal(arena_z(&arena, spoken.text), "å 10 till 12 x");
    assert_int_equal(spoken.text.len, sizeof origin / sizeof *origin);
    for (size_t i = 0; i < spoken.text.len; i++)
        assert_int_equal(spoken.origin[i], origin[i]);
}

static struct str repeated(const char *part, int n)
{
    struct buf buf;
    buf_init(&buf, 8 << 20);
    for (int i = 0; i < n; i++)
        buf_z(&buf, part);
    struct str text = arena_str(&arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

/* No step may grow with the square of the text. */
static void long_texts_are_said_quickly_and_within_bounds(void **state)
{
    static const char *const parts[] = {"a",       "1",    "-",    "1-",   "–", "a–",  FSI,  FSI "1" PDI "–",
                                        "a/",      " ",    "@",    "a.",   "A", "AB ", "+1", "0",
                                        "a@b.se ", "www.", "\n· ", FSI "a"};
    (void)state;
    clock_t start = clock();
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct spoken spoken = spoken_text(&arena, &sv, repeated(parts[i], 100000));
        assert_true(spoken.text.len <= SPOKEN_BYTES_MAX && utf8_valid(spoken.text));
        arena_reset(&arena);
    }
    assert_true(clock() - start < 20 * CLOCKS_PER_SEC);
}

static void without_a_catalogue_it_is_english(void **state)
{
    struct words none = {NULL, lang_find(STR("sv"))};
    (void)state;
    expect(&none, (struct row){"10–12 a/b", "10 to 12 a or b"});
}

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    arena_init(&kept);
    sv = words_of("sv", false);
    tr = words_of("tr", false);
    ar = words_of("ar", true);
    en = (struct words){NULL, lang_find(STR("en"))};
    plain_fi = (struct words){NULL, lang_find(STR("fi"))};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    arena_release(&kept);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_only_seen_is_not_said),
        cmocka_unit_test(parts_become_pauses_and_lines_sentences),
        cmocka_unit_test(phone_numbers_are_spelt),
        cmocka_unit_test(ranges_are_said_in_words),
        cmocka_unit_test(addresses_are_spelt_by_their_signs),
        cmocka_unit_test(signs_between_words_are_words),
        cmocka_unit_test(capitals_are_read_as_words_unless_they_are_letters),
        cmocka_unit_test(each_byte_knows_where_it_comes_from),
        cmocka_unit_test(without_a_catalogue_it_is_english),
        cmocka_unit_test(long_texts_are_said_quickly_and_within_bounds),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
