// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a CAP message: it is staged, or refused with a reason; what is staged is a notice. */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/cap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    return freopen("/dev/null", "w", stdout) ? 0 : 1; /* the reports */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct import_plan plan = {
        .source = "fuzz", .lang = "sv", .report_json = true, .now_s = 1795305600};
    struct import import = {.plan = &plan};
    arena_init(&import.arena);
    cap_take(&import, "fuzz", (struct str){(const char *)data, size});
    if (!import.n && !import.errors && !import.n_gone && !import.warnings)
        __builtin_trap();
    for (size_t i = 0; i < import.n; i++)
        if (!import.items[i].refused && !str_is(import.items[i].put.item.kind, "notice"))
            __builtin_trap();
    free(import.items);
    free(import.slots);
    arena_release(&import.arena);
    return 0;
}
