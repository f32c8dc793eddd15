// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "core/item.h"
#include "hub/command.h"
#include "store/hub_items.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"format", "F", NULL, "items (the default)"},
    {"kind", "K", NULL, "only items of this kind"},
    {0},
};

struct export
{
    bool begun;
};

/* An array that is written item by item; each as it is stored. */
static enum err print_item(void *ctx, const struct hub_item *item)
{
    struct export *export = ctx;
    fputs(export->begun ? ",\n" : "[\n", stdout);
    export->begun = true;
    return fwrite(item->json.ptr, 1, item->json.len, stdout) == item->json.len ? ERR_OK : ERR_IO;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    struct export export = {0};
    enum item_kind known;
    const char *kind = config_get(config, "kind");
    if (strcmp(command_or(config, "format", "items"), "items") != 0)
        return command_usage("--format: not one that is known");
    if (config->n_rest)
        return command_usage("export takes no arguments, only options");
    if (kind && !item_kind_find(str_of(kind), &known))
        return command_usage("--kind: not one that is known");
    int status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    enum err err = hub_items_list(place.db, kind, print_item, &export);
    fputs(export.begun ? "\n]\n" : "[]\n", stdout);
    if (fflush(stdout) != 0 || ferror(stdout))
        err = ERR_IO;
    if (err != ERR_OK)
        log_error("export: %s", err_name(err));
    db_close(place.db);
    return command_exit(err);
}

const struct command command_export = {"export", "--data DIR [--format items] [--kind K]",
                                       "writes the hub's items as one JSON array", options, run};
