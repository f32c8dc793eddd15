// SPDX-License-Identifier: GPL-3.0-or-later
/* A zone's clock as a VTIMEZONE. ICU says what the offset is at a time; when it changes is searched for. */
#include "calendar/ics_out.h"

enum { DAY_S = 86400, STEP_S = 7 * DAY_S, CHANGES_MAX = 1000, ALIKE_MIN = 7 };

struct change { /* of the clock */
    int64_t at_s;
    int before_min, after_min;
    int month, weekday; /* by the clock before it */
    int week;           /* 1…4; -1: the last one */
    int minute;         /* of the day */
    bool in_last_week;
};

static int64_t change_between(const struct zone *zone, int64_t low, int64_t high)
{
    int before = zone_offset_min(zone, low);
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (zone_offset_min(zone, middle) == before)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static struct change describe(const struct zone *zone, int64_t at_s)
{
    struct change change = {at_s, zone_offset_min(zone, at_s - 1), zone_offset_min(zone, at_s), 0, 0, 0, 0,
                            0};
    struct moment local = moment_of_s(at_s, change.before_min);
    int64_t in_a_week = date_days(local.date) + 7;
    change.month = local.date.month;
    change.weekday = date_weekday(local.date);
    change.week = (local.date.day - 1) / 7 + 1;
    change.in_last_week = date_of_days(in_a_week).month != local.date.month;
    change.minute = local.hour * 60 + local.minute;
    return change;
}

static int find_changes(const struct zone *zone, int64_t from_s, int64_t to_s, struct change *changes)
{
    int n = 0;
    for (int64_t s = from_s; s < to_s && n < CHANGES_MAX; s += STEP_S)
        if (zone_offset_min(zone, s) != zone_offset_min(zone, s + STEP_S))
            changes[n++] = describe(zone, change_between(zone, s, s + STEP_S));
    return n;
}

/* Whether one rule, "the last Sunday of March" (week -1) or "the second", gives both. */
static bool is_alike(const struct change *a, const struct change *b, int week)
{
    return a->month == b->month && a->weekday == b->weekday && a->minute == b->minute &&
           a->before_min == b->before_min && a->after_min == b->after_min &&
           (week < 0 ? a->in_last_week && b->in_last_week : a->week == week && b->week == week);
}

/* Every second change goes by the same rule: how far back from `last` it does. */
static int chain_begin(const struct change *changes, int last, int week)
{
    int i = last;
    while (i - 2 >= 0 && is_alike(&changes[i - 2], &changes[last], week))
        i -= 2;
    return i;
}

static void put_offset(struct buf *out, const char *name, int offset_min)
{
    char text[8];
    int size = offset_min < 0 ? -offset_min : offset_min;
    text[0] = offset_min < 0 ? '-' : '+';
    text[1] = (char)('0' + size / 600);
    text[2] = (char)('0' + size / 60 % 10);
    text[3] = (char)('0' + size % 60 / 10);
    text[4] = (char)('0' + size % 10);
    text[5] = 0;
    ics_out_z(out, name, text);
}

static void put_observance(struct buf *out, const struct change *change, int week)
{
    static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const char *kind = change->after_min > change->before_min ? "DAYLIGHT" : "STANDARD";
    struct buf value;
    ics_out_z(out, "BEGIN", kind);
    struct moment local = moment_of_s(change->at_s, change->before_min);
    buf_init(&value, 100);
    buf_printf(&value, "%04d%02d%02dT%02d%02d%02d", local.date.year, local.date.month, local.date.day,
               local.hour, local.minute, local.second);
    ics_out(out, "DTSTART", buf_view(&value));
    put_offset(out, "TZOFFSETFROM", change->before_min);
    put_offset(out, "TZOFFSETTO", change->after_min);
    buf_clear(&value);
    buf_printf(&value, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", change->month, week, days[change->weekday]);
    if (week)
        ics_out(out, "RRULE", buf_view(&value));
    buf_release(&value);
    ics_out_z(out, "END", kind);
}

/* Where the two rules that are in force at the end began; `weeks` of the last change and of the one before
 * it. A few years would do for the last and the fourth Sunday alike. */
static int rules_begin(const struct change *changes, int n, int weeks[2])
{
    int begin = 0;
    for (int back = 0; back < 2; back++) {
        int last = n - 1 - back;
        if (last < 2 * ALIKE_MIN)
            return n;
        int by_last = chain_begin(changes, last, -1),
            by_week = chain_begin(changes, last, changes[last].week);
        int first = by_last <= by_week ? by_last : by_week;
        if (last - first < 2 * ALIKE_MIN)
            return n;
        weeks[back] = by_last <= by_week ? -1 : changes[last].week;
        begin = first > begin ? first : begin;
    }
    return begin;
}

void ics_out_zone(struct buf *out, const struct zone *zone, int64_t from_s, int64_t to_s)
{
    struct change changes[CHANGES_MAX];
    int weeks[2] = {0}, n = find_changes(zone, from_s, to_s, changes), rules = rules_begin(changes, n, weeks);
    struct change first = {from_s, zone_offset_min(zone, from_s), zone_offset_min(zone, from_s), 0, 0, 0, 0,
                           0};
    ics_out_z(out, "BEGIN", "VTIMEZONE");
    ics_out(out, "TZID", zone_name(zone));
    put_observance(out, &first, 0);
    for (int i = 0; i < n; i++) {
        int back = (n - 1 - i) % 2;
        if (i < rules)
            put_observance(out, &changes[i], 0);
        else if (i < rules + 2)
            put_observance(out, &changes[i], weeks[back]);
    }
    ics_out_z(out, "END", "VTIMEZONE");
}
