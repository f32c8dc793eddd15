/* SPDX-License-Identifier: GPL-3.0-or-later
 * For tests that draw: the fonts that people see and the painter, open for all tests of a program. */
#ifndef TESTS_DRAWING_H
#define TESTS_DRAWING_H

#include "platform/fonts.h"
#include "platform/paint.h"

static struct fonts *fonts;
static struct painter *painter;

static inline int open_fonts(void **state)
{
    (void)state;
    if (fonts_open(NULL, NULL, &fonts) != ERR_OK)
        return -1;
    painter = painter_new(fonts);
    return 0;
}

static inline int close_fonts(void **state)
{
    (void)state;
    painter_free(painter);
    fonts_close(fonts);
    return 0;
}

#endif
