// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/mo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct mo mo;
    arena_init(&arena);
    struct str bytes = arena_str(&arena, (struct str){(const char *)data, size});
    if (mo_parse(bytes, &arena, &mo) == ERR_OK)
        for (size_t i = 0; i < mo.n; i++) {
            const struct mo_entry *entry = mo_find(&mo, mo.entries[i].key);
            int form = plural_form(&mo.plural, (int64_t)(i * 7919));
            if (entry != &mo.entries[i] || form < 0 || form >= mo.plural.forms)
                __builtin_trap();
        }
    struct plural plural;
    if (plural_parse(bytes, &arena, &plural) == ERR_OK)
        plural_form(&plural, (int64_t)size);
    arena_release(&arena);
    return 0;
}
