/* SPDX-License-Identifier: GPL-3.0-or-later
 * The panel that the kiosk is drawn on, from the command line. */
#ifndef PANEL_H
#define PANEL_H

#include "ui/theme.h"

/* Millimetres for a size in pixels when nothing is said of them: the reference panel of that shape and
 * resolution (15.6" 1920×1080, 21.5" 1080×1920, 10.1" 1280×800), else one of 22" across. Sets w_mm and h_mm
 * only. */
void panel_guess(int w_px, int h_px, struct panel *panel);

#endif
