// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a file of the volunteering data model: staged or refused, in bounded time. */
#include <stdio.h>
#include <stdlib.h>

#include "exchange/volunteering.h"

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
        .source = "fuzz", .lang = "sv", .report_json = true, .organization = "org/a", .now_s = 1795305600};
    struct import import = {.plan = &plan};
    arena_init(&import.arena);
    volunteering_take(&import, "fuzz", (struct str){(const char *)data, size});
    for (size_t i = 0; i < import.n; i++)
        if (!import.items[i].refused && !import.items[i].put.item.json.len)
            __builtin_trap();
    free(import.items);
    free(import.slots);
    arena_release(&import.arena);
    return 0;
}
