// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format.h"
#include "exchange/hsds.h"

#define HOME_COUNTRY "+46"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_gap(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' || c == '"' || c == '\'';
}

/* "tel:+46 (0)8-123 45 67" to "+4681234567". What stands behind the digits (an extension) is not dialled. */
struct str hsds_phone(struct arena *arena, struct str number)
{
    struct buf out;
    struct str rest = str_trim(number), found = STR("");
    if (str_starts(rest, "tel:"))
        rest = str_sub(rest, 4, rest.len);
    buf_init(&out, 40);
    size_t i = 0;
    while (i < rest.len && is_gap(rest.ptr[i]))
        i++;
    rest = str_sub(rest, i, rest.len);
    bool has_country = str_starts(rest, "+") || str_starts(rest, "00");
    rest = str_sub(rest, str_starts(rest, "+") ? 1 : has_country ? 2 : 0, rest.len);
    if (!has_country && !str_starts(rest, "0"))
        rest = STR(""); /* a short number, or one of nobody knows which country */
    buf_z(&out, has_country ? "+" : HOME_COUNTRY);
    for (i = has_country ? 0 : 1; i < rest.len; i++) {
        if (str_starts(str_sub(rest, i, rest.len), "(0)") && has_country)
            i += 2;
        else if (is_digit(rest.ptr[i]))
            buf_char(&out, rest.ptr[i]);
        else if (!is_gap(rest.ptr[i]))
            break;
    }
    if (!out.overflow && phone_ok(buf_view(&out)))
        found = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return found;
}
