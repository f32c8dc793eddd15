// SPDX-License-Identifier: GPL-3.0-or-later
#include "panel.h"
#include "script_parts.h"

static bool resize(struct script *script, int w, int h)
{
    struct panel panel = script->shell->panel;
    bool turned = (w > h) != (panel.w_px > panel.h_px);
    float w_mm = turned ? panel.h_mm : panel.w_mm, h_mm = turned ? panel.w_mm : panel.h_mm;
    if (w < 320 || h < 320 || w > 8192 || h > 8192)
        return script_fail(script, "a screen has 320 to 8192 pixels a side");
    panel.w_mm = w_mm;
    panel.h_mm = h_mm;
    if ((long)w * (turned ? panel.w_px : panel.h_px) != (long)h * (turned ? panel.h_px : panel.w_px))
        panel_guess(w, h, &panel); /* another shape is another panel */
    panel.w_px = w;
    panel.h_px = h;
    if (window_resize(script->shell->window, w, h) != ERR_OK)
        return script_fail(script, "the window cannot be made %d by %d", w, h);
    shell_resize(script->shell, &panel);
    script_settle(script->shell);
    return true;
}

bool script_size_command(struct script *script)
{
    int w, h;
    if (!script_size(script->words[1], &w, &h))
        return script_fail(script, "size takes a size like 1080x1920");
    return resize(script, w, h);
}

bool script_orientation(struct script *script)
{
    const struct panel *panel = &script->shell->panel;
    int longer = panel->w_px > panel->h_px ? panel->w_px : panel->h_px;
    int shorter = panel->w_px > panel->h_px ? panel->h_px : panel->w_px;
    if (str_is(script->words[1], "portrait"))
        return resize(script, shorter, longer);
    if (str_is(script->words[1], "landscape"))
        return resize(script, longer, shorter);
    return script_fail(script, "orientation is portrait or landscape");
}
