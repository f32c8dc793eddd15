// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages with JSON-LD in them: the scanner, and what reads times, schedules and texts out of the nodes. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "exchange/ld_html.h"
#include "exchange/ld_time.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void read_node(const struct ld_index *index, const struct js *node, struct arena *arena)
{
    static const char *const times[] = {"startDate", "endDate", "doorTime", "validThrough"};
    const char *member, *why;
    struct ld_schedule schedule;
    struct ld_time time;
    int64_t seconds;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        ld_time_parse(ld_get_str(node, times[i], arena), STR("Europe/Stockholm"), &time);
    ld_duration_parse(ld_get_str(node, "duration", arena), &seconds);
    ld_plain(ld_get_str(node, "name", arena), arena);
    ld_tag(ld_get_str(node, "inLanguage", arena), arena);
    ld_schedule_read(ld_node(index, ld_get(node, "eventSchedule")), node, STR("Europe/Stockholm"), arena,
                     &schedule, &member, &why);
}

static void walk(const struct ld_index *index, const struct js *value, struct arena *arena)
{
    if (ld_is_event(value))
        read_node(index, value, arena);
    for (size_t i = 0; js_type(value) == JS_ARRAY && i < js_len(value); i++)
        walk(index, js_at(value, i), arena);
    for (void *it = js_first(value); it; it = js_after(value, it))
        walk(index, js_value(it), arena);
}

static void read_script(struct str script)
{
    struct js *root;
    struct arena arena;
    if (js_parse(script, LD_MAX_BYTES, LD_MAX_DEPTH, &root, NULL) != ERR_OK)
        return;
    arena_init(&arena);
    struct ld_index index = {.arena = &arena};
    ld_index_add(&index, root);
    ld_index_done(&index);
    if (ld_is_schema_org(root))
        walk(&index, root, &arena);
    arena_release(&arena);
    js_free(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct str page = {(const char *)bytes, len}, script;
    struct ld_html html;
    int line, before = 1;
    ld_html_init(&html, page);
    while (ld_html_next(&html, &script, &line)) {
        if (line < before || script.ptr < page.ptr || script.ptr + script.len > page.ptr + page.len)
            abort();
        before = line;
        read_script(script);
    }
    read_script(page);
    return 0;
}
