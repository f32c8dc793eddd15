// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/rrule.h"

#include "calendar/expander.h"
#include "core/rule.h"

/* With no zone there is one clock alone: an UNTIL in UTC is read on it. */
static struct str on_one_clock(const struct rule *rule, struct str text, struct arena *arena)
{
    struct buf buf;
    if (str_starts(text, "RRULE:"))
        text = str_sub(text, 6, text.len);
    buf_init(&buf, RULE_MAX_BYTES + 32);
    rule_write_until(text, rule->until, rule->until_has_time, false, &buf);
    struct str copy = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    return copy;
}

static struct str_list as_texts(const int64_t *times, int n, struct arena *arena)
{
    struct str_list list = {ARENA_ARRAY(arena, struct str, (size_t)n), n};
    for (int i = 0; i < n; i++) {
        char text[MOMENT_LEN + 1];
        moment_format(moment_of_s(times[i], 0), text);
        list.items[i] = arena_str(arena, str_sub(str_of(text), 0, 19));
    }
    return list;
}

enum err rrule_list(struct expander *expander, struct str dtstart, struct str rrule, int limit,
                    struct arena *arena, struct str_list *ret_times, const char **ret_why)
{
    struct rule rule;
    struct moment start;
    bool is_utc;
    struct ask ask = {.from_s = INT64_MIN, .to_s = INT64_MAX, .max = limit};
    int64_t *times;
    int n;
    *ret_why = "DTSTART must be like 19970902T090000 or 19970902";
    if (!rule_time_parse(dtstart, &start, &ask.has_time, &is_utc) || !rule_parse(rrule, &rule, ret_why))
        return ERR_INVALID;
    *ret_why = "the limit must be from 1 to 100000";
    if (limit < 1 || limit > RRULE_LIMIT_MAX)
        return ERR_INVALID;
    *ret_why = "the rule takes too long";
    ask.start_s = moment_s(start);
    ask.rule = on_one_clock(&rule, rrule, arena);
    enum err err = expander_ask(expander, &ask, STR("rrule"), arena, &times, &n);
    if (!err)
        *ret_times = as_texts(times, n, arena);
    return err;
}
