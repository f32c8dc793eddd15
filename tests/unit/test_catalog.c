// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/log.h"
#include "tests/unit/po.h"
#include "text/catalog.h"
#include "text/mo.h"

static struct arena arena;
static char folder[] = "/tmp/torget-catalog-XXXXXX";

static const char *path_of(const char *tag)
{
    return arena_printf(&arena, "%s/%s.mo", folder, tag).ptr;
}

static const struct catalog *open_bytes(const char *tag, struct str bytes, enum err want)
{
    const struct catalog *catalog = NULL;
    assert_int_equal(file_write(path_of(tag), bytes, 0600), ERR_OK);
    assert_int_equal(catalog_open(folder, lang_find(str_of(tag)), &arena, &catalog), want);
    file_remove(path_of(tag));
    return catalog;
}

static struct po *po_of(const char *tag)
{
    return po_read(&arena, arena_printf(&arena, "assets/i18n/%s.po", tag).ptr);
}

static const char *const shipped[] = {"sv", "sv-simple", "en", "ar"};
enum { SHIPPED = sizeof shipped / sizeof *shipped };
#define EACH(i) for (size_t i = 0; i < SHIPPED; i++)

/* ---- The catalogues that ship ---- */

static struct plural plural_of(const struct po *po)
{
    struct plural plural;
    struct str header = po->entries[0].forms[0], line, rule = STR("");
    assert_int_equal(po->entries[0].key.len, 0);
    while (str_next(&header, '\n', &line))
        if (str_starts(line, "Plural-Forms: "))
            rule = str_sub(line, 14, line.len);
    assert_int_equal(plural_parse(rule, &arena, &plural), ERR_OK);
    return plural;
}

static void A24_every_message_is_translated_and_every_plural_has_all_its_forms(void **state)
{
    (void)state;
    EACH(l)
    {
        const struct po *po = po_of(shipped[l]);
        int forms = plural_of(po).forms;
        for (int i = 0; i < po->n; i++) {
            const struct po_entry *entry = &po->entries[i];
            assert_false(entry->fuzzy);
            assert_int_equal(entry->n_forms, entry->plural.ptr ? forms : 1);
            for (int f = 0; f < entry->n_forms; f++)
                assert_true(entry->forms[f].len > 0);
        }
    }
}

static void all_languages_have_the_same_messages(void **state)
{
    (void)state;
    const struct po *source = po_of("en");
    EACH(l)
    {
        const struct po *po = po_of(shipped[l]);
        assert_int_equal(po->n, source->n);
        for (int i = 0; i < po->n; i++)
            if (!str_eq(po->entries[i].key, source->entries[i].key))
                fail_msg("%s: %.*s", shipped[l], STR_FMT(po->entries[i].key));
    }
}

/* Every {name} of a is in b. */
static bool has_placeholders_of(struct str a, struct str b)
{
    for (size_t open = str_find(a, '{', 0); open < a.len; open = str_find(a, '{', open + 1)) {
        size_t close = str_find(a, '}', open);
        if (close < a.len && !str_contains(b, str_sub(a, open, close + 1)))
            return false;
    }
    return true;
}

/* A form for one single number may say it in words. */
static bool is_for_one_number(const struct plural *plural, int form)
{
    int numbers = 0;
    for (int n = 0; n <= 1000; n++)
        numbers += plural_form(plural, n) == form;
    return numbers <= 1;
}

static void every_translation_has_the_placeholders_of_its_source(void **state)
{
    (void)state;
    EACH(l)
    {
        const struct po *po = po_of(shipped[l]);
        struct plural plural = plural_of(po);
        for (int i = 1; i < po->n; i++)
            for (int f = 0; f < po->entries[i].n_forms; f++) {
                const struct po_entry *entry = &po->entries[i];
                struct str source = entry->plural.ptr ? entry->plural : entry->id;
                bool in_words = entry->plural.ptr && is_for_one_number(&plural, f);
                if ((!in_words && !has_placeholders_of(source, entry->forms[f])) ||
                    !has_placeholders_of(entry->forms[f], source))
                    fail_msg("%s: %.*s", shipped[l], STR_FMT(entry->forms[f]));
            }
    }
}

static void the_shipped_catalogues_open(void **state)
{
    (void)state;
    EACH(l)
    {
        const struct catalog *catalog = open_bytes(shipped[l], po_mo(&arena, po_of(shipped[l])), ERR_OK);
        assert_string_equal(catalog_lang(catalog)->tag, shipped[l]);
    }
    const struct catalog *sv = open_bytes("sv", po_mo(&arena, po_of("sv")), ERR_OK);
    assert_true(str_is(catalog_get(sv, "format", "tomorrow"), "i morgon"));
    assert_true(str_is(catalog_get(sv, NULL, "tomorrow"), "tomorrow"));
    assert_true(str_is(catalog_get(sv, "format", "no such message"), "no such message"));
    assert_true(str_is(catalog_get(catalog_aloud(&arena, sv), "format", "tomorrow"), "i morgon"));
    assert_true(str_is(catalog_get(NULL, "format", "tomorrow"), "tomorrow"));
}

/* ---- Plural rules ---- */

static void plural_rules_choose_the_form(void **state)
{
    static const int64_t numbers[] = {0, 1, 2, 3, 5, 11, 21, 22, 100, 101};
    static const struct {
        const char *rule;
        int forms[10];
    } rows[] = {
        {"nplurals=1; plural=0;", {0}}, /* Thai */
        {"nplurals=2; plural=(n != 1);", {1, 0, 1, 1, 1, 1, 1, 1, 1, 1}},
        {"nplurals=2; plural=n>1;", {0, 0, 1, 1, 1, 1, 1, 1, 1, 1}},
        {"nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;", {2, 0, 1, 2, 2, 2, 2, 2, 2, 2}}, /* Sámi */
        {"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
         "2);",
         {2, 0, 1, 1, 2, 2, 0, 1, 2, 0}}, /* Ukrainian */
        {"nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
         {2, 0, 1, 1, 2, 2, 2, 1, 2, 2}}, /* Polish */
        {"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : "
         "5);",
         {0, 1, 2, 3, 3, 4, 4, 4, 5, 5}}, /* Arabic */
        {"nplurals=2; plural=!n || n - 1 > 2 * 3 / 1", {1, 0, 0, 0, 0, 1, 1, 1, 1, 1}},
        {"nplurals=2; plural=n / 0 + n % 0;", {0}},                /* nothing is divided by nothing */
        {"nplurals=2; plural=n;", {0, 1, 1, 1, 1, 1, 1, 1, 1, 1}}, /* past the last form is the last */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct plural plural;
        assert_int_equal(plural_parse(str_of(rows[i].rule), &arena, &plural), ERR_OK);
        for (int k = 0; k < 10; k++)
            assert_int_equal(plural_form(&plural, numbers[k]), rows[i].forms[k]);
        plural_form(&plural, INT64_MIN);
    }
}

static void broken_plural_rules_are_refused(void **state)
{
    static const char *const rows[] = {
        "",
        "nplurals=2",
        "nplurals=2; plural=",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=x; plural=0;",
        "nplurals=2; plural=m;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n n;",
        "nplurals=2; plural=n ? 1;",
        "nplurals=2; plural=n =! 1;",
        "nplurals=2; plural=99999999999999999999;",
        "nplurals=2; plural=n; x",
        "nplurals=2; "
        "plural=((((((((((((((((((((((((((((((((((((((((((((((((n))))))))))))))))))))))))))))))))))))))))))))"
        "))));",
        "nplurals=2; plural=!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!n;",
    };
    (void)state;
    struct plural plural;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(plural_parse(str_of(rows[i]), &arena, &plural), ERR_SYNTAX);
    char lengthy[2000];
    memset(lengthy, ' ', sizeof lengthy);
    assert_int_equal(plural_parse((struct str){lengthy, sizeof lengthy}, &arena, &plural), ERR_LIMIT);
}

/* ---- Files ---- */

static const char sample[] =
    "msgid \"\"\nmsgstr \"Language: sv\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
    "msgid \"Open\"\nmsgstr \"Öppna\"\n"
    "msgctxt \"state\"\nmsgid \"Open\"\nmsgstr \"Öppet\"\n"
    "msgctxt \"speech|state\"\nmsgid \"Open\"\nmsgstr \"Det är öppet\"\n"
    "msgctxt \"speech|\"\nmsgid \"Tel.\"\nmsgstr \"Telefon\"\n"
    "msgid \"one place\"\nmsgid_plural \"{count} places\"\nmsgstr[0] \"en plats\"\n"
    "msgstr[1] \"{count} platser\"\n"
    "msgid \"Empty\"\nmsgstr \"\"\n";

static struct po *sample_po(const char *text)
{
    const char *path = arena_printf(&arena, "%s/sample.po", folder).ptr;
    assert_int_equal(file_write(path, str_of(text), 0600), ERR_OK);
    struct po *po = po_read(&arena, path);
    file_remove(path);
    return po;
}

static void messages_are_found_by_context_and_text(void **state)
{
    (void)state;
    const struct catalog *catalog = open_bytes("sv", po_mo(&arena, sample_po(sample)), ERR_OK);
    assert_true(str_is(catalog_get(catalog, NULL, "Open"), "Öppna"));
    assert_true(str_is(catalog_get(catalog, "state", "Open"), "Öppet"));
    assert_true(str_is(catalog_get(catalog, "other", "Open"), "Open"));
    assert_true(str_is(catalog_get(catalog_aloud(&arena, catalog), "state", "Open"), "Det är öppet"));
    assert_true(str_is(catalog_get(catalog_aloud(&arena, catalog), NULL, "Open"), "Öppna"));
    assert_true(str_is(catalog_get(catalog_aloud(&arena, catalog), NULL, "Tel."), "Telefon"));
    assert_true(str_is(catalog_get(catalog, NULL, "Empty"), "Empty"));
    assert_true(str_is(catalog_plural(catalog, NULL, "one place", "{count} places", 1), "en plats"));
    assert_true(str_is(catalog_plural(catalog, NULL, "one place", "{count} places", 0), "{count} platser"));
    assert_true(str_is(catalog_plural(catalog, NULL, "one", "many", 1), "one"));
    assert_true(str_is(catalog_plural(catalog, NULL, "one", "many", 2), "many"));
    char lengthy[9000];
    memset(lengthy, 'x', sizeof lengthy - 1);
    lengthy[sizeof lengthy - 1] = 0;
    assert_int_equal(catalog_get(catalog, NULL, lengthy).len, sizeof lengthy - 1);
}

static void a_variant_takes_what_it_lacks_from_its_base(void **state)
{
    (void)state;
    const struct catalog *catalog;
    assert_int_equal(file_write(path_of("sv"), po_mo(&arena, sample_po(sample)), 0600), ERR_OK);
    assert_int_equal(catalog_open(folder, lang_find(STR("sv-simple")), &arena, &catalog), ERR_OK);
    assert_string_equal(catalog_lang(catalog)->tag, "sv-simple");
    assert_true(str_is(catalog_get(catalog, "state", "Open"), "Öppet"));
    struct po *own = sample_po("msgid \"\"\nmsgstr \"Language: sv\\n\"\nmsgctxt \"state\"\nmsgid "
                               "\"Open\"\nmsgstr \"Vi har öppet\"\n");
    catalog = open_bytes("sv-simple", po_mo(&arena, own), ERR_OK);
    assert_true(str_is(catalog_get(catalog, "state", "Open"), "Vi har öppet"));
    assert_true(str_is(catalog_get(catalog_aloud(&arena, catalog), "state", "Open"),
                       "Vi har öppet")); /* heard is what is shown */
    assert_true(str_is(catalog_get(catalog, NULL, "Open"), "Öppna"));
    file_remove(path_of("sv"));
}

static void what_is_not_there_or_too_large_is_said(void **state)
{
    (void)state;
    const struct catalog *catalog;
    assert_int_equal(catalog_open(folder, lang_find(STR("fi")), &arena, &catalog), ERR_NOT_FOUND);
    char *large = arena_alloc(&arena, (2 << 20) + 1);
    open_bytes("fi", (struct str){large, (2 << 20) + 1}, ERR_LIMIT);
}

static void files_of_the_other_byte_order_open(void **state)
{
    (void)state;
    struct po *po = sample_po(sample);
    struct str mo = po_mo(&arena, po);
    for (size_t at = 0; at < 28 + 16 * (size_t)po->n; at += 4) {
        uint32_t word;
        memcpy(&word, mo.ptr + at, 4);
        word = __builtin_bswap32(word);
        memcpy((char *)mo.ptr + at, &word, 4);
    }
    assert_true(str_is(catalog_get(open_bytes("sv", mo, ERR_OK), "state", "Open"), "Öppet"));
}

static void put_word(struct str mo, size_t at, uint32_t word)
{
    memcpy((char *)mo.ptr + at, &word, sizeof word);
}

static void damaged_files_are_refused(void **state)
{
    static const struct {
        size_t at;
        uint32_t word;
        enum err err;
    } rows[] = {
        {0, 0x12345678, ERR_SYNTAX},  {4, 0x00020000, ERR_SYNTAX},  {8, 0xffffffff, ERR_LIMIT},
        {8, 15000, ERR_SYNTAX},       {12, 0, ERR_SYNTAX},          {12, 0xfffffff0, ERR_SYNTAX},
        {16, 0x7fffffff, ERR_SYNTAX}, {28, 0xffffffff, ERR_SYNTAX}, {32, 0xffffffff, ERR_SYNTAX},
        {36, 3, ERR_SYNTAX}, /* no NUL behind it */
        {40, 28, ERR_SYNTAX},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str mo = po_mo(&arena, sample_po(sample));
        put_word(mo, rows[i].at, rows[i].word);
        open_bytes("sv", mo, rows[i].err);
    }
    struct mo parsed;
    struct str mo = po_mo(&arena, sample_po(sample));
    for (size_t len = 0; len < mo.len; len++)
        assert_int_equal(mo_parse(str_sub(mo, 0, len), &arena, &parsed), ERR_SYNTAX);
    struct po *po = sample_po(sample);
    po->entries[1].forms[0] = STR("\xff");
    open_bytes("sv", po_mo(&arena, po), ERR_SYNTAX);
    po = sample_po(sample);
    po->entries[po->n - 1].key = po->entries[1].key;
    open_bytes("sv", po_mo(&arena, po), ERR_SYNTAX);
}

static void a_plural_with_too_few_or_too_many_forms_is_refused(void **state)
{
    (void)state;
    for (int n = 1; n <= 3; n++) {
        struct po *po = sample_po(sample);
        for (int i = 0; i < po->n; i++)
            if (po->entries[i].plural.ptr)
                po->entries[i].n_forms = n;
        open_bytes("sv", po_mo(&arena, po), n == 2 ? ERR_OK : ERR_SYNTAX);
    }
}

/* ---- Placeholders ---- */

#define FSI "\xe2\x81\xa8"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"

static void values_are_put_in_isolates(void **state)
{
    static const struct {
        const char *pattern, *filled;
    } rows[] = {
        {"", ""},
        {"no values", "no values"},
        {"{name} på {place}", FSI "Anna" PDI " på " LRI "08" PDI},
        {"{place}{place}", LRI "08" PDI LRI "08" PDI},
        {"{unknown} {name", "{unknown} {name"},
        {"{} {{name}} }{", "{} {" FSI "Anna" PDI "} }{"},
        {"{open}!", FSI "a" LRI "b" PDI PDI "!"},
        {"{closes}!", FSI "ab" PDI "!"},
        {"{empty}", FSI PDI},
    };
    const struct value values[] = {{"name", STR("Anna"), VALUE_TEXT},
                                   {"place", STR("08"), VALUE_LTR},
                                   {"open", STR("a" LRI "b"), VALUE_TEXT},
                                   {"closes", STR("a" PDI "b"), VALUE_TEXT},
                                   {"empty", STR(""), VALUE_TEXT}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(message_fill(&arena, str_of(rows[i].pattern), values, 5).ptr, rows[i].filled);
}

static int set_up(void **state)
{
    (void)state;
    log_init("test", LOG_ERROR);
    arena_init(&arena);
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A24_every_message_is_translated_and_every_plural_has_all_its_forms),
        cmocka_unit_test(all_languages_have_the_same_messages),
        cmocka_unit_test(every_translation_has_the_placeholders_of_its_source),
        cmocka_unit_test(the_shipped_catalogues_open),
        cmocka_unit_test(plural_rules_choose_the_form),
        cmocka_unit_test(broken_plural_rules_are_refused),
        cmocka_unit_test(messages_are_found_by_context_and_text),
        cmocka_unit_test(a_variant_takes_what_it_lacks_from_its_base),
        cmocka_unit_test(what_is_not_there_or_too_large_is_said),
        cmocka_unit_test(files_of_the_other_byte_order_open),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(a_plural_with_too_few_or_too_many_forms_is_refused),
        cmocka_unit_test(values_are_put_in_isolates),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
