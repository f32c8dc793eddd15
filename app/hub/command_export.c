// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "core/item.h"
#include "hub/command.h"
#include "hub/export.h"
#include "store/hub_items.h"
#include "text/lang.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"format", "F", NULL, "items (the default), hsds, ics"},
    {"kind", "K", NULL, "items, ics: only of this kind"},
    {"lang", "TAG", NULL, "hsds, ics: the language of texts (sv)"},
    {"output", "DIR", NULL, "hsds: a folder for one file a table of records; otherwise services, printed"},
    {0},
};

const struct exporter_row exporters[] = {
    {"items", export_items},
    {"hsds", export_hsds},
    {"ics", export_ics},
    {NULL, NULL},
};

/* An array that is written item by item. */
static enum err print_item(void *ctx, const struct hub_item *item)
{
    bool *begun = ctx;
    fputs(*begun ? ",\n" : "[\n", stdout);
    *begun = true;
    return fwrite(item->json.ptr, 1, item->json.len, stdout) == item->json.len ? ERR_OK : ERR_IO;
}

enum err export_items(const struct export_plan *plan)
{
    bool begun = false;
    enum err err = hub_items_list(plan->db, plan->kind, print_item, &begun);
    fputs(begun ? "\n]\n" : "[]\n", stdout);
    return err;
}

static exporter find_exporter(const char *format)
{
    for (const struct exporter_row *row = exporters; row->format; row++)
        if (strcmp(row->format, format) == 0)
            return row->write;
    return NULL;
}

static int check_usage(const struct config *config, exporter write)
{
    enum item_kind known;
    const char *kind = config_get(config, "kind");
    if (!write)
        return command_usage("--format: not one that is known");
    if (config->n_rest)
        return command_usage("export takes no arguments, only options");
    if (kind && ((write != export_items && write != export_ics) || !item_kind_find(str_of(kind), &known)))
        return command_usage("--kind: not one that is known");
    if (!lang_tag_ok(str_of(command_or(config, "lang", "sv"))))
        return command_usage("--lang: a language tag, such as sv or ar");
    return EXIT_DONE;
}

static int run(struct config *config, const struct command_world *world)
{
    (void)world;
    struct place_of_work place;
    exporter write = find_exporter(command_or(config, "format", "items"));
    int status = check_usage(config, write);
    if (status == EXIT_DONE)
        status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    struct export_plan plan = {.db = place.db,
                               .kind = config_get(config, "kind"),
                               .lang = command_or(config, "lang", "sv"),
                               .output = config_get(config, "output"),
                               .now_s = command_now_s()};
    enum err err = write(&plan);
    if (fflush(stdout) != 0 || ferror(stdout))
        err = ERR_IO;
    if (err != ERR_OK)
        log_error("export: %s", err_name(err));
    db_close(place.db);
    return command_exit(err);
}

const struct command command_export = {
    "export", "--data DIR [--format items|hsds|ics] [--kind K] [--output DIR]",
    "writes what the hub has, as one JSON array or one calendar", options, run};
