// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "kiosk/keyboard_part.h"
#include "text/edit.h"

static const float WORD_PAD_MM = 2, FACE_PAD_MM = 0.25f;

/* A key that is called something else than what stands on it. */
static void call(struct node *node, struct str name)
{
    node->label = name;
    node->last->hidden_from_reader = true;
}

static struct node *plain_key(const struct board *board, struct node *row, const char *id, struct str face,
                              struct action action)
{
    struct node *node = ui_key(board->ui, row, id, ICON_NONE, face, action);
    node->pad_mm[1] = node->pad_mm[3] = FACE_PAD_MM;
    node->last->size = board->size;
    node->last->lang = board->lang; /* its letters are as large as they are in its own texts */
    return node;
}

struct str key_face(const struct board *board, struct str text)
{
    return keyboard_is_mark(text) ? arena_printf(board->ui->arena, "◌%.*s", STR_FMT(text)) : text;
}

struct node *key_letter(const struct board *board, struct node *row, struct str text)
{
    const struct ui *ui = board->ui;
    const struct lang *lang = NULL;
    struct str typed = board->state->shift && board->layout->capitals && board->kind == KEYBOARD_TEXT
                           ? edit_upper(ui->arena, board->lang, text)
                           : text;
    struct str name = keyboard_name(ui, board->lang, typed, &lang);
    struct node *node =
        plain_key(board, row, ui_id(ui, "key.", text), key_face(board, typed), ACT(ACT_TYPE, .arg = typed));
    if (name.len)
        call(node, name);
    node->lang = name.len ? lang : board->lang;
    return node;
}

struct node *key_blank(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    return ui_space(board->ui, row, 0);
}

static void mark_on(struct node *node, bool on)
{
    node->selected = on;
    if (!on)
        return;
    node->bg = COLOR_INK;
    node->fg = COLOR_CARD;
}

static int place_of(const struct board *board, struct str text)
{
    int i = 0;
    while (i < board->n_keys && !str_eq(board->keys[i], text))
        i++;
    return i;
}

struct node *key_consonant(const struct board *board, struct node *row, struct str text)
{
    int i = place_of(board, text);
    struct node *node = plain_key(board, row, ui_id(board->ui, "key.family.", text), text,
                                  ACT(ACT_KEYBOARD, .number = PRESS_FAMILY + i));
    node->lang = board->lang;
    node->selected = i == board->state->family;
    node->bg = node->selected ? COLOR_MARK : COLOR_CARD;
    return node;
}

/* In the colour of its consonant. */
struct node *key_syllable(const struct board *board, struct node *row, struct str text)
{
    struct node *node = key_letter(board, row, text);
    node->bg = COLOR_MARK;
    return node;
}

/* What does not type a letter stands back: paper, small words. */
static struct node *quiet_key(const struct board *board, struct node *row, const char *id, enum icon icon,
                              struct str face, struct action action)
{
    struct node *node = ui_key(board->ui, row, id, icon, face, action);
    node->bg = COLOR_PAPER;
    node->pad_mm[1] = node->pad_mm[3] = WORD_PAD_MM;
    if (!icon)
        node->last->size = SIZE_SMALL;
    return node;
}

/* Shows letters and is called by words. */
static struct node *sample_key(const struct board *board, struct node *row, const char *id, struct str face,
                               const struct lang *lang, struct str name, struct action action)
{
    struct node *node = quiet_key(board, row, id, ICON_NONE, face, action);
    call(node, name);
    node->last->lang = lang;
    return node;
}

struct node *key_shift(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    const struct keyboard_state *state = board->state;
    bool capitals = board->layout->capitals, on = capitals ? state->shift : state->layer == LAYER_SECOND;
    struct action action = ACT(ACT_KEYBOARD, .number = capitals ? PRESS_SHIFT
                                                       : on     ? LAYER_LETTERS
                                                                : LAYER_SECOND);
    struct str name =
        capitals ? tr(board->ui, "keyboard", "Capital letter") : tr(board->ui, "keyboard", "More letters");
    struct node *node = quiet_key(board, row, "key.shift", ICON_SHIFT, name, action);
    mark_on(node, on);
    return node;
}

struct node *key_erase(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    return quiet_key(board, row, "key.backspace", ICON_BACKSPACE, tr(board->ui, "keyboard", "Erase"),
                     ACT(ACT_BACKSPACE));
}

struct node *key_space(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    struct node *node = quiet_key(board, row, "key.space", ICON_NONE, tr(board->ui, "keyboard", "Space"),
                                  ACT(ACT_TYPE, .arg = STR(" ")));
    node->bg = COLOR_CARD;
    return node;
}

struct node *key_half_space(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    return quiet_key(board, row, "key.zwnj", ICON_NONE, tr(board->ui, "keyboard", "Half space"),
                     ACT(ACT_TYPE, .arg = STR("\u200c")));
}

/* "abc": the beginning of a row of keys. */
static struct str first_three(const struct board *board, const char *line)
{
    struct str rest = str_of(line), all = STR(""), one;
    for (int i = 0; i < 3 && str_next(&rest, ' ', &one); i++)
        all = arena_printf(board->ui->arena, "%.*s%.*s", STR_FMT(all), STR_FMT(one));
    return all;
}

struct node *key_digits(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    bool there = board->state->layer == LAYER_DIGITS;
    struct action action = ACT(ACT_KEYBOARD, .number = there ? LAYER_LETTERS : LAYER_DIGITS);
    if (there)
        return sample_key(board, row, "key.layer", first_three(board, board->layout->in_order), board->lang,
                          tr(board->ui, "keyboard", "Letters"), action);
    struct node *node = sample_key(board, row, "key.layer", STR("123"), board->ui->words->lang,
                                   tr(board->ui, "keyboard", "Digits and signs"), action);
    return node;
}

struct node *key_second(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    bool there = board->state->layer == LAYER_SECOND;
    struct node *node = sample_key(board, row, "key.second", str_of(board->layout->second_face), board->lang,
                                   tr(board->ui, "keyboard", "More letters"),
                                   ACT(ACT_KEYBOARD, .number = there ? LAYER_LETTERS : LAYER_SECOND));
    mark_on(node, there);
    return node;
}

struct node *key_order(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    const struct keyboard_layout *layout = board->layout;
    bool back = board->state->abc && layout->rows[0];
    struct str usual = layout->usual ? str_of(layout->usual) : first_three(board, layout->rows[0]);
    return sample_key(board, row, "key.abc", back ? usual : first_three(board, layout->in_order), board->lang,
                      board->state->abc ? tr(board->ui, "keyboard", "The usual keyboard")
                                        : tr(board->ui, "keyboard", "Large letters in alphabetical order"),
                      ACT(ACT_KEYBOARD, .number = PRESS_ABC));
}

struct node *key_other(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    struct keyboard_other others[KEYBOARD_OTHERS_MAX];
    int n = keyboard_others(&board->model->site, board->ui->words->lang, others);
    int next = (board->state->other + 1) % n;
    struct str name = tr_1(board->ui, "keyboard", "Keyboard for {language}", "language",
                           str_of(others[next].lang->own_name), VALUE_TEXT);
    return sample_key(board, row, "key.other", str_of(others[next].layout->sample), others[next].lang, name,
                      ACT(ACT_KEYBOARD, .number = PRESS_OTHER + next));
}

/* "p–ö": what comes when it is pressed. */
struct node *key_more(const struct board *board, struct node *row, struct str text)
{
    (void)text;
    int next = (board->page + 1) % board->pages, from = next * board->per_page;
    int last = from + board->per_page < board->n_keys ? from + board->per_page - 1 : board->n_keys - 1;
    struct str begins = key_face(board, board->keys[from]), ends = key_face(board, board->keys[last]);
    struct str face = arena_printf(board->ui->arena, "%.*s–%.*s", STR_FMT(begins), STR_FMT(ends));
    return sample_key(board, row, "key.more", face, board->lang, tr(board->ui, "keyboard", "More keys"),
                      ACT(ACT_KEYBOARD, .number = PRESS_PAGE + next));
}
