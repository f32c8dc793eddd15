// SPDX-License-Identifier: GPL-3.0-or-later
/* The facts of an item, a row each, in the order in which the screens have them. */
#include <string.h>

#include "hub/page.h"

enum { TIMES_MAX = 6 };

static void organization(struct page *page, const struct item *organization)
{
    if (!organization)
        return;
    struct told name = say_title_told(&page->say, organization);
    page_fact_link(page, ICON_ORGANIZATION, page_item_link(page, organization->id), &name);
    page_fact_end(page);
}

static struct str in_order(const struct page *page, struct str value)
{
    struct value values[] = {{"value", value, VALUE_LTR}};
    return value.len ? message_fill(page->arena, STR("{value}"), values, 1) : value;
}

/* The phone's own map, where it has one that takes such an address; else one on the web. */
static void map_links(struct page *page, const struct place *place)
{
    if (!place->has_position)
        return;
    struct str geo = arena_printf(page->arena, "geo:%.5f,%.5f?q=%.5f,%.5f", place->lat, place->lon,
                                  place->lat, place->lon);
    struct str web =
        arena_printf(page->arena, "https://www.openstreetmap.org/?mlat=%.5f&mlon=%.5f#map=17/%.5f/%.5f",
                     place->lat, place->lon, place->lat, place->lon);
    html_open(&page->html, "p");
    html_attr_z(&page->html, "class", "more");
    page_anchor(page, NULL, geo, say_tr(&page->say, "web", "Open in a map"));
    page_anchor(page, NULL, web, say_how(&page->say, HOW_WEB));
    html_close(&page->html);
}

static struct str address_of(const struct page *page, const struct place *place)
{
    struct str town = place->postcode.len ? arena_printf(page->arena, "%.*s %.*s", STR_FMT(place->postcode),
                                                         STR_FMT(place->city))
                                          : place->city;
    struct str address = place->street.len && town.len
                             ? arena_printf(page->arena, "%.*s, %.*s", STR_FMT(place->street), STR_FMT(town))
                         : place->street.len ? place->street
                                             : town;
    return in_order(page, address);
}

void page_place_fact(struct page *page, const struct item *item)
{
    if (!item)
        return;
    struct told name = say_title_told(&page->say, item);
    page_fact_link(page, ICON_PLACE, page_item_link(page, item->id), &name);
    page_line(page, address_of(page, &item->place));
    map_links(page, &item->place);
    page_fact_end(page);
}

void page_access_fact(struct page *page, const struct item *item, const struct item *place, unsigned more)
{
    unsigned features = more | (place ? place->place.access : 0);
    struct str words = say_access(&page->say, features);
    bool has_note = place && place->place.access_note.n;
    if (!words.len && !has_note)
        return;
    page_fact(page, ICON_ACCESS, words);
    if (has_note)
        page_line_text(page, item, &place->place.access_note);
    page_fact_end(page);
}

static void languages(struct page *page, const struct item *item, const struct str_list *tags,
                      const struct text_map *note)
{
    struct str words = say_languages(&page->say, tags);
    if (!words.len && !(note && note->n))
        return;
    page_fact(page, ICON_SPOKEN, words);
    if (note)
        page_line_text(page, item, note);
    page_fact_end(page);
}

static void cost(struct page *page, const struct item *item, const struct price *price, struct str how)
{
    struct str cost = say_price(&page->say, price);
    if (!cost.len && !how.len && !price->note.n)
        return;
    page_fact(page, ICON_COST, cost);
    page_line_text(page, item, &price->note);
    page_line(page, how);
    page_fact_end(page);
}

static void contact_row(struct page *page, enum page_icon icon, struct str url, struct str words)
{
    struct told told = {.text = in_order(page, words)};
    page_fact_link(page, icon, url, &told);
    page_fact_end(page);
}

/* An address as people write it. */
static struct str url_words(struct str url)
{
    size_t scheme = str_starts(url, "https://") ? strlen("https://") : strlen("http://");
    url = str_sub(url, scheme, url.len);
    return str_ends(url, "/") && str_find(url, '/', 0) == url.len - 1 ? str_sub(url, 0, url.len - 1) : url;
}

void page_contact(struct page *page, const struct contact *contact)
{
    if (contact->phone.len)
        contact_row(page, ICON_PHONE, arena_printf(page->arena, "tel:%.*s", STR_FMT(contact->phone)),
                    format_phone(page->arena, contact->phone));
    if (contact->email.len)
        contact_row(page, ICON_EMAIL, arena_printf(page->arena, "mailto:%.*s", STR_FMT(contact->email)),
                    contact->email);
    if (contact->url.len)
        contact_row(page, ICON_WEB, contact->url, url_words(contact->url));
}

/* Whoever it is of answers where nobody else does. */
static void contact_or(struct page *page, const struct contact *own, const struct entry *entry)
{
    bool has_own = own->phone.len || own->email.len || own->url.len;
    if (has_own || !entry->organization)
        page_contact(page, own);
    else
        page_contact(page, &entry->organization->organization.contact);
}

static void texts(struct page *page, const struct item *item, enum page_icon icon, struct str words,
                  const struct text_list *list)
{
    if (!list->n)
        return;
    page_fact(page, icon, words);
    for (int i = 0; i < list->n; i++)
        page_line_text(page, item, &list->items[i]);
    page_fact_end(page);
}

static void hours_lines(struct page *page, const struct item *item, const struct hours_row *rows, int n)
{
    for (int i = 0; i < n; i++) {
        page_line(page, say_hours_row(&page->say, &rows[i], true));
        if (rows[i].note)
            page_line_text(page, item, rows[i].note);
    }
}

static void exceptions(struct page *page, const struct item *item, struct date today)
{
    struct hours_exception rows[EXCEPTIONS_MAX];
    int n = hours_exceptions(&item->service, &item->occurrences, today, rows);
    for (int i = 0; i < n; i++) {
        page_line(page, say_exception(&page->say, &rows[i]));
        if (rows[i].reason)
            page_line_text(page, item, rows[i].reason);
    }
}

static void hours(struct page *page, const struct item *item)
{
    struct say_time time = page_time(page, item);
    struct hours_row *rows;
    int n = hours_rows(&item->service, time.local.date, page->arena, &rows);
    struct str opening = say_opening(&page->say, item, &time);
    if (!n && !opening.len)
        return;
    page_fact(page, ICON_CLOCK, opening);
    hours_lines(page, item, rows, n);
    exceptions(page, item, time.local.date);
    page_fact_end(page);
}

static void service_facts(struct page *page, const struct entry *entry)
{
    const struct item *item = entry->item;
    const struct service *service = &item->service;
    hours(page, item);
    page_place_fact(page, entry->place);
    languages(page, item, &service->languages, &service->language_note);
    page_access_fact(page, item, entry->place, 0);
    cost(page, item, &service->price, say_how(&page->say, service->how));
    if (service->for_whom.n) {
        page_fact(page, ICON_PERSON, say_tr(&page->say, "detail", "For whom"));
        page_line_text(page, item, &service->for_whom);
        page_fact_end(page);
    }
    texts(page, item, ICON_BRING, say_tr(&page->say, "detail", "Bring"), &service->documents);
    contact_or(page, &service->contact, entry);
    organization(page, entry->organization);
}

static int shift_places(const struct item *item, int i)
{
    if (item->kind != KIND_CALL || i >= item->shift_of.n)
        return 0;
    for (int k = 0; k < item->call.n_shifts; k++)
        if (str_eq(item->call.shifts[k].id, item->shift_of.items[i]))
            return item->call.shifts[k].places;
    return 0;
}

/* "Thursday 13:15–13:45 · 3 places" */
static struct str time_words(const struct page *page, const struct item *item, int i)
{
    int places = shift_places(item, i);
    struct str parts[] = {page_when(page, &item->occurrences.items[i]),
                          places ? say_tr_n(&page->say, "tell", "{count} place", "{count} places", places)
                                 : STR("")};
    return format_parts(page->arena, page->say.words->lang, parts, 2);
}

/* The next time in bold, those after it below. */
static void times(struct page *page, const struct entry *entry, struct str under)
{
    const struct item *item = entry->item;
    int shown = 0;
    for (int i = 0; i < item->occurrences.n && shown < TIMES_MAX; i++) {
        if (item->occurrences.items[i].end_s <= page->now_s)
            continue;
        if (shown++ == 0) {
            page_fact(page, ICON_CALENDAR, time_words(page, item, i));
            page_line(page, under);
        } else {
            page_line(page, time_words(page, item, i));
        }
    }
    if (!shown) { /* what the hub did not expand has but its own time */
        page_fact(page, ICON_CALENDAR, page_when(page, &entry->when));
        page_line(page, under);
    }
    page_fact_end(page);
}

static void event_facts(struct page *page, const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    bool cancelled = event->status == EVENT_CANCELLED;
    struct str when = page_when(page, &entry->when);
    if (cancelled) {
        page_fact(page, ICON_WARNING, say_tr(&page->say, "tell", "Cancelled"));
        page_line(page, when);
        page_fact_end(page);
    } else if (when.len) {
        times(page, entry, STR(""));
    }
    if (event->online.len)
        contact_row(page, ICON_WEB, event->online, url_words(event->online));
    page_place_fact(page, entry->place);
    languages(page, entry->item, &event->languages, &event->language_note);
    page_access_fact(page, entry->item, entry->place, event->access);
    cost(page, entry->item, &event->price,
         event->places ? say_tr_n(&page->say, "detail", "{count} place to book", "{count} places to book",
                                  event->places)
                       : STR(""));
    contact_or(page, &event->contact, entry);
    organization(page, entry->organization);
}

static void call_facts(struct page *page, const struct entry *entry)
{
    const struct call *call = &entry->item->call;
    struct str when = page_when(page, &entry->when);
    struct str every = say_every(&page->say, call), settings = say_settings(&page->say, call);
    if (when.len)
        times(page, entry, every);
    else {
        page_fact(page, ICON_CALENDAR, every);
        page_fact_end(page);
    }
    page_place_fact(page, entry->place);
    if (settings.len || call->requirements.n) {
        page_fact(page, ICON_HEART, settings);
        page_line_text(page, entry->item, &call->requirements);
        page_fact_end(page);
    }
    languages(page, entry->item, &call->languages, NULL);
    page_access_fact(page, entry->item, entry->place, 0);
    texts(page, entry->item, ICON_BRING, say_tr(&page->say, "detail", "Good to know how to"), &call->skills);
    contact_or(page, &call->contact, entry);
    organization(page, entry->organization);
}

static void place_facts(struct page *page, const struct item *item)
{
    page_fact(page, ICON_PLACE, address_of(page, &item->place));
    map_links(page, &item->place);
    page_fact_end(page);
    if (item->place.directions.n) {
        page_fact(page, ICON_DOOR, say_tr(&page->say, "place", "How to get in"));
        page_line_text(page, item, &item->place.directions);
        page_fact_end(page);
    }
    page_access_fact(page, item, item, 0);
}

static void organization_facts(struct page *page, const struct entry *entry)
{
    const struct organization *organization = &entry->item->organization;
    struct str form = say_legal_form(&page->say, organization->legal_form);
    if (form.len || organization->founded) {
        page_fact(page, ICON_ORGANIZATION, form);
        if (organization->founded)
            page_line(page, say_tr_1(&page->say, "organization", "Since {year}", "year",
                                     arena_printf(page->arena, "%d", organization->founded), VALUE_LTR));
        page_fact_end(page);
    }
    page_place_fact(page, entry->place);
    languages(page, entry->item, &organization->languages, NULL);
    page_contact(page, &organization->contact);
}

void page_item_facts(struct page *page, const struct entry *entry)
{
    html_open(&page->html, "ul");
    html_attr_z(&page->html, "class", "facts");
    switch (entry->item->kind) {
    case KIND_SERVICE:
        service_facts(page, entry);
        break;
    case KIND_EVENT:
        event_facts(page, entry);
        break;
    case KIND_CALL:
        call_facts(page, entry);
        break;
    case KIND_PLACE:
        place_facts(page, entry->item);
        break;
    case KIND_ORGANIZATION:
        organization_facts(page, entry);
        break;
    case KIND_COMMITMENT:
    case KIND_SURVEY:
    case KIND_CONSULTATION:
    case KIND_STORY:
    case KIND_NOTICE:
        page_place_fact(page, entry->place);
        organization(page, entry->organization);
        break;
    case KIND_GUIDE:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
    html_close(&page->html);
}
