/* SPDX-License-Identifier: GPL-3.0-or-later
 * Parts that the screens of single items share. */
#ifndef KIOSK_PARTS_H
#define KIOSK_PARTS_H

#include "kiosk/tell.h"

/* The item's title, summary and notes on their languages. False (and words to that effect) while loading or
 * when it is withdrawn. */
bool parts_top(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix);
/* Without the look at what was loaded: of an item at hand. */
void parts_words(const struct ui *ui, struct node *scroll, const char *prefix, const struct item *item);
void parts_body(const struct ui *ui, struct node *scroll, const struct item *item); /* its paragraphs */
/* Those of another long text of the item, with the note on its language. */
void parts_paragraphs(const struct ui *ui, struct node *scroll, const struct item *item,
                      const struct text_map *text);
/* The i-th picture of the item, with who made it; told in words to who listens. NULL: there is no such one.
 */
enum picture_shape {
    PICTURE_TOP,    /* at the head of its screen */
    PICTURE_MORE,   /* one of several further down */
    PICTURE_WELCOME /* on the screen at rest, without who made it */
};
struct node *parts_picture(const struct ui *ui, struct node *parent, const char *prefix,
                           const struct item *item, int i, enum picture_shape shape);
void parts_more_pictures(const struct ui *ui, struct node *scroll, const char *prefix,
                         const struct item *item); /* all but the first */
/* Where it is from and when it was checked, small. */
void parts_source(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                  struct str source);
void parts_contact(const struct ui *ui, struct node *facts, const char *prefix, const struct contact *contact,
                   enum color accent);
/* `item` is the one whose screen it is. */
void parts_access(const struct ui *ui, struct node *facts, const char *prefix, const struct item *item,
                  const struct item *place, unsigned more, enum color accent);
/* A small note on the language or state of a text of `item`, where the top of its screen has not said it. */
void parts_note(const struct ui *ui, struct node *parent, const struct item *item, const struct told *told);
/* A row of facts: `bold` in the words' language and below it a text of the content, in its own, with its
 * note; either may be empty. NULL when both are. */
struct node *parts_fact(const struct ui *ui, struct node *facts, const struct item *item, const char *id,
                        enum icon icon, enum color accent, struct str bold, const struct text_map *text);
/* More lines in a row of facts, each in its own language; one note after all that are alike. */
struct parts_row {
    const struct ui *ui;
    struct node *row;
    const struct item *item;
};
void parts_line(const struct parts_row *row, const struct text_map *text,
                struct told *pending); /* pending: begun with no text */
void parts_line_end(const struct parts_row *row, struct told *pending);
/* What an organization or a place is called, in the language of that name; `quiet` in the words' own. */
struct node *parts_name(const struct ui *ui, struct node *facts, const char *id, enum icon icon,
                        enum color accent, const struct item *named, struct str quiet);
/* A heading and cards; nothing when the list is empty. `title` NULL: none. */
void parts_cards(const struct model *model, const struct ui *ui, struct node *scroll, const char *prefix,
                 struct str title, const struct entry_list *list, int most);
/* Take it along: a square that carries the most useful form of the content itself, the way to the others; and
 * when it was checked (kiosk/take.c). */
void parts_take_along(const struct model *model, const struct ui *ui, struct node *scroll,
                      const char *prefix);
void parts_coming(const struct ui *ui, struct node *parent, const char *id,
                  struct str words); /* a quiet box that says what is coming */

#endif
