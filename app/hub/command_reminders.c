// SPDX-License-Identifier: GPL-3.0-or-later
/* `reminders`: what is due, to whom; and what organizations have said is wrong. */
#include "base/log.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "hub/reminder.h"
#include "store/hub_mail.h"
#include "store/hub_meta.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"dry-run", NULL, NULL, "show what is due, make no mail"},
    {"said-wrong", NULL, NULL, "show what organizations have said is wrong, instead"},
    {"done", "ID", NULL, "this one of them has been seen to: forget it"},
    {0},
};

static void put_moment(struct js *json, const char *name, int64_t s)
{
    char text[MOMENT_LEN + 1];
    moment_format(moment_of_s(s, 0), text);
    if (s)
        js_put_z(json, name, text);
}

static struct str title_of(const struct text_map *map)
{
    const struct text_entry *entry = text_map_pick(map, STR("sv"), NULL);
    return entry ? entry->text : STR("");
}

static struct js *item_json(const struct due_item *item)
{
    char next[DATE_LEN + 1];
    struct js *json = js_new_object();
    js_put_str(json, "id", item->id);
    js_put_z(json, "kind", item_kind_name(item->kind));
    js_put_str(json, "title", title_of(&item->title));
    js_put_z(json, "stage", item->stage);
    if (item->checked_on.len)
        js_put_str(json, "checked_on", item->checked_on);
    if (item->next.year) {
        date_format(item->next, next);
        js_put_z(json, "next_stage", next);
    }
    return json;
}

static enum err put_mail(struct js *json, struct db *db, const struct due_organization *organization)
{
    static const char *const states[] = {
        [MAIL_WAITING] = "waiting", [MAIL_SENT] = "sent", [MAIL_FAILED] = "failed"};
    struct mail_row mail;
    enum err err = mails_last(db, organization->id, &mail);
    js_put_z(json, "mail",
             !organization->email.len ? "no address"
             : err == ERR_OK          ? states[mail.state]
                                      : "none");
    if (err == ERR_OK) {
        put_moment(json, "mail_made", mail.made_s);
        put_moment(json, "mail_done", mail.done_s);
        js_put_int(json, "tries", mail.tries);
    }
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static enum err push_organization(struct js *list, struct db *db, const struct due_organization *organization)
{
    struct js *json = js_new_object(), *items = js_new_array();
    js_put_str(json, "organization", organization->id);
    js_put_str(json, "title", title_of(&organization->title));
    if (organization->email.len)
        js_put_str(json, "email", organization->email);
    enum err err = put_mail(json, db, organization);
    for (int i = 0; i < organization->n; i++)
        js_push(items, item_json(&organization->items[i]));
    js_put(json, "items", items);
    js_push(list, json);
    return err;
}

static enum err show_due(struct place_of_work *place, struct arena *arena, bool make)
{
    struct due_list due;
    struct reminding reminding = {.db = place->db, .arena = arena, .now_s = command_now_s()};
    int made = 0;
    enum err err = reminders_find(place->db, reminding.now_s, arena, &due);
    if (err == ERR_OK && make)
        err = reminders_make(&reminding, &due, &made);
    if (err != ERR_OK)
        return err;
    struct js *out = js_new_object(), *list = js_new_array();
    for (size_t i = 0; i < due.n && err == ERR_OK; i++)
        err = push_organization(list, place->db, &due.items[i]);
    js_put_int(out, "made", made);
    js_put(out, "due", list);
    if (err == ERR_OK)
        command_print(out, JS_PRETTY);
    js_free(out);
    if (made) {
        log_info(
            "reminders: %d made: `serve` sends them, when hub.ini has smtp-url, mail-from and public-url",
            made);
        folder_changed(place->data);
    }
    return err;
}

static enum err show_said_wrong(struct db *db, struct arena *arena)
{
    struct said_wrong *said;
    size_t n = 0;
    enum err err = said_wrong_list(db, arena, &said, &n);
    if (err != ERR_OK)
        return err;
    struct js *list = js_new_array();
    for (size_t i = 0; i < n; i++) {
        struct js *json = js_new_object();
        js_put_int(json, "id", said[i].id);
        js_put_str(json, "item", said[i].item);
        js_put_str(json, "organization", said[i].organization);
        put_moment(json, "at", said[i].at_s);
        js_put_str(json, "text", said[i].text);
        js_push(list, json);
    }
    command_print(list, JS_PRETTY);
    js_free(list);
    return ERR_OK;
}

static enum err forget(struct db *db, const char *id)
{
    int64_t number = 0;
    enum err err = str_int(str_of(id), &number) ? said_wrong_drop(db, number) : ERR_NOT_FOUND;
    if (err == ERR_OK)
        err = audit_add(db, command_now_s(), "command line", "seen to what was wrong", NULL, id);
    if (err == ERR_NOT_FOUND)
        log_error("reminders: %s: there is no such one", id);
    return err;
}

static int run(struct config *config, const struct command_world *world)
{
    struct place_of_work place;
    struct arena arena;
    const char *done = config_get(config, "done");
    enum err err;
    (void)world;
    if (config->n_rest)
        return command_usage("reminders takes no arguments, only options");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena);
    if (done)
        err = forget(place.db, done);
    else if (config_on(config, "said-wrong"))
        err = show_said_wrong(place.db, &arena);
    else
        err = show_due(&place, &arena, !config_on(config, "dry-run"));
    arena_release(&arena);
    db_close(place.db);
    if (err != ERR_OK && err != ERR_NOT_FOUND)
        log_error("reminders: %s", err_name(err));
    return command_exit(err);
}

const struct command command_reminders = {
    "reminders", "--data DIR [--dry-run | --said-wrong | --done ID]",
    "which organizations' facts grow old, and makes the mails that say so", options, run};
