// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/touch.h"

#include <math.h>
#include <string.h>

#include "ui/hit.h"
#include "ui/touch_aim.h"

enum { FRAME_MS = 34, STAFF_HOLD_MS = 5000 };
static const float CORNER_MM = 20, BOUNCE_MM = 20; /* a hand comes down again near where it left */

int touch_hold_ms(enum touch_preset preset)
{
    static const int ms[] = {0, 300, 600, 1000};
    return ms[preset];
}

static float drag_mm(enum touch_preset preset)
{
    static const float mm[] = {5, 14, 17, 20};
    return mm[preset];
}

static struct touch_result result(enum touch_do what, const struct node *node)
{
    return (struct touch_result){.what = what, .node = node};
}

bool touch_waits(const struct touch *touch)
{
    return touch->phase == TOUCH_DOWN || touch->phase == TOUCH_DRAGS;
}

void touch_cancel(struct touch *touch)
{
    touch->phase = TOUCH_LIFTED;
}

/* ---- what came before ---- */

static void remember(struct touch *touch, int64_t now_ms)
{
    touch->acted = true;
    touch->acted_x = touch->mean_x;
    touch->acted_y = touch->mean_y;
    touch->acted_ms = touch->lifted_ms = now_ms;
}

static bool is_bounce(const struct touch *touch, const struct touch_how *how, float x, float y,
                      int64_t now_ms)
{
    bool near = hypotf(x - touch->acted_x, y - touch->acted_y) <= aim_px(how, BOUNCE_MM);
    int64_t since_ms = near ? touch->lifted_ms : touch->acted_ms;
    return touch->acted && now_ms - since_ms < touch_hold_ms(how->preset);
}

/* ---- what the finger does now ---- */

static struct touch_result press(struct touch *touch, const struct node *node, int64_t now_ms)
{
    remember(touch, now_ms);
    touch->phase = TOUCH_SPENT;
    return result(TOUCH_PRESS, node);
}

static bool rings(const struct touch *touch, const struct touch_how *how)
{
    return how->preset != TOUCH_STANDARD && !how->is_switch && touch->phase == TOUCH_DOWN && touch->id[0] &&
           (!how->reads || touch->again);
}

static bool is_ripe(const struct touch *touch, const struct touch_how *how, int64_t now_ms)
{
    return rings(touch, how) && now_ms - touch->target_ms >= touch_hold_ms(how->preset);
}

static struct touch_result ripen(struct touch *touch, const struct touch_how *how, const struct node *root,
                                 int64_t now_ms)
{
    const struct node *node = is_ripe(touch, how, now_ms) ? node_find((struct node *)root, touch->id) : NULL;
    return node ? press(touch, node, now_ms) : result(TOUCH_NOTHING, NULL);
}

/* The part that has just become the target; NULL: none has. */
static const struct node *new_target(struct touch *touch, const struct touch_how *how,
                                     const struct node *root, int64_t now_ms)
{
    if (how->preset != TOUCH_STANDARD)
        return aim_update(touch, how, root, now_ms) ? node_find((struct node *)root, touch->id) : NULL;
    const struct node *node = aim_find(touch, how, root);
    if (!node || strcmp(node->id, touch->id) == 0)
        return NULL;
    aim_take(touch, node, now_ms);
    return node;
}

static struct touch_result read(struct touch *touch, const struct touch_how *how, const struct node *root,
                                int64_t now_ms)
{
    const struct node *node = new_target(touch, how, root, now_ms);
    if (!node)
        return ripen(touch, how, root, now_ms);
    touch->again = false;
    return result(TOUCH_READ, node);
}

static struct touch_result drag(struct touch *touch, const struct touch_how *how, const struct node *root)
{
    const struct node *scroll = hit_scroll(root, touch->start_x, touch->start_y);
    float moved = touch->start_y - touch->mean_y;
    if (!scroll || (touch->phase == TOUCH_DOWN && fabsf(moved) < aim_px(how, drag_mm(how->preset))))
        return result(TOUCH_NOTHING, NULL);
    if (touch->phase == TOUCH_DOWN && how->preset != TOUCH_STANDARD) { /* begins here, without a jump */
        touch->start_y = touch->mean_y;
        moved = 0;
    }
    touch->phase = TOUCH_DRAGS; /* a finger that slides presses nothing */
    float most = fmaxf(0, scroll->content_h - scroll->rect.h);
    return (struct touch_result){.what = TOUCH_SCROLL,
                                 .scroll_px = fmaxf(0, fminf(most, touch->start_scroll_px + moved))};
}

static struct touch_result look(struct touch *touch, const struct touch_how *how, const struct node *root,
                                int64_t now_ms)
{
    if (!touch_waits(touch) || how->is_switch)
        return result(TOUCH_NOTHING, NULL);
    if (how->reads)
        return read(touch, how, root, now_ms);
    struct touch_result dragged = drag(touch, how, root);
    if (dragged.what != TOUCH_NOTHING || how->preset == TOUCH_STANDARD)
        return dragged;
    aim_update(touch, how, root, now_ms);
    return ripen(touch, how, root, now_ms);
}

/* ---- from coming to going ---- */

static void begin(struct touch *touch, float x, float y, int64_t now_ms)
{
    touch->phase = TOUCH_DOWN;
    touch->x = touch->mean_x = touch->start_x = x;
    touch->y = touch->mean_y = touch->start_y = y;
    touch->since_ms = touch->at_ms = touch->tick_ms = now_ms;
    touch->again = false;
}

struct touch_result touch_down(struct touch *touch, const struct touch_how *how, const struct node *root,
                               float x, float y, int64_t now_ms)
{
    bool bounce = is_bounce(touch, how, x, y, now_ms);
    begin(touch, x, y, now_ms);
    if (bounce) {
        touch->phase = TOUCH_SPENT;
        return result(TOUCH_ALIVE, NULL);
    }
    const struct node *scroll = hit_scroll(root, x, y), *node = aim_find(touch, how, root);
    touch->start_scroll_px = scroll ? scroll->scroll_px : 0;
    aim_take(touch, how->is_switch ? NULL : node, now_ms);
    touch->again = touch->id[0] && how->focus && strcmp(touch->id, how->focus) == 0;
    bool new = how->reads && touch->id[0] && !touch->again;
    return new ? result(TOUCH_READ, node) : result(TOUCH_NOTHING, NULL);
}

struct touch_result touch_move(struct touch *touch, const struct touch_how *how, const struct node *root,
                               float x, float y, int64_t now_ms)
{
    if (!touch_waits(touch))
        return result(TOUCH_NOTHING, NULL);
    aim_follow(touch, how, now_ms);
    touch->x = x;
    touch->y = y;
    if (how->preset == TOUCH_STANDARD)
        aim_follow(touch, how, now_ms);
    return look(touch, how, root, now_ms);
}

static struct touch_result lift(struct touch *touch, const struct touch_how *how, const struct node *root)
{
    if (how->is_switch)
        return result(TOUCH_SWITCH, NULL);
    if (how->preset != TOUCH_STANDARD || touch->phase == TOUCH_DRAGS || (how->reads && !touch->again))
        return result(TOUCH_ALIVE, NULL);
    const struct node *node = aim_find(touch, how, root);
    bool same = node && node->id && strcmp(node->id, touch->id) == 0;
    return same ? result(TOUCH_PRESS, node) : result(TOUCH_ALIVE, NULL);
}

struct touch_result touch_up(struct touch *touch, const struct touch_how *how, const struct node *root,
                             float x, float y, int64_t now_ms)
{
    struct touch_result last = touch_move(touch, how, root, x, y, now_ms);
    bool waited = touch_waits(touch), spent = touch->phase == TOUCH_SPENT;
    if (waited && last.what == TOUCH_NOTHING)
        last = lift(touch, how, root);
    else if (spent && last.what != TOUCH_PRESS)
        last = result(TOUCH_ALIVE, NULL);
    if (waited && (how->reads || how->is_switch))
        remember(touch, now_ms);
    if (spent)
        touch->lifted_ms = now_ms;
    touch->phase = TOUCH_LIFTED;
    return last;
}

/* ---- time ---- */

/* Where the clock stands, and across from it: held, it opens the staff's screen. */
static bool in_corner(const struct touch *touch, const struct touch_how *how)
{
    float side = aim_px(how, CORNER_MM);
    return touch->phase == TOUCH_DOWN && touch->start_y < side && touch->mean_y < side &&
           (touch->start_x > how->screen_w_px - side || touch->start_x < side);
}

struct touch_result touch_tick(struct touch *touch, const struct touch_how *how, const struct node *root,
                               int64_t now_ms)
{
    touch->tick_ms = now_ms;
    if (in_corner(touch, how) && now_ms - touch->since_ms >= STAFF_HOLD_MS) {
        touch->phase = TOUCH_SPENT;
        return result(TOUCH_STAFF, NULL);
    }
    if (!touch_waits(touch) || how->preset == TOUCH_STANDARD)
        return result(TOUCH_NOTHING, NULL);
    aim_follow(touch, how, now_ms);
    return look(touch, how, root, now_ms);
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

int64_t touch_next_ms(const struct touch *touch, const struct touch_how *how, int64_t now_ms)
{
    int64_t next = -1;
    if (in_corner(touch, how))
        next = touch->since_ms + STAFF_HOLD_MS;
    if (how->preset != TOUCH_STANDARD && !how->is_switch && touch_waits(touch))
        next = sooner(next, touch->tick_ms + FRAME_MS);
    if (rings(touch, how))
        next = sooner(next, touch->target_ms + touch_hold_ms(how->preset));
    return next < 0 ? -1 : next > now_ms ? next - now_ms : 0;
}

float touch_progress(const struct touch *touch, const struct touch_how *how, int64_t now_ms)
{
    float held = (float)(now_ms - touch->target_ms);
    return rings(touch, how) ? fminf(1, held / (float)touch_hold_ms(how->preset)) : 0;
}
