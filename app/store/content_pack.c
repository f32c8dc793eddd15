// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_pack.h"

#include <string.h>

enum { HOURS_MAX = 64, CLOSURES_MAX = 1024, BY_RULE_MAX = 5000 };

/* Each title: the lengths of tag and text in two bytes each, tag, text. */
void pack_titles(const struct text_map *titles, struct buf *out)
{
    for (int i = 0; i < titles->n; i++) {
        const struct text_entry *entry = &titles->entries[i];
        uint16_t lengths[2] = {(uint16_t)entry->tag.len, (uint16_t)entry->text.len};
        if (entry->tag.len > UINT16_MAX || entry->text.len > UINT16_MAX)
            continue;
        buf_add(out, lengths, sizeof lengths);
        buf_str(out, entry->tag);
        buf_str(out, entry->text);
    }
}

static bool take(struct str *rest, void *out, size_t n)
{
    if (rest->len < n)
        return false;
    memcpy(out, rest->ptr, n);
    *rest = str_sub(*rest, n, rest->len);
    return true;
}

static bool take_title(struct str *rest, struct text_entry *ret_entry)
{
    uint16_t lengths[2];
    if (!take(rest, lengths, sizeof lengths) || rest->len < (size_t)lengths[0] + lengths[1])
        return false;
    size_t end = (size_t)lengths[0] + lengths[1];
    *ret_entry =
        (struct text_entry){.tag = str_sub(*rest, 0, lengths[0]), .text = str_sub(*rest, lengths[0], end)};
    *rest = str_sub(*rest, end, rest->len);
    return true;
}

bool unpack_titles(struct str packed, struct arena *arena, struct text_map *ret_titles)
{
    int n = 0;
    struct text_entry entry;
    for (struct str rest = packed; rest.len; n++)
        if (!take_title(&rest, &entry))
            return false;
    *ret_titles = (struct text_map){ARENA_ARRAY(arena, struct text_entry, (size_t)n), n};
    for (int i = 0; i < n; i++)
        take_title(&packed, &ret_titles->entries[i]);
    return true;
}

/* int32 in the machine's order: the file never leaves it. Days since 1970; INT32_MIN for none. */
static void put(struct buf *out, int64_t value)
{
    int32_t number = (int32_t)value;
    buf_add(out, &number, sizeof number);
}

static void put_date(struct buf *out, struct date date)
{
    put(out, date.year ? date_days(date) : INT32_MIN);
}

void pack_hours(const struct service *service, const struct interval_list *by_rule, struct buf *out)
{
    if (!service->n_hours)
        return;
    put(out, service->n_hours);
    put(out, service->n_closures);
    put(out, by_rule->n);
    put(out, service->holidays);
    for (int i = 0; i < service->n_hours; i++) {
        const struct hours *hours = &service->hours[i];
        put(out, hours->days);
        put(out, hours->opens_min);
        put(out, hours->closes_min);
        put_date(out, hours->from);
        put_date(out, hours->until);
    }
    for (int i = 0; i < service->n_closures; i++) {
        put_date(out, service->closures[i].from);
        put_date(out, service->closures[i].until);
    }
    for (int i = 0; i < by_rule->n; i++) {
        const struct interval *interval = &by_rule->items[i];
        put(out, interval->start_s / 60);
        put(out, (interval->end_s - interval->start_s) / 60);
        put(out, interval->offset_min);
    }
}

static int take_int(struct str *rest)
{
    int32_t number = 0;
    take(rest, &number, sizeof number);
    return number;
}

static struct date take_date(struct str *rest)
{
    int days = take_int(rest);
    return days == INT32_MIN ? (struct date){0} : date_of_days(days);
}

static void take_by_rule(struct str *rest, struct interval_list *list)
{
    for (int i = 0; i < list->n; i++) {
        int64_t start_s = INT64_C(60) * take_int(rest), end_s = start_s + INT64_C(60) * take_int(rest);
        list->items[i] = (struct interval){start_s, end_s, take_int(rest)};
    }
}

bool unpack_hours(struct str packed, struct arena *arena, struct service *ret_service,
                  struct interval_list *ret_by_rule)
{
    int n_hours = take_int(&packed), n_closures = take_int(&packed), n_by_rule = take_int(&packed);
    enum holidays holidays = (enum holidays)take_int(&packed);
    if (n_hours < 1 || n_hours > HOURS_MAX || n_closures < 0 || n_closures > CLOSURES_MAX || n_by_rule < 0 ||
        n_by_rule > BY_RULE_MAX || holidays > HOLIDAYS_OPEN ||
        packed.len !=
            ((size_t)n_hours * 5 + (size_t)n_closures * 2 + (size_t)n_by_rule * 3) * sizeof(int32_t))
        return false;
    *ret_service = (struct service){.n_hours = n_hours, .n_closures = n_closures, .holidays = holidays};
    ret_service->hours = ARENA_ARRAY(arena, struct hours, (size_t)n_hours);
    ret_service->closures = ARENA_ARRAY(arena, struct closure, (size_t)n_closures);
    *ret_by_rule = (struct interval_list){ARENA_ARRAY(arena, struct interval, (size_t)n_by_rule), n_by_rule};
    for (int i = 0; i < n_hours; i++) {
        struct hours *hours = &ret_service->hours[i];
        hours->days = (unsigned)take_int(&packed);
        hours->opens_min = take_int(&packed);
        hours->closes_min = take_int(&packed);
        hours->from = take_date(&packed);
        hours->until = take_date(&packed);
    }
    for (int i = 0; i < n_closures; i++) {
        ret_service->closures[i].from = take_date(&packed);
        ret_service->closures[i].until = take_date(&packed);
    }
    take_by_rule(&packed, ret_by_rule);
    return true;
}
