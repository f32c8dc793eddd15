// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "tests/unit/tree.h"
#include "ui/touch.h"

/* A panel of 4 px a millimetre: two buttons of 20 mm with 4 mm between them, a text, and a list that is
 * longer than its window. */
struct hands {
    struct fixture f;
    struct touch touch;
    struct touch_how how;
    int64_t now_ms;
};

static void hands_init(struct hands *hands, enum touch_preset preset)
{
    *hands = (struct hands){.how = {.preset = preset, .px_per_mm = 4, .screen_w_px = 800}, .now_ms = 1000};
    struct fixture *f = &hands->f;
    fixture_init(f, &standing, "sv");
    box_of(f, f->root, 0, 25); /* the corners */
    struct node *pair = ui_box(&f->ui, f->root, BOX_COLUMN, 4);
    ui_button(&f->ui, pair, "test.a", ICON_NONE, STR("A"), press);
    ui_button(&f->ui, pair, "test.b", ICON_NONE, STR("B"), press);
    ui_text(&f->ui, f->root, STR("text"), SIZE_BODY, false, COLOR_NONE)->id = "test.text";
    struct node *scroll = ui_box(&f->ui, f->root, BOX_SCROLL, 4);
    scroll->grow = 1;
    for (int i = 0; i < 30; i++)
        ui_button(&f->ui, scroll, ui_id(&f->ui, "test.item.", arena_printf(&f->arena, "%d", i)), ICON_NONE,
                  STR("item"), press);
    fixture_layout(f);
}

static void hands_end(struct hands *hands)
{
    arena_release(&hands->f.arena);
}

/* ---- what happens, as one word ---- */

static const char *word(struct touch_result result)
{
    static char text[200];
    static const char *const words[] = {"-", "alive", "press", "read", "scroll", "switch", "staff"};
    if (result.node)
        snprintf(text, sizeof text, "%s %s", words[result.what], result.node->id);
    else if (result.what == TOUCH_SCROLL)
        snprintf(text, sizeof text, "scroll %g", (double)result.scroll_px);
    else
        snprintf(text, sizeof text, "%s", words[result.what]);
    return text;
}

struct step { /* at `ms`: 'd'own, 'm'ove, 'u'p, 't'ick, 'c'ancel; in px */
    int ms;
    char what;
    float x, y;
    const char *expected;
};

static struct touch_result take(struct hands *hands, const struct step *step)
{
    const struct node *root = hands->f.root;
    int64_t now_ms = 1000 + step->ms;
    switch (step->what) {
    case 'd':
        return touch_down(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 'm':
        return touch_move(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 'u':
        return touch_up(&hands->touch, &hands->how, root, step->x, step->y, now_ms);
    case 't':
        return touch_tick(&hands->touch, &hands->how, root, now_ms);
    default:
        touch_cancel(&hands->touch);
        return (struct touch_result){.what = TOUCH_NOTHING};
    }
}

static void run(struct hands *hands, const struct step *steps, int n)
{
    for (int i = 0; i < n; i++) {
        const char *got = word(take(hands, &steps[i]));
        if (strcmp(got, steps[i].expected) != 0)
            fail_msg("step %d: %s, not %s", i, got, steps[i].expected);
    }
}

#define RUN(hands, steps) run(hands, steps, sizeof(steps) / sizeof *(steps))

enum { A_Y = 140, B_Y = 236, TEXT_Y = 295, LIST_Y = 700 };

/* ---- A17 ---- */

static void A17_a_part_acts_when_the_finger_is_lifted_from_it(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},    {500, 'm', 410, A_Y, "-"},
        {9000, 't', 0, 0, "-"},     {9000, 'u', 410, A_Y, "press test.a"},
        {9000, 'u', 410, A_Y, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A17_sliding_off_means_no_and_a_touch_that_is_taken_away_too(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},  {50, 'm', 400, B_Y, "-"},     {90, 'u', 400, B_Y, "alive"},
        {200, 'd', 400, 20, "-"}, {250, 'u', 400, 20, "alive"}, {300, 'd', 400, A_Y, "-"},
        {310, 'c', 0, 0, "-"},    {320, 'u', 400, A_Y, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A17_a_finger_that_slides_moves_the_list_and_presses_nothing(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    static const struct step steps[] = {
        {0, 'd', 400, LIST_Y, "-"},
        {10, 'm', 400, LIST_Y - 19, "-"},
        {20, 'm', 400, LIST_Y - 21, "scroll 21"},
        {30, 'm', 400, LIST_Y - 100, "scroll 100"},
        {40, 'm', 400, LIST_Y + 50, "scroll 0"},
        {50, 'm', 400, LIST_Y, "scroll 0"},
    };
    RUN(&hands, steps);
    assert_int_not_equal(touch_up(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y, 1060).what,
                         TOUCH_PRESS);
    assert_false(touch_waits(&hands.touch));
    hands_end(&hands);
}

static void a_corner_held_for_five_seconds_is_the_staffs(void **state)
{
    (void)state;
    static const struct {
        float x;
        const char *expected;
    } rows[] = {{20, "staff"}, {780, "staff"}, {400, "-"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hands hands;
        hands_init(&hands, TOUCH_STANDARD);
        const struct step steps[] = {
            {0, 'd', rows[i].x, 20, "-"},
            {4999, 't', 0, 0, "-"},
            {5000, 't', 0, 0, rows[i].expected},
            {5010, 'u', rows[i].x, 20, "alive"},
        };
        RUN(&hands, steps);
        hands_end(&hands);
    }
}

/* ---- A31 ---- */

static void A31_with_a_preset_a_part_acts_when_the_ring_has_closed_and_then_nothing_does(void **state)
{
    (void)state;
    static const int holds[] = {[TOUCH_CALM] = 300, [TOUCH_STEADY] = 600, [TOUCH_FIRM] = 1000};
    for (enum touch_preset preset = TOUCH_CALM; preset <= TOUCH_FIRM; preset++) {
        struct hands hands;
        hands_init(&hands, preset);
        const struct step steps[] = {
            {0, 'd', 400, A_Y, "-"},
            {holds[preset] - 1, 't', 0, 0, "-"},
            {holds[preset], 't', 0, 0, "press test.a"},
            {holds[preset] + 500, 't', 0, 0, "-"},
            {holds[preset] + 600, 'm', 400, B_Y, "-"},
            {holds[preset] + 5000, 't', 0, 0, "-"},
            {holds[preset] + 5010, 'u', 400, B_Y, "alive"},
        };
        RUN(&hands, steps);
        hands_end(&hands);
    }
}

static void A31_a_touch_that_is_too_short_does_nothing(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STEADY);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"}, {599, 'u', 400, A_Y, "alive"}, {650, 'd', 400, A_Y, "-"},
        {900, 't', 0, 0, "-"},   {1249, 't', 0, 0, "-"},        {1250, 'u', 400, A_Y, "press test.a"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_a_second_contact_soon_after_is_ignored_and_a_later_one_is_not(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STEADY);
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},
        {600, 't', 0, 0, "press test.a"},
        {900, 'u', 400, A_Y, "alive"},
        {1100, 'd', 410, A_Y, "alive"},
        {2500, 't', 0, 0, "-"},
        {2600, 'u', 410, A_Y, "alive"},
        {3199, 'd', 410, A_Y, "alive"},
        {3200, 'u', 410, A_Y, "alive"},
        {3800, 'd', 400, A_Y, "-"},
        {4400, 't', 0, 0, "press test.a"},
        {4400, 'u', 400, A_Y, "alive"},
        {5100, 'd', 400, LIST_Y, "-"}, /* elsewhere it is another press */
        {5700, 't', 0, 0, "press test.item.4"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_the_finger_keeps_its_target_until_it_is_clearly_nearer_another(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    /* a ends at 180 px, b begins at 196 px; 2 mm are 8 px */
    static const struct step steps[] = {
        {0, 'd', 400, 178, "-"},
        {10, 'm', 400, 190, "-"},
        {900, 'm', 400, 190, "-"},
        {1010, 't', 0, 0, "press test.a"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
    hands_init(&hands, TOUCH_FIRM);
    static const struct step slides[] = {
        {0, 'd', 400, 178, "-"}, {10, 'm', 400, 220, "-"},
        {900, 't', 0, 0, "-"}, /* meant for the whole of it from here on */
        {1850, 't', 0, 0, "-"},  {1900, 't', 0, 0, "press test.b"},
    };
    RUN(&hands, slides);
    hands_end(&hands);
}

static void A31_far_from_everything_nothing_is_meant(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    static const struct step steps[] = {
        {0, 'd', 400, 110, "-"}, {10, 'm', 400, 40, "-"}, {250, 't', 0, 0, "-"},
        {400, 't', 0, 0, "-"},   {2000, 't', 0, 0, "-"},  {2000, 'u', 400, 40, "alive"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

static void A31_the_area_of_a_part_reaches_half_way_to_the_next_at_most_eight_millimetres(void **state)
{
    (void)state;
    static const struct {
        enum touch_preset preset;
        float y;
        const char *expected;
    } rows[] = {{TOUCH_STANDARD, 187, "test.a"},      {TOUCH_STANDARD, 190, "test.b"},
                {TOUCH_STANDARD, 100 - 11, "test.a"}, {TOUCH_STANDARD, 100 - 13, ""},
                {TOUCH_FIRM, 187, "test.a"},          {TOUCH_FIRM, 190, "test.b"},
                {TOUCH_FIRM, 100 - 31, "test.a"},     {TOUCH_FIRM, 100 - 33, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct hands hands;
        hands_init(&hands, rows[i].preset);
        touch_down(&hands.touch, &hands.how, hands.f.root, 400, rows[i].y, 0);
        assert_string_equal(hands.touch.id, rows[i].expected);
        hands_end(&hands);
    }
}

static void A31_a_shaking_finger_moves_no_list_and_one_that_slides_far_does(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    static const struct step shakes[] = {
        {0, 'd', 400, LIST_Y, "-"},        {60, 'm', 400, LIST_Y + 60, "-"},
        {120, 'm', 400, LIST_Y - 60, "-"}, {180, 'm', 400, LIST_Y + 60, "-"},
        {240, 'm', 400, LIST_Y - 60, "-"}, {300, 'u', 400, LIST_Y, "alive"},
    };
    RUN(&hands, shakes);
    struct touch_result last = {.what = TOUCH_NOTHING};
    touch_down(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y, 5000);
    for (int i = 1; i <= 60; i++)
        last =
            touch_move(&hands.touch, &hands.how, hands.f.root, 400, LIST_Y - (float)(i * 8), 5000 + i * 10);
    assert_int_equal(last.what, TOUCH_SCROLL);
    assert_true(last.scroll_px > 0);
    hands_end(&hands);
}

static void A31_the_ring_closes_steadily_and_asks_for_thirty_frames_a_second_at_most(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_FIRM);
    int64_t now_ms = 1000, least = 1000;
    float progress = 0;
    assert_int_equal(touch_next_ms(&hands.touch, &hands.how, now_ms), -1);
    touch_down(&hands.touch, &hands.how, hands.f.root, 400, A_Y, now_ms);
    for (int64_t next; (next = touch_next_ms(&hands.touch, &hands.how, now_ms)) >= 0;) {
        now_ms += next;
        if (now_ms < 2000)
            least = next < least ? next : least;
        assert_true(touch_progress(&hands.touch, &hands.how, now_ms) > progress);
        progress = touch_progress(&hands.touch, &hands.how, now_ms);
        touch_tick(&hands.touch, &hands.how, hands.f.root, now_ms);
    }
    assert_int_equal(now_ms, 2000);
    assert_true(least >= 34);
    assert_float_equal(progress, 1, 0);
    assert_float_equal(touch_progress(&hands.touch, &hands.how, now_ms), 0, 0);
    hands_end(&hands);
}

/* ---- A30 ---- */

static void A30_one_finger_reads_and_a_second_tap_acts(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    hands.how.reads = true;
    static const struct step first[] = {
        {0, 'd', 400, A_Y, "read test.a"},          {10, 'm', 401, A_Y, "-"},
        {20, 'm', 400, B_Y, "read test.b"},         {30, 'm', 400, TEXT_Y, "read test.text"},
        {40, 'm', 400, LIST_Y, "read test.item.4"}, {50, 'm', 400, LIST_Y - 90, "read test.item.3"},
        {60, 'm', 400, B_Y, "read test.b"},         {70, 'u', 400, B_Y, "alive"},
    };
    RUN(&hands, first);
    hands.how.focus = "test.b";
    static const struct step second[] = {
        {100, 'd', 400, B_Y, "-"},           {150, 'u', 400, B_Y, "press test.b"},
        {200, 'd', 400, B_Y, "-"},           {250, 'm', 400, A_Y, "read test.a"},
        {260, 'm', 400, B_Y, "read test.b"}, {270, 'u', 400, B_Y, "alive"}, /* it slid: that is reading */
        {300, 'd', 400, A_Y, "read test.a"}, {350, 'u', 400, A_Y, "alive"},
    };
    RUN(&hands, second);
    hands_end(&hands);
}

static void A30_with_a_preset_the_second_touch_is_held_and_a_bounce_is_none(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    hands.how.reads = true;
    static const struct step first[] = {
        {0, 'd', 400, A_Y, "read test.a"}, {900, 't', 0, 0, "-"}, {950, 'u', 400, A_Y, "alive"}};
    RUN(&hands, first);
    hands.how.focus = "test.a";
    static const struct step second[] = {
        {1100, 'd', 400, A_Y, "alive"}, {1200, 'u', 400, A_Y, "alive"}, /* the hand's */
        {2000, 'd', 400, A_Y, "-"},     {2200, 'u', 400, A_Y, "alive"}, /* too short */
        {3000, 'd', 400, A_Y, "-"},     {3300, 't', 0, 0, "press test.a"},
    };
    RUN(&hands, second);
    hands_end(&hands);
}

static void A30_what_cannot_be_pressed_now_is_read_all_the_same(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_STANDARD);
    node_find(hands.f.root, "test.a")->disabled = true;
    hands.how.reads = true;
    static const struct step steps[] = {{0, 'd', 400, A_Y, "read test.a"}, {10, 'u', 400, A_Y, "alive"}};
    RUN(&hands, steps);
    hands_end(&hands);
}

/* ---- A32 ---- */

static void A32_any_touch_is_the_switch_when_it_is_lifted(void **state)
{
    (void)state;
    struct hands hands;
    hands_init(&hands, TOUCH_CALM);
    hands.how.is_switch = true;
    static const struct step steps[] = {
        {0, 'd', 400, A_Y, "-"},           {900, 't', 0, 0, "-"},
        {1000, 'm', 400, LIST_Y, "-"},     {1100, 'u', 400, LIST_Y, "switch"},
        {1200, 'd', 400, LIST_Y, "alive"}, {1250, 'u', 400, LIST_Y, "alive"},
        {2000, 'd', 10, 1500, "-"},        {2010, 'u', 10, 1500, "switch"},
        {3000, 'd', 10, 1500, "-"},        {3010, 'c', 0, 0, "-"},
    };
    RUN(&hands, steps);
    hands_end(&hands);
}

/* ---- A31: a hand that shakes, on the keyboard ---- */

static uint64_t seed;

static double random_unit(void) /* xorshift64*: the same everywhere */
{
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (double)((seed * 0x2545F4914F6CDD1DuLL) >> 11) / 9007199254740992.0;
}

static double between(double from, double to)
{
    return from + (to - from) * random_unit();
}

static double normal(double sigma)
{
    return sigma * sqrt(-2 * log(random_unit() + 1e-300)) * cos(2 * M_PI * random_unit());
}

/* How it was tried: tremor goes to and fro, two swings of 4 to 8 Hz in each direction, sigma_mm in all; and
 * nobody aims better than a millimetre and a half. */
struct trial {
    enum touch_preset preset;
    double sigma_mm, aim_mm;
    bool in_list; /* that a finger could move */
};
struct hand {
    double at_x, at_y; /* mm, what is aimed at */
    double hz[4], phase[4], swing;
};

static struct hand hand_at(const struct node *key, double sigma_mm, double aim_mm)
{
    struct hand hand = {.swing = sigma_mm};
    hand.at_x = (double)(key->rect.x + key->rect.w / 2) / 4 + normal(aim_mm);
    hand.at_y = (double)(key->rect.y + key->rect.h / 2) / 4 + normal(aim_mm);
    for (int i = 0; i < 4; i++) {
        hand.hz[i] = between(4, 8);
        hand.phase[i] = between(0, 2 * M_PI);
    }
    return hand;
}

static void hand_where(const struct hand *hand, int64_t now_ms, float *ret_x, float *ret_y)
{
    double s[4];
    for (int i = 0; i < 4; i++)
        s[i] = hand->swing * sin(2 * M_PI * hand->hz[i] * (double)now_ms / 1000 + hand->phase[i]);
    *ret_x = (float)(4 * (hand->at_x + s[0] + s[1]));
    *ret_y = (float)(4 * (hand->at_y + s[2] + s[3]));
}

struct tried {
    int wanted, others, scrolls;
};

static void count(struct tried *tried, struct touch_result result, const char *wanted)
{
    if (result.what == TOUCH_PRESS && strcmp(result.node->id, wanted) == 0)
        tried->wanted++;
    else if (result.what == TOUCH_PRESS)
        tried->others++;
    else if (result.what == TOUCH_SCROLL)
        tried->scrolls++;
}

/* A contact of `ms`, or, where a ring tells when it is enough, until a moment after something has acted. */
static void contact(struct hands *hands, const struct hand *hand, int ms, bool watches, const char *wanted,
                    struct tried *tried)
{
    enum { EVENT_MS = 8, PATIENCE_MS = 4000 };
    struct touch *touch = &hands->touch;
    const struct node *root = hands->f.root;
    int64_t end_ms = hands->now_ms + (watches ? PATIENCE_MS : ms);
    float x, y;
    int before = tried->wanted + tried->others;
    hand_where(hand, hands->now_ms, &x, &y);
    count(tried, touch_down(touch, &hands->how, root, x, y, hands->now_ms), wanted);
    while ((hands->now_ms += EVENT_MS) < end_ms) {
        hand_where(hand, hands->now_ms, &x, &y);
        count(tried, touch_move(touch, &hands->how, root, x, y, hands->now_ms), wanted);
        if (touch_next_ms(touch, &hands->how, hands->now_ms) == 0)
            count(tried, touch_tick(touch, &hands->how, root, hands->now_ms), wanted);
        if (watches && tried->wanted + tried->others > before && end_ms > hands->now_ms + 400)
            end_ms = hands->now_ms + (int64_t)between(150, 400);
    }
    count(tried, touch_up(touch, &hands->how, root, x, y, hands->now_ms), wanted);
}

/* Half of the contacts break as they begin, half have another one after them: 50 to 250 ms apart. */
static struct tried try_once(struct hands *hands, const struct node *key, const struct trial *trial)
{
    struct tried tried = {0};
    bool holds = hands->how.preset != TOUCH_STANDARD;
    struct hand hand = hand_at(key, trial->sigma_mm, trial->aim_mm);
    if (random_unit() < 0.5) {
        contact(hands, &hand, (int)between(30, 120), false, key->id, &tried);
        hands->now_ms += (int64_t)between(50, 250);
    }
    contact(hands, &hand, (int)between(100, 250), holds, key->id, &tried);
    if (random_unit() < 0.5) {
        hands->now_ms += (int64_t)between(50, 250);
        contact(hands, &hand, (int)between(30, 150), false, key->id, &tried);
    }
    hands->now_ms += 3000;
    return tried;
}

/* Three rows of ten keys of 15 mm, 3 mm apart. */
static void keyboard(struct hands *hands, const struct trial *trial, struct node *keys[30])
{
    *hands =
        (struct hands){.how = {.preset = trial->preset, .px_per_mm = 4, .screen_w_px = 800}, .now_ms = 1000};
    struct fixture *f = &hands->f;
    fixture_init(f, &standing, "sv");
    struct node *scroll = ui_box(&f->ui, f->root, trial->in_list ? BOX_SCROLL : BOX_COLUMN, 3);
    scroll->grow = 1;
    box_of(f, scroll, 0, 150);
    for (int i = 0; i < 30; i++) {
        struct node *row = i % 10 ? scroll->last : ui_box(&f->ui, scroll, BOX_ROW, 3);
        struct str letter = arena_printf(&f->arena, "%c", 'a' + i);
        keys[i] = ui_key(&f->ui, row, ui_id(&f->ui, "key.", letter), ICON_NONE, letter, press);
    }
    box_of(f, scroll, 0, 600);
    fixture_layout(f);
    assert_float_equal(keys[0]->rect.w, 60, 0);
    assert_float_equal(keys[11]->rect.x - keys[10]->rect.x, 72, 0);
}

static double share_of_good(struct trial trial)
{
    enum { TRIES = 1000 };
    static const char *const names[] = {"standard", "calm", "steady", "firm"};
    struct hands hands;
    struct node *keys[30];
    int good = 0, others = 0, twice = 0, never = 0, moved = 0;
    keyboard(&hands, &trial, keys);
    seed = 20261201;
    for (int i = 0; i < TRIES; i++) {
        struct tried tried = try_once(&hands, keys[(int)between(0, 30)], &trial);
        good += tried.wanted == 1 && !tried.others && !tried.scrolls;
        others += tried.others > 0;
        twice += tried.wanted > 1;
        never += tried.wanted == 0;
        moved += tried.scrolls > 0;
    }
    print_message("# %s, tremor %.0f mm, aim %.1f mm%s: right %.1f %%, another %.1f %%, twice %.1f %%, "
                  "never %.1f %%, list moved %.1f %%\n",
                  names[trial.preset], trial.sigma_mm, trial.aim_mm, trial.in_list ? ", in a list" : "",
                  100.0 * good / TRIES, 100.0 * others / TRIES, 100.0 * twice / TRIES, 100.0 * never / TRIES,
                  100.0 * moved / TRIES);
    hands_end(&hands);
    return (double)good / TRIES;
}

static void A31_a_shaking_hand_presses_what_it_means(void **state)
{
    (void)state;
    static const struct {
        struct trial trial;
        double least, most;
    } rows[] = {
        {{TOUCH_STANDARD, 2, 1.5, false}, 0, 0.8}, /* what the presets help against */
        {{TOUCH_STANDARD, 4, 1.5, false}, 0, 0.5}, {{TOUCH_STANDARD, 4, 1.5, true}, 0, 0.2},
        {{TOUCH_CALM, 2, 1.5, true}, 0.99, 1},     {{TOUCH_CALM, 4, 1.5, true}, 0.99, 1},
        {{TOUCH_STEADY, 4, 1.5, true}, 0.99, 1},   {{TOUCH_FIRM, 4, 1.5, true}, 0.99, 1},
        {{TOUCH_FIRM, 4, 3, true}, 0.98, 1},       {{TOUCH_FIRM, 6, 1.5, true}, 0.98, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double share = share_of_good(rows[i].trial);
        if (share < rows[i].least || share > rows[i].most)
            fail_msg("row %zu: %.3f", i, share);
    }
}

static void A31_a_steady_hand_is_not_hindered_by_the_standard(void **state)
{
    (void)state;
    struct hands hands;
    struct node *keys[30];
    keyboard(&hands, &(struct trial){.preset = TOUCH_STANDARD, .in_list = true}, keys);
    seed = 1;
    for (int i = 0; i < 300; i++) {
        struct tried tried = {0};
        struct hand hand = hand_at(keys[i % 30], 0.2, 1.5);
        contact(&hands, &hand, 90, false, keys[i % 30]->id, &tried);
        assert_true(tried.wanted == 1 && !tried.others && !tried.scrolls);
        hands.now_ms += 150; /* quick fingers may */
    }
    hands_end(&hands);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(A17_a_part_acts_when_the_finger_is_lifted_from_it),
        cmocka_unit_test(A17_sliding_off_means_no_and_a_touch_that_is_taken_away_too),
        cmocka_unit_test(A17_a_finger_that_slides_moves_the_list_and_presses_nothing),
        cmocka_unit_test(a_corner_held_for_five_seconds_is_the_staffs),
        cmocka_unit_test(A31_with_a_preset_a_part_acts_when_the_ring_has_closed_and_then_nothing_does),
        cmocka_unit_test(A31_a_touch_that_is_too_short_does_nothing),
        cmocka_unit_test(A31_a_second_contact_soon_after_is_ignored_and_a_later_one_is_not),
        cmocka_unit_test(A31_the_finger_keeps_its_target_until_it_is_clearly_nearer_another),
        cmocka_unit_test(A31_far_from_everything_nothing_is_meant),
        cmocka_unit_test(A31_the_area_of_a_part_reaches_half_way_to_the_next_at_most_eight_millimetres),
        cmocka_unit_test(A31_a_shaking_finger_moves_no_list_and_one_that_slides_far_does),
        cmocka_unit_test(A31_the_ring_closes_steadily_and_asks_for_thirty_frames_a_second_at_most),
        cmocka_unit_test(A30_one_finger_reads_and_a_second_tap_acts),
        cmocka_unit_test(A30_with_a_preset_the_second_touch_is_held_and_a_bounce_is_none),
        cmocka_unit_test(A30_what_cannot_be_pressed_now_is_read_all_the_same),
        cmocka_unit_test(A32_any_touch_is_the_switch_when_it_is_lifted),
        cmocka_unit_test(A31_a_shaking_hand_presses_what_it_means),
        cmocka_unit_test(A31_a_steady_hand_is_not_hindered_by_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
