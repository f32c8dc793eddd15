// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/say.h"

struct str say_tr(const struct say *say, const char *context, const char *english)
{
    return catalog_get(say->words->catalog, context, english);
}

struct str say_tr_n(const struct say *say, const char *context, const char *one, const char *many, int64_t n)
{
    struct value count = {"count", format_number(say->arena, say->words->lang, n), VALUE_LTR};
    return message_fill(say->arena, catalog_plural(say->words->catalog, context, one, many, n), &count, 1);
}

struct str say_tr_1(const struct say *say, const char *context, const char *english, const char *name,
                    struct str value, enum value_kind kind)
{
    struct value values[] = {{name, value, kind}};
    return message_fill(say->arena, say_tr(say, context, english), values, 1);
}
