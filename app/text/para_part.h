/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the para_….c files share. A paragraph goes through them in this order: para_text (UTF-16, what is
 * shown), then line by line of the source, "slices": para_bidi (levels), para_item (fonts and scripts),
 * para_break (where it may break, how wide the pieces are), para_fill (which pieces go on a line), para_line
 * (runs as drawn). Of this folder only. */
#ifndef TEXT_PARA_PART_H
#define TEXT_PARA_PART_H

#include <unicode/ubidi.h>
#include <unicode/uscript.h>

#include "text/para.h"

struct para_text {
    UChar *units; /* format characters still in, for bidi and breaking */
    int32_t n;
    uint32_t *byte_at; /* of each unit in `shown`, and of the end; format characters take no bytes */
    char *shown;       /* UTF-8, format characters out; outlives the layout */
    bool needs_bidi;
    bool has_ltr_values; /* U+2066 is in it */
};
void para_text_prepare(struct arena *arena, struct arena *scratch, struct str text,
                       struct para_text *ret_text);

struct para_item { /* one level, font and script */
    int32_t from, to;
    int font;
    UBiDiLevel level;
    float scale; /* of its script */
    char script[5];
};
struct para_piece { /* what may stand on a line of its own: up to the next place to break */
    int32_t to;
    int32_t shown_to; /* without the spaces at its end */
    float shown_w, w;
};
struct para_slice { /* a line of the source */
    const struct para_text *text;
    int32_t from, to;
    UBiDi *bidi; /* NULL when all is left to right */
    const UBiDiLevel *levels;
    struct para_item *items;
    int n_items;
    struct para_piece *pieces;
    int n_pieces;
};

struct para_layout {
    struct arena *arena, *scratch;
    const struct measure *measure;
    const struct lang *lang;
    struct face face;
    float max_w;
    int32_t max_units; /* a line; INT32_MAX: no matter */
    bool easy;         /* no words are broken */
    float max_scale;   /* of all items so far */
    struct line *lines;
    int n_lines, size_lines;
    int16_t ascii_font[128]; /* 1 + font, 0 when not asked yet */
};

void para_bidi_open(struct para_layout *layout, struct para_slice *slice);
void para_bidi_close(struct para_slice *slice);
void para_items(struct para_layout *layout, struct para_slice *slice);
void para_pieces(struct para_layout *layout, struct para_slice *slice);
void para_fill(struct para_layout *layout, struct para_slice *slice);

/* A run of [from, to) of an item; its text is empty when nothing of it is shown. */
struct run para_run(const struct para_layout *layout, const struct para_slice *slice,
                    const struct para_item *item, int32_t from, int32_t to);
/* Width of [from, to), each item's part shaped alone. */
float para_width(const struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to);
/* The item that holds `at`, which is inside the slice. */
int para_item_at(const struct para_slice *slice, int32_t at);
/* `to` moved back over spaces and format characters, not past `from`. */
int32_t para_trim(const struct para_text *text, int32_t from, int32_t to);
/* Makes the line [from, to) with its runs in visual order; x, y and baseline are set at the end. */
struct line para_line(struct para_layout *layout, const struct para_slice *slice, int32_t from, int32_t to);
void para_add_line(struct para_layout *layout, struct line line);

#endif
