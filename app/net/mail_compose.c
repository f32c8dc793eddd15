// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "net/mail.h"

enum { LINE_MAX_CHARS = 75, WORD_MAX_BYTES = 20, ADDRESS_MAX = 254 };

static bool is_alnum(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool all_of(const char *s, const char *others)
{
    size_t n = 0;
    for (; s[n]; n++)
        if (!is_alnum((unsigned char)s[n]) && !strchr(others, s[n]))
            return false;
    return n > 0 && n <= ADDRESS_MAX;
}

/* No blank, no comma, no angle bracket, no line end: nothing that could become another header or address. */
static bool address_ok(const char *address)
{
    const char *at = strchr(address, '@');
    return all_of(address, "@.!#$%&'*+/=?^_`{|}~-") && at && at != address && at[1] && !strchr(at + 1, '@');
}

/* RFC 2047 4.2: encoded words of at most 75 characters, cut between characters. */
static void add_words(struct buf *out, struct str s)
{
    for (bool first = true; s.len; first = false) {
        struct str part = utf8_cut(s, WORD_MAX_BYTES);
        if (!part.len)
            part = str_sub(s, 0, 1);
        buf_z(out, first ? "=?UTF-8?Q?" : "\r\n =?UTF-8?Q?");
        for (size_t i = 0; i < part.len; i++) {
            unsigned char c = (unsigned char)part.ptr[i];
            if (is_alnum(c))
                buf_char(out, (char)c);
            else if (c == ' ')
                buf_char(out, '_');
            else
                buf_printf(out, "=%02X", c);
        }
        buf_z(out, "?=");
        s = str_sub(s, part.len, s.len);
    }
}

static void add_phrase(struct buf *out, struct str s)
{
    bool plain = s.len <= 60;
    for (size_t i = 0; i < s.len && plain; i++)
        plain = is_alnum((unsigned char)s.ptr[i]) || s.ptr[i] == ' ';
    if (plain)
        buf_str(out, s);
    else
        add_words(out, s);
}

static void add_date(struct buf *out, int64_t s)
{
    static const char days[] = "MonTueWedThuFriSatSun", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct moment at = moment_of_s(s, 0);
    buf_printf(out, "Date: %.3s, %d %.3s %d %02d:%02d:%02d +0000\r\n",
               days + 3 * (size_t)date_weekday(at.date), at.date.day,
               months + 3 * (size_t)(at.date.month - 1), at.date.year, at.hour, at.minute, at.second);
}

static void add_headers(struct buf *out, const struct mail *mail)
{
    add_date(out, mail->date_s);
    buf_z(out, "From: ");
    add_phrase(out, mail->from_name);
    buf_printf(out, "%s<%s>\r\nTo: <%s>\r\n", mail->from_name.len ? " " : "", mail->from, mail->to);
    buf_z(out, "Subject: ");
    add_phrase(out, mail->subject);
    buf_printf(out, "\r\nMessage-ID: <%.*s%s>\r\n", STR_FMT(mail->id), strchr(mail->from, '@'));
    buf_z(out,
          "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
}

/* A line of quoted-printable; soft breaks keep every line within 76 characters. */
static void add_line(struct buf *out, struct str line)
{
    int column = 0;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        bool last = i + 1 == line.len;
        bool plain = c > 32 && c < 127 && c != '=', blank = (c == ' ' || c == '\t') && !last;
        int width = plain || blank ? 1 : 3;
        if (column + width > LINE_MAX_CHARS) {
            buf_z(out, "=\r\n");
            column = 0;
        }
        if (width == 1)
            buf_char(out, (char)c);
        else
            buf_printf(out, "=%02X", c);
        column += width;
    }
    buf_z(out, "\r\n");
}

bool mail_compose(const struct mail *mail, struct buf *out)
{
    char id[80] = "";
    if (mail->id.len < sizeof id)
        memcpy(id, mail->id.ptr, mail->id.len);
    if (!address_ok(mail->from) || !address_ok(mail->to) || !all_of(id, "-") ||
        mail->text.len > MAIL_TEXT_MAX)
        return false;
    add_headers(out, mail);
    struct str rest = mail->text, line;
    while (rest.len && str_next(&rest, '\n', &line))
        add_line(out, line);
    return !out->overflow;
}
