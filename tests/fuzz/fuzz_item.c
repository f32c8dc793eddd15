// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An item that is taken has an id and a title; faults and items fit together; moving the dates keeps a good
 * item good. */
static void judge(struct js *json, enum parse_mode mode, struct arena *arena)
{
    struct faults faults = {.arena = arena};
    const struct item *item = item_parse(json, mode, arena, &faults);
    if ((item == NULL) != (faults.errors > 0) || faults.n > FAULTS_MAX)
        __builtin_trap();
    if (!item)
        return;
    if (!item->id.len || !item->title.n)
        __builtin_trap();
    item_shift_dates(json, (struct date){2026, 11, 16}, (struct date){2027, 6, 14});
    if (!item_parse(json, PARSE_PUBLISHED, arena, NULL))
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct js *json;
    struct arena arena;
    if (js_parse((struct str){(const char *)data, size}, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL))
        return 0;
    arena_init(&arena);
    judge(json, PARSE_IMPORT, &arena);
    judge(json, PARSE_PUBLISHED, &arena);
    arena_release(&arena);
    js_free(json);
    return 0;
}
