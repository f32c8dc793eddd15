// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "kiosk/screen.h"
#include "shell.h"

enum { SCAN_MEDIUM = 2, NAMES = 3 };

static int step_ms(const struct shell *shell)
{
    return preference_scan_ms(preference_get(&shell->model.session, PREFER_SCAN));
}

bool scan_is_on(const struct shell *shell)
{
    return preference_get(&shell->model.session, PREFER_SCAN) != 0;
}

static void name_place(const struct shell *shell, char *place, size_t size)
{
    const struct model *model = &shell->model;
    snprintf(place, size, "%s %d %s", screens[model_screen(model)]->name, model->session.depth,
             model_visit(model)->key);
}

static bool is_elsewhere(const struct shell *shell)
{
    char place[sizeof shell->hands.scan_place];
    name_place(shell, place, sizeof place);
    return strcmp(place, shell->hands.scan_place) != 0;
}

/* The frame stands still while it is said what is in it, and while a finger is down. */
static bool is_said(const struct shell *shell)
{
    return shell->model.session.reading.id[0] || touch_waits(&shell->hands.touch);
}

static void show(struct shell *shell)
{
    const char *id = shell->hands.scan.id;
    if (strcmp(id, shell->model.session.focus) != 0)
        focus_on(shell, id, true);
}

/* A new screen, or the next step. */
static void go_on(struct shell *shell, const struct scan_map *map)
{
    struct hands *hands = &shell->hands;
    int64_t now_ms = timekeeper_mono_ms(shell->time);
    bool said = is_said(shell);
    if (is_elsewhere(shell)) {
        name_place(shell, hands->scan_place, sizeof hands->scan_place);
        scan_begin(&hands->scan, map, now_ms, step_ms(shell));
    } else if (said || hands->scan_spoken) {
        scan_wait(&hands->scan, now_ms, step_ms(shell));
    } else {
        scan_step(&hands->scan, map, now_ms, step_ms(shell));
    }
    hands->scan_spoken = said;
}

void scan_tick(struct shell *shell)
{
    struct arena arena;
    if (!scan_is_on(shell) || model_awaits_page(&shell->model))
        return;
    arena_init(&arena);
    shell_frame(shell);
    struct scan_map map = scan_map(&arena, shell_tree(shell));
    go_on(shell, &map);
    arena_release(&arena);
    show(shell);
}

static void choose(struct shell *shell)
{
    struct arena arena;
    arena_init(&arena);
    struct scan_map map = scan_map(&arena, shell_tree(shell));
    const struct node *node =
        scan_choose(&shell->hands.scan, &map, timekeeper_mono_ms(shell->time), step_ms(shell));
    arena_release(&arena);
    if (node)
        hands_press(shell, node);
    if (!is_elsewhere(shell))
        show(shell);
}

void scan_press(struct shell *shell)
{
    bool asks = shell->model.session.still_there, on = scan_is_on(shell);
    shell_send(shell, (struct message){.type = MSG_TOUCH});
    if (!on)
        shell_send(shell,
                   (struct message){.type = MSG_PREFER, .preference = PREFER_SCAN, .number = SCAN_MEDIUM});
    else if (!asks && !is_elsewhere(shell) && !model_awaits_page(&shell->model))
        choose(shell);
}

int64_t scan_next_tick_ms(const struct shell *shell)
{
    const struct hands *hands = &shell->hands;
    if (!scan_is_on(shell) || model_awaits_page(&shell->model))
        return -1;
    if (is_elsewhere(shell) || is_said(shell) != hands->scan_spoken)
        return 0;
    return is_said(shell) ? -1 : scan_next_ms(&hands->scan, timekeeper_mono_ms(shell->time));
}

/* ---- the group in the tree ---- */

/* What is in another language than the screen's is not said by its voice (A13); how many there are always
 * is. */
static struct str names_of(const struct ui *ui, const struct scan_group *group)
{
    struct str all = STR("");
    int named = 0;
    for (int i = 0; i < group->n && named < NAMES; i++) {
        const struct node *target = group->targets[i];
        bool own = node_lang(target, ui->words->lang) == ui->words->lang && target->role != ROLE_ITEM;
        if (!own || !target->label.len)
            continue;
        all = named++ ? arena_printf(ui->arena, "%.*s, %.*s", STR_FMT(all), STR_FMT(target->label))
                      : target->label;
    }
    if (named == group->n)
        return all;
    struct str count = tr_n(ui, "scan", "{count} choice", "{count} choices", group->n);
    return named ? arena_printf(ui->arena, "%.*s … %.*s", STR_FMT(all), STR_FMT(count)) : count;
}

void scan_dress(struct shell *shell, struct frame *frame)
{
    const struct session *session = &shell->model.session;
    if (!scan_is_on(shell)) {
        scan_stop(&shell->hands.scan);
        shell->hands.scan_place[0] = 0;
        return;
    }
    struct ui ui = {
        .arena = &frame->arena, .theme = &shell->theme, .words = shell_words(shell), .focus = session->focus};
    struct scan_map map = scan_map(&frame->arena, frame->root);
    for (int i = 0; i < map.n; i++) {
        if (map.groups[i].n == 1 || strcmp(map.groups[i].id, session->focus) != 0)
            continue;
        struct node *node = scan_node(&frame->arena, &map.groups[i]);
        node->focused = true;
        if (!node->label.len)
            node->aloud = names_of(&ui, &map.groups[i]);
    }
}
