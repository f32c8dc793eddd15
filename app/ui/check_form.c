// SPDX-License-Identifier: GPL-3.0-or-later
// A20, A21: what is wrong with a field is shown and said, and nothing is sent unseen. A26: short lines.
#include <string.h>

#include "base/utf8.h"
#include "ui/check_own.h"
#include "ui/speak.h"

enum { EASY_LETTERS = 55 }; /* LL-förlaget's rules */

static bool is_red(const struct node *node)
{
    return node_fg(node) == COLOR_ERROR;
}

static const struct node *shown(const struct node *field, struct str words)
{
    for (const struct node *part = node_next(field, field); part; part = node_next(field, part))
        if (part->is_text && words.len && str_eq(part->label, words))
            return part;
    return NULL;
}

static bool has_icon(const struct node *field)
{
    for (const struct node *part = node_next(field, field); part; part = node_next(field, part))
        if (part->icon && is_red(part))
            return true;
    return false;
}

/* Where in `said` the words of that text end, looked for from `at`; past the end: they are not there. */
static size_t said_until(struct check *check, struct str said, const struct node *text, size_t at)
{
    struct str words = own_plain(check, speak_name(text)), rest = str_sub(said, at, said.len);
    const char *found = words.len ? memmem(rest.ptr, rest.len, words.ptr, words.len) : NULL;
    return found ? (size_t)(found - said.ptr) + words.len : said.len + 1;
}

static void check_problem(struct check *check, const struct node *field)
{
    const struct node *texts[] = {shown(field, field->label), shown(field, field->problem->cause),
                                  shown(field, field->problem->suggestion)};
    static const char *const names[] = {"its name", "what is wrong", "what would be right"};
    struct str said = speak_node(check->arena, check->words, field);
    size_t at = 0;
    for (int i = 0; i < 3 && at <= said.len; i++) {
        if (!texts[i] || (i > 0 && !is_red(texts[i]))) {
            own_fault(check, field, "A20", "does not show %s", names[i]);
            return;
        }
        at = said_until(check, said, texts[i], at);
        if (at > said.len)
            own_fault(check, field, "A20", "does not say %s: “%.*s”", names[i], STR_FMT(said));
    }
    if (!has_icon(field))
        own_fault(check, field, "A20", "tells what is wrong by colour alone");
}

void check_problems(struct check *check)
{
    for (EACH_NODE(check, node))
        if (node->problem)
            check_problem(check, node);
}

void check_review(struct check *check, const int sending[], int n, bool reviews)
{
    for (EACH_NODE(check, node))
        for (int i = 0; i < n && !reviews; i++)
            if (node->action.code == sending[i])
                own_fault(check, node, "A21", "sends what was not shown before");
}

void check_easy(struct check *check)
{
    for (EACH_NODE(check, node)) {
        if (!node->is_text || !node->para ||
            !str_is(str_of(node_lang(node, check->words->lang)->tag), "sv-simple"))
            continue;
        for (int i = 0; i < node->para->n_lines; i++)
            if (utf8_length(str_trim(node->para->lines[i].text)) > EASY_LETTERS)
                own_fault(check, node, "A26", "a line of %d characters: “%.*s”",
                          (int)utf8_length(node->para->lines[i].text), STR_FMT(node->para->lines[i].text));
    }
}
