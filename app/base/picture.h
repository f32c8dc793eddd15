/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a picture file is, told from its structure alone: nothing is decoded. PNG (ISO/IEC 15948), JPEG (ITU-T
 * T.81, Huffman, 8 bits) and WebP (RFC 9649); one still picture, standing upright, within the limits below.
 * Everything that opens a picture asks here first: the hub before it stores one, the kiosk before it decodes
 * one. Pure, for hostile bytes. */
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/buf.h"

enum {
    PICTURE_BYTES_MAX = 3 << 20,
    PICTURE_SIDE_MAX = 4096,
    PICTURE_PIXELS_MAX = 12 << 20, /* 48 MiB while one is decoded */
    PICTURE_SCANS_MAX = 64,        /* of a progressive JPEG: each costs a pass over all pixels */
};
enum picture_type { PICTURE_NONE, PICTURE_PNG, PICTURE_JPEG, PICTURE_WEBP };
struct picture_head {
    enum picture_type type;
    int w, h; /* pixels, at least 1 */
};
enum picture_fault {
    PICTURE_OK,
    PICTURE_UNKNOWN,  /* none of the three */
    PICTURE_DAMAGED,  /* cut short, or its parts contradict each other */
    PICTURE_ANIMATED, /* APNG, animated WebP */
    PICTURE_LARGE,    /* more than PICTURE_SIDE_MAX or PICTURE_PIXELS_MAX */
    PICTURE_LONG,     /* more than PICTURE_BYTES_MAX */
    PICTURE_TURNED,   /* its Exif says that it is to be turned or mirrored before it is shown */
    PICTURE_UNUSUAL,  /* a variant that is not shown everywhere: CMYK, arithmetic coding, 12 bits, many scans
                       */
};

/* *ret_head is set on PICTURE_OK only. */
enum picture_fault picture_look(struct str bytes, struct picture_head *ret_head);
/* The same, and writes the picture to `out` without what is not picture: Exif (where and with what it was
 * taken), XMP, IPTC, comments, thumbnails, colour profiles, whatever follows the end. The pixels are not
 * touched: `out` is never longer than `bytes`, and cleaning it again changes nothing. */
enum picture_fault picture_clean(struct str bytes, struct buf *out, struct picture_head *ret_head);

enum picture_type picture_type_of(struct str begins);  /* what a file begins as: its first 12 bytes */
const char *picture_type_name(enum picture_type type); /* "image/png"; NULL: none */
enum picture_type picture_type_find(struct str name);
const char *picture_fault_rule(enum picture_fault fault);  /* one word, as the import's reports have it */
const char *picture_fault_words(enum picture_fault fault); /* what is wrong and what to do, for people */

#endif
