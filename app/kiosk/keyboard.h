/* SPDX-License-Identifier: GPL-3.0-or-later
 * The keyboard on the screen. Its languages are data: one row of a table each (keyboard_layouts.c), as that
 * language's people know it from their phones. A key is at least 15 mm, 3 mm from the next; large keys in
 * alphabetical order, of 20 mm, can be chosen, and are all there is where the rows do not fit.
 *
 * The rows stand as the national keyboards show them, left to right, in right-to-left languages too: ض is at
 * the left of the top row and Erase at the right of the last one on every screen. Only the alphabetical order
 * runs as its language does. What is heard and stepped through follows the screen's direction. */
#ifndef KIOSK_KEYBOARD_H
#define KIOSK_KEYBOARD_H

#include "kiosk/screen.h"

enum keyboard_kind {
    KEYBOARD_TEXT,  /* the language's letters, digits and signs */
    KEYBOARD_EMAIL, /* a to z, digits, @ . - _ and common endings */
    KEYBOARD_DIGITS /* a pad for a phone number, keys of 20 mm and more */
};
/* Adds it to a column: as wide as the body, or beside what it fills in (keyboard_beside). Keys send ACT_TYPE,
 * ACT_BACKSPACE and ACT_KEYBOARD; what they change is session.keyboard. Its rows are groups called
 * "keyboard.row.0" …, its keys "key." and what they type, or a word: key.space, key.backspace, key.shift. */
void keyboard_add(const struct model *model, const struct ui *ui, struct node *parent,
                  enum keyboard_kind kind);
/* There is no room for anything above or beside it: all of it belongs into what scrolls. */
bool keyboard_scrolls(const struct model *model, const struct ui *ui);
/* The panel lies and has room: it stands beside what it fills in, as wide as it likes to be. */
bool keyboard_beside(const struct model *model, const struct ui *ui);

enum { KEYBOARD_ROWS_MAX = 5, KEYBOARD_OTHERS_MAX = 8 };
struct keyboard_layout { /* keys are separated by spaces; NULL ends rows */
    const char *tags;    /* the languages that use it, the first its own; separated by spaces */
    const char *sample;  /* shown to those who look for it */
    const char *usual;   /* the same for its rows; NULL: the first three keys */
    const char *rows[KEYBOARD_ROWS_MAX + 1]; /* left to right */
    const char
        *second[KEYBOARD_ROWS_MAX + 1]; /* for one key: marks, letters of neighbours; Kedmanee's shift */
    const char *second_face;            /* on the key that leads there; NULL: the shift key does */
    const char *in_order;               /* the alphabet; of syllables the consonants */
    const char *const *families;        /* syllables: for each consonant all its forms */
    const char *signs;                  /* its own punctuation, or NULL */
    bool capitals;
    bool half_space; /* it writes U+200C */
};
extern const struct keyboard_layout keyboard_layouts[];
extern const int keyboard_layouts_n;
/* The language's own; else its base language's where both write the same script; else that of English. */
const struct keyboard_layout *keyboard_find(const struct lang *lang);
/* What the key that changes keyboards goes through, and in which language each is read: the language's own
 * first, then that of the site's first language, then one for each further script the site reads. Returns how
 * many. */
struct keyboard_other {
    const struct keyboard_layout *layout;
    const struct lang *lang;
};
int keyboard_others(const struct site *site, const struct lang *lang,
                    struct keyboard_other ret_others[KEYBOARD_OTHERS_MAX]);
/* What a key is called that is not a letter: a sign, in the language of the screen; a mark of the script, in
 * its own. Empty: it is its own name. `ret_lang` is set for a mark. */
struct str keyboard_name(const struct ui *ui, const struct lang *lang, struct str text,
                         const struct lang **ret_lang);
bool keyboard_is_mark(struct str text); /* stands on a dotted circle */

#endif
