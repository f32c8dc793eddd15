// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/fonts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/utf8.h"
#include "platform/font_files.h"
#include "platform/run_cache.h"

enum { WIDTHS = 8192, MISSING_MAX = 256 };

struct width {
    uint64_t key;
    float w;
};
struct fonts {
    struct font_files *files;
    struct run_cache *runs;
    struct width widths[WIDTHS]; /* the newer one takes the place of an older one */
    uint32_t missing[MISSING_MAX];
    int n_missing;
    struct coverage icon;
    char *z; /* the run's text, NUL-terminated */
    size_t z_size;
};

enum err fonts_open(const char *noto, const char *icons, struct fonts **ret_fonts)
{
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts)
        abort();
    enum err err = font_files_open(noto, icons, &fonts->files);
    if (err != ERR_OK) {
        free(fonts);
        return err;
    }
    fonts->runs = run_cache_new();
    *ret_fonts = fonts;
    return ERR_OK;
}

void fonts_close(struct fonts *fonts)
{
    run_cache_free(fonts->runs);
    font_files_close(fonts->files);
    free(fonts->z);
    free(fonts);
}

int fonts_missing(const struct fonts *fonts)
{
    return fonts->n_missing;
}

void fonts_set_panel(struct fonts *fonts, int w_px, int h_px)
{
    run_cache_set_panel(fonts->runs, w_px, h_px);
}

static void wipe_text(struct fonts *fonts)
{
    if (fonts->z)
        explicit_bzero(fonts->z, fonts->z_size);
}

void fonts_forget(struct fonts *fonts)
{
    run_cache_clear(fonts->runs);
    wipe_text(fonts);
}

const struct lru *fonts_cache(const struct fonts *fonts)
{
    return run_cache_lru(fonts->runs);
}

static const char *terminated(struct fonts *fonts, struct str text)
{
    if (fonts->z_size < text.len + 1) {
        wipe_text(fonts);
        fonts->z_size = 2 * text.len + 64;
        fonts->z = realloc(fonts->z, fonts->z_size);
        if (!fonts->z)
            abort();
    }
    memcpy(fonts->z, text.ptr, text.len);
    fonts->z[text.len] = '\0';
    return fonts->z;
}

/* The font set for one run: HarfBuzz leaves Arabic unjoined unless it is told the script. */
static TTF_Font *font_for_run(struct fonts *fonts, const struct run *run)
{
    int px = (int)lroundf(run->px);
    TTF_Font *ttf = font_files_at(fonts->files, run->font < 0 ? 0 : run->font, run->bold, px < 1 ? 1 : px);
    if (!ttf)
        return NULL;
    bool shared = strcmp(run->script, "Zyyy") == 0 || strcmp(run->script, "Zinh") == 0 || !run->script[0];
    TTF_SetFontScriptName(ttf, shared ? "Latn" : run->script);
    TTF_SetFontDirection(ttf, run->dir == DIR_RTL ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    return ttf;
}

static int font_for(void *ctx, uint32_t code_point)
{
    return font_files_with(((struct fonts *)ctx)->files, code_point);
}

static bool font_has(void *ctx, int font, uint32_t code_point)
{
    return font_files_has(((struct fonts *)ctx)->files, font, code_point);
}

static float width(void *ctx, const struct run *run)
{
    struct fonts *fonts = ctx;
    uint64_t key = run_key(run);
    struct width *known = &fonts->widths[key >> 32 & (WIDTHS - 1)];
    if (known->key == key)
        return known->w;
    int w = 0;
    TTF_Font *ttf = font_for_run(fonts, run);
    if (!ttf || TTF_SizeUTF8(ttf, terminated(fonts, run->text), &w, NULL) != 0)
        w = 0;
    *known = (struct width){key, (float)w};
    return known->w;
}

static void missing(void *ctx, uint32_t code_point)
{
    struct fonts *fonts = ctx;
    for (int i = 0; i < fonts->n_missing; i++)
        if (fonts->missing[i] == code_point)
            return;
    if (fonts->n_missing == MISSING_MAX)
        return;
    fonts->missing[fonts->n_missing++] = code_point;
    log_warn("fonts: no font has U+%04X%s", (unsigned)code_point,
             fonts->n_missing == MISSING_MAX ? "; no more are told" : "");
}

struct measure fonts_measure(struct fonts *fonts)
{
    return (struct measure){font_for, width, missing, fonts, font_has};
}

struct bounds {
    int x0, y0, x1, y1;
};

static bool row_has_ink(const SDL_Surface *surface, int y)
{
    const unsigned char *row = (const unsigned char *)surface->pixels + y * surface->pitch;
    for (int x = 0; x < surface->w; x++)
        if (row[x])
            return true;
    return false;
}

static bool column_has_ink(const SDL_Surface *surface, int x, int y0, int y1)
{
    const unsigned char *at = (const unsigned char *)surface->pixels + x;
    for (int y = y0; y < y1; y++)
        if (at[y * surface->pitch])
            return true;
    return false;
}

static struct bounds ink_of(const SDL_Surface *surface)
{
    struct bounds ink = {0, 0, surface->w, surface->h};
    while (ink.y0 < ink.y1 && !row_has_ink(surface, ink.y0))
        ink.y0++;
    while (ink.y1 > ink.y0 && !row_has_ink(surface, ink.y1 - 1))
        ink.y1--;
    while (ink.x0 < ink.x1 && !column_has_ink(surface, ink.x0, ink.y0, ink.y1))
        ink.x0++;
    while (ink.x1 > ink.x0 && !column_has_ink(surface, ink.x1 - 1, ink.y0, ink.y1))
        ink.x1--;
    return ink;
}

/* SDL_ttf moves the baseline down and the pen to the right when ink reaches above the font's ascent or left
 * of the start, and does not say so. Ink that then touches the upper edge tells the first, the first letter
 * the second. */
static int raised(TTF_Font *ttf, const SDL_Surface *surface, struct bounds ink)
{
    int extra = surface->h - TTF_FontHeight(ttf);
    return extra > 0 && ink.y0 == 0 && ink.y1 < surface->h ? extra : extra > 0 && ink.y0 == 0 ? extra / 2 : 0;
}

static int moved(TTF_Font *ttf, const struct run *run)
{
    size_t at = 0;
    int min_x = 0;
    if (run->dir == DIR_RTL ||
        TTF_GlyphMetrics32(ttf, utf8_next(run->text, &at), &min_x, NULL, NULL, NULL, NULL) != 0)
        return 0;
    return min_x < 0 ? -min_x : 0;
}

static const struct coverage *keep(struct fonts *fonts, const struct run *run, TTF_Font *ttf,
                                   const SDL_Surface *surface)
{
    struct bounds ink = ink_of(surface);
    struct coverage shape = {NULL, ink.x1 - ink.x0, ink.y1 - ink.y0, 0, 0};
    shape.left = ink.x0 - moved(ttf, run);
    shape.top = ink.y0 - raised(ttf, surface, ink) - TTF_FontAscent(ttf);
    unsigned char *bytes;
    const struct coverage *kept = run_cache_add(fonts->runs, run, shape, &bytes);
    for (int y = ink.y0; y < ink.y1; y++, bytes += shape.w)
        memcpy(bytes, (const unsigned char *)surface->pixels + y * surface->pitch + ink.x0, (size_t)shape.w);
    return kept;
}

static const struct coverage *render(struct fonts *fonts, const struct run *run)
{
    const SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    TTF_Font *ttf = font_for_run(fonts, run);
    SDL_Surface *surface =
        ttf ? TTF_RenderUTF8_Shaded(ttf, terminated(fonts, run->text), white, black) : NULL;
    if (!surface) { /* a run without a visible glyph */
        unsigned char *bytes;
        return run_cache_add(fonts->runs, run, (struct coverage){0}, &bytes);
    }
    const struct coverage *kept = keep(fonts, run, ttf, surface);
    SDL_FreeSurface(surface);
    return kept;
}

const struct coverage *fonts_run(struct fonts *fonts, const struct run *run)
{
    const struct coverage *coverage = run_cache_find(fonts->runs, run);
    if (!coverage)
        coverage = render(fonts, run);
    return coverage->w > 0 ? coverage : NULL;
}

const struct coverage *fonts_icon(struct fonts *fonts, uint32_t code_point, int side)
{
    char text[4];
    if (side < 1)
        return NULL;
    struct run run = {.text = {text, utf8_put(code_point, text)},
                      .font = font_files_icons(),
                      .px = (float)side,
                      .script = "Zyyy"};
    const struct coverage *coverage = fonts_run(fonts, &run);
    TTF_Font *ttf = coverage ? font_files_at(fonts->files, run.font, false, side) : NULL;
    if (!ttf)
        return NULL;
    fonts->icon = *coverage;
    fonts->icon.top += TTF_FontAscent(ttf);
    return &fonts->icon;
}
