// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ics_feed.h"

#include <string.h>

#include "calendar/ics_out.h"
#include "core/parse.h"
#include "store/hub_items.h"

enum { DAY_S = 86400, YEAR_S = 366 * DAY_S, AHEAD_YEARS = 10, ZONES_MAX = 64 };

void ics_feed_begin(struct ics_feed *feed)
{
    arena_init(&feed->arena);
    arena_init(&feed->one);
    memset(feed->referred, 0, sizeof feed->referred);
    feed->first = feed->last = NULL;
    feed->n_zones = 0;
    feed->from_s = feed->now_s;
}

static void note_zone(struct ics_feed *feed, struct str name, struct moment start)
{
    const struct zone *zone = zone_find(name.len ? name : STR(ZONE_DEFAULT));
    int64_t start_s = moment_s(start);
    feed->from_s = start_s < feed->from_s ? start_s : feed->from_s;
    for (int i = 0; i < feed->n_zones; i++)
        if (feed->zones[i] == zone)
            return;
    if (zone && feed->n_zones < ZONES_MAX && !str_is(name, "UTC") && !str_is(name, "Etc/UTC"))
        feed->zones[feed->n_zones++] = zone;
}

static void note_zones(struct ics_feed *feed, const struct item *item)
{
    if (item->kind == KIND_EVENT && !item->event.all_day)
        note_zone(feed, item->event.zone, item->event.start);
    for (int i = 0; item->kind == KIND_CALL && i < item->call.n_shifts; i++)
        note_zone(feed, item->call.shifts[i].zone, item->call.shifts[i].start);
}

static bool is_wanted(const struct ics_feed *feed, const struct item *item)
{
    bool of_term = !feed->term.len;
    if (item->kind != KIND_EVENT && item->kind != KIND_CALL)
        return false;
    for (int i = 0; i < item->terms.n && !of_term; i++)
        of_term = str_eq(item->terms.items[i], feed->term);
    return of_term && (!feed->organization.len || str_eq(item_organization(item), feed->organization));
}

static void keep(struct ics_feed *feed, const struct item *item, int64_t number, int64_t made_s)
{
    struct ics_feed_item *one = ARENA_NEW(&feed->arena, struct ics_feed_item);
    *one = (struct ics_feed_item){item, number, made_s, NULL};
    if (feed->last)
        feed->last->next = one;
    else
        feed->first = one;
    feed->last = one;
    note_zones(feed, item);
}

enum err ics_feed_add(struct ics_feed *feed, struct str json, int64_t number, int64_t made_s)
{
    const struct item *item;
    enum err err = item_read(json, &feed->one, &item);
    bool wanted = err == ERR_OK && is_wanted(feed, item);
    arena_reset(&feed->one);
    if (wanted && (err = item_read(json, &feed->arena, &item)) == ERR_OK)
        keep(feed, item, number, made_s);
    return err;
}

struct str ics_feed_title(const struct ics_feed *feed, struct str id, struct arena *arena)
{
    struct hub_item stored;
    const struct item *item;
    struct str lang;
    if (hub_items_get(feed->db, id, arena, &stored) != ERR_OK ||
        item_read(stored.json, arena, &item) != ERR_OK)
        return STR("");
    return ics_feed_text(feed, &item->title, &lang);
}

static void write_head(struct ics_feed *feed, struct str name)
{
    struct buf *out = feed->out;
    ics_out_z(out, "BEGIN", "VCALENDAR");
    ics_out_z(out, "VERSION", "2.0");
    ics_out_z(out, "PRODID", "-//Torget//hub " TORGET_VERSION "//EN");
    ics_out_z(out, "CALSCALE", "GREGORIAN");
    ics_out_z(out, "METHOD", "PUBLISH");
    ics_out_text(out, "NAME", (struct str){0}, name);
    ics_out_text(out, "X-WR-CALNAME", (struct str){0}, name);
    ics_out_z(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    ics_out_z(out, "X-PUBLISHED-TTL", "PT6H");
    if (feed->address.len)
        ics_out(out, "SOURCE;VALUE=URI", feed->address);
}

void ics_feed_end(struct ics_feed *feed, struct str name)
{
    int64_t from_s = feed->from_s - YEAR_S, earliest_s = date_days((struct date){1900, 1, 1}) * DAY_S;
    write_head(feed, name);
    for (int i = 0; i < feed->n_zones; i++)
        ics_out_zone(feed->out, feed->zones[i], from_s > earliest_s ? from_s : earliest_s,
                     feed->now_s + (int64_t)AHEAD_YEARS * YEAR_S);
    for (const struct ics_feed_item *one = feed->first; one; one = one->next)
        ics_feed_write(feed, one);
    ics_out_z(feed->out, "END", "VCALENDAR");
    arena_release(&feed->one);
    arena_release(&feed->arena);
}
