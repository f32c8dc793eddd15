// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/para.h"

#include <math.h>
#include <string.h>

#include "text/para_part.h"

/* Noto Sans: 1.069 em above the baseline and 0.293 below. */
static const float LINE_EM = 1.36f, BASELINE_PART = 0.785f;

/* Easy Swedish: short lines, and words whole. */
static bool is_easy(const struct lang *lang)
{
    return strcmp(lang->tag, "sv-simple") == 0;
}

static void init(struct para_layout *layout, struct arena *arena, struct arena *scratch,
                 const struct measure *measure, const struct lang *lang, struct face face, float max_w)
{
    arena_init(scratch);
    *layout = (struct para_layout){.arena = arena,
                                   .scratch = scratch,
                                   .measure = measure,
                                   .lang = lang,
                                   .face = face,
                                   .max_w = isnan(max_w) || max_w < 0 ? 0 : max_w,
                                   .max_units = is_easy(lang) ? EASY_LINE_MAX : INT32_MAX,
                                   .easy = is_easy(lang),
                                   .max_scale = lang->scale};
}

/* The next line of the source, opened; false after the last. */
static bool next_slice(struct para_layout *layout, const struct para_text *text, int32_t *at,
                       struct para_slice *slice)
{
    if (*at > text->n)
        return false;
    *slice = (struct para_slice){.text = text, .from = *at, .to = *at};
    while (slice->to < text->n && text->units[slice->to] != '\n')
        slice->to++;
    *at = slice->to + 1;
    para_bidi_open(layout, slice);
    para_items(layout, slice);
    para_pieces(layout, slice);
    return true;
}

static float aligned_x(enum align align, enum dir dir, float free_w)
{
    if (align == ALIGN_CENTER)
        return floorf(free_w / 2);
    return (align == ALIGN_END) == (dir == DIR_LTR) ? free_w : 0;
}

static void place(const struct para_layout *layout, enum align align, struct para *para)
{
    for (int i = 0; i < para->n_lines; i++)
        para->w = fmaxf(para->w, para->lines[i].w);
    float box_w = isinf(layout->max_w) ? para->w : layout->max_w;
    for (int i = 0; i < para->n_lines; i++) {
        struct line *line = &para->lines[i];
        line->x = aligned_x(align, layout->lang->dir, fmaxf(box_w - line->w, 0));
        line->y = (float)i * para->line_h;
        line->baseline = line->y + roundf(para->line_h * BASELINE_PART);
    }
    para->h = (float)para->n_lines * para->line_h;
}

const struct para *para_layout(struct arena *arena, const struct measure *measure, struct str text,
                               const struct lang *lang, struct face face, enum align align, float max_w)
{
    struct arena scratch;
    struct para_layout layout;
    struct para_text prepared;
    struct para_slice slice;
    init(&layout, arena, &scratch, measure, lang, face, max_w);
    para_text_prepare(arena, &scratch, text, &prepared);
    for (int32_t at = 0; next_slice(&layout, &prepared, &at, &slice);) {
        para_fill(&layout, &slice);
        para_bidi_close(&slice);
    }
    arena_release(&scratch);
    struct para *para = ARENA_NEW(arena, struct para);
    *para = (struct para){.lines = layout.lines,
                          .n_lines = layout.n_lines,
                          .line_h = roundf(LINE_EM * face.px * layout.max_scale)};
    place(&layout, align, para);
    return para;
}

static void widen(struct para_layout *layout, const struct para_slice *slice, float *min_w, float *w)
{
    float sum = 0;
    for (int i = 0; i < slice->n_pieces; i++) {
        const struct para_piece *piece = &slice->pieces[i];
        *min_w = fmaxf(*min_w, piece->shown_w);
        *w = fmaxf(*w, sum + piece->shown_w);
        sum += piece->w;
    }
    *w = fmaxf(*w, para_width(layout, slice, slice->from, para_trim(slice->text, slice->from, slice->to)));
}

void para_widths(struct arena *scratch, const struct measure *measure, struct str text,
                 const struct lang *lang, struct face face, float *ret_min_w, float *ret_w)
{
    struct arena own;
    struct para_layout layout;
    struct para_text prepared;
    struct para_slice slice;
    float min_w = 0, w = 0;
    init(&layout, scratch, &own, measure, lang, face, INFINITY);
    para_text_prepare(&own, &own, text, &prepared);
    for (int32_t at = 0; next_slice(&layout, &prepared, &at, &slice);) {
        widen(&layout, &slice, &min_w, &w);
        para_bidi_close(&slice);
    }
    arena_release(&own);
    *ret_min_w = min_w;
    *ret_w = w;
}
