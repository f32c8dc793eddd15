// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/reminder.h"

#include "base/log.h"
#include "hub/hub_own.h"
#include "store/hub_mail.h"
#include "store/hub_meta.h"
#include "text/format.h"
#include "trust/code.h"

enum { HOUR_S = 3600, DAY_S = 86400, MAIL_TEXT_MAX_BYTES = 60 * 1024, LISTED_MAX = 100 };

/* ---- making ---- */

static struct reminded reminded_of(const struct due_item *item)
{
    return (struct reminded){item->id, item->checked_on, str_of(item->stage)};
}

static enum err has_news(struct db *db, const struct due_organization *organization, bool *ret_has)
{
    enum err err = ERR_OK;
    bool has = false;
    for (int i = 0; i < organization->n && err == ERR_OK && !has; i++) {
        struct reminded reminded = reminded_of(&organization->items[i]);
        bool was = true;
        err = reminded_has(db, &reminded, &was);
        has = err == ERR_OK && !was;
    }
    if (err == ERR_OK)
        *ret_has = has;
    return err;
}

static bool may_have_mail(const struct mail_row *last, int64_t now_s)
{
    return last->state != MAIL_WAITING && now_s - last->made_s >= MAIL_EVERY_S;
}

static enum err make_one(struct db *db, const struct due_organization *organization, int64_t now_s)
{
    int64_t mail;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    err = mails_add(db, organization->id, now_s, &mail);
    for (int i = 0; i < organization->n && err == ERR_OK; i++) {
        struct reminded reminded = reminded_of(&organization->items[i]);
        err = reminded_add(db, &reminded, mail);
    }
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

enum err reminders_make(const struct reminding *reminding, const struct due_list *list, int *ret_made)
{
    enum err err = ERR_OK;
    int made = 0;
    for (size_t i = 0; i < list->n && err == ERR_OK; i++) {
        struct mail_row last;
        bool news = false;
        if (!list->items[i].email.len)
            continue;
        err = mails_last(reminding->db, list->items[i].id, &last);
        bool may = err == ERR_NOT_FOUND || (err == ERR_OK && may_have_mail(&last, reminding->now_s));
        err = err == ERR_NOT_FOUND ? ERR_OK : err;
        if (err == ERR_OK && may)
            err = has_news(reminding->db, &list->items[i], &news);
        if (err == ERR_OK && news) {
            err = make_one(reminding->db, &list->items[i], reminding->now_s);
            made += err == ERR_OK;
        }
    }
    *ret_made = made;
    return err;
}

/* ---- writing ---- */

struct letter {
    const struct reminding *reminding;
    const struct due_organization *organization;
    struct reminder_words words;
    struct reminder_names names;
    const char *token;
};

static void add(struct letter *letter, struct buf *out, enum reminder_text text, const char *behind)
{
    buf_str(out, reminder_say(letter->reminding->arena, &letter->words, text, &letter->names));
    buf_z(out, behind);
}

static void add_item(struct letter *letter, struct buf *out, const struct due_item *item)
{
    struct date day;
    struct str title = reminder_text_of(&letter->words, &item->title);
    buf_printf(out, "– %.*s: ", STR_FMT(title));
    if (date_parse(item->checked_on, &day))
        letter->names.date = format_date(letter->reminding->arena, letter->words.lang, day, DATE_FULL);
    add(letter, out, date_parse(item->checked_on, &day) ? REMINDER_CHECKED : REMINDER_NEVER, "\n");
}

static void write_text(struct letter *letter, struct buf *out)
{
    const struct due_organization *organization = letter->organization;
    add(letter, out, REMINDER_HELLO, "\n\n");
    add(letter, out, REMINDER_WHY, "\n\n");
    for (int i = 0; i < organization->n && i < LISTED_MAX; i++)
        add_item(letter, out, &organization->items[i]);
    if (organization->n > LISTED_MAX)
        buf_z(out, "– …\n");
    buf_char(out, '\n');
    add(letter, out, REMINDER_DO, "\n\n");
    buf_printf(out, "%.*s/check/%s\n\n", STR_FMT(letter->reminding->public_url), letter->token);
    add(letter, out, REMINDER_ALSO, "\n\n");
    add(letter, out, REMINDER_FOOT, "\n\n");
    buf_printf(out, "%.*s\n", STR_FMT(letter->reminding->hub_name));
}

static enum err send_letter(struct letter *letter, int64_t mail_id)
{
    const struct reminding *reminding = letter->reminding;
    struct arena *arena = reminding->arena;
    char id[TOKEN_LEN + 1];
    struct buf text;
    buf_init(&text, MAIL_TEXT_MAX_BYTES);
    write_text(letter, &text);
    token_make(id);
    for (char *c = id; *c; c++)
        *c = *c == '_' ? '-' : *c;
    struct mail mail = {
        .from = reminding->from,
        .to = arena_z(arena, letter->organization->email),
        .from_name = reminding->hub_name,
        .subject = reminder_say(arena, &letter->words, REMINDER_SUBJECT, &letter->names),
        .text = buf_view(&text),
        .id = arena_printf(arena, "%lld-%s", (long long)mail_id, id),
        .date_s = reminding->now_s,
        .cancel = reminding->cancel,
    };
    enum err err = text.overflow ? ERR_LIMIT : reminding->mailer->send(reminding->mailer->ctx, &mail);
    buf_release(&text);
    return err;
}

/* ---- sending ---- */

static int64_t back_off_s(int64_t tries)
{
    return tries == 0 ? HOUR_S : tries == 1 ? 4 * HOUR_S : DAY_S;
}

/* Noted before it is tried: a crash in between costs a try, not a second mail the same minute. */
static enum err note_try(const struct reminding *reminding, const struct due_organization *organization,
                         const struct mail_row *mail, const char *hash)
{
    struct db *db = reminding->db;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    err = mails_tried(db, mail->id, reminding->now_s + back_off_s(mail->tries));
    if (err == ERR_OK)
        err = check_link_add(db, hash, organization->id, reminding->now_s + CHECK_LINK_DAYS * DAY_S);
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static enum err note_result(const struct reminding *reminding, const struct due_organization *organization,
                            const struct mail_row *mail, const char *hash, enum err result)
{
    struct db *db = reminding->db;
    bool over = result == ERR_REFUSED || result == ERR_INVALID || mail->tries + 1 >= MAIL_TRIES_MAX;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    if (result != ERR_OK)
        err = check_link_drop(db, hash);
    if (err == ERR_OK && (result == ERR_OK || over)) {
        err = mails_done(db, mail->id, result == ERR_OK ? MAIL_SENT : MAIL_FAILED, reminding->now_s);
        if (err == ERR_OK)
            err = audit_add(db, reminding->now_s, "hub", result == ERR_OK ? "reminded" : "reminder failed",
                            organization->id.ptr, NULL);
    }
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static enum err send_one(const struct reminding *reminding, const struct due_organization *organization,
                         const struct mail_row *mail, bool *ret_sent)
{
    char token[TOKEN_LEN + 1], hash[SECRET_HASH_LEN + 1];
    token_make(token);
    secret_hash(str_of(token), hash);
    struct letter letter = {
        .reminding = reminding,
        .organization = organization,
        .words = reminder_words_of(reminding->pages, &organization->languages),
        .token = token,
    };
    letter.names.organization = reminder_text_of(&letter.words, &organization->title);
    letter.names.hub = reminding->hub_name;
    enum err err = note_try(reminding, organization, mail, hash);
    if (err != ERR_OK)
        return err;
    enum err result = send_letter(&letter, mail->id);
    *ret_sent = result == ERR_OK;
    return note_result(reminding, organization, mail, hash, result);
}

static const struct due_organization *find(const struct due_list *list, struct str id)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->items[i].id, id))
            return &list->items[i];
    return NULL;
}

/* A mail whose facts have all been checked meanwhile has nothing left to say. */
static enum err drop_idle(const struct reminding *reminding, const struct due_list *list)
{
    struct str *waiting;
    size_t n;
    enum err err = mails_waiting(reminding->db, reminding->arena, &waiting, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct mail_row mail;
        const struct due_organization *organization = find(list, waiting[i]);
        if (organization && organization->email.len)
            continue;
        err = mails_last(reminding->db, waiting[i], &mail);
        if (err == ERR_OK)
            err = mails_drop(reminding->db, mail.id);
    }
    return err;
}

enum err reminders_send(const struct reminding *reminding, const struct due_list *list, int *ret_sent)
{
    enum err err = drop_idle(reminding, list);
    *ret_sent = 0;
    for (size_t i = 0; i < list->n && err == ERR_OK; i++) {
        struct mail_row mail;
        bool sent = false;
        if (reminding->cancel && *reminding->cancel)
            return ERR_CANCELLED;
        err = mails_last(reminding->db, list->items[i].id, &mail);
        bool due = err == ERR_OK && mail.state == MAIL_WAITING && mail.due_s <= reminding->now_s;
        err = err == ERR_NOT_FOUND ? ERR_OK : err;
        if (due && list->items[i].email.len)
            err = send_one(reminding, &list->items[i], &mail, &sent);
        *ret_sent += sent;
    }
    return err;
}

/* ---- in the running hub ---- */

static enum err run(const struct reminding *reminding, bool make)
{
    struct due_list list;
    int made = 0, sent = 0;
    enum err err = reminders_find(reminding->db, reminding->now_s, reminding->arena, &list);
    if (err == ERR_OK && make)
        err = reminders_make(reminding, &list, &made);
    if (err == ERR_OK)
        err = reminders_send(reminding, &list, &sent);
    if (made || sent)
        log_info("reminders: %d made, %d sent", made, sent);
    return err;
}

/* Once a day, noted by its date, so that a restart does not count as another day. */
static enum err run_when_due(const struct reminding *reminding, int64_t *ret_next_s)
{
    struct db *db = reminding->db;
    char today[DATE_LEN + 1];
    struct str last = STR("");
    int64_t due_s = INT64_MAX;
    date_format(reminder_today(reminding->now_s), today);
    enum err err = meta_get(db, "reminders", reminding->arena, &last);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    bool new_day = !str_is(last, today);
    err = mails_next_due(db, &due_s);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        return err;
    err = new_day || due_s <= reminding->now_s ? run(reminding, new_day) : ERR_OK;
    if (err == ERR_OK && new_day)
        err = meta_set(db, "reminders", str_of(today));
    if (err == ERR_OK && mails_next_due(db, &due_s) == ERR_OK && due_s < *ret_next_s)
        *ret_next_s = due_s;
    return err;
}

void hub_reminders(struct hub *hub, volatile const bool *cancel, int *ret_wait_ms)
{
    struct arena arena;
    struct db *db = NULL;
    int64_t now_s = hub->clock.wall_ms(hub->clock.ctx) / 1000, next_s = now_s + HOUR_S;
    *ret_wait_ms = HOUR_S * 1000;
    if (!hub->mailer || !hub->public_url.len)
        return;
    arena_init(&arena);
    enum err err = hub_db_open(hub->database, &db); /* its own: a scan of everything holds nobody up */
    if (err == ERR_OK) {
        struct reminding reminding = {db,         &arena,      now_s,          hub->name, hub->public_url,
                                      hub->pages, hub->mailer, hub->mail_from, cancel};
        err = run_when_due(&reminding, &next_s);
    }
    db_close(db);
    if (err != ERR_OK && err != ERR_CANCELLED)
        log_error("reminders: %s: trying again in an hour", err_name(err));
    *ret_wait_ms = (int)(next_s > now_s ? next_s - now_s : 60) * 1000;
    arena_release(&arena);
}
