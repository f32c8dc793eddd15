/* SPDX-License-Identifier: GPL-3.0-or-later
 * Sizes in millimetres and colours by name: the only place that knows numbers. A screen names tokens. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdint.h>
#include "base/str.h"

enum theme_name { THEME_LIGHT, THEME_DARK, THEME_BLACK_ON_YELLOW, THEME_YELLOW_ON_BLACK, THEME_COUNT };
enum text_scale { SCALE_STANDARD, SCALE_LARGE, SCALE_LARGER, SCALE_LARGEST, SCALE_COUNT };
enum text_size { SIZE_SMALL, SIZE_BODY, SIZE_TITLE, SIZE_DISPLAY, SIZE_GREETING, SIZE_COUNT };

enum color {
    COLOR_NONE, /* not painted */
    COLOR_PAPER,
    COLOR_CARD,
    COLOR_INK,
    COLOR_QUIET,
    COLOR_LINE,
    COLOR_HELP,
    COLOR_EVENTS,
    COLOR_CALLS,
    COLOR_START,
    COLOR_SAY,       /* accents: text on paper, ground of tiles */
    COLOR_ON_ACCENT, /* text on an accent */
    COLOR_WELCOME,
    COLOR_ON_WELCOME,
    COLOR_WELCOME_CARD, /* the screen at rest */
    COLOR_NOTICE,
    COLOR_NOTICE_LINE, /* ground and border of a notice; its text is ink */
    COLOR_ERROR,
    COLOR_DONE,
    COLOR_MARK /* ground of matched words */,
    COLOR_FOCUS_IN,
    COLOR_FOCUS_OUT,
    COLOR_COUNT
};

struct panel { /* what we draw on and who reads it from where */
    int w_px, h_px;
    float w_mm, h_mm;
    float distance_mm; /* 600 by default */
    float mount_mm;    /* of its lower edge above the floor; 0: 800 */
};
struct theme {
    enum theme_name name;
    enum text_scale scale;
    struct panel panel;
    float px_per_mm;
    uint32_t colors[COLOR_COUNT]; /* 0xRRGGBB */
    float em_px[SIZE_COUNT];      /* whole pixels; capitals are 0.714 em */
};

void theme_init(struct theme *theme, const struct panel *panel, enum theme_name name, enum text_scale scale);
float theme_px(const struct theme *theme, float mm); /* rounded to whole pixels */
double contrast_ratio(uint32_t a, uint32_t b);       /* WCAG 2.2 relative luminance, 1…21 */
const char *theme_name_str(enum theme_name name);  /* "light", "dark", "black-on-yellow", "yellow-on-black" */
const char *text_scale_str(enum text_scale scale); /* "standard", "large", "larger", "largest" */

#endif
