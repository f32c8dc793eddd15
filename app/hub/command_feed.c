// SPDX-License-Identifier: GPL-3.0-or-later
/* `feed add|list|remove|fetch|report|review`: the first argument says what. */
#include <string.h>

#include "base/log.h"
#include "hub/command_feed.h"
#include "exchange/fetch.h"
#include "hub/folder.h"
#include "exchange/import.h"
#include "store/hub_meta.h"
#include "text/lang.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"url", "U", NULL, "add: where it is: http:, https: or file:"},
    {"format", "F", NULL, "add: as of import (items)"},
    {"organization", "ID", NULL, "add: whose the items are where the feed does not say: org/…"},
    {"channel", "C", NULL, "add: only for this channel (otherwise every one)"},
    {"lang", "TAG", NULL, "add: the language of texts that name none (sv)"},
    {"every", "TIME", NULL, "add: how often it is fetched: 30m, 6h, 1d (6h)"},
    {"publish", "yes|no", NULL, "add: a change is released at once, unless other changes wait (no)"},
    {"whole", NULL, NULL, "fetch: take it even if nothing has changed since"},
    {"allow-private", NULL, NULL, "fetch: from private networks and files too (also in hub.ini)"},
    {"withdraw", NULL, NULL, "review: withdraw these items; remove: withdraw what the feed brought"},
    {"keep", NULL, NULL,
     "review: keep these items, and do not ask again until they come back and vanish anew"},
    {"all", NULL, NULL, "review: all that are on the list"},
    {0},
};

static const char *about(struct arena *arena, struct str name)
{
    return arena_printf(arena, "feed:%.*s", STR_FMT(name)).ptr;
}

static enum err note(const struct feeding *feeding, const char *what, struct str name)
{
    return audit_add(feeding->place.db, feeding->now_s, "command line", what, about(feeding->arena, name),
                     NULL);
}

/* Runs `change` for the feed and notes it, both or neither. */
static enum err change_noted(const struct feeding *feeding, const struct feed *feed, const char *what)
{
    struct db *db = feeding->place.db;
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    err = feed->url.ptr ? feeds_put(db, feed, feeding->now_s) : feeds_remove(db, feed->name);
    if (err == ERR_OK)
        err = note(feeding, what, feed->name);
    if (err == ERR_OK)
        err = db_commit(db);
    else
        db_rollback(db);
    if (err == ERR_OK)
        folder_changed(feeding->place.data);
    return err;
}

static struct str or_none(const char *z)
{
    return z ? str_of(z) : (struct str){0};
}

/* NULL, or what is wrong. */
static const char *read_settings(const struct config *config, const char *name, struct feed *ret_feed)
{
    const char *publish = command_or(config, "publish", "no");
    struct feed feed = {
        .name = str_of(name),
        .url = or_none(config_get(config, "url")),
        .format = str_of(command_or(config, "format", "items")),
        .organization = or_none(config_get(config, "organization")),
        .channel = or_none(config_get(config, "channel")),
        .lang = str_of(command_or(config, "lang", "sv")),
        .publish = strcmp(publish, "yes") == 0,
    };
    if (!slug_is_ok(feed.name))
        return "a feed's name: small letters, digits and hyphens";
    if (!feed.url.ptr || !fetch_is_url(feed.url.ptr))
        return "--url: an address that begins with http:, https: or file:";
    if (!importer_find(feed.format))
        return "--format: not one that is known";
    if (feed.organization.ptr && !str_starts(feed.organization, "org/"))
        return "--organization: an id such as org/kommunen";
    if (feed.channel.ptr && !slug_is_ok(feed.channel))
        return "--channel: small letters, digits and hyphens";
    if (!lang_tag_ok(feed.lang))
        return "--lang: a language tag, such as sv or ar";
    if (!feed_every_parse(str_of(command_or(config, "every", "6h")), &feed.every_s))
        return "--every: 5m to 30d, such as 30m, 6h or 1d";
    if (!feed.publish && strcmp(publish, "no") != 0)
        return "--publish: yes or no";
    *ret_feed = feed;
    return NULL;
}

static enum err check_organization(const struct feeding *feeding, const struct feed *feed)
{
    bool there = true;
    enum err err =
        feed->organization.ptr ? hub_items_has(feeding->place.db, feed->organization, &there) : ERR_OK;
    if (err == ERR_OK && !there)
        log_error("%.*s: not in the hub", STR_FMT(feed->organization));
    return err == ERR_OK && !there ? ERR_NOT_FOUND : err;
}

static int add(const struct feeding *feeding, const char *const *names, int n)
{
    struct feed feed, old;
    const char *wrong = n == 1 ? read_settings(feeding->config, names[0], &feed) : "feed add: one name";
    if (wrong)
        return command_usage(wrong);
    enum err err = check_organization(feeding, &feed);
    if (err != ERR_OK)
        return command_exit(err);
    bool known = feeds_get(feeding->place.db, feed.name, feeding->arena, &old) == ERR_OK;
    err = change_noted(feeding, &feed, known ? "changed a feed" : "subscribed to a feed");
    if (err == ERR_OK)
        err = feeds_get(feeding->place.db, feed.name, feeding->arena, &feed);
    if (err == ERR_OK)
        feeding_print(feed_json(&feed), JS_COMPACT);
    return command_exit(err);
}

static int list(const struct feeding *feeding, const char *const *names, int n)
{
    struct feed *feeds;
    size_t n_feeds = 0;
    (void)names;
    if (n)
        return command_usage("feed list takes no names");
    enum err err = feeds_list(feeding->place.db, feeding->arena, &feeds, &n_feeds);
    struct js *json = js_new_array();
    for (size_t i = 0; i < n_feeds; i++)
        js_push(json, feed_json(&feeds[i]));
    feeding_print(json, JS_PRETTY);
    return command_exit(err);
}

static enum err find(const struct feeding *feeding, const char *name, struct feed *ret_feed)
{
    enum err err = feeds_get(feeding->place.db, str_of(name), feeding->arena, ret_feed);
    if (err == ERR_NOT_FOUND)
        log_error("%s: no such feed: see `feed list`", name);
    return err;
}

/* All that the feed brought, but what something else refers to. */
static enum err withdraw_all(const struct feeding *feeding, struct str name, int64_t *ret_kept)
{
    struct str *ids;
    size_t n = 0;
    int64_t done = 0;
    enum err err =
        hub_items_of_source(feeding->place.db, about(feeding->arena, name), feeding->arena, &ids, &n);
    struct missing *list = ARENA_ARRAY(feeding->arena, struct missing, n);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct missing){.feed = name, .item = ids[i]};
    struct feed_decision decision = {list, n, true, "command line", feeding->now_s};
    if (err == ERR_OK)
        err = feed_decide(feeding->place.db, &decision, &done, ret_kept);
    if (err == ERR_OK)
        log_info("feed %.*s: %lld items withdrawn", STR_FMT(name), (long long)done);
    return err;
}

static int remove_feed(const struct feeding *feeding, const char *const *names, int n)
{
    struct feed feed;
    if (n != 1)
        return command_usage("feed remove: one name");
    int64_t kept = 0;
    enum err err = find(feeding, names[0], &feed);
    if (err == ERR_OK && config_on(feeding->config, "withdraw"))
        err = withdraw_all(feeding, feed.name, &kept);
    if (err == ERR_OK) {
        feed.url = (struct str){0};
        err = change_noted(feeding, &feed, "removed a feed");
    }
    return kept ? EXIT_REFUSED : command_exit(err);
}

static int report(const struct feeding *feeding, const char *const *names, int n)
{
    struct feed feed;
    struct str lines = STR("");
    if (n != 1)
        return command_usage("feed report: one name");
    enum err err = find(feeding, names[0], &feed);
    if (err == ERR_OK)
        err = feeds_report(feeding->place.db, feed.name, feeding->arena, &lines);
    if (err == ERR_OK)
        feeding_print_text(lines);
    return command_exit(err);
}

static const struct action {
    const char *name;
    int (*run)(const struct feeding *feeding, const char *const *names, int n);
} actions[] = {
    {"add", add},
    {"list", list},
    {"remove", remove_feed},
    {"fetch", feeding_fetch},
    {"report", report},
    {"review", feeding_review},
};

static int run_action(const struct action *action, const struct config *config,
                      const struct command_world *world)
{
    struct arena arena;
    struct feeding feeding = {config, world, {0}, &arena, command_now_s()};
    int status = command_open(config, &feeding.place);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena);
    status = action->run(&feeding, config->rest + 1, config->n_rest - 1);
    arena_release(&arena);
    db_close(feeding.place.db);
    return status;
}

static int run(struct config *config, const struct command_world *world)
{
    for (size_t i = 0; config->n_rest && i < sizeof actions / sizeof *actions; i++)
        if (strcmp(config->rest[0], actions[i].name) == 0)
            return run_action(&actions[i], config, world);
    return command_usage("feed: add, list, remove, fetch, report or review");
}

const struct command command_feed = {
    "feed",
    "--data DIR add NAME --url U […] | list | remove NAME [--withdraw] | fetch [NAME…] | report NAME | "
    "review [ID…]",
    "subscribes to what others publish, and decides about what vanished there", options, run};
