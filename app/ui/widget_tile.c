// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

/* The icon above, the words at the foot, and what is between grows with the tile. Where height is dear, on
 * lying panels with large text or of small size, the icon stands beside the words. */
static bool is_flat(const struct ui *ui)
{
    return own_wide(ui) && (ui->theme->panel.h_mm < 160 || ui->theme->scale != SCALE_STANDARD);
}

static void add_words(const struct ui *ui, struct node *tile, struct str label, struct str line,
                      enum text_size size)
{
    struct node *words = ui_box(ui, tile, BOX_COLUMN, 0);
    words->push_end = true;
    words->grow = tile->box == BOX_ROW ? 1 : 0;
    ui_text(ui, words, label, size, true, COLOR_NONE);
    if (line.len)
        ui_text(ui, words, line, SIZE_BODY, false, COLOR_NONE);
}

struct node *ui_tile(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                     struct str label, struct str line, enum color accent, struct action action)
{
    struct node *tile = own_pressable(ui, parent, ROLE_BUTTON, id, label, action);
    bool large = line.len && own_roomy(ui), flat = is_flat(ui);
    float pad = own_roomy(ui) ? 1.75f * STEP_MM : STEP_MM;
    own_card(tile, accent, COLOR_NONE, 0);
    own_pad(tile, flat ? STEP_MM / 2 : pad, pad, flat ? STEP_MM / 2 : pad, pad);
    tile->box = flat ? BOX_ROW : BOX_COLUMN;
    tile->align = flat ? ALIGN_CENTER : ALIGN_START;
    tile->min_h_mm = flat ? TARGET_MM : 1.5f * TARGET_MM;
    tile->gap_mm = flat ? STEP_MM : STEP_MM / 2;
    tile->fg = COLOR_ON_ACCENT;
    ui_icon(ui, tile, icon, large ? 18 : own_roomy(ui) ? 13 : 11, COLOR_NONE);
    add_words(ui, tile, label, line, large ? SIZE_DISPLAY : SIZE_TITLE);
    return tile;
}
