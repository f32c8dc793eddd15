// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists: a card an item, with the same facts as the screens' cards have. */
#include <string.h>

#include "hub/page.h"
#include "text/zone.h"

enum page_accent page_accent_of(enum item_kind kind)
{
    switch (kind) {
    case KIND_EVENT:
        return ACCENT_EVENTS;
    case KIND_CALL:
        return ACCENT_CALLS;
    case KIND_GUIDE:
    case KIND_STORY:
        return ACCENT_START;
    case KIND_SURVEY:
    case KIND_COMMITMENT:
    case KIND_CONSULTATION:
        return ACCENT_SAY;
    case KIND_ORGANIZATION:
    case KIND_PLACE:
    case KIND_SERVICE:
    case KIND_TERM:
        return ACCENT_HELP;
    case KIND_NOTICE:
    case KIND_COUNT:
        break;
    }
    return ACCENT_NONE;
}

const char *page_accent_class(enum page_accent accent)
{
    static const char *const names[] = {"", "help", "events", "calls", "start", "say"};
    return names[accent];
}

static void fact(struct page *page, enum page_icon icon, struct str text)
{
    if (!text.len)
        return;
    html_open(&page->html, "span");
    html_attr_z(&page->html, "class", "fact");
    page_icon(page, icon);
    html_leaf(&page->html, "b", NULL, text);
    html_close(&page->html);
}

static void place(struct page *page, const struct entry *entry)
{
    if (!entry->place)
        return;
    struct told name = say_title_told(&page->say, entry->place);
    html_open(&page->html, "span");
    html_attr_z(&page->html, "class", "fact");
    page_icon(page, ICON_PLACE);
    page_told(page, "b", NULL, &name);
    html_close(&page->html);
}

static void last(struct page *page, struct str a, struct str b)
{
    struct str parts[] = {a, b};
    struct str text = format_parts(page->arena, page->say.words->lang, parts, 2);
    if (text.len)
        html_leaf(&page->html, "p", "quiet", text);
}

struct say_time page_time(const struct page *page, const struct item *item)
{
    const struct zone *zone = zone_find(item_zone(item));
    struct moment local = zone ? moment_of_s(page->now_s, zone_offset_min(zone, page->now_s)) : page->now;
    return (struct say_time){local, true};
}

/* U+2060 after the dash between two times. */
struct str page_when(const struct page *page, const struct interval *when)
{
    static const char dash[] = "\u2013", joined[] = "\u2013\u2060";
    struct str words = say_when(&page->say, when, STR(ZONE_DEFAULT), page->now.date);
    for (size_t i = 0; i + strlen(dash) < words.len; i++) {
        struct str rest = str_sub(words, i + strlen(dash), words.len);
        if (str_starts(str_sub(words, i, words.len), dash) && rest.ptr[0] >= '0' && rest.ptr[0] <= '9')
            return arena_printf(page->arena, "%.*s%s%.*s", (int)i, words.ptr, joined, STR_FMT(rest));
    }
    return words;
}

static void service(struct page *page, const struct entry *entry)
{
    const struct service *service = &entry->item->service;
    struct say_time time = page_time(page, entry->item);
    html_open(&page->html, "p");
    fact(page, ICON_CLOCK, say_opening(&page->say, entry->item, &time));
    place(page, entry);
    html_close(&page->html);
    last(page, say_price(&page->say, &service->price), say_languages(&page->say, &service->languages));
}

static void event(struct page *page, const struct entry *entry)
{
    const struct event *event = &entry->item->event;
    bool cancelled = event->status == EVENT_CANCELLED;
    html_open(&page->html, "p");
    fact(page, cancelled ? ICON_WARNING : ICON_CALENDAR,
         cancelled ? say_tr(&page->say, "tell", "Cancelled") : page_when(page, &entry->when));
    place(page, entry);
    html_close(&page->html);
    last(page, say_price(&page->say, &event->price), say_languages(&page->say, &event->languages));
}

static void call(struct page *page, const struct entry *entry)
{
    const struct call *call = &entry->item->call;
    struct str when = page_when(page, &entry->when);
    html_open(&page->html, "p");
    fact(page, ICON_CALENDAR, when.len ? when : say_every(&page->say, call));
    fact(page, ICON_CLOCK, when.len ? format_minutes(page->arena, page->say.words, call->minutes) : STR(""));
    fact(page, ICON_PEOPLE, say_places(&page->say, entry));
    html_close(&page->html);
    last(page, say_settings(&page->say, call), STR(""));
}

static void summary(struct page *page, const struct item *item)
{
    struct told told = say_text(&page->say, &item->summary);
    page_told(page, "p", "quiet", &told);
}

/* The title is the link, and its area is the whole card. */
void page_card(struct page *page, const struct entry *entry, const char *heading)
{
    struct html *html = &page->html;
    const struct item *item = entry->item;
    struct told title = say_title_told(&page->say, item);
    html_open(html, "li");
    html_attr_z(html, "class", page_accent_class(page_accent_of(item->kind)));
    html_open(html, heading);
    html_open(html, "a");
    html_url(html, "href", page_item_link(page, item->id));
    page_told(page, "span", NULL, &title);
    html_close(html);
    html_close(html);
    if (title.bits & TOLD_FOREIGN)
        page_note(page, say_in_language(&page->say, title.tag));
    if (entry->organization) {
        struct told name = say_title_told(&page->say, entry->organization);
        page_told(page, "p", "quiet", &name);
    }
    if (item->kind == KIND_SERVICE)
        service(page, entry);
    else if (item->kind == KIND_EVENT)
        event(page, entry);
    else if (item->kind == KIND_CALL)
        call(page, entry);
    else
        summary(page, item);
    html_close(html);
}

void page_cards(struct page *page, struct str heading, const struct entry_list *list, int most)
{
    if (!list->n)
        return;
    if (heading.len)
        page_heading(page, heading);
    html_open(&page->html, "ul");
    html_attr_z(&page->html, "class", "cards");
    for (int i = 0; i < list->n && i < most; i++)
        page_card(page, &list->items[i], heading.len ? "h3" : "h2");
    html_close(&page->html);
}

struct query page_query(const struct page *page, unsigned kinds, enum query_sort sort, int limit)
{
    return (struct query){.kinds = kinds,
                          .sort = sort,
                          .limit = limit,
                          .now_s = page->now_s,
                          .lang = str_of(page->say.words->lang->tag)};
}

struct entry_list page_ask(struct page *page, const struct query *query)
{
    struct entry_list list = {0};
    if (page->content && content_list(page->content, query, page->arena, &list) != ERR_OK)
        list = (struct entry_list){0};
    return list;
}
