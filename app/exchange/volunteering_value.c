// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_value.h"
#include "exchange/volunteering.h"
#include "text/lang.h"

enum { TITLE_MAX = 120 };

static struct str trimmed(const struct js *value)
{
    struct str s = js_str(value);
    return s.ptr ? str_trim(s) : STR("");
}

/* The context's @base: with it and without it is one id. */
static struct str short_id(struct str id)
{
    static const char base[] = "https://id.volunteeringdata.io/";
    return str_starts(id, base) ? str_sub(id, sizeof base - 1, id.len) : id;
}

struct str node_id(const struct js *node)
{
    struct str id = trimmed(js_get(node, "id"));
    return short_id(id.len ? id : trimmed(js_get(node, "@id")));
}

struct str node_str(const struct js *node, const char *name)
{
    const struct js *value = node_each(node, name, 0);
    return js_type(value) == JS_OBJECT ? node_id(value) : trimmed(value);
}

const struct js *node_each(const struct js *node, const char *name, size_t i)
{
    const struct js *value = js_get(node, name);
    if (js_type(value) == JS_ARRAY)
        return js_at(value, i);
    return i == 0 ? value : NULL;
}

bool node_is(const struct js *node, const char *type)
{
    const struct js *value = node_each(node, "type", 0);
    const char *name = value ? "type" : "@type";
    for (size_t i = 0; (value = node_each(node, name, i)); i++) {
        struct str s = trimmed(value);
        bool is_address = s.len > strlen(type) && strchr("/#:", s.ptr[s.len - strlen(type) - 1]);
        if (str_is(s, type) || (is_address && str_ends(s, type)))
            return true;
    }
    return false;
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct node *)a)->id, ((const struct node *)b)->id);
}

struct node *graph_find(const struct graph *graph, struct str id)
{
    struct node wanted = {.id = short_id(id)};
    return id.len && graph->n ? bsearch(&wanted, graph->nodes, graph->n, sizeof *graph->nodes, by_id) : NULL;
}

const struct js *graph_resolve(const struct graph *graph, const struct js *value)
{
    struct str id = js_type(value) == JS_STRING ? trimmed(value) : node_id(value);
    const struct node *found = graph_find(graph, id);
    if (js_type(value) != JS_OBJECT)
        return found ? found->json : NULL;
    return found && js_len(found->json) > js_len(value) ? found->json : value;
}

/* A string, or a string with its language. */
static struct str text_of(const struct js *value, struct str *ret_tag)
{
    struct str s = trimmed(value);
    *ret_tag = STR("");
    if (js_type(value) != JS_OBJECT)
        return s;
    struct str tag = trimmed(js_get(value, "@language"));
    tag = tag.len ? tag : trimmed(js_get(value, "language"));
    *ret_tag = lang_tag_ok(tag) ? tag : STR("");
    s = trimmed(js_get(value, "@value"));
    return s.len ? s : trimmed(js_get(value, "value"));
}

struct str node_name(const struct js *node)
{
    static const char *const names[] = {"name", "label", "title", "locationLabel"};
    struct str tag;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str s = text_of(node_each(node, names[i], 0), &tag);
        if (s.len)
            return s;
    }
    return STR("");
}

bool node_number(const struct js *node, const char *name, double *ret_number)
{
    const struct js *value = node_each(node, name, 0);
    struct str s = trimmed(value);
    char text[40];
    char *end;
    if (js_type(value) == JS_INT || js_type(value) == JS_REAL) {
        *ret_number = js_real(value);
        return true;
    }
    if (!s.len || s.len >= sizeof text || strspn(s.ptr, "+-.0123456789eE \t\n") < s.len)
        return false;
    memcpy(text, s.ptr, s.len);
    text[s.len] = 0;
    double number = strtod(text, &end);
    if (*end)
        return false;
    *ret_number = number;
    return true;
}

bool node_true(const struct js *node, const char *name)
{
    const struct js *value = node_each(node, name, 0);
    struct str s = trimmed(value);
    return js_true(value) || str_is(s, "true") || str_is(s, "True") || str_is(s, "yes");
}

struct js *node_text(const struct graph *graph, const struct js *node, const char *name, int max,
                     bool one_line, const struct import_record *record)
{
    struct import *import = graph->import;
    struct js *map = js_new_object();
    const struct js *value;
    for (size_t i = 0; i < 40 && (value = node_each(node, name, i)); i++) {
        struct str tag, text = text_of(value, &tag);
        struct str pointer = arena_printf(&import->arena, "/%s", name);
        text = import_fit(import, record, pointer, text, max, one_line);
        if (text.len)
            js_put_str(map, tag.len ? arena_z(&import->arena, tag) : import->plan->lang, text);
    }
    if (js_len(map))
        return map;
    js_free(map);
    return NULL;
}

struct js *node_title(const struct graph *graph, const struct js *node, const struct import_record *record)
{
    static const char *const names[] = {"name", "label", "title", "locationLabel"};
    struct js *map = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !map; i++)
        map = node_text(graph, node, names[i], TITLE_MAX, true, record);
    return map;
}

void put_json(struct js *item, const char *name, struct js *value)
{
    if (value)
        js_put(item, name, value);
}

static void put_str(struct js *item, const char *name, struct str s)
{
    if (s.len)
        js_put_str(item, name, s);
}

/* An international number; with a zero in front nobody knows the country. */
static bool phone_is_whole(const char *phone, size_t n)
{
    return n >= 8 && n <= 16 && phone[0] == '+' && phone[1] != '0' &&
           strspn(phone + 1, "0123456789") == n - 1;
}

static void put_phone(const struct graph *graph, struct js *item, struct str written,
                      const struct import_record *record)
{
    char phone[24] = "";
    size_t n = 0;
    for (size_t i = 0; i < written.len && n < sizeof phone - 1; i++)
        if (!strchr(" -()./", written.ptr[i]))
            phone[n++] = written.ptr[i];
    if (phone_is_whole(phone, n))
        js_put_str(item, "phone", (struct str){phone, n});
    else if (n)
        import_warn(graph->import, record, STR("/phone"), "type",
                    "\"%.*s\" has no country (\"+46…\"): passed over", STR_FMT(utf8_cut(written, 40)));
}

void put_contact(const struct graph *graph, struct js *item, const struct js *node, bool with_url,
                 const struct import_record *record)
{
    struct str email = node_str(node, "email"), phone = node_str(node, "phone");
    put_str(item, "email", str_starts(email, "mailto:") ? str_sub(email, 7, email.len) : email);
    put_phone(graph, item, str_starts(phone, "tel:") ? str_sub(phone, 4, phone.len) : phone, record);
    if (with_url)
        put_str(item, "url", node_str(node, "website"));
}

static bool has_term(const struct js *terms, struct str id)
{
    for (size_t i = 0; i < js_len(terms); i++)
        if (str_eq(js_str(js_at(terms, i)), id))
            return true;
    return false;
}

void put_terms(const struct graph *graph, struct js *item, const struct js *node)
{
    struct js *terms = js_new_array();
    const struct js *value;
    for (size_t i = 0; i < 40 && (value = node_each(node, "cause", i)); i++) {
        struct str id = js_type(value) == JS_OBJECT ? node_id(value) : trimmed(value);
        const struct concept *concept = concept_find(id, node_name(value));
        bool there = false;
        if (concept && concept->term && !has_term(terms, str_of(concept->term)) && graph->import->db &&
            hub_items_has(graph->import->db, str_of(concept->term), &there) == ERR_OK && there)
            js_push(terms, js_new_z(concept->term));
    }
    if (js_len(terms))
        js_put(item, "terms", terms);
    else
        js_free(terms);
}

struct str origin_of(const struct graph *graph, const struct js *json)
{
    struct buf out;
    buf_init(&out, ORIGIN_MAX_BYTES);
    bool fits = js_write(json, JS_COMPACT, &out);
    struct str origin = fits ? arena_str(&graph->import->arena, buf_view(&out)) : (struct str){0};
    buf_release(&out);
    return origin;
}
