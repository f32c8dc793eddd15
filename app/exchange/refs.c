// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/refs.h"

#include <string.h>

#include "core/item.h"

static bool names_items(const char *member)
{
    static const char *const names[] = {"organization", "place",  "service", "organizations", "member_of",
                                        "terms",        "parent", "related", "helps",         "checked_by"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], member) == 0)
            return true;
    return false;
}

static void add(struct refs *refs, struct arena *arena, struct str id, struct str pointer)
{
    enum item_kind kind;
    if (!item_id_kind(id, &kind))
        return;
    if ((refs->n & (refs->n - 1)) == 0) {
        struct ref *more = ARENA_ARRAY(arena, struct ref, refs->n ? (size_t)refs->n * 2 : 4);
        if (refs->n)
            memcpy(more, refs->items, (size_t)refs->n * sizeof *more);
        refs->items = more;
    }
    refs->items[refs->n++] = (struct ref){arena_str(arena, id), pointer};
}

static void visit(struct refs *refs, struct arena *arena, const struct js *value, struct str pointer,
                  bool named);

static void visit_array(struct refs *refs, struct arena *arena, const struct js *array, struct str pointer,
                        bool named)
{
    for (size_t i = 0; i < js_len(array); i++)
        visit(refs, arena, js_at(array, i), arena_printf(arena, "%.*s/%zu", STR_FMT(pointer), i), named);
}

static void visit_object(struct refs *refs, struct arena *arena, const struct js *object, struct str pointer)
{
    for (void *it = js_first(object); it; it = js_after(object, it)) {
        const char *name = js_name(it);
        bool named = names_items(name), deeper = js_type(js_value(it)) == JS_ARRAY;
        if (named || deeper)
            visit(refs, arena, js_value(it), arena_printf(arena, "%.*s/%s", STR_FMT(pointer), name), named);
    }
}

/* Depth is bounded by the parser that made the value. */
static void visit(struct refs *refs, struct arena *arena, const struct js *value, struct str pointer,
                  bool named)
{
    enum js_type type = js_type(value);
    if (type == JS_STRING && named)
        add(refs, arena, js_str(value), pointer);
    else if (type == JS_ARRAY)
        visit_array(refs, arena, value, pointer, named);
    else if (type == JS_OBJECT)
        visit_object(refs, arena, value, pointer);
}

struct refs refs_of(const struct js *item, struct arena *arena)
{
    struct refs refs = {0};
    visit(&refs, arena, item, STR(""), false);
    return refs;
}
