// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen.h"
#include "script_parts.h"

/* Retries `holds` until it does or two seconds have passed. */
static bool within_time(struct script *script, bool (*holds)(struct script *))
{
    int64_t until = script_real_ms() + SCRIPT_RETRY_MS;
    script_settle(script->shell);
    while (!holds(script)) {
        if (script_real_ms() > until)
            return false;
        struct input input;
        window_wait(script->shell->window, SCRIPT_PAUSE_MS, &input);
        script_settle(script->shell);
    }
    return true;
}

static bool shows_screen(struct script *script)
{
    return str_is(script->words[2], screens[model_screen(&script->shell->model)]->name);
}

static bool shows_text(struct script *script)
{
    const struct node *root = shell_tree(script->shell);
    struct str wanted = script->words[script->n - 1];
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->visible && node->label.len && script_contains_text(node->label, wanted))
            return true;
    return false;
}

static bool shows_no_text(struct script *script)
{
    return !shows_text(script);
}

static bool has_focus(struct script *script)
{
    struct str id = script->words[2];
    id = str_starts(id, "#") ? str_sub(id, 1, id.len) : id;
    return str_is(id, script->shell->model.session.focus);
}

static bool was_spoken(struct script *script)
{
    return script_contains_text(buf_view(&script->shell->reader.log), script->words[2]);
}

bool script_expect(struct script *script)
{
    struct str what = script->words[1];
    bool (*holds)(struct script *) = NULL;
    if (script->n == 3 && str_is(what, "screen"))
        holds = shows_screen;
    else if (script->n == 3 && str_is(what, "text"))
        holds = shows_text;
    else if (script->n == 4 && str_is(what, "no") && str_is(script->words[2], "text"))
        holds = shows_no_text;
    else if (script->n == 3 && str_is(what, "focus"))
        holds = has_focus;
    else if (script->n == 3 && str_is(what, "spoken"))
        holds = was_spoken;
    if (!holds)
        return script_fail(script,
                           "expect takes: screen NAME, text \"…\", no text \"…\", focus #ID, spoken \"…\"");
    return within_time(script, holds) || script_fail(script, "not so after two seconds");
}
