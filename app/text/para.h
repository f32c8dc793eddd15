/* SPDX-License-Identifier: GPL-3.0-or-later
 * A paragraph: bidi, scripts, fonts, line breaks. UTF-8 in, lines of visual runs out; whoever draws it
 * renders each run with one font, one direction, one script (SDL2_ttf shapes no more than that). Pure: widths
 * and fonts come through `struct measure`, which platform/ carries out with SDL2_ttf and tests with fixed
 * widths. */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "base/arena.h"
#include "text/lang.h"

struct face { /* how a text is set */
    float px; /* em */
    bool bold;
};
struct run {
    struct str text; /* logical order, format characters (isolates …) stripped; never empty */
    int font;        /* of the measure's list */
    bool bold;
    float px; /* em of this run (scale of the language of its script applied) */
    enum dir dir;
    char script[5];   /* ISO 15924, for the shaper */
    const char *lang; /* BCP 47, for the shaper */
    float x, w;       /* from the line's left edge */
};
struct line {
    struct run *runs; /* left to right as drawn */
    int n_runs;
    float x, y, w;   /* x: of the line's left edge in the paragraph's box (aligned); y: of its top */
    float baseline;  /* from the paragraph's top */
    struct str text; /* what it shows, logical */
};
struct para {
    struct line *lines;
    int n_lines;
    float w, h;   /* of the widest line; of all lines */
    float line_h; /* 1.36 em of its largest script, rounded */
};
enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END };

struct measure {
    /* Index of the first font that has the code point (regular and bold go together); -1: none has it. */
    int (*font_for)(void *ctx, uint32_t code_point);
    /* Advance width in px of a run (text, font, bold, px, dir, script, lang are set). */
    float (*width)(void *ctx, const struct run *run);
    void (*missing)(void *ctx, uint32_t code_point); /* a glyph that no font has; may be NULL */
    void *ctx;
    /* Whether one font of the list has it, so that signs can stay with the letters before them. May be NULL:
     * then only spaces and marks stay. */
    bool (*font_has)(void *ctx, int font, uint32_t code_point);
};

enum { EASY_LINE_MAX = 55 };
/* Lays `text` out in at most max_w px (INFINITY: as wide as it gets). Paragraph direction is the language's.
 * "\n" starts a new line; empty text has one line without runs. A word wider than max_w is broken between
 * grapheme clusters. Short values in U+2066…U+2069 (phones, times, ranges) are not broken at their spaces.
 * Other control characters are left out, bad bytes become U+FFFD, a tab is a space, spaces at a line's end
 * are not shown. Easy Swedish ("sv-simple") has at most 55 characters a line, and no soft hyphens (rules of
 * LL-förlaget). Everything in `arena`. */
const struct para *para_layout(struct arena *arena, const struct measure *measure, struct str text,
                               const struct lang *lang, struct face face, enum align align, float max_w);
/* Width of the widest unbreakable piece and of the whole on one line: for layout. */
void para_widths(struct arena *scratch, const struct measure *measure, struct str text,
                 const struct lang *lang, struct face face, float *ret_min_w, float *ret_w);

#endif
