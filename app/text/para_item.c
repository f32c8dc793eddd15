// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "text/para_part.h"

static int ask_font(const struct para_layout *layout, uint32_t c)
{
    int font = layout->measure->font_for(layout->measure->ctx, c);
    if (font >= 0)
        return font;
    if (layout->measure->missing)
        layout->measure->missing(layout->measure->ctx, c);
    return 0; /* its box shows that something is missing */
}

static int font_for(struct para_layout *layout, uint32_t c)
{
    if (c >= 128)
        return ask_font(layout, c);
    if (!layout->ascii_font[c])
        layout->ascii_font[c] = (int16_t)(1 + ask_font(layout, c));
    return layout->ascii_font[c] - 1;
}

static UScriptCode script_of(uint32_t c)
{
    UErrorCode code = U_ZERO_ERROR;
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? USCRIPT_LATIN : USCRIPT_COMMON;
    UScriptCode script = uscript_getScript((UChar32)c, &code);
    return script == USCRIPT_INHERITED || script < 0 ? USCRIPT_COMMON : script;
}

/* Belongs to the letter before it, whatever font that is in. */
static bool is_mark(uint32_t c)
{
    if (c < 0x300)
        return false;
    return c == 0x200c || c == 0x200d || U_MASK(u_charType((UChar32)c)) & U_GC_M_MASK;
}

/* Joiners and variation selectors: they need no glyph, so no font is asked for one. */
static bool is_invisible(uint32_t c)
{
    return c == 0x200c || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Spaces and signs stay with the font before them; digits do not, so that they look alike all over the
 * screen. */
static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xa0 || c == 0x202f;
}

/* Spaces and signs stay with the font before them; digits do not, so that they look alike all over the
 * screen. */
static bool stays(const struct para_layout *layout, int font_before, uint32_t c)
{
    if (is_space(c))
        return true;
    if (!layout->measure->font_has || u_isdigit((UChar32)c))
        return false;
    return layout->measure->font_has(layout->measure->ctx, font_before, c);
}

struct itemizing {
    struct para_layout *layout;
    struct para_slice *slice;
    UScriptCode *scripts; /* of the items, COMMON until a letter decides */
    int size;
    bool only_spaces; /* all of the last item: it goes with what follows */
};

static void add_item(struct itemizing *it, int32_t from, int font, UScriptCode script, UBiDiLevel level)
{
    struct para_slice *slice = it->slice;
    if (slice->n_items == it->size) {
        int size = it->size ? it->size * 2 : 8;
        struct para_item *items = ARENA_ARRAY(it->layout->scratch, struct para_item, (size_t)size);
        UScriptCode *scripts = ARENA_ARRAY(it->layout->scratch, UScriptCode, (size_t)size);
        if (it->size) {
            memcpy(items, slice->items, (size_t)it->size * sizeof *items);
            memcpy(scripts, it->scripts, (size_t)it->size * sizeof *scripts);
        }
        slice->items = items;
        it->scripts = scripts;
        it->size = size;
    }
    it->scripts[slice->n_items] = script;
    slice->items[slice->n_items++] = (struct para_item){.from = from, .font = font, .level = level};
}

/* U+25CC shows a mark by itself, and is in many fonts: it goes into that of the mark. */
static UScriptCode script_of_mark(uint32_t c)
{
    enum { MOST = 32 };
    UScriptCode scripts[MOST];
    UErrorCode code = U_ZERO_ERROR;
    int32_t n = uscript_getScriptExtensions((UChar32)c, scripts, MOST, &code);
    return U_SUCCESS(code) && n > 0 ? scripts[0] : USCRIPT_COMMON;
}

static bool carries(uint32_t c, uint32_t next)
{
    return c == 0x25cc && is_mark(next) && !is_invisible(next);
}

static void take_char(struct itemizing *it, int32_t at, uint32_t c, uint32_t next)
{
    struct para_slice *slice = it->slice;
    int last = slice->n_items - 1;
    UBiDiLevel level = slice->levels ? slice->levels[at - slice->from] : 0;
    if (carries(c, next)) {
        add_item(it, at, font_for(it->layout, next), script_of_mark(next), level);
        it->only_spaces = false;
        return;
    }
    bool follows = last >= 0 && slice->items[last].level == level;
    if (is_mark(c) && (follows || is_invisible(c)))
        return;
    UScriptCode script = script_of(c);
    int font = last >= 0 && script == USCRIPT_COMMON && stays(it->layout, slice->items[last].font, c)
                   ? slice->items[last].font
                   : font_for(it->layout, c);
    if (follows && it->only_spaces)
        slice->items[last].font = font;
    follows = follows && slice->items[last].font == font;
    it->only_spaces = is_space(c) && (!follows || it->only_spaces);
    if (follows && (script == USCRIPT_COMMON || script == it->scripts[last]))
        return;
    if (follows && it->scripts[last] == USCRIPT_COMMON)
        it->scripts[last] = script;
    else
        add_item(it, at, font, script, level);
}

static float scale_of(const char *script)
{
    for (int i = 0; i < langs_n; i++)
        if (strcmp(langs[i].iso_script, script) == 0)
            return langs[i].scale;
    return 1.0f;
}

/* Items of signs and digits alone go with a neighbour of the same font; far from any they are set as Latin.
 */
static UScriptCode decided(const struct itemizing *it, int i)
{
    const struct para_item *items = it->slice->items;
    if (it->scripts[i] != USCRIPT_COMMON)
        return it->scripts[i];
    if (i > 0 && items[i - 1].font == items[i].font)
        return it->scripts[i - 1];
    if (i + 1 < it->slice->n_items && items[i + 1].font == items[i].font &&
        it->scripts[i + 1] != USCRIPT_COMMON)
        return it->scripts[i + 1];
    return USCRIPT_LATIN;
}

static void finish(struct itemizing *it)
{
    struct para_slice *slice = it->slice;
    for (int i = 0; i < slice->n_items; i++) {
        struct para_item *item = &slice->items[i];
        it->scripts[i] = decided(it, i);
        item->to = i + 1 < slice->n_items ? slice->items[i + 1].from : slice->to;
        snprintf(item->script, sizeof item->script, "%s", uscript_getShortName(it->scripts[i]));
        item->scale = scale_of(item->script);
        if (item->scale > it->layout->max_scale)
            it->layout->max_scale = item->scale;
    }
}

static uint32_t char_at(const struct para_text *text, int32_t at, int32_t to)
{
    UChar32 c;
    U16_NEXT(text->units, at, to, c);
    return (uint32_t)c;
}

void para_items(struct para_layout *layout, struct para_slice *slice)
{
    struct itemizing it = {.layout = layout, .slice = slice};
    const struct para_text *text = slice->text;
    slice->n_items = 0;
    for (int32_t at = slice->from; at < slice->to;) {
        int32_t from = at;
        UChar32 c;
        U16_NEXT(text->units, at, slice->to, c);
        bool hidden = text->byte_at[from] == text->byte_at[at];
        if (!hidden)
            take_char(&it, from, (uint32_t)c, at < slice->to ? char_at(text, at, slice->to) : 0);
    }
    if (slice->n_items)
        slice->items[0].from = slice->from;
    finish(&it);
}

int para_item_at(const struct para_slice *slice, int32_t at)
{
    int low = 0, high = slice->n_items - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (slice->items[middle].from <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
