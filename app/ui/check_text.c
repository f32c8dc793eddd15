// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "ui/check_own.h"
#include "text/plain.h"
#include "ui/speak.h"

enum { TEXTS_MAX = 1000 };

static int first_letters(struct str s)
{
    return s.len < 60 ? (int)s.len : 60;
}

/* The ink of a text: the lines, not the box around them. */
static struct rect ink(const struct node *node)
{
    float left = INFINITY, right = 0;
    for (int i = 0; i < node->para->n_lines; i++) {
        left = fminf(left, node->para->lines[i].x);
        right = fmaxf(right, node->para->lines[i].x + node->para->lines[i].w);
    }
    struct rect rect = {node->rect.x + left, node->rect.y, right - left, node->para->h};
    return own_cut(rect, node->clip);
}

static bool shows(const struct node *node)
{
    return node->is_text && node->visible && node->para && node->label.len;
}

struct shown {
    const struct node *node;
    struct rect ink;
};

static void check_overlap(struct check *check, const struct shown *a, const struct shown *b)
{
    struct rect both = own_cut(a->ink, b->ink);
    if (both.w > 1 && both.h > 1)
        own_fault(check, a->node, "A05", "“%.*s” lies over “%.*s”", first_letters(a->node->label),
                  a->node->label.ptr, first_letters(b->node->label), b->node->label.ptr);
}

/* Sideways nothing may leave the panel, up and down only what can be scrolled to. */
static void check_inside(struct check *check, const struct node *node)
{
    struct rect panel = check->root->rect, rect = node->rect;
    const struct node *scroll = own_scroll_of(node);
    bool beside = rect.x < panel.x - 1 || rect.x + rect.w > panel.x + panel.w + 1;
    bool above = rect.y < panel.y - 1 || rect.y + rect.h > panel.y + panel.h + 1;
    if (beside || (!scroll && above))
        own_fault(check, node, "A05", "is partly off the panel");
    else if (scroll && (rect.x < scroll->rect.x - 1 || rect.x + rect.w > scroll->rect.x + scroll->rect.w + 1))
        own_fault(check, node, "A05", "is wider than the list");
}

void check_texts(struct check *check)
{
    struct shown *texts = ARENA_ARRAY(check->arena, struct shown, TEXTS_MAX);
    int n = 0;
    for (EACH_NODE(check, node)) {
        if (node->is_text && node->clipped)
            own_fault(check, node, "A05", "cut: “%.*s”", first_letters(node->label), node->label.ptr);
        if (shows(node) && n < TEXTS_MAX) {
            texts[n] = (struct shown){node, ink(node)};
            for (int i = 0; i < n; i++)
                check_overlap(check, &texts[i], &texts[n]);
            n++;
        }
        if (node->is_text || node->icon || node->qr || own_presses(node))
            check_inside(check, node);
        if (node->icon && (node->rect.w < theme_px(check->theme, node->icon_mm) - 1))
            own_fault(check, node, "A05", "an icon has too little room");
    }
}

struct str own_plain(struct check *check, struct str s)
{
    struct buf buf;
    buf_init(&buf, 64 * 1024);
    plain_add(&buf, s);
    struct str text = arena_str(check->arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

static bool holds(struct str text, struct str part)
{
    return part.len == 0 || memmem(text.ptr, text.len, part.ptr, part.len) != NULL;
}

static bool is_control(enum role role)
{
    return role == ROLE_BUTTON || role == ROLE_TOGGLE || role == ROLE_FIELD || role == ROLE_KEY ||
           role == ROLE_ITEM;
}

/* The first words that can be seen in it: they must be heard, too. */
static struct str seen(const struct node *node)
{
    for (const struct node *part = node_first(node); part && node_within(part, node);
         part = node_next(node, part))
        if (part->is_text && part->label.len && !part->hidden_from_reader)
            return part->label;
    return STR("");
}

/* The catalogue has other words for the ear, and a translator weighed them. */
static bool is_said_otherwise(const struct node *node)
{
    for (const struct node *part = node; part; part = node_next(node, part))
        if (part->aloud.len)
            return true;
    return false;
}

static void check_name(struct check *check, const struct node *node)
{
    struct str spoken = speak_node(check->arena, check->words, node);
    bool otherwise = is_said_otherwise(node);
    struct str label = own_plain(check, node->label), visible = own_plain(check, seen(node));
    if (label.len == 0)
        own_fault(check, node, "A07", "has no name");
    else if (!otherwise && !holds(spoken, label))
        own_fault(check, node, "A07", "is called “%.*s” and says “%.*s”", first_letters(label), label.ptr,
                  first_letters(spoken), spoken.ptr);
    else if (!otherwise && !own_is_ground(node) && !holds(spoken, visible))
        own_fault(check, node, "A07", "shows “%.*s” and says “%.*s”", first_letters(visible), visible.ptr,
                  first_letters(spoken), spoken.ptr);
    if (!is_control(node->role))
        own_fault(check, node, "A07", "takes focus and is a %s", role_name(node->role));
    if (node->parent && node->parent->role == ROLE_LIST && node->parent->box != BOX_SCROLL &&
        node->count == 0)
        own_fault(check, node, "A07", "does not say its place in the list");
}

void check_speech(struct check *check)
{
    for (EACH_NODE(check, node))
        if (node->focusable)
            check_name(check, node);
}
