/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an organization does with the link in its mail: sees its facts, says that they still hold, says what
 * is wrong. The token in the address is the key; nothing else is asked. Private to hub/check*.c,
 * route_check.c.
 *
 *   GET  /check/<token>   the page
 *   POST /check/<token>   a form: "item", and "holds" or "wrong" with "text"; leads back to the page (303) */
#ifndef HUB_CHECK_H
#define HUB_CHECK_H

#include "hub/page_request.h"
#include "hub/reminder.h"

enum { SAID_WRONG_CHARS = 500, SAID_WRONG_MOST = 50, SAID_WRONG_KEPT_S = 365 * 86400, CHECK_ITEMS_MAX = 200 };

struct checking {
    const struct page_request *asked;
    const struct item *organization;
    struct reminder_words words;
    struct reminder_names names;
    const struct item *items[CHECK_ITEMS_MAX]; /* what is due, and what was checked today */
    int n;
};
/* The organization's items that are due or were checked today. */
enum err check_load(struct checking *checking, struct str organization);
const struct item *check_find(const struct checking *checking, struct str id); /* NULL: not one of them */
/* checked_on becomes today, checked_by the organization's name: a new revision, audited. */
enum err check_holds(struct checking *checking, const struct item *item);
enum err check_wrong(struct checking *checking, const struct item *item, struct str text);

/* check_page.c */
void check_page(struct checking *checking, int status);
void check_page_gone(const struct page_request *asked); /* 404: the link is not known or has expired */

#endif
