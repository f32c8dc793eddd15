// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/screen.h"
#include "shell.h"
#include "ui/hit.h"

enum { STAFF_HOLD_MS = 5000 };
static const float DRAG_MM = 5, REACH_MM = 3, CORNER_MM = 20;

static float reach_px(const struct shell *shell)
{
    return theme_px(&shell->theme, REACH_MM);
}

static void press(struct shell *shell, const struct input *input)
{
    struct finger *finger = &shell->finger;
    const struct node *node = hit_test(shell_tree(shell), input->x, input->y, reach_px(shell));
    const struct node *scroll = hit_scroll(shell_tree(shell), input->x, input->y);
    *finger =
        (struct finger){.down = true, .x = input->x, .y = input->y, .start_x = input->x, .start_y = input->y};
    finger->since_ms = timekeeper_mono_ms(shell->time);
    finger->start_scroll_px = scroll ? scroll->scroll_px : 0;
    if (node && node->id)
        snprintf(finger->id, sizeof finger->id, "%s", node->id);
}

static void move(struct shell *shell, const struct input *input)
{
    struct finger *finger = &shell->finger;
    if (!finger->down)
        return;
    finger->x = input->x;
    finger->y = input->y;
    const struct node *scroll = hit_scroll(shell_tree(shell), finger->start_x, finger->start_y);
    if (!scroll ||
        (!finger->dragging && fabsf(finger->y - finger->start_y) < theme_px(&shell->theme, DRAG_MM)))
        return;
    finger->dragging = true; /* a finger that slides presses nothing */
    float most = scroll->content_h - scroll->rect.h;
    float offset = finger->start_scroll_px + finger->start_y - finger->y;
    offset = offset > most ? most : offset;
    shell_send(shell, (struct message){.type = MSG_ACT,
                                       .act = {ACT_SCROLL, (int)(offset < 0 ? 0 : offset), STR("")}});
}

static void wheel(struct shell *shell, const struct input *input)
{
    enum { NOTCH_MM = 25 };
    const struct node *scroll = NULL;
    for (const struct node *node = shell_tree(shell); node; node = node_next(shell_tree(shell), node))
        if (node->box == BOX_SCROLL && node->visible && !scroll)
            scroll = node;
    if (!scroll)
        return;
    float most = scroll->content_h - scroll->rect.h;
    float offset = scroll->scroll_px - input->y * theme_px(&shell->theme, NOTCH_MM);
    offset = offset > most ? most : offset;
    shell_send(shell, (struct message){.type = MSG_ACT,
                                       .act = {ACT_SCROLL, (int)(offset < 0 ? 0 : offset), STR("")}});
}

static void release(struct shell *shell, const struct input *input)
{
    struct finger finger = shell->finger;
    shell->finger.down = false;
    if (!finger.down)
        return;
    if (finger.dragging) {
        shell_send(shell, (struct message){.type = MSG_TOUCH});
        return;
    }
    const struct node *node = hit_test(shell_tree(shell), input->x, input->y, reach_px(shell));
    if (!node || !node->id || strcmp(node->id, finger.id) != 0) {
        shell_send(shell, (struct message){
                              .type = MSG_TOUCH}); /* slid off, or nothing there: it only says "I am here" */
        return;
    }
    struct action action = node->action;
    marks_act(shell);
    shell_send(shell, (struct message){.type = MSG_ACT, .act = {action.code, action.number, action.arg}});
}

void finger_input(struct shell *shell, const struct input *input)
{
    if (input->type == INPUT_DOWN)
        press(shell, input);
    else if (input->type == INPUT_MOVE)
        move(shell, input);
    else if (input->type == INPUT_UP)
        release(shell, input);
    else if (input->type == INPUT_WHEEL)
        wheel(shell, input);
    else
        shell->finger.down = false; /* taken away: nothing is to act */
}

/* The upper corner at the end of the line, where the clock stands: held for five seconds it opens the staff's
 * screen. */
static bool in_corner(const struct shell *shell)
{
    const struct finger *finger = &shell->finger;
    float side = theme_px(&shell->theme, CORNER_MM), w = (float)shell->panel.w_px;
    return finger->down && !finger->dragging && finger->start_y < side && finger->y < side &&
           (finger->start_x > w - side || finger->start_x < side);
}

void finger_tick(struct shell *shell)
{
    if (!in_corner(shell) || timekeeper_mono_ms(shell->time) - shell->finger.since_ms < STAFF_HOLD_MS)
        return;
    shell->finger.down = false;
    shell_send(shell, (struct message){.type = MSG_ACT, .act = {ACT_GO, SCREEN_STAFF, STR("")}});
}

int64_t finger_next_tick_ms(const struct shell *shell)
{
    if (!in_corner(shell))
        return -1;
    int64_t left = STAFF_HOLD_MS - (timekeeper_mono_ms(shell->time) - shell->finger.since_ms);
    return left < 0 ? 0 : left;
}
