// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of items: by need, by kind, what people are asked about, what was searched for. */
#include "hub/page.h"

enum { LIST_MAX = 60, FOUND_MAX = 40, SEARCH_MAX_BYTES = 200, SAY_MAX = 40 };

static void nothing(struct page *page, struct str words)
{
    html_leaf(&page->html, "p", "lead", words);
}

static void begin(struct page *page, struct str title, enum page_accent accent)
{
    page->title = title;
    page->accent = accent;
    page_begin(page);
    html_leaf(&page->html, "h1", NULL, title);
}

void page_needs(struct page *page)
{
    struct content_need *needs = NULL;
    int n = 0;
    struct html *html = &page->html;
    page->description = say_tr(&page->say, "needs", "What do you need?");
    begin(page, say_tr(&page->say, "home", "Find help"), ACCENT_HELP);
    html_leaf(html, "p", "lead", say_tr(&page->say, "needs", "What do you need?"));
    if (page->content && content_terms(page->content, page->now_s, true, page->arena, &needs, &n) != ERR_OK)
        n = 0;
    html_open(html, "ul");
    html_attr_z(html, "class", "cards");
    for (int i = 0; i < n; i++) {
        struct entry entry = {.item = needs[i].term, .distance_m = -1};
        page_card(page, &entry, "h2");
    }
    html_close(html);
    page_search_form(page, STR(""));
    page_end(page);
}

/* 'What they are' is asked by name, what is asked for by time, guides by topic, stories newest first. */
void page_list(struct page *page, enum item_kind kind)
{
    enum query_sort sort = kind == KIND_CALL ? SORT_TIME : kind == KIND_ORGANIZATION ? SORT_TITLE : SORT_RANK;
    struct query query =
        page_query(page, 1u << kind, sort, kind == KIND_ORGANIZATION ? QUERY_LIMIT_MAX : LIST_MAX);
    struct entry_list list = page_ask(page, &query);
    begin(page,
          kind == KIND_GUIDE ? say_tr(&page->say, "home", "Start something") : say_kind(&page->say, kind),
          page_accent_of(kind));
    if (!list.n)
        nothing(page, say_tr(&page->say, "list", "Nothing here right now."));
    page_cards(page, STR(""), &list, QUERY_LIMIT_MAX);
    page_end(page);
}

void page_say(struct page *page)
{
    static const enum item_kind kinds[] = {KIND_CONSULTATION, KIND_SURVEY, KIND_COMMITMENT};
    int n = 0;
    page->description = say_tr(&page->say, "commitments", "What was promised, and what you think");
    begin(page, say_tr(&page->say, "home", "Have your say"), ACCENT_SAY);
    html_leaf(&page->html, "p", "lead", page->description);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct query query = page_query(page, 1u << kinds[i], SORT_RANK, SAY_MAX);
        struct entry_list list = page_ask(page, &query);
        page_cards(page, say_kind(&page->say, kinds[i]), &list, SAY_MAX);
        n += list.n;
    }
    if (!n)
        nothing(page, say_tr(&page->say, "list", "Nothing here right now."));
    page_end(page);
}

/* What was written is bounded, and how many it may find; it stands in the page as text and nowhere else. */
void page_search(struct page *page)
{
    struct str text = page_parameter(page, "q", SEARCH_MAX_BYTES);
    struct entry_list list = {0};
    struct query query = page_query(page, 0, SORT_RANK, FOUND_MAX);
    query.text = text;
    if (text.len)
        list = page_ask(page, &query);
    struct buf again;
    buf_init(&again, 4 * SEARCH_MAX_BYTES);
    if (text.len) {
        buf_z(&again, "q=");
        html_url_part(text, &again);
    }
    page->query = arena_str(page->arena, buf_view(&again)); /* as we write it, for the other languages */
    buf_release(&again);
    page->hidden = text.len > 0;
    begin(page, say_tr(&page->say, "search", "Search"), ACCENT_NONE);
    page_search_form(page, text);
    if (text.len && !list.n)
        nothing(page, say_tr(&page->say, "search", "Nothing found. Try a shorter word, or look by need."));
    page_cards(page, STR(""), &list, FOUND_MAX);
    if (!list.n)
        page_tiles(page);
    page_end(page);
}
