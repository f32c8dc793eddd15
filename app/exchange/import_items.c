// SPDX-License-Identifier: GPL-3.0-or-later
/* --format items: JSON files with one item or an array of items, in folders or alone. A file import.json
 * beside them says how their dates move: {"anchor": "2026-11-16"}. */
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "exchange/import.h"
#include "exchange/pictures.h"
#include "exchange/split.h"
#include "text/zone.h"

enum { FILE_MAX_BYTES = 512 << 20, FILES_MAX = 20000, PROGRESS_ITEMS = 5000 };

static struct str folder_of(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return slash ? str_sub(path, 0, slash - 1) : STR(".");
}

static struct str name_of(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return str_sub(path, slash, path.len);
}

static void report_file(struct import *import, const char *file, int line, const char *rule,
                        struct str message)
{
    import_report(import,
                  &(struct import_fault){
                      .file = file, .line = line, .pointer = STR(""), .rule = rule, .message = message});
}

static struct date today_here(int64_t now_s)
{
    const struct zone *zone = zone_find(STR("Europe/Stockholm"));
    return moment_of_s(now_s, zone ? zone_offset_min(zone, now_s) : 0).date;
}

/* The anchor of the folder that `file` is in; none: all 0. */
static enum err read_anchor(struct import *import, struct str file, struct date *ret_anchor)
{
    struct str bytes, folder = folder_of(file);
    const char *path = arena_printf(&import->arena, "%.*s/import.json", STR_FMT(folder)).ptr;
    struct js *root = NULL;
    struct js_fault fault = {.reason = "cannot be read"};
    *ret_anchor = (struct date){0};
    enum err err = file_read(path, 4096, &import->arena, &bytes);
    if (err == ERR_NOT_FOUND)
        return ERR_OK;
    if (err == ERR_OK)
        err = js_parse(bytes, 4096, 4, &root, &fault);
    if (err == ERR_OK && !date_parse(js_get_str(root, "anchor"), ret_anchor))
        err = ERR_INVALID;
    if (err != ERR_OK)
        report_file(import, path, fault.line, err == ERR_INVALID ? "date" : "syntax",
                    err == ERR_INVALID ? STR("\"anchor\" must be a date such as \"2026-11-16\"")
                                       : str_of(fault.reason));
    js_free(root);
    return err;
}

/* One element to JSON to the stage; false when the rest of the file cannot be trusted to be cut right. */
static bool take_element(struct import *import, const char *file, const struct split_element *element,
                         struct date anchor, struct date today)
{
    struct js *json;
    struct js_fault fault = {.reason = "larger than an item may be"};
    enum err err = js_parse(element->bytes, 4 * ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, &fault);
    if (err != ERR_OK) {
        int line = element->line + (fault.line ? fault.line - 1 : 0);
        report_file(import, file, line, err == ERR_LIMIT ? "limit" : "syntax",
                    arena_str(&import->arena, str_of(fault.reason)));
        return err == ERR_LIMIT;
    }
    if (import_is_over(import)) {
        js_free(json);
        return false;
    }
    if (anchor.year)
        item_shift_dates(json, anchor, today);
    struct import_record record = {.file = file, .line = element->line};
    record.refused = !import_pictures(import, json, &record);
    import_stage(import, json, &record);
    js_free(json);
    if (import->n % PROGRESS_ITEMS == 0 && import->n)
        log_info("import: %zu items read", import->n);
    return true;
}

static void take_file(struct import *import, struct str file, struct date anchor)
{
    struct arena arena;
    struct str bytes;
    struct split split;
    struct split_element element = {0};
    struct date today = today_here(import->plan->now_s);
    arena_init(&arena);
    enum err err = file_read(file.ptr, FILE_MAX_BYTES, &arena, &bytes);
    if (err != ERR_OK) {
        report_file(import, file.ptr, 0, err == ERR_LIMIT ? "limit" : "file",
                    arena_printf(&import->arena, "cannot be read: %s", err_name(err)));
    } else {
        import->files++;
        split_init(&split, bytes);
        while ((err = split_next(&split, &element)) == ERR_OK)
            if (!take_element(import, file.ptr, &element, anchor, today))
                break;
        if (err == ERR_SYNTAX)
            report_file(import, file.ptr, split.line, "syntax", str_of(split.reason));
    }
    arena_release(&arena);
}

enum err import_items(struct import *import, const char *path)
{
    struct str *files;
    size_t n;
    struct date anchor = {0};
    enum err err = file_list(path, "", FILES_MAX, &import->arena, &files, &n);
    if (err != ERR_OK) {
        report_file(import, path, 0, "file",
                    arena_printf(&import->arena, "cannot be read: %s", err_name(err)));
        return ERR_OK;
    }
    struct str folder = {0};
    for (size_t i = 0; i < n; i++) {
        bool is_path = str_is(files[i], path);
        if ((!is_path && !str_ends(files[i], ".json")) || str_is(name_of(files[i]), "import.json"))
            continue;
        if (!folder.ptr || !str_eq(folder, folder_of(files[i]))) {
            folder = folder_of(files[i]);
            if (read_anchor(import, files[i], &anchor) != ERR_OK)
                return ERR_OK;
        }
        take_file(import, files[i], anchor);
    }
    return ERR_OK;
}
