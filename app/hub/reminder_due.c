// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "core/freshness.h"
#include "core/parse.h"
#include "hub/reminder.h"
#include "store/hub_items.h"
#include "text/zone.h"

struct date reminder_today(int64_t now_s)
{
    const struct zone *zone = zone_find(STR(ZONE_DEFAULT));
    return moment_of_s(now_s, zone ? zone_offset_min(zone, now_s) : 0).date;
}

static bool event_is_over(const struct event *event, int64_t now_s)
{
    bool recurs = event->rrule.len || event->n_rdates;
    struct moment last = event->end.date.year ? event->end : event->start;
    return event->status == EVENT_CANCELLED || (!recurs && moment_s(last) < now_s);
}

static bool call_is_over(const struct call *call, int64_t now_s)
{
    for (int i = 0; i < call->n_shifts; i++)
        if (call->shifts[i].rrule.len || moment_s(call->shifts[i].end) >= now_s)
            return false;
    return call->n_shifts > 0;
}

static bool is_over(const struct item *item, int64_t now_s)
{
    if (item->until.year && date_cmp(item->until, reminder_today(now_s)) < 0)
        return true;
    if (item->kind == KIND_EVENT)
        return event_is_over(&item->event, now_s);
    return item->kind == KIND_CALL && call_is_over(&item->call, now_s);
}

const char *due_stage(const struct item *item, int64_t now_s)
{
    struct date today = reminder_today(now_s);
    struct freshness freshness = freshness_of(item->checked_on, today);
    if (is_over(item, now_s))
        return NULL;
    switch (freshness.stage) {
    case FRESHNESS_NEVER:
        return item->kind == KIND_SERVICE ? "never" : NULL;
    case FRESHNESS_FRESH:
        return date_days(freshness.next) - date_days(today) <= REMIND_BEFORE_DAYS ? "soon" : NULL;
    case FRESHNESS_FADING:
        return "fading";
    case FRESHNESS_FADED:
    default:
        return "faded";
    }
}

struct due_node {
    struct due_item item;
    struct due_node *next;
};
struct owner {
    struct due_organization organization;
    struct str place;
    struct due_node *first, **last;
};
struct finding {
    struct arena *arena; /* of what is kept */
    struct arena scratch;
    int64_t now_s;
    struct owner *owners; /* in order of id */
    size_t n, size;
    const struct owner **by_place;
};

static enum err add_owner(void *ctx, const struct hub_item *stored)
{
    struct finding *finding = ctx;
    const struct item *item;
    if (finding->n == finding->size) {
        finding->size = finding->size ? finding->size * 2 : 64;
        struct owner *more = ARENA_ARRAY(finding->arena, struct owner, finding->size);
        if (finding->n)
            memcpy(more, finding->owners, finding->n * sizeof *more);
        finding->owners = more;
    }
    if (item_read(stored->json, finding->arena, &item) != ERR_OK)
        return ERR_OK; /* said by whoever publishes */
    finding->owners[finding->n++] = (struct owner){
        .organization = {.id = item->id,
                         .email = item->organization.contact.email,
                         .title = item->title,
                         .languages = item->organization.languages},
        .place = item->organization.place,
    };
    return ERR_OK;
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct owner *)a)->organization.id, ((const struct owner *)b)->organization.id);
}

static int by_place(const void *a, const void *b)
{
    return str_cmp((*(struct owner *const *)a)->place, (*(struct owner *const *)b)->place);
}

static void index_places(struct finding *finding)
{
    finding->by_place = ARENA_ARRAY(finding->arena, const struct owner *, finding->n);
    for (size_t i = 0; i < finding->n; i++) {
        finding->owners[i].last = &finding->owners[i].first;
        finding->by_place[i] = &finding->owners[i];
    }
    if (finding->n)
        qsort(finding->by_place, finding->n, sizeof *finding->by_place, by_place);
}

/* Whose a place is: only one organization's, or nobody's. */
static struct owner *owner_of_place(const struct finding *finding, struct str place)
{
    size_t low = 0, high = finding->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(finding->by_place[middle]->place, place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < finding->n && str_eq(finding->by_place[low]->place, place);
    bool shared = found && low + 1 < finding->n && str_eq(finding->by_place[low + 1]->place, place);
    return found && !shared ? (struct owner *)finding->by_place[low] : NULL;
}

static struct owner *owner_of(const struct finding *finding, const struct item *item)
{
    struct owner wanted = {.organization.id = item_organization(item)};
    if (item->kind == KIND_PLACE)
        return owner_of_place(finding, item->id);
    if (!wanted.organization.id.len || !finding->n)
        return NULL;
    return bsearch(&wanted, finding->owners, finding->n, sizeof *finding->owners, by_id);
}

static struct str day_text(struct arena *arena, struct date date)
{
    char text[DATE_LEN + 1] = "";
    if (date.year)
        date_format(date, text);
    return arena_str(arena, str_of(text));
}

static void add_due(struct finding *finding, struct owner *owner, const struct hub_item *stored,
                    const char *stage)
{
    const struct item *item;
    if (item_read(stored->json, finding->arena, &item) != ERR_OK) /* again, to be kept */
        return;
    struct due_node *node = ARENA_NEW(finding->arena, struct due_node);
    node->item = (struct due_item){
        .id = item->id,
        .checked_on = day_text(finding->arena, item->checked_on),
        .title = item->title,
        .kind = item->kind,
        .stage = stage,
        .next = freshness_of(item->checked_on, reminder_today(finding->now_s)).next,
    };
    *owner->last = node;
    owner->last = &node->next;
    owner->organization.n++;
}

static enum err look_at(void *ctx, const struct hub_item *stored)
{
    struct finding *finding = ctx;
    const struct item *item;
    arena_reset(&finding->scratch);
    if (item_read(stored->json, &finding->scratch, &item) != ERR_OK)
        return ERR_OK;
    const char *stage = due_stage(item, finding->now_s);
    struct owner *owner = stage ? owner_of(finding, item) : NULL;
    if (owner)
        add_due(finding, owner, stored, stage);
    return ERR_OK;
}

static struct due_list gather(struct finding *finding)
{
    struct due_list list = {ARENA_ARRAY(finding->arena, struct due_organization, finding->n), 0};
    for (size_t i = 0; i < finding->n; i++) {
        struct due_organization *organization = &finding->owners[i].organization;
        int n = 0;
        if (!organization->n)
            continue;
        organization->items = ARENA_ARRAY(finding->arena, struct due_item, (size_t)organization->n);
        for (const struct due_node *node = finding->owners[i].first; node; node = node->next)
            organization->items[n++] = node->item;
        list.items[list.n++] = *organization;
    }
    return list;
}

enum err reminders_find(struct db *db, int64_t now_s, struct arena *arena, struct due_list *ret_list)
{
    static const char *const kinds[] = {"service", "event", "call", "place"};
    struct finding finding = {.arena = arena, .now_s = now_s};
    arena_init(&finding.scratch);
    enum err err = hub_items_list(db, "organization", add_owner, &finding);
    if (err == ERR_OK)
        index_places(&finding);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && err == ERR_OK; i++)
        err = hub_items_list(db, kinds[i], look_at, &finding);
    if (err == ERR_OK)
        *ret_list = gather(&finding);
    arena_release(&finding.scratch);
    return err;
}
