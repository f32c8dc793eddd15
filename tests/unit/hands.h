/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests of touch: a panel, a finger on it, and what comes of it in words. */
#ifndef TESTS_HANDS_H
#define TESTS_HANDS_H

#include <stdio.h>
#include <string.h>

#include "tests/unit/tree.h"
#include "ui/touch.h"

struct hands {
    struct fixture f;
    struct touch touch;
    struct touch_how how;
    int64_t now_ms;
};

/* An empty panel of 4 px a millimetre. */
static inline struct fixture *hands_empty(struct hands *hands, enum touch_preset preset)
{
    *hands = (struct hands){.how = {.preset = preset, .px_per_mm = 4, .screen_w_px = 800}, .now_ms = 1000};
    fixture_init(&hands->f, &standing, "sv");
    return &hands->f;
}

/* Two buttons of 20 mm with 4 mm between them, a text, and a list that is longer than its window. */
static inline void hands_init(struct hands *hands, enum touch_preset preset)
{
    struct fixture *f = hands_empty(hands, preset);
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

static inline void hands_end(struct hands *hands)
{
    arena_release(&hands->f.arena);
}

/* ---- what happens, as one word ---- */

static inline const char *word(struct touch_result result)
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

struct step { /* `ms` after now_ms: 'd'own, 'm'ove, 'u'p, 't'ick, 'c'ancel; in px */
    int ms;
    char what;
    float x, y;
    const char *expected;
};

static inline struct touch_result take(struct hands *hands, const struct step *step)
{
    const struct node *root = hands->f.root;
    int64_t now_ms = hands->now_ms + step->ms;
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

static inline void run(struct hands *hands, const struct step *steps, int n)
{
    for (int i = 0; i < n; i++) {
        const char *got = word(take(hands, &steps[i]));
        if (strcmp(got, steps[i].expected) != 0)
            fail_msg("step %d: %s, not %s", i, got, steps[i].expected);
    }
}

#define RUN(hands, steps) run(hands, steps, sizeof(steps) / sizeof *(steps))

enum { A_Y = 140, B_Y = 236, TEXT_Y = 295, LIST_Y = 700 };

#endif
