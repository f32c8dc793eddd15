// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dump.h"

#include <math.h>
#include <stdio.h>

#include "base/js.h"
#include "text/plain.h"
#include "ui/image.h"
#include "ui/speak.h"

static const double capital_em = 0.714; /* Noto Sans */
enum { TEXT_MAX = 1 << 20 };

struct dump {
    const struct node *root;
    const struct theme *theme;
    const struct words *words;
    struct arena arena; /* of one node's words */
};

static void put_color(struct js *object, const char *name, uint32_t rgb)
{
    char text[16];
    snprintf(text, sizeof text, "#%06x", (unsigned)(rgb & 0xFFFFFF));
    js_put_z(object, name, text);
}

static struct js *number(double value)
{
    return value == floor(value) ? js_new_int((int64_t)value) : js_new_real(value);
}

static struct js *numbers(int n, const float *values)
{
    struct js *array = js_new_array();
    for (int i = 0; i < n; i++)
        js_push(array, number((double)values[i]));
    return array;
}

static bool line_shows(const struct node *node, const struct line *line)
{
    float top = node->rect.y + line->y;
    return top + node->para->line_h > node->clip.y + 1 && top < node->clip.y + node->clip.h - 1;
}

/* All the words when all of them are seen, else the lines that are. */
static void add_drawn(struct buf *buf, const struct node *text)
{
    int seen = 0, n = text->visible && text->para ? text->para->n_lines : 0;
    for (int i = 0; i < n; i++)
        seen += line_shows(text, &text->para->lines[i]);
    if (seen == n && n)
        plain_add(buf, text->label);
    for (int i = 0; seen < n && i < n; i++) {
        if (!line_shows(text, &text->para->lines[i]))
            continue;
        if (buf->len)
            buf_char(buf, ' ');
        plain_add(buf, str_trim(text->para->lines[i].text));
    }
}

/* The words that are marked as those looked for. */
static void put_found(struct js *object, const struct node *text)
{
    struct js *array = js_new_array();
    for (int i = 0; i < text->found.n; i++)
        js_push(array, js_new_str(str_sub(text->label, text->found.items[i].from, text->found.items[i].to)));
    js_put(object, "found", array);
}

static void put_drawn(struct js *object, const struct node *text, const struct theme *theme)
{
    struct buf buf;
    buf_init(&buf, TEXT_MAX);
    add_drawn(&buf, text);
    js_put_str(object, "text", buf_view(&buf));
    buf_release(&buf);
    double px = (double)theme->em_px[text->size];
    js_put(object, "font_px", number(px));
    js_put(object, "cap_px", number(round(px * capital_em * 100) / 100));
    js_put_bool(object, "truncated", text->clipped);
    if (text->found.n)
        put_found(object, text);
}

/* The leaf within a part that draws the part's own label. */
static const struct node *label_leaf(const struct node *node)
{
    if (node->is_text)
        return node;
    for (const struct node *leaf = node; node->label.len && (leaf = node_next(node, leaf));)
        if (leaf->is_text && str_eq(leaf->label, node->label))
            return leaf;
    return NULL;
}

static bool listed_with_parent(const struct node *leaf)
{
    for (const struct node *node = leaf->parent; node && leaf->is_text && !leaf->id; node = node->parent)
        if (node->label.len && str_eq(node->label, leaf->label))
            return label_leaf(node) == leaf;
    return false;
}

static bool is_private(const struct node *node)
{
    while (node && !node->private_data)
        node = node->parent;
    return node != NULL;
}

static void put_name(struct js *object, struct dump *dump, const struct node *node)
{
    const struct lang *lang = node_lang(node, dump->words ? dump->words->lang : NULL);
    js_put_z(object, "id", node->id);
    js_put_z(object, "role", role_name(node->role));
    if (node->label.len)
        js_put_str(object, "label", node->label);
    if (!node->hidden_from_reader && (node->label.len || node->spoken.len))
        js_put_str(object, "spoken", speak_node(&dump->arena, dump->words, node));
    if (lang) {
        js_put_z(object, "lang", lang->tag);
        js_put_z(object, "dir", lang->dir == DIR_RTL ? "rtl" : "ltr");
    }
}

static void put_state(struct js *object, const struct node *node)
{
    js_put(object, "rect", numbers(4, (float[]){node->rect.x, node->rect.y, node->rect.w, node->rect.h}));
    js_put_bool(object, "visible", node->visible);
    js_put_bool(object, "focusable", node->focusable);
    js_put_bool(object, "focused", node->focused);
    js_put_bool(object, "enabled", !node->disabled);
    if (node->role == ROLE_TOGGLE)
        js_put_bool(object, "selected", node->selected);
    js_put_bool(object, "private", is_private(node));
}

static struct js *node_object(struct dump *dump, const struct node *node)
{
    struct js *object = js_new_object();
    const struct node *leaf = label_leaf(node);
    put_name(object, dump, node);
    put_state(object, node);
    if (node->image)
        js_put_z(object, "picture", node->image->name);
    if (leaf)
        put_drawn(object, leaf, dump->theme);
    if (leaf || node->icon || node->qr)
        put_color(object, "fg", dump->theme->colors[node_fg(leaf ? leaf : node)]);
    put_color(object, "bg", dump->theme->colors[node_bg(leaf ? leaf : node)]);
    return object;
}

static bool is_something(const struct node *node)
{
    return node->id || node->label.len || node->icon || node->is_text || node->qr || node->image;
}

static struct js *head(const struct dump *dump, const char *screen)
{
    const struct theme *theme = dump->theme;
    const struct lang *lang = node_lang(dump->root, dump->words ? dump->words->lang : NULL);
    struct js *object = js_new_object();
    js_put_z(object, "screen", screen);
    js_put_z(object, "lang", lang ? lang->tag : NULL);
    js_put_z(object, "dir", lang && lang->dir == DIR_RTL ? "rtl" : "ltr");
    js_put(object, "size", numbers(2, (float[]){(float)theme->panel.w_px, (float)theme->panel.h_px}));
    js_put(object, "px_per_mm", number(round((double)theme->px_per_mm * 1000) / 1000));
    js_put_z(object, "textsize", text_scale_str(theme->scale));
    js_put_z(object, "theme", theme_name_str(theme->name));
    return object;
}

void dump_tree(const struct node *root, const char *screen, const struct theme *theme,
               const struct words *words, struct buf *out)
{
    struct dump dump = {root, theme, words, {0}};
    struct js *object = head(&dump, screen), *nodes = js_new_array();
    arena_init(&dump.arena);
    for (const struct node *node = root; node; node = node_next(root, node)) {
        if (!is_something(node) || listed_with_parent(node))
            continue;
        js_push(nodes, node_object(&dump, node));
        arena_reset(&dump.arena);
    }
    js_put(object, "nodes", nodes);
    js_write(object, JS_PRETTY, out);
    js_free(object);
    arena_release(&dump.arena);
}
