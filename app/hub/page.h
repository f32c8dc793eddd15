/* SPDX-License-Identifier: GPL-3.0-or-later
 * Public pages: what a resident's phone shows. Made at the hub, of the same content and with the same words
 * as the screens; no script, no cookie, nothing from elsewhere. Private to hub/page*.c.
 *
 *   /                      in the reader's language (Accept-Language), links that keep it so
 *   /sv                    in that language, with links that keep to it
 *   /needs /events /calls /guides /stories /say /organizations /search?q=…    and each of them with /<tag>
 *   /needs/<slug>          a need; with /<tag>
 *   /i/<id>                an item; with /<tag>: each language that it or the site has
 *   /i/<id>.vcf            to save as a contact
 *   /sitemap.xml /robots.txt /icon.svg
 *
 * A page is written from top to bottom: page_begin with what its head says, the parts, page_end. */
#ifndef HUB_PAGE_H
#define HUB_PAGE_H

#include "base/js.h"
#include "core/say_hours.h"
#include "hub/html.h"
#include "hub/page_request.h"
#include "hub/pages.h"

enum page_accent { ACCENT_NONE, ACCENT_HELP, ACCENT_EVENTS, ACCENT_CALLS, ACCENT_START, ACCENT_SAY };
enum page_icon { /* page_icon.c */
                 ICON_LANGUAGE,
                 ICON_SEARCH,
                 ICON_CLOCK,
                 ICON_CALENDAR,
                 ICON_PLACE,
                 ICON_SPOKEN,
                 ICON_ACCESS,
                 ICON_COST,
                 ICON_PHONE,
                 ICON_EMAIL,
                 ICON_WEB,
                 ICON_PERSON,
                 ICON_PEOPLE,
                 ICON_BRING,
                 ICON_ORGANIZATION,
                 ICON_CHECKED,
                 ICON_WARNING,
                 ICON_INFO,
                 ICON_HAND,
                 ICON_HEART,
                 ICON_LEAF,
                 ICON_SAY,
                 ICON_DOOR,
                 ICON_SAVE,
                 ICON_SHARE,
                 ICON_MAP,
                 ICON_FLAG,
                 ICON_NEXT,
                 ICON_COUNT
};

struct page {
    const struct page_request *asked;
    struct pages *pages;
    struct content *content; /* NULL: nothing is published yet */
    struct arena *arena;
    struct html html;
    struct say say;
    const struct lang *lang; /* that was chosen; the words' own, but for one that we have no words of */
    bool lang_given;         /* in the address: links keep to it */
    struct str path;         /* the address without the language: "/events", "/i/event/x" */
    struct str query;        /* behind the question mark; may be empty */
    int64_t now_s;
    struct moment now; /* here (ZONE_DEFAULT) */
    /* what the head says */
    int status;
    struct str title, description;
    const struct lang *title_lang;
    enum page_accent accent;
    struct str_list langs;  /* other addresses of the same; none: every language that is offered */
    struct str canonical;   /* tag; empty: the page's own language */
    struct str feed;        /* path of an iCalendar file; may be empty */
    struct str picture;     /* path; may be empty */
    const char *open_graph; /* "website", "article" … */
    bool is_nothing;        /* there is no such page, and no person asks for it */
    bool hidden;            /* from search engines */
    struct js *data;        /* JSON-LD; taken over */
};

/* ---- page_ask.c: which language ---- */
/* Takes the language off the end of the address, else asks Accept-Language. `langs`: tags that an item has
 * beside the offered ones. False: the address names a language that there is none of. */
bool page_choose(struct page *page, struct str tag, const struct str_list *langs);
/* Whether a page can be had in that language: it is offered, or one of `more`. */
bool page_has_tag(const struct page *page, const struct str_list *more, struct str tag);
/* The value of a parameter of the query, decoded, valid UTF-8, at most `max` bytes. In the arena. */
struct str page_parameter(const struct page *page, const char *name, size_t max);

/* ---- page_frame.c ---- */
void page_begin(struct page *page);
void page_end(struct page *page); /* and the answer's headers */
/* "/events" as it is linked to from here: with the language where it was given. */
struct str page_link(const struct page *page, struct str path);
struct str page_item_link(const struct page *page, struct str id);
/* Of the outside: with the hub's public address where that is known. `tag` empty: no language. */
struct str page_address(const struct page *page, struct str path, struct str tag);
/* A short page that says what is the matter: 404, 410, 503. */
void page_say_no(struct page *page, int status);
void page_move(struct page *page, struct str path, struct str tag); /* 308 */
/* Status, Content-Type, ETag (of the body as it is). `max_age_s` of caches. */
void page_reply(struct page *page, int status, const char *type, int max_age_s);

/* ---- page_parts.c ---- */
void page_icon(struct page *page, enum page_icon icon);
void page_told(struct page *page, const char *element, const char *class, const struct told *told);
void page_note(struct page *page, struct str note); /* on a text's language or state; may be empty */
void page_paragraphs(struct page *page, const struct told *told, const char *class);
void page_heading(struct page *page, struct str words);
void page_anchor(struct page *page, const char *class, struct str url, struct str words);
/* A row of facts: an icon, a bold line; then more lines (page_line …) up to page_fact_end. */
void page_fact(struct page *page, enum page_icon icon, struct str bold);
void page_fact_told(struct page *page, enum page_icon icon, const struct told *bold);
void page_fact_link(struct page *page, enum page_icon icon, struct str url, const struct told *bold);
void page_line(struct page *page, struct str words);
void page_line_text(struct page *page, const struct item *item, const struct text_map *text);
void page_fact_end(struct page *page);

/* ---- page_cards.c ---- */
void page_card(struct page *page, const struct entry *entry, const char *heading);
/* A heading (may be empty) and cards; nothing when the list is empty. */
void page_cards(struct page *page, struct str heading, const struct entry_list *list, int most);
/* "Thursday 13:15–13:45"; the range is not broken between two lines. */
struct str page_when(const struct page *page, const struct interval *when);
struct say_time page_time(const struct page *page, const struct item *item); /* where the item is */
enum page_accent page_accent_of(enum item_kind kind);
const char *page_accent_class(enum page_accent accent);

/* ---- the pages ---- */
void page_search_form(struct page *page, struct str value);
void page_tiles(struct page *page); /* the five rooms, each with a true line */
void page_home(struct page *page);
void page_needs(struct page *page);
void page_events(struct page *page);
void page_search(struct page *page);
void page_say(struct page *page);
void page_list(struct page *page, enum item_kind kind); /* calls, guides, stories, organizations */
void page_item(struct page *page, struct str id, struct str tag);
void page_item_facts(struct page *page, const struct entry *entry);
void page_item_parts(struct page *page, const struct item *item); /* steps, questions, what came of it */
/* page_pictures.c: from the `from`th up to the one before `to`. */
void page_pictures(struct page *page, const struct item *item, int from, int to);
/* Where the file of a picture lies among what is released; empty: the hub does not have it. */
struct str page_picture_path(const struct page *page, const struct picture *picture);
void page_contact(struct page *page, const struct contact *contact);
void page_place_fact(struct page *page, const struct item *place);
void page_access_fact(struct page *page, const struct item *item, const struct item *place, unsigned more);
void page_card_file(struct page *page, struct str id); /* .vcf */
void page_sitemap(struct page *page);
void page_robots(struct page *page);
void page_icon_file(struct page *page);

/* What is over: an event with no time to come, a call whose shifts are past, a notice no longer in force,
 * anything past its `until`. Surveys, consultations and commitments stay: what came of them is the point. */
bool page_is_over(const struct page *page, const struct entry *entry);
/* A query for what is shown now, in the reader's language. */
struct query page_query(const struct page *page, unsigned kinds, enum query_sort sort, int limit);
struct entry_list page_ask(struct page *page, const struct query *query); /* empty when it cannot be read */

/* ---- page_data*.c: schema.org ---- */
struct js *page_data_item(const struct page *page, const struct entry *entry);
struct js *page_data_site(const struct page *page);

#endif
