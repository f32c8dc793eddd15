/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pixels as a PNG file. */
#ifndef PLATFORM_PNG_H
#define PLATFORM_PNG_H

#include "platform/paint.h"

enum err png_write(const char *path, const struct pixels *pixels); /* ERR_IO */

#endif
