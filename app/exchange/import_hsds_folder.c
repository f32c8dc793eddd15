// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder of tables, with or without a datapackage.json (Frictionless Data Package 1.0) that says which file
 * holds which table, and how it is written. */
#include <string.h>

#include "base/csv.h"
#include "base/file.h"
#include "exchange/hsds_read.h"
#include "exchange/hsds_tables.h"

enum { PACKAGE_MAX_BYTES = 4 << 20, PACKAGE_MAX_DEPTH = 24, RESOURCES_MAX = 100 };

struct resource {
    struct str file;
    enum hsds_table_kind kind;
    char separator; /* 0: as it is guessed */
    bool is_utf8;
};
struct package {
    struct hsds_records *records;
    struct arena *arena;
    struct resource resources[RESOURCES_MAX];
    size_t n;
};

static struct str folder_of(struct str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return str_sub(path, 0, slash);
}

static struct str name_of(struct str path)
{
    return str_sub(path, folder_of(path).len, path.len);
}

/* Below the package's own folder. */
static bool path_is_plain(struct str path)
{
    struct str rest = path, part;
    if (!path.len || path.ptr[0] == '/' || str_find(path, ':', 0) < path.len)
        return false;
    while (str_next(&rest, '/', &part))
        if (str_is(part, "..") || str_is(part, ".") || !part.len)
            return false;
    return true;
}

static bool is_utf8(const struct js *resource)
{
    struct str encoding = js_get_str(resource, "encoding");
    return !encoding.len || str_is(encoding, "utf-8") || str_is(encoding, "UTF-8") ||
           str_is(encoding, "utf8") || str_is(encoding, "us-ascii");
}

static void add_resource(struct package *package, struct str folder, const struct js *json)
{
    const struct js *path_json = js_get(json, "path");
    struct str path = js_str(js_type(path_json) == JS_ARRAY ? js_at(path_json, 0) : path_json);
    struct str delimiter = js_get_str(js_get(json, "dialect"), "delimiter");
    struct resource resource = {.is_utf8 = is_utf8(json), .separator = delimiter.len ? delimiter.ptr[0] : 0};
    struct str name = js_get_str(json, "name");
    if (package->n == RESOURCES_MAX || !path_is_plain(path.ptr ? path : STR("")))
        return;
    if (!hsds_table_find(name.ptr ? name : STR(""), &resource.kind) && !hsds_table_find(path, &resource.kind))
        return;
    resource.file = arena_printf(package->arena, "%.*s%.*s", STR_FMT(folder), STR_FMT(path));
    package->resources[package->n++] = resource;
}

static void read_package(struct package *package, struct str file)
{
    struct str bytes;
    struct js *json = NULL;
    struct js_fault fault = {.reason = "cannot be read"};
    enum err err = file_read(file.ptr, PACKAGE_MAX_BYTES, package->arena, &bytes);
    if (err == ERR_OK)
        err = js_parse(bytes, PACKAGE_MAX_BYTES, PACKAGE_MAX_DEPTH, &json, &fault);
    if (err != ERR_OK)
        import_report(package->records->import,
                      &(struct import_fault){.file = arena_z(&package->records->import->arena, file),
                                             .line = fault.line,
                                             .pointer = STR(""),
                                             .rule = "syntax",
                                             .is_warning = true,
                                             .message = arena_str(&package->records->import->arena,
                                                                  STR("no data package: the tables are told "
                                                                      "by the names of their files"))});
    const struct js *resources = js_get(json, "resources");
    for (size_t i = 0; i < js_len(resources); i++)
        add_resource(package, folder_of(file), js_at(resources, i));
    js_free(json);
}

static bool resource_of(const struct package *package, struct str file, struct resource *ret_resource)
{
    for (size_t i = 0; i < package->n; i++)
        if (str_eq(package->resources[i].file, file)) {
            *ret_resource = package->resources[i];
            return true;
        }
    *ret_resource = (struct resource){.file = file, .is_utf8 = true};
    return hsds_table_find(file, &ret_resource->kind);
}

static void read_table(struct package *package, struct hsds_tables *tables, struct str file)
{
    struct import *import = package->records->import;
    struct resource resource;
    struct str bytes;
    const char *name = arena_z(&import->arena, file);
    if (!resource_of(package, file, &resource)) {
        hsds_report(import, name, 0, "type", "its name is that of no table of HSDS");
        return;
    }
    enum err err =
        resource.is_utf8 ? file_read(name, HSDS_FILE_MAX_BYTES, &tables->arena, &bytes) : ERR_SYNTAX;
    if (err != ERR_OK) {
        hsds_report(import, name, 0,
                    err == ERR_LIMIT    ? "limit"
                    : err == ERR_SYNTAX ? "encoding"
                                        : "file",
                    err == ERR_LIMIT    ? "larger than 256 MB"
                    : err == ERR_SYNTAX ? "the data package says that it is not UTF-8"
                                        : err_name(err));
        return;
    }
    import->files++;
    hsds_tables_read_csv(tables, resource.kind, bytes, name,
                         resource.separator ? resource.separator : csv_guess_separator(bytes));
}

static bool is_package(struct str file)
{
    return str_is(name_of(file), "datapackage.json");
}

void hsds_read_folder(struct hsds_records *records, const char *path)
{
    struct arena arena;
    struct str *files = NULL;
    size_t n = 0;
    struct hsds_tables tables;
    arena_init(&arena);
    struct package *package = ARENA_NEW(&arena, struct package);
    package->records = records;
    package->arena = &arena;
    hsds_tables_init(&tables, records->import);
    enum err err = file_list(path, "", HSDS_FILES_MAX, &arena, &files, &n);
    if (err != ERR_OK)
        hsds_report(records->import, path, 0, err == ERR_LIMIT ? "limit" : "file", err_name(err));
    for (size_t i = 0; i < n; i++)
        if (is_package(files[i]))
            read_package(package, files[i]);
    for (size_t i = 0; i < n; i++) {
        if (str_ends(files[i], ".csv") || str_is(files[i], path))
            read_table(package, &tables, files[i]);
        else if (str_ends(files[i], ".json") && !is_package(files[i]))
            hsds_read_json_file(records, arena_z(&records->import->arena, files[i]));
    }
    hsds_tables_join(&tables, records);
    hsds_tables_release(&tables);
    arena_release(&arena);
}
