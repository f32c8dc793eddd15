/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reminders to organizations: which mails there are and how they went, what each fact was reminded of
 * already, the links in them, and what was answered. A mail's text is not kept: it is written when it is
 * sent, so that it says what is so then, and its link's token stands here as a hash alone. Writers stand
 * between db_begin and db_commit. */
#ifndef STORE_HUB_MAIL_H
#define STORE_HUB_MAIL_H

#include "base/arena.h"
#include "store/db.h"

enum mail_state { MAIL_WAITING, MAIL_SENT, MAIL_FAILED };
struct mail_row { /* one mail to one organization */
    int64_t id;
    int64_t made_s, due_s, done_s; /* due_s: when to try (again); done_s 0: not yet */
    int64_t tries;
    enum mail_state state;
};
enum err mails_add(struct db *db, struct str organization, int64_t now_s,
                   int64_t *ret_id);                                                    /* waiting, due now */
enum err mails_last(struct db *db, struct str organization, struct mail_row *ret_mail); /* ERR_NOT_FOUND */
enum err mails_next_due(struct db *db, int64_t *ret_due_s); /* of those that wait; ERR_NOT_FOUND: none does */
/* Organizations with a mail that waits. */
enum err mails_waiting(struct db *db, struct arena *arena, struct str **ret_organizations, size_t *ret_n);
enum err mails_tried(struct db *db, int64_t id, int64_t due_s);
enum err mails_done(struct db *db, int64_t id, enum mail_state state, int64_t now_s);
enum err mails_drop(struct db *db, int64_t id); /* there is nothing left to say */

/* That `item`, checked on that day ("" never), was named in a mail at that stage. */
struct reminded {
    struct str item, checked_on, stage;
};
enum err reminded_add(struct db *db, const struct reminded *reminded, int64_t mail); /* once; again is fine */
enum err reminded_has(struct db *db, const struct reminded *reminded, bool *ret_has);

/* A link to an organization's facts, by the hash of its token (trust/code.h). */
enum err check_link_add(struct db *db, const char *hash, struct str organization, int64_t expires_s);
enum err check_link_get(struct db *db, const char *hash, int64_t now_s, struct arena *arena,
                        struct str *ret_organization); /* ERR_NOT_FOUND: no such one, or expired */
enum err check_link_drop(struct db *db, const char *hash);

/* What an organization says is wrong with an item of its own. */
struct said_wrong {
    int64_t id, at_s;
    struct str item, organization, text;
};
enum err said_wrong_add(struct db *db, const struct said_wrong *said, int64_t delete_after_s);
enum err said_wrong_count(struct db *db, struct str organization, int64_t *ret_n);
enum err said_wrong_has(struct db *db, struct str item, struct str organization, bool *ret_has);
enum err said_wrong_list(struct db *db, struct arena *arena, struct said_wrong **ret_list, size_t *ret_n);
enum err said_wrong_drop(struct db *db, int64_t id); /* ERR_NOT_FOUND */

/* The JSON of an item whose newest revision an organization made by checking it. ERR_NOT_FOUND. */
enum err checked_get(struct db *db, struct str item, struct arena *arena, struct str *ret_json);

/* Links and answers past their time, mails of three years ago and what they reminded of. */
enum err hub_mail_purge(struct db *db, int64_t now_s);

#endif
