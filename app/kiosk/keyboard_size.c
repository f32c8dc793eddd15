// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "kiosk/keyboard_part.h"

static const float NARROW_MM = 200; /* no rows on panels below this */
static const float SMALL_MM = 160, LINES = 27,
                   LINES_LYING = 15; /* no room for results beside or above a keyboard */
static const float EDGE_MM = 10, EDGE_SMALL_MM = 6, RESULTS_MM = 96, FRAME_MM = 64, FRAME_HIGH_MM = 122;
static const float FOOT_MM = 160, FOOT_LARGE_MM = 230; /* below that it takes two rows */
enum { LEAST_ROWS = 2 };
static const float WIDEST_MM = 23, WIDEST_LARGE_MM = 27, WIDEST_BESIDE_MM = 20.5f, FLAT = 0.85f,
                   HIGHEST_MM = 18, BESIDE = 0.53f, PAD_KEY_MM = 30, DISPLAY_KEY_MM = 21.5f;

bool keyboard_scrolls(const struct ui *ui)
{
    const struct panel *panel = &ui->theme->panel;
    return (is_wide(ui) ? panel->h_mm : panel->w_mm) < SMALL_MM ||
           ui_lines(ui) < (is_wide(ui) ? LINES_LYING : LINES);
}

bool keyboard_beside(const struct ui *ui)
{
    return is_wide(ui) && !keyboard_scrolls(ui);
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

static void size_rows(struct board *board, float room)
{
    float widest = keyboard_beside(board->ui) ? WIDEST_BESIDE_MM : WIDEST_MM;
    float panel_w = board->ui->theme->panel.w_mm;
    board->columns = board_columns(board);
    if (keyboard_beside(board->ui))
        room = fmaxf(width_of(board->columns, KEY_LEAST_MM + 0.2f), fminf(room, BESIDE * panel_w));
    board->key_mm = fminf(widest, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
    board->key_h_mm = board->foot_h_mm = fminf(fmaxf(KEY_LEAST_MM, FLAT * board->key_mm), HIGHEST_MM);
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
    float h = panel->h_mm - FRAME_MM;
    if (!is_wide(board->ui))
        h = fminf(panel->h_mm / 2, panel->h_mm - FRAME_HIGH_MM);
    float below = (float)(board->narrow ? 2 : 1) * (board->foot_h_mm + KEY_GAP_MM);
    int rows = fitting(h - below, board->key_h_mm) - families;
    return rows > LEAST_ROWS ? rows : LEAST_ROWS;
}

static int up(int n, int by)
{
    return (n + by - 1) / by;
}

static void size_pages(struct board *board, float room)
{
    bool families = board->layout->families && board->state->layer == LAYER_LETTERS;
    float least = board->large ? KEY_LARGE_MM : KEY_LEAST_MM;
    int most = fitting(room, least);
    if (families && most > FAMILY_MAX)
        most = FAMILY_MAX;
    board->columns = most;
    board->key_h_mm = fminf(fmaxf(least, FLAT * share_of(board, room, most)), fmaxf(least, HIGHEST_MM));
    board->rows = rows_that_fit(board, !families ? 0 : is_small(board->ui) ? 1 : up(FAMILY_MAX, most));
    board->pages = up(board->n_keys, most * board->rows);
    board->rows = up(up(board->n_keys, board->pages), most);
    if (!families)
        board->columns = up(up(board->n_keys, board->pages), board->rows);
    board->per_page = board->columns * board->rows;
    board->page = board->state->page % board->pages;
    float widest = keyboard_beside(board->ui) ? WIDEST_BESIDE_MM : board->narrow ? room : WIDEST_LARGE_MM;
    board->key_mm = fminf(widest, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
}

static enum text_size letter_size(const struct board *board)
{
    static const enum text_size large[SCALE_COUNT] = {SIZE_DISPLAY, SIZE_TITLE, SIZE_BODY, SIZE_BODY};
    enum text_scale scale = board->ui->theme->scale;
    bool roomy = board->key_mm > DISPLAY_KEY_MM || scale != SCALE_STANDARD;
    return board->large && roomy ? large[scale] : scale == SCALE_STANDARD ? SIZE_TITLE : SIZE_SMALL;
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
    bool fits = !syllables && ui->theme->panel.w_mm >= NARROW_MM &&
                width_of(board_columns(board), KEY_LEAST_MM) <= room;
    board->narrow = room < (ui->theme->scale == SCALE_STANDARD ? FOOT_MM : FOOT_LARGE_MM);
    board->in_order = !fits || (board->state->abc && board->kind == KEYBOARD_TEXT);
    board->large = board->in_order && (board->state->abc || !syllables);
    board_collect(board);
    board->foot_h_mm = board->large && !board->narrow ? KEY_LARGE_MM : KEY_LEAST_MM;
    if (board->in_order)
        size_pages(board, room);
    else
        size_rows(board, room);
    board->size = letter_size(board);
}
