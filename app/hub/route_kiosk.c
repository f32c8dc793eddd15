// SPDX-License-Identifier: GPL-3.0-or-later
/* What a kiosk with a credential asks. */
#include "base/date.h"
#include "base/hex.h"
#include "hub/parts.h"
#include "trust/random.h"
#include "trust/seal.h"

enum {
    STATUS_MAX_BYTES = 16 * 1024,
    MESSAGES_MAX = 100,
    SEALED_MAX_BYTES = 64 * 1024,
    KEPT_MOST_S = 365 * 86400
};

static struct js *object_of(struct str text)
{
    struct js *json;
    return js_parse(text, 64 * 1024, 16, &json, NULL) == ERR_OK ? json : js_new_object();
}

/* The seat's own, and where the public pages are: a code on the screen can lead to one. */
static struct js *settings_of(const struct call *call, const struct kiosk_seat *seat)
{
    struct js *settings = object_of(seat->settings);
    struct str url = call->hub->public_url;
    js_drop(settings, "public_url");
    if (url.len)
        js_put_str(settings, "public_url", url);
    return settings;
}

void route_status(struct call *call)
{
    const struct kiosk_seat *seat = &call->session.kiosk;
    struct buf text;
    buf_init(&text, STATUS_MAX_BYTES);
    enum err err = js_write(call->body, JS_COMPACT, &text) ? ERR_OK : ERR_LIMIT;
    if (err == ERR_OK)
        err = hardware_status(call->hub->db, call->session.hardware, buf_view(&text), call->now_s);
    buf_release(&text);
    if (err == ERR_LIMIT)
        reply_problem(call, 413, "limit", "A status is at most 16 kB.");
    else if (err != ERR_OK)
        reply_err(call, err);
    if (err != ERR_OK)
        return;
    struct js *json = js_new_object();
    put_time(json, "time", call->now_s);
    js_put_str(json, "kiosk", seat->id);
    js_put_str(json, "channel", seat->channel);
    js_put_str(json, "place", seat->place);
    js_put(json, "settings", settings_of(call, seat));
    reply_json(call, 200, json);
    reply_no_store(call);
}

static bool uuid_is_ok(struct str s)
{
    if (s.len != UUID_LEN)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool hex = (s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f');
        if (dash ? s.ptr[i] != '-' : !hex)
            return false;
    }
    return true;
}

static bool read_sealed(struct str hex, struct arena *arena, struct str *ret_sealed)
{
    size_t n = hex.len / 2;
    if (hex.len % 2 || n <= SEAL_EXTRA_BYTES || n > SEALED_MAX_BYTES)
        return false;
    char *bytes = arena_alloc(arena, n);
    *ret_sealed = (struct str){bytes, n};
    return hex_read(hex, bytes, n);
}

/* The kiosk may ask for an earlier end than ours, not for a later one. */
static int64_t delete_after(const struct js *message, int64_t now_s)
{
    struct moment wanted;
    int64_t most_s = now_s + KEPT_MOST_S;
    if (!moment_parse(js_get_str(message, "delete_after"), &wanted))
        return most_s;
    int64_t s = moment_s(wanted);
    return s < now_s ? now_s : s < most_s ? s : most_s;
}

static bool read_message(struct call *call, const struct js *message, struct outbox_row *ret_row)
{
    struct outbox_row row = {
        .uuid = js_get_str(message, "uuid"),
        .kiosk = call->session.kiosk.id,
        .received_s = call->now_s,
        .delete_after_s = delete_after(message, call->now_s),
    };
    if (!uuid_is_ok(row.uuid) || !read_sealed(js_get_str(message, "sealed"), call->arena, &row.sealed))
        return false;
    row.result = arena_printf(call->arena, "{\"uuid\":\"%.*s\",\"state\":\"received\"}", STR_FMT(row.uuid));
    *ret_row = row;
    return true;
}

/* What was taken before is answered as it was then. */
static enum err take(struct call *call, const struct outbox_row *row, struct js *results)
{
    struct outbox_row before;
    enum err err = hub_outbox_get(call->hub->db, row->uuid, call->arena, &before);
    if (err == ERR_OK)
        js_push(results, object_of(before.result));
    if (err != ERR_NOT_FOUND)
        return err;
    err = hub_outbox_add(call->hub->db, row);
    if (err == ERR_OK)
        js_push(results, object_of(row->result));
    return err;
}

static enum err take_all(struct call *call, const struct outbox_row *rows, size_t n, struct js *results)
{
    enum err err = db_begin(call->hub->db);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        err = take(call, &rows[i], results);
    if (err == ERR_OK)
        return db_commit(call->hub->db);
    db_rollback(call->hub->db);
    return err;
}

static void reply_results(struct call *call, const struct outbox_row *rows, size_t n)
{
    struct js *results = js_new_array();
    enum err err = take_all(call, rows, n, results);
    if (err != ERR_OK) {
        js_free(results);
        reply_err(call, err);
        return;
    }
    struct js *json = js_new_object();
    js_put(json, "results", results);
    reply_json(call, 200, json);
    reply_no_store(call);
}

void route_outbox(struct call *call)
{
    const struct js *messages = js_get(call->body, "messages");
    struct outbox_row rows[MESSAGES_MAX];
    size_t n = js_len(messages);
    if (js_type(messages) != JS_ARRAY || n < 1 || n > MESSAGES_MAX) {
        reply_problem(call, 400, "invalid", "\"messages\" must hold 1 to 100 messages.");
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (!read_message(call, js_at(messages, i), &rows[i])) {
            reply_problem(call, 400, "invalid",
                          "A message needs \"uuid\" and \"sealed\" (hex, at most 64 kB).");
            return;
        }
    reply_results(call, rows, n);
}
