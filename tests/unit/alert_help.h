/* SPDX-License-Identifier: GPL-3.0-or-later
 * A notice over everything, as if it had just come. The demo content has none: it would stand before all. */
#ifndef TESTS_ALERT_HELP_H
#define TESTS_ALERT_HELP_H

#include <stdlib.h>

#include "base/file.h"
#include "core/parse.h"
#include "kiosk/message.h"

#define ALERT_FILE "tests/data/alert.json"

/* Puts it before the notices of a home that was loaded. */
static inline void alert_add(struct load *load)
{
    struct str bytes, text;
    struct js *list;
    struct buf buf;
    struct entry *items = ARENA_ARRAY(&load->arena, struct entry, (size_t)load->notices.n + 1);
    if (file_read(ALERT_FILE, 1 << 20, &load->arena, &bytes) != ERR_OK ||
        js_parse(bytes, bytes.len, 20, &list, NULL) != ERR_OK)
        abort();
    buf_init(&buf, 1 << 20);
    js_write(js_at(list, 0), JS_SORTED, &buf);
    text = arena_str(&load->arena, buf_view(&buf));
    buf_release(&buf);
    js_free(list);
    items[0] = (struct entry){.distance_m = -1};
    if (item_read(text, &load->arena, &items[0].item) != ERR_OK)
        abort();
    for (int i = 0; i < load->notices.n; i++)
        items[i + 1] = load->notices.items[i];
    load->notices.items = items;
    load->notices.n++;
    load->notices.total++;
}

#endif
