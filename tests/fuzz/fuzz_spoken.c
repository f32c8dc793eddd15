// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/spoken.h"

static void check(struct spoken spoken, struct str text)
{
    if (!utf8_valid(spoken.text) || spoken.text.len > SPOKEN_BYTES_MAX ||
        str_contains(spoken.text, STR("  ")) || str_starts(spoken.text, " ") || str_ends(spoken.text, " "))
        __builtin_trap();
    for (size_t i = 0; i < spoken.text.len; i++)
        if (spoken.origin[i] >= text.len)
            __builtin_trap();
    for (size_t at = 0; at < spoken.text.len;) {
        uint32_t c = utf8_next(spoken.text, &at);
        bool joiner = c == 0x200c || c == 0x200d;
        if (!joiner && U_MASK(u_charType((UChar32)c)) & U_GC_C_MASK)
            __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* The first byte chooses the language, the rest is the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct arena arena;
    arena_init(&arena);
    struct words words = {NULL, &langs[data[0] % langs_n]};
    struct str text = {(const char *)data + 1, size - 1};
    check(spoken_text(&arena, &words, text), text);
    arena_release(&arena);
    return 0;
}
