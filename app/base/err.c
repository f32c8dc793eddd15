// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/err.h"

const char *err_name(enum err err)
{
    static const char *const names[ERR_COUNT] = {
        "ok",     "io",      "full",    "limit",     "syntax",  "invalid", "not-found", "exists",
        "denied", "network", "refused", "untrusted", "expired", "damaged", "cancelled",
    };
    return (unsigned)err < ERR_COUNT ? names[err] : "unknown";
}
