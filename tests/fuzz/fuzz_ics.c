// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include "calendar/ics_event.h"
#include "calendar/ics_out.h"
#include "calendar/ics_value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void report(void *ctx, const struct ics_report *report)
{
    (void)ctx;
    if (!report->rule || !report->message.len)
        __builtin_trap();
}

/* What a text says is the same after it was written and read. */
static void write_and_read(struct arena *arena, struct str value)
{
    struct buf out;
    struct ics_reader reader;
    struct ics_property property;
    struct ics_problem problem;
    struct str text = ics_text(arena, value);
    buf_init(&out, 1 << 20);
    ics_out_text(&out, "SUMMARY", STR("sv"), text);
    ics_reader_init(&reader, buf_view(&out), arena);
    if (text.len && text.len < 10000 &&
        (ics_next(&reader, &property, &problem) != ERR_OK || !str_eq(ics_text(arena, property.value), text)))
        __builtin_trap();
    buf_release(&out);
}

/* Any bytes: components, events, their occurrences, which ascend. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct expander *expander;
    static const struct expand_limits limits = {
        .steps = 2000, .cpu_s = 1, .wall_ms = 4000, .memory_bytes = 64 << 20};
    struct arena arena;
    struct ics_component *calendars;
    struct ics_fault fault;
    struct ics_counts counts;
    struct interval_list list;
    if (!expander)
        expander = expander_open(&limits);
    arena_init(&arena);
    struct ics_plan plan = {expander, &arena, 1767222000, 1830380400, report, NULL};
    ics_read((struct str){(const char *)data, size}, &arena, &calendars, &fault);
    for (struct ics_event *event = ics_events(&plan, calendars, &counts); event; event = event->next) {
        write_and_read(&arena, ics_value(event->component, "SUMMARY"));
        if (expand(expander, &event->series, plan.from_s, plan.to_s, 200, &arena, &list) != ERR_OK)
            continue;
        for (int i = 1; i < list.n; i++)
            if (list.items[i - 1].start_s >= list.items[i].start_s)
                __builtin_trap();
    }
    arena_release(&arena);
    return 0;
}
