// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a table of items: every row is staged or refused; nothing is read outside the bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/table.h"

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
    char *copy = malloc(size ? size : 1); /* just as long, so that the sanitizer sees a step too far */
    if (!copy)
        abort();
    memcpy(copy, data, size);
    arena_init(&import.arena);
    csv_take(&import, "fuzz", (struct str){copy, size});
    if (import.refused > import.errors)
        __builtin_trap();
    free(import.items);
    free(import.slots);
    arena_release(&import.arena);
    free(copy);
    return 0;
}
