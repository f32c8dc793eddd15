// SPDX-License-Identifier: GPL-3.0-or-later
/* When a call is, and how long it takes. */
#include "base/utf8.h"
#include "exchange/volunteering.h"

enum { SHIFTS_MAX = 60, MANY = 100, MINUTES_ASSUMED = 60, MINUTES_MOST = 1440 };

static struct js *shift_of(struct writing *writing, const struct js *time, int64_t *ret_minutes)
{
    struct moment start, end;
    struct str from = node_str(time, "beginning"), to = node_str(time, "end");
    if (!from.len)
        return NULL;
    if (!moment_parse(from, &start) || !moment_parse(to, &end)) {
        import_warn(writing->graph->import, writing->record, STR("/session/time"), "date",
                    "\"%.*s\" to \"%.*s\" are not two times with their offsets: passed over",
                    STR_FMT(utf8_cut(from, 40)), STR_FMT(utf8_cut(to, 40)));
        return NULL;
    }
    char text[MOMENT_LEN + 1];
    struct js *shift = js_new_object();
    js_put_str(shift, "id",
               arena_printf(&writing->graph->import->arena, "%04d-%02d-%02d-%02d%02d", start.date.year,
                            start.date.month, start.date.day, start.hour, start.minute));
    moment_format(start, text);
    js_put_z(shift, "start", text);
    moment_format(end, text);
    js_put_z(shift, "end", text);
    js_put_int(shift, "places", 1);
    *ret_minutes = (moment_s(end) - moment_s(start)) / 60;
    return shift;
}

static bool has_shift(const struct js *shifts, const struct js *shift)
{
    for (size_t i = 0; i < js_len(shifts); i++)
        if (str_eq(js_get_str(js_at(shifts, i), "id"), js_get_str(shift, "id")))
            return true;
    return false;
}

static struct js *shifts_of(struct writing *writing, int64_t *ret_minutes)
{
    struct js *shifts = js_new_array();
    const struct js *session, *time;
    for (size_t i = 0; i < MANY && (session = node_each(writing->activity->json, "session", i)); i++) {
        session = graph_resolve(writing->graph, session);
        for (size_t t = 0; t < MANY && (time = node_each(session, "time", t)); t++) {
            struct js *shift = shift_of(writing, graph_resolve(writing->graph, time), ret_minutes);
            if (shift && js_len(shifts) < SHIFTS_MAX && !has_shift(shifts, shift))
                js_push(shifts, shift);
            else
                js_free(shift);
        }
    }
    return shifts;
}

/* "3-hour shift", "2 hours", "90 minutes", "half a day". 0: it does not say. */
static int64_t minutes_in(struct str s)
{
    static const struct {
        const char *unit;
        int minutes;
    } units[] = {{"hour", 60}, {"minute", 1}, {"timm", 60}, {"minut", 1}};
    for (size_t i = 0; i < s.len; i++) {
        int64_t number = 0;
        size_t at = i;
        for (; at < s.len && at - i < 4 && s.ptr[at] >= '0' && s.ptr[at] <= '9'; at++)
            number = number * 10 + (s.ptr[at] - '0');
        if (at == i)
            continue;
        struct str rest =
            str_sub(s, at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '-') ? at + 1 : at, s.len);
        for (size_t u = 0; u < sizeof units / sizeof *units; u++)
            if (str_starts(rest, units[u].unit))
                return number * units[u].minutes;
        i = at - 1;
    }
    bool half = str_contains(s, STR("alf a day")) || str_contains(s, STR("alf day")) ||
                str_contains(s, STR("alvdag"));
    return half ? 240 : 0;
}

static void put_minutes(struct writing *writing, int64_t minutes)
{
    if (minutes < 5 || minutes > MINUTES_MOST)
        minutes = minutes_in(node_str(writing->role, "commitment"));
    if (minutes < 5 || minutes > MINUTES_MOST) {
        minutes = MINUTES_ASSUMED;
        import_warn(writing->graph->import, writing->record, STR("/commitment"), "missing",
                    "how long it takes is not told: %d minutes are assumed", MINUTES_ASSUMED);
    }
    js_put_int(writing->item, "minutes", minutes);
}

void put_shifts(struct writing *writing)
{
    int64_t minutes = 0;
    struct js *shifts = shifts_of(writing, &minutes);
    size_t n = js_len(shifts);
    put_minutes(writing, minutes);
    js_put_z(writing->item, "every", n == 1 ? "once" : "flexible");
    if (n) {
        js_put(writing->item, "shifts", shifts);
        import_warn(writing->graph->import, writing->record, STR("/session"), "missing",
                    "how many places a shift has is not told: 1 is assumed");
    } else {
        js_free(shifts);
    }
}
