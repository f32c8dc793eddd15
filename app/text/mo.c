// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/mo.h"

#include <string.h>

#include "base/utf8.h"

enum { HEADER_BYTES = 28, ENTRIES_MAX = 20000 };

struct reading {
    struct str bytes;
    bool swapped; /* written on a machine of the other byte order */
    uint32_t n, keys_at, texts_at;
};

static uint32_t word(const struct reading *r, size_t at)
{
    uint32_t value;
    memcpy(&value, r->bytes.ptr + at, sizeof value);
    return r->swapped ? __builtin_bswap32(value) : value;
}

static bool table_fits(const struct reading *r, uint32_t at)
{
    return at >= HEADER_BYTES && at <= r->bytes.len && (r->bytes.len - at) / 8 >= r->n;
}

static enum err read_header(struct reading *r)
{
    if (r->bytes.len < HEADER_BYTES)
        return ERR_SYNTAX;
    uint32_t magic = word(r, 0);
    r->swapped = magic == 0xde120495;
    if (magic != 0x950412de && !r->swapped)
        return ERR_SYNTAX;
    if (word(r, 4) >> 16 > 1) /* major revisions 0 and 1 are alike to a reader of plain strings */
        return ERR_SYNTAX;
    r->n = word(r, 8);
    r->keys_at = word(r, 12);
    r->texts_at = word(r, 16);
    if (r->n > ENTRIES_MAX)
        return ERR_LIMIT;
    return table_fits(r, r->keys_at) && table_fits(r, r->texts_at) ? ERR_OK : ERR_SYNTAX;
}

static bool read_string(const struct reading *r, uint32_t table, uint32_t i, struct str *ret_string)
{
    uint32_t len = word(r, table + 8 * (size_t)i), at = word(r, table + 8 * (size_t)i + 4);
    if (at >= r->bytes.len || len >= r->bytes.len - at || r->bytes.ptr[at + len] != 0)
        return false;
    *ret_string = (struct str){r->bytes.ptr + at, len};
    return utf8_valid(*ret_string);
}

static struct str header_field(struct str header, const char *name)
{
    struct str line;
    while (str_next(&header, '\n', &line))
        if (str_starts(line, name))
            return str_trim(str_sub(line, strlen(name), line.len));
    return STR("");
}

/* The header is the translation of "", which sorts first. */
static enum err read_plural(const struct reading *r, struct arena *arena, struct plural *ret_plural)
{
    struct str key, header, rule = STR("");
    if (r->n && read_string(r, r->keys_at, 0, &key) && key.len == 0 &&
        read_string(r, r->texts_at, 0, &header))
        rule = header_field(header, "Plural-Forms:");
    return plural_parse(rule.len ? rule : STR("nplurals=2; plural=n != 1;"), arena, ret_plural);
}

/* Cuts "one\0few\0many" into its forms. */
static enum err read_forms(struct str text, int want, struct arena *arena, struct mo_entry *entry)
{
    struct str *forms = ARENA_ARRAY(arena, struct str, (size_t)want), rest = text;
    int n = 0;
    while (n < want && str_next(&rest, '\0', &forms[n]))
        n++;
    if (n != want || rest.ptr)
        return ERR_SYNTAX;
    entry->forms = forms;
    entry->n_forms = n;
    return ERR_OK;
}

static enum err read_entry(const struct reading *r, uint32_t i, int plural_forms, struct arena *arena,
                           struct mo_entry *entry)
{
    struct str key, text;
    if (!read_string(r, r->keys_at, i, &key) || !read_string(r, r->texts_at, i, &text))
        return ERR_SYNTAX;
    size_t end = str_find(key, '\0', 0);
    entry->key = str_sub(key, 0, end);
    return read_forms(text, end < key.len ? plural_forms : 1, arena, entry);
}

enum err mo_parse(struct str bytes, struct arena *arena, struct mo *ret_mo)
{
    struct reading r = {.bytes = bytes};
    struct plural plural;
    enum err err = read_header(&r);
    if (err == ERR_OK)
        err = read_plural(&r, arena, &plural);
    if (err != ERR_OK)
        return err;
    struct mo_entry *entries = ARENA_ARRAY(arena, struct mo_entry, r.n);
    for (uint32_t i = 0; i < r.n; i++) {
        err = read_entry(&r, i, plural.forms, arena, &entries[i]);
        if (err != ERR_OK)
            return err;
        if (i && str_cmp(entries[i - 1].key, entries[i].key) >= 0)
            return ERR_SYNTAX;
    }
    *ret_mo = (struct mo){entries, r.n, plural};
    return ERR_OK;
}

const struct mo_entry *mo_find(const struct mo *mo, struct str key)
{
    size_t from = 0, to = mo->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int c = str_cmp(key, mo->entries[middle].key);
        if (c == 0)
            return &mo->entries[middle];
        if (c < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}
