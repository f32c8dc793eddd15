// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/corner.h"

#include <math.h>
#include <stdlib.h>

enum { KEPT = 32 };

struct corner {
    int side, line;
    unsigned char *bytes;
};
struct corners {
    struct corner kept[KEPT];
    int next; /* the place to use next, round and round */
};

struct corners *corners_new(void)
{
    struct corners *corners = calloc(1, sizeof *corners);
    if (!corners)
        abort();
    return corners;
}

void corners_free(struct corners *corners)
{
    for (int i = 0; i < KEPT; i++)
        free(corners->kept[i].bytes);
    free(corners);
}

/* How much of a pixel at distance d from the middle lies within radius r: the edge is one pixel soft. */
static float inside(float r, float d)
{
    return fminf(1, fmaxf(0, r - d + 0.5f));
}

static unsigned char *make(int side, int line)
{
    unsigned char *bytes = malloc((size_t)side * (size_t)side);
    if (!bytes)
        abort();
    float r = (float)side;
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            float dx = r - (float)x - 0.5f, dy = r - (float)y - 0.5f, d = sqrtf(dx * dx + dy * dy);
            float part = inside(r, d) - (line > 0 ? inside(r - (float)line, d) : 0);
            bytes[y * side + x] = (unsigned char)lroundf(255 * part);
        }
    return bytes;
}

const unsigned char *corners_get(struct corners *corners, int side, int line)
{
    for (int i = 0; i < KEPT; i++)
        if (corners->kept[i].bytes && corners->kept[i].side == side && corners->kept[i].line == line)
            return corners->kept[i].bytes;
    struct corner *corner = &corners->kept[corners->next];
    corners->next = (corners->next + 1) % KEPT;
    free(corner->bytes);
    *corner = (struct corner){side, line, make(side, line)};
    return corner->bytes;
}
