// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/lix.h"

/* Counted by hand. */
static void words_sentences_and_long_words_are_counted(void **state)
{
    static const struct {
        const char *text;
        int words, sentences, long_words;
    } rows[] = {
        {"", 0, 0, 0},
        {" \n\n . – ! ", 0, 0, 0},
        {"Hej", 1, 1, 0},
        {"Jag gick hem. Det var bra.", 6, 2, 0},
        /* seven letters are long, six are not; letters, not bytes */
        {"Svenska språk åäöåäö åäöåäöå", 4, 1, 2},
        {"Kom hit! Vill du? Ja … Nej.", 6, 4, 0},
        {"Ta med: pass, pengar och vatten.", 6, 2, 0},
        /* stops within words and behind shortened ones end nothing */
        {"Vi öppnar kl. 18 på EU:s kontor 13.15 den 3 maj.", 11, 1, 0},
        {"Det finns t.ex. kaffe m.m. hos oss.", 7, 1, 0},
        {"Nära, ca. 20 meter. 30 platser.", 6, 2, 1},
        /* digits are words, but not long ones */
        {"Ring 0701740605 nu.", 3, 1, 0},
        {"Ring 070-174 06 05 nu.", 5, 1, 0},
        /* hyphens hold a word together, slashes and dashes do not */
        {"Karl-Johan och/eller Eva – båda.", 5, 1, 1},
        {"måndag–fredag", 2, 1, 0},
        /* "Han sa 'Kom!' Sen gick han." */
        {"Han sa \"Kom!\" Sen gick han.", 6, 2, 0},
        {"(Det är sant.) Och bra.", 5, 2, 0},
        /* easy Swedish breaks lines within a sentence; an empty line ends one, and so does a bullet */
        {"Vi lagar mat\noch äter\ntillsammans.", 6, 1, 1},
        {"Rubrik utan punkt\n\nText utan punkt", 6, 2, 0},
        {"Ta med\n- kläder\n- mat\n• dryck", 5, 4, 0},
        {"Vänta...\nNu.", 2, 2, 0},
        {"sjukvårds\xc2\xadupplysning", 1, 1, 1}, /* a soft hyphen */
        {"a\xcc\x8anga \xff\xfe bra", 2, 1, 0},   /* decomposed; bad bytes are no words */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lix lix = lix_count(str_of(rows[i].text));
        if (lix.words != rows[i].words || lix.sentences != rows[i].sentences ||
            lix.long_words != rows[i].long_words)
            fail_msg("\"%s\": %d words, %d sentences, %d long", rows[i].text, lix.words, lix.sentences,
                     lix.long_words);
    }
}

static void the_figure_is_words_a_sentence_and_the_share_of_long_ones(void **state)
{
    static const struct {
        struct lix lix;
        double figure;
    } rows[] = {
        {{437, 21, 112}, 46.44}, /* the example of Swedish Wikipedia's article on LIX */
        {{0, 0, 0}, 0},          {{10, 0, 0}, 10}, {{10, 1, 10}, 110}, {{6, 2, 0}, 3}, {{20, 4, 5}, 30},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(fabs(lix_figure(&rows[i].lix) - rows[i].figure) < 0.01);
}

static void an_easy_text_has_a_low_figure_and_an_official_one_a_high(void **state)
{
    static const char easy[] =
        "Vi äter lunch ihop på tisdagar. Du kan komma utan att boka. Maten kostar inget. "
        "Alla får vara med. Hissen går hela vägen upp. Fråga i receptionen om du "
        "undrar något mer.";
    static const char official[] =
        "Kommunstyrelsen beslutar att förvaltningen ska upprätta överenskommelser om idéburet offentligt "
        "partnerskap med föreningar, kooperativ och arbetsintegrerande sociala företag som bedriver "
        "verksamhet inom kommunens gränser och uppfyller fastställda kriterier för långsiktig finansiering.";
    (void)state;
    struct lix low = lix_count(str_of(easy)), high = lix_count(str_of(official));
    assert_memory_equal(&low, (&(struct lix){32, 6, 2}), sizeof low); /* counted by hand */
    assert_memory_equal(&high, (&(struct lix){31, 1, 22}), sizeof high);
    assert_true(lix_figure(&low) < 12 && lix_figure(&high) > 100);
}

static void a_large_text_takes_linear_time(void **state)
{
    enum { BYTES = 4000000 };
    char *text = malloc(BYTES);
    (void)state;
    assert_non_null(text);
    memset(text, 'a', BYTES);
    for (size_t i = 5; i < BYTES; i += 6)
        memcpy(text + i - 1, i % 4 ? ". " : "\n\n", 2);
    struct lix lix = lix_count((struct str){text, BYTES});
    assert_true(lix.words > BYTES / 8);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_sentences_and_long_words_are_counted),
        cmocka_unit_test(the_figure_is_words_a_sentence_and_the_share_of_long_ones),
        cmocka_unit_test(an_easy_text_has_a_low_figure_and_an_official_one_a_high),
        cmocka_unit_test(a_large_text_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
