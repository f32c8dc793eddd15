// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/picture_own.h"

#include <string.h>

enum { SIGNATURE_BYTES = 8, FRAME_BYTES = 12 /* length, name, CRC */, IHDR_BYTES = 13, SIDE_LIMIT = 1 << 24 };

/* The chunks that make the pixels; sRGB only says that the colours are the usual ones. */
static bool is_kept(const char *name)
{
    static const char *const kept[] = {"IHDR", "PLTE", "tRNS", "sRGB", "IDAT", "IEND"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (memcmp(name, kept[i], 4) == 0)
            return true;
    return false;
}

static bool is_critical(const char *name)
{
    return name[0] >= 'A' && name[0] <= 'Z';
}

static enum picture_fault take_size(struct picture_parts *parts, struct str data)
{
    unsigned w = data.len == IHDR_BYTES ? picture_be32(data, 0) : 0;
    unsigned h = data.len == IHDR_BYTES ? picture_be32(data, 4) : 0;
    if (w == 0 || h == 0)
        return PICTURE_DAMAGED;
    if (w > SIDE_LIMIT || h > SIDE_LIMIT)
        return PICTURE_LARGE;
    parts->w = (int)w;
    parts->h = (int)h;
    return PICTURE_OK;
}

struct seen {
    bool pixels, end;
};

static enum picture_fault take_chunk(struct picture_parts *parts, struct str chunk, struct seen *seen)
{
    const char *name = chunk.ptr + 4;
    struct str data = str_sub(chunk, 8, chunk.len - 4);
    bool is_head = memcmp(name, "IHDR", 4) == 0;
    if (is_head == (parts->w > 0)) /* first, and once */
        return PICTURE_DAMAGED;
    if (memcmp(name, "acTL", 4) == 0)
        return PICTURE_ANIMATED;
    if (memcmp(name, "eXIf", 4) == 0 && picture_exif_turns(data))
        return PICTURE_TURNED;
    if (is_critical(name) && !is_kept(name))
        return PICTURE_DAMAGED;
    seen->pixels = seen->pixels || memcmp(name, "IDAT", 4) == 0;
    seen->end = memcmp(name, "IEND", 4) == 0;
    if (is_kept(name))
        picture_keep(parts, chunk);
    return is_head ? take_size(parts, data) : PICTURE_OK;
}

enum picture_fault picture_read_png(struct picture_parts *parts)
{
    struct seen seen = {false, false};
    size_t at = SIGNATURE_BYTES;
    picture_keep(parts, str_sub(parts->bytes, 0, at));
    while (!seen.end) {
        size_t left = parts->bytes.len - at;
        if (left < FRAME_BYTES || picture_be32(parts->bytes, at) > left - FRAME_BYTES)
            return PICTURE_DAMAGED;
        struct str chunk = str_sub(parts->bytes, at, at + FRAME_BYTES + picture_be32(parts->bytes, at));
        enum picture_fault fault = take_chunk(parts, chunk, &seen);
        if (fault != PICTURE_OK)
            return fault;
        at += chunk.len;
    }
    return seen.pixels ? PICTURE_OK : PICTURE_DAMAGED;
}
