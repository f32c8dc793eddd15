// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "kiosk/keyboard_part.h"

static const float NARROW_MM = 200; /* no rows on panels below this */
enum { PAGES_MAX = 3 };
static const float WIDEST_MM = 23, WIDEST_LARGE_MM = 27, WIDEST_BESIDE_MM = 20.5f, FLAT = 0.85f,
                   HIGHEST_MM = 18, BESIDE = 0.53f, PAD_KEY_MM = 30, FACE_PAD_MM = 3.5f, LINE_EMS = 1.36f,
                   FACE_PAD_LEAST_MM = 0.5f;

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
    float widest = keyboard_beside(board->model, board->ui) ? WIDEST_BESIDE_MM : WIDEST_MM;
    float panel_w = board->ui->theme->panel.w_mm;
    board->columns = board_columns(board);
    if (keyboard_beside(board->model, board->ui))
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

/* Rows do where no letter would be wider than its key, and all of them can be seen. Sets them. */
static bool rows_fit(struct board *board, float room)
{
    const struct theme *theme = board->ui->theme;
    float letter = widest_ems(board) * theme->em_px[SIZE_SMALL] / theme->px_per_mm + FACE_PAD_LEAST_MM;
    if (theme->panel.w_mm < NARROW_MM || width_of(board_columns(board), fmaxf(KEY_LEAST_MM, letter)) > room)
        return false;
    size_rows(board, room);
    int rows = 1; /* the foot */
    while (board->lines[rows - 1])
        rows++;
    return keyboard_scrolls(board->model, board->ui) || rows <= fitting(board_room_h(board), board->key_h_mm);
}

static int up(int n, int by)
{
    return (n + by - 1) / by;
}

/* For the syllables of a consonant; on a small panel only those that it has, though the keys then move. */
static int family_rows(const struct board *board, int columns)
{
    if (!board->layout->families || board->state->layer != LAYER_LETTERS)
        return 0;
    return is_small(board->ui) ? 1 : up(FAMILY_MAX, columns);
}

static float foot_high(const struct board *board)
{
    return (float)(board->narrow ? 2 : 1) * (board->foot_h_mm + KEY_GAP_MM);
}

static int rows_that_fit(const struct board *board, int families)
{
    int rows = fitting(board_room_h(board) - foot_high(board), board->key_h_mm) - families;
    int least = families ? 1 : 2;
    return rows > least ? rows : least;
}

static bool too_high(const struct board *board)
{
    int rows = board->rows + family_rows(board, board->columns);
    return !keyboard_scrolls(board->model, board->ui) &&
           rows > fitting(board_room_h(board) - foot_high(board), board->key_h_mm);
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
    board->foot_h_mm = board->large && !board->narrow ? KEY_LARGE_MM : KEY_LEAST_MM;
    board->rows = rows_that_fit(board, family_rows(board, most));
    board->pages = up(board->n_keys, most * board->rows);
    board->rows = up(up(board->n_keys, board->pages), most);
    board->columns = families ? most : up(up(board->n_keys, board->pages), board->rows);
    board->per_page = board->columns * board->rows;
}

/* Keys that nobody asked to be large are smaller where there would be too many pages; all are where else they
 * would not be seen. */
static void size_pages(struct board *board, float room)
{
    float syllables =
        board->layout->families && !board->large ? width_of(FAMILY_MAX, KEY_LEAST_MM + 0.2f) : 0;
    if (keyboard_beside(board->model, board->ui))
        room = fminf(room, fmaxf(syllables, BESIDE * board->ui->theme->panel.w_mm));
    count_pages(board, room, board->large ? KEY_LARGE_MM : KEY_LEAST_MM);
    if (board->large && ((!board->state->abc && board->pages > PAGES_MAX) || too_high(board))) {
        board->large = false;
        board->narrow = room < board_foot_mm(board); /* they can be chosen to be, then */
        count_pages(board, room, KEY_LEAST_MM);
    }
    board->page = board->state->page % board->pages;
    float widest = keyboard_beside(board->model, board->ui) ? WIDEST_BESIDE_MM
                   : board->narrow                          ? room
                                                            : WIDEST_LARGE_MM;
    board->key_mm = fminf(widest, share_of(board, room, board->columns));
    board->w_mm = width_of(board->columns, board->key_mm);
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
    float room = board_room_w(board);
    bool text = board->kind == KEYBOARD_TEXT;
    board->size = SIZE_TITLE;
    if (board->kind == KEYBOARD_DIGITS) {
        size_pad(board, room);
        return;
    }
    board_choose_lines(board);
    bool syllables = board->layout->families && text;
    board->in_order = syllables || (text && board->state->abc) || !rows_fit(board, room);
    board->large = board->in_order && (board->state->abc || !syllables);
    board->narrow = room < board_foot_mm(board);
    if (!board->in_order)
        return;
    board_collect(board);
    size_pages(board, room);
}
