// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader gives to the voice, and how it finds its words on the screen; on a script's clock.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "reader.h"

struct world {
    struct arena arena;
    struct model model;
    struct words words;
    struct prompts prompts;
    struct voice *voice;
    struct reader reader;
    struct node *root;
    int64_t now_ms;
};

static int64_t now_ms(void *ctx)
{
    return ((struct world *)ctx)->now_ms;
}

static const struct words *same_words(void *ctx, const struct lang *lang)
{
    (void)lang;
    return &((struct world *)ctx)->words;
}

static void begin(struct world *world)
{
    struct site site = {.langs = {"sv"}, .n_langs = 1, .voices = {true}, .zone = "Europe/Stockholm"};
    struct voice_options options = {.silent_ms = now_ms, .ctx = world};
    *world = (struct world){.words = {.lang = lang_find(STR("sv"))}, .now_ms = 1000};
    arena_init(&world->arena);
    model_init(&world->model, &site, 1000, 1000);
    preference_set(&world->model.session, PREFER_SPEECH, 1);
    assert_int_equal(voice_open(&options, &world->voice), ERR_OK);
    reader_init(&world->reader, world->voice, true);
    world->root = node_add(&world->arena, NULL, ROLE_SCREEN, "home");
    world->root->label = STR("Torget");
}

static void end(struct world *world)
{
    reader_release(&world->reader);
    voice_close(world->voice);
    model_release(&world->model);
    arena_release(&world->arena);
}

static struct node *text(struct world *world, const char *id, const char *label)
{
    struct node *node = node_add(&world->arena, world->root, ROLE_TEXT, id);
    node->label = str_of(label);
    node->is_text = true;
    return node;
}

static void tell(struct world *world)
{
    struct reader_frame frame = {.model = &world->model,
                                 .screen = "home",
                                 .root = world->root,
                                 .words = &world->words,
                                 .words_of = same_words,
                                 .prompts = &world->prompts,
                                 .ctx = world};
    reader_tell(&world->reader, &frame);
}

/* Time goes by until `id` is being said, a second at most for each step; where it is. False: never. */
static bool reads(struct world *world, const char *id, struct reading *ret_reading)
{
    for (int i = 0; i < 10000; i++, world->now_ms += 20)
        if (reader_next(&world->reader, ret_reading) && strcmp(ret_reading->id, id) == 0)
            return true;
    return false;
}

/* Until silence, so long that all of it is over. */
static void hears_all(struct world *world)
{
    struct reading reading;
    int64_t left;
    while ((left = voice_next_tick_ms(world->voice)) >= 0) {
        world->now_ms += left > 0 ? left : 1;
        reader_next(&world->reader, &reading);
    }
}

static void who_only_listens_hears_the_thousandth_thing_too(void **state)
{
    struct world world;
    struct reading reading;
    (void)state;
    begin(&world);
    text(&world, "home.a", "Ett");
    text(&world, "home.b", "Två");
    tell(&world);
    hears_all(&world);
    for (int i = 0; i < 1000; i++) {
        const char *id = i % 2 ? "home.a" : "home.b";
        snprintf(world.model.session.focus, sizeof world.model.session.focus, "%s", id);
        tell(&world);
        assert_true(reads(&world, id, &reading));
        hears_all(&world);
    }
    assert_true(world.reader.queue.arena.total_bytes < 1 << 17);
    end(&world);
}

static void a_screen_of_two_hundred_texts_is_read_to_its_end(void **state)
{
    struct world world;
    struct reading reading;
    (void)state;
    begin(&world);
    for (int i = 0; i < 200; i++)
        text(&world, arena_printf(&world.arena, "home.%d", i).ptr, "Ett");
    tell(&world);
    assert_true(reads(&world, "home.199", &reading));
    end(&world);
}

static void the_word_that_is_heard_is_the_one_that_is_marked(void **state)
{
    static const struct {
        const char *label, *aloud, *word; /* empty: all of it */
    } rows[] = {
        {"ett ord", "", "ett"},
        {"på ön", "", "på"},        /* its last letter has two bytes */
        {"مرحبا بكم", "", "مرحبا"}, /* so has each of these */
        {"kl 18", "klockan arton", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        struct reading reading;
        begin(&world);
        text(&world, "home.a", rows[i].label)->aloud = str_of(rows[i].aloud);
        tell(&world);
        while (reads(&world, "home.a", &reading) && reading.from == reading.to && rows[i].word[0]) {
        }
        struct str label = str_of(rows[i].label), marked = str_sub(label, reading.from, reading.to);
        assert_string_equal(arena_z(&world.arena, marked), rows[i].word);
        end(&world);
    }
}

/* The log of what is told now alone. */
static const char *told(struct world *world)
{
    buf_clear(&world->reader.log);
    tell(world);
    return arena_z(&world->arena, buf_view(&world->reader.log));
}

static struct node *status(struct world *world, const char *id, const char *label)
{
    struct node *node = text(world, id, label);
    node->role = ROLE_STATUS;
    node->visible = true;
    return node;
}

static void a_state_is_told_when_its_words_change_and_no_other(void **state)
{
    struct world world;
    (void)state;
    begin(&world);
    struct node *found = status(&world, "home.found", "3 träffar");
    struct node *age = status(&world, "home.age", "Ingen kontakt");
    tell(&world);
    age->visible = false; /* scrolled away, and back */
    assert_string_equal(told(&world), "");
    age->visible = true;
    assert_string_equal(told(&world), "");
    found->label = STR("5 träffar");
    assert_string_equal(told(&world), "5 träffar\n");
    snprintf(world.model.session.focus, sizeof world.model.session.focus, "home.age");
    found->label = STR("6 träffar");
    assert_string_equal(told(&world), "Ingen kontakt\n6 träffar\n");
    end(&world);
}

static void a_countdown_counts_without_a_word(void **state)
{
    struct world world;
    (void)state;
    begin(&world);
    world.model.session.still_there = true;
    struct node *count = status(&world, "stillthere.count", "Om 45 sekunder");
    tell(&world);
    count->label = STR("Om 44 sekunder");
    assert_string_equal(told(&world), "");
    count->label = STR("Om 1 sekund"); /* another form of the word: Polish has three of them */
    assert_string_equal(told(&world), "");
    end(&world);
}

static void what_was_pressed_says_what_became_of_it(void **state)
{
    struct world world;
    (void)state;
    begin(&world);
    struct node *chip = text(&world, "home.chip", "Öppet nu");
    chip->role = ROLE_TOGGLE;
    chip->focusable = true;
    snprintf(world.model.session.focus, sizeof world.model.session.focus, "home.chip");
    tell(&world);
    assert_string_equal(told(&world), "");
    chip->selected = true;
    assert_string_equal(told(&world), "Öppet nu, button, chosen\n");
    end(&world);
}

static void a_screen_that_stays_until_newer_content_comes_is_not_read_again(void **state)
{
    struct world world;
    struct load_request request = {.kind = LOAD_LIST};
    (void)state;
    begin(&world);
    text(&world, "home.a", "Ett");
    world.model.waiting = true;
    tell(&world);
    world.model.waiting = false;
    world.model.page = load_new(&request);
    assert_string_equal(told(&world), "Torget\nEtt\n"); /* what it waited for */
    world.model.waiting = true;
    assert_string_equal(told(&world), "");
    world.model.waiting = false;
    assert_string_equal(told(&world), "");
    end(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_only_listens_hears_the_thousandth_thing_too),
        cmocka_unit_test(a_screen_of_two_hundred_texts_is_read_to_its_end),
        cmocka_unit_test(the_word_that_is_heard_is_the_one_that_is_marked),
        cmocka_unit_test(a_state_is_told_when_its_words_change_and_no_other),
        cmocka_unit_test(a_countdown_counts_without_a_word),
        cmocka_unit_test(what_was_pressed_says_what_became_of_it),
        cmocka_unit_test(a_screen_that_stays_until_newer_content_comes_is_not_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
