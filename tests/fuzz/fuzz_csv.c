// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a table: every field lies in the bytes or the arena and is UTF-8, lines only go up, and the
 * reader ends. What was read, written out again with every field quoted, is read the same. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_field(struct buf *out, struct str field)
{
    buf_char(out, '"');
    for (size_t i = 0; i < field.len; i++) {
        buf_char(out, field.ptr[i]);
        if (field.ptr[i] == '"')
            buf_char(out, '"');
    }
    buf_char(out, '"');
}

static void check_again(const struct csv_record *record, struct arena *arena)
{
    struct buf out;
    struct csv csv;
    struct csv_record again;
    buf_init(&out, 4 << 20);
    for (size_t i = 0; i < record->n; i++) {
        if (i)
            buf_char(&out, ',');
        write_field(&out, record->fields[i]);
    }
    csv_init(&csv, buf_view(&out));
    if (csv_next(&csv, arena, &again) != ERR_OK || again.n != record->n)
        __builtin_trap();
    for (size_t i = 0; i < record->n; i++)
        if (!str_eq(again.fields[i], record->fields[i]))
            __builtin_trap();
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct csv csv;
    struct csv_record record;
    enum err err;
    int line = 0;
    char *copy = malloc(size ? size : 1); /* just as long, so that the sanitizer sees a step too far */
    if (!copy)
        abort();
    memcpy(copy, data, size);
    arena_init(&arena);
    csv_init(&csv, (struct str){copy, size});
    csv.separator = csv_guess_separator(csv.bytes);
    for (size_t n = 0; (err = csv_next(&csv, &arena, &record)) != ERR_NOT_FOUND; n++) {
        if (n > size || record.line <= line || (err != ERR_OK && !csv.reason))
            __builtin_trap();
        line = record.line;
        for (size_t i = 0; err == ERR_OK && i < record.n; i++)
            if (!utf8_valid(record.fields[i]))
                __builtin_trap();
        if (err == ERR_OK)
            check_again(&record, &arena);
    }
    arena_release(&arena);
    free(copy);
    return 0;
}
