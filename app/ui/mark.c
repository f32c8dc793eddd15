// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mark.h"

#include "text/plain.h"

enum { MARKS_MAX = 64 };
static const float THICK_MM = 1.0f, BELOW_MM = 0.6f;

static float width(const struct measure *measure, const struct run *run, size_t from, size_t to)
{
    struct run part = *run;
    part.text = str_sub(run->text, from, to);
    return part.text.len ? measure->width(measure->ctx, &part) : 0;
}

static void add(struct node *leaf, const struct theme *theme, const struct line *line, float x, float w)
{
    leaf->marks[leaf->n_marks++] =
        (struct rect){leaf->rect.x + line->x + x, leaf->rect.y + line->baseline + theme_px(theme, BELOW_MM),
                      w, theme_px(theme, THICK_MM)};
}

static void mark_lines(const struct theme *theme, struct node *leaf)
{
    for (int i = 0; i < leaf->para->n_lines && leaf->n_marks < MARKS_MAX; i++)
        if (leaf->para->lines[i].w > 0)
            add(leaf, theme, &leaf->para->lines[i], 0, leaf->para->lines[i].w);
}

/* Of a right-to-left run the first letters stand at its right end. */
static void mark_run(const struct theme *theme, const struct measure *measure, struct node *leaf,
                     const struct line *line, const struct run *run, size_t from, size_t to)
{
    float before = width(measure, run, 0, from), w = width(measure, run, from, to);
    add(leaf, theme, line, run->x + (run->dir == DIR_RTL ? run->w - before - w : before), w);
}

/* The paragraph's lines and runs are parts of one text, which is the label without its marks. */
static void mark_range(const struct theme *theme, const struct measure *measure, struct node *leaf,
                       const char *from, const char *to)
{
    for (int i = 0; i < leaf->para->n_lines; i++)
        for (int r = 0; r < leaf->para->lines[i].n_runs && leaf->n_marks < MARKS_MAX; r++) {
            const struct line *line = &leaf->para->lines[i];
            const struct run *run = &line->runs[r];
            const char *end = run->text.ptr + run->text.len;
            if (run->text.ptr < to && from < end)
                mark_run(theme, measure, leaf, line, run,
                         from > run->text.ptr ? (size_t)(from - run->text.ptr) : 0,
                         to < end ? (size_t)(to - run->text.ptr) : run->text.len);
        }
}

void mark_words(struct arena *arena, const struct theme *theme, const struct measure *measure,
                struct node *leaf, unsigned from, unsigned to)
{
    if (!leaf->para || to > leaf->label.len || from > to)
        return;
    leaf->n_marks = 0;
    leaf->marks = ARENA_ARRAY(arena, struct rect, MARKS_MAX);
    const char *text = leaf->para->lines[0].text.ptr;
    if (from == to)
        mark_lines(theme, leaf);
    else
        mark_range(theme, measure, leaf, text + plain_length(str_sub(leaf->label, 0, from)),
                   text + plain_length(str_sub(leaf->label, 0, to)));
}
