// SPDX-License-Identifier: GPL-3.0-or-later
// Whole words are written by pressing keys: for each language every letter of its alphabet, on a panel with
// rows, on one with pages, and with large keys.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "catalogs.h"
#include "kiosk/keyboard.h"
#include "kiosk/view.h"
#include "platform/fonts.h"
#include "text/edit.h"
#include "ui/check.h"
#include "ui/layout.h"
#include "ui/speak.h"

static const struct panel panels[] = {
    {1920, 1080, 1920 / 5.58f, 1080 / 5.58f, 600, 800}, {1080, 1920, 1080 / 5.58f, 1920 / 5.58f, 600, 800},
    {1080, 1920, 1080 / 4.03f, 1920 / 4.03f, 600, 800}, {1920, 1080, 1920 / 4.03f, 1080 / 4.03f, 600, 800},
    {1280, 800, 1280 / 5.90f, 800 / 5.90f, 600, 800},   {800, 1280, 800 / 5.90f, 1280 / 5.90f, 600, 800},
};
enum { PANELS = sizeof panels / sizeof *panels, STANDING = 2, SMALLEST = 5, STEPS_MAX = 4, LOOKS_MAX = 4000 };

static const struct site site = {
    .langs = {"sv", "en", "ar", "ti", "th", "uk", "yi"}, .n_langs = 7, .idle_s = 90, .ask_s = 45};

struct desk {
    struct model model;
    struct arena arena;
    struct theme theme;
    struct words words;
    struct fonts *fonts;
    struct measure measure;
    struct node *root;
};

static struct node *draw(struct desk *desk, enum keyboard_kind kind, bool lay_out)
{
    arena_reset(&desk->arena);
    struct ui ui = {.arena = &desk->arena, .theme = &desk->theme, .words = &desk->words};
    desk->root = node_add(&desk->arena, NULL, ROLE_SCREEN, "test");
    desk->root->bg = COLOR_PAPER;
    desk->root->fg = COLOR_INK;
    desk->root->lang = desk->words.lang;
    desk->root->label = STR("test");
    float edge = is_small(&ui) ? 6 : 10;
    const float pad[] = {edge, edge, edge, edge};
    memcpy(desk->root->pad_mm, pad, sizeof pad);
    struct node *scroll = ui_scroll(&ui, desk->root, "test.scroll", 0, ACT(ACT_SCROLL), ACT(ACT_SCROLL));
    struct node *row = keyboard_beside(&desk->model, &ui) ? ui_box(&ui, scroll, BOX_ROW, 6) : scroll;
    if (row != scroll)
        ui_space(&ui, row, 1);
    keyboard_add(&desk->model, &ui, row == scroll ? row : ui_box(&ui, row, BOX_COLUMN, 0), kind);
    if (lay_out)
        layout(desk->root, &desk->theme, &desk->measure, desk->words.lang, &desk->arena);
    return desk->root;
}

static void send(struct desk *desk, enum act code, int number, struct str arg)
{
    struct effects effects;
    struct message message = {.type = MSG_ACT, .act = {(int)code, number, arg}};
    update(&desk->model, &message, &effects);
}

static void set_panel(struct desk *desk, const struct panel *panel, enum text_scale scale)
{
    theme_init(&desk->theme, panel, THEME_LIGHT, scale);
}

/* On the search screen, in a language that the site may or may not offer. */
static void begin(struct desk *desk, const char *tag)
{
    *desk = (struct desk){0};
    arena_init(&desk->arena);
    model_init(&desk->model, &site, 0, 0);
    desk->words.lang = lang_find(str_of(tag));
    assert_non_null(desk->words.lang);
    snprintf(desk->model.session.lang, sizeof desk->model.session.lang, "%s", tag);
    send(desk, ACT_GO, SCREEN_SEARCH, STR(""));
    set_panel(desk, &panels[STANDING], SCALE_STANDARD);
}

static void end(struct desk *desk)
{
    model_release(&desk->model);
    arena_release(&desk->arena);
    if (desk->fonts)
        fonts_close(desk->fonts);
}

/* The key that types the longest beginning of `want`. */
static const struct node *key_for(const struct node *root, struct str want)
{
    const struct node *best = NULL;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->action.code == ACT_TYPE && node->action.arg.len <= want.len &&
            memcmp(node->action.arg.ptr, want.ptr, node->action.arg.len) == 0 &&
            (!best || node->action.arg.len > best->action.arg.len))
            best = node;
    return best;
}

/* Which keys to press before the one that types: shortest first. */
struct way {
    int numbers[STEPS_MAX], n;
    size_t typed;
};

static bool look_for(struct desk *desk, enum keyboard_kind kind, struct str want, int deep, int *looks,
                     struct way *way)
{
    int numbers[80], n = 0;
    const struct node *root = draw(desk, kind, false), *key = key_for(root, want);
    if (key && deep == 0)
        way->typed = key->action.arg.len;
    if (deep == 0)
        return key != NULL;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->action.code == ACT_KEYBOARD && n < 80 &&
            (node->action.number < PRESS_OTHER || node->action.number >= PRESS_PAGE) &&
            node->action.number != PRESS_ABC)
            numbers[n++] = node->action.number;
    struct keyboard_state before = desk->model.session.keyboard;
    for (int i = 0; i < n && ++*looks < LOOKS_MAX; i++) {
        keyboard_press(&desk->model.session.keyboard, numbers[i]);
        bool found = look_for(desk, kind, want, deep - 1, looks, way);
        desk->model.session.keyboard = before;
        if (found) {
            way->numbers[deep - 1] = numbers[i];
            return true;
        }
    }
    return false;
}

static bool press_to(struct desk *desk, enum keyboard_kind kind, struct str *rest)
{
    struct way way = {.n = 0};
    int looks = 0;
    while (way.n <= 3 && !look_for(desk, kind, *rest, way.n, &looks, &way))
        way.n++;
    if (way.n > 3)
        return false;
    for (int i = way.n - 1; i >= 0; i--)
        send(desk, ACT_KEYBOARD, way.numbers[i], STR(""));
    const struct node *key = key_for(draw(desk, kind, false), *rest);
    assert_non_null(key);
    send(desk, ACT_TYPE, 0, key->action.arg);
    *rest = str_sub(*rest, way.typed, rest->len);
    return true;
}

static void write_all(struct desk *desk, enum keyboard_kind kind, const char *text)
{
    struct str rest = str_of(text);
    send(desk, ACT_CLEAR, 0, STR(""));
    while (rest.len)
        if (!press_to(desk, kind, &rest))
            fail_msg("%s: nothing types “%.*s”", desk->words.lang->tag, STR_FMT(rest));
    assert_string_equal(desk->model.session.typed, text);
}

static const struct {
    const char *tag, *letters;
} alphabets[] = {
    {"sv", "abcdefghijklmnopqrstuvwxyzåäöé"},
    {"sv-simple", "abcdefghijklmnopqrstuvwxyzåäöé"},
    {"en", "abcdefghijklmnopqrstuvwxyz"},
    {"fi", "abcdefghijklmnopqrsštuvwxyzžåäö"},
    {"fit", "abcdefghijklmnopqrsštuvwxyzžåäö"},
    {"se", "aábcčdđefghijklmnŋoprsštŧuvzžyåäöqwxé"},
    {"smj", "aábcdefghijklmnŋńñoprstuvwxyzåäöq"},
    {"sma", "abcdefghiïjklmnoprstuvyåäöæøqwxz"},
    {"ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"},
    {"fa", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤةۀ"},
    {"fa-AF", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤ"},
    {"ckb", "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ"},
    {"ku", "abcçdeêfghiîjklmnopqrsştuûvwxyz"},
    {"so", "abtjxkdrscgfqlmnwhyeiou'pvz"},
    {"ti", "ሀሁሂሃሄህሆለሉሊላሌልሎሏሐመሠረሰሸቀቁቈቊቋቌቍቐቘበቨተቸኀኈነኘአከኰኸዀወዐዘዠየደጀገጐጕጠጨጰጸፀፈፏፐፕ"},
    {"tr", "abcçdefgğhıijklmnoöprsştuüvyzqwx"},
    {"pl", "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"},
    {"bs", "abcčćdđefghijklmnoprsštuvzžqwxy"},
    {"hr", "abcčćdđefghijklmnoprsštuvzžqwxy"},
    {"sr", "абвгдђежзијклљмнњопрстћуфхцчџш"},
    {"sr-Latn", "abcčćdđefghijklmnoprsštuvzž"},
    {"uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"},
    {"ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"},
    {"es", "abcdefghijklmnñopqrstuvwxyzáéíóúü¿¡"},
    {"th", "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
           "ะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํฯ"},
    {"yi", "אאַאָבבֿגדהווּװזחטייִױײײַכּכךלמםנןסעפּפפֿףצץקרששׂתּת"},
    {"rmy", "abcčćdeëfghijklmnoprřsšśtuvxzžźʒ"},
};
enum { ALPHABETS = sizeof alphabets / sizeof *alphabets };

static const char *next_letter(const char *at, char letter[8])
{
    struct str rest = str_of(at);
    size_t next = 0;
    utf8_next(rest, &next);
    snprintf(letter, 8, "%.*s", (int)next, at);
    return at + next;
}

static void check_alphabet(struct desk *desk, const char *letters)
{
    char letter[8];
    for (const char *at = letters; *at;) {
        at = next_letter(at, letter);
        write_all(desk, KEYBOARD_TEXT, letter);
    }
}

static void every_letter_of_every_alphabet_can_be_written(void **state)
{
    (void)state;
    for (int i = 0; i < ALPHABETS; i++) {
        struct desk desk;
        begin(&desk, alphabets[i].tag);
        check_alphabet(&desk, alphabets[i].letters);
        set_panel(&desk, &panels[SMALLEST], SCALE_STANDARD);
        check_alphabet(&desk, alphabets[i].letters);
        set_panel(&desk, &panels[STANDING], SCALE_STANDARD);
        send(&desk, ACT_KEYBOARD, PRESS_ABC, STR(""));
        check_alphabet(&desk, alphabets[i].letters);
        end(&desk);
    }
}

static void every_language_has_its_own_keyboard(void **state)
{
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        bool pseudo = strcmp(langs[i].tag, "en-XA") == 0 || strcmp(langs[i].tag, "ar-XB") == 0,
             tried = pseudo;
        for (int k = 0; k < ALPHABETS; k++)
            tried = tried || strcmp(alphabets[k].tag, langs[i].tag) == 0;
        assert_true(tried);
        const struct keyboard_layout *layout = keyboard_find(&langs[i]);
        bool english = layout == &keyboard_layouts[0];
        assert_int_equal(english, pseudo || strcmp(langs[i].tag, "en") == 0);
    }
}

static void words_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *words;
    } rows[] = {
        {"sv", "välkommen"},
        {"sv", "Åre 17, kl. 8-9?"},
        {"ku", "şîn"},
        {"ku", "Îro"},
        {"ti", "ሰላም ዓለም"},
        {"ti", "ቋንቋ።"},
        {"fa", "می‌خواهم"},
        {"ckb", "کوردستان"},
        {"th", "น้ำ"},
        {"th", "ปู่ให้ปลา ๓ ตัว"},
        {"pl", "żółw"},
        {"pl", "Łódź"},
        {"sr", "Ђорђе"},
        {"tr", "İzmir ılık"},
        {"uk", "м'ята"},
        {"yi", "ייִדיש"},
        {"ar", "مُدَرِّسة"},
        {"es", "¿Dónde está?"},
        {"se", "Sámi dáhtton"},
        {"hr", "džep"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        begin(&desk, rows[i].tag);
        write_all(&desk, KEYBOARD_TEXT, rows[i].words);
        end(&desk);
    }
}

static void an_address_and_a_number_are_written(void **state)
{
    (void)state;
    for (int i = 0; i < PANELS; i++) {
        struct desk desk;
        begin(&desk, i % 2 ? "ar" : "sv");
        set_panel(&desk, &panels[i], SCALE_STANDARD);
        write_all(&desk, KEYBOARD_EMAIL, "anna_b-7.ek@kvarnby.se");
        assert_non_null(node_find(draw(&desk, KEYBOARD_EMAIL, false), "key..com"));
        assert_null(node_find(draw(&desk, KEYBOARD_EMAIL, false), "key.space"));
        write_all(&desk, KEYBOARD_DIGITS, "+46701740605");
        end(&desk);
    }
}

static void a_capital_lasts_for_one_letter(void **state)
{
    (void)state;
    struct desk desk;
    begin(&desk, "tr");
    send(&desk, ACT_KEYBOARD, PRESS_SHIFT, STR(""));
    const struct node *key = node_find(draw(&desk, KEYBOARD_TEXT, false), "key.i");
    assert_non_null(key);
    assert_true(str_is(key->label, "İ"));
    send(&desk, ACT_TYPE, 0, key->action.arg);
    assert_false(desk.model.session.keyboard.shift);
    key = node_find(draw(&desk, KEYBOARD_TEXT, false), "key.i");
    send(&desk, ACT_TYPE, 0, key->action.arg);
    assert_string_equal(desk.model.session.typed, "İi");
    end(&desk);
}

static void erase_takes_what_was_one_press(void **state)
{
    (void)state;
    static const struct {
        const char *text, *left;
    } rows[] = {
        {"", ""},           {"a", ""},     {"vä", "v"}, {"va\u0308", "v"}, /* typed as two on a keyboard of
                                                                              metal */
        {"น้ำ", "น้"},        {"น้", "น"},    {"น", ""},   {"كِتَ", "كِت"},      {"كِت", "كِ"}, {"كِ", "ك"},
        {"می\u200c", "می"}, {"ሰላም", "ሰላ"}, {"אַ", ""},   {"ײַ", ""},         {"š", ""},   {"👩\u200d🌾", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str left = edit_back(str_of(rows[i].text));
        if (!str_is(left, rows[i].left))
            fail_msg("“%s” becomes “%.*s”", rows[i].text, STR_FMT(left));
    }
}

static void the_key_that_erases_does(void **state)
{
    (void)state;
    struct desk desk;
    begin(&desk, "th");
    write_all(&desk, KEYBOARD_TEXT, "น้ำ");
    const struct node *key = node_find(draw(&desk, KEYBOARD_TEXT, false), "key.backspace");
    for (int i = 3; i > 0; i--) {
        assert_int_equal(strlen(desk.model.session.typed), 3 * i);
        send(&desk, (enum act)key->action.code, 0, STR(""));
    }
    send(&desk, (enum act)key->action.code, 0, STR(""));
    assert_string_equal(desk.model.session.typed, "");
    end(&desk);
}

static void a_foreign_keyboard_is_one_key_away(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *letter[4]; /* that each has in turn; the first again after the last */
    } rows[] = {{"ar", {"ض", "å", "ሀ", "ฟ"}}, {"en", {"q", "å", "ض", "ሀ"}}, {"sv", {"å", "ض", "ሀ", "ฟ"}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        begin(&desk, rows[i].tag);
        for (int k = 0; k < 4; k++) {
            assert_non_null(key_for(draw(&desk, KEYBOARD_TEXT, false), str_of(rows[i].letter[k])));
            const struct node *other = node_find(desk.root, "key.other");
            assert_non_null(other);
            send(&desk, ACT_KEYBOARD, other->action.number, STR(""));
        }
        end(&desk);
    }
}

static void a_site_of_one_script_needs_no_other_keyboard(void **state)
{
    (void)state;
    struct keyboard_other others[KEYBOARD_OTHERS_MAX];
    static const struct site plain = {.langs = {"sv", "sv-simple", "en"}, .n_langs = 3};
    assert_int_equal(keyboard_others(&plain, lang_find(STR("sv")), others), 1);
    assert_int_equal(keyboard_others(&plain, lang_find(STR("en")), others), 2); /* for å ä ö */
    assert_int_equal(keyboard_others(&site, lang_find(STR("yi")), others), 6);
}

static void another_language_begins_with_its_own_letters(void **state)
{
    (void)state;
    struct desk desk;
    begin(&desk, "sv");
    send(&desk, ACT_KEYBOARD, PRESS_ABC, STR(""));
    send(&desk, ACT_KEYBOARD, PRESS_OTHER + 1, STR(""));
    send(&desk, ACT_LANGUAGE, 0, STR("th"));
    const struct keyboard_state *state_now = &desk.model.session.keyboard;
    assert_int_equal(state_now->other, 0);
    assert_true(state_now->abc); /* who needs large keys goes on needing them */
    end(&desk);
}

static void what_a_session_chose_goes_with_it(void **state)
{
    (void)state;
    struct desk desk;
    static const struct keyboard_state none;
    begin(&desk, "sv");
    send(&desk, ACT_KEYBOARD, PRESS_ABC, STR(""));
    send(&desk, ACT_KEYBOARD, PRESS_OTHER + 2, STR(""));
    send(&desk, ACT_KEYBOARD, PRESS_FAMILY + 9, STR(""));
    send(&desk, ACT_START_OVER, 0, STR(""));
    assert_memory_equal(&desk.model.session.keyboard, &none, sizeof none);
    end(&desk);
}

static void measure_with(struct desk *desk)
{
    assert_int_equal(fonts_open(NULL, NULL, &desk->fonts), ERR_OK);
    desk->measure = fonts_measure(desk->fonts);
}

static void expect_order(struct desk *desk, const char *left, const char *right)
{
    const struct node *a = node_find(desk->root, left), *b = node_find(desk->root, right);
    assert_true(a && b);
    if (a->rect.x >= b->rect.x || fabsf(a->rect.y - b->rect.y) > 1)
        fail_msg("%s: %s does not stand left of %s", desk->words.lang->tag, left, right);
}

static void rows_stand_as_on_national_keyboards_in_both_directions(void **state)
{
    (void)state;
    static const char *const tags[] = {"sv", "ar"};
    for (int i = 0; i < 2; i++) {
        struct desk desk;
        begin(&desk, tags[i]);
        measure_with(&desk);
        desk.model.session.keyboard.other = i == 0 ? 1 : 0; /* Arabic in both */
        draw(&desk, KEYBOARD_TEXT, true);
        expect_order(&desk, "key.ض", "key.ص");
        expect_order(&desk, "key.د", "key.backspace");
        expect_order(&desk, "key.layer", "key.space");
        send(&desk, ACT_KEYBOARD, LAYER_DIGITS, STR(""));
        draw(&desk, KEYBOARD_TEXT, true);
        expect_order(&desk, "key.1", "key.2");
        send(&desk, ACT_KEYBOARD, PRESS_ABC, STR(""));
        draw(&desk, KEYBOARD_TEXT, true);
        expect_order(&desk, "key.ب", "key.ا"); /* the alphabet is read from the right */
        desk.model.session.keyboard = (struct keyboard_state){.other = i == 0 ? 0 : 1};
        draw(&desk, KEYBOARD_TEXT, true);
        expect_order(&desk, "key.q", "key.w");
        expect_order(&desk, "key.shift", "key.z");
        draw(&desk, KEYBOARD_DIGITS, true);
        expect_order(&desk, "key.1", "key.2");
        end(&desk);
    }
}

static const struct node *row_of(const struct node *key)
{
    const struct node *row = key->parent;
    assert_true(row && row->id && strncmp(row->id, "keyboard.row.", 13) == 0 && row->role == ROLE_GROUP);
    return row;
}

/* The search screen as it is shown, with the frame's words in the language. */
static struct node *show(struct desk *desk)
{
    arena_reset(&desk->arena);
    struct ui ui = {.arena = &desk->arena, .theme = &desk->theme, .words = &desk->words};
    desk->root = view(&desk->model, &ui);
    layout(desk->root, &desk->theme, &desk->measure, desk->words.lang, &desk->arena);
    return desk->root;
}

/* The rest of the screen is another test's, but for the list that the keyboard leaves room for. */
static bool is_ours(const struct desk *desk, const char *id)
{
    struct ui ui = {.theme = &desk->theme, .words = &desk->words};
    bool keys = strncmp(id, "key", 3) == 0, list = strncmp(id, "search.", 7) == 0;
    return keys || (list && !keyboard_scrolls(&desk->model, &ui));
}

/* What every tree keeps, on every panel, in every size: large enough, apart, whole, named, of one row. */
static void hold(struct desk *desk, enum keyboard_kind kind)
{
    struct node *root = kind == KEYBOARD_TEXT ? show(desk) : draw(desk, kind, true);
    struct check check;
    check_begin(&check, &desk->arena, root, &desk->theme, &desk->words);
    check_all(&check);
    if (preference_get(&desk->model.session, PREFER_LOW))
        check_low(&check, theme_px(&desk->theme, view_low_top_mm(&desk->theme.panel)));
    for (int i = 0; i < check.n; i++)
        if (is_ours(desk, check.faults[i].id))
            fail_msg(
                "%s [layer %d abc %d page %d other %d low %d aloud %d] %s %s at %s on %dx%d (%.2f): %.*s",
                desk->words.lang->tag, desk->model.session.keyboard.layer, desk->model.session.keyboard.abc,
                desk->model.session.keyboard.page, desk->model.session.keyboard.other,
                preference_get(&desk->model.session, PREFER_LOW),
                preference_get(&desk->model.session, PREFER_SPEECH), check.faults[i].requirement,
                check.faults[i].id, text_scale_str(desk->theme.scale), desk->theme.panel.w_px,
                desk->theme.panel.h_px, (double)desk->theme.px_per_mm, STR_FMT(check.faults[i].words));
    const struct session *session =
        &desk->model.session; /* two rows more on a lying panel: no room for 20 mm */
    bool crowded = preference_get(session, PREFER_LOW) && preference_get(session, PREFER_SPEECH) &&
                   desk->theme.panel.w_mm > desk->theme.panel.h_mm;
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (node->role != ROLE_KEY)
            continue;
        row_of(node);
        float least = theme_px(&desk->theme, kind == KEYBOARD_DIGITS ? 20 : 15) - 1;
        bool letter = node->action.code == ACT_TYPE && !str_is(node->action.arg, " ") &&
                      !str_is(node->action.arg, "\u200c");
        if (desk->model.session.keyboard.abc && kind == KEYBOARD_TEXT && letter && !crowded)
            least = theme_px(&desk->theme, 20) - 1;
        if (node->rect.w < least || node->rect.h < least)
            fail_msg("%s %s is %.0f × %.0f px at %s on %d px", desk->words.lang->tag, node->id,
                     (double)node->rect.w, (double)node->rect.h, text_scale_str(desk->theme.scale),
                     desk->theme.panel.w_px);
    }
}

static void in_every_state(struct desk *desk)
{
    static const struct keyboard_state states[] = {
        {0},           {.layer = LAYER_DIGITS}, {.layer = LAYER_SECOND},
        {.abc = true}, {.shift = true},         {.abc = true, .layer = LAYER_DIGITS},
        {.page = 1},   {.family = 8},           {.other = 1},
    };
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        bool second = keyboard_find(desk->words.lang)->second[0];
        if (states[i].layer == LAYER_SECOND && !second)
            continue;
        desk->model.session.keyboard = states[i];
        hold(desk, KEYBOARD_TEXT);
        preference_set(&desk->model.session, PREFER_LOW, 1);
        hold(desk, KEYBOARD_TEXT);
        preference_set(&desk->model.session, PREFER_SPEECH, 1); /* its keys stand above the bar */
        hold(desk, KEYBOARD_TEXT);
        preference_set(&desk->model.session, PREFER_LOW, 0);
        hold(desk, KEYBOARD_TEXT);
        preference_set(&desk->model.session, PREFER_SPEECH, 0);
    }
    desk->model.session.keyboard = (struct keyboard_state){0};
    hold(desk, KEYBOARD_EMAIL);
    hold(desk, KEYBOARD_DIGITS);
}

static void keys_are_large_enough_and_whole_in_every_language_and_size_on_every_panel(void **state)
{
    (void)state;
    struct fonts *fonts;
    struct arena words;
    arena_init(&words);
    assert_int_equal(fonts_open(NULL, NULL, &fonts), ERR_OK);
    for (int i = 0; i < ALPHABETS; i++) {
        struct desk desk;
        begin(&desk, alphabets[i].tag);
        desk.measure = fonts_measure(fonts);
        if (catalog_open(catalogs(), desk.words.lang, &words, &desk.words.catalog) != ERR_OK)
            desk.words.catalog = NULL; /* no translator has begun: English words */
        for (int panel = 0; panel < PANELS; panel++)
            for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
                set_panel(&desk, &panels[panel], scale);
                in_every_state(&desk);
            }
        end(&desk);
    }
    assert_int_equal(fonts_missing(fonts), 0);
    fonts_close(fonts);
    arena_release(&words);
}

static void keys_are_told_by_names(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *id, *spoken;
        int layer;
    } rows[] = {
        {"sv", "key.å", "å, key", LAYER_LETTERS},
        {"sv", "key.space", "Space, key", LAYER_LETTERS},
        {"sv", "key.backspace", "Erase, key", LAYER_LETTERS},
        {"sv", "key.shift", "Capital letter, key", LAYER_LETTERS},
        {"sv", "key.layer", "Digits and signs, key", LAYER_LETTERS},
        {"sv", "key.layer", "Letters, key", LAYER_DIGITS},
        {"sv", "key.?", "question mark, key", LAYER_DIGITS},
        {"ar", "key.؟", "question mark, key", LAYER_DIGITS},
        {"ar", "key.َ", "فتحة, key", LAYER_SECOND},
        {"fa", "key.zwnj", "Half space, key", LAYER_LETTERS},
        {"th", "key.่", "ไม้เอก, key", LAYER_LETTERS},
        {"th", "key.other", "Keyboard for Svenska, key", LAYER_LETTERS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        begin(&desk, rows[i].tag);
        desk.model.session.keyboard.layer = rows[i].layer;
        const struct node *key = node_find(draw(&desk, KEYBOARD_TEXT, false), rows[i].id);
        assert_non_null(key);
        struct str said = speak_node(&desk.arena, &desk.words, key);
        if (!str_is(said, rows[i].spoken))
            fail_msg("%s says “%.*s”", rows[i].id, STR_FMT(said));
        end(&desk);
    }
}

static void marks_stand_on_a_dotted_circle_and_are_said_in_their_language(void **state)
{
    (void)state;
    struct desk desk;
    begin(&desk, "sv");
    desk.model.session.keyboard.other = 3; /* Thai */
    const struct node *key = node_find(draw(&desk, KEYBOARD_TEXT, false), "key.่");
    assert_non_null(key);
    assert_true(str_is(key->first->label, "◌่"));
    assert_true(str_is(key->action.arg, "่"));
    assert_string_equal(node_lang(key, NULL)->tag, "th");
    end(&desk);
}

static void syllables_are_chosen_in_two_presses(void **state)
{
    (void)state;
    struct desk desk;
    begin(&desk, "ti");
    struct node *root = draw(&desk, KEYBOARD_TEXT, false);
    assert_non_null(node_find(root, "key.ሁ")); /* the first consonant's row stands there from the beginning */
    const struct node *consonant = node_find(root, "key.family.ቀ");
    assert_int_equal(consonant->action.code, ACT_KEYBOARD);
    send(&desk, ACT_KEYBOARD, consonant->action.number, STR(""));
    root = draw(&desk, KEYBOARD_TEXT, false);
    assert_true(node_find(root, "key.family.ቀ")->selected);
    assert_null(node_find(root, "key.ሁ"));
    assert_non_null(node_find(root, "key.ቋ"));
    assert_string_equal(desk.model.session.typed, "");
    end(&desk);
}

static void layouts_are_sound(void **state)
{
    (void)state;
    for (int i = 0; i < keyboard_layouts_n; i++) {
        const struct keyboard_layout *layout = &keyboard_layouts[i];
        int consonants = 0;
        struct str rest = str_of(layout->in_order), one;
        assert_true(layout->rows[0] || layout->families);
        while (str_next(&rest, ' ', &one)) {
            assert_true(one.len > 0 && utf8_valid(one));
            const char *family = layout->families ? layout->families[consonants] : NULL;
            assert_true(!family || memcmp(family, one.ptr, one.len) == 0);
            consonants++;
        }
        if (layout->families)
            assert_null(layout->families[consonants]);
    }
}

/* A mark alone has nothing to stand on, and many a font shows a box. */
static void the_next_page_is_named_without_a_bare_mark(void **state)
{
    static struct desk desk;
    int n = 0;
    (void)state;
    begin(&desk, "th");
    preference_set(&desk.model.session, PREFER_LOW, 1);
    for (int panel = 0; panel < PANELS; panel++)
        for (enum text_scale scale = 0; scale < SCALE_COUNT; scale++) {
            set_panel(&desk, &panels[panel], scale);
            const struct node *key = node_find(draw(&desk, KEYBOARD_TEXT, false), "key.more");
            struct str face = key ? key->last->label : STR("–");
            size_t dash = (size_t)((const char *)memmem(face.ptr, face.len, "–", 3) - face.ptr);
            struct str ends = str_sub(face, dash + 3, face.len);
            assert_false(keyboard_is_mark(ends));
            n += str_contains(ends, STR("◌"));
        }
    assert_true(n > 0);
    end(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts_are_sound),
        cmocka_unit_test(the_next_page_is_named_without_a_bare_mark),
        cmocka_unit_test(every_language_has_its_own_keyboard),
        cmocka_unit_test(every_letter_of_every_alphabet_can_be_written),
        cmocka_unit_test(words_are_written),
        cmocka_unit_test(an_address_and_a_number_are_written),
        cmocka_unit_test(a_capital_lasts_for_one_letter),
        cmocka_unit_test(erase_takes_what_was_one_press),
        cmocka_unit_test(the_key_that_erases_does),
        cmocka_unit_test(syllables_are_chosen_in_two_presses),
        cmocka_unit_test(a_foreign_keyboard_is_one_key_away),
        cmocka_unit_test(a_site_of_one_script_needs_no_other_keyboard),
        cmocka_unit_test(another_language_begins_with_its_own_letters),
        cmocka_unit_test(what_a_session_chose_goes_with_it),
        cmocka_unit_test(rows_stand_as_on_national_keyboards_in_both_directions),
        cmocka_unit_test(keys_are_told_by_names),
        cmocka_unit_test(marks_stand_on_a_dotted_circle_and_are_said_in_their_language),
        cmocka_unit_test(keys_are_large_enough_and_whole_in_every_language_and_size_on_every_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
