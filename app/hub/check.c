// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/check.h"

#include <string.h>

#include "base/utf8.h"
#include "core/parse.h"
#include "hub/folder.h"
#include "exchange/form.h"
#include "exchange/import.h"
#include "store/hub_items.h"
#include "store/hub_mail.h"
#include "store/hub_meta.h"
#include "trust/code.h"

enum { CHECKED_BY_CHARS = 80 };

static enum err load_item(struct checking *checking, struct str id, const struct item **ret_item)
{
    struct hub_item stored;
    enum err err = hub_items_get(checking->asked->hub->db, id, checking->asked->arena, &stored);
    return err == ERR_OK ? item_read(stored.json, checking->asked->arena, ret_item) : err;
}

static bool is_own(const struct checking *checking, const struct item *item)
{
    if (item->kind == KIND_PLACE)
        return str_eq(checking->organization->organization.place, item->id);
    return (item->kind == KIND_SERVICE || item->kind == KIND_EVENT || item->kind == KIND_CALL) &&
           str_eq(item_organization(item), checking->organization->id);
}

static enum err add_item(struct checking *checking, struct str id)
{
    const struct item *item;
    enum err err = load_item(checking, id, &item);
    if (err != ERR_OK)
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    bool today = date_cmp(item->checked_on, reminder_today(checking->asked->now_s)) == 0;
    if (is_own(checking, item) && (today || due_stage(item, checking->asked->now_s)) &&
        checking->n < CHECK_ITEMS_MAX)
        checking->items[checking->n++] = item;
    return ERR_OK;
}

/* A place that several name as theirs is nobody's to vouch for. */
static enum err add_place(struct checking *checking)
{
    struct db *db = checking->asked->hub->db;
    struct str place = checking->organization->organization.place, *ids;
    size_t n = 0, organizations = 0;
    if (!place.len)
        return ERR_OK;
    enum err err = hub_items_linking(db, place, checking->asked->arena, &ids, &n);
    for (size_t i = 0; i < n; i++)
        organizations += str_starts(ids[i], "org/");
    return err == ERR_OK && organizations == 1 ? add_item(checking, place) : err;
}

enum err check_load(struct checking *checking, struct str organization)
{
    struct str *ids;
    size_t n = 0;
    enum err err = load_item(checking, organization, &checking->organization);
    if (err == ERR_OK)
        err = hub_items_linking(checking->asked->hub->db, organization, checking->asked->arena, &ids, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++)
        err = add_item(checking, ids[i]);
    if (err == ERR_OK)
        err = add_place(checking);
    if (err != ERR_OK)
        return err;
    const struct hub *hub = checking->asked->hub;
    checking->words = reminder_words_of(hub->pages, &checking->organization->organization.languages);
    checking->names.organization = reminder_text_of(&checking->words, &checking->organization->title);
    checking->names.hub = hub->name;
    return ERR_OK;
}

const struct item *check_find(const struct checking *checking, struct str id)
{
    for (int i = 0; i < checking->n; i++)
        if (str_eq(checking->items[i]->id, id))
            return checking->items[i];
    return NULL;
}

static struct str cut(struct str s, int chars)
{
    size_t at = 0;
    while (at < s.len && chars-- > 0)
        utf8_next(s, &at);
    return str_sub(s, 0, at);
}

/* The import's "path" is the item itself: it goes the way of everything that is brought in, with its checks,
 * links and revision. */
static enum err stage_item(struct import *import, const char *json)
{
    struct js *item;
    struct import_record record = {.file = "check"};
    enum err err = js_parse(str_of(json), 4 * ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &item, NULL);
    if (err != ERR_OK)
        return err;
    import_stage(import, item, &record);
    js_free(item);
    return ERR_OK;
}

struct change {
    struct checking *checking;
    const struct item *item;
};

static enum err note(void *ctx, const struct import *import, const struct import_counts *counts)
{
    const struct change *change = ctx;
    const struct page_request *asked = change->checking->asked;
    (void)import, (void)counts;
    return audit_add(asked->hub->db, asked->now_s, "organization", "checked", change->item->id.ptr,
                     change->checking->organization->id.ptr);
}

static void be_silent(void *ctx, const struct import_fault *fault)
{
    (void)ctx, (void)fault;
}

static enum err changed_json(struct checking *checking, const struct hub_item *stored, struct buf *out)
{
    char day[DATE_LEN + 1];
    struct js *json;
    enum err err = js_parse(stored->json, 4 * ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL);
    if (err != ERR_OK)
        return err;
    date_format(reminder_today(checking->asked->now_s), day);
    js_put_z(json, "checked_on", day);
    js_put_str(json, "checked_by", cut(checking->names.organization, CHECKED_BY_CHARS));
    err = js_write(json, JS_SORTED, out) ? ERR_OK : ERR_LIMIT;
    js_free(json);
    return err;
}

enum err check_holds(struct checking *checking, const struct item *item)
{
    const struct page_request *asked = checking->asked;
    struct hub_item stored;
    struct import_counts counts;
    struct buf json;
    struct change change = {checking, item};
    enum err err = hub_items_get(asked->hub->db, item->id, asked->arena, &stored);
    if (err != ERR_OK)
        return err;
    buf_init(&json, 2 * ITEM_MAX_BYTES);
    err = changed_json(checking, &stored, &json);
    if (err == ERR_OK) {
        struct import_plan plan = {.channel = stored.channel.ptr,
                                   .source = stored.source.ptr,
                                   .lang = "sv",
                                   .data = asked->hub->data,
                                   .tell = be_silent,
                                   .also = note,
                                   .ctx = &change,
                                   .who = "organization",
                                   .now_s = asked->now_s};
        err = import_run(&plan, asked->hub->db, stage_item, (const char *const[]){json.ptr}, 1, &counts);
    }
    buf_release(&json);
    if (err == ERR_OK)
        folder_changed(asked->hub->data);
    return err;
}

enum err check_wrong(struct checking *checking, const struct item *item, struct str text)
{
    const struct page_request *asked = checking->asked;
    struct db *db = asked->hub->db;
    struct said_wrong said = {
        .at_s = asked->now_s, .item = item->id, .organization = checking->organization->id, .text = text};
    int64_t n = 0;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    err = said_wrong_count(db, said.organization, &n);
    if (err == ERR_OK && n >= SAID_WRONG_MOST)
        err = ERR_LIMIT;
    if (err == ERR_OK)
        err = said_wrong_add(db, &said, asked->now_s + SAID_WRONG_KEPT_S);
    if (err == ERR_OK)
        err = audit_add(db, asked->now_s, "organization", "said wrong", item->id.ptr, said.organization.ptr);
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

/* What was wanted, as one word; the page is shown anew either way. */
static enum err act(struct checking *checking, const struct item *item, struct str body)
{
    struct arena *arena = checking->asked->arena;
    struct str text = form_value(arena, body, "text", SAID_WRONG_CHARS);
    if (form_value(arena, body, "holds", 10).len)
        return check_holds(checking, item);
    return text.len ? check_wrong(checking, item, text) : ERR_OK;
}

static void answer_post(struct checking *checking, struct str token)
{
    const struct page_request *asked = checking->asked;
    struct str id = form_value(asked->arena, asked->request->body, "item", 100);
    const struct item *item = check_find(checking, id);
    enum err err = item ? act(checking, item, asked->request->body) : ERR_NOT_FOUND;
    if (err != ERR_OK) {
        check_page(checking, err == ERR_NOT_FOUND ? 404 : err == ERR_LIMIT ? 429 : 503);
        return;
    }
    asked->response->status = 303;
    http_response_add(asked->response, "Location",
                      arena_printf(asked->arena, "/check/%.*s", STR_FMT(token)).ptr);
    http_response_add(asked->response, "Cache-Control", "no-store");
}

void check_answer(const struct page_request *asked, struct str token)
{
    char hash[SECRET_HASH_LEN + 1];
    struct checking checking = {.asked = asked};
    struct str organization;
    enum err err = token_ok(token) ? ERR_OK : ERR_NOT_FOUND;
    if (err == ERR_OK) {
        secret_hash(token, hash);
        err = check_link_get(asked->hub->db, hash, asked->now_s, asked->arena, &organization);
    }
    if (err == ERR_OK)
        err = check_load(&checking, organization);
    if (err != ERR_OK)
        check_page_gone(asked);
    else if (strcmp(asked->request->method, "POST") == 0)
        answer_post(&checking, token);
    else
        check_page(&checking, 200);
}
