// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/buf.h"
#include "text/format.h"

/* Length of a Swedish area code with its leading 0 (the numbering plan of PTS, 2023): 08, three digits, else
 * four. */
static size_t area_len(struct str national)
{
    static const char *const three[] = {"010", "011", "013", "016", "018", "019", "020", "021", "023", "026",
                                        "031", "033", "035", "036", "040", "042", "044", "046", "054", "060",
                                        "063", "070", "072", "073", "076", "077", "079", "090"};
    if (str_starts(national, "08"))
        return 2;
    for (size_t i = 0; i < sizeof three / sizeof *three; i++)
        if (str_starts(national, three[i]))
            return 3;
    return 4;
}

/* "174 06 05", "465 004 00", "28 04 00": pairs at the end, two or three digits before them. */
static void add_subscriber(struct buf *out, struct str digits)
{
    size_t first = digits.len <= 4 ? 2 : digits.len % 2 ? 3 : 2, at = 0;
    if (digits.len == 8) {
        buf_str(out, str_sub(digits, 0, 3));
        buf_char(out, ' ');
        at = 3;
        first = 3;
    }
    for (size_t len = first; at < digits.len; at += len, len = 2) {
        buf_str(out, str_sub(digits, at, at + len));
        if (at + len < digits.len)
            buf_char(out, ' ');
    }
}

static void add_swedish(struct buf *out, struct str national)
{
    size_t area = area_len(national);
    buf_str(out, str_sub(national, 0, area));
    buf_char(out, '-');
    add_subscriber(out, str_sub(national, area, national.len));
}

/* Country codes have one to three digits (ITU-T E.164, list of 2016). */
static size_t country_len(struct str digits)
{
    static const char two[] =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 "
        "64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    if (digits.ptr[0] == '1' || digits.ptr[0] == '7')
        return 1;
    for (const char *code = two; *code; code += 3)
        if (memcmp(code, digits.ptr, 2) == 0)
            return 2;
    return 3;
}

/* Threes, and pairs at the end so that no digit stands alone: "+358 912 345 67". */
static void add_foreign(struct buf *out, struct str digits)
{
    size_t at = country_len(digits);
    buf_char(out, '+');
    buf_str(out, str_sub(digits, 0, at));
    while (at < digits.len) {
        size_t left = digits.len - at, len = left == 2 || left == 4 ? 2 : 3;
        buf_char(out, ' ');
        buf_str(out, str_sub(digits, at, at + len));
        at += len;
    }
}

static bool is_e164(struct str s)
{
    if (s.len < 8 || s.len > 16 || s.ptr[0] != '+' || s.ptr[1] == '0')
        return false;
    for (size_t i = 1; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

struct str format_phone(struct arena *arena, struct str e164)
{
    struct buf out;
    if (!is_e164(e164))
        return e164;
    buf_init(&out, 64);
    if (str_starts(e164, "+46") && e164.len >= 10) {
        struct str national = arena_printf(arena, "0%.*s", STR_FMT(str_sub(e164, 3, e164.len)));
        add_swedish(&out, national);
    } else {
        add_foreign(&out, str_sub(e164, 1, e164.len));
    }
    struct str text = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return text;
}
