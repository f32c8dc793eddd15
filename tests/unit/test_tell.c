// SPDX-License-Identifier: GPL-3.0-or-later
/* Texts that are not in the visitor's language, or not as they should be: what is shown, and what is said of
 * it. English words, no catalogue. Texts are written as "sv ar:machine": a language each, with its state;
 * each says its tag. */
#include "tree.h"

#include <string.h>

#include "kiosk/easy.h"
#include "kiosk/parts.h"
#include "ui/speak.h"

static struct fixture f;
static struct str site_tags[] = {{"sv", 2}, {"sv-simple", 9}, {"en", 2}, {"ar", 2}, {"so", 2}, {"fa", 2}};
static const struct str_list site_langs = {site_tags, 6};

static void begin(const char *visitor)
{
    fixture_init(&f, &standing, visitor);
    f.ui.order = &site_langs;
}

static void end(void)
{
    arena_release(&f.arena);
}

static enum text_state state_of(struct str name)
{
    return str_is(name, "machine")   ? TEXT_MACHINE
           : str_is(name, "checked") ? TEXT_CHECKED
           : str_is(name, "stale")   ? TEXT_STALE
                                     : TEXT_WRITTEN;
}

static struct text_map map_of(const char *spec)
{
    struct text_map map = {ARENA_ARRAY(&f.arena, struct text_entry, 8), 0};
    struct str rest = str_of(spec), word;
    while (rest.len && str_next(&rest, ' ', &word)) {
        struct str tag;
        str_next(&word, ':', &tag);
        map.entries[map.n++] = (struct text_entry){tag, tag, state_of(word)};
    }
    return map;
}

/* Without isolates. */
static const char *plain(struct str s)
{
    char *text = arena_alloc(&f.arena, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (i + 2 < s.len && memcmp(s.ptr + i, "\xe2\x81", 2) == 0 && (unsigned char)s.ptr[i + 2] >= 0xa6)
            i += 2;
        else
            text[n++] = s.ptr[i];
    text[n] = 0;
    return text;
}

static void a_text_is_shown_in_the_best_language_there_is_and_says_what_it_is(void **state)
{
    static const char stale[] = "May be out of date: the Swedish text has changed since";
    static const struct {
        const char *visitor, *texts, *tag, *lang, *note;
    } rows[] = {
        /* in the visitor's language */
        {"sv", "sv ar", "sv", "sv", ""},
        {"en", "sv en", "en", "en", ""},
        {"en", "sv en:checked", "en", "en", ""},
        {"en", "sv en:machine", "en", "en", "Translated by machine, not checked"},
        {"en", "sv en:stale", "en", "en", stale},
        {"en", "ar en:stale", "en", "en", "The translation may be out of date"},
        {"sv", "sv:stale ar", "sv", "sv", "The translation may be out of date"},
        {"sv", "sv:machine ar", "sv", "sv", "Translated by machine, not checked"},
        /* in another form of it */
        {"fa", "sv fa-AF", "fa-AF", "fa-AF", ""},
        {"fa-AF", "sv fa", "fa", "fa", ""},
        {"en", "en-GB", "en-GB", "en", ""},
        {"sv", "ar sv-simple", "sv-simple", "sv-simple", ""},
        /* easy Swedish */
        {"sv-simple", "sv sv-simple", "sv-simple", "sv-simple", ""},
        {"sv-simple", "sv", "sv", "sv", "Not in easy Swedish yet"},
        {"sv-simple", "sv:machine", "sv", "sv",
         "Translated by machine, not checked · Not in easy Swedish yet"},
        {"sv-simple", "sv sv-simple:stale", "sv-simple", "sv-simple", stale},
        {"sv-simple", "sv sv-simple:machine", "sv-simple", "sv-simple", "Translated by machine, not checked"},
        {"sv-simple", "ar en", "en", "en", "In engelska, also in arabiska"},
        /* in another: the site's order, whatever the text's; then any */
        {"en", "sv", "sv", "sv", "Only in Swedish"},
        {"en", "sv sv-simple", "sv", "sv", "Only in Swedish"},
        {"en", "sv-simple", "sv-simple", "sv-simple", "Only in Swedish"},
        {"en", "fi so ar", "ar", "ar", "In Arabic, also in Somali"},
        {"en", "so ar sv", "sv", "sv", "In Swedish, also in Somali and Arabic"},
        {"en", "fi", "fi", "fi", "Only in Finnish"},
        {"en", "fi tr", "fi", "fi", "In Finnish"}, /* Turkish is not offered here */
        {"en", "sv fi", "sv", "sv", "In Swedish"},
        {"en", "ar:machine", "ar", "ar", "Only in Arabic · Translated by machine, not checked"},
        {"en", "ar:stale so", "ar", "ar", "In Arabic, also in Somali · The translation may be out of date"},
        {"en", "ps", "ps", "und", "Only in Pashto"}, /* we have no row for it: nobody's voice reads it */
        {"en", "", "", NULL, ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin(rows[i].visitor);
        struct text_map map = map_of(rows[i].texts);
        struct told told = tell_text(&f.ui, &map);
        const char *note = plain(tell_note(&f.ui, &told));
        assert_string_equal(plain(told.text), rows[i].tag);
        assert_string_equal(note, rows[i].note);
        if (rows[i].lang)
            assert_string_equal(told.lang->tag, rows[i].lang);
        else
            assert_null(told.lang);
        assert_true(!told.lang || strcmp(told.lang->tag, "und") != 0 || !told.lang->voice);
        end();
    }
}

static void without_a_site_order_the_first_text_is_shown(void **state)
{
    (void)state;
    begin("ar");
    f.ui.order = NULL;
    struct text_map map = map_of("fi sv");
    assert_string_equal(plain(tell_text(&f.ui, &map).text), "fi");
    end();
}

static void what_goes_among_words_that_run_the_other_way_is_isolated(void **state)
{
    (void)state;
    begin("ar");
    struct text_map map = map_of("sv"), own = map_of("ar");
    assert_true(str_is(text_in(&f.ui, &map, NULL), "\u2068sv\u2069"));
    assert_true(str_is(text_in(&f.ui, &own, NULL), "ar"));
    end();
}

/* One text of each kind that stands beside title, summary and body. */
static struct text_map *own_text(struct item *item)
{
    static struct guide_step step;
    static struct survey_question question;
    step = (struct guide_step){0};
    question = (struct survey_question){0};
    switch (item->kind) {
    case KIND_PLACE:
        return &item->place.access_note;
    case KIND_SERVICE:
        return &item->service.price.note;
    case KIND_EVENT:
        return &item->event.language_note;
    case KIND_CALL:
        return &item->call.requirements;
    case KIND_GUIDE:
        item->guide.steps = &step;
        item->guide.n_steps = 1;
        return &step.text;
    case KIND_STORY:
        return &item->story.quote;
    case KIND_SURVEY:
        item->survey.questions = &question;
        item->survey.n_questions = 1;
        return &question.question;
    case KIND_CONSULTATION:
        return &item->consultation.draft;
    case KIND_COMMITMENT:
        return &item->commitment.measure;
    case KIND_ORGANIZATION:
    case KIND_NOTICE:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
    return &item->body;
}

static void every_kind_says_once_what_holds_for_all_and_else_that_not_all_of_it_does(void **state)
{
    static const struct {
        const char *visitor, *title, *summary, *own, *note;
        const char *of_names; /* the same for organizations and places, whose titles are names */
    } rows[] = {
        {"sv", "sv", "sv", "sv", "", ""},
        {"en", "sv", "sv", "sv", "Only in Swedish", "Only in Swedish"},
        {"en", "sv ar", "sv ar", "sv", "Only in Swedish", "Only in Swedish"},
        {"en", "sv ar", "sv ar", "ar sv", "In Swedish, also in Arabic", "In Swedish, also in Arabic"},
        {"en", "sv en:machine", "en:machine", "en:machine", "Translated by machine, not checked",
         "Translated by machine, not checked"},
        {"en", "en", "en", "sv", "Not all of this is in English", "Not all of this is in English"},
        {"en", "sv", "en", "en", "Not all of this is in English", ""},
        {"en", "sv", "ar", "ar", "Not all of this is in English", "Only in Arabic"},
        {"en", "en", "en:machine", "sv",
         "Not all of this is in English · Some of this is translated by machine, not checked",
         "Not all of this is in English · Some of this is translated by machine, not checked"},
        {"en", "sv en:stale", "en", "en:stale",
         "Some of this may be out of date: the Swedish text has changed since",
         "Some of this may be out of date: the Swedish text has changed since"},
        {"sv-simple", "sv", "sv", "sv", "Not in easy Swedish yet", "Not in easy Swedish yet"},
        {"sv-simple", "sv sv-simple", "sv sv-simple", "sv", "Not all of this is in easy Swedish yet",
         "Not all of this is in easy Swedish yet"},
        {"sv-simple", "sv", "sv sv-simple", "sv-simple", "Not all of this is in easy Swedish yet", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (enum item_kind kind = 0; kind < KIND_COUNT; kind++) {
            begin(rows[i].visitor);
            struct item item = {
                .kind = kind, .title = map_of(rows[i].title), .summary = map_of(rows[i].summary)};
            *own_text(&item) = map_of(rows[i].own);
            bool name = kind == KIND_ORGANIZATION || kind == KIND_PLACE;
            const char *note = plain(tell_translation(&f.ui, &item));
            if (strcmp(note, name ? rows[i].of_names : rows[i].note) != 0)
                fail_msg("row %zu, %s: %s", i, item_kind_name(kind), note);
            end();
        }
}

/* "tag text" of each text in the tree, one a line. */
static const char *told_lines(const struct node *root)
{
    struct str all = STR("");
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->is_text)
            all = arena_printf(&f.arena, "%.*s%s%s\n", STR_FMT(all),
                               arena_printf(&f.arena, "%s ", node_lang(node, f.words.lang)->tag).ptr,
                               plain(node->label));
    return plain(all);
}

static void the_notes_stand_beside_what_they_are_about(void **state)
{
    static const struct {
        const char *visitor, *title, *summary, *body, *lines;
    } rows[] = {
        {"en", "en", "en", "en", "en en\nen en\nen en\n"},
        {"en", "sv", "sv", "sv", "sv sv\nen Only in Swedish\nsv sv\nsv sv\n"},
        {"en", "en:machine", "en:machine", "en:machine",
         "en en\nen Translated by machine, not checked\nen en\nen en\n"},
        {"en", "en", "sv", "sv",
         "en Not all of this is in English\nen en\nsv sv\nen Only in Swedish\nsv sv\nen Only in Swedish\n"},
        {"en", "sv", "en", "", "en Not all of this is in English\nsv sv\nen Only in Swedish\nen en\n"},
        {"en", "en:machine", "en:machine", "sv ar", /* title and summary share a note */
         "en Not all of this is in English · Some of this is translated by machine, not checked\nen en\nen "
         "en\n"
         "en Translated by machine, not checked\nsv sv\nen In Swedish, also in Arabic\n"},
        {"sv-simple", "sv-simple", "sv", "sv", /* softly: once */
         "sv-simple Not all of this is in easy Swedish yet\nsv-simple sv-simple\nsv sv\nsv sv\n"},
        {"sv-simple", "sv", "sv", "sv", "sv sv\nsv-simple Not in easy Swedish yet\nsv sv\nsv sv\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct model model;
        begin(rows[i].visitor);
        struct item item = {.kind = KIND_NOTICE,
                            .title = map_of(rows[i].title),
                            .summary = map_of(rows[i].summary),
                            .body = map_of(rows[i].body)};
        struct load load = {.entry = {.item = &item}};
        model.page = &load;
        assert_true(parts_top(&model, &f.ui, f.root, "test."));
        parts_body(&f.ui, f.root, &item);
        assert_string_equal(told_lines(f.root), rows[i].lines);
        end();
    }
}

static void facts_are_told_in_their_own_languages_with_one_note_for_those_alike(void **state)
{
    (void)state;
    begin("en");
    struct item item = {.kind = KIND_SERVICE, .title = map_of("en"), .service.price.note = map_of("sv ar")};
    struct text_map lines[] = {map_of("sv"), map_of("sv ar"), map_of("en"), map_of("ar")};
    struct node *facts = ui_facts(&f.ui, f.root, "test.facts");
    parts_fact(&f.ui, facts, &item, "test.cost", ICON_COST, COLOR_HELP, STR("Costs something"),
               &item.service.price.note);
    parts_fact(&f.ui, facts, &item, "test.note", ICON_COST, COLOR_HELP, STR(""), &lines[3]);
    assert_null(
        parts_fact(&f.ui, facts, &item, "test.none", ICON_COST, COLOR_HELP, STR(""), &(struct text_map){0}));
    struct parts_row row = {
        &f.ui, ui_fact(&f.ui, facts, "test.bring", ICON_BRING, COLOR_HELP, STR("Bring"), STR("")), &item};
    struct told told = {.text = STR("")};
    for (int i = 0; i < 4; i++)
        parts_line(&row, &lines[i], &told);
    parts_line_end(&row, &told);
    assert_string_equal(told_lines(f.root),
                        "en Costs something\nsv sv\nen In Swedish\n"
                        "ar ar\nen In Arabic\n"
                        "en Bring\nsv sv\nsv sv\nen In Swedish\nen en\nar ar\nen In Arabic\n");
    end();
}

static void a_card_says_in_which_language_its_texts_are(void **state)
{
    static const struct {
        const char *visitor;
        enum item_kind kind;
        const char *title, *summary, *lines;
    } rows[] = {
        {"sv", KIND_GUIDE, "sv", "sv", "sv sv\nsv sv\n"},
        {"en", KIND_GUIDE, "en", "en", "en en\nen en\n"},
        {"en", KIND_GUIDE, "sv", "sv", "sv sv\nen In Swedish\nsv sv\n"},
        {"en", KIND_GUIDE, "en", "sv", "en en\nsv sv\nen In Swedish\n"},
        {"en", KIND_GUIDE, "sv", "ar", "sv sv\nen In Swedish\nar ar\nen In Arabic\n"},
        {"en", KIND_ORGANIZATION, "sv", "en", "sv sv\nen en\n"},
        {"en", KIND_ORGANIZATION, "sv", "sv", "sv sv\nsv sv\nen In Swedish\n"},
        {"sv-simple", KIND_GUIDE, "sv", "sv", "sv sv\nsv sv\n"},        /* softly: on its own screen */
        {"en", KIND_GUIDE, "en:machine", "en:stale", "en en\nen en\n"}, /* likewise */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct model model;
        begin(rows[i].visitor);
        model.session.depth = 1;
        struct item item = {.kind = rows[i].kind,
                            .id = STR("x/y"),
                            .title = map_of(rows[i].title),
                            .summary = map_of(rows[i].summary)};
        struct entry entry = {.item = &item};
        const char *lines = told_lines(tell_card(&f.ui, &model, f.root, "test.", &entry));
        if (strcmp(lines, rows[i].lines) != 0)
            fail_msg("row %zu: %s", i, lines);
        end();
    }
}

static void a_list_of_titles_has_one_note(void **state)
{
    static const struct {
        const char *titles[3], *note;
    } rows[] = {
        {{"en", "sv en", "en"}, ""},
        {{"sv", "sv ar", "sv"}, "In Swedish"},
        {{"sv", "en", "sv"}, "Not all of this is in English"},
        {{"sv", "ar", "sv"}, "Not all of this is in English"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct item items[3];
        struct entry entries[3];
        begin("en");
        for (int k = 0; k < 3; k++) {
            items[k] = (struct item){.kind = KIND_EVENT, .title = map_of(rows[i].titles[k])};
            entries[k] = (struct entry){.item = &items[k]};
        }
        assert_string_equal(plain(tell_titles(&f.ui, &(struct entry_list){.items = entries, .n = 3}, 5)),
                            rows[i].note);
        end();
    }
}

static const char *paragraphs(const char *lang, const char *text)
{
    struct str rest = str_of(text), paragraph, all = STR("");
    while (easy_paragraph(&f.ui, lang_find(str_of(lang)), &rest, &paragraph))
        all = arena_printf(&f.arena, "%.*s[%.*s]", STR_FMT(all), STR_FMT(paragraph));
    return all.len ? all.ptr : "";
}

static void A26_easy_swedish_keeps_its_line_breaks_where_they_fit(void **state)
{
    static const struct panel narrow = {400, 1600, 100, 400, 600, 800};
    static const struct {
        const struct panel *panel;
        const char *lang, *text, *paragraphs;
    } rows[] = {
        {&lying, "sv", "Ett.\nTvå.\n\nTre.", "[Ett.][Två.][Tre.]"},
        {&lying, "sv-simple", "Vi lagar mat\noch äter ihop.\n\n\nKom du med.\n",
         "[Vi lagar mat\noch äter ihop.][Kom du med.]"},
        {&lying, "sv-simple", "\n \nEtt.\n \nTvå.", "[Ett.][Två.]"},
        {&lying, "sv-simple", "", ""},
        {&lying, "sv-simple", "\n\n", ""},
        /* 55 characters fit, 56 do not: then all of the paragraph flows */
        {&lying, "sv-simple", "Den här raden är precis så lång som den får vara i dag.\nKom.",
         "[Den här raden är precis så lång som den får vara i dag.\nKom.]"},
        {&lying, "sv-simple", "Den här raden är precis så lång som den inte bör vara ..\nKom.\n\nEtt\ntvå",
         "[Den här raden är precis så lång som den inte bör vara .. Kom.][Ett\ntvå]"},
        {&narrow, "sv-simple", "En rad som är för bred här\nKom.", "[En rad som är för bred här Kom.]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin("sv-simple");
        theme_init(&f.theme, rows[i].panel, THEME_LIGHT, SCALE_STANDARD);
        assert_string_equal(paragraphs(rows[i].lang, rows[i].text), rows[i].paragraphs);
        end();
    }
}

static int longest_line(const struct node *root)
{
    int most = 0;
    for (const struct node *node = root; node; node = node_next(root, node))
        for (int i = 0; node->para && i < node->para->n_lines; i++) {
            int length = (int)utf8_length(node->para->lines[i].text);
            most = length > most ? length : most;
        }
    return most;
}

static void A26_easy_swedish_has_at_most_55_characters_a_line(void **state)
{
    static const char text[] =
        "Till oss kan du komma när du vill och utan att boka tid, vi har kaffe och te och saft "
        "och det finns alltid någon som du kan prata med en stund om allt eller inget.";
    static const struct {
        const char *lang;
        int least, most;
    } rows[] = {{"sv-simple", 45, 55}, {"sv", 80, 1000}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        begin("ar");
        theme_init(&f.theme, &lying, THEME_LIGHT, SCALE_STANDARD);
        struct node *facts = ui_facts(&f.ui, f.root, "test.facts");
        ui_fact(&f.ui, facts, "test.fact", ICON_INFO, COLOR_HELP, STR("Fact"), STR(text));
        ui_notice(&f.ui, f.root, "test.notice", ICON_INFO, STR(text), STR(text), press);
        ui_text(&f.ui, f.root, STR(text), SIZE_BODY, false, COLOR_INK);
        for (struct node *node = f.root; node; node = node_next(f.root, node))
            node->lang = lang_find(str_of(rows[i].lang));
        fixture_layout(&f);
        int longest = longest_line(f.root);
        assert_in_range(longest, rows[i].least, rows[i].most);
        end();
    }
}

static void A26_easy_swedish_is_not_hyphenated(void **state)
{
    (void)state;
    begin("sv-simple");
    static const char text[] =
        "sjuk\xc2\xadvårds\xc2\xadupplysningen och sjuk\xc2\xadvårds\xc2\xadupplysningen";
    struct face face = {10, false};
    const struct para *easy =
        para_layout(&f.arena, &fixed_measure, STR(text), f.words.lang, face, ALIGN_START, 150);
    const struct para *plain_one =
        para_layout(&f.arena, &fixed_measure, STR(text), lang_find(STR("sv")), face, ALIGN_START, 150);
    assert_int_equal(easy->n_lines, 2);
    assert_true(str_is(easy->lines[1].text, "sjukvårdsupplysningen"));
    assert_true(!str_is(plain_one->lines[1].text, "sjukvårdsupplysningen"));
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_shown_in_the_best_language_there_is_and_says_what_it_is),
        cmocka_unit_test(without_a_site_order_the_first_text_is_shown),
        cmocka_unit_test(what_goes_among_words_that_run_the_other_way_is_isolated),
        cmocka_unit_test(every_kind_says_once_what_holds_for_all_and_else_that_not_all_of_it_does),
        cmocka_unit_test(the_notes_stand_beside_what_they_are_about),
        cmocka_unit_test(facts_are_told_in_their_own_languages_with_one_note_for_those_alike),
        cmocka_unit_test(a_card_says_in_which_language_its_texts_are),
        cmocka_unit_test(a_list_of_titles_has_one_note),
        cmocka_unit_test(A26_easy_swedish_keeps_its_line_breaks_where_they_fit),
        cmocka_unit_test(A26_easy_swedish_has_at_most_55_characters_a_line),
        cmocka_unit_test(A26_easy_swedish_is_not_hyphenated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
