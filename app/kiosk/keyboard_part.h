/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the files of keyboard.h share. Not for others. */
#ifndef KIOSK_KEYBOARD_PART_H
#define KIOSK_KEYBOARD_PART_H

#include "kiosk/keyboard.h"

enum { BOARD_KEYS_MAX = 128, BOARD_ROW_MAX = 24, FAMILY_MAX = 12 };
static const float KEY_GAP_MM = 3, KEY_LEAST_MM = 15, KEY_LARGE_MM = 20;

struct board { /* for one frame */
    const struct model *model;
    const struct ui *ui;
    enum keyboard_kind kind;
    const struct keyboard_state *state;
    const struct keyboard_layout *layout;
    const struct lang *lang;                  /* of its letters */
    const char *lines[KEYBOARD_ROWS_MAX + 1]; /* of the layer shown, left to right */
    bool in_order;                            /* in pages, in the order of the alphabet; else in `lines` */
    bool large;                               /* keys of 20 mm */
    bool narrow;                              /* the keys below take two rows */
    struct str keys[BOARD_KEYS_MAX];          /* in order: all there are */
    int n_keys;
    int pages, page, per_page;               /* in order */
    int columns, rows;                       /* of keys */
    float w_mm, key_mm, key_h_mm, foot_h_mm; /* of all; of a letter; of the keys below */
    enum text_size size;                     /* of letters */
    struct node *node;
    int n_rows; /* so far */
};

/* keyboard_lines.c: which keys there are. */
void board_choose_lines(struct board *board); /* of the layer shown */
int board_columns(const struct board *board); /* keys of the widest row, with Shift and Erase in the last */
void board_collect(struct board *board);      /* all of them, in order where they stand so */
int board_count(const char *line);
bool board_shifts(const struct board *board); /* it has a shift key */

/* keyboard_room.c: how much there is for it, mm. */
float board_room_w(const struct board *board);
float board_room_h(const struct board *board);

/* keyboard_size.c: how many beside each other, and how large. */
void board_size(struct board *board);

/* keyboard_key.c: one key. `text` is what it types or shows. */
struct str key_face(const struct board *board, struct str text); /* marks on a dotted circle */
struct node *key_letter(const struct board *board, struct node *row, struct str text);
struct node *key_blank(const struct board *board, struct node *row, struct str text);
struct node *key_consonant(const struct board *board, struct node *row, struct str text);
struct node *key_syllable(const struct board *board, struct node *row, struct str text);
struct node *key_shift(const struct board *board, struct node *row, struct str text);
struct node *key_erase(const struct board *board, struct node *row, struct str text);
struct node *key_space(const struct board *board, struct node *row, struct str text);
struct node *key_half_space(const struct board *board, struct node *row, struct str text);
struct node *key_digits(const struct board *board, struct node *row, struct str text);
struct node *key_second(const struct board *board, struct node *row, struct str text);
struct node *key_order(const struct board *board, struct node *row, struct str text); /* ABC ⇄ usual */
struct node *key_other(const struct board *board, struct node *row, struct str text); /* other keyboards */
struct node *key_more(const struct board *board, struct node *row, struct str text);  /* next page */

/* keyboard_row.c: a row is put together from left to right, then added in the order of reading. */
typedef struct node *key_maker(const struct board *board, struct node *row, struct str text);
struct slot {
    key_maker *make;
    struct str text;
    float w_mm, grow; /* w_mm at least */
};
struct key_row {
    struct slot slots[BOARD_ROW_MAX];
    int n;
    bool foot;
    bool runs; /* begins where its language begins; else always at the left */
};
void row_add(struct key_row *keys, key_maker *make, struct str text, float w_mm, float grow);
void row_end(struct board *board, const struct key_row *keys);

/* keyboard_foot.c: the row or two below the letters, with what did not stand among them. */
void board_foot(struct board *board, bool shift, bool erase);
float board_foot_mm(const struct board *board); /* about as much as one row of them takes at most */

#endif
