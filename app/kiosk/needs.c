// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/needs.h"

#include "kiosk/tell.h"
#include "ui/speak.h"

static struct node *need_tile(const struct ui *ui, struct node *grid, const char *prefix,
                              const struct item *term)
{
    struct told name = tell_title_told(ui, term);
    struct node *tile =
        ui_tile(ui, grid, ui_id(ui, prefix, term->id), icon_for_term(term->term.icon), name.text, STR(""),
                COLOR_HELP, ACT(ACT_GO, .number = SCREEN_SERVICES, .arg = term->id));
    struct node *words = speak_leaf(tile, 0);
    words->lang = name.lang;
    if (name.bits & TOLD_FOREIGN)
        ui_text(ui, words->parent, tell_in_language(ui, name.tag), SIZE_SMALL, false, COLOR_NONE);
    tile->min_h_mm = 40;
    return tile;
}

/* The icon beside the word; beside a keyboard the word is small. */
static void lower(const struct ui *ui, struct node *tile)
{
    struct node *words = speak_leaf(tile, 0);
    tile->box = BOX_ROW;
    tile->align = ALIGN_CENTER;
    tile->pad_mm[0] = tile->pad_mm[2] = 2;
    tile->gap_mm = 3;
    tile->min_h_mm = 20;
    words->size = is_wide(ui) ? SIZE_BODY : SIZE_TITLE;
    words->parent->grow = 1;
}

struct node *needs_grid(const struct model *model, const struct ui *ui, struct node *parent,
                        const char *prefix, bool low)
{
    const struct load *page = model->page;
    if (!page || !page->n_needs)
        return NULL;
    struct node *grid = ui_box(ui, parent, BOX_GRID, low ? 3 : 5);
    grid->columns = is_wide(ui) ? 4 : low ? 2 : 3;
    grid->cell_mm = low ? 76 : 52;
    grid->role = ROLE_LIST;
    for (int i = 0; i < page->n_needs; i++) {
        struct node *tile = need_tile(ui, grid, prefix, page->needs[i].term);
        if (low)
            lower(ui, tile);
        tile->position = i + 1;
        tile->count = page->n_needs;
    }
    return grid;
}
