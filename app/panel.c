// SPDX-License-Identifier: GPL-3.0-or-later
#include "panel.h"

#include <math.h>

void panel_guess(int w_px, int h_px, struct panel *panel)
{
    static const struct {
        int w_px, h_px;
        float px_per_mm;
    } known[] = {{1920, 1080, 5.58f}, {1080, 1920, 4.03f}, {1280, 800, 5.90f}, {800, 1280, 5.90f}};
    float px_per_mm = hypotf((float)w_px, (float)h_px) / (22 * 25.4f);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].w_px == w_px && known[i].h_px == h_px)
            px_per_mm = known[i].px_per_mm;
    panel->w_mm = (float)w_px / px_per_mm;
    panel->h_mm = (float)h_px / px_per_mm;
}
