/* SPDX-License-Identifier: GPL-3.0-or-later
 * Quarter circles and quarter rings with smooth edges, made once. Not for others. */
#ifndef PLATFORM_CORNER_H
#define PLATFORM_CORNER_H

struct corners;
struct corners *corners_new(void);
void corners_free(struct corners *corners);
/* side × side coverage of the upper left corner: of a disc (line 0) or of a ring `line` px wide. Valid until
 * the next call. */
const unsigned char *corners_get(struct corners *corners, int side, int line);

#endif
