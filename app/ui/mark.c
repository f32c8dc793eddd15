// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mark.h"

#include <math.h>

#include "text/plain.h"

enum { MARKS_MAX = 64 };
static const float THICK_MM = 1.0f, BELOW_MM = 0.6f;

static float width(const struct measure *measure, const struct run *run, size_t from, size_t to)
{
    struct run part = *run;
    part.text = str_sub(run->text, from, to);
    return part.text.len ? measure->width(measure->ctx, &part) : 0;
}

/* Rectangles as they are found, in an array for MARKS_MAX of them. */
struct marking {
    const struct theme *theme;
    const struct measure *measure;
    const struct node *leaf;
    bool behind; /* the words, not under them */
    struct rect *rects;
    int *n;
};

/* Behind: from the top of capitals with their dots to the foot of what hangs down. */
static void add(const struct marking *marking, const struct line *line, float x, float w)
{
    static const float ABOVE_EM = 0.98f, HANGS_EM = 0.28f;
    const struct node *leaf = marking->leaf;
    float em = marking->theme->em_px[leaf->size], baseline = leaf->rect.y + line->baseline;
    struct rect rect = {leaf->rect.x + line->x + x, baseline + theme_px(marking->theme, BELOW_MM), w,
                        theme_px(marking->theme, THICK_MM)};
    if (marking->behind) {
        rect.y = roundf(baseline - ABOVE_EM * em);
        rect.h = roundf((ABOVE_EM + HANGS_EM) * em);
    }
    marking->rects[(*marking->n)++] = rect;
}

static void mark_lines(const struct marking *marking)
{
    const struct para *para = marking->leaf->para;
    for (int i = 0; i < para->n_lines && *marking->n < MARKS_MAX; i++)
        if (para->lines[i].w > 0)
            add(marking, &para->lines[i], 0, para->lines[i].w);
}

/* Of a right-to-left run the first letters stand at its right end. */
static void mark_run(const struct marking *marking, const struct line *line, const struct run *run,
                     size_t from, size_t to)
{
    float before = width(marking->measure, run, 0, from), w = width(marking->measure, run, 0, to) - before;
    add(marking, line, run->x + (run->dir == DIR_RTL ? run->w - before - w : before), w);
}

/* The paragraph's lines and runs are parts of one text, which is the label without its marks. */
static void mark_range(const struct marking *marking, size_t from_byte, size_t to_byte)
{
    const struct para *para = marking->leaf->para;
    struct str label = marking->leaf->label;
    const char *text = para->lines[0].text.ptr;
    const char *from = text + plain_length(str_sub(label, 0, from_byte));
    const char *to = text + plain_length(str_sub(label, 0, to_byte));
    for (int i = 0; i < para->n_lines; i++)
        for (int r = 0; r < para->lines[i].n_runs && *marking->n < MARKS_MAX; r++) {
            const struct line *line = &para->lines[i];
            const struct run *run = &line->runs[r];
            const char *end = run->text.ptr + run->text.len;
            if (run->text.ptr < to && from < end)
                mark_run(marking, line, run, from > run->text.ptr ? (size_t)(from - run->text.ptr) : 0,
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
    const struct marking marking = {theme, measure, leaf, false, leaf->marks, &leaf->n_marks};
    if (from == to)
        mark_lines(&marking);
    else
        mark_range(&marking, from, to);
}

void mark_found(struct arena *arena, const struct theme *theme, const struct measure *measure,
                struct node *root)
{
    for (struct node *node = root; node; node = node_next(root, node)) {
        node->n_found_at = 0;
        if (!node->found.n || !node->para)
            continue;
        node->found_at = ARENA_ARRAY(arena, struct rect, MARKS_MAX);
        const struct marking marking = {theme, measure, node, true, node->found_at, &node->n_found_at};
        for (int i = 0; i < node->found.n; i++)
            if (node->found.items[i].to <= node->label.len)
                mark_range(&marking, node->found.items[i].from, node->found.items[i].to);
    }
}
