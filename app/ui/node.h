/* SPDX-License-Identifier: GPL-3.0-or-later
 * The one tree: drawn, tapped, tabbed, spoken, checked and dumped. A screen builds it in a frame's arena by
 * adding nodes; layout fills in rectangles and paragraphs; nothing changes it after that. Children are in
 * reading order. */
#ifndef UI_NODE_H
#define UI_NODE_H

#include "base/arena.h"
#include "text/lang.h"
#include "text/para.h"
#include "ui/icon.h"
#include "ui/theme.h"

enum role {
    ROLE_SCREEN,
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_IMAGE,
    ROLE_BUTTON,
    ROLE_TOGGLE,
    ROLE_FIELD,
    ROLE_KEY,
    ROLE_LIST,
    ROLE_ITEM,
    ROLE_GROUP,
    ROLE_DIALOG,
    ROLE_STATUS,
    ROLE_COUNT
};
const char *role_name(enum role role);

enum box {
    BOX_COLUMN, /* children under each other, stretched to the width */
    BOX_ROW,    /* beside each other; `grow` shares what is left, others hug */
    BOX_FLOW,   /* beside each other at their own widths, going on in a new row (chips) */
    BOX_GRID,   /* equal cells; as many columns as the widest child's own width (at least cell_mm) allows, at
                   most `columns`;   rows balanced. Running text and titles may be broken, the bold words of
                   buttons are kept whole. */
    BOX_SCROLL, /* a column in a window; offset scroll_px; what is outside is not visible and not hit. It
                   takes the room that is left, and gives way when there is too little. */
    BOX_STACK,  /* on top of each other, all the size of the box */
};

struct action { /* what a press means: the kiosk's own code and argument, opaque here */
    int code;   /* 0: nothing */
    int number;
    struct str arg;
};

struct problem { /* what is wrong with what stands in a field, and what would be right; both in words that do
                    not repeat it */
    struct str cause, suggestion;
};

struct rect {
    float x, y, w, h; /* px, from the panel's top left */
};
struct span { /* bytes of a text */
    size_t from, to;
};
struct spans {
    const struct span *items;
    int n;
};
struct rect rect_join(struct rect a, struct rect b); /* the smallest around both */

struct qr;    /* ui/qr.h */
struct image; /* ui/image.h */

struct node {
    /* what it is */
    const char *id; /* "screen.part[.key]", unique in the tree; NULL for mere boxes */
    enum role role;
    struct str label;        /* the visible words that name it; for text: what it says */
    struct str spoken;       /* empty: made from label, role, state (ui/speak.h) */
    struct str aloud;        /* the label as it is said, where that differs; speak_take */
    const struct lang *lang; /* of the label; NULL: the parent's */
    struct action action;    /* on release */
    bool focusable, disabled, selected /* toggles: on */, private_data, hidden_from_reader /* decoration */;
    bool on_request;     /* only read: said when it is gone to, not when the screen comes */
    int position, count; /* "n of m" in its list; 0: none */
    int level;           /* headings 1…3 */
    /* how it is set out */
    enum box box;
    float pad_mm[4]; /* top, right (end), bottom, left (start): start and end mirror */
    float gap_mm;
    float min_w_mm, min_h_mm, max_w_mm; /* 0: none */
    float cell_mm;
    int columns;
    float grow;       /* share of what is left along the parent's axis */
    enum align align; /* of text, and of children across a row/column that do not stretch */
    bool hug;         /* in a column: own width, not stretched */
    bool push_end;    /* in a column with room left: this child and those after it stand at the end */
    bool center;      /* a row or column with room left: its children stand in the middle of it */
    float scroll_px;
    /* how it looks */
    enum color bg, fg, border; /* fg: inherited when COLOR_NONE */
    float radius_mm, border_mm;
    enum text_size size;
    bool bold;
    bool is_text;   /* a leaf that draws `label` */
    enum icon icon; /* a leaf that draws this icon; icon_mirrors() says whether it flips */
    float icon_mm;

    const struct qr *qr;           /* a leaf that draws modules, min_w_mm square */
    const struct image *image;     /* a leaf that draws a picture, as wide as it is given, at its ratio */
    const struct problem *problem; /* of a field; NULL: none */
    float progress;                /* > 0: a horizontal bar filled this far (0…1] */
    struct spans found;            /* of a text's label: the words that were looked for; ui/mark.h */
    int caret;                     /* fields: byte offset of the caret in label + 1; 0 none */
    struct node *pager;            /* this part stands only while that BOX_SCROLL holds more than it shows */
    int page_step; /* within a pager: −1 or +1; layout sets action.number to the offset a page that way and
                      disables the part at the end */
    /* the tree */
    struct node *parent, *first, *last, *next;
    /* filled in by layout */
    struct rect rect;
    struct rect clip; /* what of it can be seen */
    bool visible;     /* any of it within the clip */
    bool clipped; /* text: some of it cannot be seen though it is not scrolled away, or is wider than its box
                   */
    float content_h; /* BOX_SCROLL: height of what it holds; scroll_px is kept within it */
    const struct para *para;
    bool absent;        /* a pager without work: not there at all, for anyone */
    struct rect *marks; /* under the words that are being read aloud; ui/mark.h */
    int n_marks;
    struct rect *found_at; /* behind the words that were looked for; mark_found */
    int n_found_at;
    bool focused;
    struct { /* layout's own notes, px */
        float min_w, want_w, cell_w, for_w, h, para_w;
        bool flexible;
    } own;
};

struct node *node_add(struct arena *arena, struct node *parent, enum role role,
                      const char *id); /* parent NULL: the root */
struct node *node_find(struct node *root, const char *id);
struct node *node_next(const struct node *root,
                       const struct node *node);        /* reading order, depth first; NULL at the end */
const struct node *node_first(const struct node *node); /* children that are there */
const struct node *node_after(const struct node *node);
const struct node *node_skip(const struct node *root,
                             const struct node *node); /* node_next, past what it holds */
bool node_within(const struct node *node, const struct node *ancestor);
/* The dialog on top, else the root: what takes all input. */
const struct node *node_dialog(const struct node *root);
/* What is inherited. */
enum color node_fg(const struct node *node); /* quiet within what is disabled */
enum color node_bg(const struct node *node); /* of the nearest painted ground */
const struct lang *node_lang(const struct node *node, const struct lang *otherwise);

#endif
