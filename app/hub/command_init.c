// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "hub/ceremony.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "store/hub_meta.h"
#include "store/hub_releases.h"
#include "trust/password.h"
#include "trust/random.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"name", "NAME", NULL, "what people call this hub"},
    {"root-out", "DIR", NULL, "write the root keys there, to be taken off this machine"},
    {"threshold", "K", NULL, "so many root keys must sign (1)"},
    {"root-keys", "N", NULL, "so many root keys are made (one more than must sign)"},
    {0},
};

static enum err add_administrator(struct db *db, int64_t now_s, char password[PASSWORD_RANDOM_LEN + 1])
{
    char hash[PASSWORD_HASH_MAX];
    password_random(password);
    enum err err = password_hash(str_of(password), hash);
    if (err == ERR_OK)
        err = user_add(db, "admin", hash, "administrator", now_s);
    return err == ERR_OK ? audit_add(db, now_s, "init", "hub-made", NULL, NULL) : err;
}

static enum err fill_database(struct db *db, const char *name, char password[PASSWORD_RANDOM_LEN + 1],
                              char id[UUID_LEN + 1])
{
    int64_t now_s = command_now_s();
    enum err err = db_begin(db);
    if (err != ERR_OK)
        return err;
    random_uuid(id);
    err = meta_set(db, "hub", str_of(id));
    if (err == ERR_OK)
        err = meta_set(db, "name", str_of(name));
    if (err == ERR_OK)
        err = channel_add(db, "main");
    if (err == ERR_OK)
        err = add_administrator(db, now_s, password);
    if (err == ERR_OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static void print_result(const char *id, const char *name, const char *password, const struct root_plan *plan)
{
    struct js *out = js_new_object(), *user = js_new_object(), *root = js_new_object();
    js_put_z(out, "hub", id);
    js_put_z(out, "name", name);
    js_put_z(user, "name", "admin");
    js_put_z(user, "password", password);
    js_put(out, "administrator", user);
    js_put_int(root, "keys", plan->n);
    js_put_int(root, "threshold", plan->threshold);
    js_put_z(root, "folder", plan->out);
    js_put(out, "root", root);
    command_print(out, JS_PRETTY);
    js_free(out);
    if (plan->out)
        log_warn("take the keys in %s off this machine; %d of the %d sign a new root", plan->out,
                 plan->threshold, plan->n);
    else
        log_warn("the root key stays in the data folder: this hub is for trying out");
}

static bool read_plan(const struct config *config, struct root_plan *ret_plan)
{
    int64_t threshold, n;
    const char *out = config_get(config, "root-out"), *keys = config_get(config, "root-keys");
    if (!out) {
        *ret_plan = (struct root_plan){.threshold = 1, .n = 1};
        return !config_on(config, "threshold") && !keys;
    }
    if (!str_int(str_of(command_or(config, "threshold", "1")), &threshold) || threshold < 1 ||
        threshold >= ROOT_KEYS_MAX)
        return false;
    n = threshold + 1;
    if (keys && (!str_int(str_of(keys), &n) || n < threshold || n > ROOT_KEYS_MAX))
        return false;
    *ret_plan = (struct root_plan){out, (int)threshold, (int)n};
    return true;
}

static enum err make_parts(const char *data, const char *path, const struct root_plan *plan, const char *name)
{
    char password[PASSWORD_RANDOM_LEN + 1], id[UUID_LEN + 1];
    struct db *db = NULL;
    enum err err = hub_db_open(path, &db);
    if (err == ERR_OK)
        err = fill_database(db, name, password, id);
    if (err == ERR_OK)
        err = ceremony_begin(data, plan, command_now_s());
    if (err == ERR_OK)
        print_result(id, name, password, plan);
    db_close(db);
    return err;
}

static enum err make_hub(const char *data, const struct root_plan *plan, const char *name)
{
    struct arena arena;
    arena_init(&arena);
    const char *path = folder_path(&arena, data, "hub.db");
    enum err err = folder_make(data);
    if (err == ERR_OK && file_exists(path)) {
        log_error("%s: there is a hub here already", data);
        err = ERR_EXISTS;
    } else if (err == ERR_OK) {
        err = make_parts(data, path, plan, name);
        if (err != ERR_OK)
            file_remove(path); /* so that init can be tried again */
    }
    arena_release(&arena);
    return err;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    const char *data = config_get(config, "data");
    struct root_plan plan;
    if (!data || config->n_rest)
        return command_usage("--data DIR is missing");
    if (!read_plan(config, &plan))
        return command_usage("--root-out DIR goes with --threshold K, 1 to 15, and --root-keys N, K to 16");
    return command_exit(make_hub(data, &plan, command_or(config, "name", "Torget")));
}

const struct command command_init = {
    "init", "--data DIR [--root-out DIR --threshold K] [--name NAME]",
    "makes a hub: keys, database, first administrator (prints a one-time password)", options, run};
