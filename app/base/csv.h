/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables as text (RFC 4180), record by record, over bytes in memory. Pure and bounded: a field, a record and
 * the number of fields have a most, and nothing is built but the record at hand.
 *
 * Taken as people write them: a byte order mark at the start, LF, CRLF or CR, any separator, quotes inside a
 * field that does not begin with one. Lines with nothing in them are passed over. Refused: bytes that are not
 * UTF-8, NUL, text behind a closing quote, a quote that never closes, and all that is past a bound. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
    CSV_FIELD_MAX_BYTES = 256 * 1024,
    CSV_RECORD_MAX_BYTES = 1024 * 1024,
    CSV_FIELDS_MAX = 400,
};

struct csv {
    struct str bytes;
    size_t at;
    int line;           /* of `at`, from 1 */
    char separator;     /* ',' */
    const char *reason; /* of the last failure */
};
struct csv_record {
    struct str *fields; /* they point into the bytes, or into the arena where a quote was doubled */
    size_t n;
    int line; /* where it begins */
};

void csv_init(struct csv *csv, struct str bytes);
/* The next record. ERR_NOT_FOUND: there are no more. ERR_SYNTAX, ERR_LIMIT: csv->reason says why and
 * ret_record->line where that record begins; the next call goes on behind it. */
enum err csv_next(struct csv *csv, struct arena *arena, struct csv_record *ret_record);
/* Of the first line: the one of , ; tab | that stands there most often outside quotes; ',' for none. */
char csv_guess_separator(struct str bytes);

#endif
