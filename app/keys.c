// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "kiosk/screen.h"
#include "shell.h"
#include "ui/focus.h"

void focus_on(struct shell *shell, const char *id, bool by_itself)
{
    float scroll_px;
    shell_send(shell, (struct message){.type = MSG_FOCUS, .text = str_of(id), .by_itself = by_itself});
    shell_frame(shell); /* a group gets its node there */
    const struct node *root = shell_tree(shell), *node = node_find((struct node *)root, id);
    const struct node *scroll = node ? focus_scroll(root, node, &scroll_px) : NULL;
    if (scroll && scroll->scroll_px != scroll_px)
        shell_send(shell, (struct message){.type = MSG_ACT,
                                           .act = {ACT_SCROLL, (int)scroll_px, STR("")},
                                           .by_itself = by_itself});
}

static bool listens(const struct shell *shell)
{
    return preference_get(&shell->model.session, PREFER_SPEECH);
}

static void focus(struct shell *shell, int step)
{
    const struct node *root = shell_tree(shell);
    const char *id = shell->model.session.focus[0] ? shell->model.session.focus : NULL;
    const struct node *node = listens(shell) ? focus_read_step(root, id, step) : focus_step(root, id, step);
    if (node)
        focus_on(shell, node->id, false);
}

static void send_key(struct shell *shell, int key)
{
    shell_send(shell, (struct message){.type = MSG_KEY, .key = (enum message_key)key});
}

static void act_on_focus(struct shell *shell, int unused)
{
    (void)unused;
    struct node *node = node_find((struct node *)shell_tree(shell), shell->model.session.focus);
    if (!node) /* nothing has the focus yet: the first thing gets it */
        focus(shell, 1);
    else
        hands_press(shell, node);
}

/* As the buttons beside the list do. */
static void scroll(struct shell *shell, int step)
{
    const struct node *root = shell_tree(shell), *button = root;
    while (button && !(button->page_step == step && button->visible))
        button = node_next(root, button);
    if (button && !button->disabled)
        shell_send(shell, (struct message){.type = MSG_ACT,
                                           .act = {button->action.code, button->action.number, STR("")}});
    else
        shell_send(shell, (struct message){.type = MSG_TOUCH}); /* somebody is there all the same */
}

static void press_switch(struct shell *shell, int unused)
{
    (void)unused;
    scan_press(shell);
}

static void headphones(struct shell *shell, int in)
{
    shell_send(shell, (struct message){.type = MSG_HEADPHONES, .number = in});
}

static void nothing(struct shell *shell, int unused)
{
    (void)unused;
    shell_send(shell, (struct message){.type = MSG_TOUCH});
}

static const struct {
    void (*run)(struct shell *shell, int number);
    int number;
} rows[DOES_COUNT] = {
    [DOES_NOTHING] = {nothing, 0},
    [DOES_NEXT] = {focus, 1},
    [DOES_PREVIOUS] = {focus, -1},
    [DOES_ACT] = {act_on_focus, 0},
    [DOES_BACK] = {send_key, MESSAGE_KEY_BACK},
    [DOES_HELP] = {send_key, MESSAGE_KEY_HELP},
    [DOES_AGAIN] = {send_key, MESSAGE_KEY_AGAIN},
    [DOES_HUSH] = {send_key, MESSAGE_KEY_HUSH},
    [DOES_LANGUAGE] = {send_key, MESSAGE_KEY_NEXT_LANGUAGE},
    [DOES_LOUDER] = {send_key, MESSAGE_KEY_LOUDER},
    [DOES_QUIETER] = {send_key, MESSAGE_KEY_QUIETER},
    [DOES_PAGE_DOWN] = {scroll, 1},
    [DOES_PAGE_UP] = {scroll, -1},
    [DOES_ERASE] = {send_key, MESSAGE_KEY_BACKSPACE},
    [DOES_SWITCH] = {press_switch, 0},
    [DOES_HEADPHONES_IN] = {headphones, 1},
    [DOES_HEADPHONES_OUT] = {headphones, 0},
};

static bool takes_typing(struct shell *shell)
{
    const struct node *root = shell_tree(shell);
    for (const struct node *node = node_dialog(root); node; node = node_next(root, node))
        if (node->role == ROLE_FIELD && node->focusable && !node->disabled)
            return true;
    return false;
}

/* The arrows point to where it goes: in a text that runs from the right, the left one goes on. */
static enum key_does mirrored(const struct shell *shell, enum input_key key, enum key_does does)
{
    bool sideways = key == KEY_LEFT || key == KEY_RIGHT;
    if (!sideways || shell_words(shell)->lang->dir != DIR_RTL)
        return does;
    return does == DOES_NEXT ? DOES_PREVIOUS : does == DOES_PREVIOUS ? DOES_NEXT : does;
}

/* A key that writes: its text comes besides it. */
static bool writes(struct shell *shell, enum input_key key, enum key_does does)
{
    bool types = key == KEY_SPACE || key == KEY_PLUS || key == KEY_MINUS;
    bool chooses = does == DOES_SWITCH && scan_is_on(shell);
    return types && !chooses && takes_typing(shell);
}

static enum key_does meaning(struct shell *shell, enum input_key key)
{
    enum key_does does = (enum key_does)shell->hands.keymap.does[key];
    return does == DOES_ACT && scan_is_on(shell) ? DOES_SWITCH : mirrored(shell, key, does);
}

static bool is_meant(struct shell *shell, int key, enum key_kind kind, bool held)
{
    int ignore_ms = touch_hold_ms((enum touch_preset)preference_get(&shell->model.session, PREFER_TOUCH));
    return key_filter_takes(&shell->hands.key_filter, key, kind, held, ignore_ms,
                            timekeeper_mono_ms(shell->time));
}

void keys_input(struct shell *shell, const struct input *input)
{
    enum key_does does = meaning(shell, input->key);
    bool repeats = does == DOES_LOUDER || does == DOES_QUIETER;
    if (writes(shell, input->key, does))
        return;
    log_debug("key %s: %s", input_key_name(input->key), keymap_word(does));
    if (is_meant(shell, (int)input->key, repeats ? KEY_KIND_REPEATS : KEY_KIND_ONCE, input->repeat))
        rows[does].run(shell, rows[does].number);
}

void keys_text(struct shell *shell, const struct input *input)
{
    struct str text = str_of(input->text);
    int key = KEY_COUNT + (int)(str_hash(text) & 0xFFFFFF);
    if (scan_is_on(shell) && str_is(text, " "))
        return; /* it was the switch */
    if (is_meant(shell, key, KEY_KIND_ONCE, input->repeat))
        shell_send(shell, (struct message){.type = MSG_TEXT, .text = text});
}
