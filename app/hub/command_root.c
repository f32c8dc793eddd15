// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "hub/ceremony.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "store/hub_meta.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"out", "FILE", NULL, "rotate: where the next version of root is written (root.json)"},
    {"new-keys", "ROLES", NULL,
     "rotate: new keys for targets, snapshot, timestamp (commas between) or online for all three"},
    {"root-out", "DIR", NULL, "rotate: new root keys too, written there"},
    {"threshold", "K", NULL, "rotate: so many of the new root keys must sign (1)"},
    {"keys", "DIR", NULL, "sign: the folder with root keys"},
    {0},
};

static bool read_roles(struct str list, struct rotation *rotation)
{
    struct str role;
    while (list.len && str_next(&list, ',', &role)) {
        bool online = str_is(role, "online");
        rotation->new_targets |= online || str_is(role, "targets");
        rotation->new_snapshot |= online || str_is(role, "snapshot");
        rotation->new_timestamp |= online || str_is(role, "timestamp");
        if (!online && !str_is(role, "targets") && !str_is(role, "snapshot") && !str_is(role, "timestamp"))
            return false;
    }
    return true;
}

static bool read_rotation(const struct config *config, struct root_plan *root, struct rotation *rotation)
{
    int64_t threshold;
    const char *out = config_get(config, "root-out");
    *rotation = (struct rotation){0};
    if (!str_int(str_of(command_or(config, "threshold", "1")), &threshold) || threshold < 1 ||
        threshold >= ROOT_KEYS_MAX)
        return false;
    *root = (struct root_plan){out, (int)threshold, (int)threshold + 1};
    if (out)
        rotation->new_root = root;
    return read_roles(str_of(command_or(config, "new-keys", "")), rotation);
}

static void print_file(const char *file, const char *next)
{
    struct js *out = js_new_object();
    js_put_z(out, "file", file);
    js_put_z(out, "next", next);
    command_print(out, JS_COMPACT);
    js_free(out);
}

static int rotate(const struct config *config)
{
    struct root_plan root;
    struct rotation rotation;
    struct place_of_work place;
    const char *file = command_or(config, "out", "root.json");
    if (!read_rotation(config, &root, &rotation))
        return command_usage(
            "root rotate: --new-keys targets,snapshot,timestamp or online; --threshold 1 to 15");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    enum err err = ceremony_prepare(place.data, &rotation, command_now_s(), file);
    if (err == ERR_OK)
        print_file(file, "root sign with the old and the new root keys, then root install");
    else
        log_error("root rotate: %s", err_name(err));
    db_close(place.db);
    return command_exit(err);
}

static int sign(const struct config *config, const char *file)
{
    int n;
    const char *keys = config_get(config, "keys");
    if (!keys)
        return command_usage("root sign: --keys DIR is missing");
    enum err err = ceremony_sign(file, keys, &n);
    if (err == ERR_OK) {
        struct js *out = js_new_object();
        js_put_z(out, "file", file);
        js_put_int(out, "signatures", n);
        command_print(out, JS_COMPACT);
        js_free(out);
    }
    return command_exit(err);
}

static int install(const struct config *config, const char *file)
{
    struct place_of_work place;
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    struct publish publish = {.data = place.data, .db = place.db, .now_s = command_now_s()};
    enum err err = ceremony_install(&publish, file);
    if (err == ERR_OK) {
        err = audit_add(place.db, publish.now_s, "command line", "root-rotated", NULL, NULL);
        folder_changed(place.data);
        print_file(file, NULL);
    } else {
        log_error("root install: %s", err_name(err));
    }
    db_close(place.db);
    return command_exit(err);
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    const char *verb = config->n_rest ? config->rest[0] : "";
    if (strcmp(verb, "rotate") == 0 && config->n_rest == 1)
        return rotate(config);
    if (strcmp(verb, "sign") == 0 && config->n_rest == 2)
        return sign(config, config->rest[1]);
    if (strcmp(verb, "install") == 0 && config->n_rest == 2)
        return install(config, config->rest[1]);
    return command_usage("root: rotate, sign FILE or install FILE");
}

const struct command command_root = {
    "root",
    "rotate --data DIR [--new-keys ROLES] [--root-out DIR --threshold K] --out FILE | sign --keys DIR FILE | "
    "install --data DIR FILE",
    "the root ceremony: prepares, signs and installs the next version of root", options, run};
