// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ui/check_own.h"
#include "ui/focus.h"

void check_begin(struct check *check, struct arena *arena, const struct node *root, const struct theme *theme,
                 const struct words *words)
{
    *check = (struct check){
        root, theme, words, arena, ARENA_ARRAY(arena, struct check_fault, CHECK_FAULTS_MAX), 0};
}

void check_all(struct check *check)
{
    check_capitals(check);
    check_targets(check);
    check_contrast(check);
    check_texts(check);
    check_speech(check);
    check_ring(check);
    check_order(check);
    check_scroll(check);
    check_problems(check);
    check_values(check);
    check_easy(check);
    check_images(check);
    check_ids(check);
}

static const char *nearest_id(const struct node *node)
{
    while (node && !node->id)
        node = node->parent;
    return node ? node->id : "";
}

void own_fault(struct check *check, const struct node *node, const char *requirement, const char *format, ...)
{
    char words[300];
    va_list args;
    if (check->n == CHECK_FAULTS_MAX)
        return;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    check->faults[check->n++] =
        (struct check_fault){requirement, nearest_id(node), arena_str(check->arena, str_of(words))};
}

bool own_presses(const struct node *node)
{
    return node->action.code != 0;
}

bool own_is_ground(const struct node *node)
{
    for (const struct node *part = node_first(node); part && node_within(part, node);
         part = node_next(node, part))
        if (own_presses(part))
            return true;
    return false;
}

const struct node *own_scroll_of(const struct node *node)
{
    const struct node *scroll = node->parent;
    while (scroll && scroll->box != BOX_SCROLL)
        scroll = scroll->parent;
    return scroll;
}

struct rect own_cut(struct rect a, struct rect b)
{
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);
    return (struct rect){x, y, fminf(a.x + a.w, b.x + b.w) - x, fminf(a.y + a.h, b.y + b.h) - y};
}

bool own_inside(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.x + inner.w <= outer.x + outer.w + 1 &&
           inner.y + inner.h <= outer.y + outer.h + 1;
}

static bool takes_focus(const struct node *node)
{
    return node->focusable && !node->disabled;
}

/* One way round: `step` from nothing to every part in turn, and then to the first again. */
static void check_round(struct check *check, const struct node **parts, int n, int step)
{
    const char *at = NULL;
    for (int i = 0; i <= n; i++) {
        const struct node *want = parts[(step > 0 ? i : 2 * n - 1 - i) % n];
        const struct node *found = focus_step(check->root, at, step);
        if (found != want) {
            own_fault(check, want, "A10", "%s goes to %s instead", step > 0 ? "Tab" : "Shift+Tab",
                      found && found->id ? found->id : "nothing");
            return;
        }
        at = found->id;
    }
}

void check_order(struct check *check)
{
    const struct node *top = node_dialog(check->root);
    int n = 0, i = 0;
    for (const struct node *node = top; node; node = node_next(top, node)) {
        n += takes_focus(node);
        if (takes_focus(node) && !node->id)
            own_fault(check, node, "A10", "takes focus and has no id");
        if (own_presses(node) && !node->focusable && node->role != ROLE_DIALOG)
            own_fault(check, node, "A10", "is pressed and takes no focus");
    }
    const struct node **parts = ARENA_ARRAY(check->arena, const struct node *, (size_t)n + 1);
    for (const struct node *node = top; node; node = node_next(top, node))
        if (takes_focus(node))
            parts[i++] = node;
    if (n == 0)
        return;
    check_round(check, parts, n, 1);
    check_round(check, parts, n, -1);
}

void check_ids(struct check *check)
{
    for (EACH_NODE(check, node)) {
        if (!node->id)
            continue;
        const struct node *other = node;
        while ((other = node_next(check->root, other)))
            if (other->id && strcmp(other->id, node->id) == 0)
                own_fault(check, node, "id", "two nodes are called that");
    }
}

static bool is_in_control(const struct node *node)
{
    while (node && !own_presses(node))
        node = node->parent;
    return node != NULL;
}

/* A picture is decoration only where it repeats what a card leads to. */
void check_images(struct check *check)
{
    for (EACH_NODE(check, node)) {
        if (!node->icon && !node->qr && !node->image && node->role != ROLE_IMAGE)
            continue;
        bool named = node->label.len > 0 || node->spoken.len > 0;
        if (node->image && !named && node->hidden_from_reader && !is_in_control(node))
            own_fault(check, node, "A28", "is a picture without an alternative");
        if (named == node->hidden_from_reader)
            own_fault(check, node, "A28",
                      named ? "has an alternative and is decoration" : "has no alternative");
    }
}
