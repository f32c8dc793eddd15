// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content_hangs.h"

#include <stdlib.h>
#include <string.h>

#include "store/content_load.h"

enum { MEMBERS_MAX = 101 };

void ask_trim(const struct asking *asking, struct entry_list *list)
{
    int n = 0, total = list->total;
    for (int i = 0; i < list->n; i++) {
        if (str_eq(list->items[i].item->id, asking->id))
            total--;
        else if (n < asking->query.limit - 1)
            list->items[n++] = list->items[i];
    }
    list->n = n;
    list->total = total;
}

enum err ask_naming(const struct asking *asking, enum item_kind kind, struct str target,
                    struct entry_list *ret_list)
{
    struct query query = asking->query;
    query.kinds = 1u << kind;
    query.service = target; /* links are of one sort: whatever is named */
    query.sort = kind == KIND_EVENT || kind == KIND_CALL                                       ? SORT_TIME
                 : kind == KIND_COMMITMENT || kind == KIND_SURVEY || kind == KIND_CONSULTATION ? SORT_RANK
                                                                                               : SORT_TITLE;
    return content_list(asking->content, &query, asking->arena, ret_list);
}

static bool holds(const struct entry_list *list, struct str id)
{
    for (int i = 0; i < list->n; i++)
        if (str_eq(list->items[i].item->id, id))
            return true;
    return false;
}

void ask_join(const struct asking *asking, struct entry_list *list, const struct entry_list *more)
{
    struct entry_list both = {.items =
                                  ARENA_ARRAY(asking->arena, struct entry, (size_t)(list->n + more->n + 1)),
                              .total = list->total};
    for (int i = 0; i < list->n; i++)
        both.items[both.n++] = list->items[i];
    for (int i = 0; i < more->n; i++)
        if (!holds(&both, more->items[i].item->id))
            both.items[both.n++] = more->items[i];
    both.total += both.n - list->n + more->total - more->n;
    *list = both;
}

/* An event or a call without a next time is over. */
static bool is_over(const struct asking *asking, const struct entry *entry)
{
    bool timed =
        entry->item->kind == KIND_EVENT || (entry->item->kind == KIND_CALL && entry->item->call.n_shifts > 0);
    return timed && asking->query.now_s > 0 && !entry->when.start_s;
}

static enum err add_by_id(const struct asking *asking, struct str id, struct entry_list *list)
{
    struct entry entry;
    enum err err = content_entry(asking->content, id, asking->query.now_s, asking->arena, &entry);
    bool itself = str_eq(id, asking->id);
    if (err == ERR_OK && entry.item && !itself && !is_over(asking, &entry) && !holds(list, id))
        list->items[list->n++] = entry;
    list->total = list->n;
    return err;
}

static struct entry_list room_for(const struct asking *asking, int n)
{
    return (struct entry_list){.items = ARENA_ARRAY(asking->arena, struct entry, (size_t)n + 1)};
}

enum err ask_ids(const struct asking *asking, const struct str_list *ids, struct entry_list *ret_list)
{
    struct entry_list list = room_for(asking, ids->n);
    enum err err = ERR_OK;
    for (int i = 0; i < ids->n && err == ERR_OK; i++)
        err = add_by_id(asking, ids->items[i], &list);
    *ret_list = list;
    return err;
}

static enum err ask_helps(const struct asking *asking, const struct guide *guide, struct entry_list *ret_list)
{
    int most = 0;
    for (int i = 0; i < guide->n_steps; i++)
        most += guide->steps[i].helps.n;
    struct entry_list list = room_for(asking, most);
    enum err err = ERR_OK;
    for (int i = 0; i < guide->n_steps; i++)
        for (int j = 0; j < guide->steps[i].helps.n && err == ERR_OK; j++)
            err = add_by_id(asking, guide->steps[i].helps.items[j], &list);
    *ret_list = list;
    return err;
}

static int by_start(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int64_t left = x->when.start_s, right = y->when.start_s;
    return left != right ? (left > right) - (left < right) : str_cmp(x->item->id, y->item->id);
}

enum err ask_helpers_events(const struct asking *asking, const struct content_related *related,
                            struct entry_list *ret_list)
{
    struct entry_list all = {0};
    enum err err = ERR_OK;
    for (int i = 0; i < related->helps.n && err == ERR_OK; i++) {
        struct entry_list some;
        err = ask_naming(asking, KIND_EVENT, related->helps.items[i].item->id, &some);
        if (err == ERR_OK)
            ask_join(asking, &all, &some);
    }
    if (all.n)
        qsort(all.items, (size_t)all.n, sizeof *all.items, by_start);
    ask_trim(asking, &all);
    *ret_list = all;
    return err;
}

static struct date closes(const struct item *item)
{
    return item->kind == KIND_SURVEY ? item->survey.closes : item->consultation.closes;
}

/* What has no last day comes last. */
static int by_closing(const void *a, const void *b)
{
    const struct item *x = ((const struct entry *)a)->item, *y = ((const struct entry *)b)->item;
    struct date left = closes(x), right = closes(y);
    if (!left.year || !right.year)
        return (left.year == 0) - (right.year == 0);
    int cmp = date_cmp(left, right);
    return cmp ? cmp : str_cmp(x->id, y->id);
}

/* Both kinds of what is asked, of those that name `target`. */
static enum err add_says(const struct asking *asking, struct str target, struct entry_list *says)
{
    static const enum item_kind kinds[] = {KIND_CONSULTATION, KIND_SURVEY};
    enum err err = ERR_OK;
    for (int i = 0; i < 2 && err == ERR_OK; i++) {
        struct entry_list some;
        err = ask_naming(asking, kinds[i], target, &some);
        if (err == ERR_OK)
            ask_join(asking, says, &some);
    }
    return err;
}

static struct str network_of(const struct item *item)
{
    return item->kind == KIND_SURVEY         ? item->survey.network
           : item->kind == KIND_CONSULTATION ? item->consultation.network
                                             : (struct str){0};
}

/* Of a network only what is asked of its members: the rest is its own business. */
static enum err add_asked_of_members(const struct asking *asking, struct str network, struct entry_list *says)
{
    struct entry_list all = {0}, asked;
    enum err err = add_says(asking, network, &all);
    asked = room_for(asking, all.n);
    for (int i = 0; i < all.n; i++)
        if (str_eq(network_of(all.items[i].item), network))
            asked.items[asked.n++] = all.items[i];
    asked.total = asked.n;
    ask_join(asking, says, &asked);
    return err;
}

static enum err ask_of_organization(const struct asking *asking, const struct item *item,
                                    struct content_related *related)
{
    const struct str_list *networks = &item->organization.member_of;
    enum err err = add_says(asking, item->id, &related->says);
    for (int i = 0; i < networks->n && err == ERR_OK; i++)
        err = add_asked_of_members(asking, networks->items[i], &related->says);
    if (err == ERR_OK)
        err = ask_naming(asking, KIND_COMMITMENT, item->id, &related->commitments);
    struct asking all = *asking;
    all.query.limit = MEMBERS_MAX;
    if (err == ERR_OK)
        err = ask_naming(&all, KIND_ORGANIZATION, item->id, &related->members);
    ask_trim(asking, &related->commitments);
    ask_trim(&all, &related->members);
    if (related->says.n)
        qsort(related->says.items, (size_t)related->says.n, sizeof *related->says.items, by_closing);
    return err;
}

static enum err ask_one(const struct asking *asking, struct str id, const struct item **ret_item)
{
    struct loader loader;
    loader_init(&loader, asking->content, asking->arena);
    enum err err = load_by_id(&loader, id, ret_item);
    loader_release(&loader);
    return err;
}

enum err ask_hanging(const struct asking *asking, const struct item *item, struct content_related *related)
{
    enum err err = ERR_OK;
    if (item->kind == KIND_GUIDE)
        err = ask_helps(asking, &item->guide, &related->helps);
    if (err == ERR_OK && item->kind == KIND_ORGANIZATION)
        err = ask_of_organization(asking, item, related);
    if (err == ERR_OK && item->kind == KIND_EVENT)
        err = ask_one(asking, item->event.about, &related->about);
    if (err == ERR_OK)
        err = ask_one(asking, network_of(item), &related->network);
    if (err == ERR_OK && item->kind == KIND_COMMITMENT)
        err = ask_ids(asking, &item->commitment.organizations, &related->named);
    const struct str_list *ids = item->kind == KIND_GUIDE          ? &item->guide.related
                                 : item->kind == KIND_STORY        ? &item->story.related
                                 : item->kind == KIND_CONSULTATION ? &item->consultation.related
                                                                   : NULL;
    return err == ERR_OK && ids ? ask_ids(asking, ids, &related->named) : err;
}
