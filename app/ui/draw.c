// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw.h"

#include <math.h>
#include <string.h>

#include "text/plain.h"
#include "ui/image.h"
#include "ui/qr.h"

static const uint32_t OPAQUE = 0xFF000000;
static const float ring_mm = 1.0f, caret_mm = 0.6f, empty_line_mm = 0.3f, found_line_mm = 0.4f;

struct drawing {
    struct arena *arena;
    const struct theme *theme;
    struct draw_list list;
    int room;
    const struct node *focused;
    bool rtl;
};

static uint64_t mix(uint64_t hash, const void *bytes, size_t n)
{
    return (hash ^ str_hash((struct str){bytes, n})) * 0x9E3779B97F4A7C15u;
}

static uint64_t run_hash(uint64_t hash, const struct run *run)
{
    const int numbers[] = {run->font, run->bold, (int)run->dir};
    hash = mix(hash, run->text.ptr, run->text.len);
    hash = mix(hash, numbers, sizeof numbers);
    hash = mix(hash, &run->px, sizeof run->px);
    return mix(hash, run->script, strlen(run->script));
}

uint64_t draw_hash(const struct draw *draw)
{
    const uint32_t words[] = {(uint32_t)draw->type, draw->fill,   draw->line,
                              draw->icon,           draw->mirror, draw->ready};
    const float shape[] = {draw->radius, draw->line_w};
    uint64_t hash = mix(0, words, sizeof words);
    hash = mix(hash, &draw->rect, sizeof draw->rect);
    hash = mix(hash, &draw->clip, sizeof draw->clip);
    hash = mix(hash, shape, sizeof shape);
    if (draw->run)
        hash = run_hash(hash, draw->run);
    if (draw->qr)
        hash = mix(hash, draw->qr->modules, (size_t)(draw->qr->side * draw->qr->side));
    if (draw->image)
        hash = mix(hash, draw->image->name, strlen(draw->image->name));
    return hash;
}

void draw_box_px(const struct draw *draw, int *ret_w, int *ret_h)
{
    *ret_w = (int)(ceilf(draw->rect.x + draw->rect.w) - floorf(draw->rect.x));
    *ret_h = (int)(ceilf(draw->rect.y + draw->rect.h) - floorf(draw->rect.y));
}

static void add(struct drawing *drawing, struct draw draw)
{
    struct draw_list *list = &drawing->list;
    if (list->n == drawing->room) {
        struct draw *old = list->items;
        drawing->room = drawing->room ? drawing->room * 2 : 128;
        list->items = ARENA_ARRAY(drawing->arena, struct draw, (size_t)drawing->room);
        if (list->n)
            memcpy(list->items, old, (size_t)list->n * sizeof *old);
    }
    draw.hash = draw_hash(&draw);
    list->items[list->n++] = draw;
}

static uint32_t paint(const struct drawing *drawing, enum color color)
{
    return color == COLOR_NONE ? 0 : OPAQUE | drawing->theme->colors[color];
}

static void add_box(struct drawing *drawing, const struct node *node)
{
    const struct theme *theme = drawing->theme;
    struct draw draw = {.type = DRAW_BOX, .rect = node->rect, .clip = node->clip};
    draw.fill = paint(drawing, node->bg);
    draw.radius = theme_px(theme, node->radius_mm);
    if (node->border != COLOR_NONE && node->border_mm > 0) {
        draw.line = paint(drawing, node->disabled ? COLOR_LINE : node->border);
        draw.line_w = fmaxf(1, theme_px(theme, node->disabled ? node->border_mm / 3 : node->border_mm));
    }
    if (draw.fill || draw.line)
        add(drawing, draw);
}

static struct rect window_of(const struct node *node, struct rect panel)
{
    while (node->parent && node->parent->box != BOX_SCROLL)
        node = node->parent;
    return node->parent ? node->parent->clip : panel;
}

static float left_of(const struct drawing *drawing, const struct node *text)
{
    return text->rect.x + theme_px(drawing->theme, text->pad_mm[drawing->rtl ? 1 : 3]);
}

static float top_of(const struct drawing *drawing, const struct node *text)
{
    return text->rect.y + theme_px(drawing->theme, text->pad_mm[0]);
}

static void add_line(struct drawing *drawing, const struct node *node, const struct line *line,
                     struct rect clip)
{
    float x0 = left_of(drawing, node) + line->x, y = top_of(drawing, node) + line->baseline;
    for (int i = 0; i < line->n_runs; i++) {
        const struct run *run = &line->runs[i];
        struct draw draw = {
            .type = DRAW_RUN, .clip = clip, .run = run, .line = paint(drawing, node_fg(node))};
        draw.rect = (struct rect){roundf(x0 + run->x), roundf(y), ceilf(run->w), node->para->line_h};
        add(drawing, draw);
    }
}

/* Where the caret stands in a line: after the runs before it in the text, and part of the way through its
 * own. */
static float caret_x(const struct line *line, const char *at)
{
    const struct run *own = NULL;
    for (int i = 0; i < line->n_runs; i++) {
        const struct run *run = &line->runs[i];
        if (run->text.ptr <= at && (!own || run->text.ptr > own->text.ptr))
            own = run;
    }
    if (!own)
        return line->x;
    float part = fminf(1, (float)(at - own->text.ptr) / (float)own->text.len) * own->w;
    return line->x + own->x + (own->dir == DIR_RTL ? own->w - part : part);
}

/* The paragraph's lines and runs are parts of one text, which is the label without its marks. */
static const char *caret_at(const struct node *node)
{
    struct buf plain;
    buf_init(&plain, 1 << 20);
    plain_add(&plain, str_sub(node->label, 0, (size_t)node->caret - 1));
    const char *at = node->para->lines[0].text.ptr + plain.len;
    buf_release(&plain);
    return at;
}

static void add_caret(struct drawing *drawing, const struct node *node, struct rect clip)
{
    const struct para *para = node->para;
    if (para->n_lines == 0)
        return;
    const char *at = caret_at(node);
    const struct line *line = &para->lines[0];
    while (line + 1 < para->lines + para->n_lines && line[1].text.ptr <= at)
        line++;
    float x = left_of(drawing, node) + caret_x(line, at);
    float w = fmaxf(2, theme_px(drawing->theme, caret_mm)), h = para->line_h;
    struct draw draw = {.type = DRAW_BOX, .clip = clip, .fill = paint(drawing, node_fg(node))};
    draw.rect =
        (struct rect){roundf(x), top_of(drawing, node) + line->y + roundf(0.1f * h), w, roundf(0.8f * h)};
    add(drawing, draw);
}

/* Behind the letters; the line at the foot tells the words to who sees no difference in the ground. */
static void add_found(struct drawing *drawing, const struct node *node, struct rect clip)
{
    float line_h = fmaxf(1, theme_px(drawing->theme, found_line_mm));
    for (int i = 0; i < node->n_found_at; i++) {
        struct draw draw = {.type = DRAW_BOX, .rect = node->found_at[i], .clip = clip};
        draw.fill = paint(drawing, COLOR_MARK);
        add(drawing, draw);
        draw.rect.y += draw.rect.h - line_h;
        draw.rect.h = line_h;
        draw.fill = paint(drawing, node_fg(node));
        add(drawing, draw);
    }
}

static void add_text(struct drawing *drawing, const struct node *node, struct rect panel)
{
    struct rect clip = window_of(node, panel); /* letters may reach past their box, never past the window */
    add_found(drawing, node, clip);
    for (int i = 0; i < node->para->n_lines; i++) {
        const struct line *line = &node->para->lines[i];
        float top = node->rect.y + line->y;
        if (top + node->para->line_h > clip.y && top < clip.y + clip.h)
            add_line(drawing, node, line, clip);
    }
    if (node->caret)
        add_caret(drawing, node, clip);
    for (int i = 0; i < node->n_marks; i++)
        add(drawing, (struct draw){.type = DRAW_BOX,
                                   .rect = node->marks[i],
                                   .clip = clip,
                                   .fill = paint(drawing, node_fg(node))});
}

static void add_icon(struct drawing *drawing, const struct node *node)
{
    float side = theme_px(drawing->theme, node->icon_mm);
    struct draw draw = {.type = DRAW_ICON, .clip = node->clip, .icon = icon_code(node->icon)};
    draw.rect = (struct rect){node->rect.x + floorf((node->rect.w - side) / 2),
                              node->rect.y + floorf((node->rect.h - side) / 2), side, side};
    draw.line = paint(drawing, node_fg(node));
    draw.mirror = drawing->rtl && icon_mirrors(node->icon);
    add(drawing, draw);
}

/* Codes are black on white in every theme: cameras want it so. */
static void add_qr(struct drawing *drawing, const struct node *node)
{
    struct draw draw = {.type = DRAW_QR, .rect = node->rect, .clip = node->clip, .qr = node->qr};
    draw.fill = 0xFFFFFFFF;
    draw.line = OPAQUE;
    add(drawing, draw);
}

static void add_picture(struct drawing *drawing, const struct node *node)
{
    struct draw draw = {.type = DRAW_PICTURE, .rect = node->rect, .clip = node->clip, .image = node->image};
    draw.fill = paint(drawing, COLOR_CARD);
    draw.line = paint(drawing, COLOR_LINE);
    draw.line_w = fmaxf(1, theme_px(drawing->theme, empty_line_mm));
    draw.icon = icon_code(ICON_PICTURE);
    draw.radius = theme_px(drawing->theme, node->radius_mm);
    add(drawing, draw);
}

static void add_progress(struct drawing *drawing, const struct node *node)
{
    struct rect rect = node->rect;
    rect.w = roundf(rect.w * fminf(1, node->progress));
    if (drawing->rtl)
        rect.x += node->rect.w - rect.w;
    struct draw draw = {
        .type = DRAW_BOX, .rect = rect, .clip = node->clip, .fill = paint(drawing, node_fg(node))};
    draw.radius = theme_px(drawing->theme, node->radius_mm);
    add(drawing, draw);
}

static struct rect wider(struct rect rect, float by)
{
    return (struct rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

/* Last, so that nothing hides it; outside the part, so that it hides nothing. */
static void add_ring(struct drawing *drawing, const struct node *node)
{
    float w = fmaxf(2, theme_px(drawing->theme, ring_mm)), radius = theme_px(drawing->theme, node->radius_mm);
    const enum color colors[] = {COLOR_FOCUS_IN, COLOR_FOCUS_OUT};
    struct rect clip = wider(node->clip, 2 * w);
    for (int i = 0; i < 2; i++) {
        struct draw draw = {.type = DRAW_BOX, .clip = clip, .line = paint(drawing, colors[i]), .line_w = w};
        draw.rect = wider(node->rect, w * (float)(i + 1));
        draw.radius = radius + w * (float)(i + 1);
        add(drawing, draw);
    }
}

static void add_node(struct drawing *drawing, const struct node *node, struct rect panel)
{
    add_box(drawing, node);
    if (node->progress > 0)
        add_progress(drawing, node);
    if (node->is_text && node->para)
        add_text(drawing, node, panel);
    if (node->icon)
        add_icon(drawing, node);
    if (node->qr)
        add_qr(drawing, node);
    if (node->image)
        add_picture(drawing, node);
    if (node->focused)
        drawing->focused = node;
}

struct draw_list draw_tree(struct arena *arena, const struct node *root, const struct theme *theme)
{
    struct drawing drawing = {.arena = arena, .theme = theme};
    struct rect panel = {0, 0, (float)theme->panel.w_px, (float)theme->panel.h_px};
    const struct lang *lang = node_lang(root, NULL);
    drawing.rtl = lang && lang->dir == DIR_RTL;
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->visible)
            add_node(&drawing, node, panel);
    if (drawing.focused)
        add_ring(&drawing, drawing.focused);
    return drawing.list;
}
