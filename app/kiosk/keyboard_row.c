// SPDX-License-Identifier: GPL-3.0-or-later
#include <assert.h>

#include "kiosk/keyboard_part.h"

void row_add(struct key_row *keys, key_maker *make, struct str text, float w_mm, float grow)
{
    assert(keys->n < BOARD_ROW_MAX);
    keys->slots[keys->n++] = (struct slot){make, text, w_mm, grow};
}

static void put(const struct board *board, struct node *row, const struct slot *slot, float h_mm)
{
    struct node *node = slot->make(board, row, slot->text);
    node->min_w_mm = slot->w_mm;
    node->min_h_mm = h_mm;
    node->grow = slot->grow;
}

/* Layout turns every row to the other side where the screen reads from the right: what shall stay as it is
 * written goes in backwards. */
void row_end(struct board *board, const struct key_row *keys)
{
    const struct ui *ui = board->ui;
    bool from_right = keys->runs && board->lang->dir == DIR_RTL;
    bool backwards = from_right != (ui->words->lang->dir == DIR_RTL);
    struct node *row = ui_box(ui, board->node, BOX_ROW, KEY_GAP_MM);
    row->id = arena_printf(ui->arena, "keyboard.row.%d", board->n_rows++).ptr;
    row->center = true;
    for (int i = 0; i < keys->n; i++)
        put(board, row, &keys->slots[backwards ? keys->n - 1 - i : i],
            keys->foot ? board->foot_h_mm : board->key_h_mm);
}
