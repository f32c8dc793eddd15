// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor types, whatever it is: never an error from the index, never a crash.
#include <stdint.h>

#include "base/utf8.h"
#include "tests/unit/content_help.h"

static struct content *town(void)
{
    static struct content *content;
    struct draft draft;
    if (content)
        return content;
    draft_init(&draft);
    draft_town(&draft);
    if (content_open(":memory:", &content, NULL) != ERR_OK ||
        draft_apply_whole(&draft, content, NULL) != ERR_OK)
        abort();
    draft_release(&draft);
    return content;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct entry_list list;
    struct arena arena;
    arena_init(&arena);
    struct str text = {(const char *)bytes, size};
    if (size <= 4096 && utf8_valid(text)) {
        struct query query = {.text = text, .lang = STR("sv"), .sort = SORT_RANK, .limit = 10};
        if (content_list(town(), &query, &arena, &list) != ERR_OK)
            abort();
    }
    arena_release(&arena);
    return 0;
}
