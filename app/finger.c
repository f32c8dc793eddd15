// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "kiosk/screen.h"
#include "shell.h"

enum { RING_MS = 33, DAMAGE_MAX = 16 };

void hands_init(struct hands *hands, const struct keymap *keymap)
{
    *hands = (struct hands){.keymap = *keymap, .ring = {.dots = RING_NONE}};
}

static struct touch_how how(const struct shell *shell)
{
    const struct session *session = &shell->model.session;
    return (struct touch_how){.preset = (enum touch_preset)preference_get(session, PREFER_TOUCH),
                              .reads = preference_get(session, PREFER_SPEECH),
                              .is_switch = scan_is_on(shell),
                              .focus = session->focus,
                              .px_per_mm = shell->theme.px_per_mm,
                              .screen_w_px = (float)shell->panel.w_px};
}

static void scroll_to(struct shell *shell, float px)
{
    shell_send(shell, (struct message){.type = MSG_ACT, .act = {ACT_SCROLL, (int)px, STR("")}});
}

void hands_press(struct shell *shell, const struct node *node)
{
    struct action action = node->action;
    if (node->disabled || !action.code) {
        shell_send(shell, (struct message){.type = MSG_KEY, .key = MESSAGE_KEY_AGAIN});
        return;
    }
    marks_act(shell);
    shell_send(shell, (struct message){.type = MSG_ACT, .act = {action.code, action.number, action.arg}});
}

static void carry_out(struct shell *shell, struct touch_result result)
{
    switch (result.what) {
    case TOUCH_NOTHING:
        break;
    case TOUCH_ALIVE:
        shell_send(shell, (struct message){.type = MSG_TOUCH});
        break;
    case TOUCH_PRESS:
        hands_press(shell, result.node);
        break;
    case TOUCH_READ:
        shell_send(shell, (struct message){.type = MSG_FOCUS, .text = str_of(result.node->id)});
        break;
    case TOUCH_SCROLL:
        scroll_to(shell, result.scroll_px);
        break;
    case TOUCH_SWITCH:
        scan_press(shell);
        break;
    case TOUCH_STAFF:
        shell_send(shell, (struct message){.type = MSG_ACT, .act = {ACT_GO, SCREEN_STAFF, STR("")}});
        break;
    }
}

static void wheel(struct shell *shell, float notches)
{
    enum { NOTCH_MM = 25 };
    const struct node *scroll = NULL;
    for (const struct node *node = shell_tree(shell); node; node = node_next(shell_tree(shell), node))
        if (node->box == BOX_SCROLL && node->visible && !scroll)
            scroll = node;
    if (!scroll)
        return;
    float most = fmaxf(0, scroll->content_h - scroll->rect.h);
    scroll_to(shell, fmaxf(0, fminf(most, scroll->scroll_px - notches * theme_px(&shell->theme, NOTCH_MM))));
}

void finger_input(struct shell *shell, const struct input *input)
{
    struct touch *touch = &shell->hands.touch;
    struct touch_how chosen = how(shell);
    const struct node *root = shell_tree(shell);
    int64_t now_ms = timekeeper_mono_ms(shell->time);
    if (input->type == INPUT_DOWN)
        carry_out(shell, touch_down(touch, &chosen, root, input->x, input->y, now_ms));
    else if (input->type == INPUT_MOVE)
        carry_out(shell, touch_move(touch, &chosen, root, input->x, input->y, now_ms));
    else if (input->type == INPUT_UP)
        carry_out(shell, touch_up(touch, &chosen, root, input->x, input->y, now_ms));
    else if (input->type == INPUT_WHEEL)
        wheel(shell, input->y);
    else
        touch_cancel(touch);
}

void finger_tick(struct shell *shell)
{
    struct touch_how chosen = how(shell);
    int64_t now_ms = timekeeper_mono_ms(shell->time);
    carry_out(shell, touch_tick(&shell->hands.touch, &chosen, shell_tree(shell), now_ms));
}

int64_t finger_next_tick_ms(const struct shell *shell)
{
    struct touch_how chosen = how(shell);
    return touch_next_ms(&shell->hands.touch, &chosen, timekeeper_mono_ms(shell->time));
}

/* ---- the ring ---- */

static void paint_ring(struct shell *shell, const struct draw_list *old)
{
    struct rect damage[DAMAGE_MAX];
    const struct pixels *pixels = window_pixels(shell->window);
    int n = draw_damage(old, &shell->hands.ring.list, damage, DAMAGE_MAX);
    if (n == 0)
        return;
    painter_paint(shell->painter, &shell->frames[shell->current].list, damage, n, pixels);
    painter_paint(shell->painter, &shell->hands.ring.list, damage, n, pixels);
    window_present(shell->window, damage, n);
}

void finger_ring(struct shell *shell)
{
    struct hands *hands = &shell->hands;
    struct touch_how chosen = how(shell);
    int64_t now_ms = timekeeper_mono_ms(shell->time);
    bool still = preference_get(&shell->model.session, PREFER_STILL);
    int dots = draw_ring_dots(touch_progress(&hands->touch, &chosen, now_ms), still);
    float x = hands->touch.ring_x, y = hands->touch.ring_y;
    bool same = dots == hands->ring.dots && (dots == RING_NONE || (x == hands->ring.x && y == hands->ring.y));
    bool goes_on = dots != RING_NONE && hands->ring.dots != RING_NONE;
    if (same || !shell_tree(shell) || (goes_on && now_ms - hands->ring_ms < RING_MS))
        return;
    struct draw_ring old = hands->ring;
    old.list.items = old.draws;
    draw_ring(&hands->ring, &shell->theme, x, y, dots);
    hands->ring_ms = now_ms;
    paint_ring(shell, &old.list);
}
