/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests of scanning: a screen with groups of several kinds. */
#ifndef TESTS_SCAN_SCREEN_H
#define TESTS_SCAN_SCREEN_H

#include "tests/unit/tree.h"

static inline struct node *button(struct fixture *f, struct node *parent, const char *id)
{
    return ui_button(&f->ui, parent, id, ICON_NONE, STR("x"), press);
}

/* A title row with Back, a row of two tiles, one thing alone, a flow of chips, and the bar. */
static inline void screen(struct fixture *f)
{
    fixture_init(f, &standing, "sv");
    struct node *title = ui_box(&f->ui, f->root, BOX_ROW, 4);
    button(f, title, "frame.back");
    ui_heading(&f->ui, title, "frame.title", STR("Title"), 2);
    struct node *body = ui_box(&f->ui, f->root, BOX_COLUMN, 4);
    struct node *tiles = ui_box(&f->ui, body, BOX_ROW, 4);
    button(f, tiles, "home.a");
    button(f, tiles, "home.b");
    button(f, body, "home.alone");
    struct node *chips = ui_box(&f->ui, body, BOX_FLOW, 3);
    chips->id = "home.chips";
    button(f, chips, "chip.a");
    button(f, chips, "chip.off")->disabled = true;
    button(f, chips, "chip.b");
    button(f, chips, "chip.c");
    ui_text(&f->ui, body, STR("only read"), SIZE_BODY, false, COLOR_NONE)->id = "home.text";
    struct node *bar = ui_box(&f->ui, f->root, BOX_GRID, 3);
    bar->id = "bar";
    bar->columns = 8;
    static const char *const ids[] = {"bar.1", "bar.2", "bar.3", "bar.4", "bar.5", "bar.6", "bar.7"};
    for (int i = 0; i < 7; i++)
        button(f, bar, ids[i]);
    fixture_layout(f);
}

#endif
