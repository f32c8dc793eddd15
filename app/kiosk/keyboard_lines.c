// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/keyboard_part.h"

static const char EMAIL_IN_ORDER[] = "a b c d e f g h i j k l m n o p q r s t u v w x y z - _";

int board_count(const char *line)
{
    struct str rest = str_of(line), one;
    int n = 0;
    while (str_next(&rest, ' ', &one))
        n += one.len > 0;
    return n;
}

bool board_shifts(const struct board *board)
{
    const struct keyboard_layout *layout = board->layout;
    bool by_shift = layout->second[0] && !layout->second_face;
    return board->kind == KEYBOARD_TEXT && board->state->layer != LAYER_DIGITS &&
           (layout->capitals || (by_shift && !board->in_order));
}

static void add_keys(struct board *board, const char *line)
{
    struct str rest = str_of(line), one;
    while (board->n_keys < BOARD_KEYS_MAX && str_next(&rest, ' ', &one))
        if (one.len)
            board->keys[board->n_keys++] = one;
}

/* Of one of the layout's layers or of the digits. */
static int add_lines(struct board *board, const char *const *lines, int n)
{
    for (int i = 0; lines && lines[i] && n < KEYBOARD_ROWS_MAX; i++)
        board->lines[n++] = lines[i];
    return n;
}

void board_choose_lines(struct board *board)
{
    static const char *const digits[] = {"1 2 3 4 5 6 7 8 9 0", "- / : ; ( ) & @ + #", ". , ? ! ' \" % *",
                                         NULL};
    static const char *const email[] = {"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l",
                                        "z x c v b n m - _", NULL};
    const struct keyboard_layout *layout = board->layout;
    int n = 0;
    if (board->state->layer == LAYER_DIGITS) {
        n = add_lines(board, digits, 0);
        if (layout->signs && board->kind == KEYBOARD_TEXT)
            board->lines[n++] = layout->signs;
    } else if (board->kind == KEYBOARD_EMAIL) {
        add_lines(board, email, 0);
    } else {
        add_lines(board, board->state->layer == LAYER_SECOND ? layout->second : layout->rows, 0);
    }
}

/* Of the letters: the other layers get the same width. */
int board_columns(const struct board *board)
{
    const char *const *rows = board->kind == KEYBOARD_EMAIL ? board->lines : board->layout->rows;
    int most = 10;
    for (int i = 0; rows[i]; i++) {
        int ends = rows[i + 1] ? 0 : board_shifts(board) ? 2 : 1; /* shift and erase stand in the last row */
        int n = board_count(rows[i]) + ends;
        most = n > most ? n : most;
    }
    return most;
}

void board_collect(struct board *board)
{
    bool letters = board->state->layer == LAYER_LETTERS;
    if (letters && board->in_order)
        add_keys(board, board->kind == KEYBOARD_EMAIL ? EMAIL_IN_ORDER : board->layout->in_order);
    else
        for (int i = 0; board->lines[i]; i++)
            add_keys(board, board->lines[i]);
}
