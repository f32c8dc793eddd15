/* SPDX-License-Identifier: GPL-3.0-or-later
 * The fonts of Debian's fonts-noto and fonts-materialdesignicons-webfont packages: which one has a letter,
 * how wide a run is, and its 8-bit coverage. Files are mapped once; sizes are opened on demand. All that is
 * kept is bounded, at 29 MiB together: glyphs in SDL_ttf 24 (of ten sizes; 1 as it is used), coverage of runs
 * 4 (1 on panels of two million pixels), widths 1/8; texts that were set, in ui/text_cache.h, 1. For the
 * thread that opened it. */
#ifndef PLATFORM_FONTS_H
#define PLATFORM_FONTS_H

#include "base/err.h"
#include "base/lru.h"
#include "text/para.h"

struct fonts;
/* `noto` and `icons` are folders; NULL: where Debian puts them. ERR_NOT_FOUND when Noto Sans or the icons are
 * not there, ERR_IO when SDL_ttf refuses. Other fonts may be missing; then their letters are, too. */
enum err fonts_open(const char *noto, const char *icons, struct fonts **ret_fonts);
void fonts_close(struct fonts *fonts);
struct measure fonts_measure(struct fonts *fonts); /* `missing` logs each code point once */
int fonts_missing(const struct fonts *fonts);      /* code points asked for that no font has */

void fonts_set_panel(struct fonts *fonts, int w_px, int h_px); /* decides how many runs are kept */

struct coverage {               /* the ink of a run or an icon, trimmed to it */
    const unsigned char *bytes; /* w × h, 255 full */
    int w, h;
    int left, top; /* of the ink from the pen: px to the right, px *below the baseline* (mostly negative) */
};
/* NULL when there is no ink. Valid until the next call. */
const struct coverage *fonts_run(struct fonts *fonts, const struct run *run);
/* An icon in a square of `side` px; left and top count from the square's corner. */
const struct coverage *fonts_icon(struct fonts *fonts, uint32_t code_point, int side);
void fonts_forget(struct fonts *fonts);                   /* the runs drawn so far: they are people's words */
const struct lru *fonts_cache(const struct fonts *fonts); /* of coverage: bytes, hits, misses */

#endif
