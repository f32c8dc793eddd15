// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "ui/layout_pass.h"

static float sum(int n, const float *values)
{
    float total = 0;
    for (int i = 0; i < n; i++)
        total += values[i];
    return total;
}

/* Those whose base is above their share keep the base; what is left is shared again, until it fits. */
static float share_unit(int n, const float *base, const float *grow, float total)
{
    float unit = INFINITY, before;
    do {
        float room = total, parts = 0;
        before = unit;
        for (int i = 0; i < n; i++) {
            bool shares = grow[i] > 0 && base[i] <= before * grow[i];
            parts += shares ? grow[i] : 0;
            room -= shares ? 0 : base[i];
        }
        if (parts == 0)
            return 0;
        unit = fmaxf(0, room / parts);
    } while (unit > 0 && unit < before - 0.01f);
    return unit;
}

void pass_share(int n, const float *base, const float *grow, float total, float *ret_sizes)
{
    memcpy(ret_sizes, base, (size_t)n * sizeof *base);
    float unit = share_unit(n, base, grow, total);
    int last = -1;
    for (int i = 0; i < n; i++) {
        if (grow[i] <= 0 || unit * grow[i] < base[i])
            continue;
        ret_sizes[i] = floorf(unit * grow[i]);
        last = i;
    }
    if (last >= 0) /* whole pixels; what rounding left over goes to the last */
        ret_sizes[last] += fmaxf(0, floorf(total - sum(n, ret_sizes)));
}

/* Takes `missing` off the parts that can give, in proportion to what they can give. */
static void squeeze(int n, const float *min, float missing, float *sizes)
{
    float spare = 0;
    for (int i = 0; i < n; i++)
        spare += sizes[i] - min[i];
    float part = spare > 0 ? fminf(1, missing / spare) : 0;
    for (int i = 0; i < n; i++)
        sizes[i] -= ceilf((sizes[i] - min[i]) * part);
}

/* Even the longest words have no room: they are broken, first in what grows, then in what else holds words.
 */
static void break_words(const struct pass *pass, const struct node *row, int n, float *min, float missing,
                        float *sizes)
{
    for (int step = 0; step < 2 && missing > 0; step++) {
        int i = 0;
        for (const struct node *child = node_first(row); child; child = node_after(child), i++)
            if (!child->icon && !child->qr && (step > 0 || child->grow > 0))
                min[i] = fminf(min[i], pass_px(pass, child->min_w_mm));
        float before = sum(n, sizes);
        squeeze(n, min, missing, sizes);
        missing -= before - sum(n, sizes);
    }
}

void pass_row_widths(const struct pass *pass, const struct node *row, float w, float *ret_widths)
{
    int n = pass_count(row), i = 0;
    if (n == 0)
        return;
    float *base = ARENA_ARRAY(pass->arena, float, (size_t)n);
    float *min = ARENA_ARRAY(pass->arena, float, (size_t)n);
    float *grow = ARENA_ARRAY(pass->arena, float, (size_t)n);
    for (const struct node *child = node_first(row); child; child = node_after(child), i++) {
        grow[i] = child->grow;
        min[i] = child->own.min_w;
        base[i] = child->grow > 0 ? child->own.min_w : child->own.want_w;
    }
    float room = w - (float)(n - 1) * pass_px(pass, row->gap_mm);
    float missing = sum(n, base) - room;
    if (missing > 0)
        squeeze(n, min, missing, base);
    if (sum(n, base) > room)
        break_words(pass, row, n, min, sum(n, base) - room, base);
    pass_share(n, base, grow, room, ret_widths);
}

struct grid pass_grid(const struct pass *pass, const struct node *node, float w)
{
    float gap = pass_px(pass, node->gap_mm), need = pass_px(pass, node->cell_mm);
    int n = pass_count(node);
    for (const struct node *child = node_first(node); child; child = node_after(child))
        need = fmaxf(need, child->own.cell_w);
    int columns = need > 0 ? (int)((w + gap) / (need + gap)) : n;
    if (node->columns > 0 && columns > node->columns)
        columns = node->columns;
    if (columns > n)
        columns = n;
    if (columns < 1)
        columns = 1;
    int rows = (n + columns - 1) / columns;
    if (rows > 0)
        columns = (n + rows - 1) / rows;
    return (struct grid){columns, rows, floorf((w - gap * (float)(columns - 1)) / (float)columns), 0, gap};
}

float pass_child_w(const struct pass *pass, const struct node *child, float w)
{
    if (child->hug || child->icon || child->qr)
        w = fminf(w, child->own.want_w);
    if (child->max_w_mm > 0)
        w = fminf(w, fmaxf(child->own.min_w, pass_px(pass, child->max_w_mm)));
    return w;
}
