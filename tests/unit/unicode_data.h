/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of Unicode's own test data, from Debian's unicode-data; for the tests that hold our paragraphs against
 * it. */
#ifndef TESTS_UNICODE_DATA_H
#define TESTS_UNICODE_DATA_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/icu.h"
#include "text/para_part.h"

enum { ROW_MAX = 400, FILE_MAX = 16 << 20 };

static struct arena arena, files;

static inline int any_font(void *ctx, uint32_t c)
{
    (void)ctx, (void)c;
    return 0;
}

static inline float one_each(void *ctx, const struct run *run)
{
    (void)ctx;
    return (float)utf8_length(run->text);
}

static const struct measure fixed = {any_font, one_each, NULL, NULL, NULL};
static const struct face face = {1, false};

/* The data must be of the Unicode version that ICU has. */
static inline struct str data_file(const char *name)
{
    struct str text;
    char version[40];
    const char *path = arena_printf(&files, "/usr/share/unicode/%s.txt", name).ptr;
    if (file_read(path, FILE_MAX, &files, &text) != ERR_OK)
        fail_msg("%s is missing: install Debian's unicode-data", path);
    const char *base = strrchr(path, '/') + 1;
    snprintf(version, sizeof version, "-%s.0.txt", U_UNICODE_VERSION);
    struct str first = str_sub(text, 0, str_find(text, '\n', 0));
    assert_true(str_contains(first, str_sub(str_of(base), 0, strlen(base) - 4)));
    assert_true(str_ends(str_trim(first), version));
    return text;
}

struct row {
    uint32_t chars[ROW_MAX];
    size_t at[ROW_MAX + 1]; /* byte of each in text */
    int n;
    struct str text;
};

static inline void row_add(struct row *row, uint32_t c)
{
    assert_true(row->n < ROW_MAX);
    row->chars[row->n++] = c;
}

static inline void row_finish(struct row *row)
{
    char *bytes = arena_alloc(&arena, (size_t)row->n * 4 + 1);
    size_t len = 0;
    for (int i = 0; i < row->n; i++) {
        row->at[i] = len;
        len += utf8_put(row->chars[i], bytes + len);
    }
    row->at[row->n] = len;
    row->text = (struct str){bytes, len};
}

static inline uint32_t hex(struct str s)
{
    uint32_t value = 0;
    for (size_t i = 0; i < s.len; i++)
        value = value * 16 + (uint32_t)(s.ptr[i] <= '9' ? s.ptr[i] - '0' : s.ptr[i] - 'A' + 10);
    return value;
}

static inline int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    arena_init(&files);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    arena_release(&files);
    return 0;
}

#endif
