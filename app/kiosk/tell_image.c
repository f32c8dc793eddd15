// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/tell.h"
#include "ui/image.h"

const struct image *tell_image(const struct ui *ui, const struct item *item, int i, float ratio,
                               float max_h_mm)
{
    if (!item || i >= item->n_pictures)
        return NULL;
    const struct picture *picture = &item->pictures[i];
    struct image *image = ARENA_NEW(ui->arena, struct image);
    *image = (struct image){.name = arena_z(ui->arena, picture->sha256),
                            .bytes = picture->bytes,
                            .w = picture->width,
                            .h = picture->height,
                            .ratio = ratio,
                            .max_h_mm = max_h_mm};
    return image;
}
