// SPDX-License-Identifier: GPL-3.0-or-later
/* One item: what it says, its facts, what hangs together with it, and how to take it along. */
#include <string.h>

#include "hub/page.h"
#include "store/hub_items.h"

enum { TAGS_MAX = 40, NEAR_ROWS = 4, OWN_ROWS = 40 };

static void add_tags(struct str_list *tags, const struct text_map *map)
{
    for (int i = 0; i < map->n && tags->n < TAGS_MAX; i++) {
        bool again = !lang_tag_ok(map->entries[i].tag);
        for (int k = 0; k < tags->n; k++)
            again |= str_eq(tags->items[k], map->entries[i].tag);
        if (!again)
            tags->items[tags->n++] = map->entries[i].tag;
    }
}

static struct str_list tags_of(const struct page *page, const struct item *item)
{
    struct str_list tags = {ARENA_ARRAY(page->arena, struct str, TAGS_MAX), 0};
    add_tags(&tags, &item->title);
    add_tags(&tags, &item->summary);
    add_tags(&tags, &item->body);
    return tags;
}

static bool has(const struct str_list *tags, struct str tag)
{
    for (int i = 0; i < tags->n; i++)
        if (str_eq(tags->items[i], tag))
            return true;
    return false;
}

bool page_is_over(const struct page *page, const struct entry *entry)
{
    const struct item *item = entry->item;
    if (item->until.year && date_cmp(item->until, page->now.date) < 0)
        return true;
    switch (item->kind) {
    case KIND_EVENT:
        return !entry->when.start_s;
    case KIND_CALL:
        return item->call.n_shifts > 0 && !entry->when.start_s;
    case KIND_NOTICE:
        return item->notice.ends.date.year && moment_s(item->notice.ends) <= page->now_s;
    case KIND_ORGANIZATION:
    case KIND_PLACE:
    case KIND_SERVICE:
    case KIND_GUIDE:
    case KIND_STORY:
    case KIND_SURVEY:
    case KIND_COMMITMENT:
    case KIND_CONSULTATION:
    case KIND_TERM:
    case KIND_COUNT:
        break;
    }
    return false;
}

/* What hub.db no longer has but had once was withdrawn. */
static int status_of_absent(struct page *page, struct str id)
{
    struct hub *hub = page->asked->hub;
    bool gone = false;
    if (!page->content)
        return 503;
    pthread_mutex_lock(&hub->lock);
    enum err err = hub_items_was(hub->db, id, &gone);
    pthread_mutex_unlock(&hub->lock);
    return err == ERR_OK && gone ? 410 : 404;
}

/* The way back to where such things are listed. */
static const char *room_of(enum item_kind kind)
{
    static const char *const rooms[KIND_COUNT] = {
        [KIND_ORGANIZATION] = "/organizations",
        [KIND_PLACE] = "/needs",
        [KIND_SERVICE] = "/needs",
        [KIND_EVENT] = "/events",
        [KIND_CALL] = "/calls",
        [KIND_GUIDE] = "/guides",
        [KIND_STORY] = "/stories",
        [KIND_SURVEY] = "/say",
        [KIND_COMMITMENT] = "/say",
        [KIND_NOTICE] = "/",
        [KIND_CONSULTATION] = "/say",
        [KIND_TERM] = "/needs",
    };
    return rooms[kind];
}

static void top(struct page *page, const struct item *item, bool over)
{
    struct told title = say_title_told(&page->say, item), summary = say_text(&page->say, &item->summary);
    struct whole whole = say_whole(&page->say, item);
    page_anchor(page, "kind", page_link(page, str_of(room_of(item->kind))), say_kind(&page->say, item->kind));
    page_told(page, "h1", NULL, &title);
    page_note(page, say_translation(&page->say, item));
    if (over)
        html_leaf(&page->html, "p", "over", say_tr(&page->say, "detail", "This is over"));
    page_paragraphs(page, &summary, "lead");
    if (whole.mixed)
        page_note(page, say_note_beside(&page->say, &whole, &summary, true));
}

static void body(struct page *page, const struct item *item)
{
    struct told told = say_text(&page->say, &item->body);
    struct whole whole = say_whole(&page->say, item);
    if (!told.text.len)
        return;
    html_open(&page->html, "div");
    html_attr_z(&page->html, "class", "body");
    page_paragraphs(page, &told, NULL);
    page_note(page, say_note_beside(&page->say, &whole, &told, true));
    html_close(&page->html);
}

static bool stands_for_many(enum item_kind kind)
{
    return kind == KIND_ORGANIZATION || kind == KIND_PLACE || kind == KIND_TERM;
}

static struct str events_heading(const struct page *page, enum item_kind kind)
{
    bool is_asked = kind == KIND_SURVEY || kind == KIND_CONSULTATION || kind == KIND_COMMITMENT;
    if (stands_for_many(kind))
        return say_kind(&page->say, KIND_EVENT);
    if (kind == KIND_GUIDE)
        return say_tr(&page->say, "guide", "Meet those who help");
    return is_asked ? say_tr(&page->say, "asked", "Come and talk about it")
                    : say_tr(&page->say, "detail", "Next time");
}

/* What a meeting is about. */
static void about(struct page *page, const struct item *item)
{
    struct entry entry = {.item = item, .distance_m = -1};
    struct entry_list list = {.items = &entry, .n = item ? 1 : 0};
    page_cards(page, say_tr(&page->say, "detail", "What it is about"), &list, 1);
}

static void related(struct page *page, const struct item *item)
{
    struct content_related related;
    const struct say *say = &page->say;
    bool many = stands_for_many(item->kind);
    int rows = many ? OWN_ROWS : NEAR_ROWS;
    if (content_related(page->content, item->id, page->now_s, str_of(say->words->lang->tag), rows,
                        page->arena, &related) != ERR_OK)
        return;
    about(page, related.about);
    page_cards(page, say_tr(say, "guide", "They help you"), &related.helps, OWN_ROWS);
    if (many)
        page_cards(page, say_kind(say, KIND_SERVICE), &related.services, rows);
    page_cards(page, events_heading(page, item->kind), &related.events, rows);
    page_cards(page,
               many ? say_kind(say, KIND_CALL) : say_tr(say, "detail", "Do you want to lend a hand here?"),
               &related.calls, rows);
    if (!many)
        page_cards(page, say_tr(say, "detail", "They also do this"), &related.services, rows);
    page_cards(page, say_tr(say, "organization", "They want to know what you think"), &related.says, rows);
    page_cards(page, say_tr(say, "organization", "What they have promised"), &related.commitments, rows);
    page_cards(page, say_tr(say, "organization", "Members"), &related.members, rows);
    page_cards(page,
               item->kind == KIND_COMMITMENT ? say_tr(say, "detail", "They take part")
                                             : say_tr(say, "story", "Go on from here"),
               &related.named, OWN_ROWS);
}

static const struct contact *contact_of(const struct entry *entry)
{
    const struct item *item = entry->item;
    if (item->kind == KIND_ORGANIZATION)
        return &item->organization.contact;
    if (item->kind == KIND_SERVICE)
        return &item->service.contact;
    return NULL;
}

static void button(struct page *page, enum page_icon icon, struct str url, struct str words)
{
    html_open(&page->html, "a");
    html_attr_z(&page->html, "class", "button");
    html_url(&page->html, "href", url);
    page_icon(page, icon);
    html_leaf(&page->html, "span", NULL, words);
    html_close(&page->html);
}

/* By mail: it needs no script, and sends to nobody but whom the reader names. */
static struct str share_link(struct page *page, struct str title)
{
    struct buf url;
    struct str address = page_address(page, page->path, STR(""));
    buf_init(&url, 2048);
    buf_z(&url, "mailto:?subject=");
    html_url_part(title, &url);
    buf_z(&url, "&body=");
    html_url_part(address, &url);
    struct str link = arena_str(page->arena, buf_view(&url));
    buf_release(&url);
    return link;
}

static void take_along(struct page *page, const struct entry *entry, bool over)
{
    const struct item *item = entry->item;
    const struct contact *contact = contact_of(entry);
    const struct say *say = &page->say;
    html_open(&page->html, "p");
    html_attr_z(&page->html, "class", "buttons");
    if (page->feed.len && !over)
        button(page, ICON_CALENDAR, page->feed, say_tr(say, "web", "Add to calendar"));
    if (contact && (contact->phone.len || contact->email.len))
        button(page, ICON_SAVE, arena_printf(page->arena, "/i/%.*s.vcf", STR_FMT(item->id)),
               say_tr(say, "web", "Save contact"));
    if (pages_url(page->pages).len && !over)
        button(page, ICON_SHARE, share_link(page, page->title), say_tr(say, "web", "Send to somebody"));
    html_close(&page->html);
}

static void checked(struct page *page, const struct item *item)
{
    struct say_time time = page_time(page, item);
    struct str words = say_checked(&page->say, item, &time);
    if (!words.len)
        return;
    html_open(&page->html, "p");
    html_attr_z(&page->html, "class", "checked");
    page_icon(page, ICON_CHECKED);
    html_leaf(&page->html, "span", NULL, words);
    html_close(&page->html);
}

static void describe(struct page *page, const struct entry *entry, bool over)
{
    const struct item *item = entry->item;
    struct told title = say_title_told(&page->say, item), summary = say_text(&page->say, &item->summary);
    page->status = over ? 410 : 200;
    page->title = title.text;
    page->description = summary.text;
    page->accent = page_accent_of(item->kind);
    page->open_graph = item->kind == KIND_STORY || item->kind == KIND_GUIDE ? "article" : "website";
    page->canonical = has(&page->langs, str_of(page->lang->tag)) ? STR("") : title.tag;
    if (item->n_pictures)
        page->picture = page_picture_path(page, &item->pictures[0]);
    if (item->kind == KIND_EVENT)
        page->feed = arena_printf(page->arena, "/ics/%.*s.ics", STR_FMT(item->id));
    if (!over)
        page->data = page_data_item(page, entry);
}

/* What one goes to or calls; the others are read to their end first. */
static bool has_facts(enum item_kind kind)
{
    return kind == KIND_SERVICE || kind == KIND_EVENT || kind == KIND_CALL || kind == KIND_ORGANIZATION ||
           kind == KIND_PLACE;
}

static void show(struct page *page, const struct entry *entry)
{
    bool over = page_is_over(page, entry);
    describe(page, entry, over);
    page_begin(page);
    html_open(&page->html, "article");
    top(page, entry->item, over);
    page_pictures(page, entry->item, 0, 1);
    page_item_facts(page, entry);
    if (has_facts(entry->item->kind))
        take_along(page, entry, over);
    body(page, entry->item);
    page_item_parts(page, entry->item);
    page_pictures(page, entry->item, 1, entry->item->n_pictures);
    if (!has_facts(entry->item->kind))
        take_along(page, entry, over);
    checked(page, entry->item);
    html_close(&page->html);
    related(page, entry->item);
    if (over)
        page_tiles(page);
    page_end(page);
}

/* What will be shown later is not there yet. */
static bool is_due(const struct page *page, const struct item *item)
{
    bool begins = item->kind == KIND_NOTICE && item->notice.starts.date.year;
    if (begins && moment_s(item->notice.starts) > page->now_s)
        return false;
    return !item->from.year || date_cmp(item->from, page->now.date) <= 0;
}

void page_item(struct page *page, struct str id, struct str tag)
{
    struct entry entry = {0};
    enum err err =
        page->content ? content_entry(page->content, id, page->now_s, page->arena, &entry) : ERR_OK;
    const struct item *item = err == ERR_OK ? entry.item : NULL;
    struct str_list tags = item ? tags_of(page, item) : (struct str_list){0};
    bool chosen = page_choose(page, tag, &tags);
    if (!chosen)
        page_choose(page, STR(""), NULL);
    page->langs = tags;
    if (!item || !is_due(page, item) || !chosen)
        page_say_no(page, !item && chosen ? status_of_absent(page, id) : 404);
    else
        show(page, &entry);
}
