// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/content_hangs.h"
#include "store/content_load.h"

static enum err ask(const struct asking *asking, enum item_kind kind, struct str target,
                    struct entry_list *ret_list)
{
    enum err err = ask_naming(asking, kind, target, ret_list);
    if (err == ERR_OK)
        ask_trim(asking, ret_list);
    return err;
}

/* Of the service where there is something, else of whom it belongs to. */
static enum err ask_nearest(const struct asking *asking, enum item_kind kind, struct str service,
                            struct str owner, struct entry_list *ret_list)
{
    enum err err = service.len ? ask(asking, kind, service, ret_list) : ERR_OK;
    if (err != ERR_OK || ret_list->n || !owner.len)
        return err;
    return ask(asking, kind, owner, ret_list);
}

/* Whose meetings stand beside it: only those about it. */
static bool is_talked_about(const struct item *item)
{
    return item->kind == KIND_SURVEY || item->kind == KIND_CONSULTATION || item->kind == KIND_COMMITMENT;
}

static struct str owner_of(const struct item *item)
{
    bool itself = item->kind == KIND_PLACE || item->kind == KIND_TERM || item->kind == KIND_ORGANIZATION;
    return itself ? item->id : item_organization(item);
}

static enum err ask_all(const struct asking *asking, const struct item *item, struct content_related *related)
{
    struct str service = item->kind == KIND_SERVICE ? item->id : item_service(item), owner = owner_of(item);
    enum err err = ask_hanging(asking, item, related);
    if (err != ERR_OK || item->kind == KIND_GUIDE)
        return err == ERR_OK ? ask_helpers_events(asking, related, &related->events) : err;
    if (is_talked_about(item))
        return ask(asking, KIND_EVENT, item->id, &related->events);
    err = ask_nearest(asking, KIND_EVENT, service, owner, &related->events);
    if (err == ERR_OK)
        err = ask_nearest(asking, KIND_CALL, service, owner, &related->calls);
    return err == ERR_OK ? ask_nearest(asking, KIND_SERVICE, (struct str){0}, owner, &related->services)
                         : err;
}

enum err content_related(struct content *content, struct str id, int64_t now_s, struct str lang, int limit,
                         struct arena *arena, struct content_related *ret_related)
{
    struct content_related related = {0};
    struct asking asking = {.content = content, .id = id, .arena = arena};
    struct loader loader;
    const struct item *item = NULL;
    int most = limit > 0 && limit < QUERY_LIMIT_MAX ? limit : QUERY_LIMIT_MAX - 1;
    asking.query = (struct query){.now_s = now_s, .lang = lang, .limit = most + 1};
    enum err err = content_begin(content);
    if (err != ERR_OK)
        return err;
    loader_init(&loader, content, arena);
    err = load_by_id(&loader, id, &item);
    if (err == ERR_OK && item)
        err = ask_all(&asking, item, &related);
    loader_release(&loader);
    content_end(content);
    if (err == ERR_OK)
        *ret_related = related;
    return err;
}
