// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed and a text, whatever they are: spans within the text, in order; words as fold_text has them.
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "core/match.h"
#include "text/fold.h"

enum { SPANS_MAX = 8 };

static void expect(bool holds)
{
    if (!holds)
        __builtin_trap();
}

static void check_words(struct arena *arena, struct str text)
{
    struct fold_words words = fold_words(arena, text);
    struct buf whole, joined;
    buf_init(&whole, 64 * text.len + 64);
    buf_init(&joined, 64 * text.len + 64);
    fold_text(text, &whole);
    for (int i = 0; i < words.n; i++) {
        expect(words.items[i].from < words.items[i].to && words.items[i].to <= text.len);
        buf_str(&joined, i ? STR(" ") : STR(""));
        buf_str(&joined, words.items[i].word);
    }
    expect(str_eq(buf_view(&whole), buf_view(&joined)));
    buf_release(&whole);
    buf_release(&joined);
}

static void check_spans(struct arena *arena, struct str typed, struct str text, bool near)
{
    struct match match;
    struct match_span spans[SPANS_MAX];
    match_read(arena, typed, &match);
    int n = match_spans(&match, text, near, spans, SPANS_MAX);
    size_t at = 0;
    expect(n <= SPANS_MAX && match.n <= MATCH_READINGS);
    for (int i = 0; i < n; i++) {
        expect(spans[i].from < spans[i].to && spans[i].to <= text.len && (i == 0 || spans[i].to >= at));
        at = spans[i].to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size}, typed, text = bytes;
    struct arena arena;
    if (size > 4096 || !str_next(&text, '\n', &typed))
        return 0;
    arena_init(&arena);
    check_words(&arena, bytes);
    check_spans(&arena, typed, text, false);
    check_spans(&arena, typed, text, true);
    arena_release(&arena);
    return 0;
}
