// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/picture.h"

#include <string.h>

#include "base/picture_own.h"

void picture_keep(struct picture_parts *parts, struct str part)
{
    if (parts->out)
        buf_str(parts->out, part);
}

/* TIFF 6.0: byte order, 42, offset of the first directory; of its entries only Orientation counts. */
bool picture_exif_turns(struct str tiff)
{
    enum { ORIENTATION = 0x0112, ENTRY_BYTES = 12, UPRIGHT = 1 };
    bool little = str_starts(tiff, "II");
    if (tiff.len < 8 || (!little && !str_starts(tiff, "MM")))
        return false;
    size_t at = little ? picture_le32(tiff, 4) : picture_be32(tiff, 4);
    if (at > tiff.len - 2)
        return false;
    size_t n = little ? picture_le16(tiff, at) : picture_be16(tiff, at);
    for (size_t i = 0; i < n; i++) {
        size_t entry = at + 2 + i * ENTRY_BYTES;
        if (entry + ENTRY_BYTES > tiff.len)
            return false;
        unsigned tag = little ? picture_le16(tiff, entry) : picture_be16(tiff, entry);
        unsigned value = little ? picture_le16(tiff, entry + 8) : picture_be16(tiff, entry + 8);
        if (tag == ORIENTATION)
            return value > UPRIGHT; /* 0 is not defined, and is written by some for "not known" */
    }
    return false;
}

enum picture_type picture_type_of(struct str bytes)
{
    if (bytes.len >= 8 && memcmp(bytes.ptr, "\x89PNG\r\n\x1a\n", 8) == 0)
        return PICTURE_PNG;
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xFF\xD8\xFF", 3) == 0)
        return PICTURE_JPEG;
    if (bytes.len >= 12 && memcmp(bytes.ptr, "RIFF", 4) == 0 && memcmp(bytes.ptr + 8, "WEBP", 4) == 0)
        return PICTURE_WEBP;
    return PICTURE_NONE;
}

static enum picture_fault read_parts(enum picture_type type, struct picture_parts *parts)
{
    switch (type) {
    case PICTURE_PNG:
        return picture_read_png(parts);
    case PICTURE_JPEG:
        return picture_read_jpeg(parts);
    case PICTURE_WEBP:
        return picture_read_webp(parts);
    case PICTURE_NONE:
        break;
    }
    return PICTURE_UNKNOWN;
}

static enum picture_fault check(struct str bytes, struct buf *out, struct picture_head *ret_head)
{
    struct picture_parts parts = {bytes, out, 0, 0};
    enum picture_type type = picture_type_of(bytes);
    if (bytes.len > PICTURE_BYTES_MAX)
        return type ? PICTURE_LONG : PICTURE_UNKNOWN;
    enum picture_fault fault = read_parts(type, &parts);
    if (fault != PICTURE_OK)
        return fault;
    if (parts.w < 1 || parts.h < 1)
        return PICTURE_DAMAGED;
    if (parts.w > PICTURE_SIDE_MAX || parts.h > PICTURE_SIDE_MAX || parts.w * parts.h > PICTURE_PIXELS_MAX)
        return PICTURE_LARGE;
    *ret_head = (struct picture_head){type, parts.w, parts.h};
    return PICTURE_OK;
}

enum picture_fault picture_look(struct str bytes, struct picture_head *ret_head)
{
    return check(bytes, NULL, ret_head);
}

enum picture_fault picture_clean(struct str bytes, struct buf *out, struct picture_head *ret_head)
{
    buf_clear(out);
    enum picture_fault fault = check(bytes, out, ret_head);
    return fault == PICTURE_OK && out->overflow ? PICTURE_LONG : fault;
}

static const char *const types[] = {NULL, "image/png", "image/jpeg", "image/webp"};

const char *picture_type_name(enum picture_type type)
{
    return types[type];
}

enum picture_type picture_type_find(struct str name)
{
    enum picture_type type = PICTURE_WEBP;
    while (type != PICTURE_NONE && !str_is(name, types[type]))
        type--;
    return type;
}

static const struct {
    const char *rule, *words;
} faults[] = {
    [PICTURE_OK] = {"", ""},
    [PICTURE_UNKNOWN] = {"type", "this is no picture in PNG, JPEG or WebP; save it as one of these"},
    [PICTURE_DAMAGED] = {"damaged", "the picture is damaged or cut short; save or fetch it again"},
    [PICTURE_ANIMATED] = {"animated",
                          "the picture moves; nothing moves on these screens: take one still from it"},
    [PICTURE_LARGE] = {"limit",
                       "the picture has more than 4096 pixels on a side or 12 million in all; make it "
                       "smaller, 1600 pixels wide are enough"},
    [PICTURE_LONG] = {"limit",
                      "the picture is larger than 3 MB; make it smaller, 1600 pixels wide are enough"},
    [PICTURE_TURNED] = {"turned",
                        "the picture lies on its side, with a note to turn it; turn it in a picture "
                        "program and save it"},
    [PICTURE_UNUSUAL] = {"variant",
                         "the picture is saved in a way that is not shown everywhere (for printing, "
                         "say); save it as an ordinary JPEG, RGB"},
};

const char *picture_fault_rule(enum picture_fault fault)
{
    return faults[fault].rule;
}

const char *picture_fault_words(enum picture_fault fault)
{
    return faults[fault].words;
}
