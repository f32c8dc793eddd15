// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile release files: the bytes as a packed file, and the same bytes packed, so that the lines are reached
// too.
#include <stdlib.h>
#include <zstd.h>

#include "release/release.h"

static enum err each(void *ctx, const struct release_item *item)
{
    size_t *bytes = ctx;
    *bytes += item->id.len + item->bytes.len;
    if (item->bytes.ptr && (item->bytes.ptr[0] != '{' || item->bytes.ptr[item->bytes.len - 1] != '}'))
        abort();
    return ERR_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct release_head head;
    size_t seen = 0, bound = ZSTD_compressBound(size);
    char *packed = malloc(bound);
    if (!packed)
        abort();
    release_read((struct str){(const char *)data, size}, &head, each, &seen);
    size_t n = ZSTD_compress(packed, bound, data, size, 1);
    if (release_read((struct str){packed, n}, &head, each, &seen) == ERR_OK && head.version < 1)
        abort();
    free(packed);
    return 0;
}
