// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader hands to the voice, held against what it must not: what is personal outside headphones
// (A12), a text in the voice of another language (A13). The voice here only remembers; the screens are the
// real ones.
#include "reader_help.h"

/* ---- A12 ---- */

static const struct {
    bool headphones, aloud, heard;
} ears[] = {{false, false, false}, {false, true, true}, {true, false, true}, {true, true, true}};
enum { EARS = sizeof ears / sizeof *ears };
static const char instead[] = "Det du skrev läses bara upp i hörlurar.";

static void listens(int ear)
{
    starts();
    if (ears[ear].headphones)
        does((struct message){.type = MSG_HEADPHONES, .number = 1});
    else
        presses(ACT_LISTEN, 0, "");
    does((struct message){.type = MSG_PREFER, .preference = PREFER_ALOUD, .number = ears[ear].aloud});
}

static void expect_heard(int ear)
{
    assert_int_equal(was_said(SECRET), ears[ear].heard);
    assert_int_equal(was_logged(SECRET), ears[ear].heard);
    assert_int_equal(was_said(instead), !ears[ear].heard);
    for (int i = 0; i < voice.n; i++)
        assert_int_equal(voice.said[i].headset, ears[ear].headphones);
}

static void A12_what_was_searched_for_is_said_in_headphones_or_when_they_chose_so(void **state)
{
    (void)state;
    for (int ear = 0; ear < EARS; ear++) {
        listens(ear);
        presses(ACT_GO, SCREEN_SEARCH, "");
        does((struct message){.type = MSG_TEXT, .text = STR(SECRET)});
        forgets_log();
        focuses("search.field");
        expect_heard(ear);
        assert_true(was_said("Vad letar du efter?")); /* what a field is called is no secret */
        forgets_log();
        does((struct message){.type = MSG_KEY, .key = MESSAGE_KEY_AGAIN});
        expect_heard(ear);
        ends();
    }
}

static void A12_typing_is_not_repeated_aloud(void **state)
{
    static const char secret[] = SECRET;
    (void)state;
    for (int in_field = 0; in_field < 2; in_field++) {
        listens(0);
        presses(ACT_GO, SCREEN_SEARCH, "");
        if (in_field)
            focuses("search.field");
        forgets_log();
        for (size_t i = 0; i < sizeof secret - 1; i++) {
            does((struct message){.type = MSG_TEXT, .text = {secret + i, 1}});
            const char *typed = kiosk.model.session.typed;
            assert_false(i >= 2 && (was_said(typed) || was_logged(typed)));
            assert_false(was_said(instead)); /* nor that it could be */
        }
        assert_string_equal(kiosk.model.session.typed, SECRET);
        ends();
    }
}

enum { PRIVATE_PARTS = 8 };
/* Whatever part it is, however it comes to be told. */
static struct node *private_tree(int part, struct str text)
{
    arena_reset(&f.arena);
    f.ui.words = words_shown();
    struct node *root = node_add(&f.arena, NULL, ROLE_SCREEN, "test"), *node = NULL;
    root->label = STR("Prov");
    switch (part) {
    case 0:
        node = ui_text(&f.ui, root, text, SIZE_BODY, false, COLOR_INK);
        node->id = "test.private";
        break;
    case 1:
        node = ui_field(&f.ui, root, "test.private", ICON_NONE, STR("Namn"), text, STR(""), press);
        break;
    case 2:
        node = ui_button(&f.ui, root, "test.private", ICON_NONE, text, press);
        break;
    case 3:
        node = ui_heading(&f.ui, root, "test.private", text, 1);
        break;
    case 4:
        node = ui_fact(&f.ui, ui_facts(&f.ui, root, "test.facts"), "test.private", ICON_PHONE, COLOR_HELP,
                       text, text);
        break;
    case 5:
        node = ui_text(&f.ui, root, text, SIZE_BODY, false, COLOR_INK);
        node->id = "test.private";
        node->role = ROLE_STATUS;
        break;
    case 6: /* one text in a button that is not private itself */
        node = ui_button(&f.ui, root, "test.private", ICON_NONE, text, press);
        node->label = STR("Namn");
        node->last->private_data = true;
        return root;
    default: /* a mere box around it */
        node = ui_box(&f.ui, root, BOX_COLUMN, 0);
        ui_button(&f.ui, node, "test.private", ICON_NONE, text, press);
        ui_text(&f.ui, node, text, SIZE_BODY, false, COLOR_INK);
        break;
    }
    node->private_data = true;
    return root;
}

static void A12_nothing_private_reaches_the_loudspeaker_whatever_part_it_is(void **state)
{
    (void)state;
    for (int part = 0; part < PRIVATE_PARTS; part++)
        for (int ear = 0; ear < EARS; ear++) {
            listens(ear);
            forgets_log();
            reader.screen[0] = 0;
            tell(private_tree(part, STR("Anna")));
            send(&kiosk, (struct message){.type = MSG_FOCUS, .text = STR("test.private")});
            tell(private_tree(part, STR(SECRET)));
            send(&kiosk, (struct message){.type = MSG_FOCUS, .text = STR("")});
            tell(private_tree(part, STR(SECRET " mer"))); /* a state that changed */
            reader_again(&reader);
            tell(private_tree(part, STR(SECRET)));
            if (!ears[ear].heard) {
                assert_false(was_said(SECRET) || was_said("Anna"));
                assert_false(was_logged(SECRET) || was_logged("Anna"));
            } else {
                assert_true(was_said(SECRET));
            }
            ends();
        }
}

static void A12_headphones_out_takes_along_what_was_going_to_be_said(void **state)
{
    (void)state;
    listens(2);
    presses(ACT_GO, SCREEN_SEARCH, "");
    does((struct message){.type = MSG_TEXT, .text = STR(SECRET)});
    focuses("search.field");
    assert_true(was_said(SECRET));
    does((struct message){.type = MSG_HEADPHONES, .number = 0});
    assert_int_equal(voice.n, 0);
    presses(ACT_LISTEN, 0, ""); /* now from the loudspeaker */
    focuses("bar.help");
    focuses("search.field");
    assert_true(voice.n > 0);
    assert_false(was_said(SECRET));
    ends();
}

/* ---- A13 ---- */

static void A13_a_text_is_read_by_the_voice_of_its_language_or_is_told_to_have_none(void **state)
{
    (void)state;
    for (int i = 0; i < langs_n; i++) {
        const struct lang *lang = &langs[i];
        listens(0);
        forgets_log();
        reader.screen[0] = 0;
        struct node *root = private_tree(0, STR(SECRET));
        root->last->private_data = false;
        root->last->label = STR(SECRET);
        root->last->lang = lang;
        tell(root);
        assert_int_equal(voice.n, 2); /* the screen's name, the text */
        assert_string_equal(voice.said[1].lang, lang->voice ? lang->voice : "sv");
        assert_int_equal(was_said(SECRET), lang->voice != NULL);
        assert_int_equal(was_said("Det finns ingen röst"), !lang->voice);
        ends();
    }
}

static void A13_where_a_person_has_read_it_that_is_played_and_no_other_voice(void **state)
{
    struct prompt items[] = {{STR("Prov"), "prov.opus"}};
    (void)state;
    listens(0);
    kiosk.model.site.voices[1] = true; /* its recordings */
    presses(ACT_LANGUAGE, 0, "so");
    assert_int_equal(preference_get(&kiosk.model.session, PREFER_SPEECH), 1);
    for (int n = 0; n < 2; n++) {
        prompts = (struct prompts){items, n};
        forgets_log();
        reader.screen[0] = 0;
        tell(private_tree(0, STR(SECRET)));
        assert_int_equal(voice.n, n);
        for (int i = 0; i < voice.n; i++)
            assert_string_equal(voice.said[i].recording, "prov.opus");
    }
    ends();
}

/* ---- A14 ---- */

static void A14_the_voice_has_the_volume_of_the_session_and_then_the_usual(void **state)
{
    (void)state;
    listens(2);
    assert_int_equal(voice.volume, VOICE_STEP_DEFAULT);
    for (int i = 1; i <= 4; i++) {
        does((struct message){.type = MSG_KEY, .key = MESSAGE_KEY_LOUDER});
        assert_int_equal(voice.volume, VOICE_STEP_DEFAULT + i);
    }
    presses(ACT_START_OVER, 0, "");
    assert_int_equal(voice.volume, VOICE_STEP_DEFAULT);
    ends();
}

/* ---- A15 ---- */

static bool shows(const struct node *root, const char *text)
{
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->is_text && node->visible && str_is(node->label, text))
            return true;
    return false;
}

static void A15_the_question_is_shown_and_said_and_its_seconds_are_not_counted_aloud(void **state)
{
    (void)state;
    listens(2);
    forgets_log();
    for (int second = 0; second < ASK_S; second++) {
        kiosk.now_ms += second ? 1000 : IDLE_S * 1000;
        does((struct message){.type = MSG_TICK});
        struct node *root = draw();
        layout(root, &f.theme, &fixed_measure, words_shown()->lang, &f.arena);
        assert_true(shows(root, "Är du kvar?"));
        assert_int_equal(was_said("Är du kvar?"), second == 0);
        forgets_log();
    }
    does((struct message){.type = MSG_TOUCH});
    assert_true(voice.n > 0); /* where one is again */
    ends();
}

static void A15_the_chime_sounds_though_nothing_is_read_aloud(void **state)
{
    (void)state;
    starts();
    draw_and_tell();
    assert_int_equal(voice.n, 0);
    reader_chime(&reader, "chime.wav");
    assert_int_equal(voice.n, 1);
    assert_string_equal(voice.said[0].recording, "chime.wav");
    ends();
}

/* ---- A20 ---- */

static void A20_what_is_wrong_is_said_when_it_comes_with_the_name_of_the_field(void **state)
{
    (void)state;
    listens(0);
    tell(private_tree(1, STR(SECRET)));
    forgets_log();
    struct node *root = private_tree(1, STR(SECRET));
    ui_field_problem(&f.ui, root->last, STR("Namnet är för långt."), STR("Skriv ett kortare."));
    tell(root);
    assert_string_equal(buf_view(&reader.log).ptr, "Namn, Namnet är för långt., Skriv ett kortare.\n");
    assert_true(was_said("Namnet är för långt.") && was_said("Skriv ett kortare."));
    forgets_log();
    send(&kiosk, (struct message){.type = MSG_FOCUS, .text = STR("test.private")});
    tell(root);
    assert_true(was_logged("Namn, Namnet är för långt., Skriv ett kortare., Det du skrev läses"));
    ends();
}

/* ---- A27 ---- */

static void A27_without_a_script_nothing_is_kept_of_what_was_said(void **state)
{
    (void)state;
    listens(2);
    reader.keeps_log = false;
    buf_clear(&reader.log);
    presses(ACT_GO, SCREEN_SEARCH, "");
    does((struct message){.type = MSG_TEXT, .text = STR(SECRET)});
    focuses("search.field");
    assert_true(was_said(SECRET));
    presses(ACT_START_OVER, 0, "");
    assert_int_equal(reader.log.len, 0);
    assert_false(was_said(SECRET));
    assert_null(memmem(&reader, sizeof reader, SECRET, strlen(SECRET)));
    ends();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A12_what_was_searched_for_is_said_in_headphones_or_when_they_chose_so),
        cmocka_unit_test(A12_typing_is_not_repeated_aloud),
        cmocka_unit_test(A12_nothing_private_reaches_the_loudspeaker_whatever_part_it_is),
        cmocka_unit_test(A12_headphones_out_takes_along_what_was_going_to_be_said),
        cmocka_unit_test(A13_a_text_is_read_by_the_voice_of_its_language_or_is_told_to_have_none),
        cmocka_unit_test(A13_where_a_person_has_read_it_that_is_played_and_no_other_voice),
        cmocka_unit_test(A14_the_voice_has_the_volume_of_the_session_and_then_the_usual),
        cmocka_unit_test(A15_the_question_is_shown_and_said_and_its_seconds_are_not_counted_aloud),
        cmocka_unit_test(A15_the_chime_sounds_though_nothing_is_read_aloud),
        cmocka_unit_test(A20_what_is_wrong_is_said_when_it_comes_with_the_name_of_the_field),
        cmocka_unit_test(A27_without_a_script_nothing_is_kept_of_what_was_said),
    };
    return cmocka_run_group_tests(tests, reader_set_up, reader_tear_down);
}
