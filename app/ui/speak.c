// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speak.h"

#include "text/plain.h"

enum { LINE_MAX_BYTES = 64 * 1024 };

static struct str say(const struct words *words, const char *english)
{
    return words && words->catalog ? catalog_get(words->catalog, "speech", english) : str_of(english);
}

static void add_part(struct buf *buf, struct str part)
{
    if (part.len == 0)
        return;
    if (buf->len && buf->ptr[buf->len - 1] != '\n')
        buf_z(buf, ", ");
    plain_add(buf, part);
}

static const char *role_word(const struct node *node)
{
    switch (node->role) {
    case ROLE_BUTTON:
    case ROLE_TOGGLE:
        return "button";
    case ROLE_FIELD:
        return "field";
    case ROLE_HEADING:
        return "heading";
    case ROLE_IMAGE:
        return "picture";
    case ROLE_KEY:
        return "key";
    case ROLE_ITEM:
        return node->action.code ? "button" : NULL;
    case ROLE_DIALOG:
        return "question";
    case ROLE_SCREEN:
    case ROLE_TEXT:
    case ROLE_LIST:
    case ROLE_GROUP:
    case ROLE_STATUS:
    case ROLE_COUNT:
        break;
    }
    return NULL;
}

static const char *state_word(const struct node *node)
{
    if (node->disabled)
        return "not available now";
    if (node->role == ROLE_TOGGLE)
        return node->selected ? "chosen" : "not chosen";
    return node->selected ? "chosen" : NULL;
}

static struct str place_words(struct arena *arena, const struct words *words, const struct node *node)
{
    struct value values[] = {{"n", arena_printf(arena, "%d", node->position), VALUE_LTR},
                             {"count", arena_printf(arena, "%d", node->count), VALUE_LTR}};
    return message_fill(arena, say(words, "{n} of {count}"), values, 2);
}

static struct str words_of(const struct node *node)
{
    return node->spoken.len ? node->spoken : node->aloud.len ? node->aloud : node->label;
}

static bool is_control(const struct node *node)
{
    return node->focusable || node->action.code != 0;
}

static bool is_leaf(const struct node *node)
{
    return node->is_text && !node->hidden_from_reader && node->label.len > 0;
}

static const struct node *next_leaf(const struct node *node, const struct node *leaf)
{
    while ((leaf = node_next(node, leaf)))
        if (is_leaf(leaf))
            return leaf;
    return NULL;
}

static bool is_ground(const struct node *node)
{
    for (const struct node *part = node_next(node, node); part; part = node_next(node, part))
        if (is_control(part))
            return true;
    return false;
}

/* Whether the texts in it are its words: else its own are. */
static bool speaks_by_leaves(const struct node *node)
{
    return !node->is_text && !node->spoken.len && next_leaf(node, node) && !is_ground(node);
}

struct parts {
    struct said *items;
    int n;
};

static void add(struct parts *parts, const struct node *leaf, const struct lang *lang, struct str text,
                bool private_data)
{
    if (text.len && parts->n < SAID_MAX)
        parts->items[parts->n++] = (struct said){leaf, lang, text, private_data};
}

/* The row that tells what is wrong with the field it is in. */
static bool tells_problem(const struct node *node)
{
    return node->role == ROLE_STATUS && node->parent && node->parent->problem;
}

static bool is_of_problem(const struct node *field, const struct node *leaf)
{
    while (leaf != field && !tells_problem(leaf))
        leaf = leaf->parent;
    return leaf != field;
}

static void add_problem(struct parts *parts, const struct words *words, const struct node *field)
{
    for (const struct node *leaf = next_leaf(field, field); leaf; leaf = next_leaf(field, leaf))
        if (is_of_problem(field, leaf))
            add(parts, leaf, node_lang(leaf, words->lang), words_of(leaf), false);
}

/* Of its own, or as a part of what is; what is wrong with a field is no secret. */
static bool is_private(const struct node *node)
{
    while (node && !node->private_data && !tells_problem(node))
        node = node->parent;
    return node && node->private_data;
}

/* What a field is called and what is wrong with it comes before what stands in it; that is said by itself
 * with the name of the field. */
static void add_words(struct parts *parts, const struct words *words, const struct node *node)
{
    if (!speaks_by_leaves(node)) {
        add(parts, node->is_text ? node : NULL, node_lang(node, words->lang), words_of(node),
            is_private(node));
        return;
    }
    if (tells_problem(node))
        add(parts, NULL, node_lang(node->parent, words->lang), words_of(node->parent), false);
    const struct node *first = next_leaf(node, node);
    for (const struct node *leaf = first; leaf; leaf = next_leaf(node, leaf)) {
        if (is_of_problem(node, leaf))
            continue;
        bool name = leaf == first && node->role == ROLE_FIELD && str_eq(leaf->label, node->label);
        add(parts, leaf, node_lang(leaf, words->lang), words_of(leaf), !name && is_private(leaf));
        if (leaf == first)
            add_problem(parts, words, node);
    }
}

/* "button", "chosen", "2 of 5". */
static void add_about(struct parts *parts, struct arena *arena, const struct words *words,
                      const struct node *node)
{
    const char *role = role_word(node), *state = state_word(node);
    if (role)
        add(parts, NULL, words->lang, say(words, role), false);
    if (state)
        add(parts, NULL, words->lang, say(words, state), false);
    if (node->position > 0 && node->count > 0)
        add(parts, NULL, words->lang, place_words(arena, words, node), false);
}

int speak_words(const struct words *words, const struct node *node, struct said ret_parts[SAID_MAX])
{
    struct parts parts = {ret_parts, 0};
    add_words(&parts, words, node);
    return parts.n;
}

struct str speak_name(const struct node *node)
{
    return words_of(node);
}

int speak_parts(struct arena *arena, const struct words *words, const struct node *node,
                struct said ret_parts[SAID_MAX])
{
    struct parts parts = {ret_parts, 0};
    add_words(&parts, words, node);
    add_about(&parts, arena, words, node);
    return parts.n;
}

struct str speak_line(struct arena *arena, const struct said *parts, int n)
{
    struct buf buf;
    buf_init(&buf, LINE_MAX_BYTES);
    for (int i = 0; i < n; i++)
        add_part(&buf, parts[i].text);
    struct str text = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    return text;
}

struct str speak_node(struct arena *arena, const struct words *words, const struct node *node)
{
    struct said parts[SAID_MAX];
    return speak_line(arena, parts, speak_parts(arena, words, node, parts));
}

/* What is only read, and speaks for all that it holds. */
static bool is_read(const struct node *node)
{
    return !is_control(node) && !node->hidden_from_reader && (node->label.len || node->spoken.len) &&
           node->role != ROLE_SCREEN && node->role != ROLE_DIALOG;
}

const struct node *speak_next(const struct node *root, const struct node *after)
{
    const struct node *top = node_dialog(root), *node = after ? node_skip(top, after) : top;
    while (node) {
        bool again =
            node != top && str_eq(node->label, top->label); /* the title row says what it is called */
        if (is_read(node) && !again && !node->on_request)
            return node;
        bool whole =
            again || node->on_request || (node->focusable && node != top) || node->hidden_from_reader;
        node = whole && !is_ground(node) ? node_skip(top, node) : node_next(top, node);
    }
    return NULL;
}

bool speak_stops_at(const struct node *top, const struct node *node)
{
    if (node->hidden_from_reader || !(node->focusable || is_read(node)))
        return false;
    for (const struct node *around = node; around != top;) {
        around = around->parent;
        if (around->hidden_from_reader || ((around->focusable || is_read(around)) && !is_ground(around)))
            return false;
    }
    return true;
}

struct node *speak_leaf(struct node *node, int n)
{
    if (node->is_text)
        return n == 0 ? node : NULL;
    const struct node *leaf = next_leaf(node, node);
    while (leaf && n-- > 0)
        leaf = next_leaf(node, leaf);
    return (struct node *)leaf;
}

int speak_leaf_of(const struct node *node, const struct node *leaf)
{
    int n = 0;
    for (const struct node *at = node->is_text ? node : next_leaf(node, node); at; at = next_leaf(node, at)) {
        if (at == leaf)
            return n;
        n++;
    }
    return -1;
}

bool speak_take(struct node *root, const struct node *twin)
{
    const struct node *top = root, *other = twin;
    while (root && twin) {
        if (root->role != twin->role || root->is_text != twin->is_text || !root->id != !twin->id)
            return false;
        if (twin->label.len && !str_eq(root->label, twin->label))
            root->aloud = twin->label;
        if (root->spoken.len)
            root->spoken = twin->spoken;
        root = (struct node *)node_next(top, root);
        twin = node_next(other, twin);
    }
    return !root && !twin;
}
