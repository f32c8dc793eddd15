/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parts that screens are made of. Each adds nodes to `parent` and returns the one that holds the part.
 * Labels must live as long as the tree. Pressable parts are at least 20 mm high (A03), keys 15 mm, with gaps
 * of 3 mm. */
#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "text/format.h"
#include "ui/icon.h"
#include "ui/node.h"

struct str_list;
struct ui { /* what every part needs, for one frame */
    struct arena *arena;
    const struct theme *theme;
    const struct words *words;
    const char *focus; /* id, or NULL */
    /* Tags of the languages that texts of the content may stand in, after the words' own; NULL: as they come.
     * The parts here have no such texts: it is for who fills them. */
    const struct str_list *order;
};

/* Large letters on a small panel: every millimetre of height counts. */
bool ui_tight(const struct ui *ui);
float ui_lines(const struct ui *ui); /* of body text, as many as the panel is high */
/* Where it is tight: the words and the icon of a button in the small size. */
void ui_compact(const struct ui *ui, struct node *button);

const char *ui_id(const struct ui *ui, const char *prefix, struct str key); /* "calls.item." + key */

struct node *ui_box(const struct ui *ui, struct node *parent, enum box box, float gap_mm);
struct node *ui_space(const struct ui *ui, struct node *parent, float grow);
struct node *ui_text(const struct ui *ui, struct node *parent, struct str text, enum text_size size,
                     bool bold, enum color fg);
struct node *ui_heading(const struct ui *ui, struct node *parent, const char *id, struct str text,
                        int level); /* 1 display-ish title, 2 section, 3 small */
struct node *ui_icon(const struct ui *ui, struct node *parent, enum icon icon, float mm, enum color fg);
/* A picture, its corners rounded as a card's; the words tell who cannot see it what it shows. */
struct node *ui_image(const struct ui *ui, struct node *parent, const char *id, const struct image *image,
                      struct str alternative);
struct node *ui_button(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                       struct str label, struct action action); /* outlined */
struct node *ui_primary(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                        struct str label, enum color accent, struct action action); /* filled */
struct node *ui_chip(const struct ui *ui, struct node *parent, const char *id, struct str label, bool on,
                     enum color accent, struct action action); /* toggle, a tick when on */
struct node *ui_bar_button(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                           struct str label,
                           struct action action); /* icon above the word; beside it on a lying panel */
struct node *ui_key(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                    struct str label,
                    struct action action); /* shows the icon, if there is one, instead of the label */
struct node *ui_tile(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                     struct str label, struct str line, enum color accent,
                     struct action action); /* big, filled */
/* A card in a list: title, quiet line, facts (icon + bold words), quiet last line, arrow at the end. */
struct fact {
    enum icon icon;
    struct str text;
    const struct lang *lang; /* of the text; NULL: the words' */
    struct str after;        /* quiet, in the words' language */
};
struct card {
    struct str title, under, last;
    struct spans title_found, under_found, last_found;      /* words that were looked for */
    struct str title_note, last_note;                       /* about their language */
    const struct lang *title_lang, *under_lang, *last_lang; /* NULL: the words' */
    const struct fact *facts;
    int n_facts;
    enum color accent;
    const struct image *image; /* at the start, small; NULL: none. It tells nothing that the words do not. */
};
struct node *ui_card(const struct ui *ui, struct node *parent, const char *id, const struct card *card,
                     struct action action);
/* Rows of facts in one frame: icon, bold line, quiet line, dividers between. */
struct node *ui_facts(const struct ui *ui, struct node *parent, const char *id);
struct node *ui_fact(const struct ui *ui, struct node *facts, const char *id, enum icon icon,
                     enum color accent, struct str bold, struct str quiet);
/* One more line in a row of facts. */
struct node *ui_fact_line(const struct ui *ui, struct node *row, struct str text, enum text_size size);
/* An icon of languages and small quiet words about the language of the texts above. */
struct node *ui_language_note(const struct ui *ui, struct node *parent, const char *id, struct str text);
struct node *ui_notice(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                       struct str bold, struct str text, struct action action);
/* Shows `text` or, when it is empty, the quiet hint; a caret when focused. The label stands above it,
 * visible. */
struct node *ui_field(const struct ui *ui, struct node *parent, const char *id, enum icon icon,
                      struct str label, struct str text, struct str hint, struct action action);
/* The field is not right (A20): cause and suggestion stand below its frame, are said after its name, and by
 * themselves when they come. The words must not repeat what was written: they are said aloud. */
void ui_field_problem(const struct ui *ui, struct node *field, struct str cause, struct str suggestion);
struct node *ui_qr(const struct ui *ui, struct node *parent, const char *id, const struct qr *qr, float mm,
                   struct str alternative);
/* A scrolling column with, when its content is higher than its window, big up and down buttons beside or
 * below it. The offset comes from the model; `up`, `down` are pressed with number = the offset in px to go
 * to. Returns the BOX_SCROLL to fill. */
struct node *ui_scroll(const struct ui *ui, struct node *parent, const char *id, float scroll_px,
                       struct action up, struct action down);

#endif
