// SPDX-License-Identifier: GPL-3.0-or-later
/* Published bytes of items: what was stored, with `updated` and, for what recurs, the occurrences of the
 * months ahead. */
#include "base/date.h"
#include "base/log.h"
#include "calendar/expand.h"
#include "core/parse.h"
#include "hub/publish.h"
#include "trust/hash.h"

enum { PUBLISHED_MAX_BYTES = 500 * 1024 };

struct window {
    int64_t from_s, to_s;
    int64_t month; /* years * 12 + month: what makes the bytes of recurring things change */
};

static int64_t month_start_s(int64_t month)
{
    return date_days((struct date){(int)(month / 12), (int)(month % 12) + 1, 1}) * 86400;
}

static struct window window_at(int64_t now_s)
{
    struct date today = moment_of_s(now_s, 0).date;
    int64_t month = today.year * 12 + today.month - 1;
    return (struct window){month_start_s(month), month_start_s(month + OCCURRENCE_MONTHS + 1), month};
}

static void add_updated(struct js *json, int64_t made_s)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(made_s, 0), text);
    js_put_z(json, "updated", text);
}

/* ERR_LIMIT: published without occurrences. */
static enum err add_occurrences(struct expander *expander, struct js *json, const struct window *window,
                                struct arena *arena)
{
    const struct item *item = item_parse(json, PARSE_PUBLISHED, arena, NULL);
    enum err err = item ? item_expand(expander, json, item, window->from_s, window->to_s) : ERR_INVALID;
    if (err == ERR_OK || err == ERR_IO)
        return err;
    log_warn("%.*s: published without its dates: %s", STR_FMT(js_get_str(json, "id")), err_name(err));
    return ERR_LIMIT;
}

static enum err write_json(struct db *db, const struct stale_item *stale, int64_t horizon,
                           const struct js *json)
{
    struct buf bytes;
    unsigned char hash[SHA256_BYTES];
    buf_init(&bytes, PUBLISHED_MAX_BYTES);
    enum err err = ERR_LIMIT;
    if (js_write(json, JS_SORTED, &bytes)) {
        sha256(buf_view(&bytes), hash);
        err = expanded_put(db, stale, horizon, hash, buf_view(&bytes));
    } else {
        log_error("%.*s: too large to publish", STR_FMT(stale->id));
    }
    buf_release(&bytes);
    return err;
}

static bool has_ruled_hours(const struct js *json)
{
    const struct js *hours = js_get(json, "hours");
    for (size_t i = 0; i < js_len(hours); i++)
        if (js_get(js_at(hours, i), "rrule"))
            return true;
    return false;
}

static enum err expand_one(const struct publish *publish, struct expander *expander,
                           const struct window *window, const struct stale_item *stale, struct arena *arena,
                           int64_t *withheld)
{
    struct str bytes;
    int64_t made_s;
    struct js *json;
    enum err err = expanded_source(publish->db, stale->seq, arena, &bytes, &made_s);
    if (err == ERR_OK)
        err = js_parse(bytes, PUBLISHED_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL);
    if (err != ERR_OK)
        return err;
    bool recurs = str_starts(stale->id, "event/") || str_starts(stale->id, "call/") || has_ruled_hours(json);
    if (recurs)
        err = add_occurrences(expander, json, window, arena);
    *withheld += err == ERR_LIMIT;
    if (err == ERR_OK || err == ERR_LIMIT) {
        add_updated(json, made_s);
        err = write_json(publish->db, stale, recurs ? window->month : 0, json);
    }
    js_free(json);
    return err;
}

enum err publish_expand(const struct publish *publish, int64_t *ret_withheld)
{
    struct window window = window_at(publish->now_s);
    struct arena arena, one;
    struct stale_item *stale;
    size_t n = 0;
    arena_init(&arena);
    arena_init(&one);
    struct expander *expander = expander_open(NULL);
    int64_t withheld = 0;
    enum err err = expanded_stale(publish->db, window.month, &arena, &stale, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        err = expand_one(publish, expander, &window, &stale[i], &one, &withheld);
        arena_reset(&one);
    }
    if (err == ERR_OK)
        err = expanded_purge(publish->db);
    if (err == ERR_OK)
        *ret_withheld = withheld;
    expander_close(expander);
    arena_release(&one);
    arena_release(&arena);
    return err;
}
