/* SPDX-License-Identifier: GPL-3.0-or-later
 * Picture files piece by piece, for tests: right in their structure, with pixels that nobody could decode. */
#ifndef TESTS_PICTURE_FILES_H
#define TESTS_PICTURE_FILES_H

#include <string.h>

#include "base/buf.h"

enum { FILE_BYTES = 1 << 20 };

static inline void put(struct buf *buf, const char *bytes, size_t n)
{
    buf_add(buf, bytes, n);
}

static inline void put_be32(struct buf *buf, unsigned value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(buf, (char)(value >> shift & 0xFF));
}

static inline void put_le(struct buf *buf, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_char(buf, (char)(value >> 8 * i & 0xFF));
}

static inline void put_chunk(struct buf *buf, const char *name, const char *data, size_t n)
{
    put_be32(buf, (unsigned)n);
    put(buf, name, 4);
    put(buf, data, n);
    put_be32(buf, 0x12345678); /* a checksum is not looked at */
}

static inline void begin_png(struct buf *buf, unsigned w, unsigned h)
{
    put(buf, "\x89PNG\r\n\x1a\n", 8);
    put_be32(buf, 13);
    put(buf, "IHDR", 4);
    put_be32(buf, w);
    put_be32(buf, h);
    put(buf, "\x08\x02\0\0\0", 5);
    put_be32(buf, 0);
}

static inline void end_png(struct buf *buf)
{
    put_chunk(buf, "IDAT", "pixels", 6);
    put_chunk(buf, "IEND", "", 0);
}

static inline void put_segment(struct buf *buf, unsigned marker, const char *data, size_t n)
{
    buf_char(buf, (char)0xFF);
    buf_char(buf, (char)marker);
    buf_char(buf, (char)((n + 2) >> 8));
    buf_char(buf, (char)((n + 2) & 0xFF));
    put(buf, data, n);
}

static inline void put_frame(struct buf *buf, unsigned marker, unsigned w, unsigned h, int components)
{
    char data[6] = {8, (char)(h >> 8), (char)(h & 0xFF), (char)(w >> 8), (char)(w & 0xFF), (char)components};
    put_segment(buf, marker, data, 6);
}

static inline void put_scan(struct buf *buf)
{
    put_segment(buf, 0xDA, "\1\1\0\0\x3f\0", 6);
    put(buf, "coded\xFF\0data\xFF\xD0more", 15);
}

/* Exif with one entry: the orientation. */
static inline void put_exif(struct buf *buf, unsigned turned)
{
    put(buf, "II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0", 18);
    put_le(buf, turned, 4);
    put_le(buf, 0, 4);
}

static inline void begin_webp(struct buf *buf)
{
    put(buf, "RIFF\0\0\0\0WEBP", 12);
}

static inline void put_riff(struct buf *buf, const char *name, const char *data, size_t n)
{
    put(buf, name, 4);
    put_le(buf, (unsigned)n, 4);
    put(buf, data, n);
    if (n & 1)
        buf_char(buf, 0);
}

static inline void put_canvas(struct buf *buf, unsigned flags, unsigned w, unsigned h)
{
    put(buf, "VP8X\x0a\0\0\0", 8);
    put_le(buf, flags, 4);
    put_le(buf, w - 1, 3);
    put_le(buf, h - 1, 3);
}

static inline void put_lossy(struct buf *buf, unsigned w, unsigned h)
{
    char data[10] = {
        0x10, 0, 0, (char)0x9d, 1, 0x2a, (char)(w & 0xFF), (char)(w >> 8), (char)(h & 0xFF), (char)(h >> 8)};
    put_riff(buf, "VP8 ", data, 10);
}

static inline void put_lossless(struct buf *buf, unsigned w, unsigned h)
{
    unsigned bits = (w - 1) | (h - 1) << 14;
    char data[5] = {0x2F, (char)bits, (char)(bits >> 8), (char)(bits >> 16), (char)(bits >> 24)};
    put_riff(buf, "VP8L", data, 5);
}

static inline void end_webp(struct buf *buf)
{
    unsigned size = (unsigned)buf->len - 8;
    for (int i = 0; i < 4; i++)
        buf->ptr[4 + i] = (char)(size >> 8 * i & 0xFF);
}

#endif
