/* SPDX-License-Identifier: GPL-3.0-or-later
 * The font files' bytes: which files there are, in the order in which they are asked for a letter, mapped
 * when first wanted. Of font_files.c only. */
#ifndef PLATFORM_FONT_MAP_H
#define PLATFORM_FONT_MAP_H

#include "base/str.h"

enum { FONT_ROWS = 29, FONT_ICONS = FONT_ROWS - 1 };
struct font_row {
    const char *name;
    uint32_t first, last; /* the letters that it is asked for */
};
extern const struct font_row font_rows[FONT_ROWS];

struct font_file {
    struct str bytes;
    bool tried;
};
struct font_map {
    char *noto, *icons;                   /* folders */
    struct font_file files[FONT_ROWS][2]; /* regular, bold */
};
void font_map_init(struct font_map *map, const char *noto, const char *icons); /* NULL: Debian's folders */
void font_map_release(struct font_map *map);
/* Regular stands in where there is no bold. ptr NULL: the file is not there. */
struct str font_map_bytes(struct font_map *map, int font, bool bold);

#endif
