/* SPDX-License-Identifier: GPL-3.0-or-later
 * Freshness reminders: before the facts of an organization fade (core/freshness.h) it gets one mail that
 * lists them, with a link to a page where each has a button "All of this still holds" (route_check.c).
 *
 * What is due: services, events, calls, and the place that an organization names as its own and no other
 * does, when `checked_on` fades within 30 days ("soon"), is fading ("fading") or has faded ("faded"); a
 * service also when nobody ever said that it was checked ("never"). What is over is never due. A fact is
 * mailed about once a stage; an organization gets one mail a week at most; a mail that was not taken is tried
 * again after an hour, four hours and then daily, five times in all. An organization without an e-mail
 * address gets none: `torget-hub reminders` shows it. */
#ifndef HUB_REMINDER_H
#define HUB_REMINDER_H

#include "base/mail.h"
#include "core/item.h"
#include "hub/pages.h"
#include "store/db.h"

enum { REMIND_BEFORE_DAYS = 30, CHECK_LINK_DAYS = 60, MAIL_EVERY_S = 7 * 86400, MAIL_TRIES_MAX = 5 };

struct due_item {
    struct str id, checked_on; /* checked_on: "" never */
    struct text_map title;
    enum item_kind kind;
    const char *stage;
    struct date next; /* when it goes on to the next stage; all 0: it does not */
};
struct due_organization {
    struct str id, email;
    struct text_map title;
    struct str_list languages;
    struct due_item *items;
    int n;
};
struct due_list { /* in order of id; only those with something due */
    struct due_organization *items;
    size_t n;
};

/* reminder_due.c */
struct date reminder_today(int64_t now_s);
enum err reminders_find(struct db *db, int64_t now_s, struct arena *arena, struct due_list *ret_list);
const char *due_stage(const struct item *item, int64_t now_s); /* NULL: not due */

/* reminder_words.c: Swedish and English are in the program, others in the catalogues. */
enum reminder_text {
    REMINDER_SUBJECT,
    REMINDER_HELLO,
    REMINDER_WHY,
    REMINDER_DO,
    REMINDER_ALSO,
    REMINDER_FOOT,
    REMINDER_CHECKED,
    REMINDER_NEVER,
    REMINDER_TITLE,
    REMINDER_INTRO,
    REMINDER_HOLDS,
    REMINDER_WRONG,
    REMINDER_WRITE,
    REMINDER_SEND,
    REMINDER_THANKS,
    REMINDER_HEARD,
    REMINDER_NOTHING,
    REMINDER_GONE_TITLE,
    REMINDER_GONE,
    REMINDER_TEXTS
};
struct reminder_words {
    const struct lang *lang;
    const struct words *words; /* of the catalogues; NULL: there is none */
};
/* In the first of the languages that we have these texts in; Swedish when there is none. */
struct reminder_words reminder_words_of(const struct pages *pages, const struct str_list *languages);
/* {organization}, {hub} and {date} are filled. */
struct reminder_names {
    struct str organization, hub, date;
};
struct str reminder_say(struct arena *arena, const struct reminder_words *words, enum reminder_text text,
                        const struct reminder_names *names);
/* A text of the content in that language, or another. */
struct str reminder_text_of(const struct reminder_words *words, const struct text_map *map);

/* reminder.c */
struct reminding {
    struct db *db;
    struct arena *arena;
    int64_t now_s;
    struct str hub_name, public_url; /* url: without a slash at its end */
    const struct pages *pages;
    const struct mailer *mailer;
    const char *from;            /* address */
    volatile const bool *cancel; /* may be NULL */
};
/* Makes the mails that are due: nothing is sent. *ret_made: how many. */
enum err reminders_make(const struct reminding *reminding, const struct due_list *list, int *ret_made);
/* Tries those that wait and are due. */
enum err reminders_send(const struct reminding *reminding, const struct due_list *list, int *ret_sent);

struct hub;
/* For the running hub: once a day both, and what waits when it is due. *ret_wait_ms: when to come again. From
 * the thread of hub_feeds. */
void hub_reminders(struct hub *hub, volatile const bool *cancel, int *ret_wait_ms);

#endif
