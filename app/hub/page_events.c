// SPDX-License-Identifier: GPL-3.0-or-later
/* What is on, a week at a time, by day. */
#include "hub/page.h"
#include "text/zone.h"

enum { WEEK_DAYS = 7, ROWS_MAX = 120, DAYS_AHEAD_MAX = 800 };

static int64_t midnight_s(struct date date)
{
    struct moment local = {.date = date};
    return zone_to_s(zone_find(STR(ZONE_DEFAULT)), &local);
}

static struct date later(struct date date, int days)
{
    return date_of_days(date_days(date) + days);
}

/* The day to begin with: today, or a later one that was asked for. */
static struct date first_day(const struct page *page)
{
    struct date date, today = page->now.date;
    if (!date_parse(page_parameter(page, "from", DATE_LEN), &date) || date_cmp(date, today) < 0 ||
        date_days(date) - date_days(today) > DAYS_AHEAD_MAX)
        return today;
    return date;
}

static struct str from_link(const struct page *page, struct date date)
{
    char text[DATE_LEN + 1];
    date_format(date, text);
    struct str path = page_link(page, STR("/events"));
    return date_cmp(date, page->now.date) <= 0
               ? path
               : arena_printf(page->arena, "%.*s?from=%s", STR_FMT(path), text);
}

static struct date day_of(const struct entry *entry, struct date first)
{
    struct date date = moment_of_s(entry->when.start_s, entry->when.offset_min).date;
    return date_cmp(date, first) < 0 ? first : date; /* what began before goes on */
}

static int same_day(const struct entry_list *list, int from, struct date first)
{
    int n = 1;
    struct date day = day_of(&list->items[from], first);
    while (from + n < list->n && date_cmp(day_of(&list->items[from + n], first), day) == 0)
        n++;
    return n;
}

/* "Today · Sunday 22 November", "Thursday 26 November" */
static struct str day_name(const struct page *page, struct date date)
{
    const struct words *words = page->say.words;
    int64_t ahead = date_days(date) - date_days(page->now.date);
    struct str parts[] = {ahead < 2 ? format_day(page->arena, words, date, page->now.date) : STR(""),
                          format_date(page->arena, words->lang, date, DATE_LONG)};
    return format_parts(page->arena, words->lang, parts, 2);
}

static void days(struct page *page, const struct entry_list *list, struct date first)
{
    for (int i = 0; i < list->n;) {
        struct entry_list day = {.items = list->items + i, .n = same_day(list, i, first)};
        struct date date = day_of(day.items, first);
        struct str name = day_name(page, date);
        page_cards(page, format_sentence(page->arena, page->say.words->lang, name), &day, day.n);
        i += day.n;
    }
}

/* What does not fit stands on the next page, from its day on; one day alone is shown as far as it goes. */
static struct date leave_last_day(struct entry_list *list, struct date first)
{
    struct date last = day_of(&list->items[list->n - 1], first);
    if (date_cmp(last, first) <= 0)
        return later(first, 1);
    while (list->n && date_cmp(day_of(&list->items[list->n - 1], first), last) == 0)
        list->n--;
    return last;
}

static void turn(struct page *page, struct date first, struct date next)
{
    struct html *html = &page->html;
    html_open(html, "p");
    html_attr_z(html, "class", "buttons");
    if (date_cmp(first, page->now.date) > 0)
        page_anchor(page, "button", from_link(page, later(first, -WEEK_DAYS)),
                    say_tr(&page->say, "web", "Earlier"));
    page_anchor(page, "button", from_link(page, next), say_tr(&page->say, "events", "Later"));
    html_close(html);
}

void page_events(struct page *page)
{
    struct date first = first_day(page), next = later(first, WEEK_DAYS);
    struct query query = page_query(page, 1u << KIND_EVENT, SORT_TIME, ROWS_MAX);
    query.every_occurrence = true;
    query.from_s = date_cmp(first, page->now.date) == 0 ? page->now_s : midnight_s(first);
    query.to_s = midnight_s(next);
    struct entry_list list = page_ask(page, &query);
    if (list.total > list.n && list.n)
        next = leave_last_day(&list, first);
    page->query = STR("");
    page->hidden = date_cmp(first, page->now.date) > 0;
    page->title = say_tr(&page->say, "home", "What's on");
    page->accent = ACCENT_EVENTS;
    page_begin(page);
    html_leaf(&page->html, "h1", NULL, page->title);
    if (!list.n)
        html_leaf(&page->html, "p", "lead", say_tr(&page->say, "list", "Nothing here right now."));
    days(page, &list, first);
    turn(page, first, next);
    page_end(page);
}
