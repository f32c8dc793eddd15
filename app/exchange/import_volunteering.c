// SPDX-License-Identifier: GPL-3.0-or-later
/* --format volunteering: files of the volunteering data model v4 (JSON-LD as it is published, .json and
 * .jsonld), see exchange/volunteering.h. The language of texts that name none is --lang's. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_file.h"
#include "exchange/import_value.h"
#include "exchange/volunteering.h"

enum { FILE_MAX_BYTES = 32 << 20, DEPTH_MAX = 16, SUMMARY_MAX = 400, BODY_MAX = 8000, MANY = 10000 };

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct node *)a)->id, ((const struct node *)b)->id);
}

/* The top: {"graph": […]}, {"@graph": […]}, an array, or one thing alone. */
static const struct js *top_of(const struct js *root, const char **ret_pointer)
{
    const struct js *graph = js_get(root, "graph"), *at_graph = js_get(root, "@graph");
    *ret_pointer = graph ? "/graph" : at_graph ? "/@graph" : "";
    return graph ? graph : at_graph ? at_graph : root;
}

static const struct js *each_of(const struct js *top, size_t i)
{
    return js_type(top) == JS_ARRAY ? js_at(top, i) : i == 0 ? top : NULL;
}

static void add_node(struct graph *graph, const struct js *json)
{
    struct str id = node_id(json);
    if (id.len)
        graph->nodes[graph->n++] = (struct node){id, json, NULL};
}

static void own_activities(struct graph *graph, const struct js *json)
{
    const struct js *value;
    for (size_t i = 0; (value = node_each(json, "activity", i)); i++) {
        struct node *node = graph_find(graph, js_type(value) == JS_STRING ? js_str(value) : node_id(value));
        if (node && !node->owner)
            node->owner = json;
    }
}

/* What things may refer to: the things at the top, and activities inside organisations. */
static void index_nodes(struct graph *graph, const struct js *top)
{
    const struct js *json, *activity;
    size_t n = 0;
    for (size_t i = 0; (json = each_of(top, i)); i++)
        n += 1 + js_len(js_get(json, "activity"));
    graph->nodes = ARENA_ARRAY(&graph->import->arena, struct node, n);
    for (size_t i = 0; (json = each_of(top, i)); i++) {
        add_node(graph, json);
        for (size_t a = 0;
             js_type(js_get(json, "activity")) == JS_ARRAY && (activity = node_each(json, "activity", a));
             a++)
            if (js_len(activity) > 1)
                add_node(graph, activity);
    }
    qsort(graph->nodes, graph->n, sizeof *graph->nodes, by_id);
    for (size_t i = 0; (json = each_of(top, i)); i++)
        own_activities(graph, json);
}

static struct str organization_id(const struct graph *graph, const struct js *json)
{
    struct str uid = node_id(json).len ? node_id(json) : node_name(json);
    return uid.len ? import_id(graph->import, KIND_ORGANIZATION, uid) : STR("");
}

/* What people find it by: its id, else its name, else where it stands. */
static struct str record_name(const struct graph *graph, const struct js *json, struct str pointer)
{
    struct str id = node_id(json).len ? node_id(json) : node_name(json);
    return id.len        ? arena_str(&graph->import->arena, utf8_cut(id, 200))
           : pointer.len ? pointer
                         : STR("(all)");
}

static void stage_organization(struct graph *graph, const struct js *json, struct str id, struct str pointer)
{
    struct import_record record = {.file = graph->file, .record = record_name(graph, json, pointer)};
    if (import_find(graph->import, id)) {
        import_warn(graph->import, &record, pointer, "duplicate",
                    "it stands elsewhere, too: the first is kept");
        return;
    }
    struct js *item = js_new_object(), *bare = js_copy(json);
    js_drop(bare, "activity");
    record.origin = origin_of(graph, bare);
    record.origin_id = node_id(json).len ? node_id(json) : node_name(json);
    js_put_str(item, "id", id);
    js_put_z(item, "kind", "organization");
    js_put_z(item, "legal_form", "other");
    put_json(item, "title", node_title(graph, json, &record));
    put_json(item, "summary", node_text(graph, json, "description", SUMMARY_MAX, false, &record));
    put_json(item, "body", node_text(graph, json, "purpose", BODY_MAX, false, &record));
    put_contact(graph, item, json, true, &record);
    put_terms(graph, item, json);
    struct str place = place_of(graph, json, pointer);
    if (place.len)
        js_put_str(item, "place", place);
    import_stage(graph->import, item, &record);
    js_free(item);
    js_free(bare);
}

/* The same activity may stand in its organisation, at the top and as a reference: it is taken where it
 * stands. */
static void take_activities(struct graph *graph, const struct js *json, struct str organization,
                            struct str pointer)
{
    struct arena *arena = &graph->import->arena;
    const struct js *value;
    for (size_t i = 0; i < MANY && (value = node_each(json, "activity", i)); i++) {
        struct str here = arena_printf(arena, "%.*s/activity/%zu", STR_FMT(pointer), i);
        struct activity activity = {
            .json = value, .organization = organization, .uid = organization, .pointer = here};
        struct import_record record = {.file = graph->file, .record = here};
        struct str id = js_type(value) == JS_STRING ? js_str(value) : node_id(value);
        bool is_bare = js_type(value) == JS_STRING || (js_len(value) == 1 && id.len);
        if (is_bare && !graph_find(graph, id))
            import_refuse(graph->import, &record, here, "reference", "the activity is not in this graph");
        else if (!is_bare && graph_resolve(graph, value) == value)
            take_activity(graph, &activity);
    }
}

static void take_organization(struct graph *graph, const struct js *json, struct str pointer)
{
    struct import_record record = {.file = graph->file, .record = record_name(graph, json, pointer)};
    struct str id = organization_id(graph, json);
    if (!id.len) {
        import_refuse(graph->import, &record, pointer, "missing",
                      "the organisation has neither an id nor a name");
        return;
    }
    stage_organization(graph, json, id, pointer);
    take_activities(graph, json, id, pointer);
}

static void take_lone_activity(struct graph *graph, const struct js *json, struct str pointer)
{
    const struct node *node = graph_find(graph, node_id(json));
    struct str reference = node_str(json, "organisation");
    struct activity activity = {.json = json, .uid = reference, .pointer = pointer};
    const struct js *organization = graph_resolve(graph, node_each(json, "organisation", 0));
    if (organization)
        activity.organization = organization_id(graph, organization);
    else if (reference.len) /* not here: the hub may have it */
        activity.organization = import_id(graph->import, KIND_ORGANIZATION, reference);
    else if (node && node->owner)
        activity.organization = organization_id(graph, node->owner);
    else
        activity.organization = str_of(graph->import->plan->organization);
    take_activity(graph, &activity);
}

static void take_node(struct graph *graph, const struct js *json, struct str pointer)
{
    static const char *const parts[] = {
        "Role",   "Session",     "Location", "Time",          "Cause",
        "Skill",  "Requirement", "Reward",   "Accessibility", "CharityRegistration",
        "Concept"};
    struct import_record record = {.file = graph->file, .record = record_name(graph, json, pointer)};
    if (node_is(json, "Organisation") || node_is(json, "Organization")) {
        take_organization(graph, json, pointer);
        return;
    }
    if (node_is(json, "Activity")) {
        take_lone_activity(graph, json, pointer);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (node_is(json, parts[i]))
            return; /* taken where something refers to it */
    import_refuse(graph->import, &record, pointer, "format",
                  "this is neither an Organisation nor an Activity");
}

static void take_graph(struct import *import, const char *file, const struct js *root)
{
    const char *at;
    const struct js *top = top_of(root, &at), *json;
    struct graph graph = {.import = import, .file = file};
    index_nodes(&graph, top);
    for (size_t i = 0; (json = each_of(top, i)); i++)
        take_node(&graph, json,
                  js_type(top) == JS_ARRAY ? arena_printf(&import->arena, "%s/%zu", at, i) : STR(""));
}

void volunteering_take(struct import *import, const char *file, struct str bytes)
{
    struct js *root;
    struct js_fault fault = {0};
    if (str_starts(bytes, "\xef\xbb\xbf"))
        bytes = str_sub(bytes, 3, bytes.len);
    enum err err = js_parse(bytes, FILE_MAX_BYTES, DEPTH_MAX, &root, &fault);
    if (err != ERR_OK) {
        struct import_record record = {.file = file, .line = fault.line};
        import_refuse(import, &record, STR(""), err == ERR_LIMIT ? "limit" : "syntax", "%s", fault.reason);
        return;
    }
    take_graph(import, file, root);
    js_free(root);
}

enum err import_volunteering(struct import *import, const char *path)
{
    static const char *const suffixes[] = {".json", ".jsonld", NULL};
    static const struct import_source source = {suffixes, FILE_MAX_BYTES, volunteering_take};
    return import_source_read(import, path, &source);
}
