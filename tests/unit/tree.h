/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests of ui/: a panel of 4 px a millimetre and letters half an em wide, so that sizes can be worked out
 * by hand. */
#ifndef TESTS_TREE_H
#define TESTS_TREE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/layout.h"
#include "ui/widget.h"

static inline int one_font(void *ctx, uint32_t code_point)
{
    (void)ctx, (void)code_point;
    return 0;
}

static inline float half_em(void *ctx, const struct run *run)
{
    (void)ctx;
    return (float)utf8_length(run->text) * run->px / 2;
}

static const struct measure fixed_measure = {.font_for = one_font, .width = half_em};
static const struct panel standing = {800, 1600, 200, 400, 600, 800}, lying = {1600, 800, 400, 200, 600, 800};
static const struct action press = {.code = 1};

struct fixture {
    struct arena arena;
    struct theme theme;
    struct words words;
    struct ui ui;
    struct node *root;
};

static inline void fixture_init(struct fixture *f, const struct panel *panel, const char *lang)
{
    *f = (struct fixture){0};
    arena_init(&f->arena);
    theme_init(&f->theme, panel, THEME_LIGHT, SCALE_STANDARD);
    f->words.lang = lang_find(str_of(lang));
    f->ui = (struct ui){&f->arena, &f->theme, &f->words, NULL, NULL};
    f->root = node_add(&f->arena, NULL, ROLE_SCREEN, "test");
    f->root->bg = COLOR_PAPER;
    f->root->fg = COLOR_INK;
}

static inline void fixture_layout(struct fixture *f)
{
    layout(f->root, &f->theme, &fixed_measure, f->words.lang, &f->arena);
}

static inline struct node *box_of(struct fixture *f, struct node *parent, float w_mm, float h_mm)
{
    struct node *node = ui_box(&f->ui, parent, BOX_COLUMN, 0);
    node->min_w_mm = w_mm;
    node->min_h_mm = h_mm;
    return node;
}

static inline void assert_rect(const struct node *node, float x, float y, float w, float h)
{
    if (node->rect.x != x || node->rect.y != y || node->rect.w != w || node->rect.h != h)
        fail_msg("rect %g,%g %gx%g, not %g,%g %gx%g", (double)node->rect.x, (double)node->rect.y,
                 (double)node->rect.w, (double)node->rect.h, (double)x, (double)y, (double)w, (double)h);
}

#endif
