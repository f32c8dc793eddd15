// SPDX-License-Identifier: GPL-3.0-or-later
#include "script_parts.h"

bool script_pressable(const struct node *node)
{
    return node->visible && !node->disabled && node->action.code && node->id;
}

static const struct node *by_label(struct script *script, struct str label, int *ret_n)
{
    const struct node *root = shell_tree(script->shell), *found = NULL;
    *ret_n = 0;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (script_pressable(node) && script_same_text(node->label, label)) {
            found = node;
            (*ret_n)++;
        }
    return found;
}

const struct node *script_target(struct script *script, int word)
{
    struct str name = script->words[word];
    if (!script->quoted[word] && str_starts(name, "#")) {
        const char *id =
            arena_z(&script->shell->frames[script->shell->current].arena, str_sub(name, 1, name.len));
        const struct node *node = node_find((struct node *)shell_tree(script->shell), id);
        if (!node)
            script_fail(script, "there is no node %s", id);
        else if (!node->visible || node->disabled)
            script_fail(script, "%s is %s", id,
                        node->disabled ? "disabled" : "not visible: scroll to it first");
        return node && node->visible && !node->disabled ? node : NULL;
    }
    int n;
    const struct node *node = by_label(script, name, &n);
    if (n != 1)
        script_fail(script,
                    n ? "%d visible nodes are called \"%.*s\""
                      : "%d nodes: nothing visible that can be pressed is called \"%.*s\"",
                    n, STR_FMT(name));
    return n == 1 ? node : NULL;
}

bool script_where(struct script *script, int word, float *ret_x, float *ret_y)
{
    if (!script->quoted[word] && script_point(script->words[word], ret_x, ret_y))
        return true;
    const struct node *node = script_target(script, word);
    if (!node)
        return false;
    *ret_x = node->clip.x + node->clip.w / 2;
    *ret_y = node->clip.y + node->clip.h / 2;
    return true;
}
