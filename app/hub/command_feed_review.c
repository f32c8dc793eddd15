// SPDX-License-Identifier: GPL-3.0-or-later
/* `feed review`: what feeds no longer have, and deciding about it. Arguments with a slash are ids of items,
 * those without are names of feeds. */
#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "hub/command_feed.h"

static bool is_id(const char *name)
{
    return strchr(name, '/') != NULL;
}

static bool is_named(const struct missing *missing, const char *const *names, int n, bool by_id)
{
    for (int i = 0; i < n; i++)
        if (is_id(names[i]) == by_id && str_is(by_id ? missing->item : missing->feed, names[i]))
            return true;
    return false;
}

static int count_ids(const char *const *names, int n)
{
    int ids = 0;
    for (int i = 0; i < n; i++)
        ids += is_id(names[i]);
    return ids;
}

/* Those of the named feeds (none named: of all), and of these the named items (none named: all). */
static void choose(struct missing *list, size_t *n_list, const char *const *names, int n)
{
    int ids = count_ids(names, n);
    size_t kept = 0;
    for (size_t i = 0; i < *n_list; i++)
        if ((ids == n || is_named(&list[i], names, n, false)) &&
            (ids == 0 || is_named(&list[i], names, n, true)))
            list[kept++] = list[i];
    *n_list = kept;
}

static struct js *missing_json(const struct missing *missing)
{
    char since[MOMENT_LEN + 1];
    struct js *json = js_new_object(), *item = NULL;
    moment_format(moment_of_s(missing->since_s, 0), since);
    js_put_str(json, "feed", missing->feed);
    js_put_str(json, "id", missing->item);
    js_put_z(json, "since", since);
    if (js_parse(missing->json, missing->json.len, 20, &item, NULL) == ERR_OK) {
        js_put(json, "title", js_copy(js_get(item, "title")));
        if (js_get(item, "start"))
            js_put(json, "start", js_copy(js_get(item, "start")));
    }
    js_free(item);
    return json;
}

static int print_list(const struct missing *list, size_t n)
{
    struct js *json = js_new_array();
    for (size_t i = 0; i < n; i++)
        js_push(json, missing_json(&list[i]));
    feeding_print(json, JS_PRETTY);
    return EXIT_DONE;
}

static int decide(const struct feeding *feeding, const struct missing *list, size_t n, bool withdraw)
{
    struct feed_decision decision = {list, n, withdraw, "command line", feeding->now_s};
    int64_t done = 0, refused = 0;
    enum err err = feed_decide(feeding->place.db, &decision, &done, &refused);
    struct js *json = js_new_object();
    js_put_int(json, withdraw ? "withdrawn" : "kept", done);
    js_put_int(json, "refused", refused);
    feeding_print(json, JS_COMPACT);
    return refused ? EXIT_REFUSED : command_exit(err);
}

int feeding_review(const struct feeding *feeding, const char *const *names, int n)
{
    const struct config *config = feeding->config;
    bool withdraw = config_on(config, "withdraw"), keep = config_on(config, "keep"),
         all = config_on(config, "all");
    int ids = count_ids(names, n);
    struct missing *list = NULL;
    size_t n_list = 0;
    if (withdraw && keep)
        return command_usage("--withdraw and --keep exclude each other");
    if ((withdraw || keep) != (ids > 0 || all))
        return command_usage("feed review: --withdraw or --keep, and which: ids, or --all");
    enum err err = missing_list(feeding->place.db, (struct str){0}, feeding->arena, &list, &n_list);
    if (err != ERR_OK)
        return command_exit(err);
    choose(list, &n_list, names, n);
    if (!withdraw && !keep)
        return print_list(list, n_list);
    if (n_list < (size_t)ids) {
        log_error("feed review: %zu of the %d named items are on the list: nothing was done", n_list, ids);
        return EXIT_REFUSED;
    }
    return decide(feeding, list, n_list, withdraw);
}
