// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum { CHUNK_BYTES = 1 << 18, LINE_MAX_BYTES = 200 };

struct occurrence {
    struct interval when;
    int end_offset_min;
    bool all_day, cancelled;
    struct str uid;        /* for the order */
    struct str head, tail; /* JSON: what stands before the times, and after them */
};

void occurrences_init(struct occurrences *occurrences, struct expander *expander, int64_t from_s,
                      int64_t to_s)
{
    *occurrences = (struct occurrences){.expander = expander, .from_s = from_s, .to_s = to_s};
    arena_init(&occurrences->arena);
    arena_init(&occurrences->one);
}

void occurrences_release(struct occurrences *occurrences)
{
    free(occurrences->found);
    arena_release(&occurrences->one);
    arena_release(&occurrences->arena);
}

static void make_room(struct occurrences *occurrences, size_t more)
{
    if (occurrences->n + more <= occurrences->size)
        return;
    occurrences->size = 2 * (occurrences->n + more);
    occurrences->found = realloc(occurrences->found, occurrences->size * sizeof *occurrences->found);
    if (!occurrences->found)
        abort();
}

static struct str json_of(struct arena *arena, struct js *json)
{
    struct buf buf;
    buf_init(&buf, 8 << 20);
    js_write(json, JS_COMPACT, &buf);
    struct str text = arena_str(arena, buf_view(&buf));
    buf_release(&buf);
    js_free(json);
    return text;
}

static struct str head_of(struct arena *arena, struct str uid)
{
    return arena_printf(arena, "{\"uid\":%s,\"start\":\"", json_of(arena, js_new_str(uid)).ptr);
}

static struct str tail_of(struct arena *arena, const struct occurring *occurring, struct str summary)
{
    const struct series *series = occurring->series;
    struct js *json = js_new_object();
    js_put_str(json, "zone", series->zone.len ? series->zone : STR(ZONE_DEFAULT));
    js_put_bool(json, "all_day", series->all_day);
    js_put_str(json, "summary", summary);
    if (occurring->id.len)
        js_put_str(json, "id", occurring->id);
    struct str text = json_of(arena, json);
    return str_sub(text, 1, text.len - 1);
}

/* The summary of an occurrence that a change has another one for. */
static struct str own_tail(struct occurrences *occurrences, const struct occurring *occurring,
                           const struct event_change *change, struct str tail)
{
    if (!change || !occurring->summaries)
        return tail;
    struct str summary = occurring->summaries[change - occurring->series->changes];
    return summary.len ? tail_of(&occurrences->arena, occurring, summary) : tail;
}

static void take(struct occurrences *occurrences, const struct occurring *occurring,
                 const struct interval_list *list)
{
    const struct series *series = occurring->series;
    struct str uid = arena_str(&occurrences->arena, occurring->uid), head = head_of(&occurrences->arena, uid),
               tail = tail_of(&occurrences->arena, occurring, occurring->summary);
    make_room(occurrences, (size_t)list->n);
    for (int i = 0; i < list->n; i++) {
        const struct interval *when = &list->items[i];
        const struct event_change *change = series->n_changes ? series_change(series, when) : NULL;
        bool cancelled = occurring->cancelled || (change && change->cancelled);
        if (cancelled && !occurrences->cancelled)
            continue;
        occurrences->found[occurrences->n++] = (struct occurrence){
            .when = *when,
            .end_offset_min = expander_offset_min(occurrences->expander, series->zone, when->end_s),
            .all_day = series->all_day,
            .cancelled = cancelled,
            .uid = uid,
            .head = head,
            .tail = own_tail(occurrences, occurring, change, tail)};
    }
}

enum err occurrences_add(struct occurrences *occurrences, const struct occurring *occurring)
{
    struct interval_list list;
    enum err err = expand(occurrences->expander, occurring->series, occurrences->from_s, occurrences->to_s,
                          EXPAND_MOST, &occurrences->one, &list);
    if (err == ERR_OK && list.n == EXPAND_MOST)
        err = ERR_LIMIT;
    if (err == ERR_OK && list.n)
        take(occurrences, occurring, &list);
    arena_reset(&occurrences->one);
    return err;
}

static int by_time(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    if (x->when.start_s != y->when.start_s)
        return x->when.start_s < y->when.start_s ? -1 : 1;
    return str_cmp(x->uid, y->uid);
}

static char *put_digits(char *at, int value, int n)
{
    for (int i = n - 1; i >= 0; i--, value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + n;
}

static char *put_str(char *at, const char *bytes, size_t len)
{
    memcpy(at, bytes, len);
    return at + len;
}

/* RFC 3339, as moment_format; a day alone for what lasts all day. */
static char *put_time(char *at, int64_t s, int offset_min, bool all_day, bool zulu)
{
    struct moment moment = moment_of_s(s, offset_min);
    at = put_digits(at, moment.date.year, 4);
    *at++ = '-';
    at = put_digits(at, moment.date.month, 2);
    *at++ = '-';
    at = put_digits(at, moment.date.day, 2);
    if (all_day)
        return at;
    *at++ = 'T';
    at = put_digits(at, moment.hour, 2);
    *at++ = ':';
    at = put_digits(at, moment.minute, 2);
    *at++ = ':';
    at = put_digits(at, moment.second, 2);
    if (zulu) {
        *at++ = 'Z';
        return at;
    }
    *at++ = offset_min < 0 ? '-' : '+';
    at = put_digits(at, abs(offset_min) / 60, 2);
    *at++ = ':';
    return put_digits(at, abs(offset_min) % 60, 2);
}

static void write_one(const struct occurrence *one, FILE *file)
{
    char times[LINE_MAX_BYTES], *at = times;
    at = put_time(at, one->when.start_s, one->when.offset_min, one->all_day, false);
    at = put_str(at, "\",\"end\":\"", 9);
    at = put_time(at, one->when.end_s, one->end_offset_min, one->all_day, false);
    at = put_str(at, "\",\"start_utc\":\"", 15);
    at = put_time(at, one->when.start_s, 0, false, true);
    at = put_str(at, "\",", 2);
    fwrite_unlocked(one->head.ptr, 1, one->head.len, file);
    fwrite_unlocked(times, 1, (size_t)(at - times), file);
    fwrite_unlocked(one->tail.ptr, 1, one->tail.len, file);
    if (one->cancelled)
        fputs_unlocked(",\"status\":\"cancelled\"", file);
    fputc_unlocked('}', file);
}

enum err occurrences_write(struct occurrences *occurrences, FILE *file)
{
    static char chunk[CHUNK_BYTES];
    if (occurrences->n)
        qsort(occurrences->found, occurrences->n, sizeof *occurrences->found, by_time);
    fflush(file);
    setvbuf(file, chunk, _IOFBF, sizeof chunk);
    fputc('[', file);
    for (size_t i = 0; i < occurrences->n; i++) {
        if (i)
            fputs_unlocked(",\n", file);
        write_one(&occurrences->found[i], file);
    }
    fputs("]\n", file);
    return fflush(file) == 0 && !ferror(file) ? ERR_OK : ERR_IO;
}
