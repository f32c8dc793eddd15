// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "text/collate.h"
#include "text/fold.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* Folding any bytes gives valid text, its words parted by single spaces. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct buf out, key;
    buf_init(&out, 64 * size + 64);
    buf_init(&key, 1 << 20);
    fold_text(bytes, &out);
    struct str folded = buf_view(&out);
    if (!utf8_valid(folded) || str_contains(folded, STR("  ")) || str_starts(folded, " ") ||
        str_ends(folded, " "))
        __builtin_trap();
    collate_key(&langs[size % (size_t)langs_n], bytes, &key);
    buf_release(&out);
    buf_release(&key);
    return 0;
}
