// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import_names.h"

#include <string.h>

#include "text/fold.h"

enum { KEY_MAX_BYTES = 2000, KEY_URL = KIND_COUNT };

struct name {
    int kind; /* enum item_kind, or KEY_URL */
    struct str key, id, street;
    bool is_title, is_shared; /* shared: of several things */
};
struct import_names {
    struct import *import;
    struct name *names;
    size_t n, size;
    uint32_t *slots; /* index + 1 */
    size_t n_slots;
};

static struct str folded(struct import_names *names, struct str s)
{
    struct buf key;
    buf_init(&key, KEY_MAX_BYTES);
    fold_text(str_sub(s, 0, KEY_MAX_BYTES / 4), &key);
    struct str kept = arena_str(&names->import->arena, str_trim(buf_view(&key)));
    buf_release(&key);
    return kept;
}

/* "https://www.Example.org/" and "http://example.org" are one. */
static struct str plain_url(struct import_names *names, struct str url)
{
    size_t scheme = 0;
    for (size_t i = 0; i + 2 < url.len && i < 8; i++)
        if (memcmp(url.ptr + i, "://", 3) == 0)
            scheme = i + 3;
    url = str_sub(url, scheme, str_find(url, '#', 0));
    if (str_starts(url, "www."))
        url = str_sub(url, 4, url.len);
    while (url.len && url.ptr[url.len - 1] == '/')
        url.len--;
    char *low = (char *)arena_z(&names->import->arena, url);
    for (size_t i = 0; i < url.len && low[i] != '/'; i++)
        low[i] = low[i] >= 'A' && low[i] <= 'Z' ? (char)(low[i] | 0x20) : low[i];
    return (struct str){low, url.len};
}

static size_t slot_of(const struct import_names *names, int kind, struct str key)
{
    size_t at = (str_hash(key) + (size_t)kind * 31) & (names->n_slots - 1);
    while (names->slots[at]) {
        const struct name *name = &names->names[names->slots[at] - 1];
        if (name->kind == kind && str_eq(name->key, key))
            break;
        at = (at + 1) & (names->n_slots - 1);
    }
    return at;
}

static void make_room(struct import_names *names)
{
    struct arena *arena = &names->import->arena;
    if (names->n < names->size)
        return;
    size_t size = names->size ? names->size * 2 : 256;
    struct name *more = ARENA_ARRAY(arena, struct name, size);
    if (names->n)
        memcpy(more, names->names, names->n * sizeof *more);
    names->names = more;
    names->size = size;
    names->n_slots = size * 2;
    names->slots = ARENA_ARRAY(arena, uint32_t, names->n_slots);
    for (size_t i = 0; i < names->n; i++)
        names->slots[slot_of(names, more[i].kind, more[i].key)] = (uint32_t)i + 1;
}

/* Titles come before synonyms: what one thing is called is not another's by-name. */
static void add(struct import_names *names, int kind, struct str key, struct str id, struct str street,
                bool is_title)
{
    if (!key.len)
        return;
    make_room(names);
    size_t at = slot_of(names, kind, key);
    if (names->slots[at]) {
        struct name *first = &names->names[names->slots[at] - 1];
        first->is_shared |= !str_eq(first->id, id) && first->is_title == is_title;
        return;
    }
    names->names[names->n] = (struct name){kind, key, id, street, is_title, false};
    names->slots[at] = (uint32_t)++names->n;
}

static void add_words(struct import_names *names, const struct js *words, struct str id)
{
    for (size_t i = 0; i < js_len(words); i++)
        add(names, KIND_TERM, folded(names, js_str(js_at(words, i))), id, STR(""), false);
}

struct reading {
    struct import_names *names;
    enum item_kind kind;
    bool synonyms;
};

static void take(const struct reading *reading, const struct js *json, struct str id)
{
    struct import_names *names = reading->names;
    const struct js *of = js_get(json, reading->synonyms ? "synonyms" : "title");
    struct str street = folded(names, js_get_str(json, "street")), url = js_get_str(json, "url");
    for (void *it = js_first(of); it; it = js_after(of, it)) {
        if (reading->synonyms)
            add_words(names, js_value(it), id);
        else
            add(names, (int)reading->kind, folded(names, js_str(js_value(it))), id, street, true);
    }
    if (reading->kind == KIND_ORGANIZATION) {
        add(names, KEY_URL, plain_url(names, url), id, STR(""), true);
        add(names, KEY_URL, plain_url(names, js_get_str(json, "email")), id, STR(""), true);
    }
}

static enum err take_item(void *ctx, const struct hub_item *item)
{
    struct reading *reading = ctx;
    struct js *json;
    if (str_is(item->source, reading->names->import->plan->source) ||
        js_parse(item->json, ITEM_MAX_BYTES, ITEM_MAX_DEPTH, &json, NULL) != ERR_OK)
        return ERR_OK;
    take(reading, json, arena_str(&reading->names->import->arena, item->id));
    js_free(json);
    return ERR_OK;
}

/* What cannot be read is not known: the store has logged why, and the import ends at its next write. */
static struct import_names *load(struct import *import)
{
    static const struct {
        enum item_kind kind;
        bool synonyms;
    } rows[] = {{KIND_TERM, false}, {KIND_TERM, true}, {KIND_PLACE, false}, {KIND_ORGANIZATION, false}};
    struct import_names *names = ARENA_NEW(&import->arena, struct import_names);
    names->import = import;
    make_room(names);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = {names, rows[i].kind, rows[i].synonyms};
        if (hub_items_list(import->db, item_kind_name(rows[i].kind), take_item, &reading) != ERR_OK)
            break;
    }
    return names;
}

static const struct name *find(struct import *import, int kind, struct str key)
{
    struct import_names *names = import->names;
    size_t at = slot_of(names, kind, key);
    const struct name *name = names->slots[at] ? &names->names[names->slots[at] - 1] : NULL;
    return name && !name->is_shared && key.len ? name : NULL;
}

static struct import_names *names_of(struct import *import)
{
    if (!import->names)
        import->names = load(import);
    return import->names;
}

struct str import_term(struct import *import, struct str name)
{
    struct import_names *names = names_of(import);
    const struct name *found = find(import, KIND_TERM, folded(names, name));
    return found ? found->id : STR("");
}

struct str import_organization(struct import *import, struct str name, struct str url)
{
    struct import_names *names = names_of(import);
    const struct name *found = url.len ? find(import, KEY_URL, plain_url(names, url)) : NULL;
    if (!found && name.len)
        found = find(import, KIND_ORGANIZATION, folded(names, name));
    return found ? found->id : STR("");
}

struct str import_place(struct import *import, struct str name, struct str street)
{
    struct import_names *names = names_of(import);
    const struct name *found = find(import, KIND_PLACE, folded(names, name));
    bool same = found && (!street.len || !found->street.len || str_eq(found->street, folded(names, street)));
    return same ? found->id : STR("");
}

void import_learn_organization(struct import *import, struct str id, struct str name, struct str url)
{
    struct import_names *names = names_of(import);
    add(names, KIND_ORGANIZATION, folded(names, name), id, STR(""), true);
    if (url.len)
        add(names, KEY_URL, plain_url(names, url), id, STR(""), true);
}

void import_learn_place(struct import *import, struct str id, struct str name, struct str street)
{
    struct import_names *names = names_of(import);
    add(names, KIND_PLACE, folded(names, name), id, folded(names, street), true);
}
