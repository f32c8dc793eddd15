// SPDX-License-Identifier: GPL-3.0-or-later
/* Judges items for the tests: a JSON value a line on standard input gives a line of JSON on standard output,
 * {"ok": true, "faults": [{"pointer", "rule", "severity", "message"}]}. With --fields: the rows of the field
 * tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/field.h"

static void print(struct js *json)
{
    struct buf buf;
    buf_init(&buf, 1 << 22);
    if (!js_write(json, JS_COMPACT, &buf))
        abort();
    puts(buf.ptr);
    buf_release(&buf);
    js_free(json);
}

static struct js *fault_json(const struct fault *fault)
{
    struct js *json = js_new_object();
    js_put_str(json, "pointer", fault->pointer);
    js_put_z(json, "rule", fault->rule);
    js_put_z(json, "severity", fault->is_warning ? "warning" : "error");
    js_put_str(json, "message", fault->message);
    return json;
}

static struct js *judge(const struct js *json, enum parse_mode mode, struct arena *arena)
{
    struct faults faults = {.arena = arena};
    struct js *verdict = js_new_object(), *list = js_new_array();
    js_put_bool(verdict, "ok", item_parse(json, mode, arena, &faults) != NULL);
    for (int i = 0; i < faults.n; i++)
        js_push(list, fault_json(&faults.items[i]));
    js_put(verdict, "faults", list);
    return verdict;
}

static void judge_line(struct str line, enum parse_mode mode)
{
    struct js *json, *verdict;
    struct js_fault fault;
    struct arena arena;
    arena_init(&arena);
    if (js_parse(line, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, &fault) == ERR_OK) {
        verdict = judge(json, mode, &arena);
        js_free(json);
    } else {
        verdict = js_new_object();
        js_put_bool(verdict, "ok", false);
        js_put_z(verdict, "syntax", fault.reason);
    }
    print(verdict);
    arena_release(&arena);
}

static struct js *table_json(const struct table *table);

static struct js *field_json(const struct field *field)
{
    struct js *json = js_new_object();
    js_put_bool(json, "required", field->flags & FIELD_REQUIRED);
    js_put_int(json, "min", field->min);
    js_put_int(json, "max", field->max);
    js_put_int(json, "each", field->each);
    if (field->words) {
        struct js *words = js_new_array();
        for (const struct word *word = field->words; word->name; word++)
            js_push(words, js_new_z(word->name));
        js_put(json, "words", words);
    }
    if (field->table)
        js_put(json, "members", table_json(field->table));
    return json;
}

static struct js *table_json(const struct table *table)
{
    struct js *json = js_new_object();
    for (const struct field *field = table->fields; field->name; field++)
        if (!(field->flags & FIELD_HUB))
            js_put(json, field->name, field_json(field));
    return json;
}

static void print_fields(void)
{
    struct js *json = js_new_object();
    js_put(json, "common", table_json(&common_table));
    for (int i = 0; i < KIND_COUNT; i++)
        js_put(json, kinds[i]->name, table_json(&kinds[i]->table));
    print(json);
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len;
    bool published = argc > 1 && strcmp(argv[1], "--published") == 0;
    if (argc > 1 && strcmp(argv[1], "--fields") == 0) {
        print_fields();
        return 0;
    }
    while ((len = getline(&line, &size, stdin)) >= 0)
        judge_line((struct str){line, (size_t)len}, published ? PARSE_PUBLISHED : PARSE_IMPORT);
    free(line);
    return 0;
}
