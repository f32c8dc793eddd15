// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"
#include "shell.h"
#include "ui/focus.h"

static void focus(struct shell *shell, int step)
{
    const struct node *root = shell_tree(shell);
    const char *id = shell->model.session.focus;
    const struct node *node = focus_step(root, id[0] ? id : NULL, step);
    if (!node)
        return;
    float scroll_px;
    shell_send(shell, (struct message){.type = MSG_FOCUS, .text = str_of(node->id)});
    if (focus_scroll(root, node, &scroll_px))
        shell_send(shell, (struct message){.type = MSG_ACT, .act = {ACT_SCROLL, (int)scroll_px, STR("")}});
}

static void act_on_focus(struct shell *shell, int unused)
{
    (void)unused;
    struct node *node = node_find((struct node *)shell_tree(shell), shell->model.session.focus);
    if (!node) { /* nothing has the focus yet: the first thing gets it */
        focus(shell, 1);
        return;
    }
    if (!node->disabled)
        shell_send(shell,
                   (struct message){.type = MSG_ACT,
                                    .act = {node->action.code, node->action.number, node->action.arg}});
}

static void send_key(struct shell *shell, int key)
{
    shell_send(shell, (struct message){.type = MSG_KEY, .key = (enum message_key)key});
}

static void scroll(struct shell *shell, int pages)
{
    struct input wheel = {.type = INPUT_WHEEL, .y = (float)(-4 * pages)};
    finger_input(shell, &wheel);
}

/* Any USB keyboard and a tactile keypad do the same. */
static const struct {
    enum input_key key;
    void (*run)(struct shell *shell, int number);
    int number;
} key_map[] = {
    {KEY_TAB, focus, 1},
    {KEY_DOWN, focus, 1},
    {KEY_BACKTAB, focus, -1},
    {KEY_UP, focus, -1},
    {KEY_ENTER, act_on_focus, 0},
    {KEY_ESC, send_key, MESSAGE_KEY_BACK},
    {KEY_BACKSPACE, send_key, MESSAGE_KEY_BACKSPACE},
    {KEY_PAGE_DOWN, scroll, 1},
    {KEY_PAGE_UP, scroll, -1},
    {KEY_F1, send_key, MESSAGE_KEY_HELP},
    {KEY_F4, send_key, MESSAGE_KEY_NEXT_LANGUAGE},
};

void keys_input(struct shell *shell, const struct input *input)
{
    for (size_t i = 0; i < sizeof key_map / sizeof *key_map; i++)
        if (key_map[i].key == input->key)
            key_map[i].run(shell, key_map[i].number);
}
