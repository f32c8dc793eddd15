// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/parts.h"
#include "ui/image.h"

enum { COLUMNS = 3 };
static const float RATIO = 1.5f, WIDE_RATIO = 2, WELCOME_RATIO = 2.4f; /* width by height of the boxes */
static const float TOP_SHARE = 0.27f, TOP_SHARE_WIDE = 0.3f, MORE_SHARE = 0.2f, WELCOME_SHARE = 0.15f;
static const float CELL_MM = 60;

static float most_high_mm(const struct ui *ui, enum picture_shape shape)
{
    float h_mm = ui->theme->panel.h_mm;
    switch (shape) {
    case PICTURE_TOP:
        return h_mm * (is_wide(ui) ? TOP_SHARE_WIDE : TOP_SHARE);
    case PICTURE_MORE:
        return h_mm * (is_wide(ui) ? TOP_SHARE_WIDE : MORE_SHARE);
    case PICTURE_WELCOME:
        break;
    }
    return h_mm * WELCOME_SHARE;
}

static void credit(const struct ui *ui, struct node *column, const struct picture *picture)
{
    if (!picture->credit.len)
        return;
    struct node *words =
        ui_text(ui, column, tr_1(ui, "picture", "Picture: {who}", "who", picture->credit, VALUE_TEXT),
                SIZE_SMALL, false, COLOR_QUIET);
    words->on_request = true;
}

/* On a lying panel as wide as its height allows; on a standing one across it. */
struct node *parts_picture(const struct ui *ui, struct node *parent, const char *prefix,
                           const struct item *item, int i, enum picture_shape shape)
{
    float ratio = shape == PICTURE_WELCOME ? WELCOME_RATIO : is_wide(ui) ? WIDE_RATIO : RATIO;
    const struct image *image = tell_image(ui, item, i, ratio, most_high_mm(ui, shape));
    const struct lang *lang;
    if (!image)
        return NULL;
    struct node *column = ui_box(ui, parent, BOX_COLUMN, 1);
    struct str words = text_in(ui, &item->pictures[i].alt, &lang);
    const char *id = arena_printf(ui->arena, "%spicture.%d", prefix, i + 1).ptr;
    struct node *node = ui_image(ui, column, id, image, words);
    node->lang = lang;
    node->hug = shape == PICTURE_TOP && is_wide(ui);
    if (shape != PICTURE_WELCOME)
        credit(ui, column, &item->pictures[i]);
    return column;
}

void parts_more_pictures(const struct ui *ui, struct node *scroll, const char *prefix,
                         const struct item *item)
{
    struct node *grid = item->n_pictures > 1 ? ui_box(ui, scroll, BOX_GRID, 4) : NULL;
    if (!grid)
        return;
    grid->columns = COLUMNS;
    grid->cell_mm = CELL_MM;
    for (int i = 1; i < item->n_pictures; i++)
        parts_picture(ui, grid, prefix, item, i, PICTURE_MORE);
}
