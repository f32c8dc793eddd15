// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/qr.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <qrencode.h>
#include <stdlib.h>

enum { LARGEST_VERSION = 25 };

const struct qr *qr_make(struct arena *arena, struct str text)
{
    if (text.len == 0 || text.len > INT_MAX)
        return NULL;
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.ptr, 0, QR_ECLEVEL_M);
    if (!code && errno == ENOMEM)
        abort();
    if (!code)
        return NULL;
    struct qr *qr = NULL;
    if (code->version <= LARGEST_VERSION) {
        size_t n = (size_t)code->width * (size_t)code->width;
        unsigned char *modules = arena_alloc(arena, n);
        for (size_t i = 0; i < n; i++)
            modules[i] = code->data[i] & 1;
        qr = ARENA_NEW(arena, struct qr);
        *qr = (struct qr){code->width, modules};
    }
    QRcode_free(code);
    return qr;
}
