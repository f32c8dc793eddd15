// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ui/check_own.h"

enum { PRESSED_MAX = 400 };
static const double CAPITAL_EM = 0.714, LARGE_PER_MM = 0.01222 /* of the distance */, STANDARD_LEAST_MM = 3.0;
static const float TARGET_MM = 20, KEY_MM = 15, GAP_MM = 3, RING_MM = 2;

void check_capitals(struct check *check)
{
    const struct theme *theme = check->theme;
    bool standard = theme->scale == SCALE_STANDARD;
    double least_mm = standard ? STANDARD_LEAST_MM : LARGE_PER_MM * (double)theme->panel.distance_mm;
    for (EACH_NODE(check, node)) {
        double mm = CAPITAL_EM * (double)theme->em_px[node->size] / (double)theme->px_per_mm;
        if (node->is_text && mm < least_mm - 0.01)
            own_fault(check, node, standard ? "A02" : "A01", "capitals are %.2f mm high", mm);
    }
}

static void check_size(struct check *check, const struct node *node)
{
    float least = theme_px(check->theme, node->role == ROLE_KEY ? KEY_MM : TARGET_MM) - 1;
    if (node->rect.w < least || node->rect.h < least)
        own_fault(check, node, "A03", "is %.1f × %.1f mm", (double)(node->rect.w / check->theme->px_per_mm),
                  (double)(node->rect.h / check->theme->px_per_mm));
}

static void check_gap(struct check *check, const struct node *a, const struct node *b)
{
    if (node_within(a, b) || node_within(b, a))
        return;
    struct rect cut = own_cut(a->clip, b->clip);
    float gap = fmaxf(-cut.w, -cut.h); /* apart in one direction is apart */
    if (gap < theme_px(check->theme, GAP_MM) - 1)
        own_fault(check, a, "A03", "%.1f mm from %s", (double)(gap / check->theme->px_per_mm),
                  b->id ? b->id : "?");
}

void check_targets(struct check *check)
{
    const struct node *top = node_dialog(check->root);
    const struct node **shown = ARENA_ARRAY(check->arena, const struct node *, PRESSED_MAX);
    int n = 0;
    for (const struct node *node = top; node; node = node_next(top, node)) {
        if (!own_presses(node))
            continue;
        check_size(check, node);
        for (int i = 0; node->visible && i < n; i++)
            check_gap(check, shown[i], node);
        if (node->visible && n < PRESSED_MAX)
            shown[n++] = node;
    }
}

static double contrast(const struct check *check, enum color a, enum color b)
{
    return contrast_ratio(check->theme->colors[a], check->theme->colors[b]);
}

static void check_ink(struct check *check, const struct node *node)
{
    double ratio = contrast(check, node_fg(node), node_bg(node));
    double least = !node->is_text ? 3 : node->size >= SIZE_TITLE ? 4.5 : 7;
    if (ratio < least)
        own_fault(check, node, "A04", "%s stands out %.2f : 1", node->is_text ? "its text" : "its icon",
                  ratio);
}

/* What tells a control from what is around it: its border, or its ground. */
static void check_edge(struct check *check, const struct node *node)
{
    enum color around = node->parent ? node_bg(node->parent) : COLOR_PAPER;
    if (!node->border && !node->bg)
        return;
    double border = node->border && node->border_mm > 0 ? contrast(check, node->border, around) : 0;
    double ground = node->bg ? contrast(check, node->bg, around) : 0;
    if (fmax(border, ground) < 3)
        own_fault(check, node, "A04", "its edge stands out %.2f : 1", fmax(border, ground));
}

void check_contrast(struct check *check)
{
    for (EACH_NODE(check, node)) {
        if (node->is_text || node->icon)
            check_ink(check, node);
        if (own_presses(node))
            check_edge(check, node);
    }
}

static bool ring_stands_out(const struct check *check, enum color ground)
{
    return contrast(check, COLOR_FOCUS_IN, ground) >= 3 || contrast(check, COLOR_FOCUS_OUT, ground) >= 3;
}

/* The ring is 2 mm wide around the part and cut by nothing but the panel. A part that is larger than the
 * window or is scrolled half away is scrolled to when it gets the focus. */
void check_ring(struct check *check)
{
    float room = theme_px(check->theme, RING_MM);
    struct rect panel = check->root->rect;
    if (contrast(check, COLOR_FOCUS_IN, COLOR_FOCUS_OUT) < 3)
        own_fault(check, check->root, "A09", "the two colours of the focus ring are too alike");
    for (EACH_NODE(check, node)) {
        if (!node->focusable)
            continue;
        struct rect ring = {node->rect.x - room, node->rect.y - room, node->rect.w + 2 * room,
                            node->rect.h + 2 * room};
        if (own_is_ground(node)) /* drawn within the panel: its own edge is the panel's */
            continue;
        bool outside = ring.x < panel.x || ring.x + ring.w > panel.x + panel.w ||
                       (!own_scroll_of(node) && (ring.y < panel.y || ring.y + ring.h > panel.y + panel.h));
        if (outside)
            own_fault(check, node, "A09", "the panel's edge cuts its focus ring");
        if (!ring_stands_out(check, node->parent ? node_bg(node->parent) : COLOR_PAPER))
            own_fault(check, node, "A09", "its focus ring does not stand out");
    }
}
