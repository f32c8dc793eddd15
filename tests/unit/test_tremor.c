// SPDX-License-Identifier: GPL-3.0-or-later
// A31 as a property: random hands that shake, on a keyboard, with fixed seeds.
#include "tests/unit/hands.h"

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
    struct fixture *f = hands_empty(hands, trial->preset);
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
        cmocka_unit_test(A31_a_shaking_hand_presses_what_it_means),
        cmocka_unit_test(A31_a_steady_hand_is_not_hindered_by_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
