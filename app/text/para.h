/* SPDX-License-Identifier: GPL-3.0-or-later
 * A paragraph: bidi, scripts, fonts, line breaks. UTF-8 in, lines of visual runs out; whoever draws it renders each
 * run with one font, one direction, one script (SDL2_ttf shapes no more than that). Pure: widths and fonts come through
 * `struct measure`, which platform/ carries out with SDL2_ttf and tests with fixed widths. */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "base/arena.h"
#include "text/lang.h"

struct face { /* how a text is set */
    float px;  /* em */
    bool bold;
};
struct run {
    struct str text;      /* logical order, format characters (isolates …) stripped; never empty */
    int font;             /* of the measure's list */
    bool bold;
    float px;             /* em of this run (language scale applied) */
    enum dir dir;
    char script[5];       /* ISO 15924, for the shaper */
    const char *lang;     /* BCP 47, for the shaper */
    float x, w;           /* from the line's left edge */
};
struct line {
    struct run *runs;     /* left to right as drawn */
    int n_runs;
    float x, y, w;        /* x: of the line's left edge in the paragraph's box (aligned); y: of its top */
    float baseline;       /* from the paragraph's top */
    struct str text;      /* what it shows, logical */
};
struct para {
    struct line *lines;
    int n_lines;
    float w, h;           /* of the widest line; of all lines */
    float line_h;         /* 1.36 em, rounded */
};
enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END };

struct measure {
    /* Index of the first font that has the code point (regular and bold go together); -1: none has it. */
    int (*font_for)(void *ctx, uint32_t code_point);
    /* Advance width in px of a run (text, font, bold, px, dir, script, lang are set). */
    float (*width)(void *ctx, const struct run *run);
    void (*missing)(void *ctx, uint32_t code_point); /* a glyph that no font has; may be NULL */
    void *ctx;
};

/* Lays `text` out in at most max_w px. Paragraph direction is the language's. "\n" starts a new line. A word wider than
 * max_w is broken between grapheme clusters. Everything in `arena`, and `text` must outlive it. */
const struct para *para_layout(struct arena *arena, const struct measure *measure, struct str text,
                               const struct lang *lang, struct face face, enum align align, float max_w);
/* Width of the widest unbreakable piece and of the whole on one line: for layout. */
void para_widths(struct arena *scratch, const struct measure *measure, struct str text, const struct lang *lang,
                 struct face face, float *ret_min_w, float *ret_w);

#endif
