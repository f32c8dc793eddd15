// SPDX-License-Identifier: GPL-3.0-or-later
// A24: every plural message of every catalogue with the numbers at which languages change their form, held
// against CLDR's own rules.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/upluralrules.h>

#include <cmocka.h>

#include "tests/unit/words.h"
#include "text/plural.h"

#include "tests/unit/one_arena.h"

static const int numbers[] = {0, 1, 2, 3, 5, 11, 21, 22, 100, 101};
enum {
    NUMBERS = sizeof numbers / sizeof *numbers,
    PLURALS_LEAST = 5,
    CATALOGS_LEAST = 18,
    CATEGORY_MAX = 20
};

static struct plural plural_of(const struct po *po)
{
    struct plural plural;
    struct str header = po->entries[0].forms[0], line;
    while (str_next(&header, '\n', &line))
        if (str_starts(line, "Plural-Forms: ") &&
            plural_parse(str_sub(line, 14, line.len), &arena, &plural) == ERR_OK)
            return plural;
    fail_msg("there is no plural rule");
    return plural;
}

/* A form that stands for one number alone may say it in a word. */
static bool is_for_one_number(const struct plural *plural, int form)
{
    int met = 0;
    for (int n = 0; n <= 1000; n++)
        met += plural_form(plural, n) == form;
    return met <= 1;
}

static void check_message(const struct words *words, const struct plural *plural,
                          const struct po_entry *entry, int n)
{
    size_t split = str_find(entry->key, '\4', 0);
    const char *context = split < entry->key.len ? arena_z(&arena, str_sub(entry->key, 0, split)) : NULL;
    struct value count = {"count", arena_printf(&arena, "%d", n), VALUE_LTR};
    struct str pattern = catalog_plural(words->catalog, context, arena_z(&arena, entry->id),
                                        arena_z(&arena, entry->plural), n);
    struct str text = message_fill(&arena, pattern, &count, 1);
    int form = plural_form(plural, n);
    bool told = str_contains(text, count.text) || !str_contains(entry->plural, STR("{count}")) ||
                is_for_one_number(plural, form);
    if (!str_eq(pattern, entry->forms[form]) || !text.len || !told || str_contains(text, STR("{count}")))
        fail_msg("%s: %.*s: %d: \"%.*s\"", words->lang->tag, STR_FMT(entry->id), n, STR_FMT(text));
}

static void A24_every_plural_message_has_a_text_of_its_own_for_every_number(void **state)
{
    int catalogs = 0;
    (void)state;
    for (int l = 0; l < langs_n; l++) {
        struct words words;
        int plurals = 0;
        if (!words_open(&arena, langs[l].tag, &words))
            continue;
        catalogs++;
        const struct po *po = words_po(&arena, langs[l].tag);
        struct plural plural = plural_of(po);
        for (int i = 0; i < po->n; i++) {
            if (!po->entries[i].plural.ptr)
                continue;
            plurals++;
            assert_int_equal(po->entries[i].n_forms, plural.forms);
            for (int n = 0; n < NUMBERS; n++)
                check_message(&words, &plural, &po->entries[i], numbers[n]);
        }
        assert_true(plurals >= PLURALS_LEAST);
        arena_reset(&arena);
    }
    assert_true(catalogs >= CATALOGS_LEAST);
}

static void category(const UPluralRules *rules, int n, char ret_name[CATEGORY_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar name[CATEGORY_MAX];
    int32_t len = uplrules_select(rules, n, name, CATEGORY_MAX, &status);
    assert_true(U_SUCCESS(status) && len < CATEGORY_MAX);
    for (int32_t i = 0; i <= len; i++)
        ret_name[i] = i < len ? (char)name[i] : 0;
}

/* Two numbers that CLDR tells apart have two forms. */
static void A24_no_catalogue_has_one_form_where_its_language_has_two(void **state)
{
    (void)state;
    for (int l = 0; l < langs_n; l++) {
        UErrorCode status = U_ZERO_ERROR;
        struct words words;
        if (!words_open(&arena, langs[l].tag, &words))
            continue;
        struct plural plural = plural_of(words_po(&arena, langs[l].tag));
        UPluralRules *rules = uplrules_open(langs[l].locale, &status);
        assert_true(U_SUCCESS(status));
        for (int a = 0; a < NUMBERS; a++)
            for (int b = 0; b < a; b++) {
                char one[CATEGORY_MAX], other[CATEGORY_MAX];
                category(rules, numbers[a], one);
                category(rules, numbers[b], other);
                if (strcmp(one, other) != 0 &&
                    plural_form(&plural, numbers[a]) == plural_form(&plural, numbers[b]))
                    fail_msg("%s: %d is \"%s\" and %d is \"%s\"", langs[l].tag, numbers[a], one, numbers[b],
                             other);
            }
        uplrules_close(rules);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A24_every_plural_message_has_a_text_of_its_own_for_every_number),
        cmocka_unit_test(A24_no_catalogue_has_one_form_where_its_language_has_two),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
