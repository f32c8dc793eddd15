// SPDX-License-Identifier: GPL-3.0-or-later
/* The first page: five rooms, the search, what is urgent, what is on today. */
#include "hub/page.h"

enum { NOTICES_MAX = 3, TODAY_ROWS = 3, STORY_ROWS = 2, DAY_S = 86400 };

static struct str joined(const struct page *page, struct str a, struct str b)
{
    struct str parts[] = {a, b};
    return format_parts(page->arena, page->say.words->lang, parts, 2);
}

static void tile(struct page *page, enum page_accent accent, enum page_icon icon, const char *path,
                 struct str word, struct str line)
{
    struct html *html = &page->html;
    html_open(html, "li");
    html_open(html, "a");
    html_attr_z(html, "class", page_accent_class(accent));
    html_url(html, "href", page_link(page, str_of(path)));
    page_icon(page, icon);
    html_leaf(html, "b", NULL, word);
    if (line.len)
        html_leaf(html, "span", NULL, line);
    html_close(html);
    html_close(html);
}

static struct str events_line(const struct page *page, const struct counts *counts)
{
    const struct say *say = &page->say;
    struct str today = counts->events_today
                           ? say_tr_n(say, "home", "{count} today", "{count} today", counts->events_today)
                           : say_tr(say, "home", "Nothing more today");
    return joined(page, today,
                  say_tr_n(say, "home", "{count} this week", "{count} this week", counts->events_week));
}

void page_tiles(struct page *page)
{
    const struct say *say = &page->say;
    struct counts counts = {0};
    struct str calls = STR(""), surveys = STR(""), events = STR("");
    int64_t local_s = page->now_s + page->now.offset_min * 60;
    int64_t day_start_s = page->now_s - local_s % DAY_S;
    if (page->content && content_counts(page->content, page->now_s, day_start_s, &counts) == ERR_OK) {
        events = events_line(page, &counts);
        calls = say_tr_n(say, "home", "{count} needs someone this week", "{count} need someone this week",
                         counts.calls_week);
        surveys =
            say_tr_n(say, "home", "{count} survey open now", "{count} surveys open now", counts.says_open);
    }
    html_open(&page->html, "ul");
    html_attr_z(&page->html, "class", "tiles");
    tile(page, ACCENT_HELP, ICON_HAND, "/needs", say_tr(say, "home", "Find help"), STR(""));
    tile(page, ACCENT_EVENTS, ICON_CALENDAR, "/events", say_tr(say, "home", "What's on"), events);
    tile(page, ACCENT_CALLS, ICON_HEART, "/calls", say_tr(say, "home", "Lend a hand"), calls);
    tile(page, ACCENT_START, ICON_LEAF, "/guides", say_tr(say, "home", "Start something"),
         say_tr(say, "home", "Association, cooperative, social enterprise"));
    tile(page, ACCENT_SAY, ICON_SAY, "/say", say_tr(say, "home", "Have your say"), surveys);
    html_close(&page->html);
}

void page_search_form(struct page *page, struct str value)
{
    struct html *html = &page->html;
    html_open(html, "form");
    html_attr_z(html, "role", "search");
    html_url(html, "action", page_link(page, STR("/search")));
    html_open(html, "input");
    html_attr_z(html, "type", "search");
    html_attr_z(html, "name", "q");
    html_attr_z(html, "maxlength", "100");
    html_attr(html, "value", value);
    html_attr(html, "aria-label", say_tr(&page->say, "search", "What are you looking for?"));
    html_attr(html, "placeholder", say_tr(&page->say, "home", "Search: food, Swedish, bicycle …"));
    html_open(html, "button");
    page_icon(page, ICON_SEARCH);
    html_leaf(html, "span", NULL, say_tr(&page->say, "search", "Search"));
    html_close(html);
    html_close(html);
}

static void notice(struct page *page, const struct item *item)
{
    struct html *html = &page->html;
    struct told title = say_title_told(&page->say, item), summary = say_text(&page->say, &item->summary);
    html_open(html, "li");
    page_icon(page, item->notice.priority == NOTICE_INFO ? ICON_INFO : ICON_WARNING);
    html_open(html, "div");
    html_open(html, "a");
    html_url(html, "href", page_item_link(page, item->id));
    page_told(page, "b", NULL, &title);
    html_close(html);
    page_told(page, "p", NULL, &summary);
    html_close(html);
    html_close(html);
}

static void notices(struct page *page)
{
    struct query query = page_query(page, 1u << KIND_NOTICE, SORT_RANK, NOTICES_MAX);
    struct entry_list list = page_ask(page, &query);
    if (!list.n)
        return;
    html_open(&page->html, "ul");
    html_attr_z(&page->html, "class", "notices");
    for (int i = 0; i < list.n; i++)
        notice(page, list.items[i].item);
    html_close(&page->html);
}

static void today(struct page *page)
{
    int64_t local_s = page->now_s + page->now.offset_min * 60;
    struct query query = page_query(page, 1u << KIND_EVENT, SORT_TIME, TODAY_ROWS);
    query.every_occurrence = true;
    query.from_s = page->now_s;
    query.to_s = page->now_s - local_s % DAY_S + DAY_S;
    struct entry_list list = page_ask(page, &query);
    page_cards(page, say_tr(&page->say, "welcome", "Today"), &list, TODAY_ROWS);
}

void page_home(struct page *page)
{
    page->description = say_tr(&page->say, "welcome",
                               "Find help, see what is on and lend a hand. Here, among those who live here.");
    page->data = page_data_site(page);
    page_begin(page);
    html_leaf(&page->html, "h1", NULL, say_tr(&page->say, "welcome", "Welcome to the square."));
    html_leaf(&page->html, "p", "lead", page->description);
    notices(page);
    page_search_form(page, STR(""));
    page_tiles(page);
    today(page);
    struct query query = page_query(page, 1u << KIND_STORY, SORT_RANK, STORY_ROWS);
    struct entry_list list = page_ask(page, &query);
    page_cards(page, say_tr(&page->say, "welcome", "From here and elsewhere"), &list, STORY_ROWS);
    page_end(page);
}
