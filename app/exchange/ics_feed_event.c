// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>

#include "calendar/ics_out.h"
#include "core/parse.h"
#include "core/rule.h"
#include "exchange/ics_feed.h"
#include "store/hub_items.h"

enum { TERMS_MAX = 12, HEAD_MAX = 600, ORIGIN_DEPTH = 8 };

/* What a VEVENT needs besides the item: its times and its clock. */
struct vevent {
    struct ics_feed *feed;
    const struct ics_feed_item *one;
    const struct item *item;
    struct str uid;
    int64_t sequence;
    const struct zone *zone; /* NULL: UTC */
    bool all_day;
    struct str place; /* id */
};

struct str ics_feed_text(const struct ics_feed *feed, const struct text_map *map, struct str *ret_lang)
{
    struct str order[] = {STR("sv"), STR("en")};
    const struct text_entry *entry =
        text_map_pick(map, feed->lang.len ? feed->lang : order[0], &(struct str_list){order, 2});
    *ret_lang = entry ? entry->tag : (struct str){0};
    return entry ? entry->text : STR("");
}

struct ics_feed_referred { /* read once */
    struct str id;
    const struct item *item; /* NULL: it is not here */
    struct ics_feed_referred *next;
};

static const struct item *read_item(struct ics_feed *feed, struct str id)
{
    struct hub_item stored;
    const struct item *item;
    if (hub_items_get(feed->db, id, &feed->arena, &stored) != ERR_OK ||
        item_read(stored.json, &feed->arena, &item) != ERR_OK)
        return NULL;
    return item;
}

/* One that it refers to; NULL: none. */
static const struct item *referred(struct ics_feed *feed, struct str id)
{
    struct ics_feed_referred **slot =
        &feed->referred[str_hash(id) % (sizeof feed->referred / sizeof *feed->referred)];
    if (!id.len)
        return NULL;
    for (struct ics_feed_referred *known = *slot; known; known = known->next)
        if (str_eq(known->id, id))
            return known->item;
    struct ics_feed_referred *known = ARENA_NEW(&feed->arena, struct ics_feed_referred);
    *known = (struct ics_feed_referred){arena_str(&feed->arena, id), read_item(feed, id), *slot};
    *slot = known;
    return known->item;
}

static void put_text(const struct vevent *vevent, const char *name, const struct text_map *map)
{
    struct str lang, text = ics_feed_text(vevent->feed, map, &lang);
    ics_out_text(vevent->feed->out, name, lang, text);
}

static void put_moment(const struct vevent *vevent, const char *name, struct moment moment)
{
    const struct zone *zone = vevent->zone;
    if (vevent->all_day && !zone)
        zone = zone_find(STR(ZONE_DEFAULT));
    ics_out_time(vevent->feed->out, name, moment_s(moment), zone, vevent->all_day);
}

static void put_stamp(const struct vevent *vevent, const char *name)
{
    ics_out_time(vevent->feed->out, name, vevent->one->made_s, NULL, false);
}

/* ---- what it refers to ---- */

static void put_place(const struct vevent *vevent, struct str id)
{
    struct ics_feed *feed = vevent->feed;
    const struct item *item = referred(feed, id);
    struct str lang;
    char geo[64];
    if (!item || item->kind != KIND_PLACE)
        return;
    const struct place *place = &item->place;
    struct str title = ics_feed_text(feed, &item->title, &lang);
    struct str whole =
        arena_printf(&feed->arena, "%.*s%s%.*s%s%.*s%s%.*s", STR_FMT(title), place->street.len ? ", " : "",
                     STR_FMT(place->street), place->postcode.len ? ", " : "", STR_FMT(place->postcode),
                     !place->city.len      ? ""
                     : place->postcode.len ? " "
                                           : ", ",
                     STR_FMT(place->city));
    ics_out_text(feed->out, "LOCATION", lang, whole);
    if (place->has_position) {
        snprintf(geo, sizeof geo, "%.6f;%.6f", place->lat, place->lon);
        ics_out_z(feed->out, "GEO", geo);
    }
}

/* An address that mail goes to, or one of the web; else only the name. */
static void put_organization(const struct vevent *vevent, struct str id)
{
    struct ics_feed *feed = vevent->feed;
    const struct item *item = referred(feed, id);
    struct buf head;
    struct str lang;
    if (!item || item->kind != KIND_ORGANIZATION)
        return;
    const struct contact *contact = &item->organization.contact;
    struct str title = ics_feed_text(feed, &item->title, &lang);
    buf_init(&head, HEAD_MAX);
    buf_z(&head, "ORGANIZER");
    ics_out_param(&head, "CN", title);
    if (contact->email.len)
        ics_out(feed->out, head.ptr, arena_printf(&feed->arena, "mailto:%.*s", STR_FMT(contact->email)));
    else if (contact->url.len)
        ics_out(feed->out, head.ptr, contact->url);
    else
        ics_out_text(feed->out, "CONTACT", lang, title);
    buf_release(&head);
}

static void put_terms(const struct vevent *vevent)
{
    struct str names[TERMS_MAX], lang;
    int n = 0;
    for (int i = 0; i < vevent->item->terms.n && n < TERMS_MAX; i++) {
        const struct item *term = referred(vevent->feed, vevent->item->terms.items[i]);
        struct str name = term ? ics_feed_text(vevent->feed, &term->title, &lang) : STR("");
        if (name.len)
            names[n++] = name;
    }
    ics_out_list(vevent->feed->out, "CATEGORIES", names, n);
}

static void put_address(const struct vevent *vevent, const char *head, struct str url)
{
    if (url.len)
        ics_out(vevent->feed->out, head, url);
}

/* ---- the rule ---- */

/* With a time of day UNTIL is told in UTC, for days it is a day (RFC 5545 3.3.10). */
static void put_rule(const struct vevent *vevent, struct str rrule)
{
    struct rule rule;
    const char *why;
    struct buf text;
    if (!rrule.len || !rule_parse(rrule, &rule, &why))
        return;
    struct moment until = rule.until;
    if (!rule.until_has_time) {
        until.hour = 23;
        until.minute = until.second = 59;
    }
    if (vevent->zone && !rule.until_is_utc && !vevent->all_day)
        until = moment_of_s(zone_to_s(vevent->zone, &until), 0);
    buf_init(&text, RULE_MAX_BYTES + 64);
    rule_write_until(rrule, until, !vevent->all_day, true, &text);
    ics_out(vevent->feed->out, "RRULE", buf_view(&text));
    buf_release(&text);
}

static void put_moments(const struct vevent *vevent, const char *name, const struct moment *moments, int n)
{
    for (int i = 0; i < n; i++)
        put_moment(vevent, name, moments[i]);
}

/* ---- events ---- */

static void begin_vevent(const struct vevent *vevent)
{
    struct buf *out = vevent->feed->out;
    ics_out_z(out, "BEGIN", "VEVENT");
    ics_out(out, "UID", vevent->uid);
    put_stamp(vevent, "DTSTAMP");
    put_stamp(vevent, "LAST-MODIFIED");
    ics_out_int(out, "SEQUENCE", vevent->sequence);
}

static void put_span(const struct vevent *vevent, struct moment start, struct moment end)
{
    put_moment(vevent, "DTSTART", start);
    if (moment_s(end) > moment_s(start))
        put_moment(vevent, "DTEND", end);
}

static void put_texts(const struct vevent *vevent)
{
    put_text(vevent, "SUMMARY", &vevent->item->title);
    put_text(vevent, "DESCRIPTION", vevent->item->body.n ? &vevent->item->body : &vevent->item->summary);
    put_terms(vevent);
}

static void end_vevent(const struct vevent *vevent, bool cancelled)
{
    struct buf *out = vevent->feed->out;
    ics_out_z(out, "STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
    ics_out_z(out, "TRANSP", "TRANSPARENT"); /* what is on in town does not fill anybody's day */
    ics_out_z(out, "END", "VEVENT");
}

static struct moment later(struct moment moment, int64_t by_s)
{
    return moment_of_s(moment_s(moment) + by_s, moment.offset_min);
}

static void put_change(const struct vevent *vevent, const struct event_change *change)
{
    const struct event *event = &vevent->item->event;
    bool moves = change->start.date.year != 0;
    int64_t length_s = moment_s(event->end) - moment_s(event->start);
    begin_vevent(vevent);
    put_moment(vevent, change->future ? "RECURRENCE-ID;RANGE=THISANDFUTURE" : "RECURRENCE-ID", change->at);
    put_span(vevent, moves ? change->start : change->at, moves ? change->end : later(change->at, length_s));
    put_text(vevent, "SUMMARY", &vevent->item->title);
    put_text(vevent, "DESCRIPTION", &change->note);
    put_place(vevent, change->place.len ? change->place : event->place);
    end_vevent(vevent, change->cancelled || event->status == EVENT_CANCELLED);
}

/* One that came from a calendar keeps its UID, and counts on from its SEQUENCE. */
static void name_it(struct vevent *vevent)
{
    struct ics_feed *feed = vevent->feed;
    struct hub_origin origin;
    struct js *json;
    vevent->uid = arena_printf(&feed->arena, "%.*s@%.*s", STR_FMT(vevent->item->id), STR_FMT(feed->hub));
    vevent->sequence = vevent->one->number - 1;
    if (hub_items_origin(feed->db, vevent->item->id, &feed->arena, &origin) != ERR_OK ||
        js_parse(origin.json, origin.json.len, ORIGIN_DEPTH, &json, NULL) != ERR_OK)
        return;
    struct str uid = js_get_str(json, "uid");
    if (uid.len) {
        vevent->uid = arena_str(&feed->arena, uid);
        vevent->sequence = js_get_int(json, "sequence") + vevent->one->number - origin.number;
    }
    js_free(json);
}

static const struct zone *clock_of(struct str name)
{
    if (str_is(name, "UTC") || str_is(name, "Etc/UTC"))
        return NULL;
    return zone_find(name.len ? name : STR(ZONE_DEFAULT));
}

static void write_event(struct vevent *vevent)
{
    const struct event *event = &vevent->item->event;
    vevent->zone = clock_of(event->zone);
    vevent->all_day = event->all_day;
    name_it(vevent);
    begin_vevent(vevent);
    put_span(vevent, event->start, event->end);
    put_rule(vevent, event->rrule);
    put_moments(vevent, "RDATE", event->rdates, event->n_rdates);
    put_moments(vevent, "EXDATE", event->exdates, event->n_exdates);
    put_texts(vevent);
    put_place(vevent, event->place);
    put_organization(vevent, event->organization);
    put_address(vevent, "URL", event->contact.url);
    put_address(vevent, "CONFERENCE;VALUE=URI;FEATURE=VIDEO", event->online);
    end_vevent(vevent, event->status == EVENT_CANCELLED);
    for (int i = 0; i < event->n_changes; i++)
        put_change(vevent, &event->changes[i]);
}

static void write_shift(struct vevent *vevent, const struct shift *shift)
{
    const struct call *call = &vevent->item->call;
    struct ics_feed *feed = vevent->feed;
    vevent->zone = clock_of(shift->zone);
    vevent->uid = arena_printf(&feed->arena, "%.*s#%.*s@%.*s", STR_FMT(vevent->item->id), STR_FMT(shift->id),
                               STR_FMT(feed->hub));
    vevent->sequence = vevent->one->number - 1;
    begin_vevent(vevent);
    put_span(vevent, shift->start, shift->end);
    put_rule(vevent, shift->rrule);
    put_texts(vevent);
    put_place(vevent, call->place);
    put_organization(vevent, call->organization);
    put_address(vevent, "URL", call->contact.url);
    end_vevent(vevent, false);
}

void ics_feed_write(struct ics_feed *feed, const struct ics_feed_item *one)
{
    struct vevent vevent = {.feed = feed, .one = one, .item = one->item};
    if (one->item->kind == KIND_EVENT)
        write_event(&vevent);
    for (int i = 0; one->item->kind == KIND_CALL && i < one->item->call.n_shifts; i++)
        write_shift(&vevent, &one->item->call.shifts[i]);
}
