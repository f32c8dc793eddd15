// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget_own.h"

/* The icon above, the words at the foot; what is between grows with the tile. */
struct node *ui_tile(const struct ui *ui, struct node *parent, const char *id, enum icon icon, struct str label, struct str line,
                     enum color accent, struct action action)
{
    struct node *tile = own_pressable(ui, parent, ROLE_BUTTON, id, label, action);
    bool large = line.len && own_roomy(ui);
    float pad = own_roomy(ui) ? 1.75f * STEP_MM : 1.25f * STEP_MM;
    own_card(tile, accent, COLOR_NONE, 0);
    own_pad(tile, pad, pad, pad, pad);
    tile->min_h_mm = 1.5f * TARGET_MM;
    tile->gap_mm = STEP_MM / 2;
    tile->fg = COLOR_ON_ACCENT;
    tile->spoken = own_join(ui, (struct str[]){label, line}, 2);
    ui_icon(ui, tile, icon, large ? 18 : 12, COLOR_NONE);
    struct node *words = ui_box(ui, tile, BOX_COLUMN, 1);
    words->push_end = true;
    ui_text(ui, words, label, large ? SIZE_DISPLAY : SIZE_TITLE, true, COLOR_NONE);
    if (line.len)
        ui_text(ui, words, line, SIZE_BODY, false, COLOR_NONE);
    return tile;
}
