// SPDX-License-Identifier: GPL-3.0-or-later
/* Which nodes of a page are records, and what each is called for good. */
#include <stdlib.h>
#include <string.h>

#include "exchange/import_jsonld.h"

static void add(struct ld_page *page, enum ld_kind kind, const struct js *node, const struct js *root,
                int line)
{
    if (page->n == LD_NODES_MAX) {
        if (page->size) /* said once */
            import_report(page->import,
                          &(struct import_fault){.file = page->file,
                                                 .line = line,
                                                 .pointer = STR(""),
                                                 .rule = "limit",
                                                 .message = STR("more than 20000 records in a page")});
        page->size = 0;
        return;
    }
    if (page->n == page->size) {
        size_t size = page->size ? page->size * 2 : 64;
        struct ld_found *more = ARENA_ARRAY(&page->kept, struct ld_found, size);
        if (page->n)
            memcpy(more, page->found, page->n * sizeof *more);
        page->found = more;
        page->size = size;
    }
    page->found[page->n++] = (struct ld_found){.kind = kind, .node = node, .root = root, .line = line};
}

static bool is_volunteering(const struct js *node, struct arena *arena)
{
    const struct js *types = ld_get(node, "employmentType");
    for (size_t i = 0; i < ld_len(types); i++)
        if (str_is(ld_local(ld_str(ld_at(types, i), arena)), "VOLUNTEER"))
            return true;
    return false;
}

/* Nodes with neither a name nor a time only refer to others. */
static bool says_something(const struct js *node)
{
    return ld_get(node, "name") || ld_get(node, "title") || ld_get(node, "startDate") ||
           ld_get(node, "eventSchedule");
}

/* A series whose parts stand in it is only their cover. */
static bool is_cover(const struct js *node)
{
    return !ld_get(node, "eventSchedule") && (ld_get(node, "subEvent") || ld_get(node, "subEvents"));
}

/* Events count wherever they stand; who and where count only where the page is about them. */
static void consider(struct ld_page *page, const struct js *node, const struct js *root, int line,
                     bool is_subject)
{
    if (!says_something(node))
        return;
    if (ld_is_event(node)) {
        if (!is_cover(node))
            add(page, LD_EVENT, node, root, line);
    } else if (is_subject && ld_is(node, "JobPosting")) {
        if (is_volunteering(node, &page->kept))
            add(page, LD_JOB, node, root, line);
    } else if (is_subject && ld_is_organization(node)) {
        add(page, LD_ORGANIZATION, node, root, line);
    } else if (is_subject && ld_is_place(node)) {
        add(page, LD_PLACE, node, root, line);
    }
}

static bool leads_to_subjects(const char *member)
{
    return strcmp(member, "@graph") == 0 || strcmp(member, "itemListElement") == 0 ||
           strcmp(member, "item") == 0 || strcmp(member, "mainEntity") == 0;
}

/* As deep as js_parse lets it be. */
static void walk(struct ld_page *page, const struct js *value, const struct js *root, int line,
                 bool is_subject)
{
    if (js_type(value) == JS_ARRAY) {
        for (size_t i = 0; i < js_len(value); i++)
            walk(page, js_at(value, i), root, line, is_subject);
        return;
    }
    if (js_type(value) != JS_OBJECT)
        return;
    consider(page, value, root, line, is_subject);
    for (void *it = js_first(value); it; it = js_after(value, it))
        if (strcmp(js_name(it), "superEvent") != 0)
            walk(page, js_value(it), root, line, is_subject && leads_to_subjects(js_name(it)));
}

void ld_gather(struct ld_page *page, const struct js *root, int line)
{
    for (size_t i = 0; i < ld_len(root); i++) {
        const struct js *part = ld_at(root, i);
        if (ld_is_schema_org(part)) {
            ld_index_add(&page->index, part);
            walk(page, part, part, line, true);
        }
    }
}

static struct str identifier_of(const struct js *node, struct arena *arena)
{
    const struct js *value = ld_at(ld_get(node, "identifier"), 0);
    const struct js *inside = js_type(value) == JS_OBJECT ? ld_get(value, "value") : NULL;
    return ld_str(inside ? inside : value, arena);
}

/* "@id", "identifier", or what else does not change with the words. "_:b0" is a name for this page alone. */
static struct str uid_of(const struct ld_found *found, struct arena *arena)
{
    const struct js *node = found->node;
    struct str id = js_get_str(node, "@id"), url = ld_get_str(node, "url", arena);
    if (!id.len || str_starts(id, "_:"))
        id = identifier_of(node, arena);
    if (id.len)
        return str_starts(id, "#") ? arena_printf(arena, "%.*s%.*s", STR_FMT(url), STR_FMT(id)) : id;
    struct str name = ld_get_str(node, "name", arena);
    if (!name.len)
        name = ld_get_str(node, "title", arena);
    return arena_printf(arena, "%.*s %.*s", STR_FMT(url.len ? url : name), STR_FMT(found->start));
}

static int compare(const void *a, const void *b)
{
    const struct ld_found *x = *(const struct ld_found *const *)a, *y = *(const struct ld_found *const *)b;
    int order = x->kind != y->kind ? (int)x->kind - (int)y->kind : str_cmp(x->uid, y->uid);
    order = order ? order : str_cmp(x->start, y->start);
    return order ? order : (x > y) - (x < y);
}

/* Pages list a series as events of one "@id" and different starts, and show one event in two places. */
static void tell_apart(struct ld_page *page, struct ld_found **sorted, bool *again)
{
    for (size_t i = 0, end; i < page->n; i = end) {
        bool differ = false;
        for (end = i + 1; end < page->n && sorted[end]->kind == sorted[i]->kind &&
                          str_eq(sorted[end]->uid, sorted[i]->uid);
             end++)
            differ |= sorted[i]->kind == LD_EVENT && !str_eq(sorted[i]->start, sorted[end]->start);
        for (size_t k = i; k < end; k++) {
            sorted[k]->by_start = differ;
            again[sorted[k] - page->found] =
                k > i && (!differ || str_eq(sorted[k - 1]->start, sorted[k]->start));
        }
    }
}

void ld_gather_done(struct ld_page *page)
{
    struct ld_found **sorted = ARENA_ARRAY(&page->kept, struct ld_found *, page->n);
    bool *again = ARENA_ARRAY(&page->kept, bool, page->n);
    size_t kept = 0;
    ld_index_done(&page->index);
    for (size_t i = 0; i < page->n; i++) {
        sorted[i] = &page->found[i];
        page->found[i].start = ld_get_str(page->found[i].node, "startDate", &page->kept);
        page->found[i].uid = uid_of(&page->found[i], &page->kept);
    }
    if (page->n)
        qsort(sorted, page->n, sizeof *sorted, compare);
    tell_apart(page, sorted, again);
    for (size_t i = 0; i < page->n; i++) {
        if (again[i])
            continue;
        struct ld_found *found = &page->found[kept++];
        *found = page->found[i];
        if (found->by_start)
            found->uid = arena_printf(&page->kept, "%.*s %.*s", STR_FMT(found->uid), STR_FMT(found->start));
    }
    page->n = kept;
}
