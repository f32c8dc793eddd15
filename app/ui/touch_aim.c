// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/touch_aim.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/hit.h"

static const float NEARER_MM = 2, FAR_MM = 12, RING_MM = 6;

float aim_px(const struct touch_how *how, float mm)
{
    return mm * how->px_per_mm;
}

float touch_reach_mm(enum touch_preset preset)
{
    return preset == TOUCH_STANDARD ? 3 : 8;
}

/* At first the mean of all there was; later what is older than half a hold fades, so that it follows a finger
 * that slides on purpose. */
void aim_follow(struct touch *touch, const struct touch_how *how, int64_t now_ms)
{
    float whole = fminf((float)(now_ms - touch->since_ms), 0.5f * (float)touch_hold_ms(how->preset));
    float part = whole > 0 ? fminf(1, (float)(now_ms - touch->at_ms) / whole) : 1;
    if (how->preset != TOUCH_STANDARD && now_ms <= touch->at_ms)
        return;
    touch->mean_x += part * (touch->x - touch->mean_x);
    touch->mean_y += part * (touch->y - touch->mean_y);
    touch->at_ms = now_ms;
}

const struct node *aim_find(const struct touch *touch, const struct touch_how *how, const struct node *root)
{
    float reach_px = aim_px(how, touch_reach_mm(how->preset));
    return how->reads ? hit_read(root, touch->mean_x, touch->mean_y, reach_px)
                      : hit_test(root, touch->mean_x, touch->mean_y, reach_px);
}

void aim_take(struct touch *touch, const struct node *node, int64_t now_ms)
{
    snprintf(touch->id, sizeof touch->id, "%s", node && node->id ? node->id : "");
    touch->target_ms = now_ms;
    touch->ring_x = touch->mean_x;
    touch->ring_y = touch->mean_y;
}

static const struct node *target(const struct touch *touch, const struct touch_how *how,
                                 const struct node *root)
{
    const struct node *node = touch->id[0] ? node_find((struct node *)root, touch->id) : NULL;
    bool there = node && node->visible && (how->reads || (node->action.code && !node->disabled));
    return there ? node : NULL;
}

static bool is_nearer(const struct touch *touch, const struct touch_how *how, const struct node *node,
                      const struct node *than)
{
    float far = hit_distance(than, touch->mean_x, touch->mean_y);
    return node_within(node, than) ||
           hit_distance(node, touch->mean_x, touch->mean_y) + aim_px(how, NEARER_MM) < far;
}

static bool keeps(const struct touch *touch, const struct touch_how *how, const struct node *held,
                  const struct node *found)
{
    if (found && found != held && is_nearer(touch, how, found, held))
        return false;
    return hit_distance(held, touch->mean_x, touch->mean_y) <= aim_px(how, FAR_MM);
}

bool aim_update(struct touch *touch, const struct touch_how *how, const struct node *root, int64_t now_ms)
{
    const struct node *held = target(touch, how, root), *found = aim_find(touch, how, root);
    if (held && keeps(touch, how, held, found)) {
        if (hypotf(touch->mean_x - touch->ring_x, touch->mean_y - touch->ring_y) > aim_px(how, RING_MM)) {
            touch->ring_x = touch->mean_x;
            touch->ring_y = touch->mean_y;
        }
        return false;
    }
    if (!found && !touch->id[0])
        return false;
    aim_take(touch, found, now_ms);
    return true;
}
