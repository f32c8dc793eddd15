// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "kiosk/keyboard_part.h"
#include "kiosk/view.h"

static const float NARROW_MM = 200; /* no rows on panels below this */
static const float SMALL_MM = 160, LINES = 27, LINES_LYING = 15,
                   LINES_LOW = 19; /* no room for results beside or above a keyboard */
static const float EDGE_MM = 10, EDGE_SMALL_MM = 6, RESULTS_MM = 96, FRAME_MM = 64, FRAME_HIGH_MM = 122,
                   BAR_ROW_MM = 29, LOW_LARGE_MM = 135, LOW_MM = 180 /* of what a seated person reaches */;
enum { PAGES_MAX = 3 };
static const float WIDEST_MM = 23, WIDEST_LARGE_MM = 27, WIDEST_BESIDE_MM = 20.5f, FLAT = 0.85f,
                   HIGHEST_MM = 18, BESIDE = 0.53f, PAD_KEY_MM = 30, FACE_PAD_MM = 3.5f, LINE_EMS = 1.36f,
                   FACE_PAD_LEAST_MM = 0.5f;

/* The part of a high panel that a seated person reaches holds fewer lines. */
static bool low_is_full(const struct model *model, const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    float share = 1 - view_low_top_mm(panel) / panel->h_mm;
    return preference_get(&model->session, PREFER_LOW) && share * ui_lines(ui) < LINES_LOW;
}

bool keyboard_beside(const struct ui *ui)
{
    return is_wide(ui) && ui->theme->panel.h_mm >= SMALL_MM && ui_lines(ui) >= LINES_LYING;
}

bool keyboard_scrolls(const struct model *model, const struct ui *ui)
{
    if (is_wide(ui))
        return !keyboard_beside(ui);
    return ui->theme->panel.w_mm < SMALL_MM || ui_lines(ui) < LINES || low_is_full(model, ui);
}

/* The buttons beside a list that scrolls: as wide as their words, which are short. */
static float pager_mm(const struct ui *ui)
{
    return 4 + (ui->theme->scale == SCALE_STANDARD ? 26 : ui_tight(ui) ? 64 : 84);
}

static float room_mm(const struct ui *ui)
{
    float w = ui->theme->panel.w_mm - 2 * (is_small(ui) ? EDGE_SMALL_MM : EDGE_MM);
    if (keyboard_beside(ui))
        return w - 6 - RESULTS_MM;
    return is_wide(ui) ? w - pager_mm(ui) : w;
}

static float width_of(int keys, float key_mm)
{
    return (float)keys * (key_mm + KEY_GAP_MM) - KEY_GAP_MM;
}

/* Whole pixels, so that rows of different keys end below each other. */
static float whole(const struct board *board, float mm)
{
    float px_per_mm = board->ui->theme->px_per_mm;
    return (floorf(mm * px_per_mm + 0.02f) + 0.01f) / px_per_mm;
}

static float share_of(const struct board *board, float w_mm, int keys)
{
    return whole(board, (w_mm + KEY_GAP_MM) / (float)keys - KEY_GAP_MM);
}

static int fitting(float room, float key_mm)
{
    return (int)((room + KEY_GAP_MM + 0.01f) / (key_mm + KEY_GAP_MM));
}

/* The widest letter, in ems of its size. */
static float widest_ems(const struct board *board)
{
    return strcmp(board->lang->iso_script, "Arab") == 0 ? 1.65f : 1.2f;
}

static enum text_size letter_size(const struct board *board)
{
    const struct theme *theme = board->ui->theme;
    enum text_size size = board->large ? SIZE_DISPLAY : SIZE_TITLE;
    while (size > SIZE_SMALL &&
           widest_ems(board) * theme->em_px[size] > theme_px(theme, board->key_mm - FACE_PAD_MM))
        size--;
    return size;
}

/* A line of letters with a little air; at least so high. */
static float key_height(const struct board *board, float least)
{
    const struct theme *theme = board->ui->theme;
    float line_mm = LINE_EMS * theme->em_px[board->size] / theme->px_per_mm * board->lang->scale;
    return fmaxf(line_mm + 2, fmaxf(least, fminf(FLAT * board->key_mm, HIGHEST_MM)));
}

static void size_rows(struct board *board, float room)
{
    float widest = keyboard_beside(board->ui) ? WIDEST_BESIDE_MM : WIDEST_MM;
    float panel_w = board->ui->theme->panel.w_mm;
    board->columns = board_columns(board);
    if (keyboard_beside(board->ui))
        room = fmaxf(width_of(board->columns, KEY_LEAST_MM + 0.2f), fminf(room, BESIDE * panel_w));
    board->key_mm = fminf(widest, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
    board->size = letter_size(board);
    board->key_h_mm = board->foot_h_mm = key_height(board, KEY_LEAST_MM);
    int most = 1;
    for (int i = 0; board->lines[i]; i++)
        most = (int)fmaxf((float)most, (float)board_count(board->lines[i]));
    if (board->state->layer != LAYER_LETTERS && most < board->columns && most >= 10) {
        board->columns = most; /* digits: wider keys in the same width */
        board->key_mm = share_of(board, board->w_mm, most);
    }
}

/* What is between the frame's rows of a lying panel; half of a standing one, and below the field. */
static int rows_that_fit(const struct board *board, int families)
{
    const struct panel *panel = &board->ui->theme->panel;
    bool large = board->ui->theme->scale != SCALE_STANDARD;
    bool low = preference_get(&board->model->session, PREFER_LOW); /* the bar may take one row more */
    float h = panel->h_mm - FRAME_MM - (low ? BAR_ROW_MM : 0);
    if (!is_wide(board->ui))
        h = fminf(low ? (large ? LOW_LARGE_MM : LOW_MM) : panel->h_mm / 2, panel->h_mm - FRAME_HIGH_MM);
    float below = (float)(board->narrow ? 2 : 1) * (board->foot_h_mm + KEY_GAP_MM);
    int rows = fitting(h - below, board->key_h_mm) - families, least = families ? 1 : 2;
    return rows > least ? rows : least;
}

static int up(int n, int by)
{
    return (n + by - 1) / by;
}

/* How many columns, rows and pages keys of at least that size take. */
static void count_pages(struct board *board, float room, float least)
{
    bool families = board->layout->families && board->state->layer == LAYER_LETTERS;
    int most = fitting(room, least);
    if (families && most > FAMILY_MAX)
        most = FAMILY_MAX;
    board->key_mm = share_of(board, room, most);
    board->size = letter_size(board);
    board->key_h_mm = key_height(board, least);
    board->rows = rows_that_fit(board, !families ? 0 : is_small(board->ui) ? 1 : up(FAMILY_MAX, most));
    board->pages = up(board->n_keys, most * board->rows);
    board->rows = up(up(board->n_keys, board->pages), most);
    board->columns = families ? most : up(up(board->n_keys, board->pages), board->rows);
    board->per_page = board->columns * board->rows;
}

/* Keys that nobody asked to be large are smaller where there would be too many pages. */
static void size_pages(struct board *board, float room)
{
    count_pages(board, room, board->large ? KEY_LARGE_MM : KEY_LEAST_MM);
    if (board->large && !board->state->abc && board->pages > PAGES_MAX) {
        board->large = false;
        board->narrow = room < board_foot_mm(board); /* they can be chosen to be, then */
        count_pages(board, room, KEY_LEAST_MM);
    }
    board->page = board->state->page % board->pages;
    float widest = keyboard_beside(board->ui) ? WIDEST_BESIDE_MM : board->narrow ? room : WIDEST_LARGE_MM;
    board->key_mm = fminf(widest, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
}

/* Rows do where no letter would be wider than its key. */
static bool rows_fit(const struct board *board, float room)
{
    const struct theme *theme = board->ui->theme;
    float letter = widest_ems(board) * theme->em_px[SIZE_SMALL] / theme->px_per_mm + FACE_PAD_LEAST_MM;
    return theme->panel.w_mm >= NARROW_MM &&
           width_of(board_columns(board), fmaxf(KEY_LEAST_MM, letter)) <= room;
}

static void size_pad(struct board *board, float room)
{
    board->columns = 3;
    board->key_mm = fminf(PAD_KEY_MM, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
    board->key_h_mm = board->foot_h_mm = KEY_LARGE_MM;
}

void board_size(struct board *board)
{
    const struct ui *ui = board->ui;
    float room = room_mm(ui);
    board->size = SIZE_TITLE;
    if (board->kind == KEYBOARD_DIGITS) {
        size_pad(board, room);
        return;
    }
    board_choose_lines(board);
    bool syllables = board->layout->families && board->kind == KEYBOARD_TEXT;
    board->in_order =
        syllables || !rows_fit(board, room) || (board->state->abc && board->kind == KEYBOARD_TEXT);
    board->large = board->in_order && (board->state->abc || !syllables);
    board->narrow = room < board_foot_mm(board);
    board_collect(board);
    board->foot_h_mm = board->large && !board->narrow ? KEY_LARGE_MM : KEY_LEAST_MM;
    if (board->in_order)
        size_pages(board, room);
    else
        size_rows(board, room);
}
