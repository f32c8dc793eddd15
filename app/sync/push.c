// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/push.h"

#include "base/date.h"
#include "base/hex.h"
#include "base/log.h"

enum { BATCH = 100, BATCH_BYTES = 256 << 10, ROUNDS_MAX = 60 };

struct push {
    struct wire *wire;
    const struct identity *identity;
    struct outbox *outbox;
    volatile const bool *cancel;
    struct push_result result;
};

static struct js *message_js(const struct outbox_message *message, struct arena *arena)
{
    struct js *json = js_new_object();
    char *hex = arena_alloc(arena, message->sealed.len * 2 + 1), until[MOMENT_LEN + 1];
    hex_write(message->sealed.ptr, message->sealed.len, hex);
    moment_format(moment_of_s(message->delete_after_s, 0), until);
    js_put_str(json, "uuid", message->uuid);
    js_put_z(json, "sealed", hex);
    if (message->delete_after_s > 0)
        js_put_z(json, "delete_after", until);
    return json;
}

static bool was_sent(const struct outbox_message *messages, int n, struct str uuid)
{
    for (int i = 0; i < n; i++)
        if (str_eq(messages[i].uuid, uuid))
            return true;
    return false;
}

/* Only what we sent in this batch may be acknowledged. */
static enum talk take_results(struct push *push, const struct js *results,
                              const struct outbox_message *messages, int n)
{
    for (size_t i = 0; i < js_len(results); i++) {
        struct str uuid = js_get_str(js_at(results, i), "uuid");
        if (js_get_str(js_at(results, i), "state").len == 0 || !was_sent(messages, n, uuid))
            continue;
        if (outbox_delete(push->outbox, uuid) != ERR_OK)
            return TALK_STORAGE;
        push->result.sent++;
    }
    return TALK_OK;
}

static enum talk send_batch(struct push *push, const struct outbox_message *messages, int n,
                            struct arena *arena)
{
    struct js *body = js_new_object(), *list = js_new_array(), *json = NULL;
    struct talk_request request = {.base = push->identity->base,
                                   .path = "v1/outbox",
                                   .bearer = push->identity->credential,
                                   .body = body,
                                   .cancel = push->cancel};
    for (int i = 0; i < n; i++)
        js_push(list, message_js(&messages[i], arena));
    js_put(body, "messages", list);
    int before = push->result.sent;
    enum talk talk = talk_json(push->wire, &request, &json);
    if (talk == TALK_OK)
        talk = take_results(push, js_get(json, "results"), messages, n);
    if (talk == TALK_OK && push->result.sent == before)
        talk = TALK_REFUSED; /* an answer that acknowledges nothing would be asked for again and again */
    js_free(json);
    js_free(body);
    return talk;
}

/* One by one past those that the hub does not take. */
static enum talk send_each(struct push *push, const struct outbox_message *messages, int n,
                           struct arena *arena)
{
    enum talk talk = TALK_OK;
    for (int i = 0; i < n && (talk == TALK_OK || talk == TALK_INVALID); i++) {
        talk = send_batch(push, &messages[i], 1, arena);
        if (talk == TALK_INVALID) {
            push->result.refused++;
            log_warn("outbox: the hub does not take message %.*s: it stays here", STR_FMT(messages[i].uuid));
        }
    }
    return talk == TALK_INVALID ? TALK_OK : talk;
}

static enum talk round_trip(struct push *push, struct arena *arena, bool *ret_more)
{
    struct outbox_message *messages;
    int n;
    if (outbox_oldest(push->outbox, BATCH, BATCH_BYTES, arena, &messages, &n) != ERR_OK)
        return TALK_STORAGE;
    if (n == 0)
        return TALK_OK;
    enum talk talk = send_batch(push, messages, n, arena);
    *ret_more = talk == TALK_OK;
    return talk == TALK_INVALID ? send_each(push, messages, n, arena) : talk;
}

enum talk push_run(struct wire *wire, const struct identity *identity, struct outbox *outbox,
                   volatile const bool *cancel, struct push_result *ret_result)
{
    struct push push = {wire, identity, outbox, cancel, {0}};
    struct arena arena;
    enum talk talk = TALK_OK;
    bool more = true;
    arena_init(&arena);
    for (int i = 0; i < ROUNDS_MAX && more && talk == TALK_OK; i++) {
        more = false;
        talk = round_trip(&push, &arena, &more);
        arena_reset(&arena);
    }
    arena_release(&arena);
    *ret_result = push.result;
    return talk;
}
