/* SPDX-License-Identifier: GPL-3.0-or-later
 * A picture in the tree: which file it is, and the shape of the box that it is cut to. It is never stretched:
 * what of it does not fit the box is left out. */
#ifndef UI_IMAGE_H
#define UI_IMAGE_H

enum { IMAGE_NAME_LEN = 64 };
struct image {
    const char *name; /* of the file: its SHA-256 in small hex */
    int bytes;        /* of the file */
    int w, h;         /* its pixels, as the release says */
    float ratio;      /* of the box: width by height */
    float max_h_mm;   /* of the box; 0: none */
};

#endif
