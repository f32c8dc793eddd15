// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "kiosk/keyboard_part.h"
#include "kiosk/view.h"

static const float SMALL_MM = 160, LINES = 27, LINES_LYING = 15,
                   LINES_LOW = 22; /* no room for results beside or above a keyboard */
static const float EDGE_MM = 10, EDGE_SMALL_MM = 6, RESULTS_MM = 96;
/* Of the height: the frame's rows; the same with the field above the keys; one row of the bar more; the keys
 * of a high panel where all of it is low. */
static const float FRAME_MM = 64, FRAME_LARGE_MM = 76, FRAME_HIGH_MM = 122, BAR_ROW_MM = 29, LOW_MM = 147;

/* In low reach and while it reads aloud the bar may take a row more. */
static float more_mm(const struct model *model)
{
    const struct session *session = &model->session;
    int rows = preference_get(session, PREFER_LOW) + preference_get(session, PREFER_SPEECH);
    return (float)rows * BAR_ROW_MM;
}

/* The part of a high panel that a seated person reaches holds fewer lines. */
static bool low_is_full(const struct model *model, const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    float share = 1 - view_low_top_mm(panel) / panel->h_mm;
    return preference_get(&model->session, PREFER_LOW) && share * ui_lines(ui) < LINES_LOW;
}

bool keyboard_beside(const struct model *model, const struct ui *ui)
{
    float h_mm = ui->theme->panel.h_mm, share = 1 - more_mm(model) / h_mm;
    return is_wide(ui) && h_mm >= SMALL_MM && share * ui_lines(ui) >= LINES_LYING;
}

bool keyboard_scrolls(const struct model *model, const struct ui *ui)
{
    if (is_wide(ui))
        return !keyboard_beside(model, ui);
    return ui->theme->panel.w_mm < SMALL_MM || ui_lines(ui) < LINES || low_is_full(model, ui);
}

/* The buttons beside a list that scrolls: as wide as their words, which are short. */
static float pager_mm(const struct ui *ui)
{
    return 4 + (ui->theme->scale == SCALE_STANDARD ? 26 : ui_tight(ui) ? 64 : 84);
}

float board_room_w(const struct board *board)
{
    const struct ui *ui = board->ui;
    float w = ui->theme->panel.w_mm - 2 * (is_small(ui) ? EDGE_SMALL_MM : EDGE_MM);
    if (keyboard_beside(board->model, ui))
        return w - 6 - RESULTS_MM;
    return is_wide(ui) ? w - pager_mm(ui) : w;
}

/* What is between the frame's rows of a lying panel; half of a standing one, and below the field. */
float board_room_h(const struct board *board)
{
    const struct panel *panel = &board->ui->theme->panel;
    const struct session *session = &board->model->session;
    float speech = preference_get(session, PREFER_SPEECH) ? BAR_ROW_MM : 0;
    if (is_wide(board->ui))
        return panel->h_mm - more_mm(board->model) -
               (board->ui->theme->scale == SCALE_STANDARD ? FRAME_MM : FRAME_LARGE_MM);
    float most = preference_get(session, PREFER_LOW) ? LOW_MM - speech : panel->h_mm / 2;
    return fminf(most, panel->h_mm - FRAME_HIGH_MM - speech);
}
