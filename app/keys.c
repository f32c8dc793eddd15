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

static void act_on_focus(struct shell *shell)
{
    struct node *node = node_find((struct node *)shell_tree(shell), shell->model.session.focus);
    if (!node) { /* nothing has the focus yet: the first thing gets it */
        focus(shell, 1);
        return;
    }
    if (!node->disabled)
        shell_send(shell, (struct message){.type = MSG_ACT, .act = {node->action.code, node->action.number, node->action.arg}});
}

static void send_key(struct shell *shell, enum message_key key)
{
    shell_send(shell, (struct message){.type = MSG_KEY, .key = key});
}

void keys_input(struct shell *shell, const struct input *input)
{
    switch ((enum input_key)input->key) {
    case INPUT_KEY_TAB:
    case INPUT_KEY_DOWN:
        focus(shell, 1);
        break;
    case INPUT_KEY_BACKTAB:
    case INPUT_KEY_UP:
        focus(shell, -1);
        break;
    case INPUT_KEY_ENTER:
        act_on_focus(shell);
        break;
    case INPUT_KEY_ESC:
        send_key(shell, MESSAGE_KEY_BACK);
        break;
    case INPUT_KEY_BACKSPACE:
        send_key(shell, MESSAGE_KEY_BACKSPACE);
        break;
    case INPUT_KEY_F1:
        send_key(shell, MESSAGE_KEY_HELP);
        break;
    case INPUT_KEY_F4:
        send_key(shell, MESSAGE_KEY_NEXT_LANGUAGE);
        break;
    default:
        break;
    }
}

void shell_input(struct shell *shell, const struct input *input)
{
    if (!shell_tree(shell))
        return;
    if (input->type == INPUT_PRESS || input->type == INPUT_MOVE || input->type == INPUT_RELEASE)
        finger_input(shell, input);
    else if (input->type == INPUT_KEY)
        keys_input(shell, input);
    else if (input->type == INPUT_TEXT)
        shell_send(shell, (struct message){.type = MSG_TEXT, .text = str_of(input->text)});
    else if (input->type == INPUT_QUIT)
        shell->quit = true;
}
