/* SPDX-License-Identifier: GPL-3.0-or-later
 * Content lines (RFC 5545 3.1) out of bytes that anybody may have made: unfolded by octets, parameters with
 * their quotes and carets (RFC 6868) taken off. CRLF or LF, with or without a byte order mark; UTF-8 alone.
 * Every bound is here. (Debian's libical 3.0.16 reads these too, but says neither which line nor why.) */
#ifndef CALENDAR_ICS_LINE_H
#define CALENDAR_ICS_LINE_H

#include "base/arena.h"
#include "base/err.h"

enum { ICS_FILE_MAX = 16 << 20, ICS_LINE_MAX = 1 << 20, ICS_NAME_MAX = 64, ICS_PARAMS_MAX = 40 };

struct ics_param {
    struct str name;  /* upper case */
    struct str value; /* several ones with commas between */
};
struct ics_property {
    struct str name;  /* upper case */
    struct str value; /* unfolded; escapes are the business of calendar/ics_value.h */
    struct ics_param *params;
    int n_params;
    int line; /* where it begins; the first is 1 */
    struct ics_property *next;
};
struct str ics_param(const struct ics_property *property, const char *name); /* ptr NULL: not there */

struct str ics_upper(struct arena *arena, struct str s); /* its ASCII letters */

struct ics_reader {
    struct str bytes;
    size_t at;
    int line;
    struct arena *arena;
};
struct ics_problem {  /* of one line */
    const char *rule; /* one word: syntax, limit, encoding, control-character */
    const char *message;
};
/* What the bytes are instead of iCalendar in UTF-8; NULL when nothing speaks against it. */
bool ics_refused(struct str bytes, struct ics_problem *ret_problem);
void ics_reader_init(struct ics_reader *reader, struct str bytes, struct arena *arena);
/* The next line that is not empty. ERR_NOT_FOUND: there is none. ERR_SYNTAX, ERR_LIMIT: *ret_problem says
 * why, ret_property has its line and, where it could be read, its name; the reader stands behind it. Slices
 * are of the bytes or of the arena. */
enum err ics_next(struct ics_reader *reader, struct ics_property *ret_property,
                  struct ics_problem *ret_problem);

#endif
