// SPDX-License-Identifier: GPL-3.0-or-later
/* Paths that are addresses. Importers read files, so what was fetched lies in one while it is read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "exchange/fetch.h"
#include "exchange/import.h"

const char *import_shown(const struct import *import, const char *file)
{
    bool is_copy = file && import->copy && strcmp(file, import->copy) == 0;
    return is_copy ? import->copy_of : file;
}

/* What the file is called decides how some importers read it. */
static const char *extension(struct str url, const char *type)
{
    static const struct {
        const char *type, *extension;
    } rows[] = {
        {"text/calendar", ".ics"},
        {"text/html", ".html"},
        {"application/xhtml+xml", ".html"},
        {"application/json", ".json"},
        {"application/ld+json", ".jsonld"},
        {"text/csv", ".csv"},
        {"application/zip", ".zip"},
        {"application/xml", ".xml"},
        {"text/xml", ".xml"},
        {"application/atom+xml", ".xml"},
        {"application/rss+xml", ".xml"},
    };
    struct str path = str_sub(url, 0, str_find(url, '?', 0));
    path = str_sub(path, 0, str_find(path, '#', 0));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_ends(path, rows[i].extension))
            return rows[i].extension;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(type, rows[i].type) == 0)
            return rows[i].extension;
    return "";
}

static void report(struct import *import, const char *url, const char *rule, const char *reason)
{
    import_report(import, &(struct import_fault){.file = url,
                                                 .pointer = STR(""),
                                                 .rule = rule,
                                                 .message = arena_str(&import->arena, str_of(reason))});
}

static enum err read_copy(struct import *import, importer read, const char *url,
                          const struct fetched *fetched)
{
    const char *place = getenv("TMPDIR");
    char *folder = (char *)arena_printf(&import->arena, "%s/torget-XXXXXX", place ? place : "/tmp").ptr;
    if (!mkdtemp(folder)) {
        log_error("%s: a folder for what was fetched cannot be made", folder);
        return ERR_IO;
    }
    const char *copy =
        arena_printf(&import->arena, "%s/copy%s", folder, extension(str_of(url), fetched->type)).ptr;
    enum err err = file_write(copy, fetched->bytes, 0600);
    if (err == ERR_OK) {
        import->copy = copy;
        import->copy_of = arena_z(&import->arena, str_of(url));
        err = read(import, copy);
        import->copy = import->copy_of = NULL;
    }
    file_remove(copy);
    rmdir(folder);
    return err;
}

bool import_fetches(importer read)
{
    for (const importer *at = importers_that_fetch; *at; at++)
        if (*at == read)
            return true;
    return false;
}

enum err import_read(struct import *import, importer read, const char *path)
{
    if (!fetch_is_url(path) || import_fetches(read))
        return read(import, path);
    struct fetch fetch = {.transport = import->plan->transport, .url = path};
    struct fetched fetched;
    enum err err = fetch_get(&fetch, import->plan->now_s, &fetched);
    if (err == ERR_OK)
        err = read_copy(import, read, path, &fetched);
    else if (err != ERR_CANCELLED) {
        report(import, path, "fetch", fetched.reason);
        err = ERR_OK;
    }
    fetch_release(&fetched);
    return err;
}
