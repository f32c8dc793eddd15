// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/picture_own.h"

#include <string.h>

enum {
    HEAD_BYTES = 12,
    CHUNK_HEAD = 8,
    CANVAS_BYTES = 10,
    ANIMATION = 0x02,
    ALPHA = 0x10, /* flags of VP8X */
};

struct webp {
    struct picture_parts *parts;
    size_t at, end;
    int canvas_w, canvas_h; /* of VP8X; 0: a simple file */
    bool coded;             /* the picture has been */
};

static bool is_named(struct str chunk, const char *name)
{
    return memcmp(chunk.ptr, name, 4) == 0;
}

/* RFC 6386 9.1: a key frame's tag, its start code, then two times 14 bits. */
static bool lossy_size(struct str data, int *w, int *h)
{
    if (data.len < 10 || (picture_u8(data, 0) & 1) || memcmp(data.ptr + 3, "\x9d\x01\x2a", 3) != 0)
        return false;
    *w = (int)(picture_le16(data, 6) & 0x3FFF);
    *h = (int)(picture_le16(data, 8) & 0x3FFF);
    return true;
}

/* RFC 9649 3.4: 0x2F, then two times 14 bits less one, alpha, version 0. */
static bool lossless_size(struct str data, int *w, int *h)
{
    if (data.len < 5 || picture_u8(data, 0) != 0x2F || picture_le32(data, 1) >> 29 != 0)
        return false;
    unsigned bits = picture_le32(data, 1);
    *w = (int)(bits & 0x3FFF) + 1;
    *h = (int)(bits >> 14 & 0x3FFF) + 1;
    return true;
}

static enum picture_fault take_canvas(struct webp *webp, struct str chunk)
{
    struct str data = str_sub(chunk, CHUNK_HEAD, chunk.len);
    if (data.len != CANVAS_BYTES || webp->at != HEAD_BYTES + chunk.len)
        return PICTURE_DAMAGED;
    if (picture_u8(data, 0) & ANIMATION)
        return PICTURE_ANIMATED;
    webp->canvas_w = (int)(picture_le32(data, 4) & 0xFFFFFF) + 1;
    webp->canvas_h = (int)(picture_le32(data, 6) >> 8) + 1;
    char flags[] = {(char)(picture_u8(data, 0) & ALPHA), 0, 0, 0};
    picture_keep(webp->parts, str_sub(chunk, 0, CHUNK_HEAD));
    picture_keep(webp->parts, (struct str){flags, sizeof flags});
    picture_keep(webp->parts, str_sub(data, 4, CANVAS_BYTES));
    return PICTURE_OK;
}

static enum picture_fault take_coded(struct webp *webp, struct str chunk, struct str padded)
{
    struct picture_parts *parts = webp->parts;
    struct str data = str_sub(chunk, CHUNK_HEAD, chunk.len);
    bool lossy = is_named(chunk, "VP8 ");
    bool is_read = lossy ? lossy_size(data, &parts->w, &parts->h) : lossless_size(data, &parts->w, &parts->h);
    if (!is_read || webp->coded)
        return PICTURE_DAMAGED;
    if (webp->canvas_w && (webp->canvas_w != parts->w || webp->canvas_h != parts->h))
        return PICTURE_DAMAGED;
    webp->coded = true;
    picture_keep(parts, padded);
    return PICTURE_OK;
}

static enum picture_fault take_chunk(struct webp *webp, struct str chunk, struct str padded)
{
    if (is_named(chunk, "VP8X"))
        return take_canvas(webp, chunk);
    if (is_named(chunk, "VP8 ") || is_named(chunk, "VP8L"))
        return take_coded(webp, chunk, padded);
    if (is_named(chunk, "ANIM") || is_named(chunk, "ANMF"))
        return PICTURE_ANIMATED;
    if (is_named(chunk, "EXIF")) {
        struct str data = str_sub(chunk, CHUNK_HEAD, chunk.len);
        if (data.len > 6 && memcmp(data.ptr, "Exif\0\0", 6) == 0) /* some write JPEG's head before it */
            data = str_sub(data, 6, data.len);
        return picture_exif_turns(data) ? PICTURE_TURNED : PICTURE_OK;
    }
    if (is_named(chunk, "ALPH") && webp->canvas_w && !webp->coded)
        picture_keep(webp->parts, padded);
    return PICTURE_OK;
}

/* The size in the file's head is that of what was kept. */
static void write_size(const struct picture_parts *parts)
{
    size_t size = parts->out && !parts->out->overflow ? parts->out->len - CHUNK_HEAD : 0;
    for (int i = 0; i < 4 && size; i++)
        parts->out->ptr[4 + i] = (char)(size >> 8 * i & 0xFF);
}

enum picture_fault picture_read_webp(struct picture_parts *parts)
{
    struct str bytes = parts->bytes;
    struct webp webp = {.parts = parts, .at = HEAD_BYTES};
    size_t size = picture_le32(bytes, 4);
    if (size < 4 || size > bytes.len - CHUNK_HEAD)
        return PICTURE_DAMAGED;
    webp.end = CHUNK_HEAD + size;
    picture_keep(parts, str_sub(bytes, 0, HEAD_BYTES));
    while (webp.at + CHUNK_HEAD <= webp.end) {
        size_t len = picture_le32(bytes, webp.at + 4);
        if (len > webp.end - webp.at - CHUNK_HEAD)
            return PICTURE_DAMAGED;
        struct str chunk = str_sub(bytes, webp.at, webp.at + CHUNK_HEAD + len);
        struct str padded = str_sub(bytes, webp.at, webp.at + CHUNK_HEAD + len + (len & 1));
        if (webp.at + padded.len > webp.end || padded.len < CHUNK_HEAD + len)
            return PICTURE_DAMAGED;
        webp.at += padded.len;
        enum picture_fault fault = take_chunk(&webp, chunk, padded);
        if (fault != PICTURE_OK)
            return fault;
    }
    if (!webp.coded)
        return PICTURE_DAMAGED;
    write_size(parts);
    return PICTURE_OK;
}
