// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/picture_own.h"

#include <string.h>

enum marker {
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    DNL = 0xDC,
    DHP = 0xDE,
    EXP = 0xDF,
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP14 = 0xEE,
    APP15 = 0xEF,
    JPG0 = 0xF0,
    COM = 0xFE,
    TEM = 0x01,
};
enum { EXIF_HEAD = 6, JFIF_BYTES = 16, SOF_BYTES = 8 };

struct jpeg {
    struct picture_parts *parts;
    size_t at;
    int scans;
};

static bool is_frame(unsigned marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* Tables, frame and scans; of what programs add only what says how the colours are coded. */
static bool is_kept(unsigned marker, struct str data)
{
    if (marker == APP0)
        return str_starts(data, "JFIF") && data.len >= JFIF_BYTES - 2;
    if (marker == APP14)
        return str_starts(data, "Adobe");
    return !(marker >= APP0 && marker <= APP15) && marker < JPG0;
}

static enum picture_fault take_frame(struct jpeg *jpeg, unsigned marker, struct str data)
{
    struct picture_parts *parts = jpeg->parts;
    if (data.len < SOF_BYTES - 2 || parts->w > 0)
        return PICTURE_DAMAGED;
    unsigned precision = picture_u8(data, 0), components = picture_u8(data, 5);
    parts->h = (int)picture_be16(data, 1);
    parts->w = (int)picture_be16(data, 3);
    if (marker > SOF2 || precision != 8 || (components != 1 && components != 3))
        return PICTURE_UNUSUAL;
    return parts->w && parts->h ? PICTURE_OK : PICTURE_DAMAGED;
}

/* Without the thumbnail that a JFIF header may hold. */
static void keep_jfif(struct jpeg *jpeg, struct str segment)
{
    static const char head[] = {(char)0xFF, (char)APP0, 0, JFIF_BYTES}, none[] = {0, 0};
    picture_keep(jpeg->parts, (struct str){head, sizeof head});
    picture_keep(jpeg->parts, str_sub(segment, 4, JFIF_BYTES));
    picture_keep(jpeg->parts, (struct str){none, sizeof none});
}

/* Past the coded data: to the next marker that is no stuffed byte and no restart. */
static size_t end_of_scan(struct str bytes, size_t at)
{
    for (;;) {
        at = str_find(bytes, (char)0xFF, at);
        if (at + 1 >= bytes.len)
            return bytes.len;
        unsigned next = picture_u8(bytes, at + 1);
        if (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7))
            return at;
        at++;
    }
}

static enum picture_fault take_segment(struct jpeg *jpeg, unsigned marker)
{
    struct str bytes = jpeg->parts->bytes;
    if (bytes.len - jpeg->at < 4 || picture_be16(bytes, jpeg->at + 2) < 2 ||
        picture_be16(bytes, jpeg->at + 2) > bytes.len - jpeg->at - 2)
        return PICTURE_DAMAGED;
    struct str segment = str_sub(bytes, jpeg->at, jpeg->at + 2 + picture_be16(bytes, jpeg->at + 2));
    struct str data = str_sub(segment, 4, segment.len);
    jpeg->at += segment.len;
    if (marker == DNL || marker == DHP || marker == EXP)
        return PICTURE_UNUSUAL;
    if (marker == APP1 && data.len >= EXIF_HEAD && memcmp(data.ptr, "Exif\0\0", EXIF_HEAD) == 0 &&
        picture_exif_turns(str_sub(data, EXIF_HEAD, data.len)))
        return PICTURE_TURNED;
    if (marker == APP0 && is_kept(marker, data))
        keep_jfif(jpeg, segment);
    else if (is_kept(marker, data))
        picture_keep(jpeg->parts, segment);
    return is_frame(marker) ? take_frame(jpeg, marker, data) : PICTURE_OK;
}

static enum picture_fault take_scan(struct jpeg *jpeg)
{
    size_t from = jpeg->at;
    if (jpeg->parts->w == 0)
        return PICTURE_DAMAGED;
    if (++jpeg->scans > PICTURE_SCANS_MAX)
        return PICTURE_UNUSUAL;
    jpeg->at = end_of_scan(jpeg->parts->bytes, from);
    picture_keep(jpeg->parts, str_sub(jpeg->parts->bytes, from, jpeg->at));
    return PICTURE_OK;
}

/* The next marker's code, with `at` before its last FF (any number may stand before a marker); 0: none. */
static unsigned next_marker(struct jpeg *jpeg)
{
    struct str bytes = jpeg->parts->bytes;
    if (jpeg->at + 1 >= bytes.len || picture_u8(bytes, jpeg->at) != 0xFF)
        return 0;
    while (jpeg->at + 2 < bytes.len && picture_u8(bytes, jpeg->at + 1) == 0xFF)
        jpeg->at++;
    return picture_u8(bytes, jpeg->at + 1);
}

enum picture_fault picture_read_jpeg(struct picture_parts *parts)
{
    struct jpeg jpeg = {parts, 2, 0};
    picture_keep(parts, str_sub(parts->bytes, 0, 2));
    for (;;) {
        unsigned marker = next_marker(&jpeg);
        if (marker == EOI)
            break;
        if (marker == TEM || (marker >= RST0 && marker <= SOI) || marker < SOF0 || marker == 0xFF)
            return PICTURE_DAMAGED;
        enum picture_fault fault = take_segment(&jpeg, marker);
        if (fault == PICTURE_OK && marker == SOS)
            fault = take_scan(&jpeg);
        if (fault != PICTURE_OK)
            return fault;
    }
    picture_keep(parts, str_sub(parts->bytes, jpeg.at, jpeg.at + 2));
    return jpeg.scans ? PICTURE_OK : PICTURE_DAMAGED;
}
