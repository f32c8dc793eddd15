/* SPDX-License-Identifier: GPL-3.0-or-later
 * Between the files of base/picture*.c only. */
#ifndef BASE_PICTURE_OWN_H
#define BASE_PICTURE_OWN_H

#include "base/picture.h"

struct picture_parts {
    struct str bytes; /* all of the file */
    struct buf *out;  /* what is kept; NULL: only looked at */
    int w, h;
};
enum picture_fault picture_read_png(struct picture_parts *parts);
enum picture_fault picture_read_jpeg(struct picture_parts *parts);
enum picture_fault picture_read_webp(struct picture_parts *parts);

void picture_keep(struct picture_parts *parts, struct str part);
/* Whether the TIFF structure of an Exif block asks for anything but upright. */
bool picture_exif_turns(struct str tiff);

static inline unsigned picture_u8(struct str s, size_t at)
{
    return (unsigned char)s.ptr[at];
}

static inline unsigned picture_be16(struct str s, size_t at)
{
    return picture_u8(s, at) << 8 | picture_u8(s, at + 1);
}

static inline unsigned picture_be32(struct str s, size_t at)
{
    return picture_be16(s, at) << 16 | picture_be16(s, at + 2);
}

static inline unsigned picture_le16(struct str s, size_t at)
{
    return picture_u8(s, at + 1) << 8 | picture_u8(s, at);
}

static inline unsigned picture_le32(struct str s, size_t at)
{
    return picture_le16(s, at + 2) << 16 | picture_le16(s, at);
}

#endif
