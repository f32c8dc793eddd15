// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget.h"

#include <math.h>
#include <string.h>

#include "ui/widget_own.h"

const char *ui_id(const struct ui *ui, const char *prefix, struct str key)
{
    return arena_printf(ui->arena, "%s%.*s", prefix, STR_FMT(key)).ptr;
}

struct node *ui_box(const struct ui *ui, struct node *parent, enum box box, float gap_mm)
{
    struct node *node = node_add(ui->arena, parent, ROLE_GROUP, NULL);
    node->box = box;
    node->gap_mm = gap_mm;
    return node;
}

struct node *ui_space(const struct ui *ui, struct node *parent, float grow)
{
    struct node *node = node_add(ui->arena, parent, ROLE_GROUP, NULL);
    node->grow = grow;
    return node;
}

struct node *ui_text(const struct ui *ui, struct node *parent, struct str text, enum text_size size,
                     bool bold, enum color fg)
{
    struct node *node = node_add(ui->arena, parent, ROLE_TEXT, NULL);
    node->is_text = true;
    node->label = text;
    node->size = size;
    node->bold = bold;
    node->fg = fg;
    return node;
}

struct node *ui_heading(const struct ui *ui, struct node *parent, const char *id, struct str text, int level)
{
    static const enum text_size sizes[] = {SIZE_DISPLAY, SIZE_TITLE, SIZE_BODY};
    int i = level < 1 ? 0 : level > 3 ? 2 : level - 1;
    struct node *node = ui_text(ui, parent, text, sizes[i], true, COLOR_NONE);
    node->role = ROLE_HEADING;
    node->id = id;
    node->level = i + 1;
    return node;
}

struct node *ui_icon(const struct ui *ui, struct node *parent, enum icon icon, float mm, enum color fg)
{
    struct node *node = node_add(ui->arena, parent, ROLE_IMAGE, NULL);
    node->icon = icon;
    node->icon_mm = mm;
    node->fg = fg;
    node->hidden_from_reader = true;
    return node;
}

struct node *ui_image(const struct ui *ui, struct node *parent, const char *id, const struct image *image,
                      struct str alternative)
{
    struct node *node = node_add(ui->arena, parent, ROLE_IMAGE, id);
    node->image = image;
    node->label = alternative;
    node->radius_mm = RADIUS_MM;
    node->min_w_mm = TARGET_MM;
    return node;
}

struct node *own_pressable(const struct ui *ui, struct node *parent, enum role role, const char *id,
                           struct str label, struct action action)
{
    struct node *node = node_add(ui->arena, parent, role, id);
    node->label = label;
    node->action = action;
    node->focusable = true;
    node->focused = ui->focus && id && strcmp(ui->focus, id) == 0;
    return node;
}

void own_pad(struct node *node, float top, float end, float bottom, float start)
{
    const float pad[4] = {top, end, bottom, start};
    memcpy(node->pad_mm, pad, sizeof pad);
}

void own_card(struct node *node, enum color bg, enum color border, float border_mm)
{
    node->bg = bg;
    node->border = border;
    node->border_mm = border_mm;
    node->radius_mm = RADIUS_MM;
}

float own_em_mm(const struct ui *ui, enum text_size size)
{
    return ui->theme->em_px[size] / ui->theme->px_per_mm;
}

void own_face(const struct ui *ui, struct node *parent, enum icon icon, struct str label, enum text_size size,
              enum color fg)
{
    parent->box = BOX_ROW;
    parent->align = ALIGN_CENTER;
    parent->gap_mm = 0.35f * own_em_mm(ui, size);
    if (icon)
        ui_icon(ui, parent, icon, 1.15f * own_em_mm(ui, size), fg);
    struct node *text = ui_text(ui, parent, label, size, true, fg);
    text->align = icon ? ALIGN_START : ALIGN_CENTER;
    parent->center = true;
}

bool own_wide(const struct ui *ui)
{
    return ui->theme->panel.w_mm > ui->theme->panel.h_mm;
}

bool ui_tight(const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    return fminf(panel->w_mm, panel->h_mm) < 160 && ui->theme->scale != SCALE_STANDARD;
}

float ui_lines(const struct ui *ui)
{
    return ui->theme->panel.h_mm / (1.36f * own_em_mm(ui, SIZE_BODY));
}

bool own_narrow(const struct ui *ui)
{
    return ui_tight(ui) && !own_wide(ui);
}

void ui_compact(const struct ui *ui, struct node *button)
{
    if (!ui_tight(ui))
        return;
    own_pad(button, 1, 0.75f * STEP_MM, 1, 0.75f * STEP_MM);
    button->gap_mm = STEP_MM / 2;
    for (struct node *part = button->first; part; part = part->next) {
        part->size = SIZE_SMALL;
        part->icon_mm = part->icon ? own_em_mm(ui, SIZE_SMALL) : 0;
    }
}

bool own_roomy(const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    return fminf(panel->w_mm, panel->h_mm) >= 240;
}

struct str own_word(const struct ui *ui, const char *context, const char *english)
{
    const struct catalog *catalog = ui->words ? ui->words->catalog : NULL;
    return catalog ? catalog_get(catalog, context, english) : str_of(english);
}
