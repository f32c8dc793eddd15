// SPDX-License-Identifier: GPL-3.0-or-later
// The small blobs of content.db, which a bad disk may have changed, and the dates in answers of a hub.
#include <stdint.h>

#include "store/content_pack.h"
#include "sync/schedule.h"

static void again(const struct service *service, const struct interval_list *by_rule)
{
    struct buf buf;
    buf_init(&buf, 1 << 20);
    pack_hours(service, by_rule, &buf);
    buf_release(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena;
    struct text_map titles;
    struct service service;
    struct interval_list by_rule;
    struct str packed = {(const char *)bytes, size};
    int64_t seconds;
    arena_init(&arena);
    if (unpack_titles(packed, &arena, &titles) && titles.n)
        text_map_pick(&titles, STR("sv-simple"), NULL);
    if (unpack_hours(packed, &arena, &service, &by_rule))
        again(&service, &by_rule);
    http_date_parse(packed, &seconds);
    schedule_retry_after_s(arena_z(&arena, packed), 1796000000);
    arena_release(&arena);
    return 0;
}
