// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/keyboard.h"

#include <string.h>

static const float NARROW_MM =
    240; /* eleven 15 mm keys with 3 mm gaps, edges and page buttons do not fit below this */
enum { PAGE_LETTERS, PAGE_DIGITS };

const struct keyboard_layout keyboard_layouts[] = {
    {"en",
     {"q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m"},
     "a b c d e f g h i j k l m n o p q r s t u v w x y z"},
    {"sv",
     {"q w e r t y u i o p å", "a s d f g h j k l ö ä", "z x c v b n m é"},
     "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö é"},
    {"ar",
     {"ض ص ث ق ف غ ع ه خ ح ج", "ش س ي ب ل ا ت ن م ك ط", "ذ ئ ء ؤ ر ى ة و ز ظ د", "أ إ آ"},
     "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ء آ أ إ ؤ ئ ى ة"},
};
const int keyboard_layouts_n = sizeof keyboard_layouts / sizeof *keyboard_layouts;

static const char *const digit_rows[] = {"1 2 3 4 5 6 7 8 9 0", "- + @ . , : / & ( )", NULL};

const struct keyboard_layout *keyboard_find(const struct lang *lang)
{
    size_t base = strcspn(lang->tag, "-");
    for (int i = 0; i < keyboard_layouts_n; i++)
        if (strlen(keyboard_layouts[i].tag) == base && strncmp(keyboard_layouts[i].tag, lang->tag, base) == 0)
            return &keyboard_layouts[i];
    return &keyboard_layouts[0];
}

static struct node *key(const struct ui *ui, struct node *row, struct str letter)
{
    return ui_key(ui, row, ui_id(ui, "key.", letter), ICON_NONE, letter, ACT(ACT_TYPE, .arg = letter));
}

static void letters(const struct ui *ui, struct node *row, const char *spaced, bool share)
{
    struct str rest = str_of(spaced), letter;
    while (rest.len && str_next(&rest, ' ', &letter)) {
        struct node *node = key(ui, row, letter);
        node->grow = share ? 1 : 0;
    }
}

static struct node *wide_key(const struct ui *ui, struct node *row, const char *id, enum icon icon,
                             const char *word, struct action action)
{
    struct node *node = ui_key(ui, row, id, icon, tr(ui, "keyboard", word), action);
    node->grow = 1;
    return node;
}

static void bottom_row(const struct ui *ui, struct node *board, int page)
{
    struct node *row = ui_box(ui, board, BOX_ROW, 3);
    wide_key(ui, row, "key.page", ICON_NONE,
             page == PAGE_DIGITS ? N_("keyboard", "Letters") : N_("keyboard", "123"),
             ACT(ACT_KEYBOARD, .number = page == PAGE_DIGITS ? PAGE_LETTERS : PAGE_DIGITS));
    wide_key(ui, row, "key.space", ICON_NONE, N_("keyboard", "Space"), ACT(ACT_TYPE, .arg = STR(" ")))->grow =
        3;
    wide_key(ui, row, "key.backspace", ICON_BACKSPACE, N_("keyboard", "Erase"), ACT(ACT_BACKSPACE));
}

void keyboard_add(const struct model *model, const struct ui *ui, struct node *parent)
{
    const struct keyboard_layout *layout = keyboard_find(ui->words->lang);
    int page = model->session.keyboard_page;
    const char *const *rows = page == PAGE_DIGITS ? digit_rows : layout->rows;
    struct node *board = ui_box(ui, parent, BOX_COLUMN, 3);
    board->id = "keyboard";
    board->role = ROLE_GROUP;
    board->label = tr(ui, "keyboard", "Keyboard");
    bool narrow = ui->theme->panel.w_mm < NARROW_MM;
    struct node *flow = narrow ? ui_box(ui, board, BOX_FLOW, 3) : NULL;
    if (narrow && page == PAGE_LETTERS)
        letters(ui, flow, layout->in_order, false);
    for (int i = 0; rows[i] && (!narrow || page == PAGE_DIGITS); i++)
        letters(ui, narrow ? flow : ui_box(ui, board, BOX_ROW, 3), rows[i], !narrow);
    bottom_row(ui, board, page);
}
