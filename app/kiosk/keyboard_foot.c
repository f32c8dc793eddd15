// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "base/utf8.h"
#include "kiosk/keyboard_part.h"

enum { EMAIL_KEYS = 4 };
static const float LETTER_EMS = 0.68f; /* bold, on average */
static const float WIDER = 1.2f;       /* than letters, and as wide as their words at least */

static void add(struct key_row *keys, const struct board *board, key_maker *make)
{
    row_add(keys, make, STR(""), fmaxf(KEY_LEAST_MM, fminf(KEY_LARGE_MM, WIDER * board->key_mm)),
            board->narrow ? 1 : 0);
}

static bool has_others(const struct board *board)
{
    struct keyboard_other others[KEYBOARD_OTHERS_MAX];
    return keyboard_others(&board->model->site, board->ui->words->lang, others) > 1;
}

/* The alphabet of Thai holds what its second layer does. */
static bool has_second(const struct board *board)
{
    return board->layout->second[0] && board->layout->second_face && board->state->layer != LAYER_DIGITS;
}

/* Where keys can be larger, or were made so. */
static bool has_order(const struct board *board)
{
    return board->state->layer == LAYER_LETTERS && (!board->in_order || !board->large || board->state->abc);
}

static void add_turns(struct key_row *keys, const struct board *board, bool shift)
{
    if (shift)
        add(keys, board, key_shift);
    add(keys, board, key_digits);
    if (board->kind == KEYBOARD_EMAIL)
        return;
    if (has_second(board))
        add(keys, board, key_second);
    if (has_others(board))
        add(keys, board, key_other);
    if (has_order(board))
        add(keys, board, key_order);
}

static void add_space(struct key_row *keys, const struct board *board)
{
    static const char *const email[EMAIL_KEYS] = {"@", ".", ".se", ".com"};
    if (board->kind == KEYBOARD_TEXT) {
        row_add(keys, key_space, STR(""), 2 * KEY_LEAST_MM, board->narrow ? 2 : 1);
        return;
    }
    for (int i = 0; i < EMAIL_KEYS; i++)
        row_add(keys, key_letter, str_of(email[i]), KEY_LEAST_MM, 1);
}

static float words_mm(const struct board *board, struct str words)
{
    const struct theme *theme = board->ui->theme;
    float em_mm = theme->em_px[SIZE_SMALL] / theme->px_per_mm * board->ui->words->lang->scale;
    return fmaxf(KEY_LARGE_MM, (float)utf8_length(words) * LETTER_EMS * em_mm + 4) + KEY_GAP_MM;
}

float board_foot_mm(const struct board *board)
{
    const struct ui *ui = board->ui;
    float sample = words_mm(board, STR("abc")), icon = KEY_LARGE_MM + KEY_GAP_MM;
    int samples = 1 + has_second(board) + has_others(board) + has_order(board);
    float w = (float)samples * sample;
    if (board->in_order) /* else Shift and Erase stand above, and there are no further pages */
        w += (float)(1 + board_shifts(board)) * icon + sample;
    w += board->kind == KEYBOARD_TEXT ? fmaxf(2 * KEY_LEAST_MM, words_mm(board, tr(ui, "keyboard", "Space")))
                                      : EMAIL_KEYS * words_mm(board, STR(".com"));
    if (board->kind == KEYBOARD_TEXT && board->layout->half_space)
        w += words_mm(board, tr(ui, "keyboard", "Half space"));
    return w;
}

void board_foot(struct board *board, bool shift, bool erase)
{
    struct key_row keys = {.foot = true};
    add_turns(&keys, board, shift);
    if (board->narrow) { /* in two rows */
        if (board->kind == KEYBOARD_TEXT && board->layout->half_space)
            add(&keys, board, key_half_space);
        row_end(board, &keys);
        keys = (struct key_row){.foot = true};
    } else if (board->kind == KEYBOARD_TEXT && board->layout->half_space) {
        add(&keys, board, key_half_space);
    }
    add_space(&keys, board);
    if (board->pages > 1)
        add(&keys, board, key_more);
    if (erase)
        add(&keys, board, key_erase);
    row_end(board, &keys);
}
