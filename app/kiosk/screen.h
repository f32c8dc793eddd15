/* SPDX-License-Identifier: GPL-3.0-or-later
 * Screens: one file each (screen_<name>.c), one row of the table in screen.c. A screen is a pure function
 * from the model to nodes; it holds no pixel, no colour number and no text of its own. To add one: a name in
 * enum screen, a file, a row. */
#ifndef KIOSK_SCREEN_H
#define KIOSK_SCREEN_H

#include "kiosk/message.h"
#include "ui/widget.h"

struct screen_type {
    const char *name;     /* as scripts and trees call it */
    enum load_kind loads; /* what it asks the store for */
    /* LOAD_LIST, LOAD_SAY: completes the request (begun with now, language, chips). False: nothing to ask. */
    bool (*query)(const struct model *model, const struct visit *visit, struct load_request *request);
    /* The words of the title row. NULL: the screen has neither title row nor bar (only when `bare`). */
    struct str (*title)(const struct model *model, const struct ui *ui);
    bool bare;    /* no title row; the bar stays */
    bool crowded; /* a keyboard takes the room: nothing more above the bar */
    bool review;  /* shows all that is to be sent, and each part of it can be put right: what sends stands
                     here only (A21) */
    bool dialog;  /* stands over what was there and is said to; the bar belongs to it */
    bool alone;   /* no bar either: a question over everything */
    enum color ground; /* COLOR_NONE: paper */
    void (*build)(const struct model *model, const struct ui *ui, struct node *body);
};
extern const struct screen_type *const screens[SCREEN_COUNT];

#define ACT(code_, ...) ((struct action){.code = (code_), __VA_ARGS__})
/* The catalogue's words. `context` is the screen's name or "common". */
struct str tr(const struct ui *ui, const char *context, const char *english);
struct str tr_n(const struct ui *ui, const char *context, const char *one, const char *many,
                int64_t n); /* fills {count} */
/* A message with one value; VALUE_TEXT values in any direction, VALUE_LTR ones keep their order. */
struct str tr_1(const struct ui *ui, const char *context, const char *english, const char *name,
                struct str value, enum value_kind kind);
/* An address or number by itself: it keeps its order in any text. */
struct str in_order(const struct ui *ui, struct str value);
/* A panel smaller than a sheet of A5: what is not needed is left out. */
bool is_small(const struct ui *ui);
bool is_wide(const struct ui *ui); /* the panel lies */
/* A content text in the visitor's language, else in the first of the site's order that there is (kiosk/tell.h
 * tells what to say of that), and which language that became, for the node's `lang`. ret_lang NULL: it goes
 * among other words, and is isolated when it runs the other way. */
struct str text_in(const struct ui *ui, const struct text_map *map, const struct lang **ret_lang);

#endif
