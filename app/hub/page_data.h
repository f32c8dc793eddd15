/* SPDX-License-Identifier: GPL-3.0-or-later
 * Items as schema.org says them, in JSON-LD: for search engines and other programs. Text is given plain, in
 * the page's language, else in the one that there is. Private to hub/page_data*.c. */
#ifndef HUB_PAGE_DATA_H
#define HUB_PAGE_DATA_H

#include "hub/page.h"

struct js *data_new(const char *type);
void data_text(const struct page *page, struct js *json, const char *name, const struct text_map *text);
void data_moment(struct js *json, const char *name, int64_t s, int offset_min);
void data_date(struct js *json, const char *name, struct date date); /* absent: nothing */
void data_contact(struct js *json, const struct contact *contact);
void data_url(const struct page *page, struct js *json, struct str id);
void data_languages(struct js *json, const char *name, const struct str_list *tags);
/* A NULL item gives NULL, of which data_put puts nothing. */
struct js *data_organization(const struct page *page, const struct item *item);
struct js *data_place(const struct page *page, const struct item *item);
struct js *data_offer(const struct page *page, const struct price *price);
void data_put(struct js *json, const char *name, struct js *value);

/* page_data_kinds.c */
struct js *data_event(const struct page *page, const struct entry *entry);
struct js *data_service(const struct page *page, const struct entry *entry);
struct js *data_call(const struct page *page, const struct entry *entry);
struct js *data_guide(const struct page *page, const struct item *item);
struct js *data_story(const struct page *page, const struct entry *entry);
struct js *data_notice(const struct page *page, const struct entry *entry);

#endif
