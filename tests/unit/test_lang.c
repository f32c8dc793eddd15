// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "text/lang.h"

static void tags_are_found_by_themselves_then_by_their_base(void **state)
{
    static const struct {
        const char *asked, *found;
    } rows[] = {
        {"sv", "sv"},
        {"sv-simple", "sv-simple"},
        {"sv-SE", "sv"},
        {"ar-SY", "ar"},
        {"fa-AF", "fa-AF"},
        {"fa-IR", "fa"},
        {"SV", "sv"},
        {"fa-af", "fa-AF"},
        {"sr-Latn-RS", "sr-Latn"},
        {"sr-Cyrl", "sr"},
        {"fit", "fit"},
        {"zh", NULL},
        {"s", NULL},
        {"", NULL},
        {"svenska", NULL},
        {"-", NULL},
        {"sv-", "sv"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct lang *lang = lang_find(str_of(rows[i].asked));
        if (rows[i].found)
            assert_string_equal(lang->tag, rows[i].found);
        else
            assert_null(lang);
    }
}

static void every_row_is_whole_and_its_tag_well_formed(void **state)
{
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        assert_true(lang_tag_ok(str_of(langs[i].tag)));
        assert_ptr_equal(lang_find(str_of(langs[i].tag)), &langs[i]);
        assert_true(strlen(langs[i].own_name) > 0 && strlen(langs[i].iso_script) == 4);
        assert_true(langs[i].scale >= 1.0f && langs[i].scale <= 1.25f);
        assert_true(strstr(langs[i].locale, "nu-latn") != NULL);
    }
}

static void tags_follow_rfc_5646(void **state)
{
    static const char *const good[] = {"sv",         "sv-simple",  "fit",    "fa-AF",
                                       "sr-Latn",    "sr-Latn-RS", "es-419", "sl-rozaj-biske-1994",
                                       "de-CH-1996", "en-XA"};
    static const char *const bad[] = {"",
                                      "s",
                                      "sven",
                                      "sv_SE",
                                      "sv-",
                                      "-sv",
                                      "sv--SE",
                                      "sv-SE-Latn",
                                      "sv-Latn-Cyrl",
                                      "sv-S",
                                      "1a",
                                      "sv SE",
                                      "sv-u-nu-latn",
                                      "x-mine",
                                      "å",
                                      "sv-simple-simple-simple-simple-simple"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(lang_tag_ok(str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(lang_tag_ok(str_of(bad[i])));
}

static void languages_are_named_in_other_languages(void **state)
{
    static const struct {
        const char *of, *in, *name;
    } rows[] = {
        {"ar", "sv", "arabiska"},
        {"ar", "en", "Arabic"},
        {"sv", "ar", "السويدية"},
        {"fi", "fi", "suomi"},
        {"ckb", "sv", "sorani"},
        {"rmy", "sv", "romani"},
        {"fa-AF", "sv", "dari"},
        {"fa-AF", "fa-AF", "دری"},
        {"ckb", "ku", "soranî"},
        {"ti", "se", "tigrinyagiella"},
        {"tr", "so", "Turki"},
        {"se", "pl", "północnosaamski"},
        {"sv-simple", "sv-simple", "lätt svenska"},
        {"sv-simple", "sv", "lätt svenska"},
        {"ku", "en", "Kurmanji Kurdish"},
        {"qqq", "sv", "qqq"},
        {"sma", "sv", "sydsamiska"},
        {"sq", "sv", "albanska"},
        {"", "sv", ""},
    };
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str name = lang_name(&arena, str_of(rows[i].of), lang_find(str_of(rows[i].in)));
        assert_string_equal(arena_z(&arena, name), rows[i].name);
    }
    arena_release(&arena);
}

/* ICU answers in English where it knows no better. */
static void no_language_is_named_in_english_elsewhere(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const struct lang *english = lang_find(STR("en"));
    for (int in = 0; in < langs_n; in++)
        for (int of = 0; of < langs_n; of++) {
            struct str tag = str_of(langs[of].tag), name = lang_name(&arena, tag, &langs[in]);
            bool same = str_eq(name, lang_name(&arena, tag, english)) && !str_is(name, langs[of].own_name) &&
                        !str_starts(str_of(langs[in].locale), "en");
            bool shared = str_is(name, "Tigrinya"); /* in Somali too */
            if (same && !shared)
                fail_msg("%s in %s: %.*s", langs[of].tag, langs[in].tag, STR_FMT(name));
        }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_found_by_themselves_then_by_their_base),
        cmocka_unit_test(every_row_is_whole_and_its_tag_well_formed),
        cmocka_unit_test(tags_follow_rfc_5646),
        cmocka_unit_test(languages_are_named_in_other_languages),
        cmocka_unit_test(no_language_is_named_in_english_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
