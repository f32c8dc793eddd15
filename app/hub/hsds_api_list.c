// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists: rows of the index, sifted by what was asked, a page of them as records. */
#include <string.h>

#include "hub/hsds_api_own.h"
#include "hub/query.h"

enum { PER_PAGE = 50, PER_PAGE_MAX = 200, PER_PAGE_MINIMAL = 20000, PAGE_MAX = 1000000 };

struct list {
    struct hsds_call *call;
    enum hsds_type type;
    struct hsds_rows rows;
    int64_t page, per_page;
    bool full, minimal;
};

static bool refuse(struct hsds_call *call, const char *detail)
{
    hsds_problem(call, 400, "query", detail);
    return false;
}

/* What a reader would take for an answer to what it asked must not be one to something else. */
static bool read_query(struct list *list)
{
    struct hsds_call *call = list->call;
    struct str format = query_get(call->url, "format", call->arena);
    list->full = query_true(call->url, "full");
    list->minimal = query_true(call->url, "minimal");
    if (format.ptr && !str_is(format, "json"))
        return refuse(call, "The only format is json.");
    if (query_get(call->url, "postcode", call->arena).ptr ||
        query_get(call->url, "proximity", call->arena).ptr)
        return refuse(call, "postcode and proximity are not known here.");
    if (!query_int(call->url, "page", 1, 1, PAGE_MAX, &list->page))
        return refuse(call, "page must be a number from 1.");
    if (!query_int(call->url, "per_page", list->minimal ? PER_PAGE_MINIMAL : PER_PAGE, 1, PAGE_MAX,
                   &list->per_page))
        return refuse(call, "per_page must be a number from 1.");
    int64_t most = list->minimal ? PER_PAGE_MINIMAL : PER_PAGE_MAX;
    list->per_page = list->per_page > most ? most : list->per_page;
    return true;
}

static void drop_further(struct hsds_rows *rows)
{
    size_t kept = 0;
    for (size_t i = 0; i < rows->n; i++)
        if (!hsds_is_further(&rows->items[i]))
            rows->items[kept++] = rows->items[i];
    rows->n = kept;
}

static void put_page(struct js *page, int64_t total, int64_t number, int64_t per_page, struct js *contents)
{
    int64_t pages = (total + per_page - 1) / per_page;
    js_put_int(page, "total_items", total);
    js_put_int(page, "total_pages", pages);
    js_put_int(page, "page_number", number);
    js_put_int(page, "size", (int64_t)js_len(contents));
    js_put_bool(page, "first_page", number == 1);
    js_put_bool(page, "last_page", number >= pages);
    js_put_bool(page, "empty", js_len(contents) == 0);
    js_put(page, "contents", contents);
}

static struct js *minimal_record(struct list *list, const struct hub_index_row *row)
{
    struct js *record = js_new_object();
    char when[MOMENT_LEN + 1];
    moment_format(moment_of_s(row->made_s, 0), when);
    js_put_str(record, "id", hsds_out_id(&list->call->out, list->type, row));
    js_put_z(record, "modified_date", when);
    return record;
}

static struct js *record_of(struct list *list, const struct hub_index_row *row)
{
    struct hsds_call *call = list->call;
    enum hsds_depth depth = list->full || list->type == HSDS_TERM ? HSDS_FULL : HSDS_SUMMARY;
    if (list->type == HSDS_AT_LOCATION)
        return hsds_at_location(call, row, STR(""), depth);
    if (list->minimal)
        return minimal_record(list, row);
    struct js *record = hsds_out_record(&call->out, list->type, row->id, depth);
    if (record && list->type == HSDS_ORGANIZATION && list->full)
        js_put(record, "services",
               hsds_services_of(call, row->id,
                                query_true(call->url, "full_service") ? HSDS_NESTED : HSDS_SUMMARY));
    return record;
}

static void answer_page(struct list *list)
{
    struct js *page = js_new_object(), *contents = js_new_array();
    size_t from = (size_t)((list->page - 1) * list->per_page), to = from + (size_t)list->per_page;
    for (size_t i = from; i < to && i < list->rows.n; i++) {
        struct js *record = record_of(list, &list->rows.items[i]);
        if (record)
            js_push(contents, record);
        arena_reset(&list->call->out.import.arena);
    }
    put_page(page, (int64_t)list->rows.n, list->page, list->per_page, contents);
    hsds_give(list->call, page);
}

static bool begin(struct list *list, const char *kind)
{
    if (!read_query(list))
        return false;
    list->call->out.err =
        hub_index(list->call->out.db, kind, list->call->arena, &list->rows.items, &list->rows.n);
    if (list->call->out.err != ERR_OK)
        hsds_give(list->call, NULL);
    return list->call->out.err == ERR_OK;
}

void hsds_list_items(struct hsds_call *call, enum hsds_type type)
{
    struct list list = {.call = call, .type = type};
    if (!begin(&list, item_kind_name(hsds_type_kind(type))))
        return;
    if (type == HSDS_SERVICE)
        drop_further(&list.rows);
    if (hsds_sift(call, list.type, &list.rows))
        answer_page(&list);
}

/* Every service item with a place is one: the first place of a service, or a further one. */
void hsds_list_at_locations(struct hsds_call *call)
{
    struct list list = {.call = call, .type = HSDS_AT_LOCATION};
    size_t kept = 0;
    if (!begin(&list, "service"))
        return;
    for (size_t i = 0; i < list.rows.n; i++)
        if (list.rows.items[i].has_place)
            list.rows.items[kept++] = list.rows.items[i];
    list.rows.n = kept;
    list.minimal = false;
    if (hsds_sift(call, list.type, &list.rows))
        answer_page(&list);
}

void hsds_list_taxonomies(struct hsds_call *call)
{
    struct list list = {.call = call, .type = HSDS_TAXONOMY};
    struct js *page, *contents, *all;
    if (!read_query(&list))
        return;
    all = hsds_out_taxonomies(&call->out);
    page = js_new_object();
    contents = js_new_array();
    size_t from = (size_t)((list.page - 1) * list.per_page);
    for (size_t i = from; i < js_len(all) && i < from + (size_t)list.per_page; i++)
        js_push(contents, js_copy(js_at(all, i)));
    put_page(page, (int64_t)js_len(all), list.page, list.per_page, contents);
    js_free(all);
    hsds_give(call, page);
}

/* The item of the service that a row is a place of: itself, or the one that a further place names. */
static struct str service_item(struct hsds_call *call, const struct hub_index_row *row, struct str *ret_id)
{
    struct hsds_item item;
    struct str service = STR("");
    if (!hsds_is_further(row))
        return row->id;
    if (!hsds_load(&call->out, HSDS_SERVICE, row->id, &item))
        return service;
    if (!ret_id->len)
        *ret_id = arena_str(call->arena, js_get_str(item.record, "id"));
    service = hsds_out_find(&call->out, HSDS_SERVICE, js_get_str(item.record, "service_id"));
    hsds_item_release(&item);
    return service;
}

struct js *hsds_at_location(struct hsds_call *call, const struct hub_index_row *row, struct str id,
                            enum hsds_depth depth)
{
    struct js *list, *found = NULL;
    struct str service = service_item(call, row, &id);
    if (!service.len)
        return NULL;
    list = hsds_out_at_locations(&call->out, service, depth);
    for (size_t i = 0; i < js_len(list) && !found; i++)
        if (!id.len || str_eq(js_get_str(js_at(list, i), "id"), id))
            found = js_copy(js_at(list, i));
    js_free(list);
    return found;
}
