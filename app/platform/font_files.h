/* SPDX-License-Identifier: GPL-3.0-or-later
 * Fonts by letter and by size: the first one that has a letter, and a bounded number of sizes, open. Not for
 * others. */
#ifndef PLATFORM_FONT_FILES_H
#define PLATFORM_FONT_FILES_H

#include <SDL_ttf.h>
#include <stdbool.h>

#include "base/err.h"

struct font_files;
enum err font_files_open(const char *noto, const char *icons, struct font_files **ret_files);
void font_files_close(struct font_files *files);
int font_files_icons(void); /* number of the icon font */
/* The first font that has the letter, −1 for none; whether a font has it. Asked of each file once. */
int font_files_with(struct font_files *files, uint32_t code_point);
bool font_files_has(struct font_files *files, int font, uint32_t code_point);
/* One object a size, since changing its size would empty SDL_ttf's cache of glyphs; ten of them at most, and
 * no more than FONT_FILES_GLYPH_BYTES of glyphs if they came to hold all they can (or the one in use, if it
 * is larger than 313 px). NULL when the file is not there. The pointer is good until the next call. */
enum { FONT_FILES_GLYPH_BYTES = 24 << 20 };
size_t font_files_glyph_bytes(const struct font_files *files); /* that may come to be, of the sizes open */
TTF_Font *font_files_at(struct font_files *files, int font, bool bold, int px);

#endif
