// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/keyboard.h"

#include <math.h>

#include "kiosk/keyboard_part.h"

static float units(const struct board *board, float keys)
{
    return board->key_mm + (keys - 1) * (board->key_mm + KEY_GAP_MM);
}

static void add_letters(const struct board *board, struct key_row *row, const char *line)
{
    struct str rest = str_of(line), one;
    while (str_next(&rest, ' ', &one))
        row_add(row, key_letter, one, board->key_mm, 0);
}

/* Shift, the last letters, Erase: the two share what the letters leave. */
static void last_row(struct board *board, const char *line)
{
    int spare = board->columns - board_count(line);
    bool shifts = board_shifts(board), shift = shifts && spare >= 2, erase = spare >= 1;
    struct key_row row = {.n = 0};
    bool apart = !shift && spare > 2; /* a few signs stand in the middle */
    if (shift)
        row_add(&row, key_shift, STR(""), units(board, (float)spare / 2), 0);
    if (apart)
        row_add(&row, key_blank, STR(""), 0, 1);
    add_letters(board, &row, line);
    if (apart)
        row_add(&row, key_blank, STR(""), 0, 1);
    if (erase)
        row_add(&row, key_erase, STR(""), units(board, shift ? (float)spare / 2 : fminf(2, (float)spare)), 0);
    row_end(board, &row);
    board_foot(board, shifts && !shift, !erase);
}

static void as_rows(struct board *board)
{
    for (int i = 0; board->lines[i]; i++) {
        struct key_row row = {.n = 0};
        if (!board->lines[i + 1]) {
            last_row(board, board->lines[i]);
            return;
        }
        add_letters(board, &row, board->lines[i]);
        row_end(board, &row);
    }
}

/* Rows of equal keys, the last one filled up with nothing, so that all stand below each other. */
static void add_cells(struct board *board, key_maker *make, const struct str *keys, int n, int rows)
{
    float least = keyboard_beside(board->model, board->ui) ? board->key_mm
                  : board->large                           ? KEY_LARGE_MM
                                                           : KEY_LEAST_MM;
    for (int at = 0; at < rows; at++) {
        struct key_row row = {.runs = board->state->layer != LAYER_DIGITS};
        for (int i = at * board->columns; i < (at + 1) * board->columns; i++)
            row_add(&row, i < n ? make : key_blank, i < n ? keys[i] : STR(""), least, 1);
        row_end(board, &row);
    }
}

static void add_family(struct board *board)
{
    struct str forms[FAMILY_MAX], rest, one;
    int n = 0, family = board->state->family < board->n_keys ? board->state->family : 0;
    rest = str_of(board->layout->families[family]);
    while (n < FAMILY_MAX && str_next(&rest, ' ', &one))
        forms[n++] = one;
    int most = is_small(board->ui) ? n : FAMILY_MAX; /* where there is room nothing jumps */
    add_cells(board, key_syllable, forms, n, (most + board->columns - 1) / board->columns);
}

static void as_pages(struct board *board)
{
    bool families = board->layout->families && board->state->layer == LAYER_LETTERS;
    int from = board->page * board->per_page;
    int n = board->n_keys - from < board->per_page ? board->n_keys - from : board->per_page;
    add_cells(board, families ? key_consonant : key_letter, board->keys + from, n, board->rows);
    if (families)
        add_family(board);
    board_foot(board, board_shifts(board), true);
}

static void pad_row(struct board *board, const char *line, bool erase)
{
    struct key_row row = {.n = 0};
    add_letters(board, &row, line);
    if (erase)
        row_add(&row, key_erase, STR(""), board->key_mm, 0);
    row_end(board, &row);
}

static void as_pad(struct board *board)
{
    pad_row(board, "1 2 3", false);
    pad_row(board, "4 5 6", false);
    pad_row(board, "7 8 9", false);
    pad_row(board, "+ 0", true);
}

static struct node *board_node(const struct ui *ui, struct node *parent)
{
    struct node *middle = ui_box(ui, parent, BOX_COLUMN, 0);
    middle->align = ALIGN_CENTER;
    struct node *node = ui_box(ui, middle, BOX_COLUMN, KEY_GAP_MM);
    node->id = "keyboard";
    node->label = tr(ui, "keyboard", "Keyboard");
    return node;
}

/* Addresses are written in the letters of English. */
static struct keyboard_other chosen(const struct model *model, const struct ui *ui, enum keyboard_kind kind)
{
    struct keyboard_other others[KEYBOARD_OTHERS_MAX];
    if (kind != KEYBOARD_TEXT)
        return (struct keyboard_other){&keyboard_layouts[0], lang_find(STR("en"))};
    int n = keyboard_others(&model->site, ui->words->lang, others);
    return others[model->session.keyboard.other % n];
}

void keyboard_add(const struct model *model, const struct ui *ui, struct node *parent,
                  enum keyboard_kind kind)
{
    struct keyboard_other other = chosen(model, ui, kind);
    struct board board = {.model = model,
                          .ui = ui,
                          .kind = kind,
                          .state = &model->session.keyboard,
                          .layout = other.layout,
                          .lang = other.lang,
                          .node = board_node(ui, parent)};
    board_size(&board);
    board.node->max_w_mm = board.w_mm;
    if (keyboard_beside(model, ui)) /* no layer is narrower: what stands beside it keeps its place */
        board.node->min_w_mm = board.w_mm;
    if (kind == KEYBOARD_DIGITS)
        as_pad(&board);
    else if (board.in_order)
        as_pages(&board);
    else
        as_rows(&board);
}
