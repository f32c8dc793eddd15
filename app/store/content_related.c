// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"

#include "store/content_load.h"

/* One row more than wanted is asked for, so that the item itself can be left out. */
static void leave_out(struct entry_list *list, struct str id, int limit)
{
    int n = 0, total = list->total;
    for (int i = 0; i < list->n; i++) {
        if (str_eq(list->items[i].item->id, id))
            total--;
        else if (n < limit)
            list->items[n++] = list->items[i];
    }
    list->n = n;
    list->total = total;
}

struct asking {
    struct content *content;
    struct query query; /* now, language, limit */
    struct str id;
    struct arena *arena;
};

static enum err ask(const struct asking *asking, enum item_kind kind, struct query target,
                    struct entry_list *ret_list)
{
    struct query query = asking->query;
    query.kinds = 1u << kind;
    query.organization = target.organization;
    query.service = target.service;
    query.place = target.place;
    query.term = target.term;
    query.sort = kind == KIND_SERVICE ? SORT_TITLE : SORT_TIME;
    enum err err = content_list(asking->content, &query, asking->arena, ret_list);
    if (err == ERR_OK)
        leave_out(ret_list, asking->id, query.limit - 1);
    return err;
}

/* Of the service where there is something, else of whom it belongs to. */
static enum err ask_nearest(const struct asking *asking, enum item_kind kind, struct str service,
                            struct query owner, struct entry_list *ret_list)
{
    enum err err = service.len ? ask(asking, kind, (struct query){.service = service}, ret_list) : ERR_OK;
    bool owned = owner.organization.len || owner.place.len || owner.term.len;
    if (err != ERR_OK || ret_list->n || !owned)
        return err;
    return ask(asking, kind, owner, ret_list);
}

static struct query owner_of(const struct item *item)
{
    if (item->kind == KIND_PLACE)
        return (struct query){.place = item->id};
    if (item->kind == KIND_TERM)
        return (struct query){.term = item->id};
    if (item->kind == KIND_ORGANIZATION)
        return (struct query){.organization = item->id};
    return (struct query){.organization = item_organization(item)};
}

static enum err ask_all(const struct asking *asking, const struct item *item, struct content_related *related)
{
    struct str service = item->kind == KIND_SERVICE ? item->id : item_service(item);
    struct query owner = owner_of(item);
    enum err err = ask_nearest(asking, KIND_EVENT, service, owner, &related->events);
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
