// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/take.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/plain.h"

enum { LINE_MAX_BYTES = 200, HEAD_BYTES = 4 /* "1/9\n" */, TEXT_MAX_BYTES = 8192 };

struct property {
    const char *name; /* with what follows it up to the value */
    struct str value;
    bool plain; /* needs no escapes: a URL, a number */
};

/* RFC 2426 section 4, RFC 5545 3.3.11. Marks that order a line on this screen are three bytes each, and boxes
 * on some phones: they stay here. */
static void add_escaped(struct buf *out, struct str marked)
{
    struct buf plain;
    buf_init(&plain, TEXT_MAX_BYTES);
    plain_add(&plain, marked);
    struct str s = buf_view(&plain);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\n') {
            buf_z(out, "\\n");
            continue;
        }
        if (s.ptr[i] == ',' || s.ptr[i] == ';' || s.ptr[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, s.ptr[i]);
    }
    buf_release(&plain);
}

static void add_property(struct buf *out, const struct property *property)
{
    struct str value = utf8_cut(property->value, LINE_MAX_BYTES);
    if (!value.len)
        return;
    buf_z(out, property->name);
    if (property->plain)
        buf_str(out, value);
    else
        add_escaped(out, value);
    buf_z(out, "\r\n");
}

/* The most important properties first, as many as fit; those at the end are given up. */
static struct take one_square(const struct property *properties, int n, const char *begin, const char *end,
                              struct arena *arena)
{
    struct take take = {.n = 1};
    for (int left = n; left > 0; left--) {
        struct buf out;
        buf_init(&out, TEXT_MAX_BYTES);
        buf_z(&out, begin);
        for (int i = 0; i < left; i++)
            add_property(&out, &properties[i]);
        buf_z(&out, end);
        bool fits = out.len <= TAKE_BYTES || left == 1;
        if (fits)
            take.parts[0] = arena_str(arena, buf_view(&out));
        buf_release(&out);
        if (fits)
            break;
    }
    return take;
}

/* ADR takes seven parts: post box, extended, street, city, region, postcode, country. */
static struct str address(const struct take_facts *facts, struct arena *arena)
{
    struct buf out;
    buf_init(&out, TEXT_MAX_BYTES);
    if (facts->street.len) {
        buf_z(&out, ";;");
        add_escaped(&out, facts->street);
        buf_char(&out, ';');
        add_escaped(&out, facts->city);
        buf_z(&out, ";;");
        add_escaped(&out, facts->postcode);
        buf_char(&out, ';');
    }
    struct str made = arena_str(arena, buf_view(&out));
    buf_release(&out);
    return made;
}

static struct take contact(const struct take_facts *facts, struct arena *arena)
{
    const struct property properties[] = {
        {"FN:", facts->name, false},           {"TEL:", facts->phone, true},
        {"ADR:", address(facts, arena), true}, {"EMAIL:", facts->email, true},
        {"ORG:", facts->organization, false},  {"URL:", facts->url, true},
        {"NOTE:", facts->note, false},
    };
    bool any = facts->phone.len || facts->email.len || facts->url.len || facts->street.len;
    if (!any)
        return (struct take){.n = 0};
    return one_square(properties, sizeof properties / sizeof *properties,
                      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\n", "END:VCARD\r\n", arena);
}

static struct str utc(int64_t s, struct arena *arena)
{
    struct moment at = moment_of_s(s, 0);
    return arena_printf(arena, "%04d%02d%02dT%02d%02d%02dZ", at.date.year, at.date.month, at.date.day,
                        at.hour, at.minute, at.second);
}

static struct str joined(struct arena *arena, struct str a, struct str b)
{
    return a.len && b.len ? arena_printf(arena, "%.*s, %.*s", STR_FMT(a), STR_FMT(b)) : a.len ? a : b;
}

static struct take event(const struct take_facts *facts, struct arena *arena)
{
    if (!facts->when.start_s)
        return (struct take){.n = 0};
    const struct property properties[] = {
        {"SUMMARY:", facts->name, false},
        {"DTSTART:", utc(facts->when.start_s, arena), true},
        {"DTEND:", utc(facts->when.end_s, arena), true},
        {"LOCATION:", joined(arena, facts->place, facts->street), false},
        {"DESCRIPTION:", joined(arena, facts->organization, facts->phone), false},
        {"URL:", facts->url, true},
        {"UID:", facts->uid, true},
    };
    return one_square(properties, sizeof properties / sizeof *properties,
                      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n", "END:VEVENT\r\nEND:VCALENDAR\r\n",
                      arena);
}

/* At most `max` bytes of `rest`, cut at a line, else at a blank, else between characters. */
static struct str next_piece(struct str *rest, size_t max)
{
    struct str piece = utf8_cut(*rest, max);
    if (piece.len < rest->len) {
        size_t at = piece.len;
        while (at > max / 2 && rest->ptr[at - 1] != '\n')
            at--;
        if (at <= max / 2)
            for (at = piece.len; at > max / 2 && rest->ptr[at - 1] != ' ';)
                at--;
        if (at > max / 2)
            piece.len = at;
    }
    *rest = str_sub(*rest, piece.len, rest->len);
    while (piece.len && (piece.ptr[piece.len - 1] == '\n' || piece.ptr[piece.len - 1] == ' '))
        piece.len--;
    return piece;
}

static struct take text(const struct take_facts *facts, struct arena *arena)
{
    struct take take = {.n = 0};
    struct str pieces[TAKE_PARTS_MAX];
    struct buf all;
    buf_init(&all, TEXT_MAX_BYTES);
    for (int i = 0; i < facts->n_lines; i++) {
        plain_add(&all, facts->lines[i]);
        buf_char(&all, '\n');
    }
    struct str rest = buf_view(&all);
    bool one = rest.len <= TAKE_BYTES + 1; /* the last line end falls away */
    while (rest.len && take.n < TAKE_PARTS_MAX)
        pieces[take.n++] = next_piece(&rest, one ? TAKE_BYTES + 1 : TAKE_BYTES - HEAD_BYTES);
    for (int i = 0; i < take.n; i++)
        take.parts[i] = take.n == 1 ? arena_str(arena, pieces[i])
                                    : arena_printf(arena, "%d/%d\n%.*s", i + 1, take.n, STR_FMT(pieces[i]));
    buf_release(&all);
    return take;
}

struct take take_make(const struct take_facts *facts, enum take_form form, struct arena *arena)
{
    switch (form) {
    case TAKE_CONTACT:
        return contact(facts, arena);
    case TAKE_EVENT:
        return event(facts, arena);
    case TAKE_TEXT:
        return text(facts, arena);
    case TAKE_PAGE:
        return (struct take){{facts->page}, facts->page.len > 0};
    case TAKE_FORMS:
        break;
    }
    return (struct take){.n = 0};
}
