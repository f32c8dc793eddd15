// SPDX-License-Identifier: GPL-3.0-or-later
/* --format hsds */
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "exchange/fetch.h"
#include "exchange/hsds_read.h"
#include "exchange/hsds_tables.h"
#include "exchange/split_file.h"

enum { LARGE_BYTES = 4 << 20 };

void hsds_report(struct import *import, const char *file, int line, const char *rule, const char *reason)
{
    import_report(import, &(struct import_fault){.file = file,
                                                 .line = line,
                                                 .pointer = STR(""),
                                                 .rule = rule,
                                                 .message = arena_str(&import->arena, str_of(reason))});
}

/* What the root of an API says of itself, and the description of a data package: no records. */
static bool is_about(const struct js *json)
{
    return js_get(json, "openapi_url") || js_get(json, "profile") || js_get(json, "resources");
}

static void take_json(struct hsds_records *records, struct str bytes, bool whole, const char *file, int line)
{
    struct js *json;
    struct js_fault fault = {.reason = "larger than 4 MB"};
    enum hsds_type type;
    struct import_record at = {.file = file, .line = line};
    enum err err = js_parse(bytes, HSDS_RECORD_MAX_BYTES, HSDS_MAX_DEPTH, &json, &fault);
    if (err != ERR_OK) {
        int where = line + (fault.line ? fault.line - 1 : 0);
        hsds_report(records->import, file, where, err == ERR_LIMIT ? "limit" : "syntax", fault.reason);
        return;
    }
    if (is_about(json))
        ;
    else if (hsds_type_of(json, file, &type))
        hsds_take(records, type, json, whole, &at);
    else
        import_refuse(records->import, &at, STR(""), "type",
                      "this is none of service, organization, location, service_at_location, taxonomy or "
                      "taxonomy_term");
    js_free(json);
}

static bool has_list(struct str bytes)
{
    struct split split;
    struct split_member member = {0};
    split_init(&split, bytes);
    while (split_object_next(&split, &member) == ERR_OK)
        if (str_starts(member.value, "["))
            return true;
    return false;
}

/* One object is whole. Of many that have no list of anything between them, all are summaries. */
static bool are_whole(struct str bytes)
{
    struct split split;
    struct split_element element = {0};
    split_init(&split, bytes);
    while (split_next(&split, &element) == ERR_OK)
        if (!split.is_array || has_list(element.bytes))
            return true;
    return false;
}

static void take_elements(struct hsds_records *records, struct str bytes, const char *file, int line)
{
    struct split split;
    struct split_element element = {0};
    enum err err;
    bool whole = are_whole(bytes);
    split_init(&split, bytes);
    while ((err = split_next(&split, &element)) == ERR_OK)
        take_json(records, element.bytes, whole, file, line + element.line - 1);
    if (err == ERR_SYNTAX)
        hsds_report(records->import, file, line + split.line - 1, "syntax", split.reason);
}

enum shape { SHAPE_RECORD, SHAPE_PAGE, SHAPE_TABLES };

/* Looks at the members' names without building anything. */
static enum shape shape_of(struct str bytes, struct split_member *ret_contents)
{
    struct split split;
    struct split_member member = {0};
    enum hsds_table_kind kind;
    split_init(&split, bytes);
    while (split_object_next(&split, &member) == ERR_OK) {
        if (str_is(member.name, "contents") && str_starts(member.value, "[")) {
            *ret_contents = member;
            return SHAPE_PAGE;
        }
        if (str_ends(member.name, ".csv") && hsds_table_find(member.name, &kind))
            return SHAPE_TABLES;
    }
    return SHAPE_RECORD;
}

static void take_tables(struct hsds_records *records, struct str bytes, const char *file)
{
    struct hsds_tables tables;
    struct split split;
    struct split_member member = {0};
    enum hsds_table_kind kind;
    enum err err;
    hsds_tables_init(&tables, records->import);
    split_init(&split, bytes);
    while ((err = split_object_next(&split, &member)) == ERR_OK)
        if (hsds_table_find(member.name, &kind))
            hsds_tables_read_json(&tables, kind, member.value, file, member.line);
    if (err == ERR_SYNTAX)
        hsds_report(records->import, file, split.line, "syntax", split.reason);
    hsds_tables_join(&tables, records);
    hsds_tables_release(&tables);
}

static char first_of(struct str bytes)
{
    size_t i = str_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    while (i < bytes.len && strchr(" \t\r\n", bytes.ptr[i]) && bytes.ptr[i])
        i++;
    return i < bytes.len ? bytes.ptr[i] : 0;
}

void hsds_read_json(struct hsds_records *records, struct str bytes, const char *file)
{
    struct split_member contents;
    enum shape shape = first_of(bytes) == '{' ? shape_of(bytes, &contents) : SHAPE_RECORD;
    if (shape == SHAPE_PAGE)
        take_elements(records, contents.value, file, contents.line);
    else if (shape == SHAPE_TABLES)
        take_tables(records, bytes, file);
    else
        take_elements(records, bytes, file, 1);
}

/* Large arrays, alone or on a page, are read through a window. */
static enum err read_large(struct hsds_records *records, const char *path)
{
    struct split_file file;
    struct split_element element = {0};
    enum err err = split_file_open(path, "contents", &file);
    if (err != ERR_OK)
        return err;
    bool whole = are_whole(split_file_ahead(&file));
    while ((err = split_file_next(&file, &element)) == ERR_OK)
        take_json(records, element.bytes, whole, path, element.line);
    if (err == ERR_SYNTAX)
        hsds_report(records->import, path, file.split.line, "syntax", file.split.reason);
    else if (err == ERR_LIMIT)
        hsds_report(records->import, path, file.split.line, "limit",
                    "a record is larger than 16 MB: the rest of the file is not read");
    else if (err != ERR_NOT_FOUND)
        hsds_report(records->import, path, 0, "file", err_name(err));
    split_file_close(&file);
    records->import->files++;
    return ERR_OK;
}

static bool is_large(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && about.st_size > LARGE_BYTES;
}

void hsds_read_json_file(struct hsds_records *records, const char *path)
{
    if (is_large(path) && read_large(records, path) == ERR_OK)
        return;
    struct arena arena;
    struct str bytes;
    arena_init(&arena);
    enum err err = file_read(path, HSDS_FILE_MAX_BYTES, &arena, &bytes);
    if (err == ERR_OK) {
        records->import->files++;
        hsds_read_json(records, bytes, path);
    } else {
        hsds_report(records->import, path, 0, err == ERR_LIMIT ? "limit" : "file",
                    err == ERR_LIMIT ? "larger than 256 MB" : err_name(err));
    }
    arena_release(&arena);
}

enum err import_hsds(struct import *import, const char *path)
{
    struct hsds_records *records = hsds_records(import);
    struct str name = str_of(path);
    path = arena_z(&import->arena, name);
    if (fetch_is_url(path) && strncmp(path, "file:", 5) != 0)
        return hsds_read_api(records, path);
    if (str_ends(name, ".json"))
        hsds_read_json_file(records, path);
    else
        hsds_read_folder(records, path);
    return ERR_OK;
}
