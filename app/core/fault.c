// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/field.h"

enum { MESSAGE_MAX = 480, POINTER_MAX = 1000 };

static void add(struct faults *faults, bool is_warning, struct str pointer, const char *rule,
                const char *format, va_list args)
{
    char message[MESSAGE_MAX];
    *(is_warning ? &faults->warnings : &faults->errors) += 1;
    if (faults->n == FAULTS_MAX)
        return;
    if (faults->n == faults->size) {
        int size = faults->size ? faults->size * 2 : 8;
        struct fault *items = ARENA_ARRAY(faults->arena, struct fault, (size_t)size);
        if (faults->n)
            memcpy(items, faults->items, (size_t)faults->n * sizeof *items);
        faults->items = items;
        faults->size = size;
    }
    vsnprintf(message, sizeof message, format, args);
    faults->items[faults->n++] = (struct fault){
        .is_warning = is_warning,
        .pointer = arena_str(faults->arena, pointer),
        .rule = rule,
        .message = arena_str(faults->arena, utf8_cut(str_of(message), MESSAGE_MAX)),
    };
}

/* RFC 6901: "~" is "~0", "/" is "~1". */
static void write_pointer(const struct at *at, struct buf *buf)
{
    if (!at)
        return;
    write_pointer(at->up, buf);
    buf_char(buf, '/');
    if (!at->name)
        buf_printf(buf, "%zu", at->index);
    for (const char *c = at->name; c && *c; c++) {
        if (*c == '~')
            buf_z(buf, "~0");
        else if (*c == '/')
            buf_z(buf, "~1");
        else
            buf_char(buf, *c);
    }
}

static void parse_fault(struct parse *parse, bool is_warning, const struct at *at, const char *rule,
                        const char *format, va_list args)
{
    struct buf pointer;
    if (!parse->faults)
        return;
    buf_init(&pointer, POINTER_MAX);
    write_pointer(at, &pointer);
    add(parse->faults, is_warning, buf_view(&pointer), rule, format, args);
    buf_release(&pointer);
}

void parse_error(struct parse *parse, const struct at *at, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    parse->errors++;
    parse_fault(parse, false, at, rule, format, args);
    va_end(args);
}

void parse_warning(struct parse *parse, const struct at *at, const char *rule, const char *format, ...)
{
    va_list args;
    if (parse->mode != PARSE_IMPORT)
        return;
    va_start(args, format);
    parse_fault(parse, true, at, rule, format, args);
    va_end(args);
}
