// SPDX-License-Identifier: GPL-3.0-or-later
/* --format hsds: full services as one array; with a folder, services.json, organizations.json,
 * locations.json, taxonomy_terms.json and taxonomies.json, arrays too, so that nothing is left behind that no
 * service names. */
#include "hub/export.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "exchange/hsds_write.h"
#include "store/hub_meta.h"

static const struct {
    const char *file;
    enum hsds_type type;
} tables[] = {
    {"services.json", HSDS_SERVICE},
    {"organizations.json", HSDS_ORGANIZATION},
    {"locations.json", HSDS_LOCATION},
    {"taxonomy_terms.json", HSDS_TERM},
};

struct writing {
    const struct export_plan *plan;
    struct arena arena, scratch; /* scratch: of one record */
    struct hsds_out out;
    FILE *file;
    bool begun;
};

static enum err write_record(struct writing *writing, const struct js *record)
{
    struct buf text;
    buf_init(&text, 256 << 20);
    bool fits = js_write(record, JS_PRETTY, &text);
    fputs(writing->begun ? ",\n" : "[\n", writing->file);
    writing->begun = true;
    fwrite(text.ptr, 1, text.len, writing->file);
    buf_release(&text);
    return !fits ? ERR_LIMIT : ferror(writing->file) ? ERR_IO : ERR_OK;
}

static enum err write_end(struct writing *writing)
{
    fputs(writing->begun ? "\n]\n" : "[]\n", writing->file);
    writing->begun = false;
    return ferror(writing->file) ? ERR_IO : ERR_OK;
}

static enum err write_table(struct writing *writing, enum hsds_type type)
{
    struct hub_index_row *rows;
    size_t n = 0;
    const char *kind = item_kind_name(hsds_type_kind(type));
    enum err err = hub_index(writing->plan->db, kind, &writing->arena, &rows, &n);
    for (size_t i = 0; i < n && err == ERR_OK; i++) {
        struct js *record = hsds_out_record(&writing->out, type, rows[i].id, HSDS_FULL);
        err = writing->out.err;
        if (record && err == ERR_OK)
            err = write_record(writing, record);
        js_free(record);
        arena_reset(&writing->scratch);
        arena_reset(&writing->out.import.arena);
    }
    return err == ERR_OK ? write_end(writing) : err;
}

static enum err write_taxonomies(struct writing *writing)
{
    struct js *list = hsds_out_taxonomies(&writing->out);
    enum err err = writing->out.err;
    for (size_t i = 0; i < js_len(list) && err == ERR_OK; i++)
        err = write_record(writing, js_at(list, i));
    js_free(list);
    return err == ERR_OK ? write_end(writing) : err;
}

static enum err open_file(struct writing *writing, const char *name)
{
    const char *path = arena_printf(&writing->arena, "%s/%s", writing->plan->output, name).ptr;
    writing->file = fopen(path, "wb");
    return writing->file ? ERR_OK : ERR_IO;
}

static enum err close_file(struct writing *writing, enum err err)
{
    bool failed = fclose(writing->file) != 0;
    return err == ERR_OK && failed ? ERR_IO : err;
}

static enum err write_folder(struct writing *writing)
{
    enum err err = file_make_folders(writing->plan->output);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && err == ERR_OK; i++) {
        err = open_file(writing, tables[i].file);
        if (err == ERR_OK)
            err = close_file(writing, write_table(writing, tables[i].type));
    }
    if (err == ERR_OK)
        err = open_file(writing, "taxonomies.json");
    return err == ERR_OK ? close_file(writing, write_taxonomies(writing)) : err;
}

enum err export_hsds(const struct export_plan *plan)
{
    struct writing writing = {.plan = plan, .file = stdout};
    struct str hub = STR("");
    arena_init(&writing.arena);
    arena_init(&writing.scratch);
    enum err err = meta_get(plan->db, "hub", &writing.arena, &hub);
    hsds_out_init(&writing.out, plan->db, &writing.scratch, hub, plan->lang);
    if (err == ERR_OK)
        err = plan->output ? write_folder(&writing) : write_table(&writing, HSDS_SERVICE);
    hsds_out_release(&writing.out);
    arena_release(&writing.scratch);
    arena_release(&writing.arena);
    return err;
}
