// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "base/log.h"
#include "hub/command.h"
#include "hub/folder.h"
#include "exchange/import.h"
#include "store/hub_meta.h"
#include "text/lang.h"

static const struct option_row options[] = {
    OPTION_DATA,
    {"format", "F", NULL,
     "items (the default), hsds, ics, jsonld, volunteering, csv (a table, one row an item) or cap (alerts; "
     "their signatures are not checked)"},
    {"lang", "TAG", NULL, "the language of texts whose source names none (sv)"},
    {"organization", "ID", NULL, "whose the items are where the source does not say: org/…"},
    {"channel", "C", NULL,
     "only for this channel (otherwise every one that an item's audience names, or all)"},
    {"source", "NAME", NULL, "remember the items under this name (the format)"},
    {"replace", "SOURCE", NULL, "the same, and withdraw what it brought before and no longer has"},
    {"yes", NULL, NULL, "even when that is more than a tenth of it"},
    {"dry-run", NULL, NULL, "check everything, change nothing"},
    {"keep-going", NULL, NULL, "import what holds when something is refused"},
    {"report", "json", NULL, "one JSON object a line on standard output for each fault, then a summary"},
    {0},
};

static int import(const struct import_plan *plan, const struct place_of_work *place, importer read,
                  const struct config *config)
{
    struct import_counts counts;
    enum err err = import_run(plan, place->db, read, config->rest, config->n_rest, &counts);
    if (counts.imported && counts.added + counts.changed + counts.withdrawn > 0) {
        enum err noted = audit_add(place->db, plan->now_s, plan->who, "imported", plan->source, NULL);
        err = err == ERR_OK ? noted : err;
        folder_changed(place->data);
    }
    import_summary(plan, &counts);
    if (err == ERR_INVALID && !counts.imported)
        log_error("import: nothing was imported: %lld faults", (long long)counts.errors);
    else if (err != ERR_OK && err != ERR_INVALID)
        log_error("import: %s", err_name(err));
    return command_exit(err);
}

static int check_usage(const struct config *config)
{
    const char *report = config_get(config, "report"), *channel = config_get(config, "channel");
    if (config->n_rest == 0)
        return command_usage("import: a file or folder is missing");
    if (report && strcmp(report, "json") != 0)
        return command_usage("--report: only json");
    if (channel && !slug_is_ok(str_of(channel)))
        return command_usage("--channel: small letters, digits and hyphens");
    if (!lang_tag_ok(str_of(command_or(config, "lang", "sv"))))
        return command_usage("--lang: a language tag, such as sv or ar");
    if (config_on(config, "source") && config_on(config, "replace"))
        return command_usage("--source and --replace exclude each other");
    return EXIT_DONE;
}

static int run(struct config *config, const struct command_world *world)
{
    const char *format = command_or(config, "format", "items"), *replace = config_get(config, "replace");
    importer read = importer_find(str_of(format));
    int status = read ? check_usage(config) : command_usage("--format: not one that is known");
    struct place_of_work place;
    if (status == EXIT_DONE)
        status = command_open(config, &place);
    if (status != EXIT_DONE)
        return status;
    struct import_plan plan = {
        .channel = config_get(config, "channel"),
        .source = replace ? replace : command_or(config, "source", format),
        .replace = replace != NULL,
        .yes = config_on(config, "yes"),
        .dry_run = config_on(config, "dry-run"),
        .keep_going = config_on(config, "keep-going"),
        .report_json = config_on(config, "report"),
        .lang = command_or(config, "lang", "sv"),
        .organization = config_get(config, "organization"),
        .transport = &world->transport,
        .data = place.data,
        .who = "command line",
        .now_s = command_now_s(),
    };
    status = import(&plan, &place, read, config);
    db_close(place.db);
    return status;
}

const struct command command_import = {
    "import", "--data DIR [--channel C] [--dry-run] [--keep-going] [--replace SOURCE] [--report json] PATH…",
    "brings items in: adds and changes by id", options, run};
